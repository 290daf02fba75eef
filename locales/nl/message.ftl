# Berichten tussen ouders en mentor.

message-title = Berichten
message-title-child = Berichten over { $child }
message-write-to = Bericht aan { $mentor }
message-new = { $count ->
    [one] 1 nieuw bericht
   *[other] { $count } nieuwe berichten
}
message-list = Berichten van ouders
message-list-lead = Deze ouders wachten op een antwoord van jou.
message-list-empty = Niemand wacht op een antwoord
message-list-empty-text = Schrijft een ouder je een bericht, dan staat dat hier en bij ‘Te doen’.
message-about = Over { $child }
message-instead-of = In plaats van { $mentor }
message-in-their-place = { $count ->
    [one] 1 ouder wacht op antwoord terwijl de mentor er niet is
   *[other] { $count } ouders wachten op antwoord terwijl de mentor er niet is
}
message-child-lead = Elke ouder heeft eigen berichten. Andere ouders zien die niet.
message-nobody = Er is nog geen ouder om aan te schrijven
message-nobody-text = Ouders met gezag komen mee met de import. Vraag de teamleider als er iemand ontbreekt.
message-last = Laatste bericht:
message-none-yet = Er zijn nog geen berichten.
message-to-answer = wacht op antwoord
message-closed-badge = alleen lezen
message-with = Berichten met { $guardian }
message-closed = Deze ouder heeft nu geen gezag of geen contact. Je kunt lezen wat er staat, en niets meer schrijven. Er is niets verstuurd.
message-ended = De opvang is afgelopen. U kunt nog lezen wat er staat. Er is niets verstuurd.
message-answer = Antwoorden
message-write = Schrijf een bericht
message-text = Bericht
message-send = Versturen
message-stays = Een bericht verandert niet meer. Zolang de ouder het niet gelezen heeft, kun je het intrekken.
message-own = Alleen u en wie antwoordt lezen dit, een andere ouder niet. Zolang het niet gelezen is, kunt u het intrekken.
message-otherwise = Liever gesproken?
message-spoken-day = Wanneer?
message-spoken-in-person = Gesproken op de groep
message-spoken-phone = Gebeld
message-not-needed = Antwoord is niet nodig
message-read-answer = Lezen en antwoorden
message-back-family = Terug naar { $child }
message-who = Wie antwoordt, en wanneer
message-away = { $mentor } werkt vandaag niet, en leest uw bericht op de eerstvolgende werkdag.
message-away-colleagues = { $mentor } werkt vandaag niet. Een collega op de groep kan uw bericht lezen en antwoorden.
message-colleagues = Is { $mentor } er niet? Dan kan een collega op de groep je bericht lezen en antwoorden.
message-no-mentor = { $child } heeft nu geen mentor. De pedagogisch medewerkers van de groep lezen uw bericht.
message-promise = { $count ->
    [one] U krijgt binnen 1 werkdag antwoord: uiterlijk
   *[other] U krijgt binnen { $count } werkdagen antwoord: uiterlijk
}
message-urgent = { $reader ->
    [institution] Is er haast bij, of blijft het kind vandaag thuis? Bel dan de locatie.
   *[other] Is er haast bij, of blijft uw kind vandaag thuis? Bel dan de locatie.
}
message-you = U
message-was-withdrawn = Ingetrokken voor het gelezen was.
message-read-on = Gelezen:
message-noted-by = { $name } heeft hier een notitie van gemaakt.
message-became-agreement = Hiervan is een afspraak gemaakt.
message-became-concern = De mentor gaat hiermee verder.
message-withdraw = Intrekken
message-make-note = Maak er een notitie van
message-make-agreement = Maak er een afspraak van
message-make-concern = Begin een zorg
message-became-concern-staff = Hiervan is een zorg begonnen.
message-from = Uit een bericht van { $guardian }, { $date }.
message-own-words = Beide ouders lezen de afspraak, en het bericht niet. Laat weg wat alleen voor jou bedoeld was.
message-own-words-concern = Het kan zijn dat ook de andere ouder dit leest, en het bericht niet. Laat weg wat alleen voor jou bedoeld was.
message-i-read = Gelezen
message-was-read = Gelezen
message-sent = Het bericht is verstuurd.
message-withdrawn = Het bericht is ingetrokken. Niemand heeft het gelezen.
message-read-meanwhile = Het bericht was net gelezen. Intrekken kan niet meer; schrijf zo nodig een nieuw bericht.
message-noted = De notitie staat in het dossier van { $child }. De ouder ziet dat er een notitie is.
message-note-text = Bericht van { $guardian }: { $text }
message-done-spoken = Vastgelegd dat jullie gesproken hebben.
message-done-not-needed = Vastgelegd: hier is geen antwoord nodig.
message-settled-phone = { $name } belde hierover: { $date }.
message-settled-in-person = { $name } sprak hierover op de groep: { $date }.
message-settled-not-needed = { $name } vond een antwoord niet nodig: { $date }.
message-wrong-empty = Schrijf eerst een bericht. Er is niets verstuurd.
message-wrong-long = Dit bericht heeft { $length } tekens. Er passen er { $most }. Er is niets verstuurd en de tekst staat er nog: maak hem korter of verdeel hem over twee berichten.
message-wrong-day = Er is niets vastgelegd. Kies een dag van { $first } tot en met vandaag.
message-file = Foto of PDF meesturen
message-file-choose = Kies een bestand
message-file-hint = Een foto of een PDF, hoogstens 10 MB. Kies een PDF van een document, geen Word-bestand.
message-file-name = bericht
message-file-picture = Foto ({ $size } kB)
message-file-pdf = PDF ({ $size } kB)
message-file-not-sent = Er is niets verstuurd en de tekst staat er nog.
message-file-again = Het bestand is niet bewaard. Kies het nog een keer.

message-mail-subject = Nieuw bericht van { $organisation }
message-mail-guardian = { $dear }

    U heeft een nieuw bericht van { $organisation }. Open het hier:

    { $link }

    De link werkt tot en met { $until } en is alleen voor u.
message-mail-staff = Beste collega,

    Er is een nieuw bericht voor je. Je leest het hier:

    { $link }

    { $organisation }
message-about-seen = Over wat er is gezien, { $date }
message-about-correction = Vraagt om een verbetering van wat er is gezien, { $date }
