# Talks with parents: moments, preparation, report.

talk-kind-settling-in-review = Looking back on settling in
talk-kind-introduction-talk = Getting acquainted
talk-kind-first-months-talk = Talk about the first months
talk-kind-particulars-talk = Talk after an observation
talk-kind-parent-talk = Parent talk
talk-kind-exit-talk = Closing talk

talk-offer = Offer moments
talk-offer-title = Offer the parents of { $child } some moments
talk-offer-lead = These are suggestions; change them as you like.
talk-offer-how = The parents get a mail that there is a message, with nothing about the child. They choose a moment; a day before it they get a reminder.
talk-offer-none = We found no day on which the mentor works and is free. Choose one or more moments yourself.
talk-again = Offer other moments
talk-again-what = The moments that you offered before lapse once you send the new ones.
talk-offered-back = The earlier moments for { $child } hold again.
talk-warn = Nothing has been sent yet. Have a look at this first:
talk-warn-closed = { $when }: the group is closed then.
talk-warn-talk = { $when }: the mentor has another talk then. Parents cannot choose this moment.
talk-warn-parents = { $when }: the parents have a talk about another child then. They cannot choose this moment.
talk-warn-visit = { $when }: a child of this mentor comes for a first visit then.
talk-warn-offered = { $when }: this moment was offered to other parents too. Whoever chooses first has it.
talk-warn-sure = Yes, offer these moments all the same
talk-agreed = Agreed with the parents already
talk-agreed-how = The parents get a reminder the day before.
talk-agreed-keep = Record what was agreed
talk-agreed-wrong = Nothing was agreed. Choose a day within a year and a time between 6:00 and 20:00 that is not over yet.
talk-agreed-warn = Nothing has been agreed yet. Have a look at this first:
talk-agreed-sure = Yes, record it all the same
talk-offer-send = Send to the parents
talk-nobody = No mail address of the parents is known. Call them, and put their choice with the moment.
talk-moment = Moment { $number }
talk-day = Day
talk-time = Time
talk-more-moments = More moments
talk-undo = Undo
talk-offered =
  { $count ->
    [one] The parents of { $child } can choose this moment.
   *[other] The parents of { $child } can choose from { $count } moments.
  }
talk-offered-nobody = The moments for { $child } are ready. Call the parents: no mail address of theirs is known.
talk-wrong-none = Nothing was sent. Choose at least one moment.
talk-wrong-many = Nothing was sent. Choose six moments at most.
talk-wrong-moment = Nothing was sent. Choose a day and a time for moment { $number }.
talk-wrong-past = Nothing was sent. Moment { $number } is over already.
talk-wrong-far = Nothing was sent. Moment { $number } is more than a year away.
talk-wrong-hours = Nothing was sent. Choose a time between 6:00 and 20:00 for moment { $number }.
talk-wrong-twice = Nothing was sent. Moment { $number } is there twice.

talk-title = { $kind } about { $child }
talk-list = Talks
talk-moments = Moments
talk-slot-chosen = chosen
talk-slot-over = over
talk-slot-taken = taken
talk-taken = Nothing was chosen: this moment has just been taken. The mentor or the parents have another talk then.
talk-how-was-it = How did the talk go? Write the report, or record that the parents did not come.
talk-then-closed = The location is closed then: move the talk.
talk-then-away = { $mentor } is not there then: take the talk over, or move it.
talk-by-phone = Chosen by phone
talk-planned = The talk about { $child } is { $when }.
talk-calendar = Put it in my calendar
talk-calendar-title = Talk at childcare
talk-move = Move the talk
talk-move-what = What was planned lapses as soon as you send the new moments. Until then it stays.
talk-cancel = Does not take place
talk-cancel-what = The parents are told. The talk is then to be done again.
talk-cancel-sure = Yes, it does not take place
talk-missed = The parents did not come
talk-missed-done = Recorded: the parents of { $child } did not come. The talk is to be done again.
talk-moved-back = The talk about { $child } stays on { $when }.
talk-restored = The talk about { $child } is as it was again: { $when }.
talk-withdrawn-done = The talk about { $child } does not take place. It is to be done again.
talk-wishes = What the parents say
talk-word-none-suits = no moment suits
talk-word-wish = wants to speak of
talk-word-view = adds
talk-word-read = has read the report
talk-prepare = Prepare
talk-prepare-since = What we saw since the last talk,
talk-prepare-observed = What we saw
talk-prepare-none = Nothing was observed in this time yet.
talk-prepare-more =
  { $count ->
    [one] 1 more observation
   *[other] { $count } more observations
  }
talk-prepare-goals = Goals
talk-prepare-agreements = Agreements that hold now
talk-prepare-over-time = Wellbeing and involvement
talk-prepare-file = Read everything in the file of { $child }
talk-last-agreements = Agreed the last time
talk-report = Report
talk-report-label = What was spoken of?
talk-report-empty = First write what was spoken of.
talk-agreements = Agreements
talk-agreements-label = What do you agree?
talk-agreements-hint = Also what you work towards together, and when you look whether it worked.
talk-held-on = Held on
talk-wrong-day = Choose a day up to today, not more than 90 days ago.
talk-share = Share with the parents
talk-share-what = Shared is shared: the report does not change after that. The parents can add their view.
talk-keep = Keep, do not share yet
talk-late = Nothing was kept: the talk has changed meanwhile. This page shows how it is now.
talk-late-now = The report says now:
talk-late-again = What you wrote is still in the form below. If you keep it, it replaces what is there now.
talk-late-typed = This is what you filled in. Copy it if you still need it.
talk-shared = The report is shared with the parents of { $child }.
talk-kept = Kept. The parents of { $child } do not see the report yet.
talk-shared-since = The parents read this since
talk-answers = What the parents think of it
talk-no-answers = The parents have said nothing yet.

