settling-family = { $child } приходить на адаптацію
