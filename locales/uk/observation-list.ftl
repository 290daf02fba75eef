olist-version = версія { $version }
olist-open = { $count ->
    [one] { $count } пункт не заповнено
    [few] { $count } пункти не заповнено
    [many] { $count } пунктів не заповнено
   *[other] { $count } пункту не заповнено
}
olist-not-seen = не помічено
olist-blank = порожньо
olist-changed = { $count ->
    [one] { $count } пункт відрізняється від того, що було
    [few] { $count } пункти відрізняються від того, що було
    [many] { $count } пунктів відрізняються від того, що було
   *[other] { $count } пункту відрізняється від того, що було
}
olist-the-same = нічого не відрізняється від того, що було
olist-was = раніше: { $answer }
olist-corrected-line = Було: { $before }. Виправлено: { $name },
olist-family-link = Заповнені списки спостережень ({ $count })
olist-family-title = Списки спостережень: { $child }
olist-family-lead = Що помітили в групі, словами зі списку. Ментор охоче все пояснить.
olist-family-none = Ще немає списку для читання
olist-family-none-text = Ви прочитаєте список тут, щойно група розповість вам про спостереження.
olist-family-by = Хто заповнив: { $name }
