looked-link = Kto oglądał dokumentację?
looked-title = Kto oglądał dokumentację? Dziecko: { $child }
looked-lead = Widać, kiedy dokumentacja była otwarta, przez kogo z zespołu (rola) i w jakim celu.
looked-lead-names = Widać, kiedy dokumentacja była otwarta, przez kogo i w jakim celu.
looked-period = Od
looked-nobody = W tych dniach nikt nie otwierał dokumentacji
looked-nobody-text = Gdy ktoś z organizacji ją otworzy, od razu będzie to tu widać. W razie potrzeby proszę sprawdzić też wcześniejsze dni.
looked-earlier = Wcześniej
looked-times = liczba razy: { $count }
looked-not = { $reader ->
    [institution] Nie ma tu tego, co dziecko zachowuje dla siebie, ani niczego o innych rodzicach lub innych dzieciach. Mają Państwo pytanie? Proszę zadać je w placówce.
   *[other] Nie ma tu tego, co Państwa dziecko zachowuje dla siebie, ani niczego o innych rodzicach lub innych dzieciach. Mają Państwo pytanie? Proszę zadać je w placówce.
}
looked-role-mentor = Mentor
looked-role-staff = Pracownik pedagogiczny
looked-role-teamlead = Kierownik zespołu
looked-role-care = Koordynator opieki
looked-role-coach = Coach pedagogiczny
looked-role-policy = Pracownik do spraw zasad pracy
looked-role-director = Dyrekcja
looked-role-emergency = Dyrekcja, dostęp awaryjny
looked-why-file = Czytanie dokumentacji lub wpis
looked-why-note = Zmiana notatki
looked-why-observation = Przygotowanie lub czytanie obserwacji
looked-why-contact = Zapisanie, że rodzice się o czymś dowiedzieli
looked-why-goals = Czytanie lub ustalanie celów
looked-why-talk = Przygotowanie lub zapisanie rozmowy z rodzicami
looked-why-guardians = Sprawdzenie danych rodziców
looked-why-letter = Przygotowanie listu o mentorze
looked-why-emergency = Sprawdzenie danych w nagłej sytuacji
looked-why-photos = Oglądanie lub usunięcie zdjęcia
looked-why-transfer = Przygotowanie lub czytanie informacji dla szkoły lub BSO
looked-why-consents = Prośba o zgodę lub jej sprawdzenie
looked-why-concern = { $reader ->
    [institution] Czytanie obawy o dziecko lub praca nad nią
   *[other] Czytanie obawy o Państwa dziecko lub praca nad nią
}
looked-why-needs = Czytanie życzeń i potrzeb lub odpowiedź na nie
looked-why-day = Zapisanie lub czytanie, jak minął dzień
looked-told-title = Przekazane rodzicowi bez władzy rodzicielskiej
looked-told-text = Rodzic bez władzy rodzicielskiej może pytać o to, co ważne (dziecko: { $child }; Burgerlijk Wetboek, księga 1, artykuł 377c). W tych dniach odpowiedzieliśmy.
