# How something goes over time and between locations.

over-time-title = Over time
over-time-title-of = Over time: { $location }
over-time-lead = The last twelve months. To learn from, not to compare people.
over-time-link = Over time
over-time-all = All locations
over-time-looks = What do you look at?
over-time-others = the others
over-time-unsaid = how many of them is not shown
over-time-table = The same numbers in a table
over-time-month = Month
over-time-locations = By location
over-time-locations-now = This month, by name.
over-time-locations-year = These twelve months together, by name.
over-time-hidden = Numbers from one to four are not shown: somebody could be recognised. Team leads see those of their own team.
over-time-empty = There is nothing to count about this in these twelve months yet.
over-time-no-term = The protocol has no term for this. That is why there is nothing to count.
over-time-steps = Where the concerns are today
over-time-look-back = Looking back
over-time-step-count = { $count ->
    [one] 1 concern
   *[other] { $count } concerns
 }
over-time-step-hidden = how many is not shown
over-time-steps-hidden = There are fewer than five. At which step is not shown.
over-time-nobody = nobody
over-time-few = fewer than five
over-time-only = of { $of }; how many of them is not shown
over-time-part = { $part } of { $of }
over-time-mentor = A mentor
over-time-mentor-what = Children who were there on the last day of the month: how many had a mentor?
over-time-mentor-part = had a mentor
over-time-told = Parents told
over-time-told-what = Children whose mentor was made known: did all parents hear in time?
over-time-told-part = all parents told in time
over-time-contact = Contact after observation
over-time-contact-what = Children with a finished observation: did the parents hear of it in time, each time?
over-time-contact-part = parents heard in time, each time
over-time-talk = Talks
over-time-talk-what = Children who had been there for a year: was there a talk with the parents in the last year, or did they not want one?
over-time-talk-part = talk held or not wanted
over-time-seen = Attention
over-time-seen-what = Children who were there: was an observation finished or a talk held in the last three months?
over-time-seen-part = seen in three months
over-time-settling-in = Settling in
over-time-settling-in-what = New children: was the settling-in appointment made before the first day?
over-time-settling-in-part = appointment made in time
over-time-concern = Concerns
over-time-concern-what = Children who were there: for how many was a concern open?
over-time-concern-part = a concern was open
over-time-transfer = Transfers
over-time-transfer-what = Children with a transfer to a next place: was it received there?
over-time-transfer-part = received
over-time-work = Work per mentor
over-time-work-what = Mentors with mentor children: how many had no more than the number of the protocol?
over-time-work-part = no more than the protocol says
