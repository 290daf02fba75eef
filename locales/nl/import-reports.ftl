# Wat er 's nachts vanzelf is ingelezen.
import-reports-title = Vanzelf ingelezen
import-reports-lead = Wat het planningspakket vanzelf aanleverde, met wat er veranderde of waarom het niet is ingelezen.
import-reports-lead-own = Wat het planningspakket vanzelf aanleverde, met wat er op je eigen locatie veranderde.
import-reports-go = Bekijk wat er vanzelf is ingelezen
import-reports-none = Er is nog niets vanzelf ingelezen
import-reports-none-text = Zodra het planningspakket zijn export in de afgesproken map zet, staat hier wat er veranderde. Inlezen met de hand kan altijd.
import-report-title = Vanzelf ingelezen planning
import-report-counts = { $new } nieuw, { $changed } veranderd
import-report-no-change = Er is niets veranderd
import-report-no-change-text = In deze planning stond niets nieuws. Je hoeft niets te doen.
import-report-again = Daarna ongewijzigd aangeleverd, het laatst
import-report-not-in = niet ingelezen
import-report-waits = nog te beslissen
import-report-counted = In de tabel hieronder telt wat bij meer locaties hoort bij elke locatie mee.
import-report-counted-own = In de tabel hieronder telt ook mee wat bij meer locaties hoort. Hoort het ook bij een locatie die niet van jou is, dan beslist de beheerder.
import-report-refused = { $count ->
    [one] 1 fout; er is niets ingelezen
   *[other] { $count } fouten; er is niets ingelezen
 }
import-report-refused-lead = Deze planning is niet ingelezen; er is niets veranderd. De beheerder heeft bericht gekregen.
import-report-refused-text = { $count ->
    [one] Er is een fout gevonden.
   *[other] Er zijn { $count } fouten gevonden.
 } Er is niets ingelezen en er is niets kwijt. Verbeter de gegevens in het planningspakket; de volgende export wordt weer vanzelf gelezen.
import-report-files-gone = De bestanden van deze export zijn er niet meer. In het rapport dat ernaast stond, staat wat er mis was.
import-report-nowhere = Niet van één locatie
import-report-would-end = Zou eindigen
import-report-endings-title = { $count ->
    [one] 1 regel zou eindigen
   *[other] { $count } regels zouden eindigen
 }
import-report-endings-text = Dit staat hier wel, maar niet meer in de planning. Er is nog niets beëindigd. Klopt het, laat het dan eindigen; dat is niet met een knop terug te draaien. Klopt het niet, laat het dan staan en verbeter het planningspakket.
import-report-end = Laat dit eindigen
import-report-keep = Laat het staan
import-report-ended = { $count ->
    [one] 1 regel is beëindigd.
   *[other] { $count } regels zijn beëindigd.
 }
import-report-kept = Er is niets beëindigd.
import-report-for-others = Wat hier niet meer in de planning staat, hoort ook bij een andere locatie. De beheerder beslist erover.
import-report-later = Er is daarna een nieuwere planning ingelezen. Kijk daar wat er zou eindigen.
import-report-gone = De bestanden van deze export zijn er niet meer. Lees de export met de hand in en zet het vinkje dat hij volledig is.
import-report-decided-end = Wat niet meer in de planning stond, is beëindigd:
import-report-decided-keep = Wat niet meer in de planning stond, is blijven staan:
import-report-undecided = Eerst beslissen wie dit is
import-report-undecided-text = Dit kwam met de planning mee en kan iemand zijn bij wie hier iets is vastgelegd, of een kind dat is overleden. Wie dit is beslist de leidinggevende bij het gezin van het kind. Tot dan krijgt en ziet deze ouder niets.
import-mail-taken = Er is een nieuwe planning ingelezen
import-mail-taken-text =
    Dag,

    Er is een nieuwe planning ingelezen. Hier zie je wat er op je locatie veranderde:

    { $link }{ $more }

    Groet,
    Mentorkind
import-mail-undecided = Er is een nieuwe planning ingelezen: beslis wie dit is
import-mail-undecided-text =
    Dag,

    Er is een nieuwe planning ingelezen. Van deze regels moet je eerst beslissen wie het is:

    { $lines }

    Tot dan krijgt en ziet deze ouder niets. Hier zie je wat er op je locatie veranderde en waar je beslist:

    { $link }{ $more }

    Groet,
    Mentorkind
import-mail-refused = Een planning kon niet worden ingelezen
import-mail-refused-text =
    Dag,

    Er stond een nieuwe planning klaar, maar die kon niet worden ingelezen. Er is niets veranderd. Hier zie je waarom:

    { $link }

    Groet,
    Mentorkind
