# A concern about a child: the organisation's steps, whose turn it is, what was done.

concern-title = Concern
concern-from = I am worried
concern-from-flag = Are you worried? Begin a concern.
concern-file = Concern about this child
concern-file-closed = Closed ({ $count })
concern-to-file = file
concern-of = Concern about { $child }

concern-new-title = You are worried about { $child }
concern-lead = Write briefly what you see. Then it says whose turn it is, and until when.
concern-about = What do you see?
concern-about-hint = What you see and hear, since when. No judgement and no diagnosis.
concern-who-sees = Only the mentor, the team lead, the coach and the care coordinator read this. What colleagues of the group do, you place under extra attention.
concern-unsafe = Do you think of abuse or neglect? Then begin the reporting code: only those in charge of it read that. If it is about a colleague, call the confidential inspector. Do not write that here.
concern-to-reporting-code = To the reporting code
concern-open = Begin
concern-opened = The concern is there. Below it says whose turn it is.
concern-unconfirmed = The steps at a concern are not confirmed yet. A coach or policy officer does that: { $names }.
concern-unconfirmed-nobody = The steps at a concern are not confirmed yet. A coach or policy officer does that. Nobody has that role yet: ask your team lead.
concern-unconfirmed-do = You can write here already. Your text stays on this device until you can begin. Is it urgent? Talk about it with your team lead today.
concern-not-opened = The concern has not begun, because the steps are not confirmed yet. Your text is still there. Ask whoever is named above, and then tap Begin again.

concern-about-title = What is going on
concern-opened-by = { $name }, { $date }.
concern-source-observation = After the observation of { $date }.
concern-source-note = After the note of { $date }.
concern-source-flag = After wellbeing and involvement over a longer time.

concern-who-mentor = Mentor
concern-who-coach = Pedagogical coach
concern-who-care = Care coordinator
concern-who-lead = Team lead

concern-turn = Next: { $who }
concern-turn-badge = next
concern-late = late
concern-until = by
concern-since = since
concern-closed = closed
concern-next-parents = First the parents, then: { $step }
concern-next-consent = First the consent of the parents, then: { $step }
concern-next-look-back = Looking back
concern-parents-how = Others join at this step. So talk with the parents first. Is that not possible? Then write why.
concern-consent-how = This step needs the consent of all parents with custody. Ask for it, or wait for their answer. Do they say no? Then skip the step or go back.
concern-look-back-how = All steps were taken. Look back, preferably with the parents. Then close the concern, make a new plan or go back to a step.

concern-step-words = What was done?
concern-step-hint = Briefly. Do you skip the step? Then write why.
concern-consent-ask = Ask for consent
concern-consent-asked = Consent that was asked
concern-skip-words = Is this step not taken? Why not?
concern-wrong-answer = Answer this question. Nothing was recorded yet.
concern-do-done = Done
concern-do-skip = Skip this step
concern-parents-words = What did the parents say, or why were they not spoken to?
concern-parents-hint = Briefly. Parents do not read here why they were not spoken to.
concern-do-parents = Spoken with the parents
concern-do-without-parents = Not spoken, the reason is there
concern-parents-read = Parents with custody read what you record here.
concern-parents-read-not = Parents do not read this yet. They can ask for the file.
concern-parents-first = Nothing was recorded. First the parents: record what they said, or why they were not spoken to. Your text is still there.
concern-consent-first = Nothing was recorded: this step needs the consent of all parents with custody, and it is not there now. Your text is still there.

concern-plan = Plan of action
concern-plan-back = Look back on
concern-plan-make = Make a plan of action
concern-plan-new = Make a new plan of action
concern-plan-what = What do you do, and who does what?
concern-plan-on = When do you look back?
concern-plan-keep = Keep the plan
concern-back = Back to an earlier step
concern-back-to = To which step?
concern-back-do = Go back
concern-why = Why?
concern-close = Close the concern
concern-outcome = How is it now?
concern-outcome-solved = it goes well again
concern-outcome-helped = others help now
concern-outcome-no-concern = it was no concern after all
concern-outcome-left = the child leaves
concern-closing = What came of it?
concern-close-do = Close
concern-now-closed = The concern is closed. You can take it up again.
concern-reopen = Take up again
concern-reopen-do = Take up again
concern-extra = Extra attention by colleagues
concern-recorded = Recorded. Below it says whose turn it is now.
concern-meanwhile = Nothing was recorded: somebody else recorded something in the meantime.
concern-meanwhile-do = Your text is still there. Read what was added and record again.

