promise-title = ما يمكنكم أن تنتظروه منا
promise-back = صفحتكم
promise-lead = هكذا نعمل مع المرشدين. هذا مكتوب في بروتوكول { $organisation }. وهنا تقرؤونه بكلمات بسيطة.
promise-since = هذا سارٍ منذ { $date }.
promise-next = ما يتغيّر ابتداءً من { $date }
promise-gone = وهذا لن يسري بعد ذلك:
promise-question = هل تريدون أن تقولوا شيئاً أو تسألوا عن هذا؟ يمكنكم دائماً التوجّه إلى المرشد.

promise-part-mentor = من هو المرشد
promise-mentor-own = لكل طفل مرشد خاص به: أحد الموظفين التربويين في المجموعة.
promise-mentor-days = ننظر إلى من يعمل في الأيام التي يأتي فيها الطفل.
promise-mentor-knows = نراعي من يعرف الطفل جيداً.
promise-mentor-baby = الطفل الذي عمره أقل من { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } ينبغي أن يرى مرشده أكثر من غيره.
promise-mentor-language = ننظر هل يتحدث المرشد لغة العائلة.
promise-mentor-children = نسعى إلى ألا يكون لدى المرشد أكثر من { $count ->
    [zero] { $count } طفل
    [one] طفل واحد
    [two] طفلين
    [few] { $count } أطفال
    [many] { $count } طفلاً
   *[other] { $count } طفل
 }.

promise-part-change = عندما يأتي مرشد آخر
promise-change-stays = يبقى للطفل المرشد نفسه قدر الإمكان.
promise-change-told = تعرفون خلال { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
 } من هو المرشد.
promise-change-handover = يخبر المرشد السابق المرشد الجديد بما يجب أن يعرفه.
promise-change-interim = إذا غاب المرشد أكثر من { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعاً
   *[other] { $count } أسبوع
 } يأتي مرشد مؤقت.

promise-part-start = البداية والتعوّد
promise-start-introduction = خلال { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعاً
   *[other] { $count } أسبوع
 } قبل البداية تكون هناك محادثة تعارف.
promise-start-appointment = قبل البداية بنحو { $from } إلى { $until ->
    [zero] { $until } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $until } أسابيع
    [many] { $until } أسبوعاً
   *[other] { $until } أسبوع
 } نحدّد معكم موعداً للتعوّد.
promise-start-carer = الطفل الذي يبدأ قبل أن يبلغ { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } يكون له في البداية شخص ثابت يرعاه.
promise-start-review = بعد { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعاً
   *[other] { $count } أسبوع
 } من البداية ننظر معكم كيف كان التعوّد.

promise-part-day = كل يوم
promise-day-mentor = عند أخذ الطفل يحكي المرشد كيف كان اليوم. وإذا كان غائباً أو مشغولاً يفعل ذلك أحد الزملاء.
promise-day-anybody = عند أخذ الطفل يحكي من يكون في المجموعة كيف كان اليوم. وليس من الضروري أن يكون المرشد.
promise-day-needs = إذا أخبرتمونا بما يحتاجه الطفل، تعرفون خلال { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
 } ماذا نفعل بشأنه.

promise-part-messages = الرسائل
promise-message-answer = تتلقون الجواب على رسالتكم إلى المرشد خلال { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
 }.
promise-message-colleagues = إذا كان المرشد غائباً، يمكن لأحد الزملاء في المجموعة أن يقرأ رسالتكم ويجيب عنها.

promise-part-seen = كيف ينمو الطفل
promise-seen-months = { $count ->
    [12] كل سنة
    [zero] كل { $count } شهر
    [one] كل شهر
    [two] كل شهرين
    [few] كل { $count } أشهر
    [many] كل { $count } شهراً
   *[other] كل { $count } شهر
 } نلاحظ الطفل ملاحظة هادفة.
promise-seen-birthday = حول كل عيد ميلاد نلاحظ الطفل ملاحظة هادفة.
promise-seen-domains = إذا كان عمر الطفل أكثر من { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } ننظر عند الملاحظة أيضاً كيف ينمو في كل مجال.
promise-seen-milestones = خلال { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعاً
   *[other] { $count } أسبوع
 } بعد كل عيد ميلاد ننظر في خطوات النمو لذلك العمر.
promise-seen-told = تعرفون خلال { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
 } بعد الملاحظة ماذا رأينا.
