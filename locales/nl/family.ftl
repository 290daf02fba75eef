# De pagina van ouders, en hun weg ernaartoe.

family-title = { $reader ->
    [institution] Kinderen van uw instelling
   *[other] Uw kinderen
}
family-mentor-of = De mentor van { $child }
family-interim-of = De tijdelijke mentor van { $child }
family-interim-why = { $mentor } doet dit zolang { $own } er niet is. Verandert dat, dan krijgt u bericht.
family-next-interim = Vanaf { $date }, tijdelijk: { $mentor }
family-since = Mentor sinds
family-next = Vanaf { $date }: { $mentor }
family-reach = Zo bereikt u { $mentor }
family-reach-otherwise = Spreek { $mentor } aan bij het brengen of ophalen. Is { $mentor } er niet, vraag het dan een collega op de groep.
family-no-mentor = { $child } heeft op dit moment geen mentor.
family-no-mentor-text = Vraag op de groep wie de mentor wordt. Zodra het bekend is, krijgt u bericht.
family-not-yet = { $child } heeft nu nog geen mentor. Hieronder ziet u wie het wordt.
family-no-place = { $child } heeft op dit moment geen plaats bij ons. Klopt dat niet? Vraag het de locatie.
family-readable-until = De opvang is geëindigd. U kunt deze bladzijde lezen tot en met { $date }.
family-closed = De locatie is vandaag dicht.
family-closed-because = De locatie is vandaag dicht: { $why }.
family-opens = Weer open:
family-ask-instead = { $mentor } is er { $part } niet. Vraag { $part } naar { $colleague }.
family-ask = Vraag { $part } naar { $colleague }.
family-ask-on-group = { $mentor } is er { $part } niet; vraag het op de groep.
family-part-day = vandaag
family-part-morning = vanochtend
family-part-afternoon = vanmiddag
family-stand-in = { $name } (invaller)
family-place = De groep is vandaag bij { $group }.
family-place-opening = Bij het openen is de groep vandaag bij { $group }.
family-place-opening-until = Bij het openen, tot { $time }, is de groep vandaag bij { $group }.
family-place-closing = Bij het sluiten is de groep vandaag bij { $group }.
family-place-closing-from = Bij het sluiten, vanaf { $time }, is de groep vandaag bij { $group }.
family-withdrawn = Een eerder bericht over een andere mentor is ingetrokken ({ $date }). Die wijziging gaat niet door.
family-stays = { $mentor } blijft de mentor.
family-unread = Wij noteren dat u dit bericht hebt gelezen.
family-read = Gelezen
family-was-read = Wij hebben genoteerd dat u dit hebt gelezen.
family-what = Wat doet een mentor?
family-what-text = { $reader ->
    [institution] De mentor kent het kind goed, volgt hoe het zich ontwikkelt en is voor u het eerste aanspreekpunt.
   *[other] De mentor kent uw kind goed, volgt hoe het zich ontwikkelt, praat daar met u over en is voor u het eerste aanspreekpunt. Bij het brengen en ophalen kunt u altijd terecht bij wie er op de groep is.
}
family-elsewhere = Ga naar { $organisation }
family-others = Verder met een andere rol of organisatie

family-news = Wat is er nieuw
family-news-nothing = Er is niets nieuws. Alles wat wij met u deelden, staat hieronder.
family-news-waits = wacht op u
family-news-consents = Vragen om uw toestemming: { $count }
family-news-transfers = Overdrachten om te lezen en te beantwoorden: { $count }
family-news-recorded = Een collega legde een antwoord van u vast
family-news-choose = Kies een moment: { $talk }
family-news-report = Nieuw verslag: { $talk }
family-news-needs = Vertel ons over { $child }, nog voor de eerste dag
family-news-messages = Ongelezen berichten: { $count }
family-news-next = Nieuwe mentor vanaf { $date }: { $mentor }
family-news-mentor = Nieuwe mentor sinds { $date }: { $mentor }
family-news-next-interim = Tijdelijke mentor vanaf { $date }: { $mentor }
family-news-mentor-interim = Tijdelijke mentor sinds { $date }: { $mentor }
family-news-withdrawn = Een nieuwe mentor gaat niet door
family-news-seen = Observaties die we de laatste { $days } dagen deelden: { $count }
family-news-agreed = Afspraken van de laatste { $days } dagen: { $count }
family-news-milestones = Mijlpalen van de laatste { $days } dagen: { $count }
family-news-day = Lees hoe de dag vandaag ging

