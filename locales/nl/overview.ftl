overview-calm = alles is rond
overview-attention = { $count ->
    [one] 1 van de { $groups } groepen vraagt aandacht
   *[other] { $count } van de { $groups } groepen vragen aandacht
 }
overview-handovers = { $count ->
    [one] 1 overdracht te doen
   *[other] { $count } overdrachten te doen
 }
overview-empty-title = Nog geen groepen
overview-empty-text = Lees eerst de planning in. Daarna zie je hier per groep wat er te doen is.
overview-without = kinderen zonder mentor
overview-hardly = kinderen die hun mentor weinig zien
overview-above = mentoren met veel kinderen
overview-badge-hardly = { $count ->
    [one] 1 ziet de mentor weinig
   *[other] { $count } zien de mentor weinig
 }
overview-badge-all = alles is rond
overview-coming = nieuwe verdeling
overview-elsewhere = kinderen: mentor niet op deze groep
overview-coming-without = kinderen die nog komen, zonder mentor op hun groep
overview-interim = kinderen die een tijdelijke of andere mentor nodig hebben
overview-back = kinderen van wie de eigen mentor terug is, of wegblijft
overview-untold = berichten over de mentor nog zelf te vertellen
overview-recheck = groepen om opnieuw te bekijken
overview-badge-elsewhere = { $count ->
    [one] 1 kind: mentor niet op deze groep
   *[other] { $count } kinderen: mentor niet op deze groep
 }
overview-badge-coming-without = { $count ->
    [one] 1 komt nog, zonder mentor op de groep
   *[other] { $count } komen nog, zonder mentor op de groep
 }
overview-badge-interim = { $count ->
    [one] 1 heeft een tijdelijke of andere mentor nodig
   *[other] { $count } hebben een tijdelijke of andere mentor nodig
 }
overview-badge-back = { $count ->
    [one] 1 kan van de tijdelijke naar een vaste mentor
   *[other] { $count } kunnen van de tijdelijke naar een vaste mentor
 }
overview-badge-untold = { $count ->
    [one] 1 bericht nog zelf te vertellen
   *[other] { $count } berichten nog zelf te vertellen
 }
overview-badge-recheck = { $count ->
    [one] opnieuw te bekijken
   *[other] { $count } groepen opnieuw te bekijken
 }
overview-all = Toon alles
overview-none-such = Hier is niets van.
overview-locations = Locaties
overview-counted = Geteld: { $time }
overview-search = Zoek een locatie
overview-search-do = Zoek
overview-found = { $count ->
    [one] 1 locatie. Waar iets te doen is, staat bovenaan.
   *[other] { $count } locaties. Waar iets te doen is, staat bovenaan.
 }
overview-groups = { $count ->
    [one] { $count } groep
   *[other] { $count } groepen
 }
overview-pages = Bladzijden
overview-before = Vorige
overview-after = Volgende
