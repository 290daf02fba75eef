# The protocol: what holds, from when, and where that is written.

protocol-title = Protocol
protocol-since = This holds today. This version started on { $date }.
protocol-version-coming = This version does not hold yet. It begins on { $date }.
protocol-version-past = This version does not hold any more. It held from { $date } until { $until }.
protocol-version-replaced = This version was to begin on { $date }, and was replaced by another one before that day. It never held.
protocol-version-withdrawn = This version was to begin on { $date }, and was withdrawn before that day. It never held.
protocol-profile-only = This holds today: the profile that Mentorkind starts with.
protocol-to-today = What holds today
protocol-versions = Versions
protocol-for-parents = What parents read of this
protocol-for-parents-lead = This is what parents read on their own page. Print it for a parent without an account. In which language?
protocol-for-parents-languages = Language of what parents read
protocol-for-parents-awaits-review = No native speaker has looked at this translation yet. When in doubt, add the Dutch text.
protocol-from = From
protocol-state-current = holds today
protocol-state-coming = to come
protocol-state-past = past
protocol-state-replaced = replaced before it started
protocol-made = Approved on { $date }
protocol-made-by = Approved by { $name } on { $date }
protocol-withdrawn-by = Withdrawn by { $name } on { $date }
protocol-paragraph = From the protocol, under ‘{ $paragraph }’
protocol-origin-law = From the law: { $law }
protocol-origin-default = The protocol does not say anything about this. It is Mentorkind’s default.
protocol-origin-chosen = The protocol does not say anything about this. Your organisation chose it.

protocol-section-division = The division
protocol-about-division = Mentorkind looks for the division with the fewest points. What matters more costs more points.
protocol-section-warnings = Warnings
protocol-about-warnings = Above these numbers you see a warning. You can still divide.
protocol-section-telling = Parents hear who the mentor is
protocol-about-telling = Whoever does not know by then is listed as ‘to be told’.
protocol-section-handover = Handover to another mentor
protocol-about-handover = What the old mentor knows about the child goes along.
protocol-section-interim = A mentor who is away for long
protocol-about-interim = The children then get an interim mentor, until their own is back.
protocol-section-recheck = Looking again
protocol-about-recheck = After a change of roster or placement Mentorkind always looks again.

protocol-section-consent = Consent
protocol-about-consent = All parents with custody answer. No answer is no consent.
protocol-setting-ask-again-working-days = { $value ->
    [0] Nobody is asked again for an answer
    [one] After 1 working day without an answer the mentor asks again
   *[other] After { $value } working days without an answer the mentor asks again
}
protocol-setting-half-day-apart = Each half-day that a child attends without its mentor: { $value } points
protocol-setting-hardly-seen = Mentor sees the child on less than half of its half-days: { $value } points
protocol-setting-baby-apart = Mentor sees a baby on less than two thirds of its half-days: { $value } points
protocol-setting-change = The child gets another mentor: { $value } points
protocol-setting-not-known-well = Someone else knows the child well and the mentor does not: { $value } points
protocol-setting-language = Mentor does not speak the language of the family: { $value } points
protocol-setting-stops = Mentor will soon stop on the group: { $value } points
protocol-setting-pair = A wish about two children (together or apart) is not met: { $value } points
protocol-setting-load = Dividing children fairly by working days: weighs { $value } points
protocol-setting-baby-months = { $value ->
    [one] A child is a baby until it is 1 month old
   *[other] A child is a baby until it is { $value } months old
}
protocol-setting-ahead-days = { $value ->
    [one] Whoever starts within 1 day counts already
   *[other] Whoever starts within { $value } days counts already
}
protocol-setting-stops-days = { $value ->
    [one] Stopping soon means: no longer on the group 1 day later
   *[other] Stopping soon means: no longer on the group { $value } days later
}
protocol-setting-children-per-mentor = { $value ->
    [one] More than 1 mentor child
   *[other] More than { $value } mentor children
}
protocol-setting-children-per-working-day = { $value ->
    [one] More than 1 mentor child per working day a week
   *[other] More than { $value } mentor children per working day a week
}
protocol-setting-working-days = { $value ->
    [one] Within 1 working day
   *[other] Within { $value } working days
}
protocol-setting-absent-weeks = { $value ->
    [0] Never an interim mentor
    [one] Away for more than 1 week
   *[other] Away for more than { $value } weeks
}
protocol-setting-months = { $value ->
    [0] No fixed time to look at a group again
    [one] Every month every group is looked at again
   *[other] Every { $value } months every group is looked at again
}
protocol-on-at-change = The old mentor hands over to the new one
protocol-off-at-change = No handover is needed

