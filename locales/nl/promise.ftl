promise-title = Wat u van ons mag verwachten
promise-back = Uw eigen pagina
promise-lead = Zo werken wij met mentoren. Het staat in het protocol van { $organisation }. Hier leest u het in gewone taal.
promise-since = Dit geldt sinds { $date }.
promise-next = Vanaf { $date } verandert dit
promise-gone = Dit geldt dan niet meer:
promise-question = Wilt u hier iets over zeggen of vragen? Dat kan altijd bij de mentor.

promise-part-mentor = Wie de mentor is
promise-mentor-own = Ieder kind heeft een eigen mentor: een pedagogisch medewerker van de groep.
promise-mentor-days = We kijken wie er werkt op de dagen waarop het kind komt.
promise-mentor-knows = We letten erop wie het kind goed kent.
promise-mentor-baby = Een kind dat jonger is dan { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } moet zijn mentor extra vaak zien.
promise-mentor-language = We kijken of de mentor de taal van het gezin spreekt.
promise-mentor-children = We streven ernaar dat een mentor hoogstens { $count ->
    [one] 1 mentorkind
   *[other] { $count } mentorkinderen
 } heeft.

promise-part-change = Als er een andere mentor komt
promise-change-stays = Een kind houdt zo veel mogelijk dezelfde mentor.
promise-change-told = U hoort binnen { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
 } wie de mentor is.
promise-change-handover = De oude mentor vertelt de nieuwe wat die moet weten.
promise-change-interim = Is de mentor langer dan { $count ->
    [one] 1 week
   *[other] { $count } weken
 } weg, dan komt er een tijdelijke mentor.

promise-part-start = Beginnen en wennen
promise-start-introduction = In de { $count ->
    [one] week
   *[other] { $count } weken
 } voor de start is er een kennismakingsgesprek.
promise-start-appointment = Ongeveer { $from } tot { $until ->
    [one] 1 week
   *[other] { $until } weken
 } voor de start maken we met u een wenafspraak.
promise-start-carer = Begint een kind voor het { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } oud is, dan krijgt het eerst een vaste verzorger.
promise-start-review = { $count ->
    [one] 1 week
   *[other] { $count } weken
 } na de start kijken we met u terug op het wennen.

promise-part-day = Elke dag
promise-day-mentor = Bij het halen vertelt de mentor hoe de dag was. Is de mentor er niet of bezet, dan doet een collega dat.
promise-day-anybody = Bij het halen vertelt wie er op de groep is hoe de dag was. Dat hoeft niet de mentor te zijn.
promise-day-needs = Vertelt u wat een kind nodig heeft, dan hoort u binnen { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
 } wat wij ermee doen.

promise-part-messages = Berichten
promise-message-answer = Op een bericht aan de mentor krijgt u binnen { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
 } antwoord.
promise-message-colleagues = Is de mentor er niet, dan kan een collega op de groep uw bericht lezen en beantwoorden.

promise-part-seen = Hoe een kind zich ontwikkelt
promise-seen-months = { $count ->
    [12] Elk jaar
    [one] Elke maand
   *[other] Elke { $count } maanden
 } kijken we gericht naar een kind.
promise-seen-birthday = Rond elke verjaardag kijken we gericht naar een kind.
promise-seen-domains = Is een kind ouder dan { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 }, dan kijken we bij een observatie ook hoe het zich op elk gebied ontwikkelt.
promise-seen-milestones = Binnen { $count ->
    [one] 1 week
   *[other] { $count } weken
 } na elke verjaardag bekijken we de mijlpalen van die leeftijd.
promise-seen-told = U hoort binnen { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
 } na een observatie wat we zagen.
promise-seen-particulars = Is er iets bijzonders, dan is er binnen { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
 } een gesprek met u.

promise-part-talks = Gesprekken
promise-talk-first = Na { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } opvang is er een eerste gesprek met u.
promise-talk-parents = { $count ->
    [12] Elk jaar
    [one] Elke maand
   *[other] Elke { $count } maanden
 } is er een oudergesprek.
promise-talk-invited = Vanaf { $count } jaar nodigen we het kind ook uit.
promise-talk-child = Op de BSO praat de mentor { $count ->
    [12] elk jaar
    [one] elke maand
   *[other] elke { $count } maanden
 } met het kind zelf.
promise-talk-asked = Vraagt een kind op de BSO om een gesprek, dan praat er binnen { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
 } iemand met het kind.
promise-talk-draws = Vanaf { $count } jaar kan het daarvoor tekenen of schrijven.
promise-talk-exit = In de { $count ->
    [one] week
   *[other] { $count } weken
 } voor de laatste dag is er een eindgesprek.
promise-talk-free = U hoeft niet op een gesprek in te gaan. Zeg het dan even.

promise-part-concerns = Zorgen om een kind
promise-concern-steps = Maken we ons zorgen, dan volgen we { $count ->
    [one] 1 vaste stap
   *[other] { $count } vaste stappen
 }.
promise-concern-first = Voordat stap { $count } begint, praten we met u. Kan dat niet, dan leggen we vast waarom.
promise-concern-reads = Vanaf stap { $count } leest u mee wat er is vastgelegd.
promise-concern-consent = Is voor een stap uw toestemming nodig, dan begint hij pas als alle ouders met gezag ja zeggen.

promise-part-others = Delen met een school of met anderen
promise-other-consent = Zonder toestemming van de ouders met gezag delen we niets over een kind, behalve als de wet dat vraagt.
promise-other-again = Heeft nog niet iedereen op een vraag om toestemming geantwoord, dan vragen we het na { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
 } nog een keer.
promise-other-begins = We beginnen met de overdracht naar school als een kind { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } oud is.
promise-other-ready = We versturen de overdracht naar school als een kind { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } oud is.
promise-other-before = We versturen een overdracht { $count ->
    [one] 1 week
   *[other] { $count } weken
 } voor de eerste dag op de nieuwe plek.
promise-other-receipt = We vragen de ontvanger om binnen { $count ->
    [one] 1 werkdag
   *[other] { $count } werkdagen
 } te laten weten dat de overdracht gelezen is.
promise-other-follow-up = { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } na de eerste dag vragen we daar hoe het met het kind gaat.

promise-part-file = Het dossier
promise-file-names = U ziet wie het dossier opende, met naam.
promise-file-roles = U ziet in welke rol iemand het dossier opende.
promise-file-day = Wat we over een dag opschrijven, bewaren we { $count ->
    [one] 1 dag
   *[other] { $count } dagen
 }.
promise-file-months = Het dossier bewaren we tot { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } na de laatste dag.
promise-file-messages = Berichten bewaren we tot { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } na de laatste dag.
promise-file-photos = Foto’s bewaren we tot { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } na de laatste dag.
promise-file-concerns = Wat we over een zorg vastlegden, bewaren we tot { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } na de laatste dag.
promise-file-transfers = Een overdracht bewaren we tot { $count ->
    [one] 1 maand
   *[other] { $count } maanden
 } na de laatste dag.
