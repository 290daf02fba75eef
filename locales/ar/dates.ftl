date-today = اليوم
date-tomorrow = غداً
date-yesterday = أمس
date-in-days = { $days ->
    [zero] بعد { $days } يوم
    [one] بعد يوم واحد
    [two] بعد يومين
    [few] بعد { $days } أيام
    [many] بعد { $days } يوماً
   *[other] بعد { $days } يوم
}
date-in-weeks = { $weeks ->
    [zero] بعد { $weeks } أسبوع
    [one] بعد أسبوع واحد
    [two] بعد أسبوعين
    [few] بعد { $weeks } أسابيع
    [many] بعد { $weeks } أسبوعاً
   *[other] بعد { $weeks } أسبوع
}
date-days-ago = { $days ->
    [zero] قبل { $days } يوم
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $days } أيام
    [many] قبل { $days } يوماً
   *[other] قبل { $days } يوم
}
date-weeks-ago = { $weeks ->
    [zero] قبل { $weeks } أسبوع
    [one] قبل أسبوع واحد
    [two] قبل أسبوعين
    [few] قبل { $weeks } أسابيع
    [many] قبل { $weeks } أسبوعاً
   *[other] قبل { $weeks } أسبوع
}
date-plain = { $day } { $date } { $month }
date-plain-year = { $day } { $date } { $month } { $year }
date-exact = { $day } { $date } { $month } { $year }
date-and-far = { $date }، { $far }
day-short-monday = الاثنين
day-short-tuesday = الثلاثاء
day-short-wednesday = الأربعاء
day-short-thursday = الخميس
day-short-friday = الجمعة
day-short-saturday = السبت
day-short-sunday = الأحد
day-letter-monday = ن
day-letter-tuesday = ث
day-letter-wednesday = ر
day-letter-thursday = خ
day-letter-friday = ج
day-letter-saturday = س
day-letter-sunday = ح
day-name-monday = الاثنين
day-name-tuesday = الثلاثاء
day-name-wednesday = الأربعاء
day-name-thursday = الخميس
day-name-friday = الجمعة
day-name-saturday = السبت
day-name-sunday = الأحد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
week-together = مع المرشد
week-without = الطفل هنا دون المرشد
week-one = المرشد وحده هنا
week-there = هنا
week-off = يوم عطلة
week-morning = صباحاً
week-afternoon = بعد الظهر
week-half = نصف يوم
week-even = الأسابيع الزوجية
week-odd = الأسابيع الفردية
week-no-days = لا توجد أيام ثابتة
