# Vragen van een ouder zonder gezag.

inquiry-title = Vragen over { $child }
inquiry-lead = U hebt geen gezag over { $child }. Daarom ziet u hier niets uit het dossier. Vragen mag u wel.
inquiry-back = Terug
inquiry-back-family = Terug naar uw kinderen
inquiry-other-children = Iets vragen over een kind waarover u geen gezag hebt
inquiry-children-title = Iets vragen over uw kind
inquiry-children-lead = U hebt geen gezag over deze kinderen. Daarom ziet u hier niets uit een dossier. Vragen mag u wel.
inquiry-ask = Stel een vraag
inquiry-may = Vraag naar wat belangrijk is over { $child }: hoe het gaat, de ontwikkeling, de gezondheid en de verzorging. Niet naar een adres en niet naar andere mensen.
inquiry-promise = { $count ->
    [one] U krijgt binnen 1 werkdag antwoord: uiterlijk
   *[other] U krijgt binnen { $count } werkdagen antwoord: uiterlijk
}
inquiry-no-term = { $organisation } noemt hiervoor geen vaste termijn. U krijgt een e-mail zodra er antwoord is.
inquiry-question = Wat wilt u weten?
inquiry-hint = In een paar zinnen.
inquiry-send = Verstuur de vraag
inquiry-sent = Uw vraag is verstuurd. U krijgt een e-mail zodra er antwoord is.
inquiry-asked = Uw vragen
inquiry-none = U hebt nog niets gevraagd.
inquiry-of = Gevraagd:
inquiry-answer-of = Antwoord van { $organisation }
inquiry-waits = Er is nog geen antwoord.
inquiry-waits-until = Er is nog geen antwoord. U krijgt het uiterlijk:
inquiry-closed = Hier kunt u nu niets vragen. Er is niets verstuurd.
inquiry-closed-text = Hier kunt u nu niets vragen. Wilt u iets weten? Vraag het dan aan { $organisation } zelf.
inquiry-law = Dat u dit mag vragen, staat in het Burgerlijk Wetboek (boek 1, artikel 377c). Niet alles mag worden verteld. Dan leest u hier waarom.
inquiry-why-interest = Hierop krijgt u geen antwoord, omdat het belang van het kind zich daartegen verzet.
inquiry-why-same-for-all = Hierop krijgt u geen antwoord, omdat we dit ook aan een ouder met gezag niet vertellen.
inquiry-why-not-about-child = Hierop krijgt u geen antwoord, omdat het niet over het kind of de verzorging gaat.
inquiry-wrong-empty = Schrijf eerst wat u wilt weten. Er is niets verstuurd.
inquiry-wrong-long = Uw vraag heeft { $length } tekens. Er passen er { $most }. Er is niets verstuurd en de tekst staat er nog: maak hem korter.
inquiry-invite-mail-subject = U kunt { $organisation } iets vragen
inquiry-invite-mail-text =
    { $dear }

    U kunt { $organisation } iets vragen. Dat doet u via uw eigen link:

    { $link }

    U heeft geen wachtwoord nodig. U krijgt een code in uw e-mail. De link werkt tot en met { $until }.

    De link is alleen voor u. Stuur hem niet door.

inquiry-link = Vragen zonder gezag
inquiry-staff-title = Een vraag over { $child }
inquiry-staff-lead = { $guardian } heeft geen gezag en ziet niets uit het dossier, maar mag wel iets vragen.
inquiry-staff-list = Vragen zonder gezag over { $child }
inquiry-staff-list-lead = Wat een ouder zonder gezag vroeg, en wat jullie antwoordden. Alleen die ouder leest dit.
inquiry-staff-none = Niemand vroeg iets
inquiry-staff-none-text = Vraagt een ouder zonder gezag iets, dan staat dat hier en bij ‘Te doen’.
inquiry-staff-closed = Deze ouder kan nu geen antwoord krijgen: wat die mag vragen is veranderd.
inquiry-answer = Antwoorden
inquiry-answer-what = Vertel wat belangrijk is over { $child } en de verzorging, zoals je het ook aan een ouder met gezag zou vertellen.
inquiry-answer-not = Schrijf niet waar iemand woont of te bereiken is, en niets over een andere ouder of een ander kind. Twijfel je? Vraag het je leidinggevende. Ouders met gezag zien dat er iets is verteld en wanneer, niet wat.
inquiry-answer-text = Jouw antwoord
inquiry-answer-send = Verstuur het antwoord
inquiry-answer-empty = Schrijf eerst een antwoord. Er is niets verstuurd.
inquiry-answer-long = Dit antwoord heeft { $length } tekens. Er passen er { $most }. Er is niets verstuurd en de tekst staat er nog: maak hem korter.
inquiry-refuse = Niet beantwoorden
inquiry-refuse-text = Niet alles mag je vertellen. Kies waarom niet: de ouder leest dat.
inquiry-refuse-do = Verstuur dat er geen antwoord komt
inquiry-ground = Waarom niet?
inquiry-ground-interest = het belang van het kind verzet zich ertegen
inquiry-ground-same-for-all = we vertellen het ook aan een ouder met gezag niet
inquiry-ground-not-about-child = het gaat niet over het kind of de verzorging
inquiry-ground-choose = Kies waarom je niet antwoordt. Er is niets verstuurd.
inquiry-refused-because = Niet beantwoord:
inquiry-late = Deze vraag is intussen al beantwoord. Er is niets verstuurd.
inquiry-late-typed = Wat jij schreef
inquiry-done-answered = Het antwoord is verstuurd.
inquiry-done-refused = Verstuurd: de ouder leest dat er geen antwoord komt, en waarom.
inquiry-take-in = Schrijf een vraag op die anders binnenkwam
inquiry-take-in-text = Belde of schreef een ouder zonder gezag, of vroeg die het aan de deur? Schrijf de vraag hier op: dan krijgt zij op tijd antwoord.
inquiry-take-in-who = Wie vroeg het?
inquiry-take-in-way = Hoe kwam de vraag binnen?
inquiry-take-in-what = Wat wil deze ouder weten?
inquiry-take-in-do = Leg de vraag vast
inquiry-take-in-choose = Kies wie het vroeg en hoe. Er is niets vastgelegd en je tekst staat er nog.
inquiry-taken-in = De vraag is vastgelegd. Antwoord hier, of laat het de mentor doen.
inquiry-way-phone = telefonisch
inquiry-way-paper = op papier
inquiry-way-spoken = mondeling
inquiry-tell = Deze vraag kwam niet via de eigen bladzijde. Vertel { $guardian } het antwoord zelf, of print het en geef het mee. Wie een e-mailadres en een link heeft, leest het ook daar.
