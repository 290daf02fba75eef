division-days = { $form ->
    [one] { $days } dag
   *[other] { $days } dagen
 }
division-and = { $first } en { $last }
division-somebody = iemand die weg is
division-nobody = nog niemand

division-title = { $count ->
    [one] Voorstel: 1 kind krijgt een andere mentor
   *[other] Voorstel: { $count } kinderen krijgen een andere mentor
 }
division-title-same = Voorstel: iedereen houdt de eigen mentor
division-title-first = { $first ->
    [one] Voorstel: 1 kind krijgt een eerste mentor
   *[other] Voorstel: { $first } kinderen krijgen een eerste mentor
 }
division-title-interim = { $count ->
    [one] Voorstel: 1 kind krijgt een tijdelijke mentor
   *[other] Voorstel: { $count } kinderen krijgen een tijdelijke mentor
 }
division-title-blocked = Zo past het niet
division-lead-best = Beter kan niet als alles meetelt: op { $share }% van de dagen is de mentor erbij. Nu is dat { $now }%.
division-lead-unproven = Op { $share }% van de dagen is de mentor erbij. Nu is dat { $now }%.
division-lead-only = Het gaat alleen om de kinderen van { $name }. Alle andere kinderen houden hun mentor.
division-lead-chosen = Met jouw keuzes is de mentor er op { $share }% van de dagen bij. Nu is dat { $now }%.
division-choices-free = { $count ->
    [one] Jouw keuze kost niets: { $price }.
   *[other] Jouw { $count } keuzes kosten niets: { $price }.
 }
division-choices-cost = { $count ->
    [one] Jouw keuze, vergeleken met het beste voorstel: { $price }.
   *[other] Jouw { $count } keuzes, vergeleken met het beste voorstel: { $price }.
 }
division-choices-blocked = Met jouw keuzes past het niet.
division-best = Terug naar het beste
division-best-done = Dit is weer het beste voorstel.
division-drop = Gooi dit voorstel weg
division-dropped = Het voorstel is weg. Er is niets veranderd.

division-who = Wie wordt wiens mentor
division-child = Kind
division-its-days = Dagen
division-why = Waarom
division-hint = Tik op een vak om zelf een mentor te kiezen. De rest past zich aan en je ziet wat het kost.
division-cell = { $together } van { $attends }
division-cell-spoken = { $together } van { $attends } per week samen
division-cell-flexible = flexibel
division-note-now = nu
division-note-proposed = voorstel
division-note-chosen = jouw keuze
division-note-away = lang weg
division-release = Laat los
division-barred-guardian = is ouder
division-barred-not = liever niet
division-barred-away = dan niet hier
division-barred-full = past niet
division-badge-none = nog geen mentor
division-badge-other = andere mentor
division-badge-hardly = ziet mentor weinig
division-badge-lasting = wordt vaste mentor
division-badge-starts = start { $date }
division-badge-baby = baby
division-age-unborn = nog niet geboren
division-age-months = { $months } m
division-age-years = { $years } j

division-why-chosen = Jij koos { $mentor }.
division-why-chosen-team = Je leidinggevende koos { $mentor }.
division-why-stays = { $mentor } blijft de mentor.
division-why-old-gone = { $old } werkt niet op deze groep.
division-why-old-cannot = { $old } kan hier geen mentor meer zijn.
division-why-old-guardian = { $old } is ouder van { $child } en kan dus niet de mentor zijn.
division-why-old-stops = { $old } stopt hier na { $date }.
division-why-old-stops-soon = { $old } stopt hier binnenkort.
division-why-old-away = { $old } is weg van { $from } tot en met { $until }.
division-why-days-changed = { $old } ziet { $child } nog maar { $together } van { $attends }.
division-why-days-gone = { $old } ziet { $child } op geen enkele dag meer.
division-why-knows-better = { $mentor } kent { $child } goed.
division-why-speaks = { $mentor } spreekt de taal van thuis.
division-why-room = { $old } heeft veel kinderen; bij { $mentor } is meer ruimte.
division-why-more-room = Naar werkdagen is bij { $mentor } meer ruimte: { $loads }.
division-why-room-of = { $mentor } { $count ->
    [one] 1 kind
   *[other] { $count } kinderen
 } op { $days }
