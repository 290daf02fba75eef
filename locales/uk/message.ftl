message-title = Повідомлення
message-title-child = Повідомлення про дитину: { $child }
message-write-to = Написати: { $mentor }
message-new = { $count ->
    [one] { $count } нове повідомлення
    [few] { $count } нові повідомлення
    [many] { $count } нових повідомлень
   *[other] { $count } нового повідомлення
}
message-none-yet = Повідомлень ще немає.
message-ended = Догляд завершився. Ви ще можете читати те, що тут є. Нічого не надіслано.
message-write = Напишіть повідомлення
message-text = Повідомлення
message-send = Надіслати
message-own = Це читаєте лише ви й той, хто відповідає; інший із батьків не читає. Поки його не прочитали, ви можете його відкликати.
message-back-family = Назад: { $child }
message-who = Хто відповідає і коли
message-away = { $mentor } сьогодні не працює і прочитає ваше повідомлення найближчого робочого дня.
message-away-colleagues = { $mentor } сьогодні не працює. Ваше повідомлення може прочитати й відповісти на нього інший працівник групи.
message-colleagues = Якщо { $mentor } не працює, ваше повідомлення може прочитати й відповісти на нього інший працівник групи.
message-no-mentor = { $child } зараз не має ментора. Ваше повідомлення читають педагогічні працівники групи.
message-promise = { $count ->
    [one] Ви отримаєте відповідь протягом { $count } робочого дня, найпізніше:
    [few] Ви отримаєте відповідь протягом { $count } робочих днів, найпізніше:
    [many] Ви отримаєте відповідь протягом { $count } робочих днів, найпізніше:
   *[other] Ви отримаєте відповідь протягом { $count } робочого дня, найпізніше:
}
message-urgent = { $reader ->
    [institution] Це терміново або дитина сьогодні залишається вдома? Тоді зателефонуйте до закладу.
   *[other] Це терміново або ваша дитина сьогодні залишається вдома? Тоді зателефонуйте до закладу.
}
message-you = Ви
message-was-withdrawn = Відкликано до прочитання.
message-read-on = Прочитано:
message-noted-by = Зроблено нотатку: { $name }.
message-became-agreement = З цього повідомлення зроблено домовленість.
message-became-concern = Ментор займається цим далі.
message-withdraw = Відкликати
message-i-read = Прочитано
message-was-read = Прочитано
message-sent = Повідомлення надіслано.
message-withdrawn = Повідомлення відкликано. Ніхто його не прочитав.
message-read-meanwhile = Повідомлення щойно прочитали. Відкликати його вже не можна; за потреби напишіть нове.
message-settled-phone = Розмова про це телефоном: { $name }, { $date }.
message-settled-in-person = Розмова про це в групі: { $name }, { $date }.
message-settled-not-needed = Відповідь визнано непотрібною: { $name }, { $date }.
message-wrong-empty = Спочатку напишіть повідомлення. Нічого не надіслано.
message-wrong-long = Кількість знаків у цьому повідомленні: { $length }. Найбільше можна: { $most }. Нічого не надіслано, а текст залишився: скоротіть його або поділіть на два повідомлення.
message-file = Додати фото або PDF
message-file-choose = Виберіть файл
message-file-hint = Фото або PDF, не більше 10 МБ. Для документа виберіть PDF, а не файл Word.
message-file-name = повідомлення
message-file-picture = Фото ({ $size } кБ)
message-file-pdf = PDF ({ $size } кБ)
message-file-not-sent = Нічого не надіслано, і ваш текст залишився.
message-file-again = Файл не збережено. Виберіть його ще раз.
message-mail-subject = Нове повідомлення від { $organisation }
message-mail-guardian = { $dear }

    У вас є нове повідомлення від { $organisation }. Відкрийте його тут:

    { $link }

    Посилання діє до { $until } включно й лише для вас.
message-about-seen = Про те, що помітили, { $date }
message-about-correction = Просить виправити те, що помітили, { $date }
