# Het kader om elke pagina: navigatie, meldingen, fouten.

layout-skip = Naar de inhoud
layout-nav = Hoofdmenu
layout-nav-waiting = te doen
layout-nav-more = Meer
layout-crumbs = Pad naar deze pagina
layout-account = Menu van { $name }
layout-memberships = Werken als
layout-sign-out = Uitloggen
layout-language = Taal
layout-close = Sluiten
layout-pdf = Bewaar als PDF
layout-print = Afdrukken
layout-optional = mag leeg blijven
layout-problems = Nog niet bewaard. Kijk dit na:
layout-step-done = klaar
layout-step-skipped = overgeslagen
layout-news = Er is iets nieuws. Wat je aan het doen bent, blijft staan.
layout-news-show = Toon
layout-draft-says = Hier staat intussen een nieuwere tekst. Die is niet veranderd. Dit werd op dit apparaat getypt en was nog niet bewaard:
layout-draft-take = Vervang door deze tekst
layout-draft-throw = Gooi deze tekst weg
layout-offline = Geen verbinding. Wat er is ingevuld, staat er nog. Probeer het zo weer.

layout-week-together = samen
layout-week-one = een van de twee is er
layout-week-without = kind is er zonder de mentor

layout-error-kept = Er is niets verloren gegaan. Wat eerder bewaard was, staat er nog.
layout-error-home = Naar het begin
layout-error-code = Hulp nodig? Noem dan code { $code }.
layout-error-403-title = Deze pagina is voor anderen
layout-error-403-text = Wat hier staat, is voor anderen bedoeld. Klopt dat niet? Vraag het de leidinggevende van de locatie.
layout-error-404-title = Deze pagina is er niet
layout-error-404-text = Misschien is de link oud of mist er een stukje. Ga naar het begin en zoek van daar verder.
layout-error-409-title = Hier is net iets veranderd
layout-error-409-text = Intussen is dit veranderd, door iemand anders of in een ander venster. Wat daar bewaard is, staat er nog. Ga terug, ververs de pagina en kijk wat er nu staat.
layout-error-413-title = Dit is te groot om te versturen
layout-error-413-text = Er is niets verstuurd. Ga terug: wat was ingevuld, staat daar nog. Maak de tekst korter of kies een kleiner bestand, en verstuur het opnieuw.
layout-error-429-title = Even wachten
layout-error-429-text = Dit is te vaak achter elkaar geprobeerd. Wacht een kwartier en probeer het dan opnieuw.
layout-error-500-title = Hier ging iets mis
layout-error-500-text = De fout ligt bij ons. Probeer het over een minuut nog eens.
layout-error-400-title = Dit formulier is verlopen
layout-error-400-text = Ga terug, ververs de pagina en verstuur het formulier opnieuw. Blijft dit gebeuren? Log dan opnieuw in.
layout-awaits-review = Deze vertaling is nog niet nagelezen door iemand die de taal van huis uit spreekt.
layout-read-dutch = Lees in het Nederlands