division-why-all-days = Ziet { $child } op alle dagen.
division-why-most-days = Niemand ziet { $child } vaker: { $together } van { $attends }.
division-why-some-days = Ziet { $child } { $together } van { $attends }.
division-why-first-carer = Kan de eerste verzorger zijn.
division-why-knows-well = Kent { $child } goed.
division-why-language = Spreekt de taal van thuis.
division-why-pair-same = Zelfde mentor als { $other }, zoals gevraagd.
division-why-pair-not-same = Dezelfde mentor als { $other } lukt niet.
division-why-pair-same-costs = Dezelfde mentor als { $other } koos het voorstel niet; dat kost: { $price }.
division-why-pair-other = Andere mentor dan { $other }, zoals gevraagd.
division-why-pair-not-other = Een andere mentor dan { $other } lukt niet.
division-why-pair-other-costs = Een andere mentor dan { $other } koos het voorstel niet; dat kost: { $price }.
division-why-guardian = { $staff } is ouder van { $child }.
division-why-still-stops = Let op: { $mentor } stopt hier na { $date }.
division-why-still-stops-soon = Let op: { $mentor } stopt hier binnenkort.
division-why-still-away = Let op: { $mentor } is weg t/m { $date }.

division-runner-up = Anders { $mentor }: { $price }.
division-choice-price = Deze keuze: { $price }.
division-price-nothing = dat maakt niets uit
division-price-against = { $costs }; daar staat tegenover: { $gains }
division-price-less-together = { $days } per week minder samen
division-price-more-together = { $days } per week meer samen
division-price-more-changes = { $count ->
    [one] 1 kind meer krijgt een andere mentor
   *[other] { $count } kinderen meer krijgen een andere mentor
 }
division-price-fewer-changes = { $count ->
    [one] 1 kind meer houdt de eigen mentor
   *[other] { $count } kinderen meer houden de eigen mentor
 }
division-price-more-hardly = { $count ->
    [one] 1 kind meer ziet de mentor weinig
   *[other] { $count } kinderen meer zien de mentor weinig
 }
division-price-fewer-hardly = { $count ->
    [one] 1 kind minder ziet de mentor weinig
   *[other] { $count } kinderen minder zien de mentor weinig
 }
division-price-more-babies = { $count ->
    [one] 1 baby zonder vaste eerste verzorger
   *[other] { $count } baby’s zonder vaste eerste verzorger
 }
division-price-fewer-babies = { $count ->
    [one] 1 baby meer met de mentor als eerste verzorger
   *[other] { $count } baby’s meer met de mentor als eerste verzorger
 }
division-price-more-unknown = { $count ->
    [one] 1 kind niet bij wie het goed kent
   *[other] { $count } kinderen niet bij wie ze goed kent
 }
division-price-fewer-unknown = { $count ->
    [one] 1 kind meer bij wie het goed kent
   *[other] { $count } kinderen meer bij wie ze goed kent
 }
division-price-more-language = { $count ->
    [one] 1 kind minder met een mentor die de taal van thuis spreekt
   *[other] { $count } kinderen minder met een mentor die de taal van thuis spreekt
 }
division-price-fewer-language = { $count ->
    [one] 1 kind meer met een mentor die de taal van thuis spreekt
   *[other] { $count } kinderen meer met een mentor die de taal van thuis spreekt
 }
division-price-more-stops = { $count ->
    [one] 1 kind meer bij een mentor die binnenkort stopt
   *[other] { $count } kinderen meer bij een mentor die binnenkort stopt
 }
division-price-fewer-stops = { $count ->
    [one] 1 kind minder bij een mentor die binnenkort stopt
   *[other] { $count } kinderen minder bij een mentor die binnenkort stopt
 }
division-price-more-pairs = { $count ->
    [one] 1 wens over broertjes, zusjes of vriendjes minder
   *[other] { $count } wensen over broertjes, zusjes of vriendjes minder
 }
division-price-fewer-pairs = { $count ->
    [one] 1 wens over broertjes, zusjes of vriendjes meer
   *[other] { $count } wensen over broertjes, zusjes of vriendjes meer
 }
division-price-load-worse = minder gelijk verdeeld over de mentoren
division-price-load-better = gelijker verdeeld over de mentoren

division-loads = Kinderen per mentor
division-load = { $count ->
    [one] { $count } kind
   *[other] { $count } kinderen
 } · { $days }
division-load-above = meer dan { $number } kinderen
division-load-per-day = meer dan { $number } per werkdag

division-blocked = Er is geen verdeling mogelijk
division-blocked-no-staff = Niemand op deze groep kan mentor zijn van { $children }.
division-blocked-capacity = Voor { $children } is samen geen plaats: { $staff } hebben hun maximum aan kinderen bereikt.
division-blocked-pairs = De keuzes en wensen over { $children } kunnen niet samen.
division-repair = Dit lost het op:
division-repair-staff = Zet iemand op de groep die mentor kan zijn van { $children }.
division-repair-maximum = Verhoog het maximum van { $staff } met { $by }.
division-repair-planning = Het maximum staat in de planning. Verander het daar, en lees de planning opnieuw in.
division-repair-import = Lees de planning in
division-repair-choice = Laat de keuze van { $staff } voor { $child } los.
division-repair-pair = Laat de wens over { $one } en { $other } los.

