# Het protocol: wat geldt er, vanaf wanneer, en waar staat dat.

protocol-title = Protocol
protocol-since = Dit geldt vandaag. Deze versie begon op { $date }.
protocol-version-coming = Deze versie geldt nog niet. Ze begint op { $date }.
protocol-version-past = Deze versie geldt niet meer. Ze gold van { $date } tot en met { $until }.
protocol-version-replaced = Deze versie zou op { $date } ingaan, en is voor die dag vervangen door een andere. Ze heeft nooit gegolden.
protocol-version-withdrawn = Deze versie zou op { $date } ingaan, en is voor die dag ingetrokken. Ze heeft nooit gegolden.
protocol-profile-only = Dit geldt vandaag: het profiel waarmee Mentorkind begint.
protocol-to-today = Wat vandaag geldt
protocol-versions = Versies
protocol-for-parents = Wat ouders hierover lezen
protocol-for-parents-lead = Dit lezen ouders op hun eigen pagina. Druk het af voor wie geen account heeft. In welke taal?
protocol-for-parents-languages = Taal van wat ouders lezen
protocol-for-parents-awaits-review = Deze vertaling is nog niet nagelezen door iemand die de taal van huis uit spreekt. Geef bij twijfel ook de Nederlandse tekst mee.
protocol-from = Vanaf
protocol-state-current = geldt vandaag
protocol-state-coming = komt nog
protocol-state-past = voorbij
protocol-state-replaced = vervangen voor het inging
protocol-made = Vastgesteld op { $date }
protocol-made-by = Vastgesteld door { $name } op { $date }
protocol-withdrawn-by = Ingetrokken door { $name } op { $date }
protocol-paragraph = Uit het protocol, onder ‘{ $paragraph }’
protocol-origin-law = Uit de wet: { $law }
protocol-origin-default = Hierover zegt het protocol niets. Dit is de standaard van Mentorkind.
protocol-origin-chosen = Hierover zegt het protocol niets. Jullie organisatie heeft dit zelf gekozen.

protocol-section-division = De verdeling
protocol-about-division = Mentorkind zoekt de verdeling met de minste punten. Hoe zwaarder iets telt, hoe meer punten het kost.
protocol-section-warnings = Waarschuwingen
protocol-about-warnings = Boven deze aantallen zie je een waarschuwing. Verdelen kan dan nog steeds.
protocol-section-telling = Ouders horen wie de mentor is
protocol-about-telling = Wie het dan nog niet weet, staat bij ‘te vertellen’.
protocol-section-handover = Overdracht bij een andere mentor
protocol-about-handover = Wat de oude mentor over het kind weet, gaat mee.
protocol-section-interim = Een mentor die lang weg is
protocol-about-interim = De kinderen krijgen dan een tijdelijke mentor, tot hun mentor terug is.
protocol-section-recheck = Opnieuw bekijken
protocol-about-recheck = Na een wijziging in rooster of plaatsing kijkt Mentorkind altijd opnieuw.

