# Te doen: wat het protocol vraagt, waarom, en tot wanneer.

todo-minutes = samen ongeveer { $count } minuten
todo-now = Vandaag
todo-week = Deze week ({ $count })
todo-later = Later ({ $count })
todo-late = { $count } te laat
todo-locations = Locaties
todo-management = Je ziet hier wat langer te laat is dan het protocol toestaat.
todo-empty-title = Niets te doen
todo-empty-text = Wat het protocol vraagt voor jouw mentorkinderen staat hier zodra het zover is.
todo-empty-groups = Er is nu niets te laat en er komt niets aan.
todo-nothing-now = Vandaag hoeft er niets.
todo-here = Vandaag op { $group }
todo-why = Waarom?
todo-own-choice = De dag kozen jullie zelf toen jullie het doel maakten.
todo-review-origin = Het protocol noemt geen vast moment. Deze dag spraken jullie zelf af.
todo-mentor = Mentor: { $name }
todo-talk-open = Naar het gesprek
todo-undo = Toch niet

todo-settling-in = Maak de wenafspraak met de ouders van { $name }
todo-settling-in-begun = Leg vast wanneer de wenafspraak met de ouders van { $name } was
todo-first-carer = Kies de eerste verzorger van { $name }
todo-settling-in-review = Kijk met de ouders van { $name } terug op het wennen
todo-contact = Vertel de ouders van { $name } over je observatie
todo-particulars-talk = Plan een gesprek met de ouders van { $name } over de bijzonderheden
todo-introduction-talk = Maak kennis met de ouders van { $name }
todo-first-months-talk = Bespreek de eerste maanden met de ouders van { $name }
todo-parent-talk = Houd het oudergesprek met de ouders van { $name }
todo-exit-talk = Houd het eindgesprek met de ouders van { $name }
todo-child-talk = Praat met { $name }
todo-observation = Observeer { $name } een keer gericht
todo-milestones = Kijk naar de mijlpalen van { $name }
todo-meeting = Houd de groepsbespreking van { $name }
todo-review = Bespreek het protocol en de werkinstructie
todo-extra-ends = Extra aandacht loopt af
todo-extra-still = Heeft { $name } het nog nodig?
todo-need = Antwoord op wat { $name } nodig heeft
todo-answer-need = Lezen en antwoorden
todo-goal-evaluation = Kijk terug op een doel van { $name }
todo-concern-step = Zorg om { $name }: { $step }
todo-concern-unnamed = Een stap bij een zorg op deze groep
todo-concern-open = Naar de zorg
todo-concern-steps = Dit zijn de stappen bij een zorg die jullie organisatie zelf bevestigde.
todo-sealed-step = Een vertrouwelijke stap
todo-sealed-open = Open de vertrouwelijke stap
todo-sealed-waits = { $count ->
    [one] Er wacht een vertrouwelijke stap op je
   *[other] Er wachten { $count } vertrouwelijke stappen op je
}
todo-sealed-runs = { $count ->
    [one] Er loopt iets vertrouwelijks waar jij bij betrokken bent
   *[other] Er lopen { $count } vertrouwelijke zaken waar jij bij betrokken bent
}
todo-consent-answer = Vraag de ouders van { $name } nog eens om antwoord op de toestemming
todo-consent-open = Naar de toestemming
todo-base-consent = De vraag is van { $date }.
todo-base-concern = Het is aan de beurt sinds { $date }.
todo-base-plan = Terugkijken op het plan: { $date }.
todo-child-request = { $name } wil met je praten
todo-message = Beantwoord het bericht van een ouder van { $name }
todo-inquiry = Beantwoord de vraag van een ouder zonder gezag over { $name }

todo-state-late = { $days ->
    [one] 1 dag te laat
   *[other] { $days } dagen te laat
}
todo-state-now = vandaag
todo-state-until = uiterlijk { $date }
todo-state-planned = gepland: { $date }
todo-state-from = vanaf { $date }

todo-appointed-today = Het is afgesproken voor vandaag.
todo-appointed-over = Het was afgesproken voor { $date }. Hoe ging het? Leg vast dat het er was, of spreek een andere dag af.
todo-none-suits = De ouders zeggen dat geen van de momenten past: bied andere momenten aan.
todo-moments-gone = Van de momenten die je aanbood kan er geen meer gekozen worden: bied andere momenten aan.
todo-then-closed = Dan is de locatie dicht: verzet het.
todo-then-away-own = Je bent er dan niet: verzet het, of vraag een collega.
todo-arranged-origin = Wat jullie zelf planden, staat hier tot vastligt hoe het ging.

