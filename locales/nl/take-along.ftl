# Meenemen: het dossier als bestand voor een ouder.

take-link = Neem het dossier mee
take-title = Neem het dossier van { $child } mee
take-lead = { $reader ->
    [institution] Alles wat u hier over het kind leest, als bestand dat u zelf bewaart.
   *[other] Alles wat u hier over uw kind leest, als bestand dat u zelf bewaart.
}
take-what = U krijgt een bladzijde om te lezen en af te drukken, de foto's die u mag zien, en dezelfde gegevens voor een computer.
take-not = { $reader ->
    [institution] Wat het kind voor zichzelf houdt, wat over andere kinderen gaat en wat alleen voor het team is, zit er niet bij.
   *[other] Wat uw kind voor zichzelf houdt, wat over andere kinderen gaat en wat alleen voor het team is, zit er niet bij.
}
take-ask = Maak het bestand
take-days = Het duurt meestal minder dan een minuut. U kunt het { $days } dagen ophalen, daarna halen wij het weg.
take-asked = Wij maken het bestand. Kijk zo nog eens op deze bladzijde.
take-waits = Wij maken het bestand nog.
take-taken-away = Wij haalden het bestand weg: de foto’s die erin zaten, mogen niet meer bekeken worden. U kunt hieronder een nieuw bestand laten maken.
take-look = Kijk of het klaar is
take-ready = Het bestand is klaar.
take-until = U kunt het ophalen tot en met
take-download = Haal het bestand op
take-careful = { $reader ->
    [institution] Dit gaat over het kind. Bewaar het op een plek waar alleen u bij kunt.
   *[other] Dit gaat over uw kind. Bewaar het op een plek waar alleen u bij kunt.
}
take-again = Maak het opnieuw
take-file-title = Dossier van { $child }
take-nothing = Er is nog niets opgeschreven.
take-section-places = Groep
take-section-mentor = Mentor
take-section-talks = Gesprekken
take-section-agreements = Afspraken
take-section-goals = Doelen
take-section-milestones = Stappen in de ontwikkeling
take-section-needs = { $reader ->
    [institution] Wat het kind nodig heeft
   *[other] Wat uw kind nodig heeft
}
take-section-days = Van de dag
take-section-heard = { $reader ->
    [institution] Wat het kind wil delen
   *[other] Wat uw kind wil delen
}
take-section-concerns = Zorgen
take-section-consents = Toestemming
take-section-professionals = Contact met anderen
take-section-transfer = Overdracht
take-section-messages = Uw berichten
take-section-seen = Wat er is gezien
take-section-lists = Observatielijsten
take-section-looked = Wie het dossier bekeek
take-section-photos = Foto's en tekeningen
take-paper = Dossier op papier
take-paper-text = Deze ouder heeft geen account. Wil die het dossier van { $child } hebben, maak dan een PDF met wat een ouder leest, print hem en geef hem zelf mee. Wij bewaren hem niet.
take-paper-do = Maak het dossier als PDF
