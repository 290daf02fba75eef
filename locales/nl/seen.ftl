# Wat er van een kind is gezien, voor ouders.

seen-title = Wat er van { $child } is gezien
seen-lead = Dit zag de groep, en zo werd het u verteld. Hebt u iets toe te voegen of klopt er iets niet? Schrijf het aan de mentor.
seen-none = Er is nog niets te lezen
seen-none-text = U leest hier wat er is gezien zodra de groep het u heeft verteld.
seen-by = Gezien door { $name }
seen-corrected = Verbeterd op
seen-all-well = Alles gaat goed.
seen-told-pickup = Verteld bij het brengen of halen, door { $name }, { $date }
seen-told-phone = Verteld aan de telefoon, door { $name }, { $date }
seen-told-message = Bericht van { $name }, { $date }
seen-link = Lees alles en reageer
seen-you = U schreef
seen-asks-correction = u vraagt om een verbetering
seen-to-messages = Naar uw berichten
seen-answer = Reageer
seen-answer-label = Wat wilt u toevoegen of vragen?
seen-correct = Er klopt iets niet: ik vraag om een verbetering
seen-answer-send = Stuur aan de mentor
seen-answer-sent = Uw reactie is bij de mentor.
seen-correction-sent = Uw verzoek om een verbetering is bij de mentor. U krijgt antwoord bij uw berichten.
