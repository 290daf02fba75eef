# Wat als: proberen wat een wijziging doet. Er wordt niets van opgeslagen.

what-if-open = Wat als …
what-if-title-group = Wat als er iets verandert op { $group }?
what-if-title-location = Wat als er iets verandert bij { $location }?
what-if-lead = Probeer het uit: er wordt niets opgeslagen. Dit adres kun je bewaren, of delen met een collega die dit mag zien.

what-if-outcome = Dit zou het worden
what-if-outcome-now = Met de dagen zoals ze nu zijn
what-if-summary = { $count ->
    [0] Iedereen houdt de eigen mentor.
    [one] 1 kind krijgt een andere mentor.
   *[other] { $count } kinderen krijgen een andere mentor.
 }
what-if-summary-interim = { $count ->
    [0] Iedereen houdt de eigen mentor.
    [one] 1 kind krijgt een tijdelijke mentor.
   *[other] { $count } kinderen krijgen een tijdelijke mentor.
 }
what-if-because = { $count ->
    [one] Bij 1 kind komt dat door deze wijziging.
   *[other] Bij { $count } kinderen komt dat door deze wijziging.
 }
what-if-otherwise = { $count ->
    [one] 1 kind houdt door deze wijziging juist de eigen mentor, of krijgt een andere eerste mentor.
   *[other] { $count } kinderen houden door deze wijziging juist hun eigen mentor, of krijgen een andere eerste mentor.
 }
what-if-no-difference = Door deze wijziging verandert er geen mentor.
what-if-share = Op { $share }% van de dagen is de mentor erbij; nu is dat { $now }%.
what-if-waiting = Op { $group } geldt vanaf { $date } een verdeling die al bekendgemaakt is. Onder Nu staat hoe het vandaag is.
what-if-slider = Mentoren houden of de beste dagen
what-if-keep = Zo veel mogelijk houden
what-if-best = De beste dagen
what-if-fewer = Minder wisselen
what-if-more = Meer wisselen
what-if-protocol = Zoals het protocol weegt
what-if-of-protocol = Zo weegt je protocol een wisseling: { $points } punten.
what-if-spoken = { $count ->
    [0] Iedereen houdt de eigen mentor, mentor erbij op { $share }% van de dagen
    [one] 1 kind krijgt een andere mentor, mentor erbij op { $share }% van de dagen
   *[other] { $count } kinderen krijgen een andere mentor, mentor erbij op { $share }% van de dagen
 }

what-if-figure = Wat
what-if-now = Nu
what-if-without = Zonder wijziging
what-if-with = Met wijziging
what-if-proposal = Voorstel
what-if-figure-changes = Krijgt een andere mentor
what-if-figure-share = Dagen met de mentor erbij
what-if-figure-hardly = Ziet de mentor weinig, of heeft er geen
what-if-figure-above = Mentoren met veel kinderen

what-if-children = Kinderen
what-if-only-group = Alleen deze groep
what-if-nobody-changes = Niemand krijgt een andere mentor, waar de schuif ook staat.
what-if-stays = blijft bij { $mentor }
what-if-badge-because = door deze wijziging
what-if-badge-also = ook zonder deze wijziging
what-if-sees = { $mentor } ziet het kind { $together } van { $attends }.
what-if-sees-only = { $mentor } ziet het kind dan { $together } van { $attends }.
what-if-was = Nu is dat { $together }.
what-if-not-here = { $mentor } is dan niet op deze groep.
what-if-away-then = { $mentor } is dan weg.
what-if-steady = { $count ->
    [one] 1 kind houdt in elk geval de eigen mentor
   *[other] { $count } kinderen houden in elk geval de eigen mentor
 }
what-if-same = Geen verschil op { $groups }.
what-if-mentor = Mentor
what-if-much = veel
what-if-elsewhere = { $count ->
    [one] en 1 kind op een andere groep
   *[other] en { $count } kinderen op andere groepen
 }
what-if-new-child = Nieuw kind { $number }

what-if-changes = Wat er verandert
what-if-changes-none = Nog niets. Tik op een dag in het rooster, of kies hieronder iets anders.
what-if-clear = Alles terug
what-if-drop = Laat weg: { $change }
what-if-change-days = { $name } werkt dan { $days }
what-if-change-days-at = { $name } werkt dan { $days } op { $group }
what-if-change-no-days = { $name } werkt dan niet op deze groep
what-if-change-no-days-at = { $name } werkt dan niet op { $group }
what-if-change-away = { $name } is afwezig van { $from } tot en met { $until }
what-if-short = { $weeks ->
    [0] Je protocol vraagt nooit om een tijdelijke mentor.
    [one] Zo kort vraagt op zichzelf geen tijdelijke mentor: je protocol doet dat pas bij meer dan 1 week.
   *[other] Zo kort vraagt op zichzelf geen tijdelijke mentor: je protocol doet dat pas bij meer dan { $weeks } weken.
 }
