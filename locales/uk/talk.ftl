talk-kind-settling-in-review = Підсумок адаптації
talk-kind-introduction-talk = Знайомство
talk-kind-first-months-talk = Розмова про перші місяці
talk-kind-particulars-talk = Розмова після спостереження
talk-kind-parent-talk = Розмова з батьками
talk-kind-exit-talk = Завершальна розмова
talk-moments = Час
talk-calendar = Додати до мого календаря
talk-calendar-title = Розмова в закладі догляду
talk-agreements = Домовленості
talk-parent-choose = Коли ви прийдете на розмову? Дитина: { $child }
talk-parent-take = Вибрати цей час
talk-parent-none = Жоден із варіантів не підходить
talk-parent-none-label = Коли вам зручно?
talk-parent-gone = Ці терміни вже не можна вибрати. Ментор запропонує вам інші.
talk-parent-when = Напишіть, коли ви можете прийти
talk-parent-planned = Зустрічаємося
talk-parent-off = Розмова не відбудеться: { $when }.
talk-parent-missed = Розмова не відбулася: { $when }.
talk-parent-moments-off = Запропоновані вам терміни вже не діють.
talk-parent-wish = Про що ви хочете поговорити?
talk-parent-said = Ви написали:
talk-parent-in-person = Ви сказали в розмові (записано: { $name }):
talk-parent-send = Надіслати
talk-parent-held = Розмова відбулася:
talk-parent-report = Звіт, надано:
talk-parent-read = Прочитано
talk-parent-add = Додати свою думку
talk-parent-view = Що ви хочете додати?
talk-parent-view-own = Ви додали
talk-choose-one = Нічого не вибрано. Виберіть один із варіантів часу.
talk-not-free = Нічого не вибрано. Цей час уже не можна вибрати; нижче ви бачите, що діє зараз.
talk-just-taken = Нічого не вибрано: цей час щойно зайняли. Виберіть інший час або напишіть, коли ви можете прийти.
talk-chosen = Домовлено: { $when }.
talk-say-something = Нічого не надіслано. Спочатку щось напишіть.
talk-say-less = Нічого не надіслано. Найбільше можна знаків: { $most }; скоротіть текст.
talk-say-late = Нічого не надіслано: ця розмова тим часом змінилася. Те, що ви написали, є нижче; це можна також надіслати як повідомлення.
talk-said = Надіслано. Ментор це прочитає.
talk-read-done = Дякуємо. Ментор бачить, що ви це прочитали.
talk-child-invited = На цю розмову запрошено й дитину: { $child }. Порадьтеся разом, чи { $child } хоче прийти.
talk-child-you-yes = Ваша відповідь: { $child } прийде.
talk-child-you-no = Ваша відповідь: { $child } не прийде.
talk-child-will = { $child } прийде
talk-child-will-not = { $child } не прийде
talk-attended = Були присутні: { $who }.
talk-attended-label = Хто ще був присутній?
talk-attended-parents = батьки
talk-attended-child = дитина
talk-attended-colleague = інший працівник
talk-mail-subject = Повідомлення від { $organisation }
talk-mail-message = { $dear }

    У вас є нове повідомлення від { $organisation }. Відкрийте його тут:

    { $link }

    Посилання діє до { $until } включно й лише для вас.
talk-mail-reminder = { $dear }

    У вас призначена зустріч у { $organisation }: { $when }. Більше прочитайте тут:

    { $link }

    Посилання діє до { $until } включно й лише для вас.
talk-view-message = Щодо звіту про розмову: { $words }
