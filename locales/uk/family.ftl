family-title = { $reader ->
    [institution] Діти вашої установи
   *[other] Ваші діти
}
family-mentor-of = Ментор дитини: { $child }
family-interim-of = Тимчасовий ментор дитини: { $child }
family-interim-why = Поки { $own } не працює, це робить { $mentor }. Якщо щось зміниться, ми вам повідомимо.
family-next-interim = Від: { $date }, тимчасово: { $mentor }
family-since = Ментор із
family-next = Від: { $date }: { $mentor }
family-reach = Як зв’язатися з ментором ({ $mentor })
family-reach-otherwise = { $mentor } охоче поговорить із вами, коли ви приводите або забираєте дитину. Якщо { $mentor } сьогодні не працює, запитайте когось іншого в групі.
family-no-mentor = { $child } зараз не має ментора.
family-no-mentor-text = Запитайте в групі, хто буде ментором. Щойно це стане відомо, ми вам повідомимо.
family-not-yet = { $child } ще не має ментора. Нижче ви бачите, хто ним буде.
family-no-place = { $child } зараз не має в нас місця. Це не так? Запитайте в закладі.
family-readable-until = Догляд завершився. Ви можете читати цю сторінку до { $date } включно.
family-closed = Заклад сьогодні зачинено.
family-closed-because = Заклад сьогодні зачинено: { $why }.
family-opens = Знову відчинено:
family-ask-instead = { $mentor } не працює ({ $part }). Запитайте, будь ласка: { $colleague }.
family-ask = До кого звертатися ({ $part }): { $colleague }.
family-ask-on-group = { $mentor } не працює ({ $part }); запитайте, будь ласка, у групі.
family-part-day = сьогодні
family-part-morning = сьогодні зранку
family-part-afternoon = сьогодні після обіду
family-stand-in = { $name } (заміна)
family-place = Група сьогодні разом із групою { $group }.
family-place-opening = Після відкриття група сьогодні разом із групою { $group }.
family-place-opening-until = Після відкриття, до { $time }, група сьогодні разом із групою { $group }.
family-place-closing = Перед закриттям група сьогодні разом із групою { $group }.
family-place-closing-from = Перед закриттям, з { $time }, група сьогодні разом із групою { $group }.
family-withdrawn = Попереднє повідомлення про іншого ментора відкликано ({ $date }). Цієї зміни не буде.
family-stays = Ментором залишається { $mentor }.
family-unread = Ми записуємо, що ви прочитали це повідомлення.
family-read = Прочитано
family-was-read = Ми записали, що ви це прочитали.
family-what = Що робить ментор?
family-what-text = { $reader ->
    [institution] Ментор добре знає дитину, стежить за її розвитком і є для вас першою контактною особою.
   *[other] Ментор — це власний педагогічний працівник вашої дитини. Він добре знає вашу дитину, стежить за її розвитком, говорить про це з вами і є для вас першою контактною особою. Коли ви приводите й забираєте дитину, завжди можна звернутися до будь-кого, хто є в групі.
}
family-elsewhere = Перейти: { $organisation }
family-others = Перейти до іншої ролі чи організації