todo-base-starts = { $name } start { $date }.
todo-base-started = { $name } startte { $date }.
todo-base-after-school = { $name } is op de BSO sinds { $date }.
todo-base-ends = { $name } gaat weg: { $date }.
todo-base-agreed = Zo is het afgesproken bij de vorige bespreking: { $date }.
todo-base-named = Het protocol noemt deze dag: { $date }.
todo-base-need = De ouders schreven het { $date }.
todo-base-observation = De observatie is van { $date }.
todo-base-observation-finished = De observatie van { $seen } is afgerond: { $date }.
todo-base-last = De vorige keer was { $date }.
todo-base-declined = De ouders wilden op { $date } geen gesprek.
todo-base-declined-since = De ouders wilden op { $date } geen gesprek (de vorige keer was { $held }).
todo-base-birthday = { $name } is jarig: { $date }.
todo-base-birthday-over = { $name } was jarig: { $date }.
todo-base-message = Het bericht is van { $date }.
todo-base-inquiry = De vraag is van { $date }.
todo-base-request = { $name } vroeg het { $date }.
todo-base-asked = Het protocol vraagt dit sinds { $date }. Een eerdere keer is hier niet bekend.
todo-base-arranged = Het protocol vraagt dit nu niet: jullie planden het zelf.
todo-base-left = { $name } is hier niet meer. Leg nog vast hoe het gesprek ging.
todo-term-on-the-day = Het hoort uiterlijk die dag klaar te zijn.
todo-term-working-days = { $count ->
    [one] Je hebt er 1 werkdag voor.
   *[other] Je hebt er { $count } werkdagen voor.
}
todo-term-parents = { $count ->
    [one] De ouders hebben er 1 werkdag voor.
   *[other] De ouders hebben er { $count } werkdagen voor.
}
todo-term-receiver = { $count ->
    [one] De ontvanger heeft er 1 werkdag voor.
   *[other] De ontvanger heeft er { $count } werkdagen voor.
}
todo-term-weeks = { $count ->
    [one] Daarna heb je 1 week.
   *[other] Daarna heb je { $count } weken.
}
todo-term-months = { $count ->
    [one] Daarna is het na 1 maand weer tijd.
   *[other] Daarna is het na { $count } maanden weer tijd.
}
todo-term-months-first = { $count ->
    [one] Daarna is het na 1 maand tijd.
   *[other] Daarna is het na { $count } maanden tijd.
}
todo-term-age = { $count ->
    [one] Het is tijd als het kind 1 maand oud is.
   *[other] Het is tijd als het kind { $count } maanden oud is.
}
todo-term-weeks-before-from = { $count ->
    [0] { $from ->
        [one] Het gebeurt in de week ervoor, uiterlijk op de dag zelf.
       *[other] Het gebeurt in de { $from } weken ervoor, uiterlijk op de dag zelf.
    }
   *[other] Het gebeurt { $from } tot { $count } weken ervoor.
}
todo-term-weeks-before = { $count ->
    [0] Het gebeurt uiterlijk op de dag zelf.
    [one] Het gebeurt uiterlijk 1 week ervoor.
   *[other] Het gebeurt uiterlijk { $count } weken ervoor.
}
todo-term-late = { $count ->
    [0] Pas na de dag zelf, { $date }, is het te laat.
    [one] Pas later dan 1 week ervoor, dus na { $date }, is het te laat.
   *[other] Pas later dan { $count } weken ervoor, dus na { $date }, is het te laat.
}
todo-term-day-before = Het gebeurt voor die dag.
todo-moved-version = Het protocol vraagt dit nog niet lang zo: daarom heb je tot { $date }.
todo-moved-version-over = Het protocol vroeg dit toen nog niet lang zo: daarom had je tot { $date }.
todo-moved-older = Een eerdere versie van het protocol gaf langer de tijd, { $time }: daarom heb je tot { $date }.
todo-moved-older-over = Een eerdere versie van het protocol gaf langer de tijd, { $time }: daarom had je tot { $date }.
todo-time-working-days = { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
}
todo-time-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weken
}
todo-time-months = { $count ->
    [one] 1 maand
   *[other] { $count } maanden
}
todo-time-weeks-before = { $count ->
    [0] tot de dag zelf
    [one] tot 1 week ervoor
   *[other] tot { $count } weken ervoor
}
todo-time-day-before = tot de dag ervoor
todo-moved-closed = De locatie is dan dicht: daarom tot { $date }.
todo-moved-closed-over = De locatie was toen dicht: daarom tot { $date }.
todo-moved-away = Het kind is er dan niet: daarom tot { $date }.
todo-moved-away-over = Het kind was er toen niet: daarom tot { $date }.
todo-moved-leaves = Het kind gaat weg: daarom tot { $date }.
todo-moved-later = Wat hieraan voorafgaat, was later klaar: daarom heb je tot { $date }.
todo-moved-later-over = Wat hieraan voorafgaat, was later klaar: daarom had je tot { $date }.

