told-mail-subject = لديكم رسالة جديدة من { $organisation }
told-mail-text =
    { $dear }

    لديكم رسالة جديدة من { $organisation }. يمكنكم قراءتها عبر الرابط الخاص بكم:

    { $link }

    لا تحتاجون إلى كلمة سر. سيصلكم رمز على بريدكم الإلكتروني. يعمل الرابط حتى نهاية يوم { $until }.

    هذا الرابط لكم وحدكم. لا ترسلوه إلى أحد.

letter-subject = مرشد { $child }
letter-subject-withdrawn = لا يتغيّر مرشد { $child }
letter-dear = { $guardian }، تحية طيبة،
letter-dear-formal = { $person }، تحية طيبة،
letter-dear-office = تحية طيبة وبعد،
letter-attention = عناية { $person }
letter-withdrawn = كنا قد أخبرناكم بأن مرشدًا آخر سيتولى متابعة { $child }. لن يحدث هذا التغيير.
letter-stays = يبقى { $mentor } مرشد { $child }.
letter-from = ابتداءً من { $date } يكون { $mentor } مرشد { $child }.
letter-is = { $mentor } هو مرشد { $child }.
letter-interim = يقوم { $mentor } بذلك مؤقتًا، ما دام { $own } غير موجود. إذا تغيّر ذلك أخبرناكم.
letter-what = يتابع المرشد أحوال { $child }، ويتحدث معكم عن ذلك، وهو أول من تتوجهون إليه.
letter-reach = هكذا تتواصلون مع { $mentor }
letter-no-mentor = لا يوجد الآن مرشد من أجل { $child }. حالما يوجد مرشد نخبركم بذلك.
letter-questions = هل لديكم سؤال؟ اسألوا في المجموعة عند إحضار الطفل أو أخذه.
letter-greeting = مع أطيب التحيات،
