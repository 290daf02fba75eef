# The transfer of a child to school, after-school care or another centre.

transfer-title = Transfer
transfer-link = To school or after-school care
transfer-list-title = Transfer of { $child } to school or after-school care
transfer-list-lead = What you write here leaves only when the parents have read it and said yes, part by part.
transfer-none = No transfer was begun yet.
transfer-starts = first day
transfer-begin-title = Begin a transfer
transfer-begin-lead = This can be done before it is due. The dossier fills itself with what the parents know already. After that you adapt it.
transfer-destination = Where to?
transfer-to-school = to school
transfer-to-special-school = to a school for special education
transfer-to-bso = to our after-school care
transfer-to-centre = to another centre
transfer-receiver = Name of the school or centre
transfer-receiver-hint = Not needed for our own after-school care
transfer-group = After-school group
transfer-group-hint = Only for our own after-school care
transfer-starts-on = First day there
transfer-begin = Begin the transfer
transfer-begun = Begun. Read what was gathered and make it fit.
transfer-wrong-destination = Choose where the child goes.
transfer-wrong-group = Choose the after-school group.
transfer-wrong-day = Choose a day from today on, at most three years ahead.
transfer-one = Transfer of { $child }
transfer-for = { $where }: { $receiver }
transfer-part-child = Who the child is
transfer-part-development = Development
transfer-part-wellbeing = How the child feels
transfer-part-helps = What helps the child
transfer-part-needs = Agreements and wishes
transfer-part-concerns = Concerns
transfer-part-parents = What the parents tell themselves
transfer-state-draft = being written
transfer-state-with-parents = with the parents
transfer-state-agreed = parents say yes
transfer-state-part-agreed = parents say yes to a part
transfer-state-refused = parents say no
transfer-state-sent = sent
transfer-state-received = read
transfer-state-withdrawn = stopped
transfer-gather-other = What we saw
transfer-gather-goals = Goals
transfer-gather-born = { $child }, born on { $date }.
transfer-gather-since = { $group }, since { $date }.
transfer-gather-wellbeing = Wellbeing { $score } on a scale of 5 ({ $date }).
transfer-gather-involvement = Involvement { $score } on a scale of 5.
transfer-from = Comes from: { $from }
transfer-from-planning = the planning
transfer-from-nothing = nothing. Write here only what the parents know. It may stay empty: then this part does not go
transfer-from-parents = the parents
transfer-from-observations = { $count ->
    [0] no observations that parents know
    [one] 1 observation that parents know
   *[other] { $count } observations that parents know
}
transfer-from-milestones = { $count ->
    [0] no milestones
    [one] 1 milestone
   *[other] { $count } milestones
}
transfer-from-goals = { $count ->
    [0] no goals
    [one] 1 goal
   *[other] { $count } goals
}
transfer-from-needs = { $count ->
    [0] no wishes
    [one] 1 wish
   *[other] { $count } wishes
}
transfer-from-agreements = { $count ->
    [0] no agreements
    [one] 1 agreement
   *[other] { $count } agreements
}
transfer-warm-wanted = I want to speak with the receiver too
transfer-save = Save
transfer-to-preview = Save and look
transfer-saved = Saved.
transfer-meanwhile = Somebody else changed this in the meantime. Your text is still here. Open the transfer in another tab, see what it says, and save again.
transfer-preview-title = This is how the receiver reads it
transfer-preview-lead = Parents read this too, and can write beside it. An empty part does not go.
transfer-preview-empty = There is nothing in it yet. Go back and write at least one part.
transfer-asked = Asked are: { $names }.
transfer-give = Give it to the parents
transfer-give-what = After that you cannot change the text, unless you take it back.
transfer-given = The parents now read it on their own page.
transfer-consent-purpose = Transfer { $where }: { $part }
transfer-consent-parents = What you write in the transfer yourself.
transfer-answers = What parents say
transfer-silent = No answer to everything yet from { $names }. No answer is no consent.
transfer-beside = { $name } writes beside it:
transfer-paper = Answer on paper or in a talk by { $name }
transfer-paper-hint = Record only what this parent said or signed. Your name stands beside it.
transfer-paper-nothing = Nothing was recorded: nothing new was chosen.
transfer-paper-scan = Photo or PDF of the paper
transfer-paper-scan-hint = Needed when this parent said no before and says yes now. Otherwise it may stay empty.
transfer-paper-scan-first = Nothing was recorded: this parent said no to a part before. A yes is then recorded only with the signed paper; saying it in a talk is not enough. Add the paper, or let the parent answer on the own page.
transfer-paper-keep = Record
transfer-yes = Yes
transfer-no = No
transfer-send-title = Send
transfer-goes = Goes along: { $parts }.
transfer-stays = Does not go: { $parts }.
transfer-nothing-goes = Nothing was sent: there is no part to which all parents with custody say yes.
transfer-nothing-written = Nothing was sent: in the parts to which all parents say yes nothing stands yet.
transfer-nobody-silent = Nothing was sent: there is no answer yet from { $names }. No answer is no consent. Ask again, or record an answer on paper.
transfer-to-whom = Who gets it?
transfer-somebody-hint = For example: teacher of the first year
transfer-link-do = Make a secure link
transfer-print-do = On paper
transfer-link-again = There still is a link that works until { $date }. When you make a new link, the old one stops working. Sending on paper does not change it.
transfer-why = Transfer { $where }
transfer-sent-title = The transfer is ready
transfer-sent-lost = Did you lose them? Go back and make a new link. The old one then stops working.
transfer-back = Back to the transfer
transfer-outside = On its way
transfer-by-link = By a link
transfer-by-paper = On paper
transfer-sent-on = Sent:
transfer-open-until = The link works until
transfer-closed = The link does not work any more.
transfer-views = { $count ->
    [0] Not opened yet.
    [one] Opened once.
   *[other] Opened { $count } times.
}
transfer-received-by = Received and read by { $name }, { $job }, on { $date }.
transfer-not-received = The receiver has not confirmed it yet.
transfer-after-link = Receipt and how it goes
transfer-read-by = Read by { $name } on { $date }.
transfer-within = The new mentor reads this in Mentorkind as soon as the parents say yes. There is nothing to send.
transfer-warm-title = Speaking with the receiver
transfer-warm-concern = There is an open concern about this child. Speak with the receiver too, and share only what the parents say yes to.
transfer-warm-special-school = The child goes to special education. Speak with the school too: what does the child need on its first day?
transfer-warm-own = You chose to speak with the receiver too.
transfer-warm-done = Spoken with { $name } on { $date }.
transfer-warm-with = With whom?
transfer-warm-on = When?
transfer-warm-keep = Record the talk
transfer-warm-kept = The talk is recorded.
transfer-warm-spoke = I spoke with the receiver
transfer-warm-not-title = Did you not speak with the receiver?
transfer-warm-not-why = Why not?
transfer-warm-not-hint = For example: the parents do not want it. Write nothing about the child here.
transfer-warm-not-keep = Record why not
transfer-warm-not-kept = Recorded why you did not speak with the receiver.
transfer-warm-not-done = Not talked over, recorded on { $date }: { $why }
transfer-wrong-warm-not = Nothing was recorded: fill in why not, in at most { $most } characters.
transfer-wrong-warm = Nothing was recorded: fill in with whom you spoke, and a day from { $from } until today.
transfer-take-back = Take it back to change it
transfer-take-back-what = The parents no longer see it and their answers no longer hold. What they wrote beside it stays. After that you give it again.
transfer-take-back-sure = Yes, take it back
transfer-taken-back = Taken back. Change what is needed and give it again.
transfer-stop = Stop this transfer
transfer-stop-what = Nobody can read it after that. This cannot be undone; you can begin a new one.
transfer-stop-sure = Yes, stop
transfer-stopped = The transfer is stopped. A link that there was does not work any more.
transfer-print-from = Transfer by { $organisation }
transfer-print-for = For { $receiver }
transfer-print-title = Transfer of { $child }
transfer-confidential = Confidential. Only for those who will care for this child.
transfer-after-title = After the transfer of { $child }
transfer-receipt-title = Receipt
transfer-receipt-lead = Did the receiver call or write that it was read? Record that here.
transfer-receipt-keep = Record the receipt
transfer-receipt-kept = The receipt is recorded.
transfer-follow-title = How is it going there?
transfer-follow-lead = Ask the parents or the receiver how { $child } is doing. Write nothing about the child here: only that you asked.
transfer-follow-do = I asked today
transfer-followed-up = Recorded that you asked.
transfer-followed-on = Asked on { $date }.
transfer-follow-early = That can be done from the first day there: { $date }.
transfer-follow-undo = Not after all
transfer-follow-undone = It is open again.
transfer-dossier-title = Transfer of { $child }
transfer-dossier-lead = Read this before the first day. The parents said yes to what is here.
transfer-dossier-confirm = I have read this
transfer-read-kept = Recorded. The mentor before you sees that you read it.
transfer-family = Transfer of { $child }
transfer-family-waits = read and answer
transfer-family-answered = you have answered
transfer-family-received = read by the receiver
transfer-family-title = Transfer of { $child }
transfer-family-lead = The mentor wrote this for { $receiver }. You read all of it. Only the mentor can change it; you can write beside it. That goes along as you write it.
transfer-family-free = You say yes or no to each part, without a reason. Without your yes a part does not go. You can change your mind at any time.
transfer-family-may = May this go along?
transfer-family-words = Do you want to write something beside it?
transfer-family-own = What do you want to tell yourself?
transfer-family-others-read = The other parents with custody read this too. If you change it after they said yes, we ask them again.
transfer-family-send = Give my answer
transfer-family-thanks = Thank you. Your answer is recorded. You can always change it here.
transfer-family-open = Thank you. Your answer is recorded. You have not chosen yes or no yet at { $parts }. Without your yes that does not go along.
transfer-family-nothing = Nothing was recorded yet. Choose yes or no at one part at least. What you wrote is still there.
transfer-family-changed = Your answer was not recorded. The mentor changed the text, or another parent wrote something beside it, after you read it. The new text is below. What you wrote yourself is still there. Read it again and choose yes or no again.
transfer-family-sent = Sent on { $date }.
transfer-door-from = From { $organisation }, for { $receiver }. First day: { $date }.
transfer-door-print = Print

# The scan of the paper on which a parent answered.

transfer-scan = Add a scan of the paper of { $name }
transfer-scan-open = Scan of the paper of { $name }
transfer-scan-kept = The scan is kept with what this parent said.
transfer-scan-name = transfer