protocol-section-day_handover = At pick-up
protocol-about-day_handover = Who tells the parents how the day was, and how long day lines stay.
protocol-on-mentor-first = The mentor tells, a colleague when the mentor is not there or busy
protocol-off-mentor-first = Whoever is there tells
protocol-setting-keep-days = { $value ->
    [one] Day lines stay for that day only
   *[other] Day lines stay for { $value } days
}

protocol-section-settling_in = Settling in
protocol-about-settling_in = What happens before and after the first day of a child.
protocol-section-observation = After an observation
protocol-about-observation = Parents hear what the mentor saw, also when all is well.
protocol-section-talks = Talks
protocol-about-talks = Talks with parents and, at after-school care, with the child.
protocol-section-needs = Wishes and needs
protocol-about-needs = Parents tell what their child needs and hear how the group meets it.
protocol-section-meeting = Group meeting
protocol-about-meeting = The team of the group talks about the children and the agreements together.
protocol-section-review = Discussing this protocol
protocol-about-review = Is it still what we do?
protocol-section-escalation = Who sees it when something is late
protocol-about-escalation = The mentor and the team lead always see it.

protocol-setting-appointment-from-weeks = { $value ->
    [0] No settling-in appointment
    [one] Settling-in appointment from 1 week before the start
   *[other] Settling-in appointment from { $value } weeks before the start
}
protocol-setting-appointment-until-weeks = { $value ->
    [one] … until 1 week before the start
   *[other] … until { $value } weeks before the start
}
protocol-setting-appointment-late-weeks = { $value ->
    [one] … and late from 1 week before the start
   *[other] … and late from { $value } weeks before the start
}
protocol-setting-first-carer-months = { $value ->
    [0] No first carer
   *[other] A child that starts younger than { $value } months has a first carer
}
protocol-setting-settling-in-review-weeks = { $value ->
    [0] No looking back on settling in
    [one] Looking back on settling in after 1 week
   *[other] Looking back on settling in after { $value } weeks
}
protocol-setting-contact-working-days = { $value ->
    [0] No contact with parents after an observation
    [one] Contact with parents within 1 working day after an observation
   *[other] Contact with parents within { $value } working days after an observation
}
protocol-setting-particulars-working-days = { $value ->
    [0] No parent talk at particulars
    [one] At particulars a parent talk within 1 working day
   *[other] At particulars a parent talk within { $value } working days
}
protocol-setting-domains-from-months = { $value ->
    [0] The four basic goals only, no domains of development
    [one] From 1 month the domains of development too
   *[other] From { $value } months the domains of development too
}
protocol-setting-goal-unseen-months = { $value ->
    [0] No flag when a basic goal was not seen for long
    [one] A flag when a basic goal was not seen for a month
   *[other] A flag when a basic goal was not seen for { $value } months
}
protocol-setting-observation-months = { $value ->
    [0] Observations when it suits
    [one] An observation every month
   *[other] An observation every { $value } months
}
protocol-on-at-birthday = An observation around each birthday
protocol-off-at-birthday = No observation because of the birthday
protocol-setting-milestone-weeks = { $value ->
    [0] Milestones when it suits
    [one] Somebody looks at the milestones within a week after the birthday
   *[other] Somebody looks at the milestones within { $value } weeks after the birthday
}
protocol-setting-introduction-weeks = { $value ->
    [0] No introductory talk
    [one] Introductory talk in the week before the start
   *[other] Introductory talk in the { $value } weeks before the start
}
protocol-setting-first-talk-months = { $value ->
    [0] No talk after the first months
    [one] Parent talk after 1 month of care
   *[other] Parent talk after { $value } months of care
}
protocol-setting-parent-talk-months = { $value ->
    [0] Parent talks when it suits
    [one] A parent talk every month
   *[other] A parent talk every { $value } months
}
protocol-setting-child-talk-months = { $value ->
    [0] Child talks when it suits
    [one] At after-school care a child talk every month
   *[other] At after-school care a child talk every { $value } months
}
protocol-setting-child-from-years = { $value ->
    [0] Children are not invited to the talk with their parents
    [one] From 1 year old a child is invited to the talk with its parents
   *[other] From { $value } years old a child is invited to the talk with its parents
}
protocol-setting-exit-weeks = { $value ->
    [0] No exit talk
    [one] Exit talk in the last week
   *[other] Exit talk in the last { $value } weeks
}
protocol-setting-meeting-weeks = { $value ->
    [0] Group meetings when it suits
    [one] A group meeting every week
   *[other] A group meeting every { $value } weeks
}
protocol-setting-agreement-read-working-days = { $value ->
    [0] No term for reading important agreements
    [one] After 1 working day the team lead sees how many important agreements were not read
   *[other] After { $value } working days the team lead sees how many important agreements were not read
}
protocol-setting-minutes-read-working-days = { $value ->
    [0] No term for reading minutes
    [one] Who was not there reads the minutes within 1 working day
   *[other] Who was not there reads the minutes within { $value } working days
}
protocol-section-work_instruction = Work instructions
protocol-about-work_instruction = Who must read a work instruction sees it under To do.
protocol-setting-instruction-read-working-days = { $value ->
    [0] No term for reading work instructions
    [one] A work instruction is read within 1 working day
   *[other] A work instruction is read within { $value } working days
}
protocol-setting-review-months = { $value ->
    [0] No fixed moment
    [one] Every month
   *[other] Every { $value } months
}
protocol-on-evaluate-on = Next evaluation: { $date }
protocol-off-evaluate-on = No date for the next evaluation
protocol-setting-escalate-days = { $value ->
    [0] Management and policy officer do not see it by itself
    [one] After 1 day management and policy officer see it too
   *[other] After { $value } days management and policy officer see it too
}

