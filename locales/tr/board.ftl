board-by = { $name }, { $day }
board-until = Son gün
board-over = Sona erenler ({ $count })
board-looked-back = Birlikte değerlendirildi
board-family = { $child } için kararlaştırılanlar
