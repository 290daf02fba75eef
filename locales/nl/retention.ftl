# Bewaren: wat na zijn termijn weg mag, wie dat voorstelt en bevestigt, en wat langer blijft.

retention-title = Bewaartermijnen
retention-lead = Wat langer staat dan nodig is, gaat weg. De één stelt het voor, een ander bevestigt het. Je ziet hier aantallen en geen namen.
retention-now = Wat nu weg mag
retention-kind-file = Dossier
retention-kind-message = Berichten
retention-kind-photo = Foto's
retention-kind-concern = Zorgen
retention-kind-transfer = Overdrachten
retention-kind-told = Wie verteld is wie de mentor is
retention-term = { $months ->
    [one] blijft 1 maand na de laatste dag
   *[other] blijft { $months } maanden na de laatste dag
}
retention-amount = { $count ->
    [one] 1 kind
   *[other] { $children } kinderen
}, { $lines ->
    [one] 1 regel
   *[other] { $records } regels
}
retention-since = het oudste mag weg sinds
retention-none = niets
retention-nothing = Er mag nu niets weg. Je hoeft niets te doen. Kijk later nog eens.
retention-stays-hold = { $count ->
    [one] Van 1 kind blijft alles staan: iemand heeft gevraagd het te bewaren.
   *[other] Van { $count } kinderen blijft alles staan: iemand heeft gevraagd het te bewaren.
}
retention-stays-concern = { $count ->
    [one] Van 1 kind blijft alles staan: er is een zorg die niet is afgesloten. De zorgcoördinator kan haar afsluiten.
   *[other] Van { $count } kinderen blijft alles staan: er zijn zorgen die niet zijn afgesloten. De zorgcoördinator kan ze afsluiten.
}
retention-stays-transfer = { $count ->
    [one] Van 1 kind blijft alles staan: de overdracht loopt nog.
   *[other] Van { $count } kinderen blijft alles staan: hun overdracht loopt nog.
}
retention-stays-talk = { $count ->
    [one] Van 1 kind blijft alles staan: er is nog een gesprek gepland.
   *[other] Van { $count } kinderen blijft alles staan: er zijn nog gesprekken gepland.
}
retention-propose = Stel voor dit weg te halen
retention-two = Er gaat nog niets weg. Een andere beheerder of iemand van de directie moet het bevestigen.
retention-proposed = Voorgesteld. Er is nog niets weg: een ander moet het bevestigen.
retention-waiting = Dit wacht op bevestiging
retention-by = Voorgesteld door { $name }.
retention-until = Uiterlijk te bevestigen op
retention-late = te laat
retention-escalated = Dit voorstel wacht al lang. Bevestig het, of trek het in: zolang het wacht, blijft staan wat weg mag.
retention-waits-you = Er is voorgesteld weg te halen wat te lang staat. Kijk het na: jij kunt het bevestigen.
retention-waits-long = Een voorstel om weg te halen wat te lang staat, wacht nog steeds op een tweede persoon.
retention-waits-open = Naar het voorstel
retention-own = Jij hebt dit voorgesteld. Een ander moet het bevestigen.
retention-withdraw = Trek het voorstel in
retention-withdrawn = Het voorstel is ingetrokken. Er is niets weg.
retention-changed = Wat weg zou gaan, is veranderd sinds het voorstel. Het kan niet meer bevestigd worden. Kijk hieronder wat er nu weg mag en doe een nieuw voorstel.
retention-confirm-what = Kijk de aantallen hieronder na. Bevestig je dit, dan gaat het voorgoed weg.
retention-confirm = Bevestig en haal weg
retention-confirm-last = Dit kan niet terug, ook niet uit een reservekopie die ouder is dan de termijn.
retention-confirm-sure = Ja, haal dit voorgoed weg
retention-done = Weggehaald. Wat en hoeveel staat hieronder, en in het controlespoor.
retention-history = Eerder weggehaald
retention-history-none = Er is nog niets weggehaald.
retention-done-by = Voorgesteld door { $proposer }, bevestigd door { $confirmer }.
retention-done-line = { $kind }: { $amount }
retention-wrong-own = Er is niets weggehaald: je kunt je eigen voorstel niet bevestigen. Vraag het een andere beheerder of iemand van de directie.
retention-wrong-changed = Er is niets weggehaald: wat weg zou gaan, is veranderd sinds het voorstel. Kijk hieronder wat er nu weg mag en doe een nieuw voorstel.
retention-wrong-confirmed = Dit voorstel is al bevestigd: wat weg mocht, is weggehaald. Hieronder staat wat en hoeveel. Je hoeft niets te doen.
retention-wrong-withdrawn = Dit voorstel is ingetrokken of door een nieuw voorstel vervangen. Er is nu niets weggehaald. Hieronder staat wat er nu geldt.
retention-wrong-waits = Er ligt al een voorstel. Het wacht op bevestiging.
retention-wrong-nothing = Er is niets voorgesteld: er mag nu niets weg.
retention-kept-lead = Kinderen die weg zijn, en tot wanneer er iets van hen blijft staan. Is er een reden om langer te bewaren? Leg die vast bij het kind.
retention-past = De termijn is voorbij
retention-past-none = Van geen kind is een termijn voorbij. Je hoeft niets te doen.
retention-past-lead = De beheerder en de directie halen dit weg. Zij zien geen namen. Moet iets blijven? Doe dat nu.
retention-kept-later = Nog binnen de termijn
retention-left = laatste dag
retention-goes = { $count ->
    [one] 1 soort mag weg
   *[other] { $count } soorten mogen weg
}
retention-not-yet = blijft nog
retention-what = Wat er staat, en tot wanneer
retention-here = blijft zolang het kind komt
retention-later = mag weg vanaf { $date }
retention-may-go = mag weg sinds { $date }
retention-needed = blijft: { $why }
retention-need-hold = gevraagd te bewaren
retention-need-concern = zorg niet afgesloten
retention-need-transfer = overdracht loopt
retention-need-talk = gesprek gepland
retention-hold = Langer bewaren
retention-hold-what = Is er een klacht, een onderzoek of een vraag van ouders? Dan blijft alles van dit kind staan tot jij of een ander dit opheft.
retention-hold-why = Waarom bewaren?
retention-hold-hint = Kort, zonder meer over het kind dan nodig is.
retention-hold-do = Bewaar alles
retention-hold-runs = Alles van dit kind blijft staan.
retention-held = Vastgelegd. Er gaat niets van dit kind weg.
retention-release-why = Waarom hoeft het niet meer?
retention-release = Bewaar niet langer
retention-released = Opgeheven. De gewone termijnen gelden weer.
retention-reviews = Ouders wilden geen overdracht
retention-reviews-lead = Beslis wat er gebeurt met wat voor de overdracht is opgeschreven.
retention-review-title = Wat blijft er van deze overdracht?
retention-review-what = Een ouder heeft nee gezegd tegen (een deel van) de overdracht, of de toestemming ingetrokken.
retention-review-question = Wat doe je met wat ervoor is opgeschreven?
retention-outcome-kept = Bewaren, tot de gewone termijn voorbij is
retention-outcome-deleted = Weghalen: de overdracht stopt, en de tekst gaat voorgoed weg
retention-review-why = Waarom?
retention-review-do = Leg dit vast
retention-wrong-outcome = Kies wat je ermee doet.
retention-review-kept = Vastgelegd: het blijft.
retention-review-deleted = Vastgelegd. De overdracht is gestopt en de tekst is weg.
retention-decided = Eerder besloten na een nee
retention-decided-kept = bewaard
retention-decided-deleted = weggehaald
