people-search = Zoek op naam
people-search-do = Zoek
people-name = Naam
people-roles = Rollen
people-account = Account
people-no-role = geen rol op dit moment
people-count = { $from } tot en met { $to } van { $total }
people-pages = Bladzijden
people-before = Vorige
people-after = Volgende
people-none = Er staan nog geen medewerkers in
people-none-text = Lees eerst de planning in. Daarna nodig je hier iedereen uit.
people-not-found = Niemand gevonden
people-not-found-text = Er is niemand met “{ $search }” in de naam.
people-show-all = Toon iedereen

people-state-no-address = geen e-mailadres
people-state-not-invited = niet uitgenodigd
people-state-invited = uitgenodigd
people-state-lapsed = uitnodiging verlopen
people-state-active = actief
people-state-ended = toegang gestopt

people-invite = Uitnodigen
people-invite-again = Opnieuw uitnodigen
people-invited = De uitnodiging is onderweg.
people-invite-all = { $count ->
    [one] Nodig 1 collega uit
   *[other] Nodig { $count } collega’s uit
 }
people-invite-title = Collega’s uitnodigen
people-invite-text = { $count ->
    [one] Eén collega werkt hier en is nog nooit uitgenodigd.
   *[other] { $count } collega’s werken hier en zijn nog nooit uitgenodigd.
 }
people-invite-mail = Elk krijgt een e-mail met een link om een wachtwoord te kiezen. De link werkt één keer en zeven dagen lang.
people-invite-nobody = Iedereen is al uitgenodigd
people-invite-nobody-text = Er is niemand die hier werkt, een e-mailadres heeft en nog nooit is uitgenodigd.
people-invited-all = { $count ->
    [one] 1 uitnodiging is onderweg.
   *[other] { $count } uitnodigingen zijn onderweg.
 }
people-back = Terug
people-no-address-text = Er is geen e-mailadres bekend. Zet het in de planning en lees die opnieuw in; daarna kun je uitnodigen.

people-end-title = Toegang van { $name } stoppen
people-end-text = Inloggen kan dan niet meer, en op alle apparaten wordt meteen uitgelogd.
people-end-kept = Wat al is vastgelegd, blijft staan. Je kunt later opnieuw uitnodigen.
people-end-do = Toegang stoppen
people-ended = De toegang van { $name } is gestopt.
people-last-administrator = Dit is de laatste beheerder die kan inloggen. Geef eerst een ander de rol van beheerder.

people-no-role-text = Nog geen rol naast het rooster.
people-role = Rol
people-role-choose = Kies een rol
people-role-give = Rol geven
people-role-given = De rol is gegeven.
people-role-end = Stoppen
people-role-end-of = Rol stoppen: { $role }
people-role-ended = De rol is gestopt.
people-role-from = vanaf { $date }
people-role-until = tot en met { $date }
people-role-imported = uit de planning: bij het volgende inlezen kan de rol terugkomen
people-role-by-provider = volgt uit het aanmelden via de organisatie
people-role-missing = Kies een rol uit de lijst.
people-role-held = Deze rol is er al in die tijd.
people-location = Locatie
people-location-hint = Alleen voor leidinggevenden.
people-location-unknown = Kies een locatie uit de lijst.
people-all-locations = Alle locaties
people-from = Vanaf
people-until = Tot en met
people-date-wrong = Vul een datum in.
people-date-far = Kies een dag die hoogstens twee jaar voor of na vandaag ligt. Kijk het jaartal na.
people-until-before = De laatste dag kan niet voor vandaag of voor de eerste dag liggen.
people-role-own = Jezelf geef je geen rol. Vraag het een andere beheerder.

people-second-step-do = Tweede stap weghalen
people-second-step-title = Tweede stap van { $name } weghalen
people-second-step-text = Op alle apparaten wordt meteen uitgelogd. Bij het volgende inloggen is het wachtwoord genoeg om een nieuwe tweede stap in te stellen.
people-second-step-sure = Weet je zeker dat de vraag van de collega zelf komt? Bel of vraag het aan de groep. De collega krijgt een e-mail.
people-second-step-own = Je eigen tweede stap haal je weg bij Mijn account, met een code of een herstelcode. Lukt dat niet, vraag het dan een andere beheerder.
people-second-step-gone = De tweede stap van { $name } is weggehaald.

people-given = Gegeven rollen
people-given-text = Wie er de afgelopen drie maanden een rol bij kreeg. Klopt er iets niet? Vraag het de beheerder, of laat de rol stoppen.
people-given-none = Geen nieuwe rollen
people-given-none-text = De afgelopen drie maanden kreeg niemand er een rol bij.
people-given-imported = uit de planning
people-given-by-provider = volgt uit het aanmelden via de organisatie
people-given-by-hand = door een beheerder
people-given-on = Gegeven
people-given-mail-subject = Nieuwe rol gegeven bij { $organisation }
people-given-mail-text =
    Hallo,

    Bij { $organisation } kreeg iemand een rol waarmee gegevens van kinderen opengaan. Kijk hoe dat ging, en of het klopt:

    { $link }
