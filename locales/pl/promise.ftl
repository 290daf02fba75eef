promise-title = Czego mogą Państwo od nas oczekiwać
promise-back = Państwa strona
promise-lead = Tak pracujemy z mentorami. Jest to zapisane w protokole organizacji { $organisation }. Tutaj można to przeczytać prostymi słowami.
promise-since = Obowiązuje od: { $date }.
promise-next = Zmiany od dnia: { $date }
promise-gone = To przestanie wtedy obowiązywać:
promise-question = Czy chcą Państwo coś o tym powiedzieć lub o coś zapytać? Zawsze można zwrócić się do mentora.

promise-part-mentor = Kim jest mentor
promise-mentor-own = Każde dziecko ma własnego mentora: pracownika pedagogicznego z grupy.
promise-mentor-days = Patrzymy, kto pracuje w dni, w które przychodzi dziecko.
promise-mentor-knows = Zwracamy uwagę na to, kto dobrze zna dziecko.
promise-mentor-baby = Dziecko w wieku poniżej { $count ->
    [one] 1 miesiąca
    [few] { $count } miesięcy
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 } powinno widywać swojego mentora jeszcze częściej.
promise-mentor-language = Patrzymy, czy mentor mówi w języku rodziny.
promise-mentor-children = Dążymy do tego, aby jeden mentor miał pod opieką najwyżej { $count ->
    [one] 1 dziecko
    [few] { $count } dzieci
    [many] { $count } dzieci
   *[other] { $count } dziecka
 }.

promise-part-change = Gdy przychodzi inny mentor
promise-change-stays = Dziecko ma w miarę możliwości wciąż tego samego mentora.
promise-change-told = W ciągu { $count ->
    [one] 1 dnia roboczego
    [few] { $count } dni roboczych
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
 } dowiedzą się Państwo, kto jest mentorem.
promise-change-handover = Poprzedni mentor mówi nowemu, co powinien wiedzieć.
promise-change-interim = Jeśli mentora nie ma dłużej niż { $count ->
    [one] 1 tydzień
    [few] { $count } tygodnie
    [many] { $count } tygodni
   *[other] { $count } tygodnia
 }, pojawia się mentor tymczasowy.

promise-part-start = Początek i adaptacja
promise-start-introduction = W ciągu { $count ->
    [one] 1 tygodnia
    [few] { $count } tygodni
    [many] { $count } tygodni
   *[other] { $count } tygodnia
 } przed rozpoczęciem odbywa się rozmowa zapoznawcza.
promise-start-appointment = Około { $from } do { $until ->
    [one] 1 tygodnia
    [few] { $until } tygodni
    [many] { $until } tygodni
   *[other] { $until } tygodnia
 } przed rozpoczęciem umawiamy się z Państwem na adaptację.
promise-start-carer = Dziecko, które zaczyna przed ukończeniem { $count ->
    [one] 1 miesiąca
    [few] { $count } miesięcy
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 }, ma najpierw stałego opiekuna.
promise-start-review = Po { $count ->
    [one] 1 tygodniu
    [few] { $count } tygodniach
    [many] { $count } tygodniach
   *[other] { $count } tygodnia
 } od rozpoczęcia omawiamy z Państwem, jak przebiegła adaptacja.

promise-part-day = Na co dzień
promise-day-mentor = Przy odbieraniu mentor opowiada, jak minął dzień. Gdy mentora nie ma lub jest zajęty, robi to ktoś inny z grupy.
promise-day-anybody = Przy odbieraniu opowiada o dniu osoba, która jest w grupie. Nie musi to być mentor.
promise-day-needs = Gdy powiedzą Państwo, czego dziecko potrzebuje, w ciągu { $count ->
    [one] 1 dnia roboczego
    [few] { $count } dni roboczych
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
 } dowiedzą się Państwo, co z tym zrobimy.

promise-part-messages = Wiadomości
promise-message-answer = Na wiadomość do mentora odpowiadamy w ciągu { $count ->
    [one] 1 dnia roboczego
    [few] { $count } dni roboczych
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
 }.
promise-message-colleagues = Gdy mentora nie ma, wiadomość może przeczytać i odpowiedzieć na nią ktoś inny z grupy.

promise-part-seen = Jak rozwija się dziecko
promise-seen-months = { $count ->
    [12] Co rok
    [one] Co miesiąc
    [few] Co { $count } miesiące
    [many] Co { $count } miesięcy
   *[other] Co { $count } miesiąca
 } uważnie obserwujemy dziecko.
promise-seen-birthday = Około każdych urodzin uważnie obserwujemy dziecko.
promise-seen-domains = Gdy dziecko ma więcej niż { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 }, przy obserwacji patrzymy też, jak rozwija się w każdej dziedzinie.
promise-seen-milestones = W ciągu { $count ->
    [one] 1 tygodnia
    [few] { $count } tygodni
    [many] { $count } tygodni
   *[other] { $count } tygodnia
 } po każdych urodzinach patrzymy na kroki milowe tego wieku.
promise-seen-told = W ciągu { $count ->
    [one] 1 dnia roboczego
    [few] { $count } dni roboczych
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
 } po obserwacji dowiedzą się Państwo, co zauważyliśmy.
