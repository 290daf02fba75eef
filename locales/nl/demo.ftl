demo-mail-title = Verstuurde e-mail
demo-mail-text = In de demonstratie gaat er geen e-mail de deur uit. Hier staat wat er verstuurd zou zijn.
demo-mail-empty-title = Nog geen e-mail
demo-mail-empty-text = Maak een verdeling bekend of nodig iemand uit; de e-mail verschijnt hier.
demo-mail-to = Aan { $to }
demo-clock-title = De klok vooruitzetten
demo-clock-now = Voor deze demonstratie is het nu { $now }.
demo-clock-days = Aantal dagen vooruit
demo-clock-wrong = Vul het aantal dagen in: een heel getal, 0 of meer. De klok staat nog gelijk.
demo-clock-move = Zet vooruit
demo-clock-moved = De klok staat { $days ->
    [one] een dag
   *[other] { $days } dagen
 } verder.
