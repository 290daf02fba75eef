# Foto's van een kind: bij een observatie of notitie, met toestemming van alle ouders met gezag.

photo-link = Foto’s
photo-title = Foto’s van { $child }
photo-lead = Bij deze observatie. Ouders zien ze als de observatie af is en je ze erover verteld hebt.
photo-lead-note = Bij deze notitie. Wie de notitie leest, ziet ze ook. Ouders zien ze niet.
photo-none-yet = Nog geen foto’s.
photo-done = Klaar
photo-later = Later verder
photo-add = Foto erbij
photo-add-do = Zet de foto erbij
photo-added = De foto staat erbij.
photo-described = Wat is er te zien?
photo-described-hint = Voor wie de foto niet kan zien. Leeg: dan staat de dag erbij.
photo-described-long = Deze tekst heeft { $length } tekens. Er passen er { $most }. Je tekst staat er nog: maak hem korter.
photo-only = Alleen { $child } is herkenbaar op deze foto, geen ander kind.
photo-only-missing = Kijk of er geen ander kind herkenbaar op staat, en vink dat aan. Staat er toch een ander kind op, kies dan een andere foto.
photo-choose = Maak of kies een foto
photo-choose-hint = JPEG, PNG of WebP, hooguit 10 MB. Plaats en tijd van de camera gaan eraf.
photo-choose-again = De foto is niet bewaard. Kies hem nog een keer.
photo-none-chosen = Kies eerst een foto.
photo-empty = Dit bestand is leeg. Kies een andere foto.
photo-full = Er passen { $most } foto’s bij. Haal er eerst een weg.
photo-full-now = Er passen niet meer foto’s bij. Haal er een weg als je een andere wilt.
photo-cannot = Er kan nu geen foto bij
photo-cannot-do = Wat je schreef is bewaard. Ouders antwoorden op hun eigen bladzijde. Zegt een ouder het op papier of tegen jullie, dan legt de mentor of de leidinggevende dat vast bij Toestemming.
photo-waits = Nog geen antwoord van { $names }. Geen antwoord is geen toestemming voor foto’s.
photo-refused = Geen toestemming voor foto’s van { $names }.
photo-nobody = Van niemand is bekend dat hij gezag heeft. Dan kan niemand toestemming voor foto’s geven.
photo-hidden =
    { $count ->
        [one] Er is een foto die niemand nu ziet.
       *[other] Er zijn { $count } foto’s die niemand nu ziet.
    } Ze horen bij het dossier en blijven zolang dat bewaard wordt.
photo-of-day = Foto bij { $date }
photo-was-removed = Foto verwijderd op { $date }
photo-remove = Haal foto weg
photo-remove-title = Foto weghalen?
photo-remove-text = De foto is dan echt weg. Dit kan niet terug.
photo-remove-leaves = De foto is dan echt weg. Er blijft staan dat hier een foto is verwijderd, en wanneer. Dit kan niet terug.
photo-keep = Laat staan
photo-removed = De foto is weg.
photo-consent = Foto’s
photo-consent-link = Naar Toestemming
photo-consent-what = Voor het dossier van het kind en voor de eigen ouders, en voor niets anders. Alle ouders met gezag moeten ja zeggen. Trekt er één in, dan ziet niemand de foto’s meer.
photo-consent-given = Er mogen foto’s gemaakt worden.
photo-said-nothing = nog geen antwoord
photo-said-given = ja, op { $date }
photo-said-refused = nee, op { $date }
photo-said-withdrawn = ingetrokken op { $date }
photo-taken-in-paper = (op papier, aangenomen door { $name })
photo-taken-in-person = (gezegd tegen { $name })
photo-take-in = Antwoord vastleggen
photo-take-in-hint = Leg alleen vast wat de ouder zelf zei of ondertekende. Jouw naam en de dag komen erbij.
photo-take-in-given = Zegt ja
photo-take-in-refused = Zegt nee
photo-take-in-withdrawn = Trekt in
photo-take-in-after-no = Deze ouder zei nee, of trok de toestemming in. Een ja geeft de ouder nu zelf, op de eigen bladzijde.
photo-way = Hoe antwoordde
photo-way-paper = Op papier
photo-way-person = In een gesprek
photo-family = Foto’s van { $child }
photo-family-ask = Mogen wij foto’s van { $child } maken?
photo-family-all = Bekijk de foto’s of verander uw antwoord
photo-family-what = { $reader ->
    [institution] De foto’s horen bij wat wij van het kind zien. Alleen wie met het dossier van het kind werkt en de ouders met gezag zien ze. Er staat geen ander kind herkenbaar op. Ze gaan nergens anders heen.
   *[other] De foto’s horen bij wat wij van uw kind zien. Alleen wie met het dossier van uw kind werkt en de ouders met gezag zien ze. Er staat geen ander kind herkenbaar op. Ze gaan nergens anders heen.
}
photo-family-free = U beslist zelf. Nee zeggen mag, zonder reden. U kunt uw toestemming altijd intrekken: dan ziet niemand de foto’s meer, ook de foto’s die er al zijn niet. Ze blijven bij het dossier zolang dat bewaard wordt.
photo-family-everyone = Foto’s maken en bekijken kan alleen zolang alle ouders met gezag ja zeggen.
photo-family-none = Er zijn nu geen foto’s te zien. Een foto staat hier als de mentor u verteld heeft wat er te zien was.
photo-give = Ja, dat mag
photo-refuse = Nee, liever niet
photo-thanks-given = Dank u. U zegt ja tegen foto’s. U kunt dat altijd intrekken.
photo-thanks-refused = Vastgelegd: u zegt nee. Er worden geen foto’s gemaakt.
photo-thanks-withdrawn = Uw toestemming is ingetrokken. Vanaf nu ziet niemand de foto’s meer.
