# Wie het dossier van een kind bekeek, voor de ouders.

looked-link = Wie bekeek het dossier?
looked-title = Wie bekeek het dossier van { $child }?
looked-lead = U ziet wanneer het dossier open was, door wie van het team (de rol), en waarvoor.
looked-lead-names = U ziet wanneer het dossier open was, door wie, en waarvoor.
looked-period = Van
looked-nobody = In deze dagen opende niemand het dossier
looked-nobody-text = Opent iemand van de organisatie het, dan staat dat hier meteen. Kijk zo nodig ook bij eerder.
looked-earlier = Eerder
looked-times = { $count } keer
looked-not = { $reader ->
    [institution] Hier staat niet wat het kind voor zichzelf houdt, en niets over andere ouders of andere kinderen. Heeft u een vraag hierover? Stel die aan de locatie.
   *[other] Hier staat niet wat uw kind voor zichzelf houdt, en niets over andere ouders of andere kinderen. Heeft u een vraag hierover? Stel die aan de locatie.
}
looked-role-mentor = Mentor
looked-role-staff = Pedagogisch medewerker
looked-role-teamlead = Teamleider
looked-role-care = Zorgcoördinator
looked-role-coach = Pedagogisch coach
looked-role-policy = Beleidsmedewerker
looked-role-director = Directie
looked-role-emergency = Directie, met noodtoegang
looked-why-file = Het dossier lezen of erin schrijven
looked-why-note = Een notitie aanpassen
looked-why-observation = Een observatie maken of lezen
looked-why-contact = Vastleggen dat ouders iets gehoord hebben
looked-why-goals = Doelen lezen of maken
looked-why-talk = Een gesprek met de ouders voorbereiden of vastleggen
looked-why-guardians = De gegevens van de ouders opzoeken
looked-why-letter = De brief over de mentor maken
looked-why-emergency = Gegevens opzoeken bij nood
looked-why-photos = Een foto bekijken of weghalen
looked-why-transfer = De overdracht naar school of BSO maken of lezen
looked-why-consents = Een toestemming vragen of nakijken
looked-why-concern = { $reader ->
    [institution] Een zorg om het kind lezen of eraan werken
   *[other] Een zorg om uw kind lezen of eraan werken
}
looked-why-needs = Wensen en behoeften lezen of beantwoorden
looked-why-day = Vastleggen of lezen hoe de dag was
looked-told-title = Verteld aan een ouder zonder gezag
looked-told-text = Een ouder zonder gezag mag vragen naar wat belangrijk is over { $child } (Burgerlijk Wetboek, boek 1, artikel 377c). Op deze dagen gaven wij antwoord.
