nav-me = حسابي
role-guardian = والد/ولي أمر
role-staff = موظف