protocol-section-consent = Toestemming
protocol-about-consent = Alle ouders met gezag antwoorden. Geen antwoord is geen toestemming.
protocol-setting-ask-again-working-days = { $value ->
    [0] Er wordt niet opnieuw om antwoord gevraagd
    [one] Na 1 werkdag zonder antwoord vraagt de mentor het nog eens
   *[other] Na { $value } werkdagen zonder antwoord vraagt de mentor het nog eens
}
protocol-setting-half-day-apart = Elk dagdeel dat een kind er is zonder zijn mentor: { $value } punten
protocol-setting-hardly-seen = Mentor ziet het kind op minder dan de helft van de dagdelen: { $value } punten
protocol-setting-baby-apart = Mentor ziet een baby op minder dan twee derde van de dagdelen: { $value } punten
protocol-setting-change = Het kind krijgt een andere mentor: { $value } punten
protocol-setting-not-known-well = Een ander kent het kind goed en de mentor niet: { $value } punten
protocol-setting-language = Mentor spreekt de taal van het gezin niet: { $value } punten
protocol-setting-stops = Mentor stopt binnenkort op de groep: { $value } punten
protocol-setting-pair = Een wens over twee kinderen (samen of juist niet) lukt niet: { $value } punten
protocol-setting-load = Kinderen eerlijk verdelen naar werkdagen: weegt { $value } punten
protocol-setting-baby-months = { $value ->
    [one] Een kind is een baby tot het 1 maand oud is
   *[other] Een kind is een baby tot het { $value } maanden oud is
}
protocol-setting-ahead-days = { $value ->
    [one] Wie binnen 1 dag begint, telt al mee
   *[other] Wie binnen { $value } dagen begint, telt al mee
}
protocol-setting-stops-days = { $value ->
    [one] Binnenkort stoppen is: 1 dag later niet meer op de groep
   *[other] Binnenkort stoppen is: { $value } dagen later niet meer op de groep
}
protocol-setting-children-per-mentor = { $value ->
    [one] Meer dan 1 mentorkind
   *[other] Meer dan { $value } mentorkinderen
}
protocol-setting-children-per-working-day = { $value ->
    [one] Meer dan 1 mentorkind per werkdag in de week
   *[other] Meer dan { $value } mentorkinderen per werkdag in de week
}
protocol-setting-working-days = { $value ->
    [one] Binnen 1 werkdag
   *[other] Binnen { $value } werkdagen
}
protocol-setting-absent-weeks = { $value ->
    [0] Nooit een tijdelijke mentor
    [one] Langer weg dan 1 week
   *[other] Langer weg dan { $value } weken
}
protocol-setting-months = { $value ->
    [0] Geen vast moment om een groep opnieuw te bekijken
    [one] Elke maand elke groep opnieuw bekijken
   *[other] Elke { $value } maanden elke groep opnieuw bekijken
}
protocol-on-at-change = De oude mentor draagt over aan de nieuwe
protocol-off-at-change = Er is geen overdracht nodig

protocol-section-day_handover = Bij het ophalen
protocol-about-day_handover = Wie de ouders vertelt hoe de dag was, en hoelang dagberichten blijven staan.
protocol-on-mentor-first = De mentor vertelt het, een collega als de mentor er niet of bezig is
protocol-off-mentor-first = Wie er is, vertelt het
protocol-setting-keep-days = { $value ->
    [one] Dagberichten blijven alleen die dag staan
   *[other] Dagberichten blijven { $value } dagen staan
}

protocol-section-settling_in = Wennen
protocol-about-settling_in = Wat er voor en na de eerste dag van een kind gebeurt.
protocol-section-observation = Na een observatie
protocol-about-observation = Ouders horen wat de mentor zag, ook als alles goed gaat.
protocol-section-talks = Gesprekken
protocol-about-talks = Gesprekken met ouders en, op de BSO, met het kind.
protocol-section-needs = Wensen en behoeften
protocol-about-needs = Ouders vertellen wat hun kind nodig heeft en horen hoe de groep dat doet.
protocol-section-meeting = Groepsbespreking
protocol-about-meeting = Het team van de groep bespreekt samen de kinderen en de afspraken.
protocol-section-review = Dit protocol bespreken
protocol-about-review = Klopt het nog met wat we doen?
protocol-section-escalation = Wie het ziet als iets te laat is
protocol-about-escalation = De mentor en de teamleider zien het altijd.

