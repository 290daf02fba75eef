# Meldcode: de vijf stappen bij een vermoeden van mishandeling of verwaarlozing, in een verzegeld dossier.

reporting-code-lead = Je vermoedt dat { $child } mishandeld of verwaarloosd wordt. De meldcode helpt je in vijf stappen.
reporting-code-danger = Is er nu gevaar? Wacht dan niet.
reporting-code-danger-call = Bel
reporting-code-veilig-thuis = Veilig Thuis, dag en nacht, gratis:
reporting-code-colleague-question = Gaat het om een collega?
reporting-code-colleague-yes = Ja, het gaat om een collega
reporting-code-colleague-not-here = Dan hoort het niet hier. Schrijf er niets over op in Mentorkind.
reporting-code-inspector = Bel de vertrouwensinspecteur:
reporting-code-colleague-do = Zeg het vandaag ook tegen de directie. Gaat het om de directie zelf? Bel dan alleen de vertrouwensinspecteur en doe aangifte.
reporting-code-colleague-nothing = Er is niets vastgelegd, ook niet dat je dit hebt geopend.
reporting-code-colleague-no = Nee, het gaat niet om een collega
reporting-code-signals = Wat zie je?
reporting-code-signals-hint = Wat je zag en hoorde, en wanneer. Schrijf op wie iets zei. Geen oordeel en geen diagnose.
reporting-code-who-sees = Dit lezen alleen jij, de aandachtsfunctionaris, wie besluit en wie daarbij gevraagd wordt. Het staat niet in het dossier van het kind. Ouders zien het niet.
reporting-code-officers = Aandachtsfunctionaris: { $names }.
reporting-code-no-officer = Er is nog geen aandachtsfunctionaris. Vraag je leidinggevende wie dat is.
reporting-code-no-draft = Wat je hier typt, blijft niet op dit apparaat bewaard. Tik op Begin voordat je weggaat.
reporting-code-begin = Begin de meldcode
reporting-code-begun = De meldcode is begonnen. De aandachtsfunctionaris krijgt een bericht zonder inhoud.
reporting-code-to-list = Kijk wat er al loopt

reporting-code-list-lead = Alleen waar jij bij betrokken bent. Anderen zien dit niet.
reporting-code-list-empty = Er loopt niets waar jij bij betrokken bent
reporting-code-list-empty-do = Vermoed je mishandeling of verwaarlozing? Open het dossier van het kind en tik op Meldcode.
reporting-code-running = Loopt
reporting-code-ended = Beëindigd ({ $count })
reporting-code-since = sinds
reporting-code-your-turn = jij bent aan zet
reporting-code-acute = acuut gevaar
reporting-code-locked = { $count ->
    [one] Eén dossier kan niet open: de sleutel ontbreekt. Er is niets verloren. Vraag de beheerder om de sleutel terug te zetten.
   *[other] { $count } dossiers kunnen niet open: de sleutel ontbreekt. Er is niets verloren. Vraag de beheerder om de sleutel terug te zetten.
}

reporting-code-about = geboren op { $date }, groep { $group }
reporting-code-sealed = verzegeld
reporting-code-closed = beëindigd
reporting-code-steps = De vijf stappen
reporting-code-step-signals = Signalen
reporting-code-step-advice = Advies
reporting-code-step-talk = Gesprek
reporting-code-step-weighing = Wegen
reporting-code-step-decision = Besluiten

reporting-code-next-signals = Breng de signalen in kaart
reporting-code-next-advice = Vraag advies
reporting-code-next-talk = Praat met de ouders of het kind
reporting-code-next-weighing = Weeg samen
reporting-code-next-decision = Besluit
reporting-code-next-report = Meld bij Veilig Thuis
reporting-code-next-close = Kijk of het nu veilig is
reporting-code-next-nothing = Beëindigd
reporting-code-how-signals = Schrijf op wat je zag en hoorde.
reporting-code-how-advice = Vraag een collega met kennis, zoals de aandachtsfunctionaris. Twijfel je? Bel dan Veilig Thuis en noem geen naam.
reporting-code-how-talk = Vertel wat je ziet en vraag wat zij ervan vinden. Is dat niet veilig voor het kind of voor jou? Schrijf dan waarom je niet praat.
reporting-code-how-weighing = Beantwoord de vragen van jullie organisatie, het liefst samen.
reporting-code-how-decision = Beantwoord beide vragen: is melden nodig, en kunnen jullie zelf helpen?
reporting-code-how-report = Bel eerst. Leg daarna vast wat jullie deelden, met wie en waarom.
reporting-code-how-close = Kijk met elkaar terug. Is het niet veilig? Schrijf de nieuwe signalen op en besluit opnieuw.
reporting-code-others = Deze stap is niet aan jou. Weet je iets wat erbij hoort? Leg het hieronder vast.

