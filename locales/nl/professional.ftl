# Contact met anderen: wat er over een kind gedeeld is, met wie, waarom en waarop dat rust.

professional-title = Contact met anderen
professional-record = Leg contact vast
professional-none = Er is nog niets gedeeld met anderen.
professional-parents-read = Ouders met gezag lezen dit ook.
professional-new-title = Contact over { $child }
professional-lead = Leg vast wat je vandaag deelt. Kies eerst waarop het rust.
professional-no-consent = Er is nu geen geldige toestemming. Vraag haar eerst, en deel tot die tijd niets.
professional-basis = Waarop rust het?
professional-basis-consent = Met toestemming van de ouders
professional-basis-inspection = Een toezichthouder vraagt het (Algemene wet bestuursrecht, artikel 5:20)
professional-basis-court = De rechter beveelt het
professional-basis-youth-protection = De gezinsvoogd van een gecertificeerde instelling vraagt het (Jeugdwet, artikel 7.3.11)
professional-name = Met wie?
professional-job = Functie
professional-job-hint = Bijvoorbeeld: logopedist
professional-works-at = Organisatie
professional-why = Waarom?
professional-why-label = Waarom:
professional-shared = Wat deel je?
professional-shared-hint = Alleen wat nodig is, en niet meer dan waar de ouders ja op zeiden.
professional-reading-code = Een melding bij Veilig Thuis leg je hier niet vast. Ga daarvoor naar de aandachtsfunctionaris.
professional-keep = Leg vast
professional-recorded = Vastgelegd. De ouders lezen het ook.
professional-wrong-basis = Kies waarop het rust. Zonder dat mag er niets gedeeld worden.
professional-no-basis = Er is niets vastgelegd: deze toestemming is nu niet geldig ({ $state }). Je tekst staat er nog. Deel niets voordat er toestemming is.
professional-family = Wat we over { $child } met anderen deelden
