# Goals: of a group, of a child, of oneself and of the mentorship.

goal-link = Goals
goal-file-link = All goals
goal-title-group = Goals of { $name }
goal-title-child = Goals of { $name }
goal-title-own = My goals
goal-title-mentorship = Goals of the mentorship
goal-title-shared = Shared goals
goal-lead-group = What you as a team work on with the whole group. Parents of the group can read this.
goal-lead-child = What you work on with { $name }. Parents with custody can read this.
goal-lead-own = What you want to learn as a mentor. Only you see this, until you share a goal with the coach.
goal-lead-mentorship = Where our organisation wants to go with the mentorship. All colleagues and parents can read this.
goal-lead-shared = What colleagues choose to share with you. They can stop that too.

goal-one = Goal
goal-open = Going on now
goal-over = Done ({ $count })
goal-none = No goals yet
goal-none-open = No goal is going on now.
goal-none-read = As soon as there is a goal, you read it here.
goal-none-shared = When a colleague shares an own goal with you, you read it here.
goal-new = New goal
goal-examples = Tap an example to begin with it, or write your own:
goal-what = What is the goal?
goal-what-hint = One short sentence, so that you can see whether it worked.
goal-noticed = How can you tell that it works?
goal-noticed-label = You can tell by:
goal-with = Made together with
goal-with-child = the child
goal-with-parents = the parents
goal-made-with-child = Made together with the child
goal-made-with-parents = Made together with the parents
goal-made-with-both = Made together with the child and the parents
goal-day = When to look back?
goal-save = Keep goal
goal-what-empty = The goal was not kept. Write first what the goal is.
goal-too-long = This was not kept. The text has { $length } characters; { $most } fit.
goal-wrong-day = This was not kept. Choose a day from today until { $until }.
goal-set = The goal was added.
goal-undo = Undo

goal-look-back-on = look back:
goal-state-coming = time to look back
goal-state-late = looking back is late
goal-state-withdrawn = taken away
goal-look-back = Look back
goal-outcome = Did it work?
goal-outcome-reached = reached
goal-outcome-partly = partly reached
goal-outcome-not-reached = not reached
goal-outcome-none = Nothing was recorded. Choose whether it worked.
goal-words = What stood out?
goal-then = And now?
goal-then-end = This goal is done
goal-then-on = The goal goes on
goal-then-none = Nothing was recorded. Choose whether the goal is done or goes on.
goal-next = If it goes on: when to look back again?
goal-final = You can undo this until the end of today. After that it does not change.
goal-evaluation-undo = Undo looking back
goal-evaluation-undone = Undone. The goal is as it was.
goal-record = Record
goal-ended = Recorded. This goal is done.
goal-goes-on = Recorded. This goal goes on.

goal-change = Change the goal
goal-keep = Keep
goal-changed = The goal was changed.
goal-meanwhile = Nothing was kept: a colleague has changed this goal meanwhile. It says now:
goal-meanwhile-do = What you wrote is below. Keep it if your text should hold.
goal-withdraw = Take this goal away
goal-withdrawn = The goal was taken away.
goal-restore = Put back
goal-restored = The goal is back.

goal-coach = Sharing with the coach
goal-coach-not = Only you see this goal. You can share it with the coach, and stop that later.
goal-coach-sees = You and the coach see this goal. Nobody else.
goal-share = Share with the coach
goal-unshare = Stop sharing
goal-shared-badge = shared with the coach
goal-shared-now = The coach sees this goal now too.
goal-shared-no-longer = The coach no longer sees this goal.
goal-own-link = My goals
goal-own-due = { $count ->
    [one] Look back on 1 goal of your own
   *[other] Look back on { $count } goals of your own
}

goal-family-child = What we work on with { $child }
goal-family-group = What we work on with the group
goal-family-mentorship = Where our mentorship is going

goal-example-group-1 = Each child hears its name when it comes in
goal-example-group-1-noticed = On busy mornings too, one of us greets each child in person.
goal-example-group-2 = Children choose for themselves what they play with
goal-example-group-2-noticed = After the meal everybody walks to a corner without being sent.
goal-example-group-3 = At the table we talk with each other
goal-example-group-3-noticed = One of us sits at each table, and each child tells something.
goal-example-child-1 = Plays with another child for a while
goal-example-child-1-noticed = At least ten minutes, without one of us sitting beside them.
goal-example-child-2 = Says or shows what it wants
goal-example-child-2-noticed = With a word, a gesture or by pointing.
goal-example-child-3 = Says goodbye calmly in the morning
goal-example-child-3-noticed = Waves, and is playing within five minutes.
goal-example-own-1 = I ask an open question each day
goal-example-own-1-noticed = At the end of the day I still know whom I asked, and what the answer was.
goal-example-own-2 = I wait before I help
goal-example-own-2-noticed = I count to five first. Often that is enough.
goal-example-own-3 = I tell parents something that I saw myself
goal-example-own-3-noticed = At pick-up, about each of my mentor children who was there.
goal-example-mentorship-1 = Each parent knows who the mentor is
goal-example-mentorship-1-noticed = We know of each message whether it was read.
goal-example-mentorship-2 = Each child is seen in time
goal-example-mentorship-2-noticed = No child goes without a note for longer than a month.
goal-example-mentorship-3 = A change of mentor goes calmly
goal-example-mentorship-3-noticed = The old and the new mentor always hand over together.
