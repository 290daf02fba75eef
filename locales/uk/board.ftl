board-by = { $name }, { $day }
board-until = До (включно)
board-over = Завершені ({ $count })
board-looked-back = Підсумок
board-family = Домовленості: { $child }
