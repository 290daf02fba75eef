told-mail-subject = Nowa wiadomość od { $organisation }
told-mail-text =
    { $dear }

    Mają Państwo nową wiadomość od { $organisation }. Można ją przeczytać, używając własnego linku:

    { $link }

    Hasło nie jest potrzebne. Kod przyjdzie na Państwa adres e-mail. Link działa do { $until } włącznie.

    Link jest tylko dla Państwa. Proszę go nie przekazywać dalej.

letter-subject = Mentor dziecka: { $child }
letter-subject-withdrawn = Mentor się nie zmienia (dziecko: { $child })
letter-dear = { $guardian }, dzień dobry,
letter-dear-formal = { $person }, dzień dobry,
letter-dear-office = Szanowni Państwo,
letter-attention = do rąk: { $person }
letter-withdrawn = Pisaliśmy, że będzie inny mentor (dziecko: { $child }). Ta zmiana nie nastąpi.
letter-stays = { $mentor } nadal jest mentorem (dziecko: { $child }).
letter-from = Mentor od dnia { $date }: { $mentor } (dziecko: { $child }).
letter-is = { $mentor } jest mentorem (dziecko: { $child }).
letter-interim = Dopóki { $own } nie pracuje, robi to { $mentor }. Jeśli coś się zmieni, damy Państwu znać.
letter-what = Mentor obserwuje, jak się wiedzie (dziecko: { $child }), rozmawia o tym z Państwem i jest pierwszą osobą, do której mogą się Państwo zwrócić.
letter-reach = Kontakt z mentorem: { $mentor }
letter-no-mentor = Teraz nie ma mentora (dziecko: { $child }). Gdy tylko będzie mentor, damy Państwu znać.
letter-questions = Mają Państwo pytanie? Proszę śmiało zapytać w grupie przy przyprowadzaniu lub odbieraniu dziecka.
letter-greeting = Z poważaniem,
