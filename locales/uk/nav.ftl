nav-me = Мій обліковий запис
role-guardian = батько, мати чи опікун
role-staff = працівник
