# The meeting of a group's team.
meeting-title = Group meeting
meeting-of = Group meeting of { $group }
meeting-lead = Only for colleagues of this group and its team lead.
meeting-next = Next meeting
meeting-agenda-open = See what it is about
meeting-plan = Plan the next meeting
meeting-plan-lead = What it is about comes together by itself. Colleagues add to it.
meeting-day = On which day?
meeting-plan-it = Plan the meeting
meeting-wrong-day = Choose a day from today until { $until }.
meeting-was-planned = The group meeting is on { $date }.
meeting-was-cancelled = The group meeting does not go ahead.
meeting-restore = Let it go ahead after all
meeting-none-planned = No meeting planned yet
meeting-none-planned-text = Ask a colleague of the group or the team lead to choose a day.
meeting-held = Earlier meetings
meeting-none-held = No meeting has been recorded yet.
meeting-end = The meeting was held
meeting-agenda-empty = There is nothing that you need to talk about now.
meeting-part-agreements = Agreements with parents
meeting-part-concerns = Concerns
meeting-part-unseen = Children about whom nothing was written for long
meeting-part-goals = Goals to look back on
meeting-part-late = Late
meeting-part-moves = Children who come and go
meeting-part-protocol = Your remarks on the protocol
meeting-only-you = Not everybody sees this.
meeting-agreement-new = new
meeting-agreement-unread = { $count ->
    [one] 1 colleague has not read this
   *[other] { $count } colleagues have not read this
}
meeting-agreement-ends = ends { $date }
meeting-goal-on = look back on { $date }
meeting-starts = begins { $date }
meeting-leaves = last day { $date }
meeting-items = Added by colleagues
meeting-no-items = Nobody added anything yet.
meeting-item-add = What do you want to talk about?
meeting-item-hint = In one line.
meeting-item-empty = Type what you want to talk about.
meeting-item-long = These are { $length } characters. There is room for { $most }: make it shorter.
meeting-item-put = Add
meeting-item-added = It is on the list.
meeting-item-off = Take off
meeting-item-gone = It was taken off.
meeting-item-back = Put back
meeting-other-day = Another day, or cancel
meeting-move = Choose this day
meeting-cancel = The meeting does not go ahead
meeting-open = To the group meeting
meeting-unread-long = { $count ->
    [one] { $group }: 1 important agreement was not read by all after { $days } { $days ->
        [one] working day
       *[other] working days
    }.
   *[other] { $group }: { $count } important agreements were not read by all after { $days } { $days ->
        [one] working day
       *[other] working days
    }.
}
meeting-to-board = To the board
