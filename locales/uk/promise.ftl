promise-title = Чого ви можете від нас очікувати
promise-back = Ваша сторінка
promise-lead = Так ми працюємо з менторами. Це записано в протоколі організації { $organisation }. Тут ви читаєте це простими словами.
promise-since = Це діє від такого дня: { $date }.
promise-next = Що зміниться від такого дня: { $date }
promise-gone = Це тоді більше не діятиме:
promise-question = Хочете щось про це сказати або запитати? Ви завжди можете звернутися до ментора.

promise-part-mentor = Хто такий ментор
promise-mentor-own = Кожна дитина має власного ментора: педагогічного працівника групи.
promise-mentor-days = Ми дивимося, хто працює в ті дні, коли приходить дитина.
promise-mentor-knows = Ми зважаємо на те, хто добре знає дитину.
promise-mentor-baby = Дитина віком до { $count ->
    [one] { $count } місяця
    [few] { $count } місяців
    [many] { $count } місяців
   *[other] { $count } місяця
 } має бачити свого ментора ще частіше.
promise-mentor-language = Ми дивимося, чи говорить ментор мовою родини.
promise-mentor-children = Ми прагнемо, щоб ментор мав під опікою не більше ніж { $count ->
    [one] { $count } дитину
    [few] { $count } дитини
    [many] { $count } дітей
   *[other] { $count } дитини
 }.

promise-part-change = Коли з’являється інший ментор
promise-change-stays = Дитина, наскільки можливо, має того самого ментора.
promise-change-told = Протягом { $count ->
    [one] { $count } робочого дня
    [few] { $count } робочих днів
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
 } ви дізнаєтеся, хто ментор.
promise-change-handover = Попередній ментор розповідає новому все, що треба знати.
promise-change-interim = Якщо ментора немає довше ніж { $count ->
    [one] { $count } тиждень
    [few] { $count } тижні
    [many] { $count } тижнів
   *[other] { $count } тижня
 }, з’являється тимчасовий ментор.

promise-part-start = Початок і звикання
promise-start-introduction = Протягом { $count ->
    [one] { $count } тижня
    [few] { $count } тижнів
    [many] { $count } тижнів
   *[other] { $count } тижня
 } до початку відбувається розмова-знайомство.
promise-start-appointment = Приблизно за { $from } – { $until ->
    [one] { $until } тиждень
    [few] { $until } тижні
    [many] { $until } тижнів
   *[other] { $until } тижня
 } до початку ми домовляємося з вами про звикання.
promise-start-carer = Дитина, яка починає у віці до { $count ->
    [one] { $count } місяця
    [few] { $count } місяців
    [many] { $count } місяців
   *[other] { $count } місяця
 }, спершу має постійну особу, що про неї дбає.
promise-start-review = Через { $count ->
    [one] { $count } тиждень
    [few] { $count } тижні
    [many] { $count } тижнів
   *[other] { $count } тижня
 } після початку ми обговорюємо з вами, як минуло звикання.

promise-part-day = Щодня
promise-day-mentor = Коли дитину забирають, ментор розповідає, як минув день. Якщо ментора немає або він зайнятий, це робить хтось інший із групи.
promise-day-anybody = Коли дитину забирають, про день розповідає той, хто є в групі. Це не обов’язково ментор.
promise-day-needs = Якщо ви розповісте, чого потребує дитина, протягом { $count ->
    [one] { $count } робочого дня
    [few] { $count } робочих днів
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
 } ви дізнаєтеся, що ми з цим зробимо.

promise-part-messages = Повідомлення
promise-message-answer = На повідомлення ментору ви отримаєте відповідь протягом { $count ->
    [one] { $count } робочого дня
    [few] { $count } робочих днів
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
 }.
promise-message-colleagues = Якщо ментора немає, ваше повідомлення може прочитати й відповісти на нього хтось інший із групи.

promise-part-seen = Як розвивається дитина
promise-seen-months = { $count ->
    [12] Щороку
    [one] Раз на { $count } місяць
    [few] Раз на { $count } місяці
    [many] Раз на { $count } місяців
   *[other] Раз на { $count } місяця
 } ми цілеспрямовано спостерігаємо за дитиною.
promise-seen-birthday = Приблизно на кожен день народження ми цілеспрямовано спостерігаємо за дитиною.
promise-seen-domains = Коли дитині більше ніж { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 }, під час спостереження ми також дивимося, як вона розвивається в кожній сфері.
promise-seen-milestones = Протягом { $count ->
    [one] { $count } тижня
    [few] { $count } тижнів
    [many] { $count } тижнів
   *[other] { $count } тижня
 } після кожного дня народження ми дивимося на віхи розвитку цього віку.