protocol-later = Your protocol says more
protocol-later-text = These sentences are in your protocol, but Mentorkind did not know them when the last version was made. They hold once a new version with these sentences is approved.
protocol-later-draft = Make a draft with these sentences
protocol-change = Make a new version
protocol-change-lead = Change what should be different and save it as a draft. You then see what changes and what that means. The draft holds only once it is approved.
protocol-starts-on = Starts on
protocol-text = Text of the protocol
protocol-text-hint = Each setting has a value and the place it comes from (source): a sentence of the protocol, the law, or "default".
protocol-save = Save the draft
protocol-group-differs = { $count } different
protocol-field-bounds = From { $from } to { $to }.
protocol-field-off = 0 means: { $words }.
protocol-field-no-day = Empty means: { $words }.
protocol-field-choose = What holds?
protocol-field-sentence = Sentence of the protocol
protocol-field-paragraph = Under the heading
protocol-without-draft = Without this draft: { $words }
protocol-other-wrote = The other wrote: { $words }
protocol-refused-range = Enter a whole number from { $from } to { $to }.
protocol-refused-choice = Choose one of the two.
protocol-refused-day = Choose a day, or leave this empty.
protocol-refused-paragraph = Enter the sentence that stands under this heading, or empty the heading.
protocol-refused-time = Choose a day from { $from } to { $until }, or leave this empty.
protocol-refused-higher = Enter a number that is not higher than at ‘{ $name }’.
protocol-refused-lower = Enter 0, or a number that is not lower than at ‘{ $name }’.
protocol-refused-as-text = This is written in its own way in the text. Change it under ‘Edit as text’.
protocol-as-text = Edit as text
protocol-as-text-lead = Here is the whole protocol as text, for who prefers that. First save what you changed above.
protocol-save-text = Save the text
protocol-cancel = Cancel
protocol-changed = Approved. The new version starts on { $date }.
protocol-overtaken = Somebody else has changed the draft in the meantime. What you entered is still here. First see what the other wrote. If you save again, what stands here holds.
protocol-meanwhile-approved = This draft was approved in the meantime. What you entered was not kept and is still here.
protocol-meanwhile-gone = Somebody threw this draft away in the meantime. What you entered was not kept and is still here.
protocol-meanwhile-new = If you save it, it becomes a new draft.
protocol-meanwhile-other = There is another draft already: if you save, what stands here takes the place of that one.
protocol-date-wrong = Choose a day from { $from } up to and including { $until }.
protocol-wrong = Line { $line }: { $what }
protocol-wrong-too-long = the text is too long. More than 100,000 characters is not possible.
protocol-wrong-syntax = ‘{ $line }’ cannot be read. Look whether there is a =, at quotation marks and brackets, and whether it does not stand there already.
protocol-wrong-unknown = there is no setting ‘{ $name }’.
protocol-wrong-missing = ‘{ $name }’ is missing.
protocol-wrong-range = enter a whole number from { $from } to { $to }.
protocol-wrong-switch = enter true or false.
protocol-wrong-day = enter a day such as 2026-02-01 (year, month, day), or 0 for no day.
protocol-wrong-origin = the source must be "default", {"{"} quote = "a sentence" {"}"} or {"{"} law = "an article" {"}"}.
protocol-wrong-text = ‘{ $name }’ needs a text.
protocol-wrong-time = choose a day from { $from } to { $until }, or 0 for no day.
protocol-wrong-higher = enter a number that is not higher than that of ‘{ $name }’.
protocol-wrong-lower = enter 0, or a number that is not lower than that of ‘{ $name }’.

