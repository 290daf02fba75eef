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
meeting-day-closed = Op { $date } is de groep dicht. Kies een andere dag, of zeg dat het zo bedoeld is.
meeting-day-sure = Ja, deze dag is bedoeld
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
meeting-part-own = Zelf erbij gezet
meeting-part-tasks = Taken van eerdere besprekingen
meeting-more = { $count ->
    [one] Nog 1
   *[other] Nog { $count }
}
meeting-minutes = Notulen
meeting-minutes-write = Schrijf de notulen
meeting-minutes-change = Pas de notulen aan
meeting-minutes-lead = Een paar woorden per punt is genoeg; wat leeg blijft, staat er niet in. Iedereen van de groep leest dit. Wat over een zorg gezegd wordt, schrijf je bij de zorg zelf.
meeting-minutes-rest = Verder
meeting-minutes-general = Wat is er verder gezegd?
meeting-minutes-keep = Bewaar de notulen
meeting-minutes-kept = De notulen zijn bewaard. Collega’s die er niet bij waren, zien op Te doen dat ze klaarstaan.
meeting-minutes-empty = Er is niets bewaard. Schrijf bij minstens één punt wat er gezegd is.
meeting-minutes-meanwhile = Er is niets bewaard: { $name } heeft intussen de notulen aangepast. Daar staat nu:
meeting-minutes-meanwhile-do = Wat jij typte, staat hieronder. Bewaar je dat, dan vervangt het de tekst hierboven.
meeting-minutes-none = Er zijn nog geen notulen.
meeting-minutes-by = Geschreven door { $name }, { $day }.
meeting-minutes-asks = Je was er niet bij. Lees de notulen en zeg het als je ze gelezen hebt.
meeting-minutes-read = Ik heb ze gelezen
meeting-minutes-were-read = Vastgelegd: je hebt de notulen gelezen.
meeting-minutes-open = Naar de notulen
meeting-present = Wie was erbij?
meeting-present-hint = Wie hier niet aangevinkt is, krijgt de notulen te lezen.
meeting-present-were = Erbij waren: { $names }.
meeting-decisions = Besluiten
meeting-decisions-none = Er staan nog geen besluiten.
meeting-decision = Wat is er besloten?
meeting-decision-hint = Noem het kind of de collega bij de voornaam, dan hoef je verder niets te kiezen.
meeting-decision-empty = Er is niets bewaard. Schrijf wat er besloten is.
meeting-decision-child = Er is niets bewaard. Over welk kind gaat het? Noem één kind in de tekst of kies het hieronder.
meeting-decision-choose = Zelf kind, collega of dag kiezen
meeting-decision-which-child = Over welk kind?
meeting-decision-by-text = Wie in de tekst staat
meeting-decision-by-text-or-me = Wie in de tekst staat, anders ik
meeting-decision-who = Wie doet het?
meeting-decision-day = Tot wanneer?
meeting-decision-day-hint = Leeg mag: een taak krijgt twee weken, op een doel kijk je na drie maanden terug, een afspraak blijft tot jullie erop terugkijken.
meeting-to-agreement = Wordt een afspraak
meeting-to-goal = Wordt een doel
meeting-to-task = Wordt een taak
meeting-became-agreement = De afspraak staat op het groepsbord. Elke collega wordt gevraagd te lezen.
meeting-became-goal = Het is een doel van de groep.
meeting-became-task = De taak staat op Te doen van wie hem doet.
meeting-is-agreement = Afspraak over { $name }
meeting-is-goal = Doel van de groep
meeting-is-task = Taak van { $name }
meeting-task-late = te laat
meeting-task-done = gedaan
meeting-task-dropped = hoeft niet meer
meeting-task-do = Gedaan
meeting-task-drop = Hoeft niet meer
meeting-task-was-done = Vastgelegd: de taak is gedaan.
meeting-task-was-dropped = Vastgelegd: de taak hoeft niet meer.
meeting-task-reopened = De taak staat weer open.
meeting-readers = Wie de notulen las
meeting-readers-lead = Collega’s die er niet bij waren. Alleen jij als teamleider ziet dit.
meeting-reader-read = gelezen
meeting-reader-not = nog niet
meeting-take-back = Deze bespreking is niet geweest
meeting-taken-back = De groepsbespreking van { $date } staat er niet meer.
meeting-planned-again = De groepsbespreking is weer gepland, op { $date }.
meeting-stays = Er zijn notulen of besluiten van deze bespreking: daarom blijft ze staan.
