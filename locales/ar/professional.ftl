professional-basis-consent = بموافقة الوالدين
professional-basis-inspection = بطلب من جهة رقابية (Algemene wet bestuursrecht، المادة 5:20)
professional-basis-court = بأمر من القاضي
professional-basis-youth-protection = بطلب من وصيّ الأسرة (gezinsvoogd) التابع لمؤسسة معتمدة (Jeugdwet، المادة 7.3.11)
professional-why-label = السبب:
professional-family = ما شاركناه مع آخرين عن { $child }
