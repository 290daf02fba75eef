talk-kind-settling-in-review = مراجعة فترة التعوّد
talk-kind-introduction-talk = لقاء تعارف
talk-kind-first-months-talk = لقاء عن الأشهر الأولى
talk-kind-particulars-talk = لقاء بعد ملاحظة
talk-kind-parent-talk = لقاء مع الوالدين
talk-kind-exit-talk = لقاء ختامي
talk-moments = المواعيد
talk-calendar = إضافة إلى تقويمي
talk-calendar-title = لقاء في رعاية الأطفال
talk-agreements = الاتفاقات
talk-parent-choose = متى تأتون للحديث عن { $child }؟
talk-parent-take = اختيار هذا الموعد
talk-parent-none = لا يناسبنا أي من هذه المواعيد
talk-parent-none-label = متى يناسبكم؟
talk-parent-gone = لم يعد بإمكانكم اختيار هذه المواعيد. سيعرض عليكم المرشد مواعيد أخرى.
talk-parent-when = اكتبوا متى يمكنكم الحضور
talk-parent-planned = نلتقي معكم
talk-parent-off = لن يُعقد هذا اللقاء: { $when }.
talk-parent-missed = لم يُعقد هذا اللقاء: { $when }.
talk-parent-moments-off = المواعيد التي عرضناها عليكم لم تعد سارية.
talk-parent-wish = عمّ تريدون أن نتحدث؟
talk-parent-said = كتبتم:
talk-parent-in-person = قلتم في حديث (دوّنه { $name }):
talk-parent-send = إرسال
talk-parent-held = تاريخ اللقاء:
talk-parent-report = التقرير، تمت مشاركته
talk-parent-read = لقد قرأته
talk-parent-add = إضافة وجهة نظركم
talk-parent-view = ماذا تريدون أن تضيفوا؟
talk-parent-view-own = أضفتم
talk-choose-one = لم يُختر شيء. اختاروا أحد المواعيد.
talk-not-free = لم يُختر شيء. لم يعد هذا الموعد متاحاً؛ ترون أدناه ما هو معتمد الآن.
talk-just-taken = لم يتم اختيار أي شيء: هذا الموعد حُجز للتو. اختاروا موعدًا آخر، أو اكتبوا متى يمكنكم الحضور.
talk-chosen = تم الاتفاق: { $when }.
talk-say-something = لم يُرسل شيء. اكتبوا شيئاً أولاً.
talk-say-less = لم يُرسل شيء. الحد الأقصى { $most } حرفاً؛ اختصروا نصّكم.
talk-say-late = لم يُرسل شيء: تغيّر هذا اللقاء في هذه الأثناء. ما كتبتموه موجود أدناه؛ ويمكنكم أيضاً إرساله كرسالة.
talk-said = تم الإرسال. سيقرؤه المرشد.
talk-read-done = شكراً لكم. يرى المرشد أنكم قرأتموه.
talk-child-invited = الطفل { $child } مدعو أيضاً إلى هذا اللقاء. تشاوروا معاً هل يريد { $child } الحضور.
talk-child-you-yes = قلتم: { $child } سيحضر.
talk-child-you-no = قلتم: { $child } لن يحضر.
talk-child-will = { $child } سيحضر
talk-child-will-not = { $child } لن يحضر
talk-attended = الحاضرون: { $who }.
talk-attended-label = من حضر سواكم؟
talk-attended-parents = الوالدان
talk-attended-child = الطفل
talk-attended-colleague = أحد الزملاء
talk-mail-subject = رسالة من { $organisation }
talk-mail-message = { $dear }

    لديكم رسالة جديدة من { $organisation }. افتحوها هنا:

    { $link }

    يعمل الرابط حتى نهاية يوم { $until } وهو لكم وحدكم.
talk-mail-reminder = { $dear }

    لديكم موعد لدى { $organisation }: { $when }. تقرؤون المزيد هنا:

    { $link }

    يعمل الرابط حتى نهاية يوم { $until } وهو لكم وحدكم.
talk-view-message = عن تقرير المحادثة: { $words }
