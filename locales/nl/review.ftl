review-title = Bespreking van het protocol
review-next = De volgende bespreking is op { $date }.
review-overdue = De bespreking had uiterlijk op { $date } moeten zijn.
review-late = te laat
review-off = Het protocol noemt geen vast moment om het te bespreken.
review-happened = Wat er gebeurde
review-since = Sinds de vorige bespreking:
review-never = Er is nog geen bespreking vastgelegd. Dit is alles tot nu toe.
review-observations = { $count ->
    [0] Geen afgeronde observaties
    [one] 1 afgeronde observatie
   *[other] { $count } afgeronde observaties
}
review-talks = { $kind }: { $held } gehouden, { $declined } niet gewild
review-skipped = { $count ->
    [one] 1 stap bij een zorg overgeslagen. Waarom staat in het dossier.
   *[other] { $count } stappen bij zorgen overgeslagen. Waarom staat in de dossiers.
}
review-nothing-late = Niets is te laat.
review-looked-for-late = Wat te laat was bij wennen, gesprekken, observaties, contact met ouders en groepsbesprekingen; bij mijlpalen, behoeften, berichten, vragen, toestemmingen en overdrachten alleen wat nog open staat:
review-looked-for-late-then = Wat te laat was bij wennen, gesprekken, observaties, contact met ouders en groepsbesprekingen; bij mijlpalen en behoeften alleen wat nog open stond:
review-nothing-was-late = Daarvan was niets te laat.
review-was-late = { $count } te laat, hoogstens { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
review-was-late-few = minder dan vijf te laat
review-kind-settling-in-review = Terugblik op het wennen
review-kind-introduction-talk = Kennismakingsgesprek
review-kind-first-months-talk = Gesprek na de eerste maanden
review-kind-parent-talk = Oudergesprek
review-kind-exit-talk = Eindgesprek
review-kind-child-talk = Kindgesprek
review-remarks = Opmerkingen van collega’s
review-own-remarks = Jouw opmerkingen
review-no-remarks = Er zijn geen opmerkingen. Bij elke zin van het protocol en bij elke werkinstructie kan iedereen er een maken.
review-record = Bespreking vastleggen
review-held-on = Gehouden op
review-held-hint = Opmerkingen van na deze dag blijven op de agenda.
review-decisions = Wat er besloten is
review-decisions-hint = Alle collega’s lezen dit.
review-decided-what = Schrijf op wat er besloten is, of kruis aan dat er niets besloten is. Er is nog niets vastgelegd.
review-next-on = De volgende bespreking is op
review-save = Vastleggen
review-only-next = Alleen de volgende datum bewaren
review-held = Eerdere besprekingen
review-none-held = Er is nog geen bespreking vastgelegd.
review-no-decisions = Er is niets besloten.
review-recorded = Vastgelegd. De volgende bespreking is op { $date }.
review-undo = Toch niet
review-was-about = Waar het over ging
review-was-withdrawn = ingetrokken
review-withdraw = Deze bespreking intrekken
review-withdraw-text = De opmerkingen staan dan weer op de agenda, en de dag die erbij is afgesproken geldt niet meer. Wat hier staat, blijft voor beleidsmedewerker en directie te lezen, als ingetrokken.
review-withdraw-sure = Trek de bespreking in
review-withdrawn = Ingetrokken. De opmerkingen staan weer op de agenda.
review-overtaken = Er is intussen al een bespreking vastgelegd. Die staat hieronder bij Eerdere besprekingen. Wat je schreef, staat er nog: leg het alleen vast als het een andere bespreking was.
review-too-long = Dit zijn { $length } tekens, er passen er { $most }. De tekst staat er nog: maak hem korter.
review-day-unreadable = Kies een dag. Er is niets verloren.
review-held-to-come = Deze dag moet nog komen. Leg de bespreking vast als ze is gehouden.
review-held-long-ago = Deze dag is meer dan twee jaar geleden.
review-next-past = Kies een dag na vandaag.
review-next-far = Kies een dag binnen twee jaar.

review-remark = Opmerking
review-remark-title = Opmerking voor de bespreking
review-remark-words = Wat wil je erover zeggen?
review-remark-hint = Komt op de agenda van de volgende bespreking, met je naam. Noem geen kind.
review-remark-save = Op de agenda zetten
review-remark-saved = Staat op de agenda van de volgende bespreking.
review-remark-undo = Haal terug
review-remark-withdrawn = Teruggehaald.
review-remark-empty = Schrijf eerst wat je wilt zeggen.
