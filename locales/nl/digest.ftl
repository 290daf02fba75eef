digest = Weekoverzicht
digest-text = Op je eerste werkdag van de week een mail met hoeveel er te doen is. Zonder namen.
digest-on = Aan
digest-off = Uit
digest-turn-on = Aanzetten
digest-turn-off = Uitzetten
digest-turned-on = Je krijgt het weekoverzicht.
digest-turned-off = Je krijgt geen weekoverzicht meer.
digest-mail-subject = Je week bij { $organisation }
digest-mail = Beste collega,

    { $all ->
        [one] Er is deze week 1 ding te doen
       *[other] Er zijn deze week { $all } dingen te doen
    }{ $late ->
        [0] .
       *[other] , waarvan { $late } te laat.
    }

    { $link }

    Wil je deze mail niet meer? Zet hem uit bij je account: { $off }

    { $organisation }
