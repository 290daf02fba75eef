date-today = сьогодні
date-tomorrow = завтра
date-yesterday = вчора
date-in-days = { $days ->
    [one] через { $days } день
    [few] через { $days } дні
    [many] через { $days } днів
   *[other] через { $days } дня
}
date-in-weeks = { $weeks ->
    [one] через { $weeks } тиждень
    [few] через { $weeks } тижні
    [many] через { $weeks } тижнів
   *[other] через { $weeks } тижня
}
date-days-ago = { $days ->
    [one] { $days } день тому
    [few] { $days } дні тому
    [many] { $days } днів тому
   *[other] { $days } дня тому
}
date-weeks-ago = { $weeks ->
    [one] { $weeks } тиждень тому
    [few] { $weeks } тижні тому
    [many] { $weeks } тижнів тому
   *[other] { $weeks } тижня тому
}
date-plain = { $day } { $date } { $month }
date-plain-year = { $day } { $date } { $month } { $year }
date-exact = { $day } { $date } { $month } { $year }
date-and-far = { $date }, { $far }
day-short-monday = пн
day-short-tuesday = вт
day-short-wednesday = ср
day-short-thursday = чт
day-short-friday = пт
day-short-saturday = сб
day-short-sunday = нд
day-letter-monday = пн
day-letter-tuesday = вт
day-letter-wednesday = ср
day-letter-thursday = чт
day-letter-friday = пт
day-letter-saturday = сб
day-letter-sunday = нд
day-name-monday = понеділок
day-name-tuesday = вівторок
day-name-wednesday = середа
day-name-thursday = четвер
day-name-friday = п’ятниця
day-name-saturday = субота
day-name-sunday = неділя
month-1 = січня
month-2 = лютого
month-3 = березня
month-4 = квітня
month-5 = травня
month-6 = червня
month-7 = липня
month-8 = серпня
month-9 = вересня
month-10 = жовтня
month-11 = листопада
month-12 = грудня
week-together = разом із ментором
week-without = дитина без ментора
week-one = тільки ментор
week-there = на роботі
week-off = вільний день
week-morning = зранку
week-afternoon = після обіду
week-half = пів дня
week-even = парні тижні
week-odd = непарні тижні
week-no-days = немає постійних днів
