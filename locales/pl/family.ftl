family-title = { $reader ->
    [institution] Dzieci Państwa instytucji
   *[other] Państwa dzieci
}
family-mentor-of = Mentor dziecka: { $child }
family-interim-of = Tymczasowy mentor dziecka: { $child }
family-interim-why = Dopóki { $own } nie pracuje, robi to { $mentor }. Jeśli coś się zmieni, damy Państwu znać.
family-next-interim = Od: { $date }, tymczasowo: { $mentor }
family-since = Mentor od
family-next = Od: { $date }: { $mentor }
family-reach = Jak skontaktować się z mentorem ({ $mentor })
family-reach-otherwise = { $mentor } chętnie porozmawia przy przyprowadzaniu lub odbieraniu dziecka. Jeśli { $mentor } jest nieobecna lub nieobecny, proszę zapytać inną osobę w grupie.
family-no-mentor = { $child } nie ma teraz mentora.
family-no-mentor-text = Proszę zapytać w grupie, kto będzie mentorem. Gdy tylko będzie to wiadomo, damy Państwu znać.
family-not-yet = { $child } nie ma jeszcze mentora. Poniżej widać, kto nim będzie.
family-no-place = { $child } nie ma teraz u nas miejsca. To się nie zgadza? Proszę zapytać w placówce.
family-readable-until = Opieka się zakończyła. Tę stronę można czytać do { $date } włącznie.
family-closed = Placówka jest dzisiaj zamknięta.
family-closed-because = Placówka jest dzisiaj zamknięta: { $why }.
family-opens = Znów otwarte:
family-ask-instead = { $mentor } jest teraz poza pracą ({ $part }). Proszę pytać o osobę: { $colleague }.
family-ask = Proszę pytać o osobę: { $colleague } ({ $part }).
family-ask-on-group = { $mentor } jest teraz poza pracą ({ $part }); proszę pytać w grupie.
family-part-day = dzisiaj
family-part-morning = dzisiaj rano
family-part-afternoon = dzisiaj po południu
family-stand-in = { $name } (zastępstwo)
family-place = Grupa jest dzisiaj razem z grupą { $group }.
family-place-opening = Po otwarciu grupa jest dzisiaj razem z grupą { $group }.
family-place-opening-until = Po otwarciu, do godziny { $time }, grupa jest dzisiaj razem z grupą { $group }.
family-place-closing = Przed zamknięciem grupa jest dzisiaj razem z grupą { $group }.
family-place-closing-from = Przed zamknięciem, od godziny { $time }, grupa jest dzisiaj razem z grupą { $group }.
family-withdrawn = Wcześniejsza wiadomość o innym mentorze została wycofana ({ $date }). Tej zmiany nie będzie.
family-stays = Mentorem pozostaje { $mentor }.
family-unread = Zapisujemy, że ta wiadomość została przez Państwa przeczytana.
family-read = Przeczytane
family-was-read = Zapisaliśmy, że wiadomość została przez Państwa przeczytana.
family-what = Co robi mentor?
family-what-text = { $reader ->
    [institution] Mentor dobrze zna dziecko, śledzi jego rozwój i jest dla Państwa pierwszą osobą do kontaktu.
   *[other] Mentor to pracownik pedagogiczny Państwa dziecka. Dobrze zna dziecko, śledzi jego rozwój, rozmawia o tym z Państwem i jest dla Państwa pierwszą osobą do kontaktu. Przy przyprowadzaniu i odbieraniu dziecka zawsze można zwrócić się do każdego, kto jest w grupie.
}
family-elsewhere = Przejdź: { $organisation }
family-others = Przejdź do innej roli lub organizacji

