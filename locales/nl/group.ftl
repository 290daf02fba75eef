group-kind-kdv = dagopvang
group-kind-peuter = peuterspeelzaal
group-kind-bso = BSO

group-list-empty-title = Nog geen groepen
group-list-empty-text = Lees eerst de planning in. Daarna staan hier de groepen van je locaties.
group-children = { $count ->
    [one] { $count } kind
   *[other] { $count } kinderen
 }
group-mentors = { $count ->
    [one] { $count } mentor
   *[other] { $count } mentoren
 }
group-coming-children = { $count ->
    [one] 1 komt nog
   *[other] { $count } komen nog
 }
group-together = op { $share }% van de dagen is de mentor erbij
group-badge-without = { $count } zonder mentor
group-badge-above = { $count ->
    [one] 1 mentor met veel kinderen
   *[other] { $count } mentoren met veel kinderen
 }
group-badge-all = iedereen heeft een mentor

group-propose = Maak een voorstel
group-see-proposal = Bekijk het voorstel
group-asked = Er is een voorstel voor een nieuwe verdeling. Kijk je mee?
group-asked-link = Bekijk het voorstel en zeg wat je ervan vindt
group-coming = Er is een nieuwe verdeling bekendgemaakt. Die geldt vanaf
group-coming-interim = Er is een tijdelijke mentor bekendgemaakt. Die begint op
group-coming-some = Voor enkele kinderen is een andere mentor bekendgemaakt. Die begint op
group-coming-link = Bekijk de verdeling
group-empty-title = Nog geen kinderen in deze groep
group-empty-text = Zodra er in de planning kinderen op deze groep staan, zie je ze hier.

group-attention = Vraagt aandacht
group-badge-none = geen mentor
group-mentor-later = { $mentor } is de mentor vanaf
group-badge-elsewhere = mentor niet op deze groep
group-badge-news = { $count } nieuw
group-badge-hardly = ziet de mentor weinig
group-mentor-is = mentor: { $mentor }
group-starts = start
group-share = { $together } van { $attends } dagen met de mentor
group-flexible = geen vaste dagen
group-history = Mentoren tot nu toe
group-history-since = sinds { $from }
group-history-period = van { $from } tot en met { $until }
group-history-division = nieuwe verdeling
group-history-child-left = kind is weggegaan
group-history-staff-left = mentor is gestopt

group-per-mentor = Wie is wiens mentor
group-mentor-children = { $count ->
    [0] geen mentorkinderen
    [one] { $count } mentorkind
   *[other] { $count } mentorkinderen
 }
group-mentor-none = Heeft hier nog geen mentorkinderen.
group-mentor-above = De mentorkinderen staan hierboven bij “Vraagt aandacht”.
group-mentor-starts = Begint op deze groep
group-mentor-stops = Stopt op deze groep na
group-above = Meer dan { $number } mentorkinderen.
group-above-per-day = Meer dan { $number } mentorkinderen per werkdag.
group-usual = Vaste dagen van team en kinderen
group-works = Wie werkt wanneer
group-attends = Wie komt wanneer
group-trainee = in opleiding
group-second = eigen groep is een andere
group-from = vanaf { $date }
group-until = tot en met { $date }
group-numbers = Er komt een waarschuwing bij meer dan { $children } kinderen per mentor, of meer dan { $day } per werkdag.
group-badge-interim = tijdelijke mentor, voor { $mentor }
group-since = sinds
group-history-interim = daarna een tijdelijke mentor
group-history-returned = eigen mentor terug
group-history-stand-in = { $mentor } (tijdelijk)
group-recheck = Bekijk de verdeling opnieuw
group-recheck-text = Volgens je protocol is dat aan de beurt sinds
group-recheck-stays = Het blijft zo
group-recheck-proposal = Maak een voorstel
