# Bekendmaking: wie weet wie de mentor is.

told-title = Wie weet wie de mentor is
told-title-group = { $group }: wie weet wie de mentor is
told-lead = Ouders met gezag krijgen bericht zodra er een nieuwe mentor is. Hier zie je wie het weet en wie je het nog zelf vertelt.
told-imported = Over een mentor die met het inlezen meekwam, ging geen bericht uit. Of die ouders het weten, is dan niet vastgelegd: vraag het hun.
told-all-groups = Alle groepen
told-none-due = Je hoeft nu niemand zelf iets te vertellen.
told-due-title = Zelf vertellen
told-more-due = En nog { $number }. Kies een groep om ze te zien.
told-groups = Groepen
told-count-due = { $number } zelf vertellen
told-count-waiting = { $number } nog niet geopend
told-count-none = bijgewerkt
told-children = Alle kinderen
told-empty-title = Nog geen kinderen
told-empty-text = Zodra er kinderen in de groep zijn en de verdeling bekend is, staat hier wie het weet.
told-mentor = Mentor: { $mentor }
told-no-mentor = Nog geen mentor
told-before = Verteld, volgens de planning:
told-unknown = Deze mentor kwam mee met het inlezen. Of ouders het weten, is niet vastgelegd.
told-by = door { $name }
told-child-itself = { $name } zelf
told-what-from = Vanaf { $date }: { $mentor }
told-what-now = Mentor is { $mentor }
told-what-withdrawn = De wijziging gaat niet door

told-due-no-address = Er ging geen e-mail: er is geen adres bekend.
told-due-bounced = De e-mail is teruggekomen.
told-due-not-opened = Het bericht is van { $date } en na { $days ->
    [one] een werkdag
   *[other] { $days } werkdagen
 } nog niet geopend.
told-due-child = Op de BSO hoort het kind zelf ook wie de mentor is.
told-wait = Niet geopend voor het eind van { $date }? Vertel het dan zelf.

told-state-not-mailed = nog niet verteld
told-state-queued = wordt gemaild
told-state-accepted = gemaild
told-state-bounced = teruggekomen
told-state-opened = geopend
told-state-told = verteld
told-state-taken-back = ingetrokken

told-tell = Verteld
told-record = Iets vastleggen
told-letter = Brief
told-bounced = E-mail kwam terug
told-undo = Toch niet
told-flash-told = Genoteerd: { $who } weet het.
told-flash-bounced = Genoteerd: de e-mail aan { $who } kwam terug.
told-flash-undone = Dat is weer weggehaald.

told-mail-subject = U heeft een nieuw bericht van { $organisation }
told-mail-text =
    { $dear }

    U heeft een nieuw bericht van { $organisation }. U leest het via uw eigen link:

    { $link }

    U heeft geen wachtwoord nodig. U krijgt een code in uw e-mail. De link werkt tot en met { $until }.

    De link is alleen voor u. Stuur hem niet door.

letter-title = Brief aan { $guardian }
letter-back = Terug
letter-languages = Taal van de brief
letter-language = Deze brief is in het { $language }.
letter-language-own = Volgens de planning leest { $guardian } { $language }.
letter-language-nl = Nederlands
letter-language-en = Engels
letter-language-tr = Turks
letter-language-ar = Arabisch
letter-language-pl = Pools
letter-language-uk = Oekraïens
letter-awaits-review = Deze vertaling is nog niet nagelezen door iemand die de taal van huis uit spreekt. Geef bij twijfel ook de Nederlandse brief mee.
letter-subject = De mentor van { $child }
letter-subject-withdrawn = De mentor van { $child } verandert niet
letter-dear = Beste { $guardian },
letter-dear-formal = Geachte { $person },
letter-dear-office = Geachte heer of mevrouw,
letter-attention = t.a.v. { $person }
letter-withdrawn = Wij vertelden u dat { $child } een andere mentor krijgt. Die wijziging gaat niet door.
letter-stays = { $mentor } blijft de mentor van { $child }.
letter-from = Vanaf { $date } is { $mentor } de mentor van { $child }.
letter-is = { $mentor } is de mentor van { $child }.
letter-interim = { $mentor } doet dit tijdelijk, zolang { $own } er niet is. Verandert dat, dan hoort u het van ons.
letter-what = De mentor volgt hoe het met { $child } gaat, praat daar met u over en is voor u het eerste aanspreekpunt.
letter-reach = Zo bereikt u { $mentor }
letter-no-mentor = Er is nu geen mentor voor { $child }. Zodra er een mentor is, hoort u dat van ons.
letter-questions = Hebt u een vraag? Stel hem gerust op de groep, bij het brengen of ophalen.
letter-greeting = Met vriendelijke groet,
