# Gesprekken met ouders: momenten, voorbereiding, verslag.

talk-kind-settling-in-review = Terugkijken op het wennen
talk-kind-introduction-talk = Kennismaking
talk-kind-first-months-talk = Gesprek over de eerste maanden
talk-kind-particulars-talk = Gesprek na een observatie
talk-kind-parent-talk = Oudergesprek
talk-kind-exit-talk = Eindgesprek

talk-offer = Bied momenten aan
talk-offer-title = Bied de ouders van { $child } momenten aan
talk-offer-lead = Deze momenten stellen we voor; pas ze gerust aan.
talk-offer-how = De ouders krijgen een mail dat er een bericht is, zonder iets over het kind. Zij kiezen een moment; een dag ervoor krijgen ze een herinnering.
talk-offer-none = We vonden geen dag waarop de mentor werkt en vrij is. Kies zelf een of meer momenten.
talk-again = Bied andere momenten aan
talk-again-what = De momenten die je eerder aanbood, vervallen zodra je de nieuwe verstuurt.
talk-offered-back = De eerdere momenten voor { $child } gelden weer.
talk-warn = Er is nog niets verstuurd. Kijk hier nog even naar:
talk-warn-closed = { $when }: dan is de groep dicht.
talk-warn-talk = { $when }: de mentor heeft dan al een ander gesprek. Ouders kunnen dit moment niet kiezen.
talk-warn-parents = { $when }: de ouders hebben dan al een gesprek over een ander kind. Zij kunnen dit moment niet kiezen.
talk-warn-visit = { $when }: dan komt een kind van deze mentor wennen.
talk-warn-offered = { $when }: dit moment is ook aan andere ouders aangeboden. Wie het eerst kiest, heeft het.
talk-warn-sure = Ja, bied deze momenten toch aan
talk-agreed = Al met de ouders afgesproken
talk-agreed-how = Een dag ervoor krijgen de ouders een herinnering.
talk-agreed-keep = Leg de afspraak vast
talk-agreed-wrong = Er is niets afgesproken. Kies een dag binnen een jaar en een tijd tussen 6:00 en 20:00, die nog niet voorbij is.
talk-agreed-warn = Er is nog niets afgesproken. Kijk hier nog even naar:
talk-agreed-sure = Ja, leg deze afspraak toch vast
talk-offer-send = Stuur naar de ouders
talk-nobody = Van de ouders is geen mailadres bekend. Bel ze, en zet hun keuze bij het moment.
talk-moment = Moment { $number }
talk-day = Dag
talk-time = Tijd
talk-more-moments = Meer momenten
talk-undo = Toch niet
talk-offered =
  { $count ->
    [one] De ouders van { $child } kunnen dit moment kiezen.
   *[other] De ouders van { $child } kunnen kiezen uit { $count } momenten.
  }
talk-offered-nobody = De momenten voor { $child } staan klaar. Bel de ouders: van hen is geen mailadres bekend.
talk-wrong-none = Er is niets verstuurd. Kies minstens één moment.
talk-wrong-many = Er is niets verstuurd. Kies ten hoogste zes momenten.
talk-wrong-moment = Er is niets verstuurd. Kies bij moment { $number } een dag en een tijd.
talk-wrong-past = Er is niets verstuurd. Moment { $number } is al voorbij.
talk-wrong-far = Er is niets verstuurd. Moment { $number } is meer dan een jaar weg.
talk-wrong-hours = Er is niets verstuurd. Kies bij moment { $number } een tijd tussen 6:00 en 20:00.
talk-wrong-twice = Er is niets verstuurd. Moment { $number } staat er twee keer.

talk-title = { $kind } over { $child }
talk-list = Gesprekken
talk-moments = Momenten
talk-slot-chosen = gekozen
talk-slot-over = voorbij
talk-slot-taken = bezet
talk-taken = Er is niets gekozen: dit moment is net bezet. De mentor of de ouders hebben dan een ander gesprek.
talk-how-was-it = Hoe ging het gesprek? Schrijf het verslag, of leg vast dat de ouders niet zijn gekomen.
talk-then-closed = Dan is de locatie dicht: verzet het gesprek.
talk-then-away = { $mentor } is er dan niet: neem het gesprek over, of verzet het.
talk-by-phone = Gekozen aan de telefoon
talk-planned = Het gesprek over { $child } is { $when }.
talk-calendar = Zet in mijn agenda
talk-calendar-title = Gesprek kinderopvang
talk-move = Verzet het gesprek
talk-move-what = Wat gepland was, vervalt zodra je de nieuwe momenten verstuurt. Tot dan blijft het staan.
talk-cancel = Gaat niet door
talk-cancel-what = De ouders krijgen bericht. Het gesprek is daarna weer te doen.
talk-cancel-sure = Ja, het gaat niet door
talk-missed = De ouders zijn niet gekomen
talk-missed-done = Vastgelegd: de ouders van { $child } zijn niet gekomen. Het gesprek is weer te doen.
talk-moved-back = Het gesprek over { $child } blijft op { $when }.
talk-restored = Het gesprek over { $child } staat er weer zoals het was: { $when }.
talk-withdrawn-done = Het gesprek over { $child } gaat niet door. Het is weer te doen.
talk-wishes = Wat de ouders zeggen
talk-word-none-suits = geen van de momenten past
talk-word-wish = wil het hebben over
talk-word-view = vult aan
talk-word-read = heeft het verslag gelezen
talk-prepare = Voorbereiden
talk-prepare-since = Wat we zagen sinds het vorige gesprek,
talk-prepare-observed = Wat we zagen
talk-prepare-none = In deze tijd is er nog niets geobserveerd.
talk-prepare-more =
  { $count ->
    [one] Nog 1 observatie
   *[other] Nog { $count } observaties
  }
