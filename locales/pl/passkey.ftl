# Logowanie kluczem dostępu.

passkey-title = Klucze dostępu
passkey-lead = Logowanie odciskiem palca, twarzą lub kodem PIN własnego telefonu lub komputera: bez hasła i bez kodu z e-maila. Nie jest to konieczne, drugi sposób nadal działa.
passkey-open = Do kluczy dostępu
passkey-back = Wstecz
passkey-none = Nie ma jeszcze kluczy dostępu.
passkey-made = Dodano:
passkey-used = Ostatnie użycie:
passkey-never = Jeszcze nie użyto
passkey-remove = Usuń
passkey-remove-what = Potem nikt już nie zaloguje się tym kluczem. Kto jest nim zalogowany na innym urządzeniu, zostanie wylogowany. Drugi sposób logowania nadal działa.
passkey-remove-sure = Tak, usuń ten klucz
passkey-add-text = Klucz dostępu zostaje na tym urządzeniu albo na telefonie, który pozwala wybrać przeglądarka. Sam odcisk palca lub PIN zostaje na urządzeniu: my go nie dostajemy.
passkey-add = Dodaj klucz dostępu
passkey-cannot = Ta przeglądarka nie zna kluczy dostępu albo JavaScript jest wyłączony. Można zalogować się drugim sposobem.
passkey-shared = Na urządzeniu, z którego korzystają też inni, nie można dodać klucza dostępu. Proszę zrobić to na własnym telefonie lub komputerze.
passkey-added = Klucz dostępu został dodany. Zostanie też wysłany e-mail na ten temat.
passkey-not-added = Klucz dostępu nie został dodany: odpowiedź urządzenia przyszła za późno lub była niepoprawna. Proszę spróbować jeszcze raz.
passkey-removed = Klucz dostępu został usunięty.
passkey-sign-in = Zaloguj się kluczem dostępu
passkey-cancelled = Przerwano lub się nie udało. Nic się nie zmieniło. Proszę spróbować jeszcze raz albo zalogować się drugim sposobem.
passkey-already = Na tym urządzeniu jest już klucz dostępu do tego konta. Nic się nie zmieniło: można się nim logować.
passkey-wrong = Logowanie tym kluczem się nie udaje. Może został usunięty albo trwało to zbyt długo. Proszę spróbować jeszcze raz albo zalogować się drugim sposobem.
passkey-copied = Ten klucz został odrzucony, bo wygląda na to, że istnieje jego kopia. Proszę zalogować się drugim sposobem, usunąć ten klucz i dodać nowy.
passkey-nothing = Tym kluczem nie można teraz niczego otworzyć: dostęp się skończył. Czy to pomyłka? Proszę zapytać w placówce.
passkey-mail-subject = Dodano klucz dostępu
passkey-mail-text =
    Dzień dobry,

    dodano klucz dostępu do logowania w Mentorkind.

    Jeśli to Państwo, nie trzeba nic robić. Jeśli nie, proszę się zalogować, usunąć klucz i powiadomić organizację.
