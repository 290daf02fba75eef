family-title = { $reader ->
    [institution] أطفال مؤسستكم
   *[other] أطفالكم
}
family-mentor-of = مرشد { $child }
family-interim-of = المرشد المؤقت: { $child }
family-interim-why = يقوم { $mentor } بهذا ما دام { $own } غير موجود. إذا تغيّر ذلك نخبركم.
family-next-interim = اعتباراً من { $date }، مؤقتاً: { $mentor }
family-since = المرشد منذ
family-next = اعتباراً من { $date }: { $mentor }
family-reach = كيف تتواصلون مع { $mentor }
family-reach-otherwise = تحدّثوا مع { $mentor } عند إحضار الطفل أو أخذه. وإذا كان { $mentor } غير موجود فاسألوا أحد الزملاء في المجموعة.
family-no-mentor = لا يوجد حالياً مرشد للطفل { $child }.
family-no-mentor-text = اسألوا في المجموعة من سيكون المرشد. نخبركم حالما يُعرف ذلك.
family-not-yet = لا يوجد الآن مرشد بعد للطفل { $child }. ترون أدناه من سيكون.
family-no-place = لا يوجد حالياً مكان عندنا للطفل { $child }. هل هذا غير صحيح؟ اسألوا المركز.
family-readable-until = انتهت الرعاية. يمكنكم قراءة هذه الصفحة حتى نهاية يوم { $date }.
family-closed = المركز مغلق اليوم.
family-closed-because = المركز مغلق اليوم: { $why }.
family-opens = يُفتح مجدداً:
family-ask-instead = { $mentor } غير موجود { $part }. اسألوا { $part } عن { $colleague }.
family-ask = اسألوا { $part } عن { $colleague }.
family-ask-on-group = { $mentor } غير موجود { $part }؛ اسألوا في المجموعة.
family-part-day = اليوم
family-part-morning = هذا الصباح
family-part-afternoon = بعد ظهر اليوم
family-stand-in = { $name } (بديل)
family-place = المجموعة اليوم عند { $group }.
family-place-opening = عند الافتتاح تكون المجموعة اليوم عند { $group }.
family-place-opening-until = عند الافتتاح، حتى الساعة { $time }، تكون المجموعة اليوم عند { $group }.
family-place-closing = عند الإغلاق تكون المجموعة اليوم عند { $group }.
family-place-closing-from = عند الإغلاق، من الساعة { $time }، تكون المجموعة اليوم عند { $group }.
family-withdrawn = سُحبت رسالة سابقة عن مرشد آخر ({ $date }). لن يتم ذلك التغيير.
family-stays = يبقى { $mentor } هو المرشد.
family-unread = نسجّل أنكم قرأتم هذه الرسالة.
family-read = قرأت
family-was-read = سجّلنا أنكم قرأتم هذا.
family-what = ما عمل المرشد؟
family-what-text = { $reader ->
    [institution] المرشد يعرف الطفل جيداً، ويتابع نموّه، وهو أول من تتوجهون إليه.
   *[other] المرشد هو الموظف التربوي الخاص بطفلكم. يعرف طفلكم جيداً، ويتابع نموّه، ويتحدث معكم عن ذلك، وهو أول من تتوجهون إليه. وعند إحضار الطفل وأخذه يمكنكم دائماً التوجّه إلى أي موظف في المجموعة.
}
family-elsewhere = الانتقال إلى { $organisation }
family-others = المتابعة بدور آخر أو مع مؤسسة أخرى

