settling-family = { $child } alışmaya geliyor
