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

# Schrijven zonder verbinding.
offline-who-writes = Wie schrijft?
offline-who-writes-text = Je staat hier als je vandaag op deze tablet je pincode gaf. Wat je schrijft, gaat dicht in de wachtrij: ook op deze tablet kan niemand het teruglezen.
offline-write = Schrijf op
offline-words = Wat wil je opschrijven?
offline-note = Notitie
offline-written = opgeschreven
offline-waits-one = 1 regel wacht op verbinding, er is niets verloren. Zodra de verbinding terug is, gaat die vanzelf weg.
offline-waits-many = { $count } regels wachten op verbinding, er is niets verloren. Zodra de verbinding terug is, gaan ze vanzelf weg.
offline-stuck-one = 1 regel kan de server niet lezen. Die blijft hier staan; vraag de beheerder of de sleutel van de server is veranderd.
offline-stuck-many = { $count } regels kan de server niet lezen. Ze blijven hier staan; vraag de beheerder of de sleutel van de server is veranderd.
offline-not-written = Dit is niet bewaard: de tablet is vol of laat niets opslaan. Wat je schreef, staat er nog; schrijf het over op papier.
offline-some-held = Niet alles paste bij wat collega’s intussen schreven. Wie het schreef, kiest wat blijft.
offline-see-held = Bekijk het

# Wat niet zomaar bewaard kon worden: de schrijver beslist.
offline-held = Geschreven zonder verbinding
offline-held-text = Dit schreef je toen er geen verbinding was. Het paste niet bij hoe het nu is. Kies per regel wat blijft.
offline-held-none = Er wacht niets op jou
offline-held-none-text = Alles wat je zonder verbinding schreef, is bewaard.
offline-mine = Van jou
offline-theirs = Nu staat er
offline-nothing-said = niets
offline-because-not-theirs = Je kon dit niet meer schrijven toen de verbinding terug was: { $child } of jij hoort niet meer bij deze groep, of de tablet is ontkoppeld.
offline-because-differs = Een collega schreef intussen iets anders over { $child }.
offline-because-over = De afspraak over { $child } geldt niet meer: een collega keek erop terug of trok haar in voordat jouw tik hier was.
offline-because-late = Het is na middernacht geschreven, of het kwam meer dan twee weken later aan.
offline-because-text = Er staat geen tekst in, of meer dan er past.
offline-because-names = In deze regel over { $child } staat de naam van een ander kind, en ouders van { $child } lezen haar. Bewaar haar toch zo, of gooi haar weg en schrijf haar opnieuw.
offline-keep = Toch zo bewaren
offline-drop = Weggooien
offline-drop-sure = Ja, gooi weg
offline-kept = Bewaard bij { $child }.
offline-dropped = Weggegooid: wat je over { $child } schreef.
offline-cannot = Bewaren kan niet: je mag nu niets over { $child } schrijven. Er is niets verloren. Vertel het aan een collega van de groep van { $child } en gooi de regel daarna weg.
