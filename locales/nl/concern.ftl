# Zorg om een kind: de stappen van de organisatie, wie aan zet is, wat er gedaan is.

concern-title = Zorg
concern-from = Ik maak me zorgen
concern-from-flag = Maak je je zorgen? Begin een zorg.
concern-file = Zorg om dit kind
concern-file-closed = Afgesloten ({ $count })
concern-to-file = dossier
concern-of = Zorg om { $child }

concern-new-title = Je maakt je zorgen om { $child }
concern-lead = Schrijf kort wat je ziet. Daarna staat er wie aan zet is, en tot wanneer.
concern-about = Wat zie je?
concern-about-hint = Wat je ziet en hoort, sinds wanneer. Geen oordeel en geen diagnose.
concern-who-sees = Dit lezen alleen de mentor, de leidinggevende, de coach en de zorgcoördinator. Wat collega’s op de groep moeten doen, zet je bij extra aandacht.
concern-unsafe = Denk je aan mishandeling of verwaarlozing? Begin dan de meldcode: die leest alleen wie erover gaat. Gaat het om een collega, bel dan de vertrouwensinspecteur. Schrijf dat niet hier.
concern-to-reporting-code = Naar de meldcode
concern-open = Begin
concern-opened = De zorg staat erbij. Hieronder staat wie aan zet is.
concern-unconfirmed = De stappen bij een zorg zijn nog niet bevestigd. Een coach of beleidsmedewerker doet dat: { $names }.
concern-unconfirmed-nobody = De stappen bij een zorg zijn nog niet bevestigd. Een coach of beleidsmedewerker doet dat. Nog niemand heeft die rol: vraag het aan je leidinggevende.
concern-unconfirmed-do = Je kunt hier vast schrijven. Je tekst blijft op dit apparaat bewaard tot je kunt beginnen. Is er haast? Bespreek het vandaag met je leidinggevende.
concern-not-opened = De zorg is nog niet begonnen, want de stappen zijn nog niet bevestigd. Je tekst staat er nog. Vraag het aan wie hierboven staat en tik daarna weer op Begin.

concern-about-title = Wat er speelt
concern-opened-by = { $name }, { $date }.
concern-source-observation = Naar aanleiding van de observatie van { $date }.
concern-source-note = Naar aanleiding van de notitie van { $date }.
concern-source-flag = Naar aanleiding van het welbevinden en de betrokkenheid over langere tijd.

concern-who-mentor = Mentor
concern-who-coach = Pedagogisch coach
concern-who-care = Zorgcoördinator
concern-who-lead = Leidinggevende

concern-turn = Aan zet: { $who }
concern-turn-badge = aan zet
concern-late = te laat
concern-until = uiterlijk
concern-since = sinds
concern-closed = afgesloten
concern-next-parents = Eerst de ouders, dan: { $step }
concern-next-consent = Eerst toestemming van de ouders, dan: { $step }
concern-next-look-back = Terugkijken
concern-parents-how = Bij deze stap komen er anderen bij. Praat daarom eerst met de ouders. Kan dat niet? Schrijf dan waarom.
concern-consent-how = Deze stap kan alleen met toestemming van alle ouders met gezag. Vraag die, of wacht op hun antwoord. Zeggen zij nee? Sla de stap dan over of ga terug.
concern-look-back-how = Alle stappen zijn gezet. Kijk terug, het liefst met de ouders. Daarna sluit je de zorg af, maak je een nieuw plan of ga je terug naar een stap.

