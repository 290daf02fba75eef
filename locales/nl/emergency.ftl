# Noodtoegang: de directie opent kort een dossier, met een reden.

emergency = Noodtoegang
emergency-lead = Hier zie je wie van de directie een dossier opende, waarom, en wat er is bekeken. Bij elke noodtoegang krijg je meteen een e-mail.
emergency-lead-director = Voor als het niet anders kan. Je opent de gegevens van één kind of één groep, { $minutes } minuten lang. De aandachtsfunctionaris krijgt meteen bericht en ziet je reden en wat je opent.
emergency-open = Noodtoegang openen
emergency-search = Naam van het kind of de groep
emergency-subject = Voor wie?
emergency-subject-missing = Kies een kind of een groep.
emergency-many = Er zijn er meer. Typ meer van de naam.
emergency-not-found = Er is geen kind of groep met “{ $search }” in de naam.
emergency-reason = Waarom is het nodig?
emergency-reason-hint = Schrijf het zo op dat een ander later begrijpt waarom je niet kon wachten.
emergency-reason-short = Leg uit waarom het nodig is, in minstens { $least } tekens.
emergency-reason-long = Houd het bij hoogstens { $most } tekens.
emergency-runs-already = Er loopt al noodtoegang van jou. Stop die eerst.
emergency-told = De aandachtsfunctionaris krijgt meteen een e-mail. Je reden en elk dossier dat je opent, worden vastgelegd.
emergency-untold = Er is geen aandachtsfunctionaris of andere directeur met een e-mailadres. Niemand krijgt bericht; het wordt wel vastgelegd.
emergency-open-do = Openen
emergency-look = Gegevens bekijken
emergency-runs-until = Noodtoegang tot
emergency-minutes-left = minuten over
emergency-end = Nu stoppen
emergency-ended = De noodtoegang is gestopt.
emergency-ended-before = Deze noodtoegang was al gestopt. Je kunt er niets meer mee openen.
emergency-over = De noodtoegang is afgelopen. Is het nog nodig? Open hem dan opnieuw.
emergency-list = Wanneer en waarom
emergency-none = Er is nog nooit noodtoegang geopend
emergency-none-text = Gebeurt dat wel, dan staat hier wie het deed, waarom, en wat er is bekeken.
emergency-group = Groep { $group }
emergency-runs = loopt
emergency-by-hand = zelf gestopt
emergency-by-itself = vanzelf gestopt
emergency-nothing-opened = Niets bekeken.
emergency-opened = Bekeken:
emergency-times = { $times ->
    [one] één keer
   *[other] { $times } keer
 }
emergency-children = Kies een kind
emergency-no-children = Deze groep heeft vandaag geen kinderen
emergency-no-children-text = Stop de noodtoegang en zoek het kind op naam.
emergency-child = Het kind
emergency-born = Geboren
emergency-mentor = Mentor
emergency-no-place = heeft op dit moment geen plaats
emergency-no-mentor = heeft op dit moment geen mentor
emergency-call = Wie je belt
emergency-custody = gezag
emergency-no-custody = geen gezag, of niet bekend
emergency-no-contacts = Er zijn geen ouders of verzorgers bekend.
emergency-no-number = Geen telefoonnummer of e-mailadres bekend.
emergency-not-called = Wie geen contact mag hebben met het kind, bel je niet. Telefoon en e-mail staan hier daarom niet.
emergency-held = Niet bellen: de leidinggevende beslist eerst wie dit is. Telefoon en e-mail staan hier daarom niet.

emergency-mail-subject = Noodtoegang geopend bij { $organisation }
emergency-mail-text =
    Hallo,

    Iemand van de directie van { $organisation } heeft noodtoegang geopend. Log in om te zien wie, waarom, en wat er wordt bekeken:

    { $link }
