olist-version = wersja { $version }
olist-open = { $count ->
    [one] { $count } punkt niewypełniony
    [few] { $count } punkty niewypełnione
    [many] { $count } punktów niewypełnionych
   *[other] { $count } punktu niewypełnionego
}
olist-not-seen = nie zaobserwowano
olist-blank = puste
olist-changed = { $count ->
    [one] { $count } punkt jest inny niż w dniu
    [few] { $count } punkty są inne niż w dniu
    [many] { $count } punktów jest innych niż w dniu
   *[other] { $count } punktu jest inne niż w dniu
}
olist-the-same = nic nie jest inne niż w dniu
olist-was = wcześniej: { $answer }
olist-corrected-line = Było: { $before }. Poprawione przez: { $name },
olist-family-link = Wypełnione listy obserwacji ({ $count })
olist-family-title = Listy obserwacji: { $child }
olist-family-lead = Co zauważono w grupie, słowami z listy. Mentor chętnie wszystko objaśni.
olist-family-none = Nie ma jeszcze listy do czytania
olist-family-none-text = Lista pojawi się tutaj, gdy tylko grupa opowie Państwu o obserwacji.
olist-family-by = Wypełnione przez: { $name }
