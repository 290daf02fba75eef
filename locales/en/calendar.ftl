# Days: who is there today, absences, swapped days, stand-ins, groups that are together, closures.

today-title = Today
today-days = All days
today-children = Children
today-staff = Team
today-no-children = No children come here today.
today-no-staff = Nobody is on the roster here today.
today-passing = { $count ->
    [one] { $count } child at opening or closing only
   *[other] { $count } children at opening or closing only
 }
today-away = Not here today
today-ill = Ill
today-back = Here again
today-longer = Away for longer, or another reason

day-morning = morning
day-afternoon = afternoon
day-whole = all day
day-swapped = swapped day
day-extra = extra day
day-stands-in = stand-in
day-from-group = from { $group }
day-elsewhere = is with { $group } then
day-gave-up = swapped for { $date }
day-away-until = { $why }, until { $date }
day-school-holiday = { $holiday }: after-school care is open all day
day-goes-to = Together with { $group }, at their place: { $when }
day-comes-here = { $group } is here: { $when }

absent-ill = ill
absent-free = day off
absent-other = other reason
absent-unsaid = absent
absent-flash-ill = { $name } is ill today.
absent-flash-known = { $name } was absent then already. Nothing has changed.
absent-flash-back = { $name } is here again from today.
absent-flash-again = { $name } is absent again.
absent-flash-removed = The absence of { $name } is removed.
absent-flash-saved = { $name } is absent until { $until }.

absence-title = Say who is absent
absence-lead = For a child or a colleague, for one day or longer. The reason is for colleagues only.
absence-reason = Reason
absence-save = Save the absence

change-title = Swapped or extra day
change-lead = A day more, or one day instead of another.
change-comes = Day that comes
change-gives-up = Instead of
change-gives-up-hint = The day that is given up. Empty: an extra day.
change-flash-swapped = The swapped day of { $name } is in: { $date }.
change-flash-extra = The extra day of { $name } is in: { $date }.
change-flash-no-staff = Mind: nobody of the team is on the roster that day yet.

stand-in-title = Stand-in
stand-in-lead = Who works on { $group } without being on its roster? A stand-in is never a child’s mentor.
stand-in-staff = Colleague of this location
stand-in-other = Somebody else
stand-in-name = Name of somebody else
stand-in-name-hint = Does this person work at another location? Then write the name as the planning has it.
stand-in-no-both = Choose a colleague, or write a name. Not both.
stand-in-no-name = Choose a colleague or write a name.
stand-in-no-long = The name is too long. There is room for { $most } characters.
stand-in-no-which = More people with this name work here. Write the number of the planning.
stand-in-flash-staff = { $name } stands in on { $group } and sees the group then.
stand-in-flash-named = { $name } stands in on { $group }. The planning does not have this name.
stand-in-flash-absent = Mind: on { $date } this colleague is absent.

merge-title = Together with another group
merge-lead = The children and the team of { $group } then go to the other group’s place.
merge-with = { $group } goes to
merge-part = When in the day
merge-opening = at opening
merge-opening-until = at opening, until { $time }
merge-closing = at closing
merge-closing-from = at closing, from { $time }
merge-day = all day
merge-time = Time
merge-time-hint = At opening: until when. At closing: from when.
merge-until-hint = Empty: without end.
merge-alone-title = There is only one group here
merge-alone-text = A group can only go to another group of the same location.
merge-no-group = Choose a group.
merge-no-time = Write a time, such as 08:30.
merge-flash = { $group } goes to { $with }.

days-title = Days of { $group }
days-week = Week { $number }
days-nobody = nobody on the roster
days-shut = closed
days-shut-because = closed: { $reason }
days-entered = What is different
days-entered-none = Nothing is entered. Say who is absent, or enter a swapped day, a stand-in or groups that are together.
days-imported = from the planning
days-instead = { $date }, instead of { $other }
days-from-until = { $from } until { $until }
days-from = from { $from }
days-who = Who
days-who-choose = Choose a child or colleague
days-who-staff = { $name } (team)
days-first = First day
days-last = Last day
days-part = Part of the day
days-weekdays = On which days
days-save = Save
days-cancel = Cancel
days-undo = Undo
days-remove = Remove
days-remove-sure = Yes, remove
days-flash-removed = Removed. The ordinary days hold again.
days-flash-alone = Mind: on { $date }{ $more ->
    [0] {""}
    [one] {" "}and 1 day more
   *[other] {" "}and { $more } days more
 } children come to { $group } while nobody is on the roster for all or part of the day.
