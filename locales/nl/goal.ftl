# Doelen: van een groep, van een kind, van jezelf en van het mentorschap.

goal-link = Doelen
goal-file-link = Alle doelen
goal-title-group = Doelen van { $name }
goal-title-child = Doelen van { $name }
goal-title-own = Mijn doelen
goal-title-mentorship = Doelen van het mentorschap
goal-title-shared = Gedeelde doelen
goal-lead-group = Waar jullie als team met de hele groep aan werken. Ouders van de groep lezen mee.
goal-lead-child = Waar jullie met { $name } aan werken. Ouders met gezag lezen mee.
goal-lead-own = Wat jij wilt leren als mentor. Alleen jij ziet dit, tot je een doel deelt met de pedagogisch coach.
goal-lead-mentorship = Waar onze organisatie met het mentorschap naartoe werkt. Alle collega’s en ouders lezen dit.
goal-lead-shared = Wat collega’s zelf met jou delen. Ze kunnen dat ook weer stoppen.

goal-one = Doel
goal-open = Dit loopt nu
goal-over = Klaar ({ $count })
goal-none = Nog geen doelen
goal-none-open = Er loopt nu geen doel.
goal-none-read = Zodra er een doel is, lees je het hier.
goal-none-shared = Deelt een collega een eigen doel met jou, dan lees je het hier.
goal-new = Nieuw doel
goal-examples = Tik op een voorbeeld om ermee te beginnen, of schrijf zelf:
goal-what = Wat is het doel?
goal-what-hint = Eén korte zin, zo dat je kunt zien of het gelukt is.
goal-noticed = Waaraan merk je dat het lukt?
goal-noticed-label = Te merken aan:
goal-with = Samen gemaakt met
goal-with-child = het kind
goal-with-parents = de ouders
goal-made-with-child = Samen met het kind gemaakt
goal-made-with-parents = Samen met de ouders gemaakt
goal-made-with-both = Samen met het kind en de ouders gemaakt
goal-day = Wanneer terugkijken?
goal-save = Bewaar doel
goal-what-empty = Het doel is niet bewaard. Schrijf eerst wat het doel is.
goal-too-long = Dit is niet bewaard. De tekst heeft { $length } tekens; er passen er { $most }.
goal-wrong-day = Dit is niet bewaard. Kies een dag van vandaag tot en met { $until }.
goal-set = Het doel staat erbij.
goal-undo = Toch niet

goal-look-back-on = terugkijken:
goal-state-coming = tijd om terug te kijken
goal-state-late = terugkijken is te laat
goal-state-withdrawn = weggehaald
goal-look-back = Terugkijken
goal-outcome = Is het gelukt?
goal-outcome-reached = gehaald
goal-outcome-partly = deels gehaald
goal-outcome-not-reached = niet gehaald
goal-outcome-none = Er is niets vastgelegd. Kies of het gelukt is.
goal-words = Wat viel op?
goal-then = En nu?
goal-then-end = Dit doel is klaar
goal-then-on = Het doel gaat door
goal-then-none = Er is niets vastgelegd. Kies of het doel klaar is of doorgaat.
goal-next = Gaat het door: wanneer weer terugkijken?
goal-final = Tot het eind van vandaag kun je dit nog ongedaan maken. Daarna verandert het niet meer.
goal-evaluation-undo = Terugkijken ongedaan maken
goal-evaluation-undone = Ongedaan gemaakt. Het doel is weer zoals het was.
goal-record = Leg vast
goal-ended = Vastgelegd. Dit doel is klaar.
goal-goes-on = Vastgelegd. Dit doel gaat door.

goal-change = Pas het doel aan
goal-keep = Bewaar
goal-changed = Het doel is aangepast.
goal-meanwhile = Er is niets bewaard: een collega heeft dit doel intussen aangepast. Er staat nu:
goal-meanwhile-do = Wat jij schreef staat hieronder. Bewaar het als jouw tekst moet gelden.
goal-withdraw = Haal dit doel weg
goal-withdrawn = Het doel is weggehaald.
goal-restore = Zet terug
goal-restored = Het doel staat er weer.

goal-coach = Delen met de coach
goal-coach-not = Alleen jij ziet dit doel. Je kunt het delen met de pedagogisch coach, en dat later weer stoppen.
goal-coach-sees = Jij en de pedagogisch coach zien dit doel. Niemand anders.
goal-share = Deel met de coach
goal-unshare = Stop met delen
goal-shared-badge = gedeeld met de coach
goal-shared-now = De coach ziet dit doel nu ook.
goal-shared-no-longer = De coach ziet dit doel niet meer.
goal-own-link = Mijn doelen
goal-own-due = { $count ->
    [one] Kijk terug op 1 eigen doel
   *[other] Kijk terug op { $count } eigen doelen
}

goal-family-child = Waar we met { $child } aan werken
goal-family-group = Waar we met de groep aan werken
goal-family-mentorship = Waar ons mentorschap naartoe werkt

goal-example-group-1 = Elk kind hoort bij binnenkomst zijn naam
goal-example-group-1-noticed = Ook op drukke ochtenden groet een van ons elk kind zelf.
goal-example-group-2 = Kinderen kiezen zelf waar ze mee spelen
goal-example-group-2-noticed = Na het eten loopt iedereen uit zichzelf naar een hoek.
goal-example-group-3 = Aan tafel praten we met elkaar
goal-example-group-3-noticed = Aan elke tafel zit een van ons, en elk kind vertelt iets.
goal-example-child-1 = Speelt een tijdje samen met een ander kind
goal-example-child-1-noticed = Minstens tien minuten, zonder dat wij erbij zitten.
goal-example-child-2 = Zegt of laat zien wat het wil
goal-example-child-2-noticed = Met een woord, een gebaar of door te wijzen.
goal-example-child-3 = Neemt rustig afscheid in de ochtend
goal-example-child-3-noticed = Zwaait, en is binnen vijf minuten aan het spelen.
goal-example-own-1 = Ik stel elke dag een open vraag
goal-example-own-1-noticed = Aan het eind van de dag weet ik nog aan wie, en wat het antwoord was.
goal-example-own-2 = Ik wacht voordat ik help
goal-example-own-2-noticed = Ik tel eerst tot vijf. Vaak lukt het dan al.
goal-example-own-3 = Ik vertel ouders iets wat ik zelf zag
goal-example-own-3-noticed = Bij het ophalen, over elk van mijn mentorkinderen die er was.
goal-example-mentorship-1 = Elke ouder weet wie de mentor is
goal-example-mentorship-1-noticed = Van elk bericht weten we of het gelezen is.
goal-example-mentorship-2 = Elk kind wordt op tijd gezien
goal-example-mentorship-2-noticed = Geen kind blijft langer dan een maand zonder notitie.
goal-example-mentorship-3 = Een wissel van mentor gaat rustig
goal-example-mentorship-3-noticed = De oude en de nieuwe mentor dragen altijd samen over.
