# Day handover: lines about a child's day, and that they were told.

pick-up-title = Day handover
pick-up-line = Day line
pick-up-lead-whoever = Whoever is there tells at pick-up how the day was.
pick-up-lead-mentor = The mentor tells at pick-up how the day was. When the mentor is not there or busy, a colleague does.
pick-up-shut-title = Closed today
pick-up-shut-text = There are no children to tell about today.
pick-up-nobody-title = Nobody is here today
pick-up-nobody-text = As soon as a child is on the group, it stands here.
pick-up-none-yet = No day line yet.

pick-up-of = { $child }’s day
pick-up-back = Day handover { $group }
pick-up-today = Today
pick-up-none = No day line yet. Tap above what fits.
pick-up-add = Tap what fits
pick-up-own-words = In your own words
pick-up-words = What do you want to tell?
pick-up-words-hint = One short sentence. The parents read it after pick-up, except a message from home.
pick-up-about = About what?
pick-up-save = Add
pick-up-open = still to tell
pick-up-keep = Keep as a note
pick-up-is-note = kept as a note
pick-up-remove = Take away
pick-up-pick-up = At pick-up
pick-up-pick-up-hint = Tap who picks the child up, when you have told how the day was.
pick-up-tell = Told { $who }
pick-up-tell-somebody = Told somebody else
pick-up-tell-to = Told …
pick-up-told-badge = told
pick-up-told-by = { $who } was told at { $time } by { $name }
pick-up-told-somebody = somebody else
pick-up-earlier = Earlier days
pick-up-kept = { $days ->
    [one] Day lines stay for today only.
   *[other] Day lines stay for { $days } days. Does something matter longer? Keep it as a note.
}

pick-up-teller-whoever = Whoever is there tells it.
pick-up-teller-mentor = { $mentor } (mentor) tells it. Busy? Then a colleague does.
pick-up-teller-me = You are the mentor and tell it. If you are busy, a colleague does.
pick-up-teller-colleague = { $mentor } is not there at pick-up. { $colleague } tells it.
pick-up-teller-me-instead = You tell it: { $mentor } is not there at pick-up.
pick-up-teller-no-mentor = { $colleague } tells it.
pick-up-teller-me-no-mentor = You tell it.

pick-up-kind-food = Food and drink
pick-up-kind-sleep = Sleep
pick-up-kind-mood = Mood
pick-up-kind-health = Health
pick-up-kind-event = What happened
pick-up-kind-home = Message from home

pick-up-line-ate-well = Ate well
pick-up-line-ate-little = Ate little
pick-up-line-drank-well = Drank well
pick-up-line-slept-well = Slept well
pick-up-line-slept-short = Slept briefly
pick-up-line-slept-not = Did not sleep
pick-up-line-cheerful = Cheerful
pick-up-line-quiet = A bit quiet
pick-up-line-tired = Tired
pick-up-line-cold = Has a cold
pick-up-line-bump = Fell or bumped into something
pick-up-line-played-outside = Played outside
pick-up-line-played-together = Played nicely together
pick-up-line-made-something = Made something
pick-up-line-home-slept-badly = Slept badly at home
pick-up-line-home-ate-little = Ate little breakfast

pick-up-added = Added: { $what }.
pick-up-added-words = Your line was added.
pick-up-there = This was there already: { $what }.
pick-up-undo = Undo
pick-up-removed = Taken away: { $what }.
pick-up-restore = Put back
pick-up-restored = Put back: { $what }.
pick-up-noted = Kept as a note in { $child }’s file.
pick-up-told = { $who } was told of { $child }’s day.
pick-up-told-withdrawn = { $child }’s day is open again to be told.
pick-up-wrong-empty = Nothing was kept. First write what you want to tell.
pick-up-wrong-long = This was not kept. The text has { $length } characters; { $most } fit. Your text is still there: make it shorter.

pick-up-family = { $child }’s day
pick-up-observe = Make it an observation
pick-up-agree = Make it an agreement
