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
meeting-day-closed = The group is closed on { $date }. Choose another day, or say that it is meant.
meeting-day-sure = Yes, this day is meant
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
meeting-part-own = Added by colleagues
meeting-part-tasks = Tasks of earlier meetings
meeting-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
meeting-minutes = Minutes
meeting-minutes-write = Write the minutes
meeting-minutes-change = Change the minutes
meeting-minutes-lead = A few words on each point will do; what stays empty is left out. Everybody of the group reads this. What is said of a concern is written with the concern itself.
meeting-minutes-rest = Further
meeting-minutes-general = What else was said?
meeting-minutes-keep = Keep the minutes
meeting-minutes-kept = The minutes are kept. Colleagues who were not there see on To do that they are ready.
meeting-minutes-empty = Nothing was kept. Write what was said of at least one point.
meeting-minutes-meanwhile = Nothing was kept: { $name } has changed the minutes meanwhile. They now say:
meeting-minutes-meanwhile-do = What you typed is below. If you keep it, it replaces the text above.
meeting-minutes-none = There are no minutes yet.
meeting-minutes-by = Written by { $name }, { $day }.
meeting-minutes-asks = You were not there. Read the minutes and say so when you have read them.
meeting-minutes-read = I have read them
meeting-minutes-were-read = Recorded: you have read the minutes.
meeting-minutes-open = To the minutes
meeting-present = Who was there?
meeting-present-hint = Whoever is not ticked here is asked to read the minutes.
meeting-present-were = Those present: { $names }.
meeting-decisions = Decisions
meeting-decisions-none = There are no decisions yet.
meeting-decision = What was decided?
meeting-decision-hint = Name the child or the colleague by first name, and there is nothing more to choose.
meeting-decision-empty = Nothing was kept. Write what was decided.
meeting-decision-child = Nothing was kept. About which child is it? Name one child in the text or choose it below.
meeting-decision-choose = Choose child, colleague or day yourself
meeting-decision-which-child = About which child?
meeting-decision-by-text = Who is in the text
meeting-decision-by-text-or-me = Who is in the text, else me
meeting-decision-who = Who does it?
meeting-decision-day = Until when?
meeting-decision-day-hint = May be empty: a task gets two weeks, a goal is looked back on after three months, an agreement stays until you look back on it.
meeting-to-agreement = Becomes an agreement
meeting-to-goal = Becomes a goal
meeting-to-task = Becomes a task
meeting-became-agreement = The agreement is on the group board. Each colleague is asked to read it.
meeting-became-goal = It is a goal of the group.
meeting-became-task = The task is on To do of who does it.
meeting-is-agreement = Agreement about { $name }
meeting-is-goal = Goal of the group
meeting-is-task = Task of { $name }
meeting-task-late = late
meeting-task-done = done
meeting-task-dropped = no longer needed
meeting-task-do = Done
meeting-task-drop = No longer needed
meeting-task-was-done = Recorded: the task is done.
meeting-task-was-dropped = Recorded: the task is no longer needed.
meeting-task-reopened = The task is open again.
meeting-readers = Who read the minutes
meeting-readers-lead = Colleagues who were not there. Only you as team lead see this.
meeting-reader-read = read
meeting-reader-not = not yet
meeting-take-back = This meeting was not held
meeting-taken-back = The meeting of { $date } is no longer there.
meeting-planned-again = The meeting is planned again, on { $date }.
meeting-stays = There are minutes or decisions of this meeting, so it stays.
