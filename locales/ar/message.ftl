message-title = الرسائل
message-title-child = رسائل عن { $child }
message-write-to = رسالة إلى { $mentor }
message-new = { $count ->
    [zero] لا رسائل جديدة
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] { $count } رسائل جديدة
    [many] { $count } رسالة جديدة
   *[other] { $count } رسالة جديدة
}
message-none-yet = لا توجد رسائل بعد.
message-ended = انتهت الرعاية. ما زال بإمكانكم قراءة ما هو مكتوب. لم يُرسل شيء.
message-write = كتابة رسالة
message-text = الرسالة
message-send = إرسال
message-own = لا يقرأ هذا إلا أنتم ومن يجيب، ولا يقرؤه والد آخر. ما دام لم يُقرأ يمكنكم سحبه.
message-back-family = العودة إلى { $child }
message-who = من يجيب، ومتى
message-away = { $mentor } لا يعمل اليوم، وسيقرأ رسالتكم في أول يوم عمل قادم.
message-away-colleagues = { $mentor } لا يعمل اليوم. يمكن لأحد الزملاء في المجموعة قراءة رسالتكم والجواب عنها.
message-colleagues = إذا كان { $mentor } غير موجود، يمكن لأحد الزملاء في المجموعة قراءة رسالتكم والجواب عنها.
message-no-mentor = لا يوجد الآن مرشد للطفل { $child }. يقرأ رسالتكم الموظفون التربويون في المجموعة.
message-promise = { $count ->
    [zero] تتلقون الجواب اليوم، في موعد أقصاه
    [one] تتلقون الجواب خلال يوم عمل واحد، في موعد أقصاه
    [two] تتلقون الجواب خلال يومي عمل، في موعد أقصاه
    [few] تتلقون الجواب خلال { $count } أيام عمل، في موعد أقصاه
    [many] تتلقون الجواب خلال { $count } يوم عمل، في موعد أقصاه
   *[other] تتلقون الجواب خلال { $count } يوم عمل، في موعد أقصاه
}
message-urgent = { $reader ->
    [institution] هل الأمر عاجل، أو يبقى الطفل اليوم في البيت؟ اتصلوا بالمركز هاتفياً.
   *[other] هل الأمر عاجل، أو يبقى طفلكم اليوم في البيت؟ اتصلوا بالمركز هاتفياً.
}
message-you = أنتم
message-was-withdrawn = سُحبت قبل أن تُقرأ.
message-read-on = قُرئت:
message-noted-by = دوّن { $name } ملحوظة عن هذا.
message-became-agreement = تحوّلت هذه الرسالة إلى اتفاق.
message-became-concern = يتابع المرشد هذا الأمر.
message-withdraw = سحب
message-i-read = قرأت
message-was-read = قُرئت
message-sent = أُرسلت الرسالة.
message-withdrawn = سُحبت الرسالة. لم يقرأها أحد.
message-read-meanwhile = قُرئت الرسالة قبل قليل. لم يعد سحبها ممكناً؛ اكتبوا رسالة جديدة إذا لزم الأمر.
message-settled-phone = تحدّث { $name } هاتفياً عن هذا: { $date }.
message-settled-in-person = تحدّث { $name } عن هذا في المجموعة: { $date }.
message-settled-not-needed = رأى { $name } أن الجواب غير ضروري: { $date }.
message-wrong-empty = اكتبوا رسالة أولاً. لم يُرسل شيء.
message-wrong-long = عدد أحرف هذه الرسالة { $length }. الحد الأقصى { $most }. لم يُرسل شيء والنص ما زال موجوداً: اختصروه أو قسّموه على رسالتين.
message-file = إرفاق صورة أو ملف PDF
message-file-choose = اختر ملفًا
message-file-hint = صورة أو ملف PDF، بحد أقصى 10 ميغابايت. اختر ملف PDF للمستند، لا ملف Word.
message-file-name = رسالة
message-file-picture = صورة ({ $size } كيلوبايت)
message-file-pdf = ملف PDF ({ $size } كيلوبايت)
message-file-not-sent = لم يُرسَل شيء ونصك ما زال موجودًا.
message-file-again = لم يُحفَظ الملف. اختره مرة أخرى.
message-mail-subject = رسالة جديدة من { $organisation }
message-mail-guardian = { $dear }

    لديكم رسالة جديدة من { $organisation }. افتحوها هنا:

    { $link }

    يعمل الرابط حتى نهاية يوم { $until } وهو لكم وحدكم.
message-about-seen = عمّا لوحظ، { $date }
message-about-correction = طلب تصحيح ما لوحظ، { $date }
