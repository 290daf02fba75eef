# Who is here: one tap when a child comes, one when it goes home.

presence-expected = expected
presence-here = here since { $here }
presence-unexpected = here since { $here }, not expected
presence-home = went home at { $home }
presence-away = away
presence-not-today = not today
presence-count-here = { $count } { $count ->
    [one] child is here
   *[other] children are here
}
presence-count-expected = { $count } expected
presence-count-home = { $count } went home
presence-tap-here = Is here
presence-tap-home = Goes home
presence-tap-again = Is still here
presence-tap-not-here = Is not here
presence-undo = Undo
presence-others = A child that was not expected
presence-is-here = { $child } is here.
presence-went-home = { $child } went home.
presence-not-here = { $child } is not here.
presence-was-here = A colleague saw it before: { $child } is here.
presence-was-home = { $child } cannot go home: a colleague said so before, or the child had not come yet.
presence-was-not-here = Nothing changed: { $child } is not here, or went home already.
