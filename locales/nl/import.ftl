import-title = Planning inlezen
import-lead = Mentorkind werkt met de groepen, roosters en plaatsingen uit je planningspakket. Lees ze hier in; je typt niets over.
import-step-files = Bestanden
import-step-check = Controle
import-step-confirm = Bevestigen

import-waiting = Je hebt bestanden klaargezet, maar nog niet ingelezen.
import-waiting-go = Verder daarmee
import-replaced-title = Er is een nieuwere upload
import-replaced-text = Je hebt daarna andere bestanden klaargezet, misschien in een ander venster. Deze zijn niet ingelezen en er is niets veranderd.
import-replaced-go = Verder met de nieuwste bestanden
import-files = Kies de bestanden
import-files-hint = Eén werkmap (.xlsx), of de CSV-bestanden allemaal tegelijk. Samen hooguit 64 MB.
import-complete = Deze export is volledig: wat er niet in staat, eindigt
import-complete-hint = Zonder dit vinkje eindigt er niets wat in de bestanden ontbreekt. Met dit vinkje zie je eerst alles wat zou eindigen.
import-own-locations = Je leest in voor je eigen locatie. Rijen van andere locaties worden geweigerd.
import-check = Controleer de bestanden
import-nothing-yet = Er verandert nog niets. Eerst zie je wat er gevonden is en wat er zou veranderen.
import-upload-none = Kies eerst een of meer bestanden.
import-upload-too-large = Deze bestanden zijn samen groter dan 64 MB. Er is niets bewaard. Vraag je beheerder om ze in te lezen met de opdracht mentorkind import; die kan grotere bestanden aan.

import-which = Welke bestanden?
import-which-text = Bijna elk planningspakket kan deze lijsten maken: als CSV-bestanden, of als tabbladen in één werkmap. De eerste regel noemt de kolommen; de volgorde maakt niet uit. Gebruik de voorbeelden om te zien hoe een lijst eruitziet.
import-template-get = Download de werkmap om in te vullen
import-template-see = Bekijk een ingevulde werkmap
import-which-about = Wat erin staat
import-which-needed = Nodig
import-needed-always = altijd
import-needed-sometimes = als je ze hebt
import-example = Voorbeeld
import-example-of = Voorbeeld van { $file }
import-about-groups = Groepen met hun locatie en soort opvang
import-about-staff = Medewerkers met hun groep, werkdagen en rol
import-about-children = Kinderen met hun groep, opvangdagen en mentor
import-about-guardians = Ouders en verzorgers met hun kinderen
import-about-locations = Locaties met naam en LRK-nummer
import-about-absences = Afwezigheid van medewerkers en kinderen
import-about-closures = Dagen waarop een locatie dicht is

import-errors-title = Dit klopt nog niet
import-errors-text = { $count ->
    [one] Er is een fout gevonden.
   *[other] Er zijn { $count } fouten gevonden.
 } Er is niets ingelezen. Verbeter de gegevens in je planningspakket, maak de bestanden opnieuw en kies ze daarna hier.
import-errors-again = Kies nieuwe bestanden
import-errors-download = Download de fouten
import-errors-file = fouten.csv
import-errors-list = Wat er nagekeken moet worden
import-listed = De eerste { $listed } van { $count } staan hier.
import-values-hidden = Als beheerder zie je sleutels, geen namen of andere gegevens van kinderen, ouders en medewerkers. De regel wijst de plek in het bestand aan.
import-column-file = Bestand of tabblad
import-column-row = Regel
import-column-column = Kolom
import-column-value = Waarde
import-column-reason = Wat er is
import-cancel = Niet inlezen
import-cancelled = De bestanden zijn weggegooid. Er is niets veranderd.

