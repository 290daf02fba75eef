# Dagoverdracht: dagberichten over een kind, en dat ze verteld zijn.

pick-up-title = Dagoverdracht
pick-up-line = Dagbericht
pick-up-lead-whoever = Wie er is, vertelt bij het ophalen hoe de dag was.
pick-up-lead-mentor = De mentor vertelt bij het ophalen hoe de dag was. Is de mentor er niet of bezig, dan doet een collega het.
pick-up-shut-title = Vandaag gesloten
pick-up-shut-text = Er zijn vandaag geen kinderen om over te vertellen.
pick-up-nobody-title = Er is vandaag niemand
pick-up-nobody-text = Zodra er een kind op de groep is, staat het hier.
pick-up-none-yet = Nog geen dagbericht.

pick-up-of = De dag van { $child }
pick-up-back = Dagoverdracht { $group }
pick-up-today = Vandaag
pick-up-none = Nog geen dagbericht. Tik hierboven op wat past.
pick-up-add = Tik op wat past
pick-up-own-words = In eigen woorden
pick-up-words = Wat wil je vertellen?
pick-up-words-hint = Eén korte zin. De ouders lezen hem na het ophalen, behalve een bericht van thuis.
pick-up-about = Waarover?
pick-up-save = Zet erbij
pick-up-open = nog vertellen
pick-up-keep = Bewaar als notitie
pick-up-is-note = bewaard als notitie
pick-up-remove = Haal weg
pick-up-pick-up = Bij het ophalen
pick-up-pick-up-hint = Tik op wie het kind ophaalt, als je de dag hebt verteld.
pick-up-tell = Verteld aan { $who }
pick-up-tell-somebody = Verteld aan iemand anders
pick-up-tell-to = Verteld aan …
pick-up-told-badge = verteld
pick-up-told-by = Verteld aan { $who } om { $time } door { $name }
pick-up-told-somebody = iemand anders
pick-up-earlier = Eerdere dagen
pick-up-kept = { $days ->
    [one] Dagberichten blijven alleen vandaag staan.
   *[other] Dagberichten blijven { $days } dagen staan. Is iets langer van belang? Bewaar het als notitie.
}

pick-up-teller-whoever = Wie er is, vertelt het.
pick-up-teller-mentor = { $mentor } (mentor) vertelt het. Bezig? Dan doet een collega het.
pick-up-teller-me = Jij bent de mentor en vertelt het. Ben je bezig, dan doet een collega het.
pick-up-teller-colleague = { $mentor } is er niet bij het ophalen. { $colleague } vertelt het.
pick-up-teller-me-instead = Jij vertelt het: { $mentor } is er niet bij het ophalen.
pick-up-teller-no-mentor = { $colleague } vertelt het.
pick-up-teller-me-no-mentor = Jij vertelt het.

pick-up-kind-food = Eten en drinken
pick-up-kind-sleep = Slapen
pick-up-kind-mood = Stemming
pick-up-kind-health = Gezondheid
pick-up-kind-event = Wat gebeurde er
pick-up-kind-home = Bericht van thuis

pick-up-line-ate-well = Goed gegeten
pick-up-line-ate-little = Weinig gegeten
pick-up-line-drank-well = Goed gedronken
pick-up-line-slept-well = Goed geslapen
pick-up-line-slept-short = Kort geslapen
pick-up-line-slept-not = Niet geslapen
pick-up-line-cheerful = Vrolijk
pick-up-line-quiet = Wat stiller
pick-up-line-tired = Moe
pick-up-line-cold = Verkouden
pick-up-line-bump = Gevallen of gestoten
pick-up-line-played-outside = Buiten gespeeld
pick-up-line-played-together = Fijn samen gespeeld
pick-up-line-made-something = Iets gemaakt
pick-up-line-home-slept-badly = Slecht geslapen thuis
pick-up-line-home-ate-little = Weinig ontbeten

pick-up-added = Staat erbij: { $what }.
pick-up-added-words = Je bericht staat erbij.
pick-up-there = Dit stond er al: { $what }.
pick-up-undo = Toch niet
pick-up-removed = Weggehaald: { $what }.
pick-up-restore = Zet terug
pick-up-restored = Teruggezet: { $what }.
pick-up-noted = Bewaard als notitie in het dossier van { $child }.
pick-up-told = De dag van { $child } is verteld aan { $who }.
pick-up-told-withdrawn = De dag van { $child } staat weer open om te vertellen.
pick-up-wrong-empty = Er is niets bewaard. Schrijf eerst wat je wilt vertellen.
pick-up-wrong-long = Dit is niet bewaard. De tekst heeft { $length } tekens; er passen er { $most }. Je tekst staat er nog: maak hem korter.

pick-up-family = De dag van { $child }
pick-up-observe = Maak er een observatie van
pick-up-agree = Maak er een afspraak van
