looked-link = من اطّلع على الملف؟
looked-title = من اطّلع على ملف { $child }؟
looked-lead = ترون متى فُتح الملف، ومن أيّ عضو في الفريق (حسب الدور)، ولأي غرض.
looked-lead-names = ترون متى فُتح الملف، ومن فتحه، ولأي غرض.
looked-period = من
looked-nobody = لم يفتح أحد الملف في هذه الأيام
looked-nobody-text = إذا فتحه شخص من المؤسسة ظهر ذلك هنا فوراً. انظروا أيضاً في الأيام السابقة إذا لزم الأمر.
looked-earlier = سابقاً
looked-times = عدد المرات: { $count }
looked-not = { $reader ->
    [institution] لا يظهر هنا ما يحتفظ به الطفل لنفسه، ولا شيء عن والدين آخرين أو أطفال آخرين. هل لديكم سؤال عن هذا؟ اطرحوه على المركز.
   *[other] لا يظهر هنا ما يحتفظ به طفلكم لنفسه، ولا شيء عن والدين آخرين أو أطفال آخرين. هل لديكم سؤال عن هذا؟ اطرحوه على المركز.
}
looked-role-mentor = المرشد
looked-role-staff = موظف تربوي
looked-role-teamlead = رئيس الفريق
looked-role-care = منسّق الرعاية
looked-role-coach = مدرّب تربوي
looked-role-policy = موظف السياسات
looked-role-director = الإدارة
looked-role-emergency = الإدارة، بدخول طارئ
looked-why-file = قراءة الملف أو الكتابة فيه
looked-why-note = تعديل ملحوظة
looked-why-observation = إعداد ملاحظة تربوية أو قراءتها
looked-why-contact = تسجيل أن الوالدين أُخبرا بشيء
looked-why-goals = قراءة الأهداف أو وضعها
looked-why-talk = تحضير لقاء مع الوالدين أو تسجيله
looked-why-guardians = البحث عن بيانات الوالدين
looked-why-letter = إعداد الرسالة عن المرشد
looked-why-emergency = البحث عن بيانات عند الطوارئ
looked-why-photos = مشاهدة صورة أو إزالتها
looked-why-transfer = إعداد نقل المعلومات إلى المدرسة أو BSO أو قراءته
looked-why-consents = طلب موافقة أو الاطلاع عليها
looked-why-concern = { $reader ->
    [institution] قراءة قلق بشأن الطفل أو العمل عليه
   *[other] قراءة قلق بشأن طفلكم أو العمل عليه
}
looked-why-needs = قراءة الرغبات والاحتياجات أو الرد عليها
looked-why-day = تسجيل كيف كان اليوم أو قراءته
looked-told-title = ما قيل لوالد ليس له حق الولاية
looked-told-text = يحق لوالد ليس له حق الولاية أن يسأل عمّا هو مهم بشأن { $child } (Burgerlijk Wetboek، الكتاب 1، المادة 377c). في هذه الأيام أجبنا.