reporting-code-part-starter = Wie begon
reporting-code-part-officer = Aandachtsfunctionaris
reporting-code-part-decider = Wie besluit
reporting-code-part-named = Gevraagd om mee te lezen
reporting-code-function-officer = de aandachtsfunctionaris
reporting-code-function-lead = de leidinggevende van de locatie
reporting-code-function-director = de directie
reporting-code-nobody-decides = nog niet gekozen

reporting-code-what = Wat leg je vast?
reporting-code-words = Wat is er gezien, gezegd of gedaan?
reporting-code-words-hint = Praatte je niet met de ouders of het kind? Schrijf dan waarom.
reporting-code-record = Leg vast
reporting-code-recorded = Vastgelegd.
reporting-code-more = Leg iets anders vast
reporting-code-do-signals = Signalen
reporting-code-do-colleague = Advies van een collega met kennis
reporting-code-do-veilig-thuis = Advies van Veilig Thuis, zonder naam
reporting-code-do-talk = Gesprek met de ouders of het kind
reporting-code-do-no-talk = Geen gesprek, met de reden
reporting-code-do-note = Iets anders
reporting-code-weighed-words = Wat is jullie conclusie?
reporting-code-do-weighed = Leg de weging vast
reporting-code-decide-report = Melden jullie bij Veilig Thuis?
reporting-code-decide-help = Geven of regelen jullie hulp?
reporting-code-decided-words = Waarom, en wie doet wat?
reporting-code-do-decided = Leg het besluit vast
reporting-code-say-acute = Er is acuut gevaar
reporting-code-acute-what = Dan mag je de andere stappen overslaan. Bel eerst. Leg daarna het besluit vast; je hoeft op niemand te wachten.
reporting-code-acute-words = Wat is het gevaar?
reporting-code-do-acute = Ga meteen naar het besluit
reporting-code-closed-words = Hoe is het nu, en wie houdt het in de gaten?
reporting-code-do-closed = Beëindig de meldcode
reporting-code-name = Laat iemand meelezen
reporting-code-email = E-mailadres van de collega
reporting-code-email-hint = Iemand die op een groep werkt of met kinderen te maken heeft. Een beheerder kan niet meelezen. Wie meeleest, krijgt een mail zonder inhoud.
reporting-code-named-words = Waarom is dat nodig?
reporting-code-do-named = Laat meelezen

reporting-code-answer-yes = ja
reporting-code-answer-no = nee
reporting-code-answer-unknown = weten we niet

reporting-code-history = Wat er gedaan is
reporting-code-act-signals = Signalen
reporting-code-act-colleague = Advies van een collega
reporting-code-act-veilig-thuis = Advies van Veilig Thuis
reporting-code-act-talk = Gesprek met de ouders of het kind
reporting-code-act-no-talk = Geen gesprek
reporting-code-act-weighed = Gewogen
reporting-code-act-acute = Acuut gevaar
reporting-code-act-decided = Besloten: { $report }, { $help }
reporting-code-decided-report-yes = melden
reporting-code-decided-report-no = niet melden
reporting-code-decided-help-yes = hulp
reporting-code-decided-help-no = geen hulp
reporting-code-act-reported = Gemeld bij Veilig Thuis
reporting-code-act-note = Iets anders
reporting-code-act-named = { $name } leest mee
reporting-code-act-closed = Beëindigd
reporting-code-reads = Wie dit lezen
reporting-code-looked = Wie heeft gekeken
reporting-code-looked-what = Dit logboek is alleen van dit dossier. Ouders krijgen het niet te zien.

reporting-code-report = Melding bij Veilig Thuis
reporting-code-report-lead = Bel eerst, en leg hier vast wat jullie deelden. Veilig Thuis:
reporting-code-no-consent = Voor deze melding is geen toestemming nodig.
reporting-code-basis-veilig-thuis = Ze steunt op het recht om te melden: Wet maatschappelijke ondersteuning 2015, artikel 5.2.6.
reporting-code-what-goes = Wat gaat er mee? Deel niet meer dan nodig is.
reporting-code-field-child = Wie het kind is
reporting-code-field-family = Ouders, en hoe ze te bereiken zijn
reporting-code-field-signals = Signalen
reporting-code-field-advice = Advies
reporting-code-field-talk = Gesprek, of waarom niet
reporting-code-field-weighing = Weging
reporting-code-shared = Gedeeld: { $field }
reporting-code-report-to = Aan wie is gemeld?
reporting-code-to-hint = De plaats en de naam van wie je sprak
reporting-code-report-receipt = Ontvangst
reporting-code-receipt-hint = Het nummer van de melding, of een andere bevestiging
reporting-code-report-basis = Waarop de melding steunt
reporting-code-report-told = Weten de ouders van de melding?
reporting-code-told-yes = ja, zij zijn vooraf ingelicht
reporting-code-told-no = nee, dat was niet veilig of niet mogelijk
reporting-code-report-words = Hoe zijn zij ingelicht, of waarom niet?
reporting-code-report-do = Leg de melding vast
reporting-code-reported = De melding is vastgelegd.