talk-state-open = waits for the parents
talk-state-none-suits = no moment suits: offer others
talk-state-gone = no moment left to choose: offer others
talk-state-planned = planned: { $when }
talk-state-held = report not shared yet
talk-state-shared = held and shared
talk-state-withdrawn = does not take place
talk-state-missed = parents did not come
talk-in-person = Write down what a parent said
talk-in-person-lead = Did a parent say it at the door or by phone? Write it down here. The parent reads later that you wrote it down.
talk-in-person-nobody = There is no parent now who may be told about this. Look at the family of the child who has custody.
talk-in-person-who = Who said it?
talk-in-person-who-wrong = Choose who said it.
talk-in-person-wish = What does this parent want to speak of?
talk-in-person-comes = Does { $child } come along?
talk-in-person-comes-unsaid = The parent did not say
talk-in-person-view = What does this parent want to say of the report?
talk-in-person-keep = Record
talk-in-person-kept = Written down with the talk about { $child }.
talk-in-person-word = { $kind }, said in person and written down by { $name }

talk-parent-choose = When do you come to talk about { $child }?
talk-parent-take = Choose this moment
talk-parent-none = None of these moments suits
talk-parent-none-label = When can you come?
talk-parent-gone = These moments can no longer be chosen. The mentor will offer you others.
talk-parent-when = Write when you can come
talk-parent-planned = We meet
talk-parent-off = The talk of { $when } does not take place.
talk-parent-missed = The talk of { $when } did not take place.
talk-parent-moments-off = The moments that we offered you do not hold any more.
talk-parent-wish = What would you like to speak of?
talk-parent-said = You wrote:
talk-parent-in-person = You said in person ({ $name } wrote it down):
talk-parent-send = Send
talk-parent-held = Held on
talk-parent-report = Report, shared
talk-parent-read = I have read it
talk-parent-add = Add your view
talk-parent-view = What would you like to add?
talk-parent-view-own = You added
talk-choose-one = Nothing was chosen. Choose one of the moments.
talk-not-free = Nothing was chosen. This moment cannot be chosen any more; below you see what holds now.
talk-just-taken = Nothing was chosen: this moment has just been taken. Choose another moment, or write when you can come.
talk-chosen = Agreed: { $when }.
talk-say-something = Nothing was sent. First write something.
talk-say-less = Nothing was sent. There is room for { $most } characters; make your text shorter.
talk-say-late = Nothing was sent: this talk has changed meanwhile. What you wrote is below; you can also send it as a message.
talk-said = Sent. The mentor reads it.
talk-read-done = Thank you. The mentor sees that you have read it.

talk-child-title = { $child } is invited
talk-child-from = From { $years } years old children are invited to the talk with their parents.
talk-child-offer = { $child } is invited too: that is so from { $years } years old. The parents see it with the moments. Tell { $child } in person as well.
talk-child-how = How does the child hear of it?
talk-child-how-in-person = We told it ourselves
talk-child-how-by-parents = The parents tell it
talk-child-comes = Does the child want to be there?
talk-child-comes-yes = Yes
talk-child-comes-no = No
talk-child-comes-unsure = Does not know yet
talk-child-keep = Record
talk-child-again = It is otherwise
talk-child-kept = Recorded with the talk about { $child }.
talk-child-told-in-person = Told in person.
talk-child-told-by-parents = The parents tell it.
talk-child-says-yes = The child wants to be there.
talk-child-says-no = The child does not want to be there.
talk-child-says-unsure = The child does not know yet.
talk-child-parent-yes = says that the child comes.
talk-child-parent-no = says that the child does not come.
talk-child-invited = { $child } is invited to this talk too. Decide together whether { $child } wants to be there.
talk-child-you-yes = You said: { $child } comes.
talk-child-you-no = You said: { $child } does not come.
talk-child-will = { $child } comes
talk-child-will-not = { $child } does not come
talk-attended = There were: { $who }.
talk-attended-label = Who were there, besides you?
talk-attended-parents = parents
talk-attended-child = the child
talk-attended-colleague = a colleague

talk-mail-subject = Message from { $organisation }
talk-mail-message = { $dear }

    You have a new message from { $organisation }. Open it here:

    { $link }

    The link works until { $until } and is for you only.
talk-mail-reminder = { $dear }

    You have an appointment at { $organisation }: { $when }. Read more here:

    { $link }

    The link works until { $until } and is for you only.

talk-feed-title = Calendar on your phone
talk-feed-short = See your talks with parents in your own calendar.
talk-feed-open = Connect a calendar
talk-feed-lead = Your own calendar reads by itself when you have talks. It does not say with whom or about which child.
talk-feed-what = You get a private address to put in your calendar. When a talk changes or is called off, your calendar follows.
talk-feed-make = Make an address
talk-feed-address = Your private address
talk-feed-how = In your calendar choose “subscribe to a calendar” or “add by URL”, and paste this address there.
talk-feed-once = We show this address once. Give it to nobody: whoever has it sees when you have talks.
talk-feed-kept = I have the address
talk-feed-there = Your calendar is connected
talk-feed-since = This address is from
talk-feed-lost = Lost the address, or gave it away? Make a new one: the old one then stops working.
talk-feed-again = Make a new address
talk-feed-withdraw = Withdraw the address
talk-feed-withdrawn = The address was withdrawn. Your calendar gets no more talks.
talk-view-message = About the report of the talk: { $words }
