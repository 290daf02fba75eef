# Keeping: what may go after its term, who proposes and confirms that, and what stays longer.

retention-title = Terms of keeping
retention-lead = What stays longer than is needed, goes. One person proposes it, another confirms. You see numbers here and no names.
retention-now = What may go now
retention-kind-file = File
retention-kind-message = Messages
retention-kind-photo = Photos
retention-kind-concern = Concerns
retention-kind-transfer = Transfers
retention-kind-told = Who was told who the mentor is
retention-term = { $months ->
    [one] stays 1 month after the last day
   *[other] stays { $months } months after the last day
}
retention-amount = { $count ->
    [one] 1 child
   *[other] { $children } children
}, { $lines ->
    [one] 1 line
   *[other] { $records } lines
}
retention-since = the oldest may go since
retention-none = nothing
retention-nothing = Nothing may go now. There is nothing to do. Look again later.
retention-stays-hold = { $count ->
    [one] Of 1 child everything stays: somebody asked to keep it.
   *[other] Of { $count } children everything stays: somebody asked to keep it.
}
retention-stays-concern = { $count ->
    [one] Of 1 child everything stays: a concern is not closed. The care coordinator can close it.
   *[other] Of { $count } children everything stays: concerns are not closed. The care coordinator can close them.
}
retention-stays-transfer = { $count ->
    [one] Of 1 child everything stays: its transfer is on its way.
   *[other] Of { $count } children everything stays: their transfers are on their way.
}
retention-stays-talk = { $count ->
    [one] Of 1 child everything stays: a talk is still planned.
   *[other] Of { $count } children everything stays: talks are still planned.
}
retention-propose = Propose to remove this
retention-two = Nothing goes yet. Another administrator or a director must confirm it.
retention-proposed = Proposed. Nothing is gone yet: somebody else must confirm it.
retention-waiting = This waits to be confirmed
retention-by = Proposed by { $name }.
retention-until = To be confirmed by
retention-late = late
retention-escalated = This proposal has waited for long. Confirm it, or withdraw it: as long as it waits, what may go stays.
retention-waits-you = It was proposed to remove what is kept too long. Look at it: you can confirm it.
retention-waits-long = A proposal to remove what is kept too long still waits for a second person.
retention-waits-open = To the proposal
retention-own = You proposed this. Somebody else must confirm it.
retention-withdraw = Withdraw the proposal
retention-withdrawn = The proposal is withdrawn. Nothing is gone.
retention-changed = What would go has changed since the proposal. It cannot be confirmed any more. See below what may go now, and make a new proposal.
retention-confirm-what = Check the numbers below. If you confirm this, it goes for good.
retention-confirm = Confirm and remove
retention-confirm-last = There is no way back, nor from a backup that is older than the term.
retention-confirm-sure = Yes, remove this for good
retention-done = Removed. What and how much is below, and in the audit trail.
retention-history = Removed before
retention-history-none = Nothing was removed yet.
retention-done-by = Proposed by { $proposer }, confirmed by { $confirmer }.
retention-done-line = { $kind }: { $amount }
retention-wrong-own = Nothing was removed: you cannot confirm your own proposal. Ask another administrator or a director.
retention-wrong-changed = Nothing was removed: what would go has changed since the proposal. See below what may go now, and make a new proposal.
retention-wrong-confirmed = This proposal has been confirmed already: what could go was removed. What and how much stands below. You do not have to do anything.
retention-wrong-withdrawn = This proposal was withdrawn or replaced by a new one. Nothing was removed now. What holds now stands below.
retention-wrong-waits = There is a proposal already. It waits to be confirmed.
retention-wrong-nothing = Nothing was proposed: nothing may go now.
retention-kept-lead = Children who have left, and until when something of them stays. Is there a reason to keep it longer? Record it with the child.
retention-past = Past the term
retention-past-none = Of no child a term is over. There is nothing to do.
retention-past-lead = The administrator and the director remove this. They see no names. Must something stay? Do it now.
retention-kept-later = Still within the term
retention-left = last day
retention-goes = { $count ->
    [one] 1 kind may go
   *[other] { $count } kinds may go
}
retention-not-yet = stays for now
retention-what = What there is, and until when
retention-here = stays as long as the child comes
retention-later = may go from { $date }
retention-may-go = may go since { $date }
retention-needed = stays: { $why }
retention-need-hold = asked to be kept
retention-need-concern = concern not closed
retention-need-transfer = transfer on its way
retention-need-talk = talk planned
retention-hold = Keep longer
retention-hold-what = Is there a complaint, an investigation or a question of parents? Then everything of this child stays until you or somebody else ends this.
retention-hold-why = Why keep it?
retention-hold-hint = In short, with no more about the child than is needed.
retention-hold-do = Keep everything
retention-hold-runs = Everything of this child stays.
retention-held = Recorded. Nothing of this child goes.
retention-release-why = Why is it not needed any more?
retention-release = Keep no longer
retention-released = Ended. The usual terms hold again.
retention-reviews = Parents wanted no transfer
retention-reviews-lead = Decide what becomes of what was written for the transfer.
retention-review-title = What stays of this transfer?
retention-review-what = A parent said no to (a part of) the transfer, or took the consent back.
retention-review-question = What do you do with what was written for it?
retention-outcome-kept = Keep it, until the usual term is over
retention-outcome-deleted = Remove it: the transfer stops, and the text goes for good
retention-review-why = Why?
retention-review-do = Record this
retention-wrong-outcome = Choose what you do with it.
retention-review-kept = Recorded: it stays.
retention-review-deleted = Recorded. The transfer is stopped and the text is gone.
retention-decided = Decided before, after a no
retention-decided-kept = kept
retention-decided-deleted = removed
