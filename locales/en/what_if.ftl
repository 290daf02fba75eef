# What if: trying what a change does. Nothing of it is kept.

what-if-open = What if …
what-if-title-group = What if something changes in { $group }?
what-if-title-location = What if something changes at { $location }?
what-if-lead = Try it: nothing is kept. You can keep this address, or share it with a colleague who may see this.

what-if-outcome = This is what it would be
what-if-outcome-now = With the days as they are now
what-if-summary = { $count ->
    [0] Everyone keeps their own mentor.
    [one] 1 child gets another mentor.
   *[other] { $count } children get another mentor.
 }
what-if-summary-interim = { $count ->
    [0] Everyone keeps their own mentor.
    [one] 1 child gets an interim mentor.
   *[other] { $count } children get an interim mentor.
 }
what-if-because = { $count ->
    [one] For 1 child that is because of this change.
   *[other] For { $count } children that is because of this change.
 }
what-if-otherwise = { $count ->
    [one] 1 child keeps its own mentor because of this change, or gets another first mentor.
   *[other] { $count } children keep their own mentor because of this change, or get another first mentor.
 }
what-if-no-difference = This change gives nobody another mentor.
what-if-share = On { $share }% of the days the mentor is there too; now it is { $now }%.
what-if-waiting = In { $group } a division that was made known holds from { $date }. Under Now is how it is today.
what-if-slider = Keeping mentors or the best days
what-if-keep = Keep as many as can be
what-if-best = The best days
what-if-fewer = Fewer changes
what-if-more = More changes
what-if-protocol = As the protocol weighs it
what-if-of-protocol = This is how your protocol weighs a change: { $points } points.
what-if-spoken = { $count ->
    [0] Everyone keeps their mentor, mentor there on { $share }% of the days
    [one] 1 child gets another mentor, mentor there on { $share }% of the days
   *[other] { $count } children get another mentor, mentor there on { $share }% of the days
 }

what-if-figure = What
what-if-now = Now
what-if-without = Without the change
what-if-with = With the change
what-if-proposal = Proposal
what-if-figure-changes = Gets another mentor
what-if-figure-share = Days with the mentor there
what-if-figure-hardly = Hardly sees the mentor, or has none
what-if-figure-above = Mentors with many children

what-if-children = Children
what-if-only-group = Only this group
what-if-nobody-changes = Nobody gets another mentor, wherever the slider stands.
what-if-stays = stays with { $mentor }
what-if-badge-because = because of this change
what-if-badge-also = without this change too
what-if-sees = { $mentor } sees the child { $together } of { $attends }.
what-if-sees-only = { $mentor } then sees the child { $together } of { $attends }.
what-if-was = Now it is { $together }.
what-if-not-here = { $mentor } is not in this group then.
what-if-away-then = { $mentor } is away then.
what-if-steady = { $count ->
    [one] 1 child keeps its mentor in any case
   *[other] { $count } children keep their mentor in any case
 }
what-if-same = No difference in { $groups }.
what-if-mentor = Mentor
what-if-much = many
what-if-elsewhere = { $count ->
    [one] and 1 child in another group
   *[other] and { $count } children in other groups
 }
what-if-new-child = New child { $number }

what-if-changes = What changes
what-if-changes-none = Nothing yet. Tap a day in the roster, or choose something else below.
what-if-clear = Everything back
what-if-drop = Leave out: { $change }
what-if-change-days = { $name } then works { $days }
what-if-change-days-at = { $name } then works { $days } in { $group }
what-if-change-no-days = { $name } then does not work in this group
what-if-change-no-days-at = { $name } then does not work in { $group }
what-if-change-away = { $name } is away from { $from } up to and including { $until }
what-if-short = { $weeks ->
    [0] Your protocol never asks for an interim mentor.
    [one] So short a time does not ask for an interim mentor by itself: your protocol does so above 1 week.
   *[other] So short a time does not ask for an interim mentor by itself: your protocol does so above { $weeks } weeks.
 }
what-if-change-leaves = { $name } leaves after { $last }
what-if-change-child = New child { $number } comes { $days }, from { $from }, { $months ->
    [one] 1 month old
   *[other] { $months } months old
 }
what-if-change-weight = { $name }: { $value } points instead of { $usual }
what-if-lapsed = A change about somebody who does not work here (any more). It does not count.
what-if-on = Calculated for { $date }
what-if-day = For which day?
what-if-day-hint = Other days hold from this day.
what-if-try = Try

what-if-days = Who works when
what-if-days-of = Who works when in { $group }
what-if-days-hint = Tap a day to see what it does.
what-if-days-none = Nobody is on the roster of this group yet.
what-if-day-whole = the whole day
what-if-half-day = { $day } { $part }
what-if-day-add = Tap to be there
what-if-day-drop = Tap to be off
what-if-halves = half days
what-if-halves-close = whole days
what-if-note-away = away { $from } – { $until }
what-if-note-leaves = leaves after { $last }

what-if-else = Try something else
what-if-add-away = Somebody is away for a time
what-if-add-leaves = Somebody leaves
what-if-add-child = A child comes
what-if-add-somebody = A colleague of another group works here too
what-if-add-weights = Something weighs more or less
what-if-who = Who
what-if-group = Group
what-if-from = From
what-if-until = Up to and including
what-if-last = Last day
what-if-first = First day
what-if-months = Age by then, in months
what-if-child-days = Comes on
what-if-other-days = Works here on
what-if-weights-hint = The more points something costs, the more it counts. What a change of mentor costs, you choose with the slider.
what-if-usual = In your protocol: { $usual }
what-if-weight-half-day-apart = A half-day without the mentor
what-if-weight-hardly-seen = The mentor hardly sees the child
what-if-weight-baby-apart = The mentor hardly sees a baby
what-if-weight-not-known-well = Someone else knows the child better
what-if-weight-language = The mentor does not speak the language at home
what-if-weight-stops = The mentor will soon stop
what-if-weight-pair = A wish about two children is not met
what-if-weight-load = Dividing fairly by working days

what-if-clash = { $name } would be in two groups at the same time: { $days }.
what-if-wrong-date = That did not work: fill in a date. What you chose before is still there.
what-if-wrong-order = That did not work: the last day is before the first. What you chose before is still there.
what-if-wrong-far = That did not work: choose a day from at most a year ago to at most three years ahead. What you chose before is still there.
what-if-wrong-nobody = That did not work: choose whom it is about. What you chose before is still there.
what-if-wrong-number = That did not work: fill in a whole number that can be. What you chose before is still there.
what-if-wrong-many = More changes at once cannot be tried. Take one away first.

what-if-draft = Make a proposal of this
what-if-draft-text = The proposal uses the planning as it is now. The mentors you see here go along as your choice.
what-if-draft-away = Nothing changes as long as this is not in the planning. Import the absence: when it is long enough, the group says who needs an interim mentor.
what-if-draft-there = There is a proposal for this group already.
what-if-taken = { $count ->
    [0] This is the proposal. It needed no choice of your own.
    [one] This is the proposal, with 1 choice from what you tried.
   *[other] This is the proposal, with { $count } choices from what you tried.
 }
what-if-taken-part = { $count ->
    [one] This is the proposal. For 1 child the mentor you saw cannot be yet: who it is is not on the roster of this group.
   *[other] This is the proposal. For { $count } children the mentor you saw cannot be yet: who it is is not on the roster of this group.
 }