family-news = Co nowego
family-news-nothing = Nie ma nic nowego. Wszystko, czym się z Państwem podzieliliśmy, jest poniżej.
family-news-waits = czeka na Państwa
family-news-consents = Prośby o Państwa zgodę: { $count }
family-news-transfers = Informacje do przekazania, do przeczytania i odpowiedzi: { $count }
family-news-recorded = Pracownik zapisał Państwa odpowiedź
family-news-choose = Proszę wybrać termin: { $talk }
family-news-report = Nowe sprawozdanie: { $talk }
family-news-needs = { $child }: proszę opowiedzieć nam jeszcze przed pierwszym dniem
family-news-messages = Nieprzeczytane wiadomości: { $count }
family-news-next = Nowy mentor od: { $date }: { $mentor }
family-news-mentor = Nowy mentor, od: { $date }: { $mentor }
family-news-next-interim = Tymczasowy mentor od: { $date }: { $mentor }
family-news-mentor-interim = Tymczasowy mentor, od: { $date }: { $mentor }
family-news-withdrawn = Zmiana mentora jest odwołana
family-news-seen = Obserwacje udostępnione w ostatnich dniach ({ $days }): { $count }
family-news-agreed = Ustalenia z ostatnich dni ({ $days }): { $count }
family-news-milestones = Kroki w rozwoju z ostatnich dni ({ $days }): { $count }
family-news-day = Proszę przeczytać, jak minął dzisiejszy dzień
family-mourning-title = Łączymy się z Państwem w smutku
family-mourning-text = Nie ma tu dla Państwa wiadomości i nie trzeba nic robić.
family-mourning-help = Czy chcą Państwo o coś zapytać, coś odebrać lub do czegoś wrócić? Osoby w placówce chętnie pomogą, w odpowiednim dla Państwa czasie.
family-nothing-title = Nic tu dla Państwa nie ma
family-nothing-text = Dane dziecka pokazujemy rodzicom i opiekunom mającym władzę rodzicielską. Według naszych danych nie możemy tu Państwu nic pokazać. To się nie zgadza? Proszę poprosić kierownika placówki o sprawdzenie.
family-nothing-ended = Opieka się zakończyła. Przez trzy miesiące po jej końcu można było tu czytać. Czy chcą Państwo coś jeszcze wiedzieć lub zobaczyć? Proszę zapytać w placówce.
family-knock-title = Jest dla Państwa wiadomość
family-knock-text = Wyślemy kod na Państwa adres e-mail. Dzięki niemu można przeczytać wiadomość; hasło nie jest potrzebne.
family-knock-why = Dzięki kodowi mamy pewność, że to Państwo, nawet gdy ktoś inny dostanie ten link.
family-send-code = Wyślij mi kod
family-enter = Dalej jako rodzic lub opiekun
family-enter-text = Już są Państwo zalogowani.
family-code-title = Proszę sprawdzić pocztę e-mail
family-code-text = Jeśli Państwa link jeszcze działa, wysłaliśmy kod. Kod działa przez (minuty): { $minutes }.
family-code-label = Kod z 6 cyfr
family-code-go = Dalej
family-code-wrong = Ten kod nie działa. Proszę użyć kodu z ostatniego e-maila. Najwięcej prób: { $tries }; potem trzeba poprosić o nowy kod.
family-code-spent = Ten kod już nie działa. Poniżej można poprosić o nowy kod. Przyjdzie od razu e-mailem.
family-code-none = Nie ma e-maila? Proszę sprawdzić też niechcianą pocztę (spam).
family-code-again = Wyślij nowy kod
family-code-ended = Nie udaje się? Proszę poprosić o nowy link.
family-mail-asked-subject = Pytanie od { $organisation }
family-mail-asked = { $dear }

    { $organisation } prosi Państwa o odpowiedź. Proszę przeczytać pytanie i odpowiedzieć tutaj:

    { $link }

    Link działa do { $until } włącznie i jest tylko dla Państwa.
family-mail-recorded = { $dear }

    W { $organisation } zapisano Państwa odpowiedź. Tutaj można sprawdzić, czy jest poprawna:

    { $link }

    Link działa do { $until } włącznie i jest tylko dla Państwa.
family-dear = Szanowni Państwo, drodzy rodzice i opiekunowie,
family-dear-institution = Szanowni Państwo,
family-code-mail-subject = Państwa kod: { $organisation }
family-code-mail-text =
    Państwa kod to { $code }

    Proszę go wpisać na stronie { $organisation }, na której poproszono o kod. Kod działa przez (minuty): { $minutes }.

    Nie prosili Państwo o kod? Wtedy nie trzeba nic robić. Proszę nikomu nie podawać kodu.
family-ask-title = Poproś o nowy link
family-ask-text = Proszę wpisać swój adres e-mail. Wyślemy nowy link.
family-ask-email = Adres e-mail
family-ask-hint = Adres, który zna placówka opieki.
family-ask-send = Wyślij mi link
family-away-text = Nie są Państwo zalogowani albo logowanie wygasło. Proszę wpisać swój adres e-mail. Wyślemy nowy link.
family-away-password = Zaloguj się hasłem
family-ended-title = Ten link już nie działa
family-ended-text = Link działa przez 30 dni. Proszę wpisać swój adres e-mail, a wyślemy nowy.
family-sent-title = Proszę sprawdzić pocztę e-mail
family-sent-text = Jeśli znamy ten adres, nowy link jest już w Państwa skrzynce e-mail.
family-sent-not = Nie ma e-maila? Proszę sprawdzić też niechcianą pocztę (spam). Albo zapytać w grupie, jaki adres mamy zapisany.
family-link-mail-subject = Państwa nowy link: { $organisation }
family-link-mail-text =
    { $dear }

    Poproszono o nowy link od { $organisation }:

    { $link }

    Link jest tylko dla Państwa. Proszę go nie przekazywać dalej. Nie prosili Państwo o niego? Wtedy nie trzeba nic robić.