days-public-holiday = public holiday

days-no-person = Choose a child or a colleague of this group.
days-no-date = Write a date.
days-no-reason = Choose a reason.
days-no-ends-first = The last day is before the first. Choose a later last day.
days-no-past = That is too long ago. Days can be entered from { $date }.
days-no-ahead = That is too far ahead. Days can be entered until { $date }.
days-no-long = That lasts too long. The last day can be { $date } at the latest.
days-no-shut = Nobody is there on { $date }: { $why }. Choose another day.
days-no-there = { $name } is there on { $date } already. Choose another day or another part of the day.
days-no-staff = Nobody works on this group on { $date }. First give a colleague that day, with an extra day or as a stand-in, or choose another day.
days-no-absent = { $name } is absent on { $date }. Choose another day, or remove the absence.
days-no-planned = { $name } has no day on { $date } to swap. Leave this field empty for an extra day.
days-no-swap-on = { $name } has a swapped or extra day on { $date } already. It is not swapped once more: first remove it under What is different, then enter the new day.
days-no-same-day = The day that is given up is the day that comes. Choose two different days.
days-no-days = Choose at least one day in this period.
days-no-same-group = Choose another group than this one.
days-no-overlap = There is something for that time already. Remove that first, or choose other days.
days-no-circle = That group itself goes to this group then. Choose another group or another time.

location-days-link = Days of the location
location-groups = Days of a group
location-lead = When the location is closed, and which school holidays hold. For all groups here.
location-closed = Closed
location-closed-why = closed — { $why }
closure-title = Close the location
closure-lead = Nobody is there on these days: neither children nor team. Parents see that the location is closed.
closure-reason = Reason
closure-reason-hint = Parents read this too. For example: training day.
closure-no-long = The reason is too long. There is room for { $most } characters.
closure-save = Close on these days
closure-flash = Closed: { $when }. { $days ->
    [0] {""}
    [one] { $days } swapped or extra day fell on it; agree on another day.
   *[other] { $days } swapped or extra days fell on it; agree on other days.
 }
closure-flash-open = The closure is removed. The ordinary days hold again.
closure-flash-stand-ins = { $count ->
    [one] 1 stand-in is on the roster then; call it off.
   *[other] { $count } stand-ins are on the roster then; call them off.
 }
standing-closed = Still planned then: { $things }. Move that; the parents do not hear of it by themselves.
standing-away = Still planned then: { $things }. Take it over, or move it.
standing-talk = talk about { $name } ({ $date })
standing-appointment = settling-in appointment about { $name } ({ $date })
standing-visit = { $name } comes to settle in ({ $date })
standing-meeting = group meeting of { $name } ({ $date })
standing-others = { $count ->
    [one] 1 more appointment
   *[other] { $count } more appointments
 }

region-title = School holidays
region-lead = After-school care is open all day in the school holidays: children are there all day then, on their own days.
region-label = Region of the schools
region-hint = The region of the schools that the children go to.
region-none = not chosen yet
region-north = North
region-middle = Middle
region-south = South
region-flash = Region of the school holidays: { $region }.
region-known = The holidays are known until { $date }. After it the ordinary days hold, until the new ones are known.
region-not-chosen = No region of the school holidays is chosen for this location. The children of after-school care are therefore on their ordinary half-days in the holidays.
region-choose = Choose the region
region-unknown = The school holidays are known until { $date }. After it the children here are on their ordinary half-days.

school-autumn = Autumn holiday
school-christmas = Christmas holiday
school-spring = Spring holiday
school-may = May holiday
school-summer = Summer holiday

holiday-new-year = New Year’s Day
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-kings-day = King’s Day
holiday-liberation-day = Liberation Day
holiday-ascension = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-whit-monday = Whit Monday
holiday-christmas = Christmas Day
holiday-boxing-day = Boxing Day
day-birthday = birthday: { $age }
day-first = first day
day-settles-in = is settling in
