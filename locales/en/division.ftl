division-days = { $form ->
    [one] { $days } day
   *[other] { $days } days
 }
division-and = { $first } and { $last }
division-somebody = somebody who has left
division-nobody = nobody yet

division-title = { $count ->
    [one] Proposal: 1 child gets another mentor
   *[other] Proposal: { $count } children get another mentor
 }
division-title-same = Proposal: everybody keeps the own mentor
division-title-first = { $first ->
    [one] Proposal: 1 child gets a first mentor
   *[other] Proposal: { $first } children get a first mentor
 }
division-title-interim = { $count ->
    [one] Proposal: 1 child gets an interim mentor
   *[other] Proposal: { $count } children get an interim mentor
 }
division-title-blocked = It does not fit like this
division-lead-best = Nothing better is possible when all counts: the mentor is there on { $share }% of the days. Now that is { $now }%.
division-lead-unproven = The mentor is there on { $share }% of the days. Now that is { $now }%.
division-lead-only = It is only about the children of { $name }. All other children keep their mentor.
division-lead-chosen = With your choices the mentor is there on { $share }% of the days. Now that is { $now }%.
division-choices-free = { $count ->
    [one] Your choice costs nothing: { $price }.
   *[other] Your { $count } choices cost nothing: { $price }.
 }
division-choices-cost = { $count ->
    [one] Your choice, compared with the best proposal: { $price }.
   *[other] Your { $count } choices, compared with the best proposal: { $price }.
 }
division-choices-blocked = It does not fit with your choices.
division-best = Back to the best
division-best-done = This is the best proposal again.
division-drop = Throw this proposal away
division-dropped = The proposal is gone. Nothing has changed.

division-who = Who becomes whose mentor
division-child = Child
division-its-days = Days
division-why = Why
division-hint = Tap a cell to choose a mentor yourself. The rest adapts and you see what it costs.
division-cell = { $together } of { $attends }
division-cell-spoken = { $together } of { $attends } a week together
division-cell-flexible = flexible
division-note-now = now
division-note-proposed = proposed
division-note-chosen = your choice
division-note-away = away for long
division-release = Let go
division-barred-guardian = is a parent
division-barred-not = rather not
division-barred-away = not here then
division-barred-full = does not fit
division-badge-none = no mentor yet
division-badge-other = another mentor
division-badge-hardly = hardly sees mentor
division-badge-lasting = becomes the mentor for good
division-badge-starts = starts { $date }
division-badge-baby = baby
division-age-unborn = not yet born
division-age-months = { $months } m
division-age-years = { $years } y

division-why-chosen = You chose { $mentor }.
division-why-chosen-team = Your team lead chose { $mentor }.
division-why-stays = { $mentor } stays the mentor.
division-why-old-gone = { $old } does not work on this group.
division-why-old-cannot = { $old } can no longer be mentor here.
division-why-old-guardian = { $old } is a parent of { $child } and therefore cannot be the mentor.
division-why-old-stops = { $old } stops here after { $date }.
division-why-old-stops-soon = { $old } stops here soon.
division-why-old-away = { $old } is away from { $from } up to and including { $until }.
division-why-days-changed = { $old } sees { $child } only { $together } of { $attends } now.
division-why-days-gone = { $old } no longer sees { $child } on any day.
division-why-knows-better = { $mentor } knows { $child } well.
division-why-speaks = { $mentor } speaks the language at home.
division-why-room = { $old } has many children; { $mentor } has more room.
division-why-more-room = For the days that everybody works, { $mentor } has more room: { $loads }.
division-why-room-of = { $mentor } { $count ->
    [one] 1 child
   *[other] { $count } children
 } on { $days }