promise-seen-particulars = إذا كان هناك أمر لافت تكون معكم محادثة خلال { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
 }.

promise-part-talks = المحادثات
promise-talk-first = بعد { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } من الرعاية تكون معكم محادثة أولى.
promise-talk-parents = { $count ->
    [12] كل سنة
    [zero] كل { $count } شهر
    [one] كل شهر
    [two] كل شهرين
    [few] كل { $count } أشهر
    [many] كل { $count } شهراً
   *[other] كل { $count } شهر
 } تكون هناك محادثة مع الوالدين.
promise-talk-invited = ابتداءً من عمر { $count ->
    [zero] { $count } سنة
    [one] سنة واحدة
    [two] سنتين
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
 } ندعو الطفل أيضاً.
promise-talk-child = في الرعاية بعد المدرسة يتحدث المرشد { $count ->
    [12] كل سنة
    [zero] كل { $count } شهر
    [one] كل شهر
    [two] كل شهرين
    [few] كل { $count } أشهر
    [many] كل { $count } شهراً
   *[other] كل { $count } شهر
 } مع الطفل نفسه.
promise-talk-asked = إذا طلب طفل في الرعاية بعد المدرسة أن يتحدث، يتحدث معه أحدنا خلال { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
 }.
promise-talk-draws = ابتداءً من عمر { $count ->
    [zero] { $count } سنة
    [one] سنة واحدة
    [two] سنتين
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
 } يمكنه أن يرسم أو يكتب لذلك.
promise-talk-exit = خلال { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعاً
   *[other] { $count } أسبوع
 } قبل اليوم الأخير تكون هناك محادثة ختامية.
promise-talk-free = لستم ملزمين بقبول المحادثة. يكفي أن تخبرونا.

promise-part-concerns = القلق على طفل
promise-concern-steps = إذا شعرنا بالقلق نتّبع { $count ->
    [zero] { $count } خطوة ثابتة
    [one] خطوة ثابتة واحدة
    [two] خطوتين ثابتتين
    [few] { $count } خطوات ثابتة
    [many] { $count } خطوة ثابتة
   *[other] { $count } خطوة ثابتة
 }.
promise-concern-first = قبل أن تبدأ الخطوة { $count } نتحدث معكم. وإذا لم يكن ذلك ممكناً نسجّل السبب.
promise-concern-reads = ابتداءً من الخطوة { $count } تقرؤون ما سُجّل.
promise-concern-consent = إذا كانت خطوة تحتاج إلى موافقتكم، فلا تبدأ إلا عندما يقول جميع الوالدين ذوي الولاية نعم.

promise-part-others = المشاركة مع مدرسة أو مع آخرين
promise-other-consent = لا نشارك شيئاً عن طفل دون موافقة الوالدين ذوي الولاية، إلا إذا طلب القانون ذلك.
promise-other-again = إذا لم يجب الجميع بعد على طلب الموافقة، نسأل مرة أخرى بعد { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
 }.
promise-other-begins = نبدأ بإعداد نقل المعلومات إلى المدرسة عندما يبلغ عمر الطفل { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 }.
promise-other-ready = نرسل المعلومات إلى المدرسة عندما يبلغ عمر الطفل { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 }.
promise-other-before = نرسل المعلومات قبل اليوم الأول في المكان الجديد بمدة { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعاً
   *[other] { $count } أسبوع
 }.
promise-other-receipt = نطلب من المستلم أن يؤكد خلال { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
 } أنه قرأ المعلومات.
promise-other-follow-up = بعد { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } من اليوم الأول نسأل هناك كيف حال الطفل.

promise-part-file = الملف
promise-file-names = ترون من فتح الملف، بالاسم.
promise-file-roles = ترون بأي صفة فتح أحدهم الملف.
promise-file-day = ما نكتبه عن يوم نحتفظ به لمدة { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
 }.
promise-file-months = نحتفظ بالملف حتى { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } بعد اليوم الأخير.
promise-file-messages = نحتفظ بالرسائل حتى { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } بعد اليوم الأخير.
promise-file-photos = نحتفظ بالصور حتى { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } بعد اليوم الأخير.
promise-file-concerns = ما سجّلناه عن قلق نحتفظ به حتى { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } بعد اليوم الأخير.
promise-file-transfers = نحتفظ بالمعلومات المنقولة حتى { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
 } بعد اليوم الأخير.
