account-sign-in = Inloggen
account-email = E-mailadres
account-password = Wachtwoord
account-wrong = Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk of je geen tikfout maakte en of Caps Lock uit staat.
account-forgot = Wachtwoord vergeten?
account-parents = Bent u ouder of verzorger? U heeft geen wachtwoord nodig: open de link in de e-mail van de opvang.
account-parents-link = Stuur mij een nieuwe link
account-signed-out = Je bent uitgelogd.

account-choose = Waar wil je heen?
account-choose-text = Wisselen kan later altijd nog.
account-no-access = Je hebt geen toegang meer
account-no-access-text = Je account bestaat nog, maar hoort nu niet bij een organisatie. Klopt dat niet? Vraag de beheerder om je opnieuw uit te nodigen.

account-welcome = Welkom bij Mentorkind
account-welcome-text = Kies een wachtwoord. Daarna log je in met { $email } en dit wachtwoord.
account-new-password = Nieuw wachtwoord
account-new-password-text = Kies een nieuw wachtwoord. Op je andere apparaten word je uitgelogd.
account-password-hint = Minstens 12 tekens. Een paar losse woorden achter elkaar zijn goed te onthouden en moeilijk te raden.
account-password-keep = Wachtwoord bewaren
account-password-kept = Je wachtwoord is bewaard en je bent ingelogd.
account-password-short = Dit wachtwoord is te kort. Kies er een van minstens { $least } tekens.
account-password-long = Dit wachtwoord is te lang. Kies er een van hoogstens { $most } tekens.
account-password-common = Dit wachtwoord is te makkelijk te raden: veel mensen kiezen het. Neem een paar woorden die niet bij elkaar horen.
account-password-own = Je naam of e-mailadres is te makkelijk te raden. Neem een paar woorden die niet bij elkaar horen.

account-gone = Deze link werkt niet meer
account-gone-text = Een link werkt één keer en maar een beperkte tijd. Heb je al een wachtwoord? Log dan gewoon in. Weet je het niet meer? Vraag dan een nieuwe link aan.
account-gone-invitation = Was dit je eerste uitnodiging? Vraag de beheerder van je organisatie om je opnieuw uit te nodigen.
account-whole = Heb je een wachtwoord? Log dan uit en log daarmee in. Heb je er geen, kies dan “Wachtwoord vergeten?”: je krijgt een link per e-mail, kiest een wachtwoord en bent er meteen mee ingelogd.
account-forgot-text = Vul het e-mailadres in waarmee je inlogt. Je krijgt een link waarmee je een nieuw wachtwoord kiest.
account-forgot-send = Stuur mij een link
account-forgot-sent = Heeft dit adres een account, dan is de link onderweg. Hij werkt één uur en één keer.
account-forgot-none = Geen e-mail na een paar minuten? Kijk bij de ongewenste e-mail, of vraag de beheerder van je organisatie welk adres er staat.

account-nothing = Je staat op dit moment niet op een rooster en hebt geen rol. Daarom kun je nu niets openen. Klopt dat niet? Vraag het je leidinggevende.
account-card = Mijn kaart voor ouders
account-sessions = Waar je bent ingelogd
account-session-current = dit apparaat
account-session-since = Ingelogd
account-session-seen = laatst gebruikt
account-session-end-of = Uitloggen op { $device }
account-session-ended = Dat apparaat is uitgelogd.
account-sessions-end = Op alle andere apparaten uitloggen
account-sessions-ended = Je bent nu alleen nog op dit apparaat ingelogd.
account-device = { $browser } op { $machine }
account-device-unknown = Onbekend apparaat
account-change = Wachtwoord veranderen
account-old = Huidig wachtwoord
account-old-wrong = Dit is niet je huidige wachtwoord.
account-password-changed = Je wachtwoord is veranderd. Op je andere apparaten ben je uitgelogd.

account-mail-invitation-subject = { $organisation } nodigt je uit voor Mentorkind
account-mail-invitation-text =
    Hallo,

    { $organisation } nodigt je uit om met Mentorkind te werken. Kies hier je wachtwoord:

    { $link }

    De link werkt één keer en { $days } dagen lang. Verwachtte je deze e-mail niet? Dan hoef je niets te doen.
account-mail-access-text =
    Hallo,

    { $organisation } nodigt je uit om met Mentorkind te werken. Je hebt al een account bij dit e-mailadres: log in met het wachtwoord dat je al hebt.

    { $link }

    Verwachtte je deze e-mail niet? Dan hoef je niets te doen.
account-mail-reset-subject = Nieuw wachtwoord voor Mentorkind
account-mail-reset-text =
    Hallo,

    Iemand vroeg om een nieuw wachtwoord bij dit e-mailadres. Was jij dat? Kies het dan hier:

    { $link }

    De link werkt één keer en { $minutes } minuten lang. Was jij het niet? Dan hoef je niets te doen: je wachtwoord blijft zoals het is.

account-gone-since = Je laatste dag bij { $organisation } was { $date }. Daarom kun je hier niet meer in. Werk je er weer? Dan gaat het vanzelf open zodra je op het rooster staat.
account-access-ended = Je toegang is geëindigd: je staat niet meer op het rooster en hebt geen rol meer. Daarom ben je uitgelogd. Klopt dat niet? Vraag het je leidinggevende.
account-begins = Je eerste dag is { $date }. Tot die tijd kun je nog niets openen.
account-second-on = aan
account-second-off = uit
account-second-text = Een code van een app op je telefoon, naast je wachtwoord.
account-second-set-up = Instellen
account-second-look = Herstelcodes en weghalen