protocol-setting-appointment-from-weeks = { $value ->
    [0] Geen wenafspraak
    [one] Wenafspraak vanaf 1 week voor de start
   *[other] Wenafspraak vanaf { $value } weken voor de start
}
protocol-setting-appointment-until-weeks = { $value ->
    [one] … tot 1 week voor de start
   *[other] … tot { $value } weken voor de start
}
protocol-setting-appointment-late-weeks = { $value ->
    [one] … en te laat vanaf 1 week voor de start
   *[other] … en te laat vanaf { $value } weken voor de start
}
protocol-setting-first-carer-months = { $value ->
    [0] Geen eerste verzorger
   *[other] Wie jonger dan { $value } maanden begint, heeft een eerste verzorger
}
protocol-setting-settling-in-review-weeks = { $value ->
    [0] Geen terugblik op het wennen
    [one] Terugblik op het wennen na 1 week
   *[other] Terugblik op het wennen na { $value } weken
}
protocol-setting-contact-working-days = { $value ->
    [0] Geen oudercontact na een observatie
    [one] Oudercontact binnen 1 werkdag na een observatie
   *[other] Oudercontact binnen { $value } werkdagen na een observatie
}
protocol-setting-particulars-working-days = { $value ->
    [0] Geen oudergesprek bij bijzonderheden
    [one] Bij bijzonderheden een oudergesprek binnen 1 werkdag
   *[other] Bij bijzonderheden een oudergesprek binnen { $value } werkdagen
}
protocol-setting-domains-from-months = { $value ->
    [0] Alleen de vier basisdoelen, geen ontwikkelingsgebieden
    [one] Vanaf 1 maand ook de ontwikkelingsgebieden
   *[other] Vanaf { $value } maanden ook de ontwikkelingsgebieden
}
protocol-setting-goal-unseen-months = { $value ->
    [0] Geen waarschuwing als een basisdoel lang niet is gezien
    [one] Een waarschuwing als een basisdoel een maand niet is gezien
   *[other] Een waarschuwing als een basisdoel { $value } maanden niet is gezien
}
protocol-setting-observation-months = { $value ->
    [0] Observaties op eigen moment
    [one] Elke maand een observatie
   *[other] Elke { $value } maanden een observatie
}
protocol-on-at-birthday = Rond elke verjaardag een observatie
protocol-off-at-birthday = Geen observatie vanwege de verjaardag
protocol-setting-milestone-weeks = { $value ->
    [0] Mijlpalen op eigen moment
    [one] Binnen een week na de verjaardag kijkt iemand naar de mijlpalen
   *[other] Binnen { $value } weken na de verjaardag kijkt iemand naar de mijlpalen
}
protocol-setting-introduction-weeks = { $value ->
    [0] Geen kennismakingsgesprek
    [one] Kennismakingsgesprek in de week voor de start
   *[other] Kennismakingsgesprek in de { $value } weken voor de start
}
protocol-setting-first-talk-months = { $value ->
    [0] Geen gesprek na de eerste maanden
    [one] Oudergesprek na 1 maand opvang
   *[other] Oudergesprek na { $value } maanden opvang
}
protocol-setting-parent-talk-months = { $value ->
    [0] Oudergesprekken op eigen moment
    [one] Elke maand een oudergesprek
   *[other] Elke { $value } maanden een oudergesprek
}
protocol-setting-child-talk-months = { $value ->
    [0] Kindgesprekken op eigen moment
    [one] Op de BSO elke maand een kindgesprek
   *[other] Op de BSO elke { $value } maanden een kindgesprek
}
protocol-setting-child-from-years = { $value ->
    [0] Kinderen worden niet uitgenodigd voor het oudergesprek
   *[other] Vanaf { $value } jaar wordt het kind uitgenodigd voor het gesprek met de ouders
}
protocol-setting-exit-weeks = { $value ->
    [0] Geen eindgesprek
    [one] Eindgesprek in de laatste week
   *[other] Eindgesprek in de laatste { $value } weken
}
protocol-setting-meeting-weeks = { $value ->
    [0] Groepsbespreking op eigen moment
    [one] Elke week een groepsbespreking
   *[other] Elke { $value } weken een groepsbespreking
}
protocol-setting-agreement-read-working-days = { $value ->
    [0] Geen termijn voor het lezen van belangrijke afspraken
    [one] Na 1 werkdag ziet de teamleider hoeveel belangrijke afspraken niet gelezen zijn
   *[other] Na { $value } werkdagen ziet de teamleider hoeveel belangrijke afspraken niet gelezen zijn
}
protocol-setting-minutes-read-working-days = { $value ->
    [0] Geen termijn voor het lezen van notulen
    [one] Wie er niet bij was, leest de notulen binnen 1 werkdag
   *[other] Wie er niet bij was, leest de notulen binnen { $value } werkdagen
}
protocol-section-work_instruction = Werkinstructies
protocol-about-work_instruction = Wie een werkinstructie moet lezen, ziet haar op Te doen.
protocol-setting-instruction-read-working-days = { $value ->
    [0] Geen termijn voor het lezen van werkinstructies
    [one] Een werkinstructie wordt gelezen binnen 1 werkdag
   *[other] Een werkinstructie wordt gelezen binnen { $value } werkdagen
}
protocol-setting-review-months = { $value ->
    [0] Geen vast moment
    [one] Elke maand
   *[other] Elke { $value } maanden
}
protocol-on-evaluate-on = Volgende evaluatie: { $date }
protocol-off-evaluate-on = Geen datum voor de volgende evaluatie
protocol-setting-escalate-days = { $value ->
    [0] Directie en beleidsmedewerker zien het niet vanzelf
    [one] Na 1 dag zien directie en beleidsmedewerker het ook
   *[other] Na { $value } dagen zien directie en beleidsmedewerker het ook
}