todo-held-today = Vandaag gehad
todo-otherwise = Anders
todo-day = Dag
todo-held-on = Toen gehad
todo-plan = Afspreken
todo-plan-closed = Er is nog niets afgesproken. Op { $date } is de groep dicht.
todo-plan-sure = Ja, spreek toch af op die dag
todo-declined = Ouders willen geen gesprek
todo-appointment-day = Wenafspraak op
todo-appointment-made = Afgesproken
todo-carer = Eerste verzorger
todo-carer-chosen = Vastleggen
todo-met = Gehouden
todo-review-open = Naar de bespreking

todo-done-held = Vastgelegd: gesprek over { $name } op { $date }.
todo-done-planned = Afgesproken: gesprek over { $name } op { $date }.
todo-done-declined = Vastgelegd dat de ouders van { $name } geen gesprek willen.
todo-done-offer-ended = De ouders krijgen bericht dat de aangeboden momenten niet meer gelden.
todo-done-already = Het gesprek over { $name } op { $date } stond er al. Er is niets dubbel vastgelegd.
todo-done-appointment = De wenafspraak van { $name } is op { $date }.
todo-done-appointment-held = Vastgelegd: de wenafspraak van { $name } was op { $date }.
todo-done-carer = { $carer } is de eerste verzorger van { $name }.
todo-done-meeting = De groepsbespreking van { $date } is vastgelegd.
todo-done-meeting-known = De groepsbespreking van { $date } stond er al.
todo-done-review = De bespreking van { $date } is vastgelegd.
todo-undone = Het gesprek over { $name } staat er weer zoals het was.
todo-undone-planned = Het gesprek over { $name } is weer afgesproken voor { $date }.
todo-wrong-particulars = Er is niets vastgelegd: op die dag was de observatie er nog niet. Kies de dag van de observatie of een latere.
todo-wrong-chosen = Er is niets vastgelegd: de ouders kozen al een moment. Kies hier “Verzet het gesprek” of “Gaat niet door”, dan horen zij het.
todo-wrong-held = Er is niets vastgelegd. Kies een dag van { $from } tot en met { $until }.
todo-wrong-planned = Er is niets vastgelegd. Kies een dag van { $from } tot en met { $until }.
todo-wrong-appointment = Er is niets vastgelegd. Een wenafspraak is voor of op de eerste dag van het kind. Kies een dag van { $from } tot en met { $until }.
todo-wrong-appointment-over = Er is niets vastgelegd. Een wenafspraak is voor of op de eerste dag van het kind, en dit kind is hier al langer dan 90 dagen.
todo-wrong-appointment-closed = Er is niets vastgelegd. Op { $date } is de groep dicht. Kies een andere dag.

todo-transfer-start = Begin de overdracht van { $name } naar school
todo-transfer-send = Verstuur de overdracht van { $name }
todo-transfer-receipt = Vraag of de overdracht van { $name } is gelezen
todo-transfer-read = Lees de overdracht van { $name }
todo-transfer-warm = Spreek zelf met de ontvanger van { $name }
todo-transfer-follow-up = Vraag hoe het met { $name } gaat op de nieuwe plek
todo-deletion-review = Beslis wat er blijft van de overdracht van { $name }
todo-deletion-origin = De leidinggevende beslist wat er gebeurt met wat voor een overdracht is opgeschreven, als ouders die niet willen.
todo-transfer-agreed = De ouders vonden goed dat jij dit leest. Lees het voor de eerste dag.
todo-transfer-open = Naar de overdracht
todo-base-born = { $name } is geboren op { $date }.
todo-base-transfer-sent = De overdracht is verstuurd: { $date }.
todo-base-refused = Een ouder zei nee, of trok de toestemming in: { $date }.
todo-base-transfer-starts = { $name } begint op de nieuwe plek: { $date }.
todo-base-transfer-started = { $name } begon op de nieuwe plek: { $date }.

todo-everywhere = Alle locaties
todo-counts-lead = Hoeveel er per groep te laat is en eraan komt. Kies een locatie om te zien wat daar langer te laat is dan het protocol toestaat.
todo-what-stays-late = Wat blijft liggen
todo-nothing-stays = Niets is hier langer te laat dan het protocol toestaat.
todo-count-coming = { $count ->
    [one] 1 komt eraan
   *[other] { $count } komen eraan
}
todo-coming = Komt eraan ({ $count })
todo-nothing-late = Hier is niets te laat.
todo-groups-coming = { $count ->
    [one] 1 groep waar niets te laat is
   *[other] { $count } groepen waar niets te laat is
}
todo-location-coming = { $location }: niets te laat, { $count ->
    [one] 1 komt eraan
   *[other] { $count } komen eraan
}