protocol-section-messages = Messages from parents
protocol-about-messages = Parents read this before they write a message.
protocol-setting-answer-working-days = { $value ->
    [0] There is no term for an answer
    [one] An answer within 1 working day
   *[other] An answer within { $value } working days
}
protocol-on-colleagues-answer = When the mentor is not there, colleagues on the group read and answer
protocol-off-colleagues-answer = Only the mentor reads and answers
protocol-section-inquiries = Questions of parents without custody
protocol-about-inquiries = A parent without custody reads this before asking something.
protocol-setting-inquiry-working-days = { $value ->
    [0] There is no term for an answer to a parent without custody
    [one] A question of a parent without custody is answered within 1 working day
   *[other] A question of a parent without custody is answered within { $value } working days
}

protocol-section-child_voice = A child that wants to talk
protocol-about-child_voice = At after-school care a child asks for a talk itself. When the mentor is not there, the contact of the day sees it the same day.
protocol-setting-talk-working-days = { $value ->
    [one] A talk within 1 working day
   *[other] A talk within { $value } working days
}
protocol-setting-draw-from-years = { $value ->
    [0] A child draws or writes nothing for the talk
   *[other] From { $value } years on a child draws or writes for the talk
}

protocol-section-openings = Who looked at the file
protocol-about-openings = Parents always see when, in which role and what for the file of their child was open.
protocol-on-names = With the name
protocol-off-names = Without names
protocol-section-digest = Weekly overview by mail
protocol-about-digest = A mail to each colleague with how much there is to do that week, without names. Whoever does not want it turns it off.
protocol-on-weekly = Each week, on the first working day
protocol-off-weekly = No mail

