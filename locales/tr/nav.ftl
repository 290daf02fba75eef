nav-me = Hesabım
role-guardian = ebeveyn/veli
role-staff = çalışan
