# To do: what the protocol asks, why, and until when.

todo-minutes = about { $count } minutes together
todo-now = Today
todo-week = This week ({ $count })
todo-later = Later ({ $count })
todo-late = { $count } late
todo-locations = Locations
todo-management = Here you see what has been late for longer than the protocol allows.
todo-empty-title = Nothing to do
todo-empty-text = What the protocol asks for your mentor children appears here when it is time.
todo-empty-groups = Nothing is late now and nothing is coming.
todo-nothing-now = Nothing has to be done today.
todo-here = Today in { $group }
todo-why = Why?
todo-own-choice = You chose the day yourselves when you set the goal.
todo-review-origin = The protocol names no fixed time. You agreed on this day yourselves.
todo-mentor = Mentor: { $name }
todo-talk-open = To the talk
todo-undo = Undo

todo-settling-in = Make the settling-in appointment with { $name }'s parents
todo-settling-in-begun = Record when the settling-in appointment with { $name }'s parents was
todo-first-carer = Choose { $name }'s first carer
todo-settling-in-review = Look back on settling in with { $name }'s parents
todo-contact = Tell { $name }'s parents about your observation
todo-particulars-talk = Plan a talk with { $name }'s parents about the particulars
todo-introduction-talk = Get to know { $name }'s parents
todo-first-months-talk = Talk about the first months with { $name }'s parents
todo-parent-talk = Hold the parent talk with { $name }'s parents
todo-exit-talk = Hold the exit talk with { $name }'s parents
todo-child-talk = Talk with { $name }
todo-observation = Observe { $name } with an aim
todo-milestones = Look at the milestones of { $name }
todo-meeting = Hold the meeting of { $name }
todo-review = Discuss the protocol and the work instruction
todo-extra-ends = Extra attention ends
todo-extra-still = Does { $name } still need it?
todo-need = Answer what { $name } needs
todo-answer-need = Read and answer
todo-goal-evaluation = Look back on a goal of { $name }
todo-concern-step = Concern about { $name }: { $step }
todo-concern-unnamed = A step at a concern in this group
todo-concern-open = To the concern
todo-concern-steps = These are the steps at a concern that your organisation confirmed itself.
todo-sealed-step = A confidential step
todo-sealed-open = Open the confidential step
todo-sealed-waits = { $count ->
    [one] A confidential step waits for you
   *[other] { $count } confidential steps wait for you
}
todo-sealed-runs = { $count ->
    [one] Something confidential runs that you are part of
   *[other] { $count } confidential matters run that you are part of
}
todo-consent-answer = Ask the parents of { $name } once more about the consent
todo-consent-open = To the consent
todo-base-consent = The question is of { $date }.
todo-base-concern = It is its turn since { $date }.
todo-base-plan = Looking back on the plan: { $date }.
todo-child-request = { $name } wants to talk with you
todo-message = Answer the message of a parent of { $name }
todo-inquiry = Answer the question of a parent without custody about { $name }

todo-state-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
todo-state-now = today
todo-state-until = by { $date }
todo-state-planned = planned: { $date }
todo-state-from = from { $date }

todo-appointed-today = It was agreed for today.
todo-appointed-over = It was agreed for { $date }. How did it go? Record that it took place, or agree on another day.
todo-none-suits = The parents say that none of the moments suits: offer other moments.
todo-moments-gone = None of the moments that you offered can be chosen any more: offer other moments.
todo-then-closed = The location is closed then: move it.
todo-then-away-own = You are not there then: move it, or ask a colleague.
todo-arranged-origin = What you planned yourselves stands here until it is recorded how it went.

