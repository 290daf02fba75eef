# Webhooks: een ander systeem krijgt meteen bericht als er iets verandert.

webhook-title = Webhooks
webhook-one = Webhook
webhook-lead = Een webhook stuurt een ander systeem meteen bericht als er iets verandert. Alleen met de sleutels van het planningspakket: nooit een naam, en nooit iets uit het dossier van een kind.
webhook-none = Er is nog geen webhook
webhook-none-text = Er gaat niets uit. Voeg hieronder het adres toe van het systeem dat bericht moet krijgen.
webhook-there = Webhooks die er zijn
webhook-paused = staat stil
webhook-waiting = { $count ->
    [one] 1 bericht wacht
   *[other] { $count } berichten wachten
 }
webhook-owner = { $name } is hiervoor verantwoordelijk
webhook-owner-text = Is die persoon geen beheerder meer, dan staat de webhook stil tot een andere beheerder hem weer aanzet.
webhook-add = Een webhook toevoegen
webhook-add-do = Voeg de webhook toe
webhook-address = Adres van het andere systeem
webhook-address-hint = Begint met https://. Je krijgt het van wie het andere systeem maakt.
webhook-address-wrong = Vul een adres in dat begint met https://, zonder naam en wachtwoord erin.
webhook-address-garbled = Zo’n adres kan er niet zijn. Kijk de naam na, en het nummer van de poort als dat erin staat: hoogstens 65535.
webhook-address-fragment = Laat weg wat vanaf # in het adres staat: dat wordt nooit meegestuurd.
webhook-address-long = Dit adres is te lang: hoogstens { $most } tekens.
webhook-address-open = Onderweg zou iedereen kunnen meelezen. Kies een adres dat begint met https://.
webhook-address-inside = Dit adres ligt binnen het netwerk van de server. Daar gaan geen berichten heen. Kies een adres op internet.
webhook-subjects = Waarvan krijgt het bericht?
webhook-subjects-missing = Kies ten minste één ding waarvan het systeem bericht krijgt.
webhook-subject-mentorship = wie van welk kind mentor is
webhook-subject-placement = welk kind in welke groep een plaats heeft
webhook-subject-obligation = wat er voor een kind of groep gedaan moet worden, en wat te laat is
webhook-twice = Dit adres krijgt hiervan al bericht, en zou alles dan dubbel krijgen. Er is niets toegevoegd.
webhook-many = Er zijn al { $most } webhooks. Beëindig er eerst een.
webhook-secret-of = Het geheim voor { $address }
webhook-secret = Het geheim
webhook-secret-once = Je ziet het geheim één keer. Zet het nu in het andere systeem en bewaar het nergens anders.
webhook-secret-how = Met het geheim ziet het andere systeem dat een bericht echt van hier komt.
webhook-secret-renewed = Het oude geheim werkt nog één dag.
webhook-secret-kept = Het geheim staat in het andere systeem
webhook-secret-new = Nieuw geheim
webhook-secret-title = Een nieuw geheim voor { $address }?
webhook-secret-text = Doe dit als het geheim misschien bij een ander terecht is gekomen. { $days ->
    [one] Eén dag lang wordt
   *[other] { $days } dagen lang wordt
 } elk bericht met het oude én het nieuwe geheim ondertekend. Zet het nieuwe in die tijd in het andere systeem.
webhook-secret-do = Maak een nieuw geheim
webhook-secret-soon = Minder dan een dag geleden is ook al een nieuw geheim gemaakt. Elk bericht is nu met dat geheim én met het geheim daarvoor ondertekend, en meer dan twee kan niet. Maak je er nu nog een, dan werkt het geheim daarvoor meteen niet meer. Doe dit alleen als het nieuwe geheim van toen al in het andere systeem staat, of als het geheim daarvoor meteen moet stoppen.
webhook-secret-soon-do = Maak een nieuw geheim en stop het oudste meteen
webhook-secret-not = Het geheim houden
webhook-back = Terug naar de webhook
webhook-about = Deze webhook
webhook-test = Stuur een proefbericht
webhook-tested = Het proefbericht gaat zo uit. Kijk over een paar seconden in het logboek.
webhook-pause = Stilzetten
webhook-paused-done = De webhook staat stil. Er gaat niets meer uit.
webhook-resume = Weer aanzetten
webhook-resumed = De webhook staat weer aan. Wat wachtte, gaat nu uit.
webhook-end = Beëindigen
webhook-end-title = De webhook naar { $address } beëindigen?
webhook-end-text = Het andere systeem krijgt dan meteen geen berichten meer, en het logboek gaat weg. Dit kan niet terug; je kunt wel een nieuwe webhook toevoegen.
webhook-end-do = Beëindig de webhook
webhook-end-not = Niet beëindigen
webhook-ended = De webhook is beëindigd.
webhook-ended-before = Deze webhook is al beëindigd. Er gaat niets meer uit; hieronder staat welke er nog zijn.
webhook-stands-still = Er gaat nu niets uit
webhook-paused-since = Sinds
webhook-paused-keeps = Berichten wachten tot je de webhook weer aanzet, hoogstens { $days } dagen.
webhook-paused-person = Een beheerder heeft de webhook stilgezet.
webhook-paused-failing = Het andere systeem nam een bericht { $days } dagen lang niet aan. Vraag wie dat systeem beheert wat er is, en zet de webhook daarna weer aan.
webhook-paused-gone = Het andere systeem zegt dat het geen berichten meer wil. Klopt dat, beëindig de webhook dan.
webhook-paused-owner = Wie voor deze webhook verantwoordelijk was, is hier geen beheerder meer. Klopt de webhook nog, zet hem dan weer aan: dan ben jij ervoor verantwoordelijk.
webhook-paused-secret = Het geheim kan niet meer worden gelezen. Maak een nieuw geheim, zet het in het andere systeem, en zet de webhook daarna weer aan.
webhook-paused-restored = Deze gegevens komen uit een reservekopie. Is dit de echte server, en geen proef, zet de webhook dan weer aan.
webhook-log = Logboek
webhook-log-text = Wat er de laatste { $days } dagen uitging of wacht: eerst wat niet aankwam, dan het nieuwste. Onder de soort staat het nummer van het bericht, dat ook het andere systeem krijgt. Wat er in een bericht stond, staat hier niet.
webhook-log-empty = Er is nog niets gebeurd waarvan dit systeem bericht krijgt. Stuur een proefbericht om te zien of het werkt.
webhook-event = Bericht
webhook-when = Gebeurd
webhook-state = Hoe het is
webhook-tries = Pogingen
webhook-answer = Laatste antwoord
webhook-next = Volgende poging
webhook-next-none = geen
webhook-taken = aangekomen
webhook-waits = wacht
webhook-again-later = nog niet aangekomen
webhook-given-up = niet aangekomen
webhook-untried = nog niet geprobeerd
webhook-status = antwoord { $status }
webhook-failure-address = het adres ligt binnen het netwerk van de server
webhook-failure-time = er kwam niet op tijd antwoord
webhook-failure-connection = geen verbinding
webhook-again = Stuur opnieuw
webhook-again-of = Stuur opnieuw: { $event } van { $at }
webhook-again-done = Het bericht gaat zo opnieuw uit.
webhook-mail-subject = Een koppeling in Mentorkind staat stil
webhook-mail-text =
    Hallo,

    Een webhook in Mentorkind staat stil: er gaan geen berichten meer naar het andere systeem. Log in en kijk bij Mensen, Koppelingen, Webhooks wat er is. Wat wacht, gaat niet verloren als je hem binnen 30 dagen weer aanzet.