family-news = Що нового
family-news-nothing = Нового немає. Усе, чим ми з вами поділилися, є нижче.
family-news-waits = чекає на вас
family-news-consents = Запити на вашу згоду: { $count }
family-news-transfers = Передача інформації, прочитати й відповісти: { $count }
family-news-recorded = Наш працівник записав вашу відповідь
family-news-choose = Виберіть час: { $talk }
family-news-report = Новий звіт: { $talk }
family-news-needs = { $child }: розкажіть нам ще до першого дня
family-news-messages = Непрочитані повідомлення: { $count }
family-news-next = Новий ментор від: { $date }: { $mentor }
family-news-mentor = Новий ментор, від: { $date }: { $mentor }
family-news-next-interim = Тимчасовий ментор від: { $date }: { $mentor }
family-news-mentor-interim = Тимчасовий ментор, від: { $date }: { $mentor }
family-news-withdrawn = Зміну ментора скасовано
family-news-seen = Спостереження, якими ми поділилися за останні дні ({ $days }): { $count }
family-news-agreed = Домовленості за останні дні ({ $days }): { $count }
family-news-milestones = Кроки розвитку за останні дні ({ $days }): { $count }
family-news-day = Прочитайте, як минув сьогоднішній день
family-mourning-title = Ми співчуваємо вам
family-mourning-text = Тут немає для вас повідомлень, і вам нічого не потрібно робити.
family-mourning-help = Хочете щось запитати, забрати чи пригадати? Працівники закладу охоче допоможуть у зручний для вас час.
family-nothing-title = Тут для вас нічого немає
family-nothing-text = Дані про дитину ми показуємо батькам та опікунам, які мають батьківські права. За нашими даними, ми не можемо вам тут нічого показати. Це не так? Попросіть керівника закладу перевірити.
family-nothing-ended = Догляд завершився. Читати тут можна було ще три місяці після цього. Хочете ще щось дізнатися чи побачити? Запитайте в закладі.
family-knock-title = Для вас є повідомлення
family-knock-text = Ми надішлемо код на вашу електронну пошту. З ним ви прочитаєте повідомлення; пароль не потрібен.
family-knock-why = Завдяки коду ми впевнені, що це ви, навіть якщо це посилання потрапить до когось іншого.
family-send-code = Надішліть мені код
family-enter = Далі як батько, мати чи опікун
family-enter-text = Ви вже ввійшли.
family-code-title = Перевірте електронну пошту
family-code-text = Якщо ваше посилання ще діє, ми надіслали код. Код діє (хвилин): { $minutes }.
family-code-label = Код із 6 цифр
family-code-go = Далі
family-code-wrong = Цей код не діє. Скористайтеся кодом з останнього листа. Найбільше спроб: { $tries }; потім попросіть новий код.
family-code-spent = Цей код більше не діє. Попросіть нижче новий код. Він одразу прийде електронною поштою.
family-code-none = Немає листа? Перевірте також небажану пошту (спам).
family-code-again = Надішліть новий код
family-code-ended = Не вдається? Попросіть нове посилання.
family-mail-asked-subject = Запитання від { $organisation }
family-mail-asked = { $dear }

    { $organisation } просить вашої відповіді. Прочитайте запитання й дайте відповідь тут:

    { $link }

    Посилання діє до { $until } включно й лише для вас.
family-mail-recorded = { $dear }

    У { $organisation } записано вашу відповідь. Перевірте тут, чи все правильно:

    { $link }

    Посилання діє до { $until } включно й лише для вас.
family-dear = Шановні батьки та опікуни!
family-dear-institution = Шановні пані та панове!
family-code-mail-subject = Ваш код: { $organisation }
family-code-mail-text =
    Ваш код: { $code }

    Введіть його на сторінці { $organisation }, де ви просили код. Код діє (хвилин): { $minutes }.

    Ви не просили коду? Тоді нічого робити не потрібно. Нікому не давайте цей код.
family-ask-title = Попросіть нове посилання
family-ask-text = Введіть свою адресу електронної пошти. Ми надішлемо вам нове посилання.
family-ask-email = Електронна пошта
family-ask-hint = Адреса, яку знає заклад догляду.
family-ask-send = Надішліть мені посилання
family-away-text = Ви не ввійшли, або ваш вхід завершився. Введіть свою адресу електронної пошти. Ми надішлемо вам нове посилання.
family-away-password = Увійти з паролем
family-ended-title = Це посилання більше не діє
family-ended-text = Посилання діє 30 днів. Введіть свою адресу електронної пошти, і ми надішлемо вам нове.
family-sent-title = Перевірте електронну пошту
family-sent-text = Якщо ми знаємо цю адресу, нове посилання вже у вашій пошті.
family-sent-not = Немає листа? Перевірте також небажану пошту (спам). Або запитайте в групі, яку вашу адресу ми маємо.
family-link-mail-subject = Ваше нове посилання: { $organisation }
family-link-mail-text =
    { $dear }

    Ви просили нове посилання від { $organisation }:

    { $link }

    Посилання лише для вас. Не пересилайте його нікому. Ви його не просили? Тоді нічого робити не потрібно.
