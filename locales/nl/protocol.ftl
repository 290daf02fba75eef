# Het protocol: wat geldt er, vanaf wanneer, en waar staat dat.

protocol-title = Protocol
protocol-since = Dit geldt vandaag. Deze versie begon op { $date }.
protocol-version-of = Deze versie is niet die van vandaag. Ze begint op { $date }.
protocol-profile-only = Dit geldt vandaag: het profiel waarmee Mentorkind begint.
protocol-to-today = Wat vandaag geldt
protocol-versions = Versies
protocol-from = Vanaf
protocol-state-current = geldt vandaag
protocol-state-coming = komt nog
protocol-state-past = voorbij
protocol-state-replaced = vervangen voor het inging
protocol-made = Vastgelegd op { $date }
protocol-made-by = Vastgelegd door { $name } op { $date }
protocol-paragraph = Uit het protocol, onder ‘{ $paragraph }’
protocol-origin-law = Uit de wet: { $law }
protocol-origin-default = Hierover zegt het protocol niets. Dit is de standaard van Mentorkind.

protocol-section-division = De verdeling
protocol-about-division = Mentorkind zoekt de verdeling met de minste punten. Hoe zwaarder iets telt, hoe meer punten het kost.
protocol-section-warnings = Waarschuwingen
protocol-about-warnings = Boven deze aantallen zie je een waarschuwing. Verdelen kan dan nog steeds.
protocol-section-telling = Ouders horen wie de mentor is
protocol-about-telling = Wie het dan nog niet weet, staat bij ‘te vertellen’.
protocol-section-handover = Overdracht bij een andere mentor
protocol-about-handover = Wat de oude mentor over het kind weet, gaat mee.

protocol-setting-half-day-apart = Elk dagdeel dat een kind er is zonder zijn mentor: { $value } punten
protocol-setting-hardly-seen = Mentor ziet het kind op minder dan de helft van de dagdelen: { $value } punten
protocol-setting-baby-apart = Mentor ziet een baby op minder dan twee derde van de dagdelen: { $value } punten
protocol-setting-change = Het kind krijgt een andere mentor: { $value } punten
protocol-setting-not-known-well = Een ander kent het kind goed en de mentor niet: { $value } punten
protocol-setting-language = Mentor spreekt de taal van het gezin niet: { $value } punten
protocol-setting-stops = Mentor stopt binnenkort op de groep: { $value } punten
protocol-setting-pair = Een wens over twee kinderen (samen of juist niet) lukt niet: { $value } punten
protocol-setting-load = Kinderen eerlijk verdelen naar werkdagen: weegt { $value } punten
protocol-setting-baby-months = { $value ->
    [one] Een kind is een baby tot het 1 maand oud is
   *[other] Een kind is een baby tot het { $value } maanden oud is
}
protocol-setting-ahead-days = { $value ->
    [one] Wie binnen 1 dag begint, telt al mee
   *[other] Wie binnen { $value } dagen begint, telt al mee
}
protocol-setting-stops-days = { $value ->
    [one] Binnenkort stoppen is: 1 dag later niet meer op de groep
   *[other] Binnenkort stoppen is: { $value } dagen later niet meer op de groep
}
protocol-setting-children-per-mentor = { $value ->
    [one] Meer dan 1 mentorkind
   *[other] Meer dan { $value } mentorkinderen
}
protocol-setting-children-per-working-day = { $value ->
    [one] Meer dan 1 mentorkind per werkdag in de week
   *[other] Meer dan { $value } mentorkinderen per werkdag in de week
}
protocol-setting-working-days = { $value ->
    [one] Binnen 1 werkdag
   *[other] Binnen { $value } werkdagen
}
protocol-on-at-change = De oude mentor draagt over aan de nieuwe
protocol-off-at-change = Er is geen overdracht nodig

protocol-change = Nieuwe versie maken
protocol-change-lead = Verander de tekst en kies de dag waarop de nieuwe versie ingaat. Tot die dag blijft gelden wat nu geldt.
protocol-starts-on = Gaat in op
protocol-text = Tekst van het protocol
protocol-text-hint = Elke instelling heeft een waarde (value) en de plek waar die vandaan komt (source): een zin uit het protocol, de wet, of "default".
protocol-save = Versie vastleggen
protocol-cancel = Niet doen
protocol-changed = Vastgelegd. De nieuwe versie gaat in op { $date }.
protocol-overtaken = Een ander heeft intussen een nieuwe versie gemaakt. Jouw tekst staat er nog. Kijk eerst bij Versies wat de ander veranderde. Leg je nog eens vast, dan geldt jouw tekst.
protocol-date-wrong = Kies een dag van { $from } tot en met { $until }.
protocol-wrong = Regel { $line }: { $what }
protocol-wrong-too-long = de tekst is te lang. Meer dan 100.000 tekens kan niet.
protocol-wrong-syntax = dit is niet te lezen ({ $why }).
protocol-wrong-unknown = een instelling ‘{ $name }’ bestaat niet.
protocol-wrong-missing = ‘{ $name }’ ontbreekt.
protocol-wrong-range = vul een heel getal in van { $from } tot en met { $to }.
protocol-wrong-switch = vul true (ja) of false (nee) in.
protocol-wrong-origin = de bron moet "default" zijn, {"{"} quote = "een zin" {"}"} of {"{"} law = "een artikel" {"}"}.
protocol-wrong-text = bij ‘{ $name }’ hoort een tekst.
