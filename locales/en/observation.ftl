# Observations, and what notes and observations share.

observation-other-day = Another day than today
observation-day = Seen on
observation-new = new
observation-text-empty = First write what you saw.
observation-text-too-long = This text has { $length } characters. { $most } fit. Your text is still there: make it shorter or divide it.
observation-day-unreadable = Choose a day.
observation-day-to-come = This day is still to come. Choose today or a day before it.
observation-day-before-birth = { $child } was not born yet then. Choose a later day.
observation-day-too-long-ago = This is too long ago. Choose a day from { $first }.

observation-observe = Observe
observation-title = Observation of { $child }
observation-lead = Write what you saw. Then finish it, now or later.
observation-aim = What did you look at?
observation-aim-hint = For example: playing with others, or eating without help.
observation-aim-too-long = Keep this short: { $most } characters at most.
observation-periodic = Belongs to following the development, with wellbeing and involvement
observation-to-finish = Go on to finish
observation-later = Save for later
observation-kept = Saved with { $child }. You can finish it later.
observation-from-notes = Begin with notes ({ $count })
observation-notes = Notes
observation-take-notes = Put into the text
observation-grow = Make it an observation
observation-changed-meanwhile = You have changed this observation somewhere else in the meantime. There it says:
observation-remove = Throw away
observation-removed = Your observation is gone. The notes are still there.
observation-restored = Your observation is back.
observation-draft-restored = What you typed before is still here.
observation-draft-drop = Throw away

observation-text = What you saw
observation-finish-title = Finish the observation of { $child }
observation-back-to-text = Back to the text
observation-finish = Finish
observation-finished = The observation of { $child } is finished.
observation-stale = This observation was changed in the meantime. See whether all is still right, and finish it then.
observation-particulars = Is there anything in particular?
observation-particulars-hint = Something noticeable, that parents should hear in a talk.
observation-particulars-no = No, nothing in particular
observation-particulars-yes = Yes, there are particulars
observation-particulars-missing = Choose whether there is anything in particular.
observation-goals = What was it about? Basic goals
observation-domains = And which domains of development?
observation-names = { $count ->
    [one] The name { $names } stands in the text.
   *[other] The names { $names } stand in the text.
} Parents can read this text. Name no other children in it.
observation-names-stay = I have looked, the text stays as it is
observation-names-look = First look at the names in the text.

observation-wellbeing = Wellbeing
observation-wellbeing-1 = clearly does not feel well: cries, is afraid or angry, or withdraws
observation-wellbeing-2 = is often not at ease: tense, with a better moment now and then
observation-wellbeing-3 = changes, or shows little: not really glad and not really sad
observation-wellbeing-4 = is mostly at ease: relaxed, cheerful, looks for others
observation-wellbeing-5 = visibly enjoys: beams, is lively and wholly itself
observation-involvement = Involvement
observation-involvement-1 = does nothing or wanders about: goes into nothing
observation-involvement-2 = does begin, but drops out again and again
observation-involvement-3 = is busy, without really being in it
observation-involvement-4 = often concentrates, and is distracted at times
observation-involvement-5 = is wholly in it: keeps on and forgets the rest
observation-between = between { $low } and { $high }
observation-score-missing = Choose a step for { $scale }.
observation-score-unknown = Choose one of the steps for { $scale }.

observation-topic-emotional-safety = Emotional safety
observation-topic-personal-competence = Personal competence
observation-topic-social-competence = Social competence
observation-topic-values-and-norms = Values and norms
observation-topic-language = Language
observation-topic-arithmetic = Arithmetic
observation-topic-orientation = Itself and the world
observation-topic-arts = Arts and play
observation-topic-digital = Digital
observation-topic-social-emotional = Social and emotional
observation-topic-movement = Movement

observation-badge = observation
observation-badge-periodic = development
observation-badge-draft = not finished
observation-has-particulars = particulars
observation-no-particulars = nothing in particular
observation-no-topics = no goals or domains
observation-of-notes = { $count ->
    [one] from 1 note
   *[other] from { $count } notes
}
observation-go-on = Go on
observation-correct = Correct
observation-corrections = { $count ->
    [one] corrected once
   *[other] corrected { $count } times
}
observation-corrected-by = { $name } corrected this. Before, it said:
observation-correct-title = Correct the observation of { $child }
observation-correct-lead = This observation is finished. What it said stays readable, with your name and the day.
observation-correct-save = Save the correction
observation-corrected = The correction is there.
observation-corrected-meanwhile = Nothing was kept: there is something else now. It says:
observation-finished-already = This observation is finished already. It says:
observation-finished-already-do = Below is what you filled in now; it is not kept yet. If you save it, it becomes a correction.
observation-nothing-changed = Nothing has changed.

