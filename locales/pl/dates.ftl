date-today = dzisiaj
date-tomorrow = jutro
date-yesterday = wczoraj
date-in-days = { $days ->
    [one] za { $days } dzień
    [few] za { $days } dni
    [many] za { $days } dni
   *[other] za { $days } dnia
}
date-in-weeks = { $weeks ->
    [one] za { $weeks } tydzień
    [few] za { $weeks } tygodnie
    [many] za { $weeks } tygodni
   *[other] za { $weeks } tygodnia
}
date-days-ago = { $days ->
    [one] { $days } dzień temu
    [few] { $days } dni temu
    [many] { $days } dni temu
   *[other] { $days } dnia temu
}
date-weeks-ago = { $weeks ->
    [one] { $weeks } tydzień temu
    [few] { $weeks } tygodnie temu
    [many] { $weeks } tygodni temu
   *[other] { $weeks } tygodnia temu
}
date-plain = { $day } { $date } { $month }
date-plain-year = { $day } { $date } { $month } { $year }
date-exact = { $day } { $date } { $month } { $year }
date-and-far = { $date }, { $far }
day-short-monday = pon.
day-short-tuesday = wt.
day-short-wednesday = śr.
day-short-thursday = czw.
day-short-friday = pt.
day-short-saturday = sob.
day-short-sunday = niedz.
day-letter-monday = pn
day-letter-tuesday = wt
day-letter-wednesday = śr
day-letter-thursday = cz
day-letter-friday = pt
day-letter-saturday = so
day-letter-sunday = nd
day-name-monday = poniedziałek
day-name-tuesday = wtorek
day-name-wednesday = środa
day-name-thursday = czwartek
day-name-friday = piątek
day-name-saturday = sobota
day-name-sunday = niedziela
month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia
week-together = razem z mentorem
week-without = dziecko bez mentora
week-one = tylko mentor
week-there = w pracy
week-off = wolne
week-morning = rano
week-afternoon = po południu
week-half = pół dnia
week-even = tygodnie parzyste
week-odd = tygodnie nieparzyste
week-no-days = brak stałych dni