import-error-missing-table = Dit bestand ontbreekt. Staat hier een andere naam bij, dan is dat bestand wel gestuurd, maar is dat geen naam van een lijst.
import-error-no-known-file = Dit is geen naam van een lijst. Stuur groups.csv, staff.csv, children.csv en guardians.csv, los en niet als zip, of één werkmap met die tabbladen.
import-error-double-table = Dit bestand is er twee keer bij.
import-error-unreadable = Dit bestand is niet te lezen.
import-error-not-text = Dit is geen tekstbestand. Bewaar het als CSV.
import-error-not-a-workbook = Dit is geen werkmap, of het bestand is beschadigd. Open het in je spreadsheet, bewaar het als .xlsx en kies het opnieuw.
import-error-other-workbook = Deze soort werkmap wordt niet gelezen. Bewaar hem als .xlsx.
import-error-encrypted-workbook = Deze werkmap heeft een wachtwoord. Bewaar hem zonder wachtwoord.
import-error-large-workbook = Deze werkmap is uitgepakt te groot. Gebruik CSV-bestanden.
import-error-no-known-sheet = Geen tabblad heeft de naam van een lijst, zoals groups of children. Gebruik de werkmap die je hier kunt downloaden.
import-error-not-alone = Er is nog een werkmap of CSV-bestand bij. Kies één werkmap, of alleen de CSV-bestanden.
import-error-no-rows = Er staat nog niets in de lijsten. Vul groepen, medewerkers en kinderen in, bewaar de werkmap en kies hem opnieuw.
import-error-cell-error = Dit is de fout van een formule.
import-error-no-value = Deze formule heeft nog geen waarde. Open de werkmap, bewaar hem en kies hem opnieuw.
import-error-too-large = De bestanden zijn samen te groot.
import-error-missing-column = Deze kolom ontbreekt in de eerste regel.
import-error-double-column = Deze kolom staat twee keer in de eerste regel.
import-error-wrong-field-count = Deze regel heeft meer of minder velden dan de eerste regel. De waarde is het aantal.
import-error-open-quote = Hier begint een tekst met een aanhalingsteken dat nergens sluit.
import-error-too-long = Dit veld is langer dan 10.000 tekens.
import-error-empty = Dit veld moet ingevuld zijn.
import-error-unknown-key = Deze sleutel komt in de andere bestanden niet voor.
import-error-double-key = Deze sleutel staat er al.
import-error-overlapping-period = De periode overlapt met die van een andere regel.
import-error-until-before-from = De laatste dag ligt voor de eerste dag.
import-error-future-birth = Deze geboortedatum ligt in de toekomst.
import-error-future-day = Deze dag ligt in de toekomst. Hier staat wat al gedaan is.
import-error-too-far-ahead = Deze dag ligt meer dan een jaar vooruit. Kijk of het jaar klopt.
import-error-long-period = Dit duurt meer dan vijf jaar. Kijk of de jaren kloppen; een einde dat nog niet bekend is, zet je op hooguit vijf jaar na de eerste dag.
import-error-unknown-token = Dit is geen dag, zoals ma, di-o of e:vr.
import-error-unknown-code = Deze waarde kan niet in deze kolom.
import-error-not-a-date = Dit is geen datum, zoals 2026-03-31 of 31-03-2026.
import-error-negative-number = Dit getal is kleiner dan nul.
import-error-not-a-whole-number = Dit is geen heel getal.
import-error-not-an-email = Dit kan geen e-mailadres zijn.
import-error-pair-with-itself = Dit is het kind zelf.
import-error-pair-in-both-columns = Deze twee kinderen zouden dezelfde én een andere mentor krijgen.
import-error-not-one-absentee = Vul een medewerker of een kind in, en niet allebei.
import-foreign-other-location = Dit hoort bij een locatie die niet van jou is.
import-foreign-other-person = Dit hoort bij iemand van een locatie die niet van jou is. Vraag de beheerder om dit in te lezen.
import-foreign-role = Deze rol kan alleen de beheerder inlezen.

import-warnings-title = { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
 }