talk-prepare-goals = Doelen
talk-prepare-agreements = Afspraken die nu gelden
talk-prepare-over-time = Welbevinden en betrokkenheid
talk-prepare-file = Lees alles in het dossier van { $child }
talk-last-agreements = Vorige keer afgesproken
talk-report = Verslag
talk-report-label = Wat is er besproken?
talk-report-empty = Schrijf eerst wat er besproken is.
talk-agreements = Afspraken
talk-agreements-label = Wat spreken jullie af?
talk-agreements-hint = Ook waar jullie samen naartoe werken, en wanneer jullie kijken of het gelukt is.
talk-held-on = Gehouden op
talk-wrong-day = Kies een dag tot en met vandaag, niet langer dan 90 dagen geleden.
talk-share = Deel met de ouders
talk-share-what = Gedeeld is gedeeld: daarna verandert het verslag niet meer. De ouders kunnen hun kant toevoegen.
talk-keep = Bewaar, nog niet delen
talk-late = Er is niets bewaard: het gesprek is intussen veranderd. Op deze pagina staat hoe het nu is.
talk-late-now = In het verslag staat nu:
talk-late-again = Wat jij schreef staat hieronder nog in het formulier. Bewaar je dat, dan vervangt het wat er nu staat.
talk-late-typed = Dit had je ingevuld. Kopieer het als je het nog nodig hebt.
talk-shared = Het verslag is gedeeld met de ouders van { $child }.
talk-kept = Bewaard. De ouders van { $child } zien het verslag nog niet.
talk-shared-since = De ouders lezen dit sinds
talk-answers = Wat de ouders ervan vinden
talk-no-answers = De ouders hebben nog niets gezegd.

talk-state-open = wacht op de ouders
talk-state-none-suits = geen moment past: bied andere aan
talk-state-gone = geen moment meer te kiezen: bied andere aan
talk-state-planned = gepland: { $when }
talk-state-held = verslag nog niet gedeeld
talk-state-shared = gehouden en gedeeld
talk-state-withdrawn = gaat niet door
talk-state-missed = ouders kwamen niet
talk-in-person = Opschrijven wat een ouder zei
talk-in-person-lead = Zei een ouder het aan de deur of aan de telefoon? Schrijf het hier op. De ouder leest later dat jij het opschreef.
talk-in-person-nobody = Er is nu geen ouder die hierover bericht mag krijgen. Kijk bij het gezin van het kind wie gezag heeft.
talk-in-person-who = Wie zei het?
talk-in-person-who-wrong = Kies wie het zei.
talk-in-person-wish = Waar wil deze ouder het over hebben?
talk-in-person-comes = Komt { $child } mee?
talk-in-person-comes-unsaid = Daar zei de ouder niets over
talk-in-person-view = Wat wil deze ouder bij het verslag zeggen?
talk-in-person-keep = Leg vast
talk-in-person-kept = Opgeschreven bij het gesprek over { $child }.
talk-in-person-word = { $kind }, gezegd in een gesprek en opgeschreven door { $name }

