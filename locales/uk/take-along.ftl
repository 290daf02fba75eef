# Узяти з собою: справа дитини для батьків.

take-link = Візьміть справу з собою
take-title = Візьміть із собою справу: { $child }
take-lead = { $reader ->
    [institution] Усе, що ви читаєте тут про дитину, у файлі, який ви зберігаєте самі.
   *[other] Усе, що ви читаєте тут про свою дитину, у файлі, який ви зберігаєте самі.
}
take-what = Ви отримаєте сторінку для читання і друку, фотографії, які вам можна бачити, і ті самі дані для комп’ютера.
take-not = { $reader ->
    [institution] У файлі немає того, що дитина залишає для себе, що стосується інших дітей і що призначено лише для команди.
   *[other] У файлі немає того, що ваша дитина залишає для себе, що стосується інших дітей і що призначено лише для команди.
}
take-ask = Підготувати файл
take-days = Зазвичай це триває менше хвилини. Скільки днів файл можна отримати: { $days }. Потім ми його видаляємо.
take-asked = Ми готуємо файл. Подивіться на цю сторінку ще раз за мить.
take-waits = Ми ще готуємо файл.
take-taken-away = Ми прибрали файл: фотографії, які в ньому були, більше не можна переглядати. Нижче можна замовити новий файл.
take-look = Перевірити, чи готово
take-ready = Файл готовий.
take-until = Отримати його можна до (включно):
take-download = Завантажити файл
take-careful = { $reader ->
    [institution] Це стосується дитини. Зберігайте файл там, де до нього маєте доступ лише ви.
   *[other] Це стосується вашої дитини. Зберігайте файл там, де до нього маєте доступ лише ви.
}
take-again = Підготувати ще раз
take-file-title = Справа: { $child }
take-nothing = Ще нічого не записано.
take-section-places = Група
take-section-mentor = Ментор
take-section-talks = Розмови
take-section-agreements = Домовленості
take-section-goals = Цілі
take-section-milestones = Кроки в розвитку
take-section-needs = { $reader ->
    [institution] Що потрібно дитині
   *[other] Що потрібно вашій дитині
}
take-section-days = Із перебігу дня
take-section-heard = { $reader ->
    [institution] Чим дитина хоче поділитися
   *[other] Чим ваша дитина хоче поділитися
}
take-section-concerns = Занепокоєння
take-section-consents = Згода
take-section-professionals = Контакт з іншими
take-section-transfer = Передача
take-section-messages = Ваші повідомлення
take-section-seen = Що помітили
take-section-lists = Списки спостережень
take-section-looked = Хто переглядав справу
take-section-photos = Фотографії та малюнки
