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
