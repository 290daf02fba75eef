photo-link = Zdjęcia
photo-of-day = Zdjęcie z dnia: { $date }
photo-was-removed = Zdjęcie usunięto: { $date }
photo-remove = Usuń zdjęcie
photo-said-nothing = jeszcze brak odpowiedzi
photo-said-given = tak, { $date }
photo-said-refused = nie, { $date }
photo-said-withdrawn = wycofana: { $date }
photo-taken-in-paper = (na papierze, przyjęte przez: { $name })
photo-taken-in-person = (powiedziane osobie: { $name })
photo-family = Zdjęcia: { $child }
photo-family-ask = Czy możemy robić zdjęcia? Dziecko: { $child }
photo-family-all = Zobacz zdjęcia lub zmień odpowiedź
photo-family-what = { $reader ->
    [institution] Zdjęcia należą do tego, co zauważamy u dziecka. Widzą je tylko osoby pracujące z dokumentacją dziecka i rodzice mający władzę rodzicielską. Nie można na nich rozpoznać żadnego innego dziecka. Nie trafiają nigdzie indziej.
   *[other] Zdjęcia należą do tego, co zauważamy u Państwa dziecka. Widzą je tylko osoby pracujące z dokumentacją dziecka i rodzice mający władzę rodzicielską. Nie można na nich rozpoznać żadnego innego dziecka. Nie trafiają nigdzie indziej.
}
photo-family-free = Decyzja należy do Państwa. Można odmówić bez podania powodu. Zgodę można w każdej chwili wycofać: wtedy nikt nie widzi już zdjęć, także tych, które już są. Pozostają one w dokumentacji tak długo, jak jest ona przechowywana.
photo-family-everyone = Robienie i oglądanie zdjęć jest możliwe tylko wtedy, gdy wszyscy rodzice mający władzę rodzicielską mówią „tak”.
photo-family-none = Nie ma teraz zdjęć do obejrzenia. Zdjęcie pojawi się tu, gdy mentor opowie Państwu, co było widać.
photo-give = Tak, można
photo-refuse = Nie, raczej nie
photo-thanks-given = Dziękujemy. Zgadzają się Państwo na zdjęcia. Można to w każdej chwili wycofać.
photo-thanks-refused = Zapisane: nie zgadzają się Państwo. Zdjęcia nie będą robione.
photo-thanks-withdrawn = Państwa zgoda została wycofana. Od teraz nikt nie widzi zdjęć.