division-moved = Sinds je laatste keuze is er iets veranderd in rooster, plaatsing of team. Het voorstel is opnieuw berekend.
division-different-title = Er is niets bekendgemaakt: er is intussen iets veranderd
division-different-date = Er is niets bekendgemaakt: op { $date } is het anders
division-different-text = Kijk dit eerst na. Klopt het? Maak het dan opnieuw bekend.
division-different-none = Iedereen houdt de mentor die je zag; wel zijn dagen, wensen of de groep veranderd.
division-lapsed = Je keuze van { $mentor } voor { $child } kan niet meer en telt niet mee.
division-away = Let op: { $mentor } is weg t/m { $date }. Het voorstel geeft haar of hem er nu geen kinderen bij; zelf kiezen kan wel.
division-away-children = Voor { $children } is een tijdelijke mentor nodig: dat is een eigen voorstel, op de groep.
division-coming = Er is al een verdeling bekendgemaakt die nog moet ingaan. Trek die eerst in om een andere bekend te maken. Die geldt vanaf
division-coming-children = Voor { $children } is al een andere mentor bekendgemaakt, die nog moet beginnen. Trek die eerst in om dit bekend te maken. Die begint op
division-coming-link = Bekijk die verdeling

division-ask = Vraag het team
division-asked-done = Het team van de groep ziet het voorstel en kan reageren.
division-team = Het team
division-asked = Gevraagd:
division-silent = Nog niet gereageerd: { $names }.
division-said-knows = { $name } kent { $child } goed
division-said-objects = { $name } heeft een bezwaar
division-said-objects-child = { $name } heeft een bezwaar bij { $child }
division-said-agrees = { $name } is akkoord
division-team-title = Kijk mee naar het voorstel
division-team-lead = Ken je een kind goed, of klopt er iets niet? Zeg het. Je leidinggevende beslist.
division-team-agree = Ik ben akkoord
division-team-agreed = akkoord
division-team-know = Ik ken dit kind goed
division-team-known = Ik ken dit kind goed
division-team-object = Ik heb een bezwaar
division-team-reason = Wat is je bezwaar?
division-team-send = Verstuur
division-team-take-back = Neem terug
division-team-back = Je reactie is teruggenomen.
division-team-thanks = Dank je, je leidinggevende ziet het.
division-team-mine = bij jou

division-publish-from-date = Maak bekend per { $date }
division-publish-title = Maak de verdeling bekend
division-publish-told = De ouders van { $children } krijgen bericht; de andere ouders niet.
division-publish-nobody = Iedereen houdt de eigen mentor; er gaat geen bericht naar ouders.
division-publish-from = Vanaf
division-publish-hint = Tot die dag kun je de verdeling nog intrekken.
division-publish-now = Maak bekend
division-publish-back = Terug naar het voorstel
division-publish-date-error = Kies vandaag of een latere dag, hoogstens een jaar vooruit. Er is nog niets bekendgemaakt.
division-publish-date-blocked = Op { $date } past het niet: { $why } Kies een andere dag. Er is nog niets bekendgemaakt.
division-publish-stops = { $name } stopt op { $date }
division-published = { $count ->
    [0] Bekendgemaakt. Iedereen houdt de eigen mentor.
    [one] Bekendgemaakt. Voor 1 kind begint een nieuwe mentor; het geldt vanaf { $date }.
   *[other] Bekendgemaakt. Voor { $count } kinderen begint een nieuwe mentor; het geldt vanaf { $date }.
 }
division-published-interim = { $count ->
    [0] Bekendgemaakt. Iedereen houdt de eigen mentor.
    [one] Bekendgemaakt. Voor 1 kind begint een tijdelijke mentor; het geldt vanaf { $date }.
   *[other] Bekendgemaakt. Voor { $count } kinderen begint een tijdelijke mentor; het geldt vanaf { $date }.
 }
division-withdraw = Trek in
division-withdraw-text = Alle kinderen houden dan de mentor die ze nu hebben. De berichten aan de ouders vervallen.
division-withdraw-later = Intrekken kan nog niet: voor een of meer van deze kinderen is daarna al een andere mentor bekendgemaakt. Trek die eerst in. Er is niets veranderd.
division-withdraw-confirm = Trek de verdeling in
division-withdrawn-done = De verdeling is ingetrokken. Alles is weer zoals het was.
division-recheck-done = Genoteerd: opnieuw bekeken, het blijft zo.
division-outcome-title = Deze verdeling is bekendgemaakt
division-outcome-withdrawn = Deze verdeling is ingetrokken
division-outcome-dropped = Dit voorstel is weggegooid
division-outcome-starts = Geldt vanaf
division-outcome-changes = Wat er verandert
division-outcome-none = Iedereen houdt de eigen mentor.
division-outcome-from = vanaf
division-outcome-told = Wie weet het al?
division-outcome-handovers = Overdracht tussen mentoren
