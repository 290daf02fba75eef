settling-family = { $child } przychodzi na adaptację
settling-family-appointment = Spotkanie adaptacyjne
settling-off = odwołane
