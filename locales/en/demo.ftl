demo-mail-title = Mail sent
demo-mail-text = In the demonstration no mail leaves the machine. This is what would have been sent.
demo-mail-empty-title = No mail yet
demo-mail-empty-text = Make a division known or invite somebody; the mail appears here.
demo-mail-to = To { $to }
demo-clock-title = Move the clock
demo-clock-now = For this demonstration it is now { $now }.
demo-clock-days = Number of days forward
demo-clock-wrong = Fill in the number of days: a whole number, 0 or more. The clock has not moved.
demo-clock-move = Move
demo-clock-moved = The clock is { $days ->
    [one] a day
   *[other] { $days } days
 } further.