promise-seen-told = Протягом { $count ->
    [one] { $count } робочого дня
    [few] { $count } робочих днів
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
 } після спостереження ви дізнаєтеся, що ми побачили.
promise-seen-particulars = Якщо є щось особливе, протягом { $count ->
    [one] { $count } робочого дня
    [few] { $count } робочих днів
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
 } відбувається розмова з вами.

promise-part-talks = Розмови
promise-talk-first = Через { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 } після початку догляду відбувається перша розмова з вами.
promise-talk-parents = { $count ->
    [12] Щороку
    [one] Раз на { $count } місяць
    [few] Раз на { $count } місяці
    [many] Раз на { $count } місяців
   *[other] Раз на { $count } місяця
 } відбувається розмова з батьками.
promise-talk-invited = Від віку { $count ->
    [one] { $count } року
    [few] { $count } років
    [many] { $count } років
   *[other] { $count } року
 } ми запрошуємо й дитину.
promise-talk-child = У групі після школи (BSO) ментор { $count ->
    [12] щороку
    [one] раз на { $count } місяць
    [few] раз на { $count } місяці
    [many] раз на { $count } місяців
   *[other] раз на { $count } місяця
 } розмовляє із самою дитиною.
promise-talk-asked = Якщо дитина в групі після школи (BSO) просить поговорити, протягом { $count ->
    [one] { $count } робочого дня
    [few] { $count } робочих днів
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
 } хтось із нею розмовляє.
promise-talk-draws = Від віку { $count ->
    [one] { $count } року
    [few] { $count } років
    [many] { $count } років
   *[other] { $count } року
 } вона може для цього малювати або писати.
promise-talk-exit = Протягом { $count ->
    [one] { $count } тижня
    [few] { $count } тижнів
    [many] { $count } тижнів
   *[other] { $count } тижня
 } до останнього дня відбувається підсумкова розмова.
promise-talk-free = Ви не зобов’язані погоджуватися на розмову. Просто скажіть нам.

promise-part-concerns = Коли ми хвилюємося за дитину
promise-concern-steps = Коли ми хвилюємося, ми проходимо { $count ->
    [one] { $count } сталий крок
    [few] { $count } сталі кроки
    [many] { $count } сталих кроків
   *[other] { $count } сталого кроку
 }.
promise-concern-first = Перш ніж почнеться крок { $count }, ми говоримо з вами. Якщо це неможливо, ми записуємо чому.
promise-concern-reads = Від кроку { $count } ви читаєте те, що записано.
promise-concern-consent = Якщо для кроку потрібна ваша згода, він почнеться лише тоді, коли всі батьки з батьківськими правами скажуть «так».

promise-part-others = Передача школі чи іншим
promise-other-consent = Без згоди батьків із батьківськими правами ми нічого не передаємо про дитину, хіба що цього вимагає закон.
promise-other-again = Якщо на запитання про згоду відповіли ще не всі, через { $count ->
    [one] { $count } робочий день
    [few] { $count } робочі дні
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
 } ми запитаємо ще раз.
promise-other-begins = Ми починаємо передачу інформації школі, коли дитині виповнюється { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 }.
promise-other-ready = Ми надсилаємо інформацію школі, коли дитині виповнюється { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 }.
promise-other-before = Ми надсилаємо інформацію за { $count ->
    [one] { $count } тиждень
    [few] { $count } тижні
    [many] { $count } тижнів
   *[other] { $count } тижня
 } до першого дня на новому місці.
promise-other-receipt = Ми просимо отримувача протягом { $count ->
    [one] { $count } робочого дня
    [few] { $count } робочих днів
    [many] { $count } робочих днів
   *[other] { $count } робочого дня
 } підтвердити, що інформацію прочитано.
promise-other-follow-up = Через { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 } після першого дня ми запитуємо там, як справи в дитини.

promise-part-file = Справа дитини
promise-file-names = Ви бачите, хто відкривав справу, з іменем.
promise-file-roles = Ви бачите, у якій ролі хтось відкривав справу.
promise-file-day = Те, що ми записуємо про день, ми зберігаємо { $count ->
    [one] { $count } день
    [few] { $count } дні
    [many] { $count } днів
   *[other] { $count } дня
 }.
promise-file-months = Справу ми зберігаємо ще { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 } після останнього дня.
promise-file-messages = Повідомлення ми зберігаємо ще { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 } після останнього дня.
promise-file-photos = Фотографії ми зберігаємо ще { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 } після останнього дня.
promise-file-concerns = Те, що ми записали, хвилюючись за дитину, ми зберігаємо ще { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 } після останнього дня.
promise-file-transfers = Передану інформацію ми зберігаємо ще { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
 } після останнього дня.
