# Що помітили.

seen-title = { $child }: що помітили
seen-lead = Ось що побачила група і як вам про це розповіли. Хочете щось додати або щось не так? Напишіть ментору.
seen-none = Ще немає що читати
seen-none-text = Ви прочитаєте тут, що помітили, щойно група вам розповість.
seen-by = Помітив(ла): { $name }
seen-corrected = Виправлено
seen-all-well = Усе гаразд.
seen-told-pickup = Розповіли, коли приводили чи забирали дитину: { $name }, { $date }
seen-told-phone = Розповіли телефоном: { $name }, { $date }
seen-told-message = Повідомлення від { $name }, { $date }
seen-link = Прочитати все й відповісти
seen-you = Ви написали
seen-asks-correction = ви просите виправити
seen-to-messages = До ваших повідомлень
seen-answer = Відповісти
seen-answer-label = Що ви хочете додати або запитати?
seen-correct = Щось не так: прошу виправити
seen-answer-send = Надіслати ментору
seen-answer-sent = Ваша відповідь у ментора.
seen-correction-sent = Ваше прохання про виправлення в ментора. Відповідь буде у ваших повідомленнях.