protocol-later = Jullie protocol zegt meer
protocol-later-text = Deze zinnen staan in jullie protocol, maar Mentorkind kende ze nog niet toen de laatste versie werd gemaakt. Ze gelden als er een nieuwe versie met deze zinnen is vastgesteld.
protocol-later-draft = Maak een concept met deze zinnen
protocol-change = Nieuwe versie maken
protocol-change-lead = Verander wat anders moet en bewaar dat als concept. Daarna zie je wat er verandert en wat dat betekent. Het concept geldt pas als het is vastgesteld.
protocol-starts-on = Gaat in op
protocol-text = Tekst van het protocol
protocol-text-hint = Elke instelling heeft een waarde (value) en de plek waar die vandaan komt (source): een zin uit het protocol, de wet, of "default".
protocol-save = Bewaar het concept
protocol-group-differs = { $count } anders
protocol-field-bounds = Van { $from } tot en met { $to }.
protocol-field-off = 0 betekent: { $words }.
protocol-field-no-day = Leeg betekent: { $words }.
protocol-field-choose = Wat geldt er?
protocol-field-sentence = Zin uit het protocol
protocol-field-paragraph = Onder het kopje
protocol-without-draft = Zonder dit concept: { $words }
protocol-other-wrote = De ander schreef: { $words }
protocol-refused-range = Vul een heel getal in van { $from } tot en met { $to }.
protocol-refused-choice = Kies een van de twee.
protocol-refused-day = Kies een dag, of laat dit leeg.
protocol-refused-paragraph = Vul de zin in die onder dit kopje staat, of maak het kopje leeg.
protocol-refused-time = Kies een dag van { $from } tot en met { $until }, of laat dit leeg.
protocol-refused-higher = Vul een getal in dat niet hoger is dan bij ‘{ $name }’.
protocol-refused-lower = Vul 0 in, of een getal dat niet lager is dan bij ‘{ $name }’.
protocol-refused-as-text = Dit staat in de tekst op een eigen manier opgeschreven. Verander het onder ‘Als tekst bewerken’.
protocol-as-text = Als tekst bewerken
protocol-as-text-lead = Hier staat het hele protocol als tekst, voor wie dat liever heeft. Bewaar eerst wat je hierboven veranderde.
protocol-save-text = Bewaar de tekst
protocol-cancel = Niet doen
protocol-changed = Vastgesteld. De nieuwe versie gaat in op { $date }.
protocol-overtaken = Een ander heeft het concept intussen veranderd. Wat jij invulde, staat er nog. Kijk eerst wat de ander schreef. Bewaar je nog eens, dan geldt wat hier staat.
protocol-meanwhile-approved = Dit concept is intussen vastgesteld. Wat jij invulde, is niet bewaard en staat hier nog.
protocol-meanwhile-gone = Iemand gooide dit concept intussen weg. Wat jij invulde, is niet bewaard en staat hier nog.
protocol-meanwhile-new = Bewaar je het, dan wordt het een nieuw concept.
protocol-meanwhile-other = Er ligt al een ander concept: bewaar je, dan komt wat hier staat daarvoor in de plaats.
protocol-date-wrong = Kies een dag van { $from } tot en met { $until }.
protocol-wrong = Regel { $line }: { $what }
protocol-wrong-too-long = de tekst is te lang. Meer dan 100.000 tekens kan niet.
protocol-wrong-syntax = ‘{ $line }’ is niet te lezen. Kijk of er een = staat, of aanhalingstekens en haken kloppen, en of dit er niet al eerder staat.
protocol-wrong-unknown = een instelling ‘{ $name }’ bestaat niet.
protocol-wrong-missing = ‘{ $name }’ ontbreekt.
protocol-wrong-range = vul een heel getal in van { $from } tot en met { $to }.
protocol-wrong-switch = vul true (ja) of false (nee) in.
protocol-wrong-day = vul een dag in als 2026-02-01 (jaar, maand, dag), of 0 voor geen dag.
protocol-wrong-origin = de bron moet "default" zijn, {"{"} quote = "een zin" {"}"} of {"{"} law = "een artikel" {"}"}.
protocol-wrong-text = bij ‘{ $name }’ hoort een tekst.
protocol-wrong-time = kies een dag van { $from } tot en met { $until }, of 0 voor geen dag.
protocol-wrong-higher = vul een getal in dat niet hoger is dan dat van ‘{ $name }’.
protocol-wrong-lower = vul 0 in, of een getal dat niet lager is dan dat van ‘{ $name }’.

