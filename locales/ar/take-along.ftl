# أخذ الملف: ملف الطفل لأحد والديه.

take-link = خذ الملف معك
take-title = خذ ملف { $child } معك
take-lead = { $reader ->
    [institution] كل ما تقرؤه هنا عن الطفل، في ملف تحتفظ به بنفسك.
   *[other] كل ما تقرؤه هنا عن طفلك، في ملف تحتفظ به بنفسك.
}
take-what = تحصل على صفحة للقراءة والطباعة، وعلى الصور التي يحق لك أن تراها، وعلى البيانات نفسها للحاسوب.
take-not = { $reader ->
    [institution] لا يتضمن الملف ما يحتفظ به الطفل لنفسه، ولا ما يخص أطفالاً آخرين، ولا ما هو للفريق فقط.
   *[other] لا يتضمن الملف ما يحتفظ به طفلك لنفسه، ولا ما يخص أطفالاً آخرين، ولا ما هو للفريق فقط.
}
take-ask = أنشئ الملف
take-days = يستغرق ذلك عادةً أقل من دقيقة. مدة بقاء الملف متاحاً بالأيام: { $days }، ثم نزيله.
take-asked = نحن ننشئ الملف. انظر إلى هذه الصفحة مرة أخرى بعد قليل.
take-waits = ما زلنا ننشئ الملف.
take-taken-away = أزلنا الملف: لم يعد مسموحاً بمشاهدة الصور التي فيه. يمكنكم أدناه طلب ملف جديد.
take-look = انظر هل أصبح جاهزاً
take-ready = الملف جاهز.
take-until = آخر يوم يمكنك أن تأخذه فيه:
take-download = نزّل الملف
take-careful = { $reader ->
    [institution] هذا عن الطفل. احفظه في مكان لا يصل إليه غيرك.
   *[other] هذا عن طفلك. احفظه في مكان لا يصل إليه غيرك.
}
take-again = أنشئه مرة أخرى
take-file-title = ملف { $child }
take-nothing = لم يُكتب شيء بعد.
take-section-places = المجموعة
take-section-mentor = المرشد
take-section-talks = المحادثات
take-section-agreements = الاتفاقات
take-section-goals = الأهداف
take-section-milestones = خطوات النموّ
take-section-needs = { $reader ->
    [institution] ما يحتاجه الطفل
   *[other] ما يحتاجه طفلك
}
take-section-days = من يوم الطفل
take-section-heard = { $reader ->
    [institution] ما يريد الطفل أن يشاركه
   *[other] ما يريد طفلك أن يشاركه
}
take-section-concerns = أمور مقلقة
take-section-consents = الموافقة
take-section-professionals = التواصل مع آخرين
take-section-transfer = نقل الملف
take-section-messages = رسائلك
take-section-seen = ما لوحظ
take-section-lists = قوائم الملاحظة
take-section-looked = من اطّلع على الملف
take-section-photos = الصور والرسوم