division-why-all-days = Sees { $child } on all days.
division-why-most-days = Nobody sees { $child } more often: { $together } of { $attends }.
division-why-some-days = Sees { $child } { $together } of { $attends }.
division-why-first-carer = Can be the first carer.
division-why-knows-well = Knows { $child } well.
division-why-language = Speaks the language at home.
division-why-pair-same = Same mentor as { $other }, as wished.
division-why-pair-not-same = The same mentor as { $other } is not possible.
division-why-pair-same-costs = The proposal did not choose the same mentor as { $other }; that costs: { $price }.
division-why-pair-other = Another mentor than { $other }, as wished.
division-why-pair-not-other = Another mentor than { $other } is not possible.
division-why-pair-other-costs = The proposal did not choose another mentor than { $other }; that costs: { $price }.
division-why-guardian = { $staff } is a parent of { $child }.
division-why-still-stops = Note: { $mentor } stops here after { $date }.
division-why-still-stops-soon = Note: { $mentor } stops here soon.
division-why-still-away = Note: { $mentor } is away until { $date }.

division-runner-up = Otherwise { $mentor }: { $price }.
division-choice-price = This choice: { $price }.
division-price-nothing = it makes no difference
division-price-against = { $costs }; against that: { $gains }
division-price-less-together = { $days } a week less together
division-price-more-together = { $days } a week more together
division-price-more-changes = { $count ->
    [one] 1 more child gets another mentor
   *[other] { $count } more children get another mentor
 }
division-price-fewer-changes = { $count ->
    [one] 1 more child keeps its mentor
   *[other] { $count } more children keep their mentor
 }
division-price-more-hardly = { $count ->
    [one] 1 more child hardly sees its mentor
   *[other] { $count } more children hardly see their mentor
 }
division-price-fewer-hardly = { $count ->
    [one] 1 child fewer hardly sees its mentor
   *[other] { $count } children fewer hardly see their mentor
 }
division-price-more-babies = { $count ->
    [one] 1 baby without a fixed first carer
   *[other] { $count } babies without a fixed first carer
 }
division-price-fewer-babies = { $count ->
    [one] 1 more baby with its mentor as first carer
   *[other] { $count } more babies with their mentor as first carer
 }
division-price-more-unknown = { $count ->
    [one] 1 child not with somebody who knows it well
   *[other] { $count } children not with somebody who knows them well
 }
division-price-fewer-unknown = { $count ->
    [one] 1 more child with somebody who knows it well
   *[other] { $count } more children with somebody who knows them well
 }
division-price-more-language = { $count ->
    [one] 1 child fewer with a mentor who speaks the language at home
   *[other] { $count } children fewer with a mentor who speaks the language at home
 }
division-price-fewer-language = { $count ->
    [one] 1 more child with a mentor who speaks the language at home
   *[other] { $count } more children with a mentor who speaks the language at home
 }
division-price-more-stops = { $count ->
    [one] 1 more child with a mentor who stops soon
   *[other] { $count } more children with a mentor who stops soon
 }
division-price-fewer-stops = { $count ->
    [one] 1 child fewer with a mentor who stops soon
   *[other] { $count } children fewer with a mentor who stops soon
 }
division-price-more-pairs = { $count ->
    [one] 1 wish about siblings or friends less
   *[other] { $count } wishes about siblings or friends less
 }
division-price-fewer-pairs = { $count ->
    [one] 1 wish about siblings or friends more
   *[other] { $count } wishes about siblings or friends more
 }
division-price-load-worse = spread less evenly over the mentors
division-price-load-better = spread more evenly over the mentors

division-loads = Children per mentor
division-load = { $count ->
    [one] { $count } child
   *[other] { $count } children
 } · { $days }
division-load-above = more than { $number } children
division-load-per-day = more than { $number } a working day

division-blocked = No division is possible
division-blocked-no-staff = Nobody on this group can be mentor of { $children }.
division-blocked-capacity = There is no place for { $children } together: { $staff } have reached their maximum of children.
division-blocked-pairs = The choices and wishes about { $children } cannot hold together.
division-repair = This solves it:
division-repair-staff = Add somebody to the group who can be mentor of { $children }.
division-repair-maximum = Raise the maximum of { $staff } by { $by }.
division-repair-planning = The maximum is in the planning. Change it there, and import the planning again.
division-repair-import = Import the planning
division-repair-choice = Let go of the choice of { $staff } for { $child }.
division-repair-pair = Let go of the wish about { $one } and { $other }.