protocol-section-messages = Berichten van ouders
protocol-about-messages = Ouders lezen dit voor ze een bericht schrijven.
protocol-setting-answer-working-days = { $value ->
    [0] Er is geen termijn voor een antwoord
    [one] Antwoord binnen 1 werkdag
   *[other] Antwoord binnen { $value } werkdagen
}
protocol-on-colleagues-answer = Is de mentor er niet, dan lezen en antwoorden collega’s op de groep
protocol-off-colleagues-answer = Alleen de mentor leest en antwoordt
protocol-section-inquiries = Vragen van ouders zonder gezag
protocol-about-inquiries = Een ouder zonder gezag leest dit voor die iets vraagt.
protocol-setting-inquiry-working-days = { $value ->
    [0] Er is geen termijn voor een antwoord aan een ouder zonder gezag
    [one] Een vraag van een ouder zonder gezag wordt beantwoord binnen 1 werkdag
   *[other] Een vraag van een ouder zonder gezag wordt beantwoord binnen { $value } werkdagen
}

protocol-section-child_voice = Een kind dat wil praten
protocol-about-child_voice = Op de BSO vraagt een kind zelf om een gesprek. Is de mentor er niet, dan ziet het aanspreekpunt het dezelfde dag.
protocol-setting-talk-working-days = { $value ->
    [one] Gesprek binnen 1 werkdag
   *[other] Gesprek binnen { $value } werkdagen
}
protocol-setting-draw-from-years = { $value ->
    [0] Een kind tekent of schrijft niets voor het gesprek
   *[other] Vanaf { $value } jaar tekent of schrijft een kind voor het gesprek
}

protocol-section-openings = Wie bekeek het dossier
protocol-about-openings = Ouders zien altijd wanneer, met welke rol en waarvoor het dossier van hun kind open was.
protocol-on-names = Met de naam erbij
protocol-off-names = Zonder namen
protocol-section-digest = Weekoverzicht per mail
protocol-about-digest = Een mail aan elke collega met hoeveel er die week te doen is, zonder namen. Wie hem niet wil, zet hem zelf uit.
protocol-on-weekly = Elke week, op de eerste werkdag
protocol-off-weekly = Geen mail

protocol-section-transfer = Overdracht
protocol-about-transfer = Een overdracht kan altijd. Hier staat wanneer het protocol erom vraagt.
protocol-setting-start-age-months = { $value ->
    [0] Er is geen leeftijd waarop de overdracht naar school begint
   *[other] De overdracht naar school begint met { $value } maanden
}
protocol-setting-ready-age-months = { $value ->
    [0] Er is geen leeftijd waarop de overdracht naar school verstuurd is
   *[other] De overdracht naar school is verstuurd met { $value } maanden
}
protocol-setting-send-weeks-before = { $value ->
    [0] Er is geen termijn voor de eerste dag
    [one] Verstuurd 1 week voor de eerste dag
   *[other] Verstuurd { $value } weken voor de eerste dag
}
protocol-setting-receipt-working-days = { $value ->
    [0] Er wordt niet gevraagd of de overdracht gelezen is
    [one] Gelezen binnen 1 werkdag
   *[other] Gelezen binnen { $value } werkdagen
}
protocol-setting-follow-up-months = { $value ->
    [0] Er wordt niet gevraagd hoe het op de nieuwe plek gaat
    [one] Na 1 maand vragen hoe het gaat
   *[other] Na { $value } maanden vragen hoe het gaat
}

protocol-section-retention = Bewaren
protocol-about-retention = Zo lang blijft iets staan na de laatste dag van een kind. Daarna stellen we voor om het weg te halen; twee mensen beslissen.
protocol-setting-file-months = { $value ->
    [one] Het dossier blijft 1 maand staan
   *[other] Het dossier blijft { $value } maanden staan
}
protocol-setting-message-months = { $value ->
    [one] Berichten blijven 1 maand staan
   *[other] Berichten blijven { $value } maanden staan
}
protocol-setting-photo-months = { $value ->
    [one] Foto's blijven 1 maand staan
   *[other] Foto's blijven { $value } maanden staan
}
protocol-setting-concern-months = { $value ->
    [one] Zorgen blijven 1 maand staan
   *[other] Zorgen blijven { $value } maanden staan
}
protocol-setting-transfer-months = { $value ->
    [one] Overdrachten blijven 1 maand staan
   *[other] Overdrachten blijven { $value } maanden staan
}
protocol-setting-told-months = { $value ->
    [one] Wie is verteld wie de mentor is, blijft 1 maand staan
   *[other] Wie is verteld wie de mentor is, blijft { $value } maanden staan
}

