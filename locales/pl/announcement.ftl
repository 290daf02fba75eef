told-mail-subject = Nowa wiadomość od { $organisation }
told-mail-text =
    { $dear }

    Mają Państwo nową wiadomość od { $organisation }. Można ją przeczytać, używając własnego linku:

    { $link }

    Hasło nie jest potrzebne. Kod przyjdzie na Państwa adres e-mail. Link działa do { $until } włącznie.

    Link jest tylko dla Państwa. Proszę go nie przekazywać dalej.
