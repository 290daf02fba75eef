# De bespreking van het team van een groep.
meeting-title = Groepsbespreking
meeting-of = Groepsbespreking van { $group }
meeting-lead = Alleen voor collega’s van deze groep en de teamleider.
meeting-next = Volgende bespreking
meeting-agenda-open = Bekijk waar het over gaat
meeting-plan = Plan de volgende bespreking
meeting-plan-lead = Waar het over gaat, komt vanzelf bij elkaar. Collega’s zetten er zelf iets bij.
meeting-day = Op welke dag?
meeting-plan-it = Plan de bespreking
meeting-wrong-day = Kies een dag van vandaag tot en met { $until }.
meeting-was-planned = De groepsbespreking is op { $date }.
meeting-was-cancelled = De groepsbespreking gaat niet door.
meeting-restore = Toch door laten gaan
meeting-none-planned = Nog geen bespreking gepland
meeting-none-planned-text = Vraag een collega van de groep of de teamleider om een dag te kiezen.
meeting-held = Eerdere besprekingen
meeting-none-held = Er is nog geen bespreking vastgelegd.
meeting-end = De bespreking is geweest
meeting-agenda-empty = Er is niets waar jullie nu over hoeven te praten.
meeting-part-agreements = Afspraken met ouders
meeting-part-concerns = Zorgen
meeting-part-unseen = Kinderen over wie lang niets geschreven is
meeting-part-goals = Doelen om op terug te kijken
meeting-part-late = Te laat
meeting-part-moves = Kinderen die komen en gaan
meeting-part-protocol = Jouw opmerkingen bij het protocol
meeting-only-you = Dit staat niet bij iedereen.
meeting-agreement-new = nieuw
meeting-agreement-unread = { $count ->
    [one] 1 collega las dit nog niet
   *[other] { $count } collega’s lazen dit nog niet
}
meeting-agreement-ends = eindigt { $date }
meeting-goal-on = terugkijken op { $date }
meeting-starts = begint { $date }
meeting-leaves = laatste dag { $date }
meeting-items = Zelf erbij gezet
meeting-no-items = Nog niemand zette er iets bij.
meeting-item-add = Waar wil je het over hebben?
meeting-item-hint = In één regel.
meeting-item-empty = Typ waar je het over wilt hebben.
meeting-item-long = Dit zijn { $length } tekens. Er passen er { $most }: maak het korter.
meeting-item-put = Zet erbij
meeting-item-added = Het staat erbij.
meeting-item-off = Haal weg
meeting-item-gone = Het is weggehaald.
meeting-item-back = Zet terug
meeting-other-day = Andere dag of niet door laten gaan
meeting-move = Kies deze dag
meeting-cancel = De bespreking gaat niet door
meeting-open = Naar de groepsbespreking
meeting-unread-long = { $count ->
    [one] { $group }: 1 belangrijke afspraak is na { $days } { $days ->
        [one] werkdag
       *[other] werkdagen
    } nog niet door iedereen gelezen.
   *[other] { $group }: { $count } belangrijke afspraken zijn na { $days } { $days ->
        [one] werkdag
       *[other] werkdagen
    } nog niet door iedereen gelezen.
}
meeting-to-board = Naar het groepsbord
