# Dagen: wie is er vandaag, afwezig, ruildagen, invallers, samen met een andere groep, gesloten.

today-title = Vandaag
today-days = Alle dagen
today-children = Kinderen
today-staff = Team
today-no-children = Vandaag komen hier geen kinderen.
today-no-staff = Vandaag staat hier niemand op het rooster.
today-passing = { $count ->
    [one] { $count } kind alleen bij het openen of sluiten
   *[other] { $count } kinderen alleen bij het openen of sluiten
 }
today-away = Er vandaag niet
today-ill = Ziek
today-back = Weer aanwezig
today-longer = Langer weg of een andere reden

day-morning = ochtend
day-afternoon = middag
day-whole = hele dag
day-swapped = ruildag
day-extra = extra dag
day-stands-in = invaller
day-from-group = van { $group }
day-elsewhere = is dan bij { $group }
day-gave-up = geruild met { $date }
day-away-until = { $why }, tot en met { $date }
day-school-holiday = { $holiday }: de BSO is de hele dag open
day-goes-to = Samen met { $group }, op hun plek: { $when }
day-comes-here = { $group } is hier: { $when }

absent-ill = ziek
absent-free = vrij
absent-other = andere reden
absent-unsaid = afwezig
absent-flash-ill = { $name } is vandaag ziek gemeld.
absent-flash-known = { $name } was dan al afwezig gemeld. Er is niets veranderd.
absent-flash-back = { $name } is er vanaf vandaag weer.
absent-flash-again = { $name } staat weer als afwezig.
absent-flash-removed = De afwezigheid van { $name } is weggehaald.
absent-flash-saved = { $name } is afwezig tot en met { $until }.

absence-title = Afwezig melden
absence-lead = Voor een kind of een collega, voor één dag of langer. De reden is alleen voor collega’s.
absence-reason = Reden
absence-save = Meld afwezig

change-title = Ruildag of extra dag
change-lead = Een dag erbij, of een dag in plaats van een andere.
change-comes = Dag die erbij komt
change-gives-up = In plaats van
change-gives-up-hint = De dag die vervalt. Leeg: een extra dag.
change-flash-swapped = De ruildag van { $name } staat erin: { $date }.
change-flash-extra = De extra dag van { $name } staat erin: { $date }.
change-flash-no-staff = Let op: die dag staat er nog niemand van het team op het rooster.

stand-in-title = Invaller
stand-in-lead = Wie werkt op { $group } zonder daar op het rooster te staan? Een invaller is nooit mentor van een kind.
stand-in-staff = Collega van deze locatie
stand-in-other = Iemand anders
stand-in-name = Naam van iemand anders
stand-in-name-hint = Werkt deze persoon op een andere locatie? Vul dan de naam in zoals die in de planning staat.
stand-in-no-both = Kies een collega, of vul een naam in. Niet allebei.
stand-in-no-name = Kies een collega of vul een naam in.
stand-in-no-long = De naam is te lang. Er passen { $most } tekens in.
stand-in-no-which = Er werken meer mensen met deze naam. Vul het nummer uit de planning in.
stand-in-flash-staff = { $name } valt in op { $group } en ziet dan ook de groep.
stand-in-flash-named = { $name } valt in op { $group }. Deze naam staat niet in de planning.
stand-in-flash-absent = Let op: op { $date } staat deze collega als afwezig.

merge-title = Samen met een andere groep
merge-lead = De kinderen en het team van { $group } gaan dan naar de plek van de andere groep.
merge-with = { $group } gaat naar
merge-part = Wanneer op de dag
merge-opening = bij het openen
merge-opening-until = bij het openen, tot { $time }
merge-closing = bij het sluiten
merge-closing-from = bij het sluiten, vanaf { $time }
merge-day = de hele dag
merge-time = Tijd
merge-time-hint = Bij het openen: tot hoe laat. Bij het sluiten: vanaf hoe laat.
merge-until-hint = Leeg: zonder einddatum.
merge-alone-title = Er is hier maar één groep
merge-alone-text = Samengaan kan alleen met een andere groep van dezelfde locatie.
merge-no-group = Kies een groep.
merge-no-time = Vul een tijd in, zoals 08:30.
merge-flash = { $group } gaat naar { $with }.

days-title = Dagen van { $group }
days-week = Week { $number }
days-nobody = niemand op het rooster
days-shut = gesloten
days-shut-because = gesloten: { $reason }
days-entered = Wat er anders is
days-entered-none = Er is niets ingevoerd. Meld iemand afwezig, of zet er een ruildag, invaller of samengaan in.
days-imported = uit de planning
days-instead = { $date }, in plaats van { $other }
days-from-until = { $from } tot en met { $until }
days-from = vanaf { $from }
days-who = Wie
days-who-choose = Kies een kind of collega
days-who-staff = { $name } (team)
days-first = Eerste dag
days-last = Laatste dag
days-part = Deel van de dag
days-weekdays = Op welke dagen
days-save = Opslaan
days-cancel = Annuleren
days-undo = Ongedaan maken
days-remove = Weghalen
days-remove-sure = Ja, haal weg
days-flash-removed = Weggehaald. De gewone dagen gelden weer.
days-flash-alone = Let op: op { $date }{ $more ->
    [0] {""}
    [one] {" "}en nog 1 dag
   *[other] {" "}en nog { $more } dagen
 } komen er kinderen op { $group } terwijl er die dag, of een deel ervan, niemand op het rooster staat.