concern-step-words = Wat is er gedaan?
concern-step-hint = Kort. Sla je de stap over? Schrijf dan waarom.
concern-consent-ask = Vraag toestemming
concern-consent-asked = Gevraagde toestemming
concern-skip-words = Gaat deze stap niet door? Waarom niet?
concern-wrong-answer = Beantwoord deze vraag. Er is nog niets vastgelegd.
concern-do-done = Gedaan
concern-do-skip = Sla deze stap over
concern-parents-words = Wat zeiden de ouders, of waarom zijn ze niet gesproken?
concern-parents-hint = Kort. De reden om ouders niet te spreken lezen zij hier niet.
concern-do-parents = Met de ouders gesproken
concern-do-without-parents = Niet gesproken, de reden staat erbij
concern-parents-read = Ouders met gezag lezen wat je hier vastlegt.
concern-parents-read-not = Ouders lezen dit nog niet. Zij kunnen het dossier wel opvragen.
concern-parents-first = Er is niets vastgelegd. Eerst de ouders: leg vast wat zij zeiden, of waarom zij niet gesproken zijn. Je tekst staat er nog.
concern-consent-first = Er is niets vastgelegd: deze stap kan alleen met toestemming van alle ouders met gezag, en die is er nu niet. Je tekst staat er nog.

concern-plan = Plan van aanpak
concern-plan-back = Terugkijken op
concern-plan-make = Maak een plan van aanpak
concern-plan-new = Maak een nieuw plan van aanpak
concern-plan-what = Wat doen jullie, en wie doet wat?
concern-plan-on = Wanneer kijken jullie terug?
concern-plan-keep = Bewaar het plan
concern-back = Terug naar een eerdere stap
concern-back-to = Naar welke stap?
concern-back-do = Ga terug
concern-why = Waarom?
concern-close = Sluit de zorg af
concern-outcome = Hoe is het nu?
concern-outcome-solved = het gaat weer goed
concern-outcome-helped = anderen helpen nu
concern-outcome-no-concern = het was toch geen zorg
concern-outcome-left = het kind gaat hier weg
concern-closing = Wat is er uitgekomen?
concern-close-do = Sluit af
concern-now-closed = De zorg is afgesloten. Je kunt hem weer oppakken.
concern-reopen = Weer oppakken
concern-reopen-do = Pak weer op
concern-extra = Extra aandacht door collega’s
concern-recorded = Vastgelegd. Hieronder staat wie nu aan zet is.
concern-meanwhile = Er is niets vastgelegd: iemand anders heeft intussen iets vastgelegd.
concern-meanwhile-do = Je tekst staat er nog. Lees wat erbij kwam en leg dan opnieuw vast.

concern-history = Wat er gedaan is
concern-read-badge = ouders lezen dit
concern-act-done = Gedaan: { $step }
concern-act-skipped = Overgeslagen: { $step }
concern-act-back = Terug naar: { $step }
concern-act-parents = Met de ouders gesproken
concern-act-without-parents = Niet met de ouders gesproken
concern-act-plan = Plan van aanpak, terugkijken op { $date }
concern-act-close = Afgesloten: { $outcome }
concern-act-reopen = Weer opgepakt

concern-family = Zorg om { $child }
concern-family-next = Nu: { $what }. Aan zet: { $who }.
concern-family-ask = Wilt u hier iets over zeggen of vragen? Dat kan altijd bij de mentor.

concern-list-lead = Wat nog loopt, bij wie aan zet is.
concern-list-empty = Er loopt geen zorg
concern-list-empty-do = Maak je je zorgen om een kind? Open het dossier en tik op Zorg.
concern-list-set = Je kunt de stappen veranderen. Wat al loopt, houdt de stappen waarmee het begon.

