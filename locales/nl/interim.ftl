# Een mentor die lang weg is of stopt: tijdelijke mentoren.

interim-title = Tijdelijke mentor nodig
interim-title-lasting = Andere mentor nodig
interim-away = { $name } is weg van { $from } tot en met { $until }.
interim-rule = Dat is langer dan { $weeks } weken: dan krijgen de kinderen een tijdelijke mentor.
interim-leaves = { $name } werkt op deze groep tot en met { $last }.
interim-gone = { $name } werkt niet op deze groep.
interim-children = Het gaat om { $children }.
interim-coming = { $name } is al bekendgemaakt als mentor van { $children }. Maak daarvoor hierna ook een voorstel.
interim-coming-child = { $child } vanaf { $date }
interim-propose = Maak een voorstel voor deze kinderen
interim-propose-lasting = Maak een voorstel voor deze kinderen
interim-propose-until = Tijdelijk, tot de volgende verdeling
interim-draft-there = Er is al een voorstel voor deze groep. Maak dat eerst bekend, of gooi het weg.
interim-held = Tijdelijke mentor in plaats van { $name }
interim-back = { $name } is er weer. Je kunt de kinderen teruggeven vanaf
interim-back-soon = { $name } komt binnenkort terug. Je kunt de kinderen teruggeven vanaf
interim-back-later = { $name } komt naar verwachting terug op
interim-not-back = { $name } staat niet meer op het rooster van deze groep. Maak een voorstel, dan krijgen de kinderen een vaste mentor.
interim-return = { $name } is weer mentor
interim-returns = { $name } is weer mentor vanaf
interim-nothing-held = Er is niets veranderd: deze kinderen zijn al teruggegeven, of hebben geen tijdelijke mentor meer.
interim-return-far = Er is niets veranderd: kies een dag die hoogstens een jaar vooruit ligt.
interim-returned = { $count ->
    [one] { $name } is weer de mentor van 1 kind, vanaf { $date }.
   *[other] { $name } is weer de mentor van { $count } kinderen, vanaf { $date }.
 }
