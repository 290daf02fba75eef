# Вхід через організацію.

single-sign-on-through = Увійти через { $organisation }