protocol-state-withdrawn = ingetrokken voor het inging

## Het concept van een nieuwe versie.

draft-title = Concept van het protocol
draft-lead = Dit wordt de nieuwe versie als het is vastgesteld. Voorgestelde eerste dag:
draft-written-by = Geschreven door { $name } op { $date }.
draft-written = Bewaard als concept. Er geldt nog niets nieuws.
draft-edit = Concept veranderen
draft-of-other = Wat de ander schreef
draft-there = Er ligt een concept van een nieuwe versie.
draft-waits = Er ligt een concept van het protocol dat jij kunt vaststellen.
draft-open = Bekijk het concept
draft-overtaken = Het concept is intussen veranderd. Er is niets verloren. Kijk hieronder wat er nu staat en doe het dan opnieuw.
draft-differs = Wat er verandert
draft-nothing = Dit concept is gelijk aan wat er dan geldt. Verander eerst iets.
draft-marks = Zo lees je het:
draft-marks-gone = dit gaat weg
draft-marks-added = dit komt erbij
draft-gone = weg:
draft-added = erbij:
draft-now = Zo is het nu
draft-means = Wat het nu zou betekenen
draft-means-how =
    { $children ->
        [one] Berekend met wat vandaag bekend is van 1 kind, alsof het concept morgen ingaat. Stappen bij zorgen en doelen tellen niet mee.
       *[other] Berekend met wat vandaag bekend is van { $children } kinderen, alsof het concept morgen ingaat. Stappen bij zorgen en doelen tellen niet mee.
    }
draft-means-nothing = Morgen en de maand erna is er evenveel te doen als zonder het concept.
draft-no-terms = Geen enkele termijn verandert. Wat er te doen is, blijft gelijk.
draft-nothing-late = Niets is hierdoor meteen te laat.
draft-due = Te doen: { $before }, met het concept { $after }
draft-sooner =
    { $count ->
        [one] 1 komt erdoor binnen een maand aan de beurt
       *[other] { $count } komen erdoor binnen een maand aan de beurt
    }
draft-eased =
    { $count ->
        [one] 1 hoeft erdoor niet meer binnen een maand
       *[other] { $count } hoeven erdoor niet meer binnen een maand
    }
draft-late =
    { $count ->
        [one] 1 is erdoor meteen te laat
       *[other] { $count } zijn erdoor meteen te laat
    }
draft-escalated =
    { $count ->
        [one] 1 zien directie en beleidsmedewerker meteen
       *[other] { $count } zien directie en beleidsmedewerker meteen
    }
draft-readings =
    { $count ->
        [one] 1 keer leest een collega nog: daarvoor komt er een termijn, vanaf de eerste dag
       *[other] { $count } keer leest een collega nog: daarvoor komt er een termijn, vanaf de eerste dag
    }