what-if-change-leaves = { $name } stopt na { $last }
what-if-change-child = Nieuw kind { $number } komt { $days }, vanaf { $from }, { $months ->
    [one] 1 maand oud
   *[other] { $months } maanden oud
 }
what-if-change-weight = { $name }: { $value } punten in plaats van { $usual }
what-if-lapsed = Een wijziging over iemand die hier niet (meer) werkt. Die telt niet mee.
what-if-on = Gerekend op { $date }
what-if-day = Op welke dag?
what-if-day-hint = Andere dagen gelden vanaf deze dag.
what-if-try = Probeer

what-if-days = Wie werkt wanneer
what-if-days-of = Wie werkt wanneer op { $group }
what-if-days-hint = Tik op een dag om te zien wat het doet.
what-if-days-none = Op deze groep staat nog niemand op het rooster.
what-if-day-whole = hele dag
what-if-half-day = { $day }{ $part }
what-if-day-add = Tik om er te zijn
what-if-day-drop = Tik om vrij te zijn
what-if-halves = halve dagen
what-if-halves-close = hele dagen
what-if-note-away = afwezig { $from } – { $until }
what-if-note-leaves = stopt na { $last }

what-if-else = Iets anders proberen
what-if-add-away = Iemand is een tijd afwezig
what-if-add-leaves = Iemand stopt
what-if-add-child = Er komt een kind bij
what-if-add-somebody = Een collega van een andere groep werkt hier ook
what-if-add-weights = Iets weegt zwaarder of lichter
what-if-who = Wie
what-if-group = Groep
what-if-from = Vanaf
what-if-until = Tot en met
what-if-last = Laatste dag
what-if-first = Eerste dag
what-if-months = Leeftijd dan, in maanden
what-if-child-days = Komt op
what-if-other-days = Werkt hier op
what-if-weights-hint = Hoe meer punten iets kost, hoe zwaarder het telt. Wat een wisseling kost, kies je met de schuif.
what-if-usual = In je protocol: { $usual }
what-if-weight-half-day-apart = Een dagdeel zonder de mentor
what-if-weight-hardly-seen = De mentor ziet het kind weinig
what-if-weight-baby-apart = De mentor ziet een baby weinig
what-if-weight-not-known-well = Een ander kent het kind beter
what-if-weight-language = De mentor spreekt de taal van thuis niet
what-if-weight-stops = De mentor stopt binnenkort
what-if-weight-pair = Een wens over twee kinderen lukt niet
what-if-weight-load = Eerlijk verdelen naar werkdagen

what-if-clash = { $name } staat dan op twee groepen tegelijk: { $days }.
what-if-wrong-date = Dat lukte niet: vul een datum in. Wat je eerder koos, staat er nog.
what-if-wrong-order = Dat lukte niet: de laatste dag ligt voor de eerste. Wat je eerder koos, staat er nog.
what-if-wrong-far = Dat lukte niet: kies een dag van hoogstens een jaar geleden tot hoogstens drie jaar vooruit. Wat je eerder koos, staat er nog.
what-if-wrong-nobody = Dat lukte niet: kies om wie het gaat. Wat je eerder koos, staat er nog.
what-if-wrong-number = Dat lukte niet: vul een heel getal in dat kan. Wat je eerder koos, staat er nog.
what-if-wrong-many = Meer wijzigingen tegelijk proberen lukt niet. Haal er eerst een weg.

what-if-draft = Maak hier een voorstel van
what-if-draft-text = Het voorstel rekent met de planning zoals die nu is. De mentoren die je hier ziet, gaan mee als jouw keuze.
what-if-draft-away = Er verandert niets zolang dit niet in de planning staat. Lees de afwezigheid in: is die lang genoeg, dan staat op de groep voor wie een tijdelijke mentor nodig is.
what-if-draft-there = Voor deze groep is er al een voorstel.
what-if-taken = { $count ->
    [0] Dit is het voorstel. Er was geen eigen keuze voor nodig.
    [one] Dit is het voorstel, met 1 keuze uit wat je probeerde.
   *[other] Dit is het voorstel, met { $count } keuzes uit wat je probeerde.
 }
what-if-taken-part = { $count ->
    [one] Dit is het voorstel. Voor 1 kind kan de mentor die je zag nog niet: die staat niet op het rooster van deze groep.
   *[other] Dit is het voorstel. Voor { $count } kinderen kan de mentor die je zag nog niet: die staat niet op het rooster van deze groep.
 }
