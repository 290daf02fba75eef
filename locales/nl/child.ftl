# Het dossier van een kind.

child-mentor = mentor: { $mentor }
child-died = overleden op { $date }
child-no-mentor = nog geen mentor
child-mentor-from = { $mentor } wordt de mentor vanaf
child-around = Rond { $child }
child-family = Gezin
child-file = Wat we zagen
child-file-empty = Nog niets geschreven. Zie je iets? Schrijf een notitie.
child-file-nothing = Er is niets geschreven.
child-search = Zoek in dit dossier
child-search-do = Zoek
child-search-stop = Laat alles weer zien
child-found = { $count ->
    [0] Niets gevonden met ‘{ $q }’.
    [one] 1 keer gevonden: ‘{ $q }’.
   *[other] { $count } keer gevonden: ‘{ $q }’.
}
child-earlier = Wat we eerder zagen
child-to-last = Terug naar het laatste
child-moments = { $count ->
    [0] Laatste 13 weken: geen contactmomenten met { $mentor }
    [one] Laatste 13 weken: 1 contactmoment met { $mentor }
   *[other] Laatste 13 weken: { $count } contactmomenten met { $mentor }
}
child-moments-notes = { $count ->
    [one] 1 notitie
   *[other] { $count } notities
}
child-moments-observations = { $count ->
    [one] 1 observatie
   *[other] { $count } observaties
}
child-moments-talks = { $count ->
    [one] 1 gesprek
   *[other] { $count } gesprekken
}
child-moments-told = { $count ->
    [one] 1 keer ouders verteld
   *[other] { $count } keer ouders verteld
}