observation-drafts = Not finished yet
observation-drafts-lead = Observations that you began. Only you see them.
observation-drafts-none = All is finished
observation-drafts-none-text = When you begin an observation and finish it later, it is here.
observation-drafts-link = { $count ->
    [one] You have 1 observation that is not finished
   *[other] You have { $count } observations that are not finished
}

observation-several = Observe more children
observation-several-lead = Did you watch more children at once? Each child gets its own text.
observation-several-who = Whom did you watch?
observation-there-today = is there today
observation-several-nobody = Tick whom you watched.
observation-several-go = Write about these children
observation-several-own = With each child write about that child alone. What you leave empty is not kept.
observation-about = About { $child }
observation-several-save = Save for each child
observation-several-kept = { $count ->
    [one] 1 observation saved. Finish it when you are ready.
   *[other] { $count } observations saved. Finish them when you are ready.
}

observation-over-time = How is { $child }?
observation-step-1 = 1 very low
observation-step-2 = 2 low
observation-step-3 = 3 changes
observation-step-4 = 4 high
observation-step-5 = 5 very high
observation-said-once = { $scale } was { $from } on { $first }.
observation-said-up = { $scale } goes up from { $from } on { $first } to { $to } on { $last }.
observation-said-down = { $scale } goes down from { $from } on { $first } to { $to } on { $last }.
observation-said-same = { $scale } was { $from } on { $first } and again on { $last }.
observation-flag-low = { $scale } was low twice in a row: { $scores }.
observation-flag-falling = { $scale } goes down: { $scores }.
observation-flag-score = { $score } on { $date }
observation-flag-unseen = { $goal } was seen last on { $date }.
observation-flag-never = { $goal } was not seen yet, while there are observations since { $date }.
observation-flag-do = Observe once more with an aim, and talk about it with the parents and your colleagues.
observation-flag-talk = Plan a talk with the parents
observation-flag-runs = A talk with the parents is under way already ({ $kind }, { $state }).
observation-numbers = The numbers
observation-numbers-day = Day
observation-topics = What we saw and did not see
observation-topics-lead = What is longest ago stands on top. This is about observations that belong to following the development.
observation-topic-never = not seen yet

observation-spread = Spread of attention
observation-spread-title = Who did we see?
observation-spread-lead = The last { $weeks } weeks. Who was not seen for longest stands on top.
observation-spread-from = { $weeks } weeks ago
observation-spread-why = Seen is: an observation, or a note for the group. It is something to look at together, not a score.
observation-spread-never = not seen yet
observation-spread-observation = observation
observation-spread-note = note
observation-spread-contact = contact with parents
observation-spread-said = { $observations ->
    [one] 1 observation
   *[other] { $observations } observations
}, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}, { $contacts ->
    [one] contact with parents once
   *[other] contact with parents { $contacts } times
}

observation-contact-title = Tell the parents of { $child }
observation-contact-of = Observation of
observation-contact-how = How did you tell it?
observation-contact-pickup = At pick-up
observation-contact-phone = By phone
observation-contact-message = Message
observation-contact-all = { $count ->
    [2] Both
   *[other] All
}
observation-contact-parents = Parents/carers
observation-contact-said = What was said?
observation-contact-then-read = After that parents read on their own page what you saw and the list that was filled in with it, and see the photos.
observation-contact-said-hint = If all was well, leave this empty. Whom you told reads what stands here. If you choose Message, the parents get it at once.
observation-contact-words-hint = Whoever you told reads what stands here. Choose Message and the parents get it at once: then do write something.
observation-contact-words-missing = Write what the parents will read. There are particulars or a low score, so a message without words cannot go out. Nothing was sent yet.
observation-contact-day = Told on
observation-contact-too-early = The observation is of { $seen }. Choose that day or a later one.
observation-contact-who = Choose whom you told, and how.
observation-contact-kept = Noted: the parents of { $child } know.
observation-contact-known = That was recorded already: the parents of { $child } know. Nothing was changed. Spoke to somebody else too? Add that in the file.
observation-contact-removed = This is open again.
observation-contact-by-pickup = told at drop-off or pick-up to { $who }
observation-contact-by-phone = by phone with { $who }
observation-contact-by-message = message to { $who }
observation-contact-all-well = all is well
observation-tell = Tell the parents
observation-tell-again = Another contact
observation-tell-due = to tell
observation-tell-until = Tell the parents by

observation-talk-due = talk to plan
observation-talk-until = Have the talk with the parents by
observation-talk-is-planned = Talk about the particulars planned: { $date }.
observation-talk-was-held = Talk about the particulars held: { $date }.
observation-talk-was-declined = The parents wanted no talk: { $date }.
observation-contact-more = Something was said, or it was another day
observation-contact-well-message = All is well.