promise-seen-particulars = Jeśli jest coś szczególnego, w ciągu { $count ->
    [one] 1 dnia roboczego
    [few] { $count } dni roboczych
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
 } odbywa się rozmowa z Państwem.

promise-part-talks = Rozmowy
promise-talk-first = Po { $count ->
    [one] 1 miesiącu
    [few] { $count } miesiącach
    [many] { $count } miesiącach
   *[other] { $count } miesiąca
 } opieki odbywa się pierwsza rozmowa z Państwem.
promise-talk-parents = { $count ->
    [12] Co rok
    [one] Co miesiąc
    [few] Co { $count } miesiące
    [many] Co { $count } miesięcy
   *[other] Co { $count } miesiąca
 } odbywa się rozmowa z rodzicami.
promise-talk-invited = Od wieku { $count ->
    [one] 1 roku
    [few] { $count } lat
    [many] { $count } lat
   *[other] { $count } roku
 } zapraszamy też dziecko.
promise-talk-child = W świetlicy (BSO) mentor { $count ->
    [12] co rok
    [one] co miesiąc
    [few] co { $count } miesiące
    [many] co { $count } miesięcy
   *[other] co { $count } miesiąca
 } rozmawia z samym dzieckiem.
promise-talk-asked = Gdy dziecko w świetlicy (BSO) prosi o rozmowę, w ciągu { $count ->
    [one] 1 dnia roboczego
    [few] { $count } dni roboczych
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
 } ktoś z nim rozmawia.
promise-talk-draws = Od wieku { $count ->
    [one] 1 roku
    [few] { $count } lat
    [many] { $count } lat
   *[other] { $count } roku
 } może w tym celu rysować lub pisać.
promise-talk-exit = W ciągu { $count ->
    [one] 1 tygodnia
    [few] { $count } tygodni
    [many] { $count } tygodni
   *[other] { $count } tygodnia
 } przed ostatnim dniem odbywa się rozmowa końcowa.
promise-talk-free = Nie muszą się Państwo zgadzać na rozmowę. Wystarczy dać nam znać.

promise-part-concerns = Gdy martwimy się o dziecko
promise-concern-steps = Gdy się martwimy, trzymamy się { $count ->
    [one] 1 stałego kroku
    [few] { $count } stałych kroków
    [many] { $count } stałych kroków
   *[other] { $count } stałego kroku
 }.
promise-concern-first = Zanim zacznie się krok { $count }, rozmawiamy z Państwem. Jeśli to niemożliwe, zapisujemy dlaczego.
promise-concern-reads = Od kroku { $count } czytają Państwo to, co jest zapisywane.
promise-concern-consent = Jeśli do kroku potrzebna jest Państwa zgoda, zaczyna się on dopiero wtedy, gdy wszyscy rodzice z władzą rodzicielską powiedzą „tak”.

promise-part-others = Przekazywanie szkole lub innym
promise-other-consent = Bez zgody rodziców z władzą rodzicielską nie przekazujemy niczego o dziecku, chyba że wymaga tego prawo.
promise-other-again = Jeśli nie wszyscy odpowiedzieli na pytanie o zgodę, po { $count ->
    [one] 1 dniu roboczym
    [few] { $count } dniach roboczych
    [many] { $count } dniach roboczych
   *[other] { $count } dnia roboczego
 } pytamy jeszcze raz.
promise-other-begins = Przekazanie informacji szkole zaczynamy, gdy dziecko kończy { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 }.
promise-other-ready = Informacje wysyłamy szkole, gdy dziecko kończy { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 }.
promise-other-before = Informacje wysyłamy na { $count ->
    [one] 1 tydzień
    [few] { $count } tygodnie
    [many] { $count } tygodni
   *[other] { $count } tygodnia
 } przed pierwszym dniem w nowym miejscu.
promise-other-receipt = Prosimy odbiorcę, aby w ciągu { $count ->
    [one] 1 dnia roboczego
    [few] { $count } dni roboczych
    [many] { $count } dni roboczych
   *[other] { $count } dnia roboczego
 } potwierdził, że informacje zostały przeczytane.
promise-other-follow-up = Po { $count ->
    [one] 1 miesiącu
    [few] { $count } miesiącach
    [many] { $count } miesiącach
   *[other] { $count } miesiąca
 } od pierwszego dnia pytamy tam, jak się dziecko czuje.

promise-part-file = Dokumentacja dziecka
promise-file-names = Widzą Państwo, kto otworzył dokumentację: imię i nazwisko.
promise-file-roles = Widzą Państwo, w jakiej roli ktoś otworzył dokumentację.
promise-file-day = To, co zapisujemy o danym dniu, przechowujemy przez { $count ->
    [one] 1 dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
 }.
promise-file-months = Dokumentację przechowujemy przez { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 } po ostatnim dniu.
promise-file-messages = Wiadomości przechowujemy przez { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 } po ostatnim dniu.
promise-file-photos = Zdjęcia przechowujemy przez { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 } po ostatnim dniu.
promise-file-concerns = To, co zapisaliśmy, martwiąc się o dziecko, przechowujemy przez { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 } po ostatnim dniu.
promise-file-transfers = Przekazane informacje przechowujemy przez { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
 } po ostatnim dniu.
