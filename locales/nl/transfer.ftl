# De overdracht van een kind naar school, BSO of een andere opvang.

transfer-title = Overdracht
transfer-link = Naar school of BSO
transfer-list-title = Overdracht van { $child } naar school of BSO
transfer-list-lead = Wat je hier schrijft, gaat pas weg als de ouders het lazen en ja zeiden, per onderdeel.
transfer-none = Er is nog geen overdracht begonnen.
transfer-starts = eerste dag
transfer-begin-title = Begin een overdracht
transfer-begin-lead = Dit kan ook als het nog niet hoeft. Het dossier vult zich met wat de ouders al weten. Jij past het daarna aan.
transfer-destination = Waarheen?
transfer-to-school = naar school
transfer-to-special-school = naar een school voor speciaal onderwijs
transfer-to-bso = naar onze BSO
transfer-to-centre = naar een andere opvang
transfer-receiver = Naam van de school of opvang
transfer-receiver-hint = Bij onze eigen BSO hoef je dit niet in te vullen
transfer-group = BSO-groep
transfer-group-hint = Alleen bij onze eigen BSO
transfer-starts-on = Eerste dag daar
transfer-begin = Begin de overdracht
transfer-begun = Begonnen. Lees wat er verzameld is en maak het passend.
transfer-wrong-destination = Kies waarheen het kind gaat.
transfer-wrong-group = Kies de BSO-groep.
transfer-wrong-day = Kies een dag vanaf vandaag, hooguit drie jaar vooruit.
transfer-one = Overdracht van { $child }
transfer-for = { $where }: { $receiver }
transfer-part-child = Wie het kind is
transfer-part-development = Ontwikkeling
transfer-part-wellbeing = Hoe het kind zich voelt
transfer-part-helps = Wat het kind helpt
transfer-part-needs = Afspraken en wensen
transfer-part-concerns = Zorgen
transfer-part-parents = Wat de ouders zelf vertellen
transfer-state-draft = in de maak
transfer-state-with-parents = bij de ouders
transfer-state-agreed = ouders zeggen ja
transfer-state-part-agreed = ouders zeggen voor een deel ja
transfer-state-refused = ouders zeggen nee
transfer-state-sent = verstuurd
transfer-state-received = gelezen
transfer-state-withdrawn = gestopt
transfer-gather-other = Wat we zagen
transfer-gather-goals = Doelen
transfer-gather-born = { $child }, geboren op { $date }.
transfer-gather-since = { $group }, vanaf { $date }.
transfer-gather-wellbeing = Welbevinden { $score } op een schaal van 5 ({ $date }).
transfer-gather-involvement = Betrokkenheid { $score } op een schaal van 5.
transfer-from = Komt uit: { $from }
transfer-from-planning = de planning
transfer-from-nothing = niets. Schrijf hier alleen wat de ouders weten. Leeg laten mag: dan gaat dit onderdeel niet mee
transfer-from-parents = de ouders
transfer-from-observations = { $count ->
    [0] geen observaties die ouders kennen
    [one] 1 observatie die ouders kennen
   *[other] { $count } observaties die ouders kennen
}
transfer-from-milestones = { $count ->
    [0] geen mijlpalen
    [one] 1 mijlpaal
   *[other] { $count } mijlpalen
}
transfer-from-goals = { $count ->
    [0] geen doelen
    [one] 1 doel
   *[other] { $count } doelen
}
transfer-from-needs = { $count ->
    [0] geen wensen
    [one] 1 wens
   *[other] { $count } wensen
}
transfer-from-agreements = { $count ->
    [0] geen afspraken
    [one] 1 afspraak
   *[other] { $count } afspraken
}
transfer-warm-wanted = Ik wil de ontvanger ook zelf spreken
transfer-save = Bewaar
transfer-to-preview = Bewaar en bekijk
transfer-saved = Bewaard.
transfer-meanwhile = Iemand anders veranderde dit intussen. Je tekst staat er nog. Open de overdracht in een ander tabblad, kijk wat er staat en bewaar dan opnieuw.
transfer-preview-title = Zo leest de ontvanger het
transfer-preview-lead = Ouders lezen dit ook, en kunnen er iets naast schrijven. Een leeg onderdeel gaat niet mee.
transfer-preview-empty = Er staat nog niets in. Ga terug en schrijf minstens één onderdeel.
transfer-asked = Gevraagd wordt: { $names }.
transfer-give = Geef het aan de ouders
transfer-give-what = Daarna kun je de tekst niet meer veranderen, tenzij je hem terughaalt.
transfer-given = De ouders lezen het nu op hun eigen bladzijde.
transfer-consent-purpose = Overdracht { $where }: { $part }
transfer-consent-parents = Wat u zelf in de overdracht schrijft.
transfer-answers = Wat ouders zeggen
transfer-silent = Nog geen antwoord op alles van { $names }. Geen antwoord is geen toestemming.
transfer-beside = { $name } schrijft erbij:
transfer-paper = Antwoord op papier of in een gesprek van { $name }
transfer-paper-hint = Leg alleen vast wat deze ouder zelf zei of ondertekende. Je naam komt erbij te staan.
transfer-paper-nothing = Er is niets vastgelegd: er is niets nieuws gekozen.
transfer-paper-scan = Foto of PDF van het papier
transfer-paper-scan-hint = Nodig als deze ouder eerder nee zei en nu ja zegt. Anders mag dit leeg blijven.
transfer-paper-scan-first = Er is niets vastgelegd: deze ouder zei eerder nee tegen een onderdeel. Een ja leg je dan alleen vast met het ondertekende papier erbij; zeggen in een gesprek is niet genoeg. Voeg het papier toe, of laat de ouder zelf antwoorden op de eigen bladzijde.
transfer-paper-keep = Leg vast
transfer-yes = Ja
transfer-no = Nee
transfer-send-title = Verstuur
transfer-goes = Gaat mee: { $parts }.
transfer-stays = Gaat niet mee: { $parts }.
transfer-nothing-goes = Er is niets verstuurd: er is geen onderdeel waarvoor alle ouders met gezag ja zeggen.
transfer-nothing-written = Er is niets verstuurd: in de onderdelen waarop alle ouders ja zeggen staat nog niets.
transfer-nobody-silent = Er is niets verstuurd: er is nog geen antwoord van { $names }. Geen antwoord is geen toestemming. Vraag het nog eens, of leg een antwoord op papier vast.
transfer-to-whom = Wie krijgt het?
transfer-somebody-hint = Bijvoorbeeld: leerkracht groep 1
transfer-link-do = Maak een beveiligde link
transfer-print-do = Op papier
transfer-link-again = Er is nog een link die werkt tot en met { $date }. Maak je een nieuwe link, dan werkt die oude niet meer. Op papier sturen verandert er niets aan.
transfer-why = Overdracht { $where }
transfer-sent-title = De overdracht staat klaar
transfer-sent-lost = Ben je ze kwijt? Ga terug en maak een nieuwe link. De oude werkt dan niet meer.
transfer-back = Terug naar de overdracht
transfer-outside = Onderweg
transfer-by-link = Met een link
transfer-by-paper = Op papier
transfer-sent-on = Verstuurd:
transfer-open-until = De link werkt tot en met
transfer-closed = De link werkt niet meer.
transfer-views = { $count ->
    [0] Nog niet geopend.
    [one] 1 keer geopend.
   *[other] { $count } keer geopend.
}
transfer-received-by = Ontvangen en gelezen door { $name }, { $job }, op { $date }.
transfer-not-received = De ontvanger heeft nog niet bevestigd.
transfer-after-link = Ontvangst en hoe het gaat
transfer-read-by = Gelezen door { $name } op { $date }.
transfer-within = De nieuwe mentor leest dit in Mentorkind, zodra de ouders ja zeggen. Je hoeft niets te versturen.
transfer-warm-title = Zelf spreken met de ontvanger
transfer-warm-concern = Er loopt een zorg om dit kind. Spreek de ontvanger dan ook zelf, en deel alleen waar de ouders ja op zeggen.
transfer-warm-special-school = Het kind gaat naar het speciaal onderwijs. Spreek de school dan ook zelf: wat heeft het kind op de eerste dag nodig?
transfer-warm-own = Je koos ervoor de ontvanger ook zelf te spreken.
transfer-warm-done = Besproken met { $name } op { $date }.
transfer-warm-with = Met wie?
transfer-warm-on = Wanneer?
transfer-warm-keep = Leg het gesprek vast
transfer-warm-kept = Het gesprek is vastgelegd.
transfer-warm-spoke = Ik sprak de ontvanger
transfer-warm-not-title = Sprak je de ontvanger niet?
transfer-warm-not-why = Waarom niet?
transfer-warm-not-hint = Bijvoorbeeld: de ouders willen het niet. Schrijf hier niets over het kind.
transfer-warm-not-keep = Leg vast waarom niet
transfer-warm-not-kept = Vastgelegd waarom je de ontvanger niet sprak.
transfer-warm-not-done = Niet besproken, vastgelegd op { $date }: { $why }
transfer-wrong-warm-not = Er is niets vastgelegd: vul in waarom niet, in hooguit { $most } tekens.
transfer-wrong-warm = Er is niets vastgelegd: vul in met wie je sprak, en een dag van { $from } tot en met vandaag.
transfer-take-back = Haal terug om te veranderen
transfer-take-back-what = De ouders zien het dan niet meer en hun antwoorden gelden niet meer. Wat ze erbij schreven blijft staan. Daarna geef je het opnieuw.
transfer-take-back-sure = Ja, haal terug
transfer-taken-back = Teruggehaald. Verander wat nodig is en geef het opnieuw.
transfer-stop = Stop deze overdracht
transfer-stop-what = Niemand kan hem dan nog lezen. Dit kan niet terug; je kunt wel een nieuwe beginnen.
transfer-stop-sure = Ja, stop
transfer-stopped = De overdracht is gestopt. Een link die er was, werkt niet meer.
transfer-print-from = Overdracht van { $organisation }
transfer-print-for = Voor { $receiver }
transfer-print-title = Overdracht van { $child }
transfer-confidential = Vertrouwelijk. Alleen voor wie dit kind gaat begeleiden.
transfer-after-title = Na de overdracht van { $child }
transfer-receipt-title = Ontvangst
transfer-receipt-lead = Belde of schreef de ontvanger dat het gelezen is? Leg dat hier vast.
transfer-receipt-keep = Leg ontvangst vast
transfer-receipt-kept = De ontvangst is vastgelegd.
transfer-follow-title = Hoe gaat het daar?
transfer-follow-lead = Vraag de ouders of de ontvanger hoe het met { $child } gaat. Schrijf hier niets over het kind: alleen dat je het vroeg.
transfer-follow-do = Ik vroeg het vandaag
transfer-followed-up = Vastgelegd dat je het vroeg.
transfer-followed-on = Gevraagd op { $date }.
transfer-follow-early = Dat kan vanaf de eerste dag daar: { $date }.
transfer-follow-undo = Toch niet
transfer-follow-undone = Het staat weer open.
transfer-dossier-title = Overdracht van { $child }
transfer-dossier-lead = Lees dit voor de eerste dag. De ouders zeiden ja op wat hier staat.
transfer-dossier-confirm = Ik heb dit gelezen
transfer-read-kept = Vastgelegd. De vorige mentor ziet dat je het las.
transfer-family = Overdracht van { $child }
transfer-family-waits = lees en antwoord
transfer-family-answered = u hebt geantwoord
transfer-family-received = gelezen door de ontvanger
transfer-family-title = Overdracht van { $child }
transfer-family-lead = Dit schreef de mentor voor { $receiver }. U leest alles. Veranderen kan de mentor; u kunt er iets naast schrijven. Dat gaat mee zoals u het schrijft.
transfer-family-free = Per onderdeel zegt u ja of nee. Een reden hoeft niet. Zonder uw ja gaat een onderdeel niet mee. U kunt later altijd van gedachten veranderen.
transfer-family-may = Mag dit mee?
transfer-family-words = Wilt u er iets bij schrijven?
transfer-family-own = Wat wilt u zelf vertellen?
transfer-family-others-read = De andere ouders met gezag lezen dit ook. Verandert u het nadat zij ja zeiden, dan vragen wij hun antwoord opnieuw.
transfer-family-send = Geef mijn antwoord
transfer-family-thanks = Dank u. Uw antwoord is vastgelegd. U kunt het hier altijd veranderen.
transfer-family-open = Dank u. Uw antwoord is vastgelegd. Bij { $parts } koos u nog geen ja of nee. Zonder uw ja gaat dat niet mee.
transfer-family-nothing = Er is nog niets vastgelegd. Kies bij minstens één onderdeel ja of nee. Wat u schreef staat er nog.
transfer-family-changed = Uw antwoord is niet vastgelegd. De mentor heeft de tekst veranderd, of een andere ouder schreef er iets bij, nadat u hem las. Hieronder staat de nieuwe tekst. Wat u zelf schreef staat er nog. Lees het opnieuw en kies opnieuw ja of nee.
transfer-family-sent = Verstuurd op { $date }.
transfer-door-from = Van { $organisation }, voor { $receiver }. Eerste dag: { $date }.
transfer-door-print = Print

# De scan van het papier waarop een ouder antwoordde.

transfer-scan = Scan van het papier van { $name } erbij
transfer-scan-open = Scan van het papier van { $name }
transfer-scan-kept = De scan is bewaard bij wat deze ouder zei.
transfer-scan-name = overdracht