todo-base-starts = { $name } starts { $date }.
todo-base-started = { $name } started { $date }.
todo-base-after-school = { $name } has been at after-school care since { $date }.
todo-base-ends = { $name } leaves: { $date }.
todo-base-agreed = So it was agreed at the last discussion: { $date }.
todo-base-named = The protocol names this day: { $date }.
todo-base-need = The parents wrote it { $date }.
todo-base-observation = The observation is of { $date }.
todo-base-observation-finished = The observation of { $seen } was finished: { $date }.
todo-base-last = The last time was { $date }.
todo-base-declined = The parents wanted no talk on { $date }.
todo-base-declined-since = The parents wanted no talk on { $date } (the last time was { $held }).
todo-base-birthday = { $name } has its birthday: { $date }.
todo-base-birthday-over = { $name } had its birthday: { $date }.
todo-base-message = The message is of { $date }.
todo-base-inquiry = The question is of { $date }.
todo-base-request = { $name } asked { $date }.
todo-base-asked = The protocol has asked this since { $date }. An earlier time is not known here.
todo-base-arranged = The protocol does not ask this now: you planned it yourselves.
todo-base-left = { $name } is not here any more. Record how the talk went.
todo-term-on-the-day = It should be done by that day.
todo-term-working-days = { $count ->
    [one] You have 1 working day for it.
   *[other] You have { $count } working days for it.
}
todo-term-parents = { $count ->
    [one] The parents have 1 working day for it.
   *[other] The parents have { $count } working days for it.
}
todo-term-receiver = { $count ->
    [one] The receiver has 1 working day for it.
   *[other] The receiver has { $count } working days for it.
}
todo-term-weeks = { $count ->
    [one] After that you have 1 week.
   *[other] After that you have { $count } weeks.
}
todo-term-months = { $count ->
    [one] After that it is time again after 1 month.
   *[other] After that it is time again after { $count } months.
}
todo-term-months-first = { $count ->
    [one] After that it is time after 1 month.
   *[other] After that it is time after { $count } months.
}
todo-term-age = { $count ->
    [one] It is time when the child is 1 month old.
   *[other] It is time when the child is { $count } months old.
}
todo-term-weeks-before-from = { $count ->
    [0] { $from ->
        [one] It is done in the week before, on the day itself at the latest.
       *[other] It is done in the { $from } weeks before, on the day itself at the latest.
    }
   *[other] It is done { $from } to { $count } weeks before.
}
todo-term-weeks-before = { $count ->
    [0] It is done on the day itself at the latest.
    [one] It is done 1 week before at the latest.
   *[other] It is done { $count } weeks before at the latest.
}
todo-term-late = { $count ->
    [0] It is late only after the day itself, { $date }.
    [one] It is late only when it is less than 1 week before, so after { $date }.
   *[other] It is late only when it is less than { $count } weeks before, so after { $date }.
}
todo-term-day-before = It is done before that day.
todo-moved-version = The protocol has not asked it like this for long: so you have until { $date }.
todo-moved-version-over = The protocol had not asked it like this for long then: so you had until { $date }.
todo-moved-older = An earlier version of the protocol gave more time, { $time }: so you have until { $date }.
todo-moved-older-over = An earlier version of the protocol gave more time, { $time }: so you had until { $date }.
todo-time-working-days = { $count ->
    [one] 1 working day
   *[other] { $count } working days
}
todo-time-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
todo-time-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
todo-time-weeks-before = { $count ->
    [0] until the day itself
    [one] until 1 week before
   *[other] until { $count } weeks before
}
todo-time-day-before = until the day before
todo-moved-closed = The location is closed then: so until { $date }.
todo-moved-closed-over = The location was closed then: so until { $date }.
todo-moved-away = The child is not there then: so until { $date }.
todo-moved-away-over = The child was not there then: so until { $date }.
todo-moved-leaves = The child leaves: so until { $date }.
todo-moved-later = What comes before this was ready later: so you have until { $date }.
todo-moved-later-over = What comes before this was ready later: so you had until { $date }.

todo-held-today = Held today
todo-otherwise = Otherwise
todo-day = Day
todo-held-on = Held then
todo-plan = Plan it
todo-plan-closed = Nothing is planned yet. The group is closed on { $date }.
todo-plan-sure = Yes, plan it on that day all the same
todo-declined = Parents want no talk
todo-appointment-day = Settling-in appointment on
todo-appointment-made = Agreed
todo-carer = First carer
todo-carer-chosen = Record
todo-met = Held
todo-review-open = To the discussion

todo-done-held = Recorded: talk about { $name } on { $date }.
todo-done-planned = Agreed: talk about { $name } on { $date }.
todo-done-declined = Recorded that { $name }'s parents want no talk.
todo-done-offer-ended = The parents are told that the moments that were offered do not hold any more.
todo-done-already = The talk about { $name } on { $date } was there already. Nothing was recorded twice.
todo-done-appointment = The settling-in appointment of { $name } is on { $date }.
todo-done-appointment-held = Recorded: the settling-in appointment of { $name } was on { $date }.
todo-done-carer = { $carer } is the first carer of { $name }.
todo-done-meeting = The meeting of { $date } is recorded.
todo-done-meeting-known = The meeting of { $date } was recorded already.
todo-done-review = The discussion of { $date } is recorded.
todo-undone = The talk about { $name } is as it was again.
todo-undone-planned = The talk about { $name } is planned for { $date } again.
todo-wrong-particulars = Nothing was recorded: on that day there was no observation yet. Choose the day of the observation or a later one.
todo-wrong-chosen = Nothing was recorded: the parents chose a moment already. Choose “Move the talk” or “Does not take place” here, so that they hear of it.
todo-wrong-held = Nothing was recorded. Choose a day from { $from } until { $until }.
todo-wrong-planned = Nothing was recorded. Choose a day from { $from } until { $until }.
todo-wrong-appointment = Nothing was recorded. A settling-in appointment is before the first day of the child or on it. Choose a day from { $from } until { $until }.
todo-wrong-appointment-over = Nothing was recorded. A settling-in appointment is before the first day of the child or on it, and this child has been here for more than 90 days.
todo-wrong-appointment-closed = Nothing was recorded. The group is closed on { $date }. Choose another day.

