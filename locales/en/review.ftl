review-title = Discussion of the protocol
review-next = The next discussion is on { $date }.
review-overdue = The discussion should have been held by { $date }.
review-late = late
review-off = The protocol names no time to discuss it.
review-happened = What happened
review-since = Since the last discussion:
review-never = No discussion was recorded yet. This is everything so far.
review-observations = { $count ->
    [0] No finished observations
    [one] 1 finished observation
   *[other] { $count } finished observations
}
review-talks = { $kind }: { $held } held, { $declined } not wanted
review-skipped = { $count ->
    [one] 1 step at a concern skipped. The file says why.
   *[other] { $count } steps at concerns skipped. The files say why.
}
review-nothing-late = Nothing is late.
review-looked-for-late = What was late of settling in, talks, observations, contact with parents and meetings of a group; of milestones, needs, messages, questions, consents and transfers only what is still open:
review-looked-for-late-then = What was late of settling in, talks, observations, contact with parents and meetings of a group; of milestones and needs only what was still open:
review-nothing-was-late = Nothing of it was late.
review-was-late = { $count } late, { $days ->
    [one] 1 day
   *[other] { $days } days
} at most
review-was-late-few = fewer than five late
review-kind-settling-in-review = Looking back on settling in
review-kind-introduction-talk = Introductory talk
review-kind-first-months-talk = Talk after the first months
review-kind-parent-talk = Talk with parents
review-kind-exit-talk = Exit talk
review-kind-child-talk = Talk with the child
review-remarks = Remarks of colleagues
review-own-remarks = Your remarks
review-no-remarks = There are no remarks. Everybody can leave one at each sentence of the protocol and at each work instruction.
review-record = Record a discussion
review-held-on = Held on
review-held-hint = Remarks from after this day stay on the agenda.
review-decisions = What was decided
review-decisions-hint = All colleagues read this.
review-decided-what = Write down what was decided, or tick that nothing was decided. Nothing was recorded yet.
review-next-on = The next discussion is on
review-save = Record
review-only-next = Save the next date only
review-held = Earlier discussions
review-none-held = No discussion was recorded yet.
review-no-decisions = Nothing was decided.
review-recorded = Recorded. The next discussion is on { $date }.
review-undo = Undo
review-was-about = What it was about
review-was-withdrawn = withdrawn
review-withdraw = Withdraw this discussion
review-withdraw-text = The remarks are then on the agenda again, and the day that was agreed with it does not count. What stands here stays for policy officer and director to read, as withdrawn.
review-withdraw-sure = Withdraw the discussion
review-withdrawn = Withdrawn. The remarks are on the agenda again.
review-overtaken = Somebody has recorded a discussion in the meantime. It stands below at Earlier discussions. What you wrote is still there: record it only if it was another discussion.
review-too-long = This is { $length } characters, { $most } fit. The text is still here: make it shorter.
review-day-unreadable = Choose a day. Nothing is lost.
review-held-to-come = This day is still to come. Record the discussion when it was held.
review-held-long-ago = This day is more than two years ago.
review-next-past = Choose a day after today.
review-next-far = Choose a day within two years.

review-remark = Remark
review-remark-title = A remark for the discussion
review-remark-words = What do you want to say about it?
review-remark-hint = Goes on the agenda of the next discussion, with your name. Name no child.
review-remark-save = Put on the agenda
review-remark-saved = It is on the agenda of the next discussion.
review-remark-undo = Take back
review-remark-withdrawn = Taken back.
review-remark-empty = First write what you want to say.