import-warnings-text = Dit houdt het inlezen niet tegen. Kijk of het zo bedoeld is.
import-warnings-show = Bekijk de opmerkingen
import-warning-unknown-column = Deze kolom is niet bekend en wordt niet gelezen.
import-warning-unknown-table = Dit bestand is niet bekend en wordt niet gelezen.
import-warning-unknown-mentor = Deze mentor staat niet bij de medewerkers. Het kind krijgt zo geen mentor.
import-warning-age-outside-care = Het kind is te jong of te oud voor deze opvang.
import-warning-no-guardian-email = Deze ouder heeft geen e-mailadres en krijgt dus geen bericht.
import-warning-no-guardian = Dit kind heeft geen ouder of verzorger.
import-warning-contradiction = Een eerdere regel zegt iets anders. De eerste regel telt.
import-remark-other-mentor = Dit kind heeft hier een andere mentor. Dat blijft zo; verander de mentor in de verdeling.
import-remark-custody = Het gezag is hier met datum vastgelegd en blijft zoals het is. Laat de planning nakijken.
import-remark-died = Dit kind staat bij ons als overleden. Er verandert niets.
import-remark-other-kind = De locatie van deze groep staat in het landelijk register voor een andere soort opvang.
import-remark-account-email = Dit e-mailadres is nieuw. Inloggen gaat nog met het oude adres.
import-remark-guardian-email = Deze ouder heeft een ander e-mailadres. Met het oude komt niemand hier meer in. Een link naar het nieuwe komt met het volgende bericht, of als de ouder erom vraagt.

import-changes-title = Dit gaat er veranderen
import-changes-lead = { $new } nieuw, { $changed } veranderd, { $ended } beëindigd. Klopt het? Lees het dan in.
import-endings-title = { $ended ->
    [one] Er eindigt iets
   *[other] Er eindigen { $ended } regels
 }
import-endings-text = Dit is na het inlezen niet met een knop terug te draaien. Klopt iets niet? Lees dan niet in en kijk eerst in je planningspakket.
import-confirm = Lees in
import-changed-since = Er is sinds de controle iets veranderd. Kijk nog een keer; er is nog niets ingelezen.
import-nothing-title = Alles staat er al
import-nothing-text = In deze bestanden staat niets nieuws. Je hoeft niets te doen.
import-parts-title = Per onderdeel
import-parts-complete = De export is volledig: wat er niet in staat, eindigt. Wat hier zelf is ingevoerd (afwezigheid, sluitingen, ruildagen, invallers), blijft staan.
import-part = Onderdeel
import-new = Nieuw
import-changed = Veranderd
import-ended = Eindigt
import-unchanged = Blijft zo
import-rows-title = Om welke regels gaat het?
import-rows-text = Je ziet de sleutels uit je planningspakket, met de kolommen die veranderen.
import-rows-new = { $part }: { $count } nieuw
import-rows-changed = { $part }: { $count } veranderd
import-rows-ended = { $part }: { $count }
import-more = En nog { $count }.
import-ends-on = laatste dag { $day }
import-ends-removed = vervalt
import-part-locations = Locaties
import-part-groups = Groepen
import-part-staff = Medewerkers
import-part-roster = Roosters
import-part-roles = Rollen
import-part-children = Kinderen
import-part-placements = Plaatsingen
import-part-guardians = Ouders en verzorgers
import-part-guardianships = Ouders bij kinderen
import-part-absences = Afwezigheid
import-part-closures = Sluitingsdagen
import-part-mentorships = Mentoren
import-part-access = Toegang

import-done-title = Ingelezen
import-done-text = Het staat erin: { $new } nieuw, { $changed } veranderd, { $ended } beëindigd. De bestanden zijn weggegooid.
import-now-title = En nu?
import-now-groups = Bekijk per groep of alle kinderen een mentor hebben, en laat zo nodig een verdeling voorstellen.
import-now-people = Nodig nieuwe medewerkers uit, zodat ze kunnen inloggen.
import-now-groups-go = Naar de groepen
import-now-people-go = Naar de mensen
import-now-again = Nog een keer inlezen