todo-transfer-start = Begin the transfer of { $name } to school
todo-transfer-send = Send the transfer of { $name }
todo-transfer-receipt = Ask whether the transfer of { $name } was read
todo-transfer-read = Read the transfer of { $name }
todo-transfer-warm = Speak with the receiver of { $name }
todo-transfer-follow-up = Ask how { $name } is doing in the new place
todo-deletion-review = Decide what stays of the transfer of { $name }
todo-deletion-origin = The team lead decides what becomes of what was written for a transfer when parents do not want it.
todo-transfer-agreed = The parents agreed that you read this. Read it before the first day.
todo-transfer-open = To the transfer
todo-base-born = { $name } was born on { $date }.
todo-base-transfer-sent = The transfer was sent: { $date }.
todo-base-refused = A parent said no, or withdrew consent: { $date }.
todo-base-transfer-starts = { $name } starts in the new place: { $date }.
todo-base-transfer-started = { $name } started in the new place: { $date }.

todo-everywhere = All locations
todo-counts-lead = How much is late and coming in each group. Choose a location to see what has been late there for longer than the protocol allows.
todo-what-stays-late = What stays late
todo-nothing-stays = Nothing here has been late for longer than the protocol allows.
todo-count-coming = { $count } coming
todo-coming = Coming ({ $count })
todo-nothing-late = Nothing is late here.
todo-groups-coming = { $count ->
    [one] 1 group where nothing is late
   *[other] { $count } groups where nothing is late
}
todo-location-coming = { $location }: nothing late, { $count } coming

todo-patterns = Patterns per group
todo-patterns-lead = Numbers of children, without names. Meant to learn from together.
todo-patterns-how = How were these numbers counted?
todo-patterns-now = Now: for so many children the protocol asks this now, and for so many of them the last day has passed.
todo-patterns-lately = Last 13 weeks: for so many children it was recorded here that this was done, and for so many of them in time each time. In time is: not later than the last day that the protocol gave then.
todo-patterns-few = Each child counts once. Where it is about fewer than five children, or one could work that out, there is no number.
todo-patterns-too-few = Too few to say: { $names }
todo-patterns-none = No patterns yet
todo-patterns-none-text = As soon as the protocol asks something for children in a group, it appears here.
todo-pattern-now-nobody = Now: to be done for nobody
todo-pattern-now-few = Now: too few to say
todo-pattern-now-only = To be done now for { $of } children; how many are late: too few to say
todo-pattern-now-part = To be done now for { $of } children, late for { $part }
todo-pattern-lately-nobody = Last 13 weeks: nothing recorded
todo-pattern-lately-few = Last 13 weeks: too few to say
todo-pattern-lately-only = Done in the last 13 weeks for { $of } children; how many in time: too few to say
todo-pattern-lately-part = Done in the last 13 weeks for { $of } children, in time for { $part }

todo-kind-settling-in = Settling-in appointment
todo-kind-first-carer = First carer
todo-kind-settling-in-review = Looking back on settling in
todo-kind-contact = Contact after an observation
todo-kind-particulars-talk = Talk about particulars
todo-kind-introduction-talk = Introduction
todo-kind-first-months-talk = Talk about the first months
todo-kind-parent-talk = Parent talk
todo-kind-exit-talk = Exit talk
todo-kind-child-talk = Child talk
todo-kind-observation = Observation
todo-kind-milestones = Milestones
todo-kind-meeting = Group meeting
todo-kind-review = Discussion of the protocol
todo-kind-goal-evaluation = Looking back on a goal
todo-kind-need = Answer to what a child needs
todo-kind-concern-step = Step of a concern
todo-kind-sealed-step = Confidential step
todo-kind-consent-answer = Consent without an answer
todo-kind-message = Message of a parent
todo-kind-inquiry = Question of a parent without custody
todo-kind-child-request = Child that wants to talk
todo-kind-transfer-start = Begin of a transfer
todo-kind-transfer-send = Sending a transfer
todo-kind-transfer-receipt = Receipt of a transfer
todo-kind-transfer-read = Reading a transfer
todo-kind-transfer-warm = Speaking at a transfer
todo-kind-transfer-follow-up = Asking after a transfer
todo-kind-deletion-review = Deciding after a no to a transfer

todo-meeting-task = Do a task of the group meeting of { $name }
todo-minutes-read = Read the minutes of the group meeting of { $name }
todo-minutes-not-read = { $who } has not read the minutes of the group meeting of { $name } yet
todo-task-origin = You chose the day yourselves in the group meeting.
todo-minutes-origin = You were not there. The protocol says nothing of a term.
todo-inquiry-origin = The law gives this parent the right to ask (Burgerlijk Wetboek, book 1, article 377c). The protocol says nothing of a term.
todo-base-task = Agreed in the group meeting of { $name }: { $date }.
todo-base-minutes = The minutes are of { $date }.
todo-state-no-term = to read
todo-state-to-answer = to answer
todo-state-to-decide = to decide
todo-kind-meeting-task = Task of a group meeting
todo-kind-minutes-read = Reading minutes
todo-setting = How the protocol says it
todo-setting-then = How the protocol said it then
todo-asked-then = So it stood in the protocol of then, which held from { $date }.
