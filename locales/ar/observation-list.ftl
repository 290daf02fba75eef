olist-version = الإصدار { $version }
olist-open = { $count ->
    [zero] كل النقاط مملوءة
    [one] نقطة واحدة غير مملوءة
    [two] نقطتان غير مملوءتين
    [few] { $count } نقاط غير مملوءة
    [many] { $count } نقطة غير مملوءة
   *[other] { $count } نقطة غير مملوءة
}
olist-not-seen = لم يُلاحظ
olist-blank = فارغ
olist-changed = { $count ->
    [zero] لا نقطة تختلف عمّا كانت عليه في
    [one] نقطة واحدة تختلف عمّا كانت عليه في
    [two] نقطتان تختلفان عمّا كانتا عليه في
    [few] { $count } نقاط تختلف عمّا كانت عليه في
    [many] { $count } نقطة تختلف عمّا كانت عليه في
   *[other] { $count } نقطة تختلف عمّا كانت عليه في
}
olist-the-same = لا شيء يختلف عمّا كان عليه في
olist-was = سابقاً: { $answer }
olist-corrected-line = كان مكتوباً: { $before }. صحّحه { $name }،
olist-family-link = قوائم الملاحظة المملوءة ({ $count })
olist-family-title = قوائم الملاحظة عن { $child }
olist-family-lead = ما لاحظته المجموعة، بكلمات القائمة. لا تترددوا في سؤال المرشد عن التوضيح.
olist-family-none = لا توجد قائمة للقراءة بعد
olist-family-none-text = تقرؤون القائمة هنا حالما تخبركم المجموعة بنتيجة الملاحظة.
olist-family-by = ملأها { $name }