todo-patterns = Patronen per groep
todo-patterns-lead = Aantallen kinderen, zonder namen. Bedoeld om samen van te leren.
todo-patterns-how = Hoe zijn deze getallen geteld?
todo-patterns-now = Nu: voor zoveel kinderen vraagt het protocol dit nu, en voor zoveel daarvan is de uiterste dag voorbij.
todo-patterns-lately = Laatste 13 weken: voor zoveel kinderen is hier vastgelegd dat dit is gedaan, en voor zoveel daarvan elke keer op tijd. Op tijd is: niet later dan de uiterste dag die het protocol toen gaf.
todo-patterns-few = Elk kind telt één keer. Gaat het om minder dan vijf kinderen, of zou je dat kunnen uitrekenen, dan staat er geen getal.
todo-patterns-too-few = Te weinig om te zeggen: { $names }
todo-patterns-none = Nog geen patronen
todo-patterns-none-text = Zodra het protocol iets vraagt voor kinderen op een groep, staat het hier.
todo-pattern-now-nobody = Nu: bij niemand te doen
todo-pattern-now-few = Nu: te weinig om te zeggen
todo-pattern-now-only = Nu te doen voor { $of } kinderen; hoeveel te laat: te weinig om te zeggen
todo-pattern-now-part = Nu te doen voor { $of } kinderen, te laat voor { $part }
todo-pattern-lately-nobody = Laatste 13 weken: niets vastgelegd
todo-pattern-lately-few = Laatste 13 weken: te weinig om te zeggen
todo-pattern-lately-only = Laatste 13 weken gedaan voor { $of } kinderen; hoeveel op tijd: te weinig om te zeggen
todo-pattern-lately-part = Laatste 13 weken gedaan voor { $of } kinderen, op tijd voor { $part }

todo-kind-settling-in = Wenafspraak
todo-kind-first-carer = Eerste verzorger
todo-kind-settling-in-review = Terugkijken op het wennen
todo-kind-contact = Contact na een observatie
todo-kind-particulars-talk = Gesprek over bijzonderheden
todo-kind-introduction-talk = Kennismaking
todo-kind-first-months-talk = Gesprek over de eerste maanden
todo-kind-parent-talk = Oudergesprek
todo-kind-exit-talk = Eindgesprek
todo-kind-child-talk = Kindgesprek
todo-kind-observation = Observatie
todo-kind-milestones = Mijlpalen
todo-kind-meeting = Groepsbespreking
todo-kind-review = Bespreking van het protocol
todo-kind-goal-evaluation = Terugkijken op een doel
todo-kind-need = Antwoord op wat een kind nodig heeft
todo-kind-concern-step = Stap bij een zorg
todo-kind-sealed-step = Vertrouwelijke stap
todo-kind-consent-answer = Toestemming zonder antwoord
todo-kind-message = Bericht van een ouder
todo-kind-inquiry = Vraag van een ouder zonder gezag
todo-kind-child-request = Kind dat wil praten
todo-kind-transfer-start = Begin van een overdracht
todo-kind-transfer-send = Versturen van een overdracht
todo-kind-transfer-receipt = Ontvangst van een overdracht
todo-kind-transfer-read = Lezen van een overdracht
todo-kind-transfer-warm = Zelf spreken bij een overdracht
todo-kind-transfer-follow-up = Navraag na een overdracht
todo-kind-deletion-review = Beslissen na een nee tegen een overdracht

todo-meeting-task = Doe een taak uit de groepsbespreking van { $name }
todo-minutes-read = Lees de notulen van de groepsbespreking van { $name }
todo-minutes-not-read = { $who } las de notulen van de groepsbespreking van { $name } nog niet
todo-task-origin = De dag kozen jullie zelf in de groepsbespreking.
todo-minutes-origin = Je was er niet bij. Over een termijn zegt het protocol niets.
todo-inquiry-origin = De wet geeft deze ouder het recht om dit te vragen (Burgerlijk Wetboek, boek 1, artikel 377c). Over een termijn zegt het protocol niets.
todo-base-task = Afgesproken in de groepsbespreking van { $name }: { $date }.
todo-base-minutes = De notulen zijn van { $date }.
todo-state-no-term = te lezen
todo-state-to-answer = te beantwoorden
todo-state-to-decide = te beslissen
todo-kind-meeting-task = Taak uit een groepsbespreking
todo-kind-minutes-read = Lezen van notulen
todo-setting = Zo staat het in het protocol
todo-setting-then = Zo stond het toen in het protocol
todo-asked-then = Zo stond het in het protocol van toen, dat gold vanaf { $date }.
