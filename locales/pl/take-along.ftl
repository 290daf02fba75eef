# Zabranie ze sobą: dokumentacja dziecka dla rodzica.

take-link = Weź dokumentację ze sobą
take-title = Weź ze sobą dokumentację: { $child }
take-lead = { $reader ->
    [institution] Wszystko, co czytają Państwo tutaj o dziecku, jako plik do własnego przechowywania.
   *[other] Wszystko, co czytają Państwo tutaj o swoim dziecku, jako plik do własnego przechowywania.
}
take-what = Otrzymają Państwo stronę do czytania i druku, zdjęcia, które mogą Państwo oglądać, oraz te same dane dla komputera.
take-not = { $reader ->
    [institution] Nie ma w nim tego, co dziecko zachowuje dla siebie, co dotyczy innych dzieci i co jest tylko dla zespołu.
   *[other] Nie ma w nim tego, co Państwa dziecko zachowuje dla siebie, co dotyczy innych dzieci i co jest tylko dla zespołu.
}
take-ask = Przygotuj plik
take-days = Zwykle trwa to krócej niż minutę. Plik można pobrać przez tyle dni: { $days }. Potem go usuwamy.
take-asked = Przygotowujemy plik. Proszę zajrzeć na tę stronę za chwilę.
take-waits = Jeszcze przygotowujemy plik.
take-taken-away = Usunęliśmy plik: zdjęć, które w nim były, nie wolno już oglądać. Poniżej można poprosić o nowy plik.
take-look = Sprawdź, czy jest gotowy
take-ready = Plik jest gotowy.
take-until = Można go pobrać do dnia (włącznie):
take-download = Pobierz plik
take-careful = { $reader ->
    [institution] To dotyczy dziecka. Proszę przechowywać plik tam, gdzie nikt inny nie ma dostępu.
   *[other] To dotyczy Państwa dziecka. Proszę przechowywać plik tam, gdzie nikt inny nie ma dostępu.
}
take-again = Przygotuj ponownie
take-file-title = Dokumentacja: { $child }
take-nothing = Nic jeszcze nie zapisano.
take-section-places = Grupa
take-section-mentor = Mentor
take-section-talks = Rozmowy
take-section-agreements = Ustalenia
take-section-goals = Cele
take-section-milestones = Kroki w rozwoju
take-section-needs = { $reader ->
    [institution] Czego potrzebuje dziecko
   *[other] Czego potrzebuje Państwa dziecko
}
take-section-days = Z przebiegu dnia
take-section-heard = { $reader ->
    [institution] Czym dziecko chce się podzielić
   *[other] Czym Państwa dziecko chce się podzielić
}
take-section-concerns = Obawy
take-section-consents = Zgoda
take-section-professionals = Kontakt z innymi
take-section-transfer = Przekazanie
take-section-messages = Państwa wiadomości
take-section-seen = Co zaobserwowano
take-section-lists = Listy obserwacji
take-section-looked = Kto oglądał dokumentację
take-section-photos = Zdjęcia i rysunki
