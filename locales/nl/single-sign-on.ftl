# Aanmelden via de organisatie: met het account dat medewerkers daar al hebben (OpenID Connect).

single-sign-on-title = Aanmelden via de organisatie
single-sign-on-lead = Medewerkers melden zich aan met het account dat zij al van de organisatie hebben. De aanmelddienst zegt wie iemand is; wat iemand hier mag zien, volgt zoals altijd uit het rooster en de rollen.
single-sign-on-on = aan
single-sign-on-off = uit
single-sign-on-addresses = Adressen
single-sign-on-back-address = Terugkeeradres, voor de aanmelddienst
single-sign-on-address = Hier melden medewerkers zich aan
single-sign-on-addresses-text = Maak bij de aanmelddienst een toepassing van het soort web met dit terugkeeradres. Zet het tweede adres op het intranet of bij de apps van je organisatie.
single-sign-on-provider = De aanmelddienst
single-sign-on-issuer = Adres van de aanmelddienst (issuer)
single-sign-on-issuer-hint = Begint met https://. Achter dit adres staat /.well-known/openid-configuration.
single-sign-on-issuer-wrong = Vul een adres in dat begint met https://, zonder naam en wachtwoord erin.
single-sign-on-issuer-open = Onderweg zou iedereen kunnen meelezen. Kies een adres dat begint met https://.
single-sign-on-client = Kenmerk van de toepassing (client ID)
single-sign-on-client-missing = Vul het kenmerk in dat de aanmelddienst aan de toepassing gaf.
single-sign-on-secret = Geheim van de toepassing (client secret)
single-sign-on-secret-hint = Je krijgt het van de aanmelddienst. Het wordt verzegeld bewaard en is hierna niet meer te lezen.
single-sign-on-secret-kept = Laat dit leeg om het geheim te houden dat er is.
single-sign-on-secret-missing = Vul het geheim in dat de aanmelddienst aan de toepassing gaf.
single-sign-on-too-long = Dit is te lang: hooguit 500 tekens.
single-sign-on-rules = Afspraken
single-sign-on-makes-accounts = Wie zich voor het eerst aanmeldt en hier werkt, krijgt vanzelf een account, zonder uitnodiging
single-sign-on-two-steps = De aanmelddienst vraagt iedereen om twee stappen: Mentorkind vraagt dan geen code meer
single-sign-on-roles = Rollen die volgen
single-sign-on-roles-text = Heb je mensen die niet op het rooster staan, dan kan hun rol volgen uit wat de aanmelddienst over hen zegt. Zo’n rol geldt overal in de organisatie, tot dertig dagen na de laatste keer aanmelden. Beheerder word je zo niet, en de directie krijgt bericht van elke rol waarmee gegevens van kinderen opengaan.
single-sign-on-claim = Gegeven waarin dat staat (claim)
single-sign-on-claim-hint = Vaak groups of roles. Leeg: er volgen geen rollen.
single-sign-on-claim-missing = Vul in in welk gegeven staat wat iemand is.
single-sign-on-means = Rol { $number }
single-sign-on-value = Staat daar
single-sign-on-role = Dan is iemand hier
single-sign-on-role-none = Geen rol
single-sign-on-means-half = Vul bij elke rol ook in wat er dan staat, of maak de regel leeg.
single-sign-on-means-twice = Bij één tekst past één rol. Haal de dubbele regel weg.
single-sign-on-save = Bewaar en probeer de verbinding
single-sign-on-saved = Bewaard. De aanmelddienst antwoordt.
single-sign-on-end = Beëindig aanmelden via de organisatie
single-sign-on-end-title = Aanmelden via de organisatie beëindigen?
single-sign-on-end-text = Wie zo is aangemeld, wordt meteen afgemeld. De rollen die eruit volgden, eindigen vandaag. Wie een wachtwoord heeft, meldt zich daarmee aan. Accounts en alles wat mensen schreven, blijven.
single-sign-on-end-without = { $count ->
    [one] Eén medewerker heeft geen wachtwoord en kiest er een via “Wachtwoord vergeten”.
   *[other] { $count } medewerkers hebben geen wachtwoord en kiezen er een via “Wachtwoord vergeten”.
 }
single-sign-on-end-not = Laat het zoals het is
single-sign-on-ended = Beëindigd. Niemand meldt zich nog aan via de organisatie.

