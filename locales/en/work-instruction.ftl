# Work instructions of the protocol: writing, reading, and who still has to read.

instruction-title = Work instructions
instruction-lead = This is how we do it. Who must read a work instruction says so with one tap.
instruction-new = New work instruction
instruction-new-lead = Who must read it sees it under To do from the day on which it begins.
instruction-change = Change the work instruction
instruction-change-lead = This becomes a new version: who must read it reads it again. The old versions stay.
instruction-to-read = Work instructions to read
instruction-read-until = Read it by
instruction-was-until = late, it was due by
instruction-none = No work instructions hold
instruction-none-text = When there is one, it is here.
instruction-none-write = Write one and choose who must read it. Without a work instruction nobody is asked anything.
instruction-holding = What holds
instruction-to-come = What is to begin
instruction-were-withdrawn = { $count ->
    [one] 1 withdrawn work instruction
   *[other] { $count } withdrawn work instructions
}
instruction-from = From
instruction-for = For
instruction-part-pm = pedagogical staff
instruction-part-mentor = mentors
instruction-part-bio = trainees
instruction-part-teamlead = team leads
instruction-part-coach = pedagogical coaches
instruction-part-policy = policy officers
instruction-part-care = care coordinators
instruction-part-protection = protection officers
instruction-part-director = directors
instruction-holds = holds
instruction-coming = to begin
instruction-replaced = replaced
instruction-withdrawn = withdrawn
instruction-not-this = This is not the version that holds.
instruction-to-holding = To the version that holds
instruction-made = Written by { $name } on { $date }
instruction-confirm = Read and understood
instruction-confirmed = Read and understood
instruction-was-read = You have read { $name }.
instruction-readers = Who still has to read it
instruction-count = { $unread ->
    [0] Everybody who is there has read it ({ $asked } in all).
    [one] 1 of { $asked } still has to read it.
   *[other] { $unread } of { $asked } still have to read it.
}
instruction-count-nobody = There is nobody who has to read it.
instruction-count-late = { $count ->
    [one] Of those 1 is late.
   *[other] Of those { $count } are late.
}
instruction-count-away = { $count ->
    [one] 1 more is absent.
   *[other] { $count } more are absent.
}
instruction-own-team = On your teams
instruction-per-location = Per location
instruction-everywhere = For the whole organisation
instruction-away = absent
instruction-until = by { $date }
instruction-late-since = late, by { $date }
instruction-not-yet = not yet
instruction-versions = Versions
instruction-version = Version { $number }
instruction-withdraw = Withdraw the work instruction
instruction-withdraw-text = It then no longer holds and nobody has to read it any more. The text can still be read.
instruction-withdraw-sure = Withdraw it
instruction-was-withdrawn = { $name } was withdrawn.
instruction-undo = Take back
instruction-was-restored = { $name } holds again.
instruction-withdrawn-by = Withdrawn by { $name } on { $date }
instruction-code = Number
instruction-code-hint = Such as PR.PR.PED.WI-001.
instruction-name = Title
instruction-words = Text
instruction-words-hint = Name no children or parents: all staff can read this.
instruction-who = Who must read it?
instruction-since = Holds from
instruction-keep = Save
instruction-look = Look at it first
instruction-kept = Saved. It holds from { $date }.
instruction-preview = This is how it will look
instruction-preview-readers = { $count ->
    [0] Nobody who works today must read it.
    [one] Of those who work today 1 colleague must read it.
   *[other] Of those who work today { $count } colleagues must read it.
}
instruction-meanwhile = { $name } saved a new version meanwhile
instruction-meanwhile-do = Your text is still below. Take over what belongs in it and save again.
instruction-too-long = This is { $length } characters, { $most } fit. The text is still here: make it shorter.
instruction-no-title = Give the work instruction a title.
instruction-no-words = Write the text first.
instruction-nobody = Choose who must read it.
instruction-day-wrong = Choose a day from { $from } until { $until }. Nothing is lost.
instruction-code-taken = Another work instruction has this number already.
instruction-nothing-changed = Nothing was changed. Everybody would read the same once more.
instruction-withdrawn-meanwhile = This work instruction was withdrawn meanwhile. Your text is still here: make a new one of it.
instruction-team-reads = { $count ->
    [one] 1 colleague of your teams still has a work instruction to read.
   *[other] { $count } colleagues of your teams still have a work instruction to read.
}
instruction-team-link = See who
