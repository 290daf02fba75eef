settling-family = { $child } приходить на адаптацію
settling-family-appointment = Зустріч щодо адаптації
settling-off = не відбудеться
settling-family-shut = Заклад того дня зачинено. Група домовиться з вами про інший час.
