board-by = { $name }، { $day }
board-until = حتى نهاية يوم
board-over = انتهى ({ $count })
board-looked-back = تمت المراجعة
board-family = ما اتُّفق عليه بخصوص { $child }
