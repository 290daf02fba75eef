settling-family = { $child } przychodzi na adaptację
settling-family-appointment = Spotkanie adaptacyjne
settling-off = odwołane
settling-family-shut = Placówka jest tego dnia zamknięta. Grupa uzgodni z Państwem inny termin.
