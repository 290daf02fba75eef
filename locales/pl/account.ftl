account-access-ended = Państwa dostęp się zakończył i dlatego nastąpiło wylogowanie. To się nie zgadza? Proszę zapytać w placówce.
