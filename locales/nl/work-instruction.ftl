# Werkinstructies bij het protocol: schrijven, lezen, en wie nog moet lezen.

instruction-title = Werkinstructies
instruction-lead = Zo doen we het. Wie een werkinstructie moet lezen, bevestigt dat met één tik.
instruction-new = Nieuwe werkinstructie
instruction-new-lead = Wie haar moet lezen, ziet haar op Te doen vanaf de dag waarop ze ingaat.
instruction-change = Verander de werkinstructie
instruction-change-lead = Dit wordt een nieuwe versie: wie haar moet lezen, leest haar opnieuw. De oude versies blijven staan.
instruction-to-read = Werkinstructies om te lezen
instruction-read-until = Lees haar uiterlijk
instruction-was-until = te laat, het was uiterlijk
instruction-none = Er gelden geen werkinstructies
instruction-none-text = Als er een is, staat ze hier.
instruction-none-write = Schrijf er een en kies wie haar moet lezen. Zonder werkinstructie wordt niemand iets gevraagd.
instruction-holding = Wat geldt
instruction-to-come = Wat nog ingaat
instruction-were-withdrawn = { $count ->
    [one] 1 ingetrokken werkinstructie
   *[other] { $count } ingetrokken werkinstructies
}
instruction-from = Vanaf
instruction-for = Voor
instruction-part-pm = pedagogisch medewerkers
instruction-part-mentor = mentoren
instruction-part-bio = wie in opleiding is
instruction-part-teamlead = leidinggevenden
instruction-part-coach = pedagogisch coaches
instruction-part-policy = beleidsmedewerkers
instruction-part-care = zorgcoördinatoren
instruction-part-protection = aandachtsfunctionarissen
instruction-part-director = directie
instruction-holds = geldt
instruction-coming = gaat nog in
instruction-replaced = vervangen
instruction-withdrawn = ingetrokken
instruction-not-this = Dit is niet de versie die geldt.
instruction-to-holding = Naar de versie die geldt
instruction-made = Geschreven door { $name } op { $date }
instruction-confirm = Gelezen en begrepen
instruction-confirmed = Gelezen en begrepen
instruction-was-read = Je hebt { $name } gelezen.
instruction-readers = Wie nog leest
instruction-count = { $unread ->
    [0] Wie er is, heeft gelezen ({ $asked } in totaal).
    [one] 1 van { $asked } leest nog.
   *[other] { $unread } van { $asked } lezen nog.
}
instruction-count-nobody = Er is niemand die haar moet lezen.
instruction-count-late = { $count ->
    [one] Daarvan is 1 te laat.
   *[other] Daarvan zijn er { $count } te laat.
}
instruction-count-away = { $count ->
    [one] Nog 1 is afwezig.
   *[other] Nog { $count } zijn afwezig.
}
instruction-own-team = Op jouw teams
instruction-per-location = Per locatie
instruction-everywhere = Voor de hele organisatie
instruction-away = afwezig
instruction-until = uiterlijk { $date }
instruction-late-since = te laat, uiterlijk { $date }
instruction-not-yet = nog niet
instruction-versions = Versies
instruction-version = Versie { $number }
instruction-withdraw = Werkinstructie intrekken
instruction-withdraw-text = Ze geldt dan niet meer en niemand hoeft haar nog te lezen. De tekst blijft te lezen.
instruction-withdraw-sure = Trek haar in
instruction-was-withdrawn = { $name } is ingetrokken.
instruction-undo = Toch niet
instruction-was-restored = { $name } geldt weer.
instruction-withdrawn-by = Ingetrokken door { $name } op { $date }
instruction-code = Nummer
instruction-code-hint = Zoals PR.PR.PED.WI-001.
instruction-name = Titel
instruction-words = Tekst
instruction-words-hint = Noem geen kinderen of ouders: alle medewerkers kunnen dit lezen.
instruction-who = Wie moet haar lezen?
instruction-since = Geldt vanaf
instruction-keep = Bewaar
instruction-look = Eerst bekijken
instruction-kept = Bewaard. Ze geldt vanaf { $date }.
instruction-preview = Zo komt het te staan
instruction-preview-readers = { $count ->
    [0] Niemand van wie er vandaag werkt, moet haar lezen.
    [one] Van wie er vandaag werkt, moet 1 collega haar lezen.
   *[other] Van wie er vandaag werkt, moeten { $count } collega’s haar lezen.
}
instruction-meanwhile = { $name } bewaarde intussen een nieuwe versie
instruction-meanwhile-do = Jouw tekst staat hieronder nog. Neem over wat erbij hoort en bewaar opnieuw.
instruction-too-long = Dit zijn { $length } tekens, er passen er { $most }. De tekst staat er nog: maak hem korter.
instruction-no-title = Geef de werkinstructie een titel.
instruction-no-words = Schrijf eerst de tekst.
instruction-nobody = Kies wie haar moet lezen.
instruction-day-wrong = Kies een dag van { $from } tot en met { $until }. Er is niets verloren.
instruction-code-taken = Een andere werkinstructie heeft dit nummer al.
instruction-nothing-changed = Er is niets veranderd. Iedereen zou hetzelfde nog eens lezen.
instruction-withdrawn-meanwhile = Deze werkinstructie is intussen ingetrokken. Je tekst staat hier nog: maak er een nieuwe van.
instruction-team-reads = { $count ->
    [one] 1 collega van jouw teams leest nog een werkinstructie.
   *[other] { $count } collega’s van jouw teams lezen nog een werkinstructie.
}
instruction-team-link = Bekijk wie
