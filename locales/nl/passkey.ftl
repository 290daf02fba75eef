# Inloggen met een passkey: van medewerkers en van ouders, daarom zonder je of u.

passkey-title = Passkeys
passkey-lead = Inloggen met vingerafdruk, gezicht of pincode van de eigen telefoon of computer: zonder wachtwoord en zonder code per mail. Het hoeft niet, de andere manier blijft werken.
passkey-open = Naar de passkeys
passkey-back = Terug
passkey-none = Er zijn nog geen passkeys.
passkey-made = Toegevoegd:
passkey-used = Laatst gebruikt:
passkey-never = Nog niet gebruikt
passkey-remove = Verwijderen
passkey-remove-what = Met deze passkey kan daarna niemand meer inloggen. Wie er op een ander apparaat mee is ingelogd, wordt uitgelogd. De andere manier van inloggen blijft werken.
passkey-remove-sure = Ja, verwijder deze passkey
passkey-add-text = De passkey komt op dit apparaat, of op de telefoon die de browser laat kiezen. De vingerafdruk of pincode zelf blijft op het apparaat: die krijgen wij niet.
passkey-add = Passkey toevoegen
passkey-cannot = Deze browser kent geen passkeys, of JavaScript staat uit. Inloggen kan op de andere manier.
passkey-shared = Op een apparaat dat anderen ook gebruiken kan geen passkey worden toegevoegd. Doe dat op een eigen telefoon of computer.
passkey-added = De passkey is toegevoegd. Daarover gaat ook een e-mail uit.
passkey-not-added = De passkey is niet toegevoegd: het antwoord van het apparaat kwam te laat of klopte niet. Probeer het nog eens.
passkey-removed = De passkey is verwijderd.
passkey-sign-in = Inloggen met een passkey
passkey-cancelled = Het is afgebroken of niet gelukt. Er is niets veranderd. Probeer het nog eens, of log in op de andere manier.
passkey-already = Op dit apparaat staat al een passkey voor dit account. Er is niets veranderd: inloggen kan er al mee.
passkey-wrong = Inloggen met deze passkey lukt niet. Misschien is hij verwijderd, of duurde het te lang. Probeer het nog eens, of log in op de andere manier.
passkey-copied = Deze passkey is geweigerd, omdat er een kopie van lijkt te zijn. Log in op de andere manier, verwijder deze passkey en voeg een nieuwe toe.
passkey-nothing = Met deze passkey is nu niets te openen: de toegang is afgelopen. Klopt dat niet? Vraag het de locatie.
passkey-mail-subject = Er is een passkey toegevoegd
passkey-mail-text =
    Goedendag,

    Er is een passkey toegevoegd om bij Mentorkind in te loggen.

    Klopt dat? Dan is er niets te doen. Klopt het niet? Log in, verwijder de passkey en vertel het de organisatie.
