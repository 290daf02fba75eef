inquiry-title = Pytania o dziecko: { $child }
inquiry-lead = Nie mają Państwo władzy rodzicielskiej (dziecko: { $child }). Dlatego nie widzą tu Państwo nic z dokumentacji. Mogą Państwo jednak pytać.
inquiry-back = Wstecz
inquiry-back-family = Wróć do Państwa dzieci
inquiry-other-children = Zapytać o dziecko, nad którym nie mają Państwo władzy rodzicielskiej
inquiry-children-title = Zapytać o dziecko
inquiry-children-lead = Nie mają Państwo władzy rodzicielskiej nad tymi dziećmi. Dlatego nie widzą tu Państwo nic z dokumentacji. Mogą Państwo jednak pytać.
inquiry-ask = Proszę zadać pytanie
inquiry-may = Proszę pytać o to, co ważne (dziecko: { $child }): samopoczucie, rozwój, zdrowie i opieka. Nie o adres i nie o inne osoby.
inquiry-promise = { $count ->
    [one] Odpowiedź otrzymają Państwo w ciągu 1 dnia roboczego: najpóźniej
    [few] Odpowiedź otrzymają Państwo w ciągu { $count } dni roboczych: najpóźniej
    [many] Odpowiedź otrzymają Państwo w ciągu { $count } dni roboczych: najpóźniej
   *[other] Odpowiedź otrzymają Państwo w ciągu { $count } dnia roboczego: najpóźniej
}
inquiry-no-term = { $organisation } nie podaje tu stałego terminu. Gdy będzie odpowiedź, otrzymają Państwo e-mail.
inquiry-question = Co chcą Państwo wiedzieć?
inquiry-hint = W kilku zdaniach.
inquiry-send = Wyślij pytanie
inquiry-sent = Pytanie zostało wysłane. Gdy będzie odpowiedź, otrzymają Państwo e-mail.
inquiry-asked = Państwa pytania
inquiry-none = Nie zadali Państwo jeszcze żadnego pytania.
inquiry-of = Zadano:
inquiry-answer-of = Odpowiedź: { $organisation }
inquiry-waits = Nie ma jeszcze odpowiedzi.
inquiry-waits-until = Nie ma jeszcze odpowiedzi. Otrzymają ją Państwo najpóźniej:
inquiry-closed = Nie można tu teraz o nic zapytać. Nic nie zostało wysłane.
inquiry-closed-text = Nie można tu teraz o nic zapytać. Chcą Państwo coś wiedzieć? Proszę zapytać bezpośrednio: { $organisation }.
inquiry-law = Prawo do pytania wynika z holenderskiego kodeksu cywilnego (Burgerlijk Wetboek, księga 1, artykuł 377c). Nie wszystko wolno powiedzieć. Wtedy przeczytają tu Państwo dlaczego.
inquiry-why-interest = Na to pytanie nie ma odpowiedzi, ponieważ byłaby sprzeczna z dobrem dziecka.
inquiry-why-same-for-all = Na to pytanie nie ma odpowiedzi, ponieważ nie mówimy tego także rodzicowi mającemu władzę rodzicielską.
inquiry-why-not-about-child = Na to pytanie nie ma odpowiedzi, ponieważ nie dotyczy dziecka ani opieki.
inquiry-wrong-empty = Proszę najpierw napisać, co chcą Państwo wiedzieć. Nic nie zostało wysłane.
inquiry-wrong-long = Pytanie ma { $length } znaków. Mieści się { $most }. Nic nie zostało wysłane, a tekst jest nadal tutaj: proszę go skrócić.
inquiry-invite-mail-subject = Mogą Państwo o coś zapytać: { $organisation }
inquiry-invite-mail-text =
    { $dear }

    mogą Państwo o coś zapytać ({ $organisation }). Służy do tego Państwa własny link:

    { $link }

    Hasło nie jest potrzebne. Kod przyjdzie e-mailem. Link działa do końca dnia { $until }.

    Link jest tylko dla Państwa. Proszę go nie przekazywać.
