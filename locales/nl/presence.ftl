# Wie er is: één tik als een kind komt, één als het naar huis gaat.

presence-expected = wordt verwacht
presence-here = is er sinds { $here }
presence-unexpected = is er sinds { $here }, niet verwacht
presence-home = naar huis om { $home }
presence-away = afgemeld
presence-not-today = niet vandaag
presence-count-here = { $count } { $count ->
    [one] kind is er
   *[other] kinderen zijn er
}
presence-count-expected = { $count } verwacht
presence-count-home = { $count } naar huis
presence-tap-here = Is er
presence-tap-home = Naar huis
presence-tap-again = Is er nog
presence-tap-not-here = Is er niet
presence-undo = Toch niet
presence-others = Een kind dat niet verwacht werd
presence-is-here = { $child } is er.
presence-went-home = { $child } is naar huis.
presence-not-here = { $child } is er niet.
presence-was-here = Een collega zag het al: { $child } is er.
presence-was-home = { $child } kan niet naar huis: een collega zei het al, of het kind was nog niet gekomen.
presence-was-not-here = Er is niets veranderd: { $child } is er niet, of is al naar huis.
