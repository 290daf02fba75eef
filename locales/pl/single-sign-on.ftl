# Logowanie przez organizację.

single-sign-on-through = Zaloguj się przez { $organisation }