days-public-holiday = feestdag

days-no-person = Kies een kind of een collega van deze groep.
days-no-date = Vul een datum in.
days-no-reason = Kies een reden.
days-no-ends-first = De laatste dag ligt voor de eerste dag. Kies een latere laatste dag.
days-no-past = Dat is te lang geleden. Invoeren kan vanaf { $date }.
days-no-ahead = Dat is te ver vooruit. Invoeren kan tot en met { $date }.
days-no-long = Dat duurt te lang. De laatste dag kan uiterlijk { $date } zijn.
days-no-shut = Op { $date } is er niemand: { $why }. Kies een andere dag.
days-no-there = { $name } is er op { $date } al. Kies een andere dag of een ander deel van de dag.
days-no-staff = Op { $date } werkt er niemand op deze groep. Zet eerst een collega op die dag met een extra dag of als invaller, of kies een andere dag.
days-no-absent = { $name } is op { $date } afwezig gemeld. Kies een andere dag, of haal de afwezigheid weg.
days-no-planned = { $name } heeft op { $date } geen dag om te ruilen. Laat dit veld leeg voor een extra dag.
days-no-swap-on = { $name } heeft op { $date } al een ruildag of extra dag. Die ruil je niet nog eens: haal die eerst weg bij Wat er anders is, en zet er dan de nieuwe dag in.
days-no-same-day = De dag die vervalt is dezelfde als de dag die erbij komt. Kies twee verschillende dagen.
days-no-days = Kies minstens één dag in deze periode.
days-no-same-group = Kies een andere groep dan deze.
days-no-overlap = Voor die tijd staat er al iets in. Haal dat eerst weg, of kies andere dagen.
days-no-circle = Die groep gaat dan zelf al naar deze groep. Kies een andere groep of een andere tijd.

location-days-link = Dagen van de locatie
location-groups = Dagen van een groep
location-lead = Wanneer de locatie dicht is, en welke schoolvakanties gelden. Dit geldt voor alle groepen hier.
location-closed = Gesloten
location-closed-why = gesloten — { $why }
closure-title = Sluit de locatie
closure-lead = Op deze dagen is er niemand: kinderen en team staan er dan niet. Ouders zien dat de locatie dicht is.
closure-reason = Reden
closure-reason-hint = Ouders lezen dit ook. Bijvoorbeeld: studiedag.
closure-no-long = De reden is te lang. Er passen { $most } tekens in.
closure-save = Sluit op deze dagen
closure-flash = Gesloten: { $when }. { $days ->
    [0] {""}
    [one] Er viel { $days } ruildag of extra dag op; spreek een andere dag af.
   *[other] Er vielen { $days } ruildagen of extra dagen op; spreek andere dagen af.
 }
closure-flash-open = De sluiting is weggehaald. De gewone dagen gelden weer.
closure-flash-stand-ins = { $count ->
    [one] Er is dan 1 invaller ingeroosterd; zeg die af.
   *[other] Er zijn dan { $count } invallers ingeroosterd; zeg ze af.
 }
standing-closed = Dan staat er nog: { $things }. Verzet dat; de ouders krijgen er vanzelf geen bericht van.
standing-away = Dan staat er nog: { $things }. Neem het over, of verzet het.
standing-talk = gesprek over { $name } ({ $date })
standing-appointment = wenafspraak over { $name } ({ $date })
standing-visit = { $name } komt wennen ({ $date })
standing-meeting = groepsbespreking van { $name } ({ $date })
standing-others = { $count ->
    [one] nog 1 afspraak
   *[other] nog { $count } afspraken
 }

region-title = Schoolvakanties
region-lead = In de schoolvakantie is de BSO de hele dag open: kinderen zijn er dan de hele dag, op hun vaste dagen.
region-label = Regio van de scholen
region-hint = De regio van de scholen waar de kinderen heen gaan.
region-none = nog niet gekozen
region-north = Noord
region-middle = Midden
region-south = Zuid
region-flash = Regio van de schoolvakanties: { $region }.
region-known = De vakanties zijn bekend tot en met { $date }. Daarna gelden de gewone dagen, tot de nieuwe bekend zijn.
region-not-chosen = Voor deze locatie is nog geen regio van de schoolvakanties gekozen. In de schoolvakantie staan de kinderen van de BSO daarom op hun gewone dagdelen.
region-choose = Kies de regio
region-unknown = De schoolvakanties zijn bekend tot en met { $date }. Daarna staan de kinderen hier op hun gewone dagdelen.

school-autumn = Herfstvakantie
school-christmas = Kerstvakantie
school-spring = Voorjaarsvakantie
school-may = Meivakantie
school-summer = Zomervakantie

holiday-new-year = Nieuwjaarsdag
holiday-easter-sunday = Eerste paasdag
holiday-easter-monday = Tweede paasdag
holiday-kings-day = Koningsdag
holiday-liberation-day = Bevrijdingsdag
holiday-ascension = Hemelvaartsdag
holiday-whit-sunday = Eerste pinksterdag
holiday-whit-monday = Tweede pinksterdag
holiday-christmas = Eerste kerstdag
holiday-boxing-day = Tweede kerstdag
day-birthday = jarig: { $age }
day-first = eerste dag
day-settles-in = went nog
