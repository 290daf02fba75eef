board-by = { $name }, { $day }
board-until = Do (włącznie)
board-over = Zakończone ({ $count })
board-looked-back = Omówione
board-family = Ustalenia: { $child }
