nav-me = Moje konto
role-guardian = rodzic/opiekun
role-staff = pracownik
