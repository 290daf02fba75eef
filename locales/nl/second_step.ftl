# De tweede stap van het inloggen: een code van een app, en herstelcodes.

second-step = Tweede stap bij inloggen
second-step-ask = Code van je app
second-step-ask-text = Open de app op je telefoon en vul de zes cijfers in die bij Mentorkind staan.
second-step-code = Code van zes cijfers
second-step-wrong = Deze code klopt niet, of is al gebruikt. Wacht tot de app een nieuwe laat zien en vul die in.
second-step-lost = Ik heb mijn telefoon niet
second-step-recovery = Herstelcode
second-step-recovery-hint = Een van de tien codes die je bij het instellen kreeg. Streepjes en hoofdletters maken niet uit.
second-step-recovery-use = Inloggen met herstelcode
second-step-recovery-wrong = Deze herstelcode klopt niet, of is al gebruikt. Elke code werkt één keer.
second-step-recovered = { $left ->
    [0] Je bent ingelogd met je laatste herstelcode. Maak nu nieuwe bij Mijn account.
    [one] Je bent ingelogd met een herstelcode. Je hebt er nog 1.
   *[other] Je bent ingelogd met een herstelcode. Je hebt er nog { $left }.
 }
second-step-lost-all = Ook geen herstelcodes? De beheerder van je organisatie kan je tweede stap weghalen. Daarna stel je een nieuwe in.

second-step-needed = Jij opent gegevens van kinderen. Daarom vraagt je organisatie naast je wachtwoord een tweede stap: een code van een app op je telefoon. Instellen duurt twee minuten.
second-step-needed-all = Je organisatie vraagt van iedereen naast het wachtwoord een tweede stap: een code van een app op je telefoon. Instellen duurt twee minuten.
second-step-why = Naast je wachtwoord vraagt Mentorkind dan een code van een app op je telefoon. Wie je wachtwoord raadt, komt er niet in.
second-step-how-app = Zet een app voor codes op je telefoon, als je die nog niet hebt. Bijvoorbeeld Aegis, 2FAS, Google Authenticator, Microsoft Authenticator of Wachtwoorden van Apple.
second-step-how-scan = Scan in die app het plaatje van de volgende bladzijde.
second-step-how-codes = Vul de code in die de app laat zien. Je krijgt dan tien herstelcodes voor als je telefoon kwijt is.
second-step-begin = Beginnen
second-step-no-phone = Geen telefoon voor het werk? Codes kunnen ook van een programma op je computer komen. Werk je alleen op de groepstablet met een pincode, dan heb je daar geen app nodig.
second-step-scan = Scan dit met je app
second-step-scan-text = Kies in de app voor toevoegen en houd de camera voor het plaatje.
second-step-picture = QR-code voor je app. Kun je niet scannen, gebruik dan de tekst eronder.
second-step-by-hand = Scannen lukt niet
second-step-by-hand-text = Typ deze sleutel over in de app, bij “sleutel invoeren”:
second-step-here = Of open het in een app op dit apparaat
second-step-here-first = Open het in de app op deze telefoon
second-step-first = Code die de app nu laat zien
second-step-first-hint = Zes cijfers. Ze veranderen elke halve minuut.
second-step-first-wrong = Deze code klopt niet. Kijk of de klok van je telefoon goed staat, en vul de code in die er nu staat.
second-step-confirm = Aanzetten

second-step-elsewhere = Een tweede stap hoort bij je hele account bij Mentorkind, ook bij andere organisaties. Aangemeld via je organisatie stel je hem niet in en verander je hem niet. Doe dat nadat je met je wachtwoord bent ingelogd.
second-step-elsewhere-needed = Voor wat jij opent is een tweede stap nodig, en je organisatie vroeg er geen toen je je aanmeldde.

second-step-on = Je tweede stap staat aan. Bij het inloggen vul je naast je wachtwoord een code van je app in.
second-step-codes = Herstelcodes
second-step-left = { $left ->
    [0] geen meer over
    [one] nog 1 over
   *[other] nog { $left } over
 }
second-step-codes-text = Met een herstelcode kom je binnen zonder telefoon. Elke code werkt één keer. Maak je nieuwe, dan werken de oude niet meer.
second-step-codes-new = Nieuwe herstelcodes maken
second-step-codes-once = Bewaar deze codes nu: je ziet ze maar één keer. Druk ze af of schrijf ze over, en bewaar ze niet bij je telefoon.
second-step-codes-gone = Je zag je herstelcodes al: we laten ze maar één keer zien. Heb je ze niet bewaard? Maak dan hieronder nieuwe.
second-step-codes-use = Elke code werkt één keer, in plaats van de code van de app.
second-step-codes-kept = Ik heb ze bewaard
second-step-remove = Tweede stap weghalen
second-step-remove-text = Je logt dan weer in met alleen je wachtwoord. Vul een code van je app in, of een herstelcode.
second-step-remove-needed = Doe dit als je een nieuwe telefoon hebt: daarna stel je meteen een nieuwe tweede stap in. Vul een code van je app in, of een herstelcode.
second-step-remove-code = Code van je app, of een herstelcode
second-step-removed = Je tweede stap is weggehaald. Op je andere apparaten ben je uitgelogd.

second-step-mail-set-up-subject = Je tweede stap staat aan
second-step-mail-set-up-text =
    Hallo { $name },

    Bij het inloggen in Mentorkind wordt vanaf nu naast je wachtwoord een code van je app gevraagd.

    Was jij dit niet? Zeg het dan meteen tegen de beheerder van je organisatie.
second-step-mail-recovered-subject = Ingelogd met een herstelcode
second-step-mail-recovered-text =
    Hallo { $name },

    Iemand is met jouw wachtwoord en een herstelcode ingelogd in Mentorkind. Er zijn nog { $left } herstelcodes over.

    Was jij dit niet? Zeg het dan meteen tegen de beheerder van je organisatie.
second-step-mail-removed-subject = Je tweede stap is weggehaald
second-step-mail-removed-text =
    Hallo { $name },

    De tweede stap bij het inloggen in Mentorkind is weggehaald, met een code van jou.

    Was jij dit niet? Zeg het dan meteen tegen de beheerder van je organisatie.
second-step-mail-reset-subject = Je tweede stap is weggehaald door de beheerder
second-step-mail-reset-text =
    Hallo { $name },

    De beheerder heeft je tweede stap bij het inloggen in Mentorkind weggehaald, en je passkeys als je die had. Je bent overal uitgelogd. Log je weer in, dan stel je een nieuwe in.

    Vroeg je hier niet om? Zeg het dan meteen tegen je leidinggevende en tegen de beheerder.
