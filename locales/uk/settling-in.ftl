settling-family = { $child } приходить на адаптацію
settling-family-appointment = Зустріч щодо адаптації
settling-off = не відбудеться
