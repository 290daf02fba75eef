message-title = Wiadomości
message-title-child = Wiadomości o dziecku: { $child }
message-write-to = Wiadomość do: { $mentor }
message-new = { $count ->
    [one] { $count } nowa wiadomość
    [few] { $count } nowe wiadomości
    [many] { $count } nowych wiadomości
   *[other] { $count } nowej wiadomości
}
message-none-yet = Nie ma jeszcze wiadomości.
message-ended = Opieka się zakończyła. Można nadal czytać to, co tu jest. Nic nie wysłano.
message-write = Proszę napisać wiadomość
message-text = Wiadomość
message-send = Wyślij
message-own = Czytają to tylko Państwo i osoba, która odpowiada; inny rodzic nie. Dopóki nikt nie przeczytał, można wiadomość wycofać.
message-back-family = Wróć: { $child }
message-who = Kto odpowiada i kiedy
message-away = { $mentor } dzisiaj nie pracuje i przeczyta Państwa wiadomość w najbliższym dniu pracy.
message-away-colleagues = { $mentor } dzisiaj nie pracuje. Państwa wiadomość może przeczytać i odpowiedzieć na nią inna osoba z grupy.
message-colleagues = Gdy w pracy nie ma mentora ({ $mentor }), Państwa wiadomość może przeczytać i odpowiedzieć na nią inna osoba z grupy.
message-no-mentor = { $child } nie ma teraz mentora. Państwa wiadomość czytają pracownicy pedagogiczni grupy.
message-promise = { $count ->
    [one] Odpowiedź dostaną Państwo w ciągu { $count } dnia roboczego, najpóźniej:
    [few] Odpowiedź dostaną Państwo w ciągu { $count } dni roboczych, najpóźniej:
    [many] Odpowiedź dostaną Państwo w ciągu { $count } dni roboczych, najpóźniej:
   *[other] Odpowiedź dostaną Państwo w ciągu { $count } dnia roboczego, najpóźniej:
}
message-urgent = { $reader ->
    [institution] To pilne albo dziecko zostaje dziś w domu? Wtedy proszę zadzwonić do placówki.
   *[other] To pilne albo Państwa dziecko zostaje dziś w domu? Wtedy proszę zadzwonić do placówki.
}
message-you = Państwo
message-was-withdrawn = Wycofana przed przeczytaniem.
message-read-on = Przeczytana:
message-noted-by = Notatka z tej wiadomości: { $name }.
message-became-agreement = Z tej wiadomości powstało ustalenie.
message-became-concern = Mentor zajmuje się tym dalej.
message-withdraw = Wycofaj
message-i-read = Przeczytane
message-was-read = Przeczytane
message-sent = Wiadomość została wysłana.
message-withdrawn = Wiadomość została wycofana. Nikt jej nie przeczytał.
message-read-meanwhile = Wiadomość została właśnie przeczytana. Nie można jej już wycofać; w razie potrzeby proszę napisać nową.
message-settled-phone = Rozmowa telefoniczna na ten temat: { $name }, { $date }.
message-settled-in-person = Rozmowa w grupie na ten temat: { $name }, { $date }.
message-settled-not-needed = Uznano, że odpowiedź nie jest potrzebna: { $name }, { $date }.
message-wrong-empty = Proszę najpierw napisać wiadomość. Nic nie wysłano.
message-wrong-long = Liczba znaków w tej wiadomości: { $length }. Mieści się najwyżej: { $most }. Nic nie wysłano, a tekst nadal tu jest: proszę go skrócić albo podzielić na dwie wiadomości.
message-file = Dołącz zdjęcie lub PDF
message-file-choose = Wybierz plik
message-file-hint = Zdjęcie lub PDF, najwyżej 10 MB. Dokument wybierz jako PDF, nie jako plik Word.
message-file-name = wiadomość
message-file-picture = Zdjęcie ({ $size } kB)
message-file-pdf = PDF ({ $size } kB)
message-file-not-sent = Nic nie zostało wysłane, a tekst nadal tu jest.
message-file-again = Plik nie został zachowany. Wybierz go jeszcze raz.
message-mail-subject = Nowa wiadomość od { $organisation }
message-mail-guardian = { $dear }

    Mają Państwo nową wiadomość od { $organisation }. Proszę otworzyć ją tutaj:

    { $link }

    Link działa do { $until } włącznie i jest tylko dla Państwa.
message-about-seen = O tym, co zaobserwowano, { $date }
message-about-correction = Prośba o poprawienie tego, co zaobserwowano, { $date }
