# تسجيل الدخول عبر المؤسسة.

single-sign-on-through = سجّل الدخول عبر { $organisation }