family-mourning-title = We leven met u mee
family-mourning-text = Er staan hier geen berichten voor u klaar en u hoeft niets te doen.
family-mourning-help = Wilt u iets vragen, iets ophalen of iets terugkijken? De mensen van de locatie helpen u graag, op het moment dat u past.

family-nothing-title = Hier staat niets voor u
family-nothing-text = Gegevens over een kind laten we zien aan ouders en verzorgers met gezag. Volgens wat bij ons staat, kunnen we u hier niets laten zien. Klopt dat niet? Vraag de leidinggevende van de locatie om het na te kijken.
family-nothing-ended = De opvang is geëindigd. Tot drie maanden daarna kon u hier meelezen. Wilt u nog iets weten of inzien? Vraag het de locatie.

family-knock-title = Er is een bericht voor u
family-knock-text = We sturen een code naar uw e-mailadres. Daarmee leest u het bericht; u heeft geen wachtwoord nodig.
family-knock-why = Met de code weten we zeker dat u het bent, ook als iemand anders deze link in handen krijgt.
family-send-code = Stuur mij een code
family-enter = Verder als ouder of verzorger
family-enter-text = U bent al ingelogd.
family-code-title = Kijk in uw e-mail
family-code-text = Als uw link nog werkt, hebben we een code gestuurd. Die werkt { $minutes } minuten.
family-code-label = Code van 6 cijfers
family-code-go = Verder
family-code-wrong = Deze code werkt niet. Gebruik de code uit de laatste e-mail. Na { $tries } keer proberen vraagt u een nieuwe code.
family-code-spent = Deze code werkt niet meer. Vraag hieronder een nieuwe code. Die krijgt u meteen per e-mail.
family-code-none = Geen e-mail? Kijk ook bij ongewenste e-mail.
family-code-again = Stuur een nieuwe code
family-code-ended = Lukt het niet? Vraag een nieuwe link.
family-mail-asked-subject = Vraag van { $organisation }
family-mail-asked = { $dear }

    Er wordt u iets gevraagd door { $organisation }. Lees het en geef uw antwoord hier:

    { $link }

    De link werkt tot en met { $until } en is alleen voor u.
family-mail-recorded = { $dear }

    Er is een antwoord van u vastgelegd bij { $organisation }. Kijk hier of het klopt:

    { $link }

    De link werkt tot en met { $until } en is alleen voor u.
family-dear = Beste ouder of verzorger,
family-dear-institution = Geachte heer of mevrouw,
family-code-mail-subject = Uw code voor { $organisation }
family-code-mail-text =
    Uw code is { $code }

    Vul hem in op de pagina van { $organisation } waar u om de code vroeg. De code werkt { $minutes } minuten.

    Hebt u niet om een code gevraagd? Dan hoeft u niets te doen. Geef de code aan niemand.

family-ask-title = Vraag een nieuwe link
family-ask-text = Vul uw e-mailadres in. We sturen u een nieuwe link.
family-ask-email = E-mailadres
family-ask-hint = Het adres dat de opvang van u kent.
family-ask-send = Stuur mij een link
family-away-text = U bent niet of niet meer ingelogd. Vul uw e-mailadres in. We sturen u een nieuwe link.
family-away-password = Ik log in met een wachtwoord
family-ended-title = Deze link werkt niet meer
family-ended-text = Een link werkt 30 dagen. Vul uw e-mailadres in, dan sturen we u een nieuwe.
family-sent-title = Kijk in uw e-mail
family-sent-text = Kennen we dit adres, dan staat er nu een nieuwe link in uw e-mail.
family-sent-not = Geen e-mail gekregen? Kijk ook bij ongewenste e-mail. Of vraag op de groep welk adres bij ons bekend is.
family-link-mail-subject = Uw nieuwe link voor { $organisation }
family-link-mail-text =
    { $dear }

    U vroeg om een nieuwe link van { $organisation }:

    { $link }

    De link is alleen voor u. Stuur hem niet door. Hebt u er niet om gevraagd? Dan hoeft u niets te doen.