talk-parent-choose = Wanneer komt u praten over { $child }?
talk-parent-take = Kies dit moment
talk-parent-none = Geen van deze momenten past
talk-parent-none-label = Wanneer kunt u wel?
talk-parent-gone = Deze momenten kunt u niet meer kiezen. De mentor biedt u andere aan.
talk-parent-when = Schrijf wanneer u kunt
talk-parent-planned = We spreken elkaar
talk-parent-off = Het gesprek van { $when } gaat niet door.
talk-parent-missed = Het gesprek van { $when } is niet doorgegaan.
talk-parent-moments-off = De momenten die we u aanboden, gelden niet meer.
talk-parent-wish = Waar wilt u het over hebben?
talk-parent-said = U schreef:
talk-parent-in-person = U zei in een gesprek ({ $name } schreef het op):
talk-parent-send = Verstuur
talk-parent-held = Gehouden op
talk-parent-report = Verslag, gedeeld
talk-parent-read = Ik heb het gelezen
talk-parent-add = Uw kant toevoegen
talk-parent-view = Wat wilt u toevoegen?
talk-parent-view-own = U voegde toe
talk-choose-one = Er is niets gekozen. Kies een van de momenten.
talk-not-free = Er is niets gekozen. Dit moment kan niet meer gekozen worden; hieronder ziet u wat er nu geldt.
talk-just-taken = Er is niets gekozen: dit moment is net bezet. Kies een ander moment, of schrijf wanneer u wel kunt.
talk-chosen = Afgesproken: { $when }.
talk-say-something = Er is niets verstuurd. Schrijf eerst iets.
talk-say-less = Er is niets verstuurd. Er passen { $most } tekens; maak uw tekst korter.
talk-say-late = Er is niets verstuurd: dit gesprek is intussen veranderd. Wat u schreef staat hieronder; u kunt het ook als bericht sturen.
talk-said = Verstuurd. De mentor leest het.
talk-read-done = Dank u. De mentor ziet dat u het gelezen heeft.

talk-child-title = { $child } is uitgenodigd
talk-child-from = Vanaf { $years } jaar worden kinderen uitgenodigd voor het gesprek met hun ouders.
talk-child-offer = { $child } wordt ook uitgenodigd: dat gebeurt vanaf { $years } jaar. De ouders zien het bij de momenten. Vertel het { $child } ook zelf.
talk-child-how = Hoe hoort het kind het?
talk-child-how-in-person = Wij vertelden het zelf
talk-child-how-by-parents = De ouders vertellen het
talk-child-comes = Wil het kind erbij zijn?
talk-child-comes-yes = Ja
talk-child-comes-no = Nee
talk-child-comes-unsure = Weet het nog niet
talk-child-keep = Leg vast
talk-child-again = Het is anders
talk-child-kept = Vastgelegd bij het gesprek over { $child }.
talk-child-told-in-person = Zelf verteld.
talk-child-told-by-parents = De ouders vertellen het.
talk-child-says-yes = Het kind wil erbij zijn.
talk-child-says-no = Het kind wil er niet bij zijn.
talk-child-says-unsure = Het kind weet het nog niet.
talk-child-parent-yes = zegt dat het kind meekomt.
talk-child-parent-no = zegt dat het kind niet meekomt.
talk-child-invited = { $child } is ook uitgenodigd voor dit gesprek. Overleg samen of { $child } erbij wil zijn.
talk-child-you-yes = U zei: { $child } komt mee.
talk-child-you-no = U zei: { $child } komt niet mee.
talk-child-will = { $child } komt mee
talk-child-will-not = { $child } komt niet mee
talk-attended = Erbij waren: { $who }.
talk-attended-label = Wie waren erbij, behalve jij?
talk-attended-parents = ouders
talk-attended-child = het kind
talk-attended-colleague = een collega

talk-mail-subject = Bericht van { $organisation }
talk-mail-message = { $dear }

    U heeft een nieuw bericht van { $organisation }. Open het hier:

    { $link }

    De link werkt tot en met { $until } en is alleen voor u.
talk-mail-reminder = { $dear }

    U heeft een afspraak bij { $organisation }: { $when }. Meer leest u hier:

    { $link }

    De link werkt tot en met { $until } en is alleen voor u.

talk-feed-title = Agenda op je telefoon
talk-feed-short = Zie je gesprekken met ouders vanzelf in je eigen agenda.
talk-feed-open = Agenda koppelen
talk-feed-lead = Je eigen agenda leest vanzelf wanneer je gesprekken hebt. Er staat niet in met wie of over welk kind.
talk-feed-what = Je krijgt een privéadres dat je in je agenda zet. Verandert een gesprek of gaat het niet door, dan verandert je agenda mee.
talk-feed-make = Maak een adres
talk-feed-address = Je privéadres
talk-feed-how = Kies in je agenda voor “abonneren op een agenda” of “toevoegen via URL”, en plak dit adres daar.
talk-feed-once = Dit adres laten we één keer zien. Geef het aan niemand: wie het heeft, ziet wanneer je gesprekken hebt.
talk-feed-kept = Ik heb het adres
talk-feed-there = Je agenda is gekoppeld
talk-feed-since = Dit adres geldt sinds
talk-feed-lost = Adres kwijt, of aan iemand gegeven? Maak een nieuw: het oude werkt dan niet meer.
talk-feed-again = Maak een nieuw adres
talk-feed-withdraw = Trek het adres in
talk-feed-withdrawn = Het adres is ingetrokken. Je agenda krijgt geen gesprekken meer.
talk-view-message = Bij het verslag van het gesprek: { $words }
