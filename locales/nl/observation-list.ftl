# Observatielijsten: inlezen en aanzetten, invullen bij een observatie, teruglezen.

olist-title = Observatielijsten
olist-lead = Lijsten waarmee de groep naar kinderen kijkt. Lees je eigen lijst in, kijk wat erin staat en zet haar aan.
olist-none = Er is nog geen lijst
olist-none-do = Lees hieronder een lijst in, of neem het voorbeeld over. Een lijst staat uit tot je haar aanzet.
olist-version = versie { $version }
olist-fills = { $count ->
    [one] 1 keer ingevuld
   *[other] { $count } keer ingevuld
}
olist-items = { $count ->
    [one] 1 punt
   *[other] { $count } punten
}
olist-ages = van { $from } tot { $until } maanden
olist-state-off = uit
olist-state-on = aan sinds { $date }
olist-state-on-from = gaat aan op { $date }
olist-state-on-until = aan, stopt op { $date }
olist-state-off-since = uit sinds { $date }

olist-load = Een lijst inlezen
olist-file = Bestand
olist-file-hint = Een tekstbestand (.toml) van hoogstens 1 MB, geschreven zoals het voorbeeld. Na het inlezen staat de lijst nog uit.
olist-load-do = Lees in
olist-loaded = Ingelezen. De lijst staat nog uit: kijk wat erin staat en zet haar aan.
olist-example = Het voorbeeld
olist-example-what = Een korte lijst over spelen, geschreven voor Mentorkind. Gebruik haar zelf, of als begin van je eigen lijst.
olist-example-get = Download het voorbeeld
olist-example-take = Neem het voorbeeld over
olist-file-get = Download wat is ingelezen
olist-refused = Deze lijst is niet ingelezen
olist-refused-do = Er is niets veranderd. Verbeter dit in het bestand en lees het opnieuw in.
olist-refused-more = En nog { $count } fouten. Verbeter deze eerst.

olist-wrong = Regel { $line }: { $what }
olist-wrong-none = Kies eerst een bestand. Koos je er al een? Dan is dat bestand leeg.
olist-wrong-there = Versie { $version } van ‘{ $list }’ is al ingelezen. Is de lijst veranderd? Geef haar een nieuwe versie.
olist-wrong-long = het bestand is te groot. Er passen { $most } bytes. Maak er meer lijsten van.
olist-wrong-utf8 = hier staat een teken dat niet te lezen is. Bewaar het bestand als tekst in UTF-8.
olist-wrong-syntax = ‘{ $name }’ is niet te lezen. Kijk naar aanhalingstekens, haken en komma’s.
olist-wrong-unknown = ‘{ $name }’ hoort hier niet. Haal het weg, of kijk of het goed gespeld is.
olist-wrong-missing = hier ontbreekt ‘{ $name }’. Vul het aan.
olist-wrong-text = bij ‘{ $name }’ hoort een tekst tussen aanhalingstekens, van hoogstens { $most } tekens.
olist-wrong-code = ‘{ $name }’ kan geen code zijn. Gebruik kleine letters, cijfers en streepjes, hoogstens { $most }.
olist-wrong-months = ‘{ $name }’ moet een heel getal zijn, van 0 tot en met { $most } maanden.
olist-wrong-ages = ‘tot_maanden’ moet hoger zijn dan ‘vanaf_maanden’.
olist-wrong-never = dit punt valt buiten de leeftijden van de lijst. Niemand zou het zien: pas de maanden aan.
olist-wrong-twice = ‘{ $name }’ staat er twee keer. Geef elk een eigen code of woord.
olist-wrong-scale = een schaal met de code ‘{ $name }’ is er niet. Gebruik een code van een schaal in dit bestand.
olist-wrong-many = hier horen minstens { $least } en hoogstens { $most } keer ‘{ $name }’.

olist-when = Wanneer zij aan is
olist-turn-on = Aanzetten
olist-kinds = Voor welke opvang?
olist-from = Aan vanaf
olist-turn-on-do = Zet aan
olist-change = Wijzig
olist-off-from = Uit vanaf
olist-off-hint = Wat is ingevuld blijft staan en leesbaar.
olist-turn-off = Zet uit
olist-replaces = Versie { $version } van deze lijst is aan, of gaat aan. Zet je deze aan, dan stopt die op dezelfde dag. Wat daarmee is ingevuld blijft leesbaar.
olist-turned-on = De lijst is aan vanaf { $date }.
olist-replaced = Deze versie geldt vanaf { $date }. De vorige stopt dan.
olist-turned-off = De lijst is uit vanaf { $date }.
olist-holds = Wat erin staat
olist-words = Wat de woorden betekenen
olist-made = Ingelezen door { $name },
olist-remove = Gooi weg
olist-removed = De lijst is weg. Zij was nergens ingevuld.
olist-wrong-day = Kies een dag van { $from } tot en met { $until }.
olist-wrong-kinds = Kies voor welke opvang de lijst is.

olist-offered = Observatielijst
olist-offered-lead = Past bij de leeftijd. Invullen mag, het hoeft niet.
olist-not-begun = nog niet begonnen ({ $count } punten)
olist-all-done = alle punten ingevuld ({ $count })
olist-open = { $count ->
    [one] 1 punt niet ingevuld
   *[other] { $count } punten niet ingevuld
}
olist-fill = Vul in
olist-go-on = Verder
olist-fill-lead = Tik wat past. Wat je overslaat blijft leeg. Ouders met gezag lezen dit zodra is vastgelegd dat zij van de observatie hoorden.
olist-correct-lead = Dit is al afgerond. Wat er stond blijft zichtbaar, met jouw naam bij de verbetering.
olist-sections = Onderdelen
olist-done = { $done } van { $count }
olist-not-seen = niet gezien
olist-not-seen-what = Je lette erop, maar er was geen gelegenheid om het te zien. Dat is iets anders dan leeg laten.
olist-blank = leeg
olist-remark = Opmerking
olist-remark-label = Korte opmerking
olist-wrong-remark = Deze opmerking heeft { $length } tekens. Er passen er { $most }. Je tekst staat er nog: maak hem korter.
olist-save-next = Bewaar en verder
olist-save-last = Bewaar en rond af
olist-saved = Bewaard.
olist-corrected = Verbeterd. Wat er stond is nog te lezen.
olist-meanwhile = Dit is intussen veranderd. Dit staat er nu:
olist-meanwhile-do = Wat jij invulde staat hieronder en is nog niet bewaard. Bewaar je het, dan geldt dat.
olist-correct = Verbeter de lijst
olist-changes = { $count ->
    [one] 1 verandering
   *[other] { $count } veranderingen
}
olist-changed = { $count ->
    [one] 1 punt is anders dan op
   *[other] { $count } punten zijn anders dan op
}
olist-the-same = niets is anders dan op
olist-was = eerder: { $answer }
olist-corrected-line = Er stond: { $before }. Verbeterd door { $name },

olist-family-link = Ingevulde observatielijsten ({ $count })
olist-family-title = Observatielijsten van { $child }
olist-family-lead = Wat de groep zag, in de woorden van de lijst. Vraag de mentor gerust om uitleg.
olist-family-none = Er is nog geen lijst te lezen
olist-family-none-text = U leest hier een lijst zodra de groep u over de observatie heeft verteld.
olist-family-by = Ingevuld door { $name }
