digest = Weekly overview
digest-text = A mail on your first working day of the week with how much there is to do. Without names.
digest-on = On
digest-off = Off
digest-turn-on = Turn on
digest-turn-off = Turn off
digest-turned-on = You get the weekly overview.
digest-turned-off = You get no weekly overview any more.
digest-mail-subject = Your week at { $organisation }
digest-mail = Dear colleague,

    { $all ->
        [one] There is 1 thing to do this week
       *[other] There are { $all } things to do this week
    }{ $late ->
        [0] .
       *[other] , { $late } of which late.
    }

    { $link }

    No more of this mail? Turn it off with your account: { $off }

    { $organisation }