draft-committee = Oudercommissie
draft-asks-advice = Dit gaat over iets wat ouders en kinderen merken, of over een zin van jullie protocol. Daarover vraag je de oudercommissie om advies voordat het vaststaat.
draft-asks-no-advice = Dit gaat alleen over hoe jullie zelf werken. Advies van de oudercommissie is hiervoor niet nodig.
draft-record-advice = Advies vastleggen
draft-advised-before = De tekst is na dit advies veranderd, in iets waarover de oudercommissie advies geeft. Een advies van voor { $date } gaat over de eerdere tekst. Vraag opnieuw advies en leg het hier vast, of schrijf bij het vaststellen waarom dat niet nodig is.
draft-asked-on = Gevraagd op
draft-received-on = Ontvangen op
draft-advice = Wat de oudercommissie zegt
draft-followed = Wat jullie ermee doen
draft-followed-hint = Volgen jullie het niet? Schrijf dan op waarom, en laat dat de oudercommissie ook weten.
draft-save-advice = Bewaar het advies
draft-advice-saved = Bewaard bij het concept.
draft-day-unreadable = Kies een dag.
draft-not-asked = Op welke dag is het advies gevraagd?
draft-asked-long-ago = Deze dag is meer dan een jaar geleden. Vraag het advies opnieuw.
draft-day-to-come = Deze dag moet nog komen.
draft-not-received = Op welke dag is het advies ontvangen?
draft-received-before = Deze dag is voor de dag waarop het gevraagd is.
draft-no-words = Schrijf op wat de oudercommissie zegt.
draft-not-followed = Schrijf op wat jullie ermee doen.
draft-too-long = Deze tekst heeft { $length } tekens. Maak hem korter: hoogstens { $most }.
draft-approving = Vaststellen
draft-replaces = Op { $date } zou al een andere versie ingaan. Deze versie komt daarvoor in de plaats: de andere gaat dan niet in.
draft-until = Deze versie geldt tot en met { $until }: op { $next } gaat een andere versie in, die al is vastgesteld.
draft-approve = Stel vast
draft-own-work = Jij schreef dit concept. Daarom stelt een ander het vast: iemand van de directie of een beleidsmedewerker. Diegene ziet het bij Te doen.
draft-alone = Jij schreef dit concept, en er is niemand anders die het kan vaststellen. Daarom doe je het zelf. Dat wordt erbij vastgelegd.
draft-no-advice = Leg het advies vast, of schrijf waarom er geen advies is.
draft-no-new-advice = De tekst is na het advies veranderd. Leg het nieuwe advies vast, of schrijf waarom er geen nieuw advies is.
draft-no-new-advice-because = Geen nieuw advies van de oudercommissie, want
draft-no-new-advice-hint = Dit blijft bij de versie te lezen, met het eerdere advies.
draft-was-changed-after = De tekst is na dit advies nog veranderd.
draft-no-advice-because = Geen advies van de oudercommissie, want
draft-no-advice-hint = Is er wel advies? Leg dat hierboven vast, dan is dit niet nodig.
draft-decided = Dit concept is al vastgesteld. Er is niets dubbel gedaan: er is één versie van gemaakt.
draft-decided-look = Bekijk de versie
draft-decided-gone = Dit concept is er niet meer: iemand gooide het weg. Wat geldt, is niet veranderd.
draft-decided-other = Er ligt intussen een ander concept.
draft-typed = Wat jij invulde
draft-typed-text = Dit is niet bewaard. Neem over wat je nog nodig hebt.
draft-profile = Het profiel waarop het protocol berust:
draft-clear-advice = Wat hierover is vastgelegd weghalen
draft-clear-advice-text = Klopt het niet dat dit gevraagd of ontvangen is? Dan staat er weer geen advies bij het concept.
draft-clear-advice-sure = Haal het weg
draft-advice-cleared = Weggehaald. Er staat geen advies bij het concept.
draft-undo = Toch niet
draft-throw-away = Concept weggooien
draft-throw-away-text = De tekst en het advies erbij zijn dan weg. Wat vandaag geldt, blijft gelden.
draft-throw-away-sure = Gooi het concept weg
draft-thrown-away = Weggegooid. Er is niets veranderd aan wat geldt.
draft-record = Hoe deze versie er kwam
draft-was-alone = Er was niemand anders die het kon vaststellen dan wie het schreef.
draft-was-asked = Advies van de oudercommissie, gevraagd op { $asked } en ontvangen op { $received }:
draft-withdraw = Deze versie intrekken
draft-withdraw-text = Ze gaat dan niet in. De tekst wordt weer een concept, als er geen ander concept is.
draft-withdraw-sure = Trek de versie in
draft-version-withdrawn = Ingetrokken. Wat nu geldt, blijft gelden.
protocol-setting-sealed-months = { $value ->
    [one] Een meldcode blijft na het einde 1 maand staan
   *[other] Een meldcode blijft na het einde { $value } maanden staan
}
protocol-setting-confirm-working-days = { $value ->
    [0] Geen vaste tijd om een voorstel tot weghalen te bevestigen
    [one] Een voorstel tot weghalen wordt binnen 1 werkdag door een ander bevestigd
   *[other] Een voorstel tot weghalen wordt binnen { $value } werkdagen door een ander bevestigd
}

protocol-section-reporting_code = Meldcode
protocol-about-reporting_code = De vijf stappen bij een vermoeden van mishandeling of verwaarlozing. Wie aan zet is, ziet dat op Te doen, zonder naam.
protocol-setting-sealed-working-days = { $value ->
    [0] Geen vaste tijd voor een stap
    [one] Elke stap binnen 1 werkdag
   *[other] Elke stap binnen { $value } werkdagen
}
