settling-family = { $child } przychodzi na adaptację