reporting-code-kept = Bewaren
reporting-code-kept-until = Dit dossier mag weg vanaf
reporting-code-removal-propose = Stel voor om het weg te halen
reporting-code-removal-withdraw = Trek je voorstel in
reporting-code-removal-confirm = Haal het weg
reporting-code-removal-what = Iemand stelde voor om dit dossier weg te halen. Daarna kan niemand het meer lezen. Dat kun je niet terugdraaien.
reporting-code-removal-proposed = Voorgesteld. Iemand anders die bij dit dossier betrokken is, bevestigt het.
reporting-code-removal-withdrawn = Je voorstel is ingetrokken.
reporting-code-removed = Het dossier is weg.

reporting-code-questions = Vragen bij het wegen
reporting-code-questions-lead = Met deze vragen weegt jullie organisatie een vermoeden.
reporting-code-example-what = Dit is een verzonnen voorbeeld. Het geldt nergens. Zet hier het afwegingskader van jullie eigen meldcode en bevestig het. Tot dan kan niemand wegen. Bij acuut gevaar hoeft dat niet.
reporting-code-example =
    Zijn er na stap 1 tot en met 3 nog zorgen over de veiligheid?
    Is het kind vandaag onveilig, of al langere tijd?
    Kunnen jullie zelf helpen of hulp regelen?
    Nemen de ouders die hulp aan?
    Wordt het daardoor binnen een afgesproken tijd veilig?
reporting-code-questions-field = Vragen
reporting-code-questions-hint = Elke vraag op een eigen regel. Het antwoord is ja, nee of weten we niet.
reporting-code-decider = Wie besluit bij jullie?
reporting-code-confirm = Bevestig
reporting-code-confirmed = Bevestigd. Een weging vanaf nu gaat met deze vragen.
reporting-code-made = Bevestigd door { $name },

reporting-code-unconfirmed = De vragen bij het wegen zijn nog niet bevestigd, en niet wie besluit. De andere stappen kunnen al wel. Bij acuut gevaar hoef je niet te wachten.
reporting-code-unconfirmed-who = Vraag het aan de aandachtsfunctionaris: { $names }.
reporting-code-before = Er is niets vastgelegd. Eerst deze stap: { $step }. Alleen bij acuut gevaar mag je die overslaan.
reporting-code-meanwhile = Er is niets vastgelegd: iemand anders heeft intussen iets vastgelegd. Je tekst staat er nog. Lees wat erbij kwam en leg dan opnieuw vast.
reporting-code-not-reported = Er is niets vastgelegd. Jullie besloten te melden en dat is nog niet gedaan. Leg eerst de melding vast.
reporting-code-other-questions = Er is niets vastgelegd: de vragen zijn intussen veranderd. Je tekst staat er nog. Beantwoord de vragen hieronder.
reporting-code-wrong-act = Kies wat je vastlegt.
reporting-code-wrong-decision = Kies ja of nee.
reporting-code-wrong-answer = Kies een antwoord.
reporting-code-wrong-email = Hier werkt niemand met dit e-mailadres. Kijk het na.
reporting-code-wrong-reader = Er is niets vastgelegd: deze collega kan niet meelezen. Dat kan alleen wie hier op een groep werkt, of leidinggevende, coach, zorgcoördinator, beleidsmedewerker, aandachtsfunctionaris of directie is. Wie zelf ouder van het kind is, leest ook niet mee.
reporting-code-wrong-told = Kies of de ouders van de melding weten.
reporting-code-wrong-shared = Kies wat er meegaat.
reporting-code-wrong-decider = Kies wie besluit.
reporting-code-wrong-none = Schrijf minstens één vraag.
reporting-code-wrong-many = Dit zijn { $count } vragen. Er passen er { $most }.
reporting-code-wrong-long = Vraag { $number } is te lang. Er passen { $most } tekens in een vraag.
reporting-code-questions-meanwhile = Er is niets bevestigd: iemand anders bevestigde intussen andere vragen. Wat je typte staat er nog. Bevestig nog een keer als jouw vragen moeten gelden.

reporting-code-mail-subject = Er wacht iets vertrouwelijks bij { $organisation }
reporting-code-mail-text =
    Hallo,

    Bij { $organisation } wacht een vertrouwelijke stap op u. Log in om te zien wat er gevraagd wordt:

    { $link }

reporting-code-unname = Iemand laten stoppen met meelezen
reporting-code-unname-who = Wie leest niet meer mee?
reporting-code-unnamed-words = Waarom hoeft dat niet meer?
reporting-code-do-unnamed = Stop het meelezen
reporting-code-wrong-unnamed = Kies wie niet meer meeleest.
reporting-code-act-unnamed = { $name } leest niet meer mee
reporting-code-reopen = De meldcode weer openen
reporting-code-reopened-words = Waarom gaat het verder?
reporting-code-do-reopened = Open de meldcode weer
reporting-code-act-reopened = Weer geopend