concern-history = What was done
concern-read-badge = parents read this
concern-act-done = Done: { $step }
concern-act-skipped = Skipped: { $step }
concern-act-back = Back to: { $step }
concern-act-parents = Spoken with the parents
concern-act-without-parents = Not spoken with the parents
concern-act-plan = Plan of action, looking back on { $date }
concern-act-close = Closed: { $outcome }
concern-act-reopen = Taken up again

concern-family = Concern about { $child }
concern-family-next = Now: { $what }. Next: { $who }.
concern-family-ask = Would you like to say or ask something about this? You always can, with the mentor.

concern-list-lead = What is going on, with whom it is next.
concern-list-empty = There is no concern
concern-list-empty-do = Are you worried about a child? Open its file and tap Concern.
concern-list-set = You can change the steps. What is going on keeps the steps with which it began.

concern-steps-title = Steps at a concern
concern-steps-to = To the steps
concern-steps-made = Confirmed by { $name } on { $date }.
concern-steps-check = Check and confirm
concern-steps-change = Change the steps
concern-steps-after = After the last step the mentor looks back: on the day of the plan, and otherwise within 10 working days.
concern-steps-confirmed = The steps are confirmed. A concern that begins now follows these steps.
concern-steps-meanwhile = Nothing was confirmed: somebody else confirmed other steps in the meantime. What you typed is still there. Confirm once more if your steps are to hold.
concern-example = example
concern-example-what = This is an example, made after what other organisations publish. It holds nowhere. Change it until it is your own work instruction, and confirm it. Until then nobody can begin a concern.
concern-example-who = A coach or policy officer confirms the steps.
concern-days = { $count ->
    [one] within 1 working day
   *[other] within { $count } working days
}
concern-parents-before = parents first
concern-consent-before = only with consent
concern-from-here = from here on parents read along
concern-change-lead = At most 10 steps. Empty the name and the explanation to take a step away.
concern-change-running = What is going on keeps the steps with which it began.
concern-confirm = Confirm these steps
concern-step = Step { $number }
concern-step-new = Another step
concern-field-name = Name
concern-field-name-hint = Short, such as: Talk with the parents
concern-field-who = Who is next?
concern-field-days = Within how many working days?
concern-field-parents-first = Parents were spoken to before, or it says why not
concern-field-consent = Only with the consent of all parents with custody
concern-field-questions = What is answered then?
concern-field-questions-hint = One question a line, four at most. Whoever takes the step answers them.
concern-wrong-questions = Write at most { $most } questions, each on a line of its own and of at most { $length } characters.
concern-field-guidance = How do you do that?
concern-field-from = From this step on parents read what is recorded

concern-example-name-1 = Collect what you see
concern-example-guidance-1 = Observe once more, with an aim. Write down what you see, when, and what goes well.
concern-example-name-2 = Talk about it with your team lead
concern-example-guidance-2 = Look together, and with a colleague of the group: do others see it too? What does the child need?
concern-example-name-3 = Talk with the parents
concern-example-guidance-3 = Tell what you see and ask how it goes at home. Agree on what you do.
concern-example-name-4 = The care coordinator looks too
concern-example-guidance-4 = Observe with a clear question, and talk about the outcome with the mentor and the parents.
concern-example-question-1 = With which question did you look?
concern-example-question-2 = How serious is it, and what does the child need?
concern-example-name-5 = Make a plan and decide
concern-example-guidance-5 = Decide with mentor and parents what happens and who helps. Choose a day to look back, about four weeks later.

concern-wrong-about = Write first what you see.
concern-wrong-words = Write briefly what was done.
concern-wrong-reason = Write the reason first.
concern-wrong-plan = Write first what you are going to do.
concern-wrong-day = Choose a day from today until { $until }.
concern-wrong-outcome = Choose how it is now.
concern-wrong-step = Choose an earlier step.
concern-wrong-long = This text has { $length } characters. There is room for { $most }. Your text is still there: make it shorter.
concern-wrong-name = Give the step a name.
concern-wrong-days = Choose 1 to { $most } working days.
concern-wrong-who = Choose who is next.
concern-wrong-no-steps = At least one step is needed.
concern-wrong-from = Choose from which step on parents read along. It cannot be an empty step.
