settling-family = { $child } alışmaya geliyor
settling-family-appointment = Alışma görüşmesi
settling-off = iptal edildi
