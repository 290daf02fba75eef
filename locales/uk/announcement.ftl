told-mail-subject = Нове повідомлення від { $organisation }
told-mail-text =
    { $dear }

    У вас є нове повідомлення від { $organisation }. Прочитати його можна за вашим власним посиланням:

    { $link }

    Пароль не потрібен. Код надійде на вашу електронну пошту. Посилання діє до { $until } включно.

    Посилання лише для вас. Не пересилайте його нікому.

letter-subject = Ментор дитини: { $child }
letter-subject-withdrawn = Ментор не змінюється (дитина: { $child })
letter-dear = { $guardian }, вітаємо!
letter-dear-formal = { $person }, вітаємо!
letter-dear-office = Шановні пані та панове!
letter-attention = для: { $person }
letter-withdrawn = Ми писали вам, що буде інший ментор (дитина: { $child }). Цієї зміни не буде.
letter-stays = { $mentor } і надалі ментор (дитина: { $child }).
letter-from = Ментор від { $date }: { $mentor } (дитина: { $child }).
letter-is = { $mentor } — ментор (дитина: { $child }).
letter-interim = Поки { $own } не працює, це робить { $mentor }. Якщо щось зміниться, ми вам повідомимо.
letter-what = Ментор стежить, як справи (дитина: { $child }), розмовляє про це з вами і є першим, до кого можна звернутися.
letter-reach = Як зв’язатися: { $mentor }
letter-no-mentor = Зараз ментора немає (дитина: { $child }). Щойно буде ментор, ми вам повідомимо.
letter-questions = Маєте запитання? Запитуйте в групі, коли приводите чи забираєте дитину.
letter-greeting = З повагою,