protocol-section-transfer = Transfer
protocol-about-transfer = A transfer can always be made. Here it says when the protocol asks for one.
protocol-setting-start-age-months = { $value ->
    [0] There is no age at which the transfer to school begins
   *[other] The transfer to school begins at { $value } months
}
protocol-setting-ready-age-months = { $value ->
    [0] There is no age at which the transfer to school is sent
   *[other] The transfer to school is sent at { $value } months
}
protocol-setting-send-weeks-before = { $value ->
    [0] There is no term before the first day
    [one] Sent 1 week before the first day
   *[other] Sent { $value } weeks before the first day
}
protocol-setting-receipt-working-days = { $value ->
    [0] It is not asked whether the transfer was read
    [one] Read within 1 working day
   *[other] Read within { $value } working days
}
protocol-setting-follow-up-months = { $value ->
    [0] It is not asked how the child is doing in the new place
    [one] Asked after 1 month how the child is doing
   *[other] Asked after { $value } months how the child is doing
}

protocol-section-retention = Keeping
protocol-about-retention = For so long something stays after a child's last day. Then we propose to remove it; two people decide.
protocol-setting-file-months = { $value ->
    [one] The file stays for 1 month
   *[other] The file stays for { $value } months
}
protocol-setting-message-months = { $value ->
    [one] Messages stay for 1 month
   *[other] Messages stay for { $value } months
}
protocol-setting-photo-months = { $value ->
    [one] Photos stay for 1 month
   *[other] Photos stay for { $value } months
}
protocol-setting-concern-months = { $value ->
    [one] Concerns stay for 1 month
   *[other] Concerns stay for { $value } months
}
protocol-setting-transfer-months = { $value ->
    [one] Transfers stay for 1 month
   *[other] Transfers stay for { $value } months
}
protocol-setting-told-months = { $value ->
    [one] Who was told who the mentor is, stays for 1 month
   *[other] Who was told who the mentor is, stays for { $value } months
}

protocol-state-withdrawn = withdrawn before it started

## The draft of a new version.

draft-title = Draft of the protocol
draft-lead = This becomes the new version once it is approved. Proposed first day:
draft-written-by = Written by { $name } on { $date }.
draft-written = Saved as a draft. Nothing new holds yet.
draft-edit = Change the draft
draft-of-other = What the other wrote
draft-there = There is a draft of a new version.
draft-waits = There is a draft of the protocol that you can approve.
draft-open = See the draft
draft-overtaken = The draft has changed in the meantime. Nothing was lost. See below what it says now, and then do it again.
draft-differs = What changes
draft-nothing = This draft is the same as what holds then. Change something first.
draft-marks = How to read it:
draft-marks-gone = this goes
draft-marks-added = this is added
draft-gone = gone:
draft-added = added:
draft-now = How it is now
draft-means = What it would mean now
draft-means-how =
    { $children ->
        [one] Computed from what is known today of 1 child, as if the draft started tomorrow. Steps at concerns and goals do not count.
       *[other] Computed from what is known today of { $children } children, as if the draft started tomorrow. Steps at concerns and goals do not count.
    }
draft-means-nothing = Tomorrow and in the month after it, as much is due as without the draft.
draft-no-terms = No term changes. What is due stays the same.
draft-nothing-late = Nothing is late at once because of it.
draft-due = To do: { $before }, with the draft { $after }
draft-sooner =
    { $count ->
        [one] 1 becomes due within a month
       *[other] { $count } become due within a month
    }
draft-eased =
    { $count ->
        [one] 1 is no longer due within a month
       *[other] { $count } are no longer due within a month
    }
draft-late =
    { $count ->
        [one] 1 is late at once
       *[other] { $count } are late at once
    }
draft-escalated =
    { $count ->
        [one] 1 is seen by management and the policy officer at once
       *[other] { $count } are seen by management and the policy officer at once
    }
draft-readings =
    { $count ->
        [one] Once a colleague still has to read: for that there will be a term, from the first day
       *[other] { $count } times a colleague still has to read: for that there will be a term, from the first day
    }
