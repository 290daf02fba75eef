# Hoe iets gaat in de tijd en tussen locaties.

over-time-title = In de tijd
over-time-title-of = In de tijd: { $location }
over-time-lead = De laatste twaalf maanden. Om van te leren, niet om mensen te vergelijken.
over-time-link = In de tijd
over-time-all = Alle locaties
over-time-looks = Waar kijk je naar?
over-time-others = de andere
over-time-unsaid = hoeveel daarvan staat er niet
over-time-table = Dezelfde cijfers in een tabel
over-time-month = Maand
over-time-locations = Per locatie
over-time-locations-now = Deze maand, op naam.
over-time-locations-year = Deze twaalf maanden samen, op naam.
over-time-hidden = Aantallen van een tot en met vier staan er niet: dan zou je iemand kunnen herkennen. De teamleider ziet ze van het eigen team.
over-time-empty = Hierover is in deze twaalf maanden nog niets te tellen.
over-time-no-term = Het protocol heeft hier geen termijn voor. Daarom is er niets te tellen.
over-time-steps = Waar de zorgen vandaag staan
over-time-look-back = Terugkijken
over-time-step-count = { $count ->
    [one] 1 zorg
   *[other] { $count } zorgen
 }
over-time-step-hidden = hoeveel staat er niet
over-time-steps-hidden = Het zijn er minder dan vijf. Bij welke stap staat er niet.
over-time-nobody = niemand
over-time-few = minder dan vijf
over-time-only = van { $of }; hoeveel daarvan staat er niet
over-time-part = { $part } van { $of }
over-time-mentor = Een mentor
over-time-mentor-what = Kinderen die er op de laatste dag van de maand waren: hoeveel hadden een mentor?
over-time-mentor-part = had een mentor
over-time-told = Ouders ingelicht
over-time-told-what = Kinderen van wie de mentor bekend werd: hoorden alle ouders het op tijd?
over-time-told-part = alle ouders op tijd ingelicht
over-time-contact = Contact na observatie
over-time-contact-what = Kinderen met een afgeronde observatie: hoorden de ouders er steeds op tijd van?
over-time-contact-part = ouders hoorden het steeds op tijd
over-time-talk = Gesprekken
over-time-talk-what = Kinderen die er minstens een jaar waren: was er in het laatste jaar een gesprek met de ouders, of wilden zij er geen?
over-time-talk-part = gesprek gehad of niet gewild
over-time-seen = Aandacht
over-time-seen-what = Kinderen die er waren: is er in de laatste drie maanden een observatie afgerond of een gesprek geweest?
over-time-seen-part = gezien in drie maanden
over-time-settling-in = Wennen
over-time-settling-in-what = Nieuwe kinderen: was de wenafspraak gemaakt voor de eerste dag?
over-time-settling-in-part = afspraak op tijd gemaakt
over-time-concern = Zorgen
over-time-concern-what = Kinderen die er waren: bij hoeveel liep een zorg?
over-time-concern-part = een zorg liep
over-time-transfer = Overdrachten
over-time-transfer-what = Kinderen met een overdracht naar een volgende plek: is die daar ontvangen?
over-time-transfer-part = ontvangen
over-time-work = Werk per mentor
over-time-work-what = Mentoren met mentorkinderen: hoeveel hadden er niet meer dan het aantal van het protocol?
over-time-work-part = niet meer dan het protocol zegt