division-moved = Since your last choice something changed in roster, placement or team. The proposal was computed again.
division-different-title = Nothing was made known: something changed in the meantime
division-different-date = Nothing was made known: it is different on { $date }
division-different-text = Check this first. Is it right? Then make it known again.
division-different-none = Everybody keeps the mentor you saw; but days, wishes or the group have changed.
division-lapsed = Your choice of { $mentor } for { $child } is no longer possible and does not count.
division-away = Note: { $mentor } is away until { $date }. The proposal gives them no more children now; you can still choose them yourself.
division-away-children = { $children } need an interim mentor: that is a proposal of its own, on the group.
division-coming = A division was already made known that does not hold yet. Withdraw it first to make another known. It holds from
division-coming-children = Another mentor was already made known for { $children }, who is still to begin. Withdraw that first to make this known. That one begins on
division-coming-link = See that division

division-ask = Ask the team
division-asked-done = The team of the group sees the proposal and can react.
division-team = The team
division-asked = Asked:
division-silent = No reaction yet: { $names }.
division-said-knows = { $name } knows { $child } well
division-said-objects = { $name } objects
division-said-objects-child = { $name } objects for { $child }
division-said-agrees = { $name } agrees
division-team-title = Have a look at the proposal
division-team-lead = Do you know a child well, or is something not right? Say so. Your team lead decides.
division-team-agree = I agree
division-team-agreed = agreed
division-team-know = I know this child well
division-team-known = I know this child well
division-team-object = I object
division-team-reason = What is your objection?
division-team-send = Send
division-team-take-back = Take back
division-team-back = Your reaction was taken back.
division-team-thanks = Thank you, your team lead sees it.
division-team-mine = with you

division-publish-from-date = Make known from { $date }
division-publish-title = Make the division known
division-publish-told = The parents of { $children } get a message; the other parents do not.
division-publish-nobody = Everybody keeps the own mentor; no message goes to parents.
division-publish-from = From
division-publish-hint = Until that day you can still withdraw the division.
division-publish-now = Make known
division-publish-back = Back to the proposal
division-publish-date-error = Choose today or a later day, at most a year ahead. Nothing was made known yet.
division-publish-date-blocked = It does not fit on { $date }: { $why } Choose another day. Nothing was made known yet.
division-publish-stops = { $name } stops on { $date }
division-published = { $count ->
    [0] Made known. Everybody keeps the own mentor.
    [one] Made known. A new mentor begins for 1 child; it holds from { $date }.
   *[other] Made known. A new mentor begins for { $count } children; it holds from { $date }.
 }
division-published-interim = { $count ->
    [0] Made known. Everybody keeps the own mentor.
    [one] Made known. An interim mentor begins for 1 child; it holds from { $date }.
   *[other] Made known. An interim mentor begins for { $count } children; it holds from { $date }.
 }
division-withdraw = Withdraw
division-withdraw-text = All children then keep the mentor they have now. The messages to parents lapse.
division-withdraw-later = This cannot be withdrawn yet: for one or more of these children another mentor was made known after it. Withdraw that first. Nothing has changed.
division-withdraw-confirm = Withdraw the division
division-withdrawn-done = The division was withdrawn. Everything is as it was.
division-recheck-done = Noted: looked at again, it stays as it is.
division-outcome-title = This division was made known
division-outcome-withdrawn = This division was withdrawn
division-outcome-dropped = This proposal was thrown away
division-outcome-starts = Holds from
division-outcome-changes = What changes
division-outcome-none = Everybody keeps the own mentor.
division-outcome-from = from
division-outcome-told = Who knows already?
division-outcome-handovers = Handover between mentors