single-sign-on-through = Meld je aan via { $organisation }
single-sign-on-left = Je bent niet aangemeld: bij je organisatie is het aanmelden afgebroken.
single-sign-on-not-title = Je bent niet aangemeld
single-sign-on-not-lost = Er is niets veranderd of kwijt.
single-sign-on-not-again = Probeer het opnieuw
single-sign-on-not-other-way = Meld je anders aan
single-sign-on-not-stale = Het aanmelden duurde te lang, of begon in een ander venster. Begin opnieuw.
single-sign-on-not-nothing = Je organisatie kent je, maar vandaag gaat hier niets voor je open: je staat niet op het rooster en hebt geen rol. Vraag het aan je leidinggevende.
single-sign-on-not-ended = Een beheerder van je organisatie heeft je toegang beëindigd. Vraag het aan je leidinggevende.
single-sign-on-not-no-address = Je organisatie zegt niet welk mailadres van jou is, of staat er niet voor in. Vraag het aan wie de accounts van je organisatie beheert.
single-sign-on-not-unknown = Niemand in de planning heeft jouw mailadres. Vraag je leidinggevende of het daar goed staat.
single-sign-on-not-invited = Je bent hier nog niet uitgenodigd. Vraag een beheerder om een uitnodiging.
single-sign-on-not-several = Meer dan één medewerker in de planning heeft jouw mailadres, dus het is niet zeker wie je bent. Vraag je leidinggevende om het recht te zetten.
single-sign-on-not-other = Iemand meldde zich al met een ander account aan als de medewerker met jouw mailadres. Vraag een beheerder om het na te kijken.
single-sign-on-mailbox-sent = Kijk in je mail
single-sign-on-mailbox-sent-text = Je organisatie kent je, maar we weten nog niet zeker dat het mailadres van jou is. Daarom stuurden we een link naar het adres van je account bij Mentorkind. Open hem binnen een uur in deze browser, en bevestig dat jij het bent. Daarna kun je je via je organisatie aanmelden. Dit hoeft één keer.
single-sign-on-mailbox-opened = Ben jij dit?
single-sign-on-mailbox-opened-text = Je begon met aanmelden via je organisatie. Bevestig je, dan kom je voortaan zo binnen met je account bij Mentorkind, alleen bij die organisatie. Begon je er niet mee, sluit dit dan.
single-sign-on-mailbox-show = Ja, dat ben ik
single-sign-on-mailbox-shown = Bevestigd
single-sign-on-mailbox-shown-text = Je mailadres is van jou. Meld je nu nog één keer aan via je organisatie.
single-sign-on-mailbox-on = Meld je aan via je organisatie
single-sign-on-mailbox-gone = Deze link werkt hier niet
single-sign-on-mailbox-gone-text = Hij is al gebruikt, ouder dan een uur, of hoort bij een andere browser: hij werkt alleen in de browser waarin je begon met aanmelden. Begin opnieuw, dan krijg je een nieuwe.
single-sign-on-trouble-inside = Dit adres ligt binnen het netwerk van de server. Daar gaat de server niet heen. Kies een adres op internet.
single-sign-on-trouble-silent = De aanmelddienst antwoordt nu niet. Probeer het over een paar minuten opnieuw.
single-sign-on-trouble-no-provider = Op dit adres antwoordt geen aanmelddienst die zo heet. Kijk of het adres precies klopt, ook de streep aan het eind.
single-sign-on-trouble-refused = De aanmelddienst kent deze toepassing niet, of het geheim klopt niet. Vraag een beheerder om het na te kijken.
single-sign-on-trouble-untrue = Wat de aanmelddienst zegt, klopt niet: een handtekening, een tijd of voor wie het is. Probeer het opnieuw, en blijft het zo, vraag dan een beheerder.

single-sign-on-mail-first-subject = Je meldt je nu aan via { $organisation }
single-sign-on-mail-first-text =
    Hallo,

    Iemand meldde zich voor het eerst bij Mentorkind aan als jij, met je account van { $organisation }. Was jij dat, dan hoef je niets te doen. Was jij dat niet, zeg het dan meteen tegen je leidinggevende.

    Waar je bent aangemeld, zie je hier:
    { $link }
single-sign-on-mail-mailbox-subject = Ben jij dit?
single-sign-on-mail-mailbox-text =
    Hallo,

    Iemand meldt zich bij Mentorkind aan via { $organisation }, met jouw mailadres. Ben jij dat, open dan deze link in dezelfde browser en bevestig het. De link werkt { $minutes } minuten en één keer:

    { $link }

    Ben jij het niet, doe dan niets: er gaat dan niets open.
single-sign-on-mail-access-text =
    Hallo,

    { $organisation } geeft je toegang tot Mentorkind. Meld je aan met het account dat je van je organisatie hebt:

    { $link }
single-sign-on-mail-set-subject = Aanmelden via { $organisation } is ingesteld of veranderd
single-sign-on-mail-set-text =
    Hallo,

    Een beheerder van { $organisation } stelde in of veranderde hoe medewerkers zich aanmelden via de aanmelddienst van de organisatie. Wie die dienst beheert, bepaalt daarmee wie als welke medewerker binnenkomt. Weet je hier niet van, vraag het dan na.

    Welke rollen er zijn gegeven, zie je hier:
    { $link }