concern-steps-title = Stappen bij een zorg
concern-steps-to = Naar de stappen
concern-steps-made = Bevestigd door { $name } op { $date }.
concern-steps-check = Kijk na en bevestig
concern-steps-change = Verander de stappen
concern-steps-after = Na de laatste stap kijkt de mentor terug: op de dag van het plan, en anders binnen 10 werkdagen.
concern-steps-confirmed = De stappen zijn bevestigd. Een zorg die nu begint, loopt volgens deze stappen.
concern-steps-meanwhile = Er is niets bevestigd: iemand anders bevestigde intussen andere stappen. Wat je typte staat er nog. Bevestig nog een keer als jouw stappen moeten gelden.
concern-example = voorbeeld
concern-example-what = Dit is een voorbeeld, gemaakt naar wat andere organisaties publiceren. Het geldt nergens. Pas het aan tot het jullie eigen werkinstructie is en bevestig het. Tot dan kan niemand een zorg beginnen.
concern-example-who = Een coach of beleidsmedewerker bevestigt de stappen.
concern-days = { $count ->
    [one] binnen 1 werkdag
   *[other] binnen { $count } werkdagen
}
concern-parents-before = eerst de ouders
concern-consent-before = alleen met toestemming
concern-from-here = vanaf hier lezen ouders mee
concern-change-lead = Hooguit 10 stappen. Maak de naam en de uitleg leeg om een stap weg te halen.
concern-change-running = Wat al loopt, houdt de stappen waarmee het begon.
concern-confirm = Bevestig deze stappen
concern-step = Stap { $number }
concern-step-new = Nog een stap
concern-field-name = Naam
concern-field-name-hint = Kort, zoals: Praat met de ouders
concern-field-who = Wie is aan zet?
concern-field-days = Binnen hoeveel werkdagen?
concern-field-parents-first = Eerst zijn de ouders gesproken, of staat er waarom niet
concern-field-consent = Alleen met toestemming van alle ouders met gezag
concern-field-guidance = Hoe doe je dat?
concern-field-questions = Wat wordt er dan beantwoord?
concern-field-questions-hint = Eén vraag per regel, hooguit vier. Wie de stap zet, beantwoordt ze.
concern-wrong-questions = Schrijf hooguit { $most } vragen, elk op een eigen regel en van hooguit { $length } tekens.
concern-field-from = Vanaf deze stap lezen ouders wat er vastgelegd wordt

concern-example-name-1 = Verzamel wat je ziet
concern-example-guidance-1 = Observeer nog een keer gericht. Schrijf op wat je ziet, wanneer, en wat goed gaat.
concern-example-name-2 = Bespreek het met je leidinggevende
concern-example-guidance-2 = Kijk samen, en met een collega van de groep: zien anderen het ook? Wat heeft het kind nodig?
concern-example-name-3 = Praat met de ouders
concern-example-guidance-3 = Vertel wat je ziet en vraag hoe het thuis gaat. Spreek af wat jullie doen.
concern-example-name-4 = De zorgcoördinator kijkt mee
concern-example-guidance-4 = Observeer met een duidelijke vraag en bespreek de uitkomst met de mentor en de ouders.
concern-example-question-1 = Met welke vraag is er gekeken?
concern-example-question-2 = Hoe ernstig is het, en wat heeft het kind nodig?
concern-example-name-5 = Maak een plan en besluit
concern-example-guidance-5 = Besluit met mentor en ouders wat er gebeurt en wie er helpt. Kies een dag om terug te kijken, ongeveer vier weken later.

concern-wrong-about = Schrijf eerst wat je ziet.
concern-wrong-words = Schrijf kort wat er gedaan is.
concern-wrong-reason = Schrijf eerst de reden.
concern-wrong-plan = Schrijf eerst wat jullie gaan doen.
concern-wrong-day = Kies een dag van vandaag tot en met { $until }.
concern-wrong-outcome = Kies hoe het nu is.
concern-wrong-step = Kies een eerdere stap.
concern-wrong-long = Deze tekst heeft { $length } tekens. Er passen er { $most }. Je tekst staat er nog: maak hem korter.
concern-wrong-name = Geef de stap een naam.
concern-wrong-days = Kies 1 tot en met { $most } werkdagen.
concern-wrong-who = Kies wie aan zet is.
concern-wrong-no-steps = Er is minstens één stap nodig.
concern-wrong-from = Kies vanaf welke stap ouders meelezen. Een lege stap kan dat niet zijn.