draft-committee = Parents' committee
draft-asks-advice = This is about something that parents and children notice, or about a sentence of your protocol. You ask the parents' committee for advice on it before it is final.
draft-asks-no-advice = This is only about how you work yourselves. Advice of the parents' committee is not needed for it.
draft-record-advice = Record the advice
draft-advised-before = The text was changed after this advice, in something on which the parents' committee advises. An advice from before { $date } is about the earlier text. Ask for advice again and record it here, or write why that is not needed when you approve.
draft-asked-on = Asked on
draft-received-on = Received on
draft-advice = What the parents' committee says
draft-followed = What you do with it
draft-followed-hint = Do you not follow it? Then write down why, and tell the parents' committee too.
draft-save-advice = Save the advice
draft-advice-saved = Saved with the draft.
draft-day-unreadable = Choose a day.
draft-not-asked = On which day was the advice asked?
draft-asked-long-ago = This day is more than a year ago. Ask for the advice again.
draft-day-to-come = This day is still to come.
draft-not-received = On which day was the advice received?
draft-received-before = This day is before the day on which it was asked.
draft-no-words = Write down what the parents' committee says.
draft-not-followed = Write down what you do with it.
draft-too-long = This text has { $length } characters. Make it shorter: { $most } at most.
draft-approving = Approve
draft-replaces = Another version was to begin on { $date }. This version takes its place: the other one does not begin then.
draft-until = This version holds until { $until }: on { $next } another version begins, which was approved already.
draft-approve = Approve
draft-own-work = You wrote this draft. That is why somebody else approves it: somebody of management or a policy officer. They see it under To do.
draft-alone = You wrote this draft, and there is nobody else who can approve it. That is why you do it yourself. This is recorded with it.
draft-no-advice = Record the advice, or write why there is none.
draft-no-new-advice = The text was changed after the advice. Record the new advice, or write why there is none.
draft-no-new-advice-because = No new advice of the parents' committee, because
draft-no-new-advice-hint = This stays with the version, beside the earlier advice.
draft-was-changed-after = The text was changed after this advice.
draft-no-advice-because = No advice of the parents' committee, because
draft-no-advice-hint = Is there advice? Record it above, then this is not needed.
draft-decided = This draft was approved already. Nothing was done twice: one version came of it.
draft-decided-look = Look at the version
draft-decided-gone = This draft is not there any more: somebody threw it away. What holds has not changed.
draft-decided-other = There is another draft in the meantime.
draft-typed = What you entered
draft-typed-text = This was not kept. Copy what you still need.
draft-profile = The profile that the protocol is based on:
draft-clear-advice = Remove what was recorded of this
draft-clear-advice-text = Was this not asked or received at all? The draft then has no advice again.
draft-clear-advice-sure = Remove it
draft-advice-cleared = Removed. The draft has no advice.
draft-undo = Take back
draft-throw-away = Throw the draft away
draft-throw-away-text = The text and the advice with it are then gone. What holds today keeps holding.
draft-throw-away-sure = Throw the draft away now
draft-thrown-away = Thrown away. Nothing has changed in what holds.
draft-record = How this version came to be
draft-was-alone = Nobody else could approve it than who wrote it.
draft-was-asked = Advice of the parents' committee, asked on { $asked } and received on { $received }:
draft-withdraw = Withdraw this version
draft-withdraw-text = It does not start then. The text becomes a draft again, if there is no other draft.
draft-withdraw-sure = Withdraw the version
draft-version-withdrawn = Withdrawn. What holds now keeps holding.
protocol-setting-sealed-months = { $value ->
    [one] A reporting code stays for 1 month after it ended
   *[other] A reporting code stays for { $value } months after it ended
}
protocol-setting-confirm-working-days = { $value ->
    [0] No fixed time to confirm a proposal to remove
    [one] A proposal to remove is confirmed by somebody else within 1 working day
   *[other] A proposal to remove is confirmed by somebody else within { $value } working days
}

protocol-section-reporting_code = Reporting code
protocol-about-reporting_code = The five steps at a suspicion of abuse or neglect. Whoever acts next sees it under To do, without a name.
protocol-setting-sealed-working-days = { $value ->
    [0] No fixed time for a step
    [one] Each step within 1 working day
   *[other] Each step within { $value } working days
}
