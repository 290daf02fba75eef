settling-family = { $child } alışmaya geliyor
settling-family-appointment = Alışma görüşmesi
settling-off = iptal edildi
settling-family-shut = O gün şube kapalı. Grup sizinle başka bir zaman kararlaştırır.
