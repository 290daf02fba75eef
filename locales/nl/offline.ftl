# Zonder verbinding: wat de tablet van de groep dan laat zien.

offline-copy = Geen verbinding. Dit is hoe het om { $time } was; de bladzijde blijft tot middernacht.
offline-on = Verder
offline-see = Wat de tablet bewaart
offline-nobody = Er komt vandaag niemand
offline-nobody-text = Er zijn geen kinderen ingepland en er is niemand aangemeld. Kijk bij de dagen van de groep of dat klopt.
offline-what = Op deze bladzijde staan alleen voornamen, wie er is en sinds wanneer, en naar wie je vandaag gaat. De tablet bewaart haar voor als de verbinding wegvalt.
offline-none = Geen verbinding
offline-none-text = De tablet kan de server nu niet bereiken. De bladzijde van vandaag staat er niet of is van gisteren, en wordt dan niet meer getoond.
offline-none-kept = Er is niets verloren van wat al was opgeslagen. Kijk of de wifi aan staat en probeer het opnieuw; schrijf tot die tijd op papier.
offline-again = Probeer opnieuw