family-news = ما الجديد
family-news-nothing = لا جديد. كل ما شاركناه معكم موجود أدناه.
family-news-waits = بانتظاركم
family-news-consents = طلبات موافقة بانتظاركم: { $count }
family-news-transfers = معلومات نقل للقراءة والجواب: { $count }
family-news-recorded = سجّل أحد العاملين لدينا جواباً منكم
family-news-choose = اختاروا موعداً: { $talk }
family-news-report = تقرير جديد: { $talk }
family-news-needs = أخبرونا عن { $child } قبل اليوم الأول
family-news-messages = رسائل غير مقروءة: { $count }
family-news-next = مرشد جديد اعتباراً من { $date }: { $mentor }
family-news-mentor = مرشد جديد منذ { $date }: { $mentor }
family-news-next-interim = مرشد مؤقت اعتباراً من { $date }: { $mentor }
family-news-mentor-interim = مرشد مؤقت منذ { $date }: { $mentor }
family-news-withdrawn = أُلغي تغيير المرشد
family-news-seen = ملاحظات شاركناها معكم (آخر { $days } أيام): { $count }
family-news-agreed = اتفاقات جديدة (آخر { $days } أيام): { $count }
family-news-milestones = خطوات نموّ جديدة (آخر { $days } أيام): { $count }
family-news-day = اقرؤوا كيف كان يوم الطفل
family-mourning-title = نشارككم حزنكم
family-mourning-text = لا توجد هنا رسائل لكم، ولا حاجة إلى أن تفعلوا شيئاً.
family-mourning-help = هل تريدون السؤال عن شيء أو أخذ شيء أو العودة إلى شيء من الماضي؟ يساعدكم العاملون في المركز بكل سرور، في الوقت الذي يناسبكم.
family-nothing-title = لا يوجد شيء لكم هنا
family-nothing-text = نعرض بيانات الطفل على الوالدين ومقدّمي الرعاية الذين لهم حق الولاية. وبحسب ما هو مسجل عندنا لا يمكننا أن نعرض عليكم شيئاً هنا. هل هذا غير صحيح؟ اطلبوا من مدير المركز التحقق من ذلك.
family-nothing-ended = انتهت الرعاية. كان بإمكانكم القراءة هنا حتى ثلاثة أشهر بعد ذلك. هل تريدون معرفة شيء أو الاطلاع عليه؟ اسألوا المركز.
family-knock-title = توجد رسالة لكم
family-knock-text = نرسل رمزاً إلى بريدكم الإلكتروني. به تقرؤون الرسالة، ولا تحتاجون إلى كلمة سر.
family-knock-why = بالرمز نتأكد من هويتكم، حتى لو وصل هذا الرابط إلى شخص آخر.
family-send-code = أرسلوا لي رمزاً
family-enter = المتابعة كوالد أو مقدّم رعاية
family-enter-text = لقد سجّلتم الدخول من قبل.
family-code-title = انظروا في بريدكم الإلكتروني
family-code-text = إذا كان رابطكم ما زال يعمل فقد أرسلنا رمزاً. يعمل الرمز { $minutes } دقيقة.
family-code-label = رمز من 6 أرقام
family-code-go = متابعة
family-code-wrong = هذا الرمز لا يعمل. استعملوا الرمز الموجود في آخر رسالة إلكترونية. بعد { $tries } محاولات اطلبوا رمزاً جديداً.
family-code-spent = هذا الرمز لم يعد يعمل. اطلبوا أدناه رمزاً جديداً. يصلكم فوراً بالبريد الإلكتروني.
family-code-none = لم تصلكم رسالة؟ انظروا أيضاً في البريد غير المرغوب فيه.
family-code-again = أرسلوا رمزاً جديداً
family-code-ended = لم ينجح ذلك؟ اطلبوا رابطاً جديداً.
family-mail-asked-subject = سؤال من { $organisation }
family-mail-asked = { $dear }

    لديكم سؤال من { $organisation }. اقرؤوه وأعطوا جوابكم هنا:

    { $link }

    يعمل الرابط حتى نهاية يوم { $until } وهو لكم وحدكم.
family-mail-recorded = { $dear }

    تم تسجيل جواب منكم لدى { $organisation }. تأكدوا هنا من صحته:

    { $link }

    يعمل الرابط حتى نهاية يوم { $until } وهو لكم وحدكم.
family-dear = السادة الوالدان أو مقدّمو الرعاية،
family-dear-institution = السيدات والسادة،
family-code-mail-subject = رمزكم لدى { $organisation }
family-code-mail-text =
    رمزكم هو { $code }

    اكتبوه في صفحة { $organisation } حيث طلبتم الرمز. يعمل الرمز { $minutes } دقيقة.

    لم تطلبوا رمزاً؟ إذن لا حاجة إلى أن تفعلوا شيئاً. لا تعطوا الرمز لأحد.
family-ask-title = طلب رابط جديد
family-ask-text = اكتبوا عنوان بريدكم الإلكتروني. نرسل إليكم رابطاً جديداً.
family-ask-email = البريد الإلكتروني
family-ask-hint = العنوان المعروف لدى مؤسسة الرعاية.
family-ask-send = أرسلوا لي رابطاً
family-away-text = لم تسجّلوا الدخول، أو انتهى تسجيل دخولكم. اكتبوا عنوان بريدكم الإلكتروني. نرسل إليكم رابطاً جديداً.
family-away-password = تسجيل الدخول بكلمة مرور
family-ended-title = هذا الرابط لم يعد يعمل
family-ended-text = يعمل الرابط 30 يوماً. اكتبوا عنوان بريدكم الإلكتروني فنرسل إليكم رابطاً جديداً.
family-sent-title = انظروا في بريدكم الإلكتروني
family-sent-text = إذا كان هذا العنوان معروفاً لدينا، فقد وصلكم الآن رابط جديد على بريدكم الإلكتروني.
family-sent-not = لم تصلكم رسالة؟ انظروا أيضاً في البريد غير المرغوب فيه. أو اسألوا في المجموعة أي عنوان معروف لدينا.
family-link-mail-subject = رابطكم الجديد لدى { $organisation }
family-link-mail-text =
    { $dear }

    طلبتم رابطاً جديداً من { $organisation }:

    { $link }

    هذا الرابط لكم وحدكم. لا ترسلوه إلى أحد. لم تطلبوه؟ إذن لا حاجة إلى أن تفعلوا شيئاً.
