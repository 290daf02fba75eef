# Reporting code: the five steps at a suspicion of abuse or neglect, in a sealed file.

reporting-code-lead = You suspect that { $child } is abused or neglected. The reporting code helps you in five steps.
reporting-code-danger = Is there danger now? Then do not wait.
reporting-code-danger-call = Call
reporting-code-veilig-thuis = Veilig Thuis, day and night, free:
reporting-code-colleague-question = Is it about a colleague?
reporting-code-colleague-yes = Yes, it is about a colleague
reporting-code-colleague-not-here = Then it does not belong here. Write nothing about it in Mentorkind.
reporting-code-inspector = Call the confidential inspector:
reporting-code-colleague-do = Tell the management today too. Is it about the management itself? Then call the confidential inspector only, and report it to the police.
reporting-code-colleague-nothing = Nothing was recorded, nor that you opened this.
reporting-code-colleague-no = No, it is not about a colleague
reporting-code-signals = What do you see?
reporting-code-signals-hint = What you saw and heard, and when. Write down who said something. No judgement and no diagnosis.
reporting-code-who-sees = Only you, the protection officer, whoever decides and whoever is asked to join read this. It is not in the child's file. Parents do not see it.
reporting-code-officers = Protection officer: { $names }.
reporting-code-no-officer = There is no protection officer yet. Ask your team lead who it is.
reporting-code-no-draft = What you type here is not kept on this device. Tap Begin before you leave.
reporting-code-begin = Begin the reporting code
reporting-code-begun = The reporting code has begun. The protection officer gets a message without content.
reporting-code-to-list = See what runs already

reporting-code-list-lead = Only what you are part of. Others do not see this.
reporting-code-list-empty = Nothing runs that you are part of
reporting-code-list-empty-do = Do you suspect abuse or neglect? Open the child's file and tap Reporting code.
reporting-code-running = Running
reporting-code-ended = Ended ({ $count })
reporting-code-since = since
reporting-code-your-turn = your turn
reporting-code-acute = acute danger
reporting-code-locked = { $count ->
    [one] One file cannot be opened: the key is missing. Nothing is lost. Ask the administrator to put the key back.
   *[other] { $count } files cannot be opened: the key is missing. Nothing is lost. Ask the administrator to put the key back.
}

reporting-code-about = born on { $date }, group { $group }
reporting-code-sealed = sealed
reporting-code-closed = ended
reporting-code-steps = The five steps
reporting-code-step-signals = Signals
reporting-code-step-advice = Advice
reporting-code-step-talk = Talk
reporting-code-step-weighing = Weighing
reporting-code-step-decision = Decision

reporting-code-next-signals = Map the signals
reporting-code-next-advice = Ask for advice
reporting-code-next-talk = Talk with the parents or the child
reporting-code-next-weighing = Weigh it together
reporting-code-next-decision = Decide
reporting-code-next-report = Report to Veilig Thuis
reporting-code-next-close = See whether it is safe now
reporting-code-next-nothing = Ended
reporting-code-how-signals = Write down what you saw and heard.
reporting-code-how-advice = Ask a colleague who knows about it, such as the protection officer. In doubt? Call Veilig Thuis and say no name.
reporting-code-how-talk = Tell what you see and ask what they think of it. Is that not safe for the child or for you? Then write why you do not talk.
reporting-code-how-weighing = Answer the questions of your organisation, together if you can.
reporting-code-how-decision = Answer both questions: is a report needed, and can you help yourselves?
reporting-code-how-report = Call first. Then record what you shared, with whom and why.
reporting-code-how-close = Look back together. Is it not safe? Write down the new signals and decide again.
reporting-code-others = This step is not yours. Do you know something that belongs to it? Record it below.

reporting-code-part-starter = Who began
reporting-code-part-officer = Protection officer
reporting-code-part-decider = Who decides
reporting-code-part-named = Asked to read along
reporting-code-function-officer = the protection officer
reporting-code-function-lead = the team lead of the location
reporting-code-function-director = the management
reporting-code-nobody-decides = not chosen yet

reporting-code-what = What do you record?
reporting-code-words = What was seen, said or done?
reporting-code-words-hint = Did you not talk with the parents or the child? Then write why.
reporting-code-record = Record
reporting-code-recorded = Recorded.
reporting-code-more = Record something else
reporting-code-do-signals = Signals
reporting-code-do-colleague = Advice of a colleague who knows about it
reporting-code-do-veilig-thuis = Advice of Veilig Thuis, without a name
reporting-code-do-talk = Talk with the parents or the child
reporting-code-do-no-talk = No talk, with the reason
reporting-code-do-note = Something else
reporting-code-weighed-words = What is your conclusion?
reporting-code-do-weighed = Record the weighing
reporting-code-decide-report = Do you report to Veilig Thuis?
reporting-code-decide-help = Do you give or arrange help?
reporting-code-decided-words = Why, and who does what?
reporting-code-do-decided = Record the decision
reporting-code-say-acute = There is acute danger
reporting-code-acute-what = Then you may pass over the other steps. Call first. Then record the decision; you need not wait for anybody.
reporting-code-acute-words = What is the danger?
reporting-code-do-acute = Go to the decision at once
reporting-code-closed-words = How is it now, and who keeps an eye on it?
reporting-code-do-closed = End the reporting code
reporting-code-name = Let somebody read along
reporting-code-email = E-mail address of the colleague
reporting-code-email-hint = Somebody who works on a group or has to do with children. An administrator cannot read along. Who reads along gets a mail without content.
reporting-code-named-words = Why is that needed?
reporting-code-do-named = Let them read along

reporting-code-answer-yes = yes
reporting-code-answer-no = no
reporting-code-answer-unknown = we do not know

reporting-code-history = What was done
reporting-code-act-signals = Signals
reporting-code-act-colleague = Advice of a colleague
reporting-code-act-veilig-thuis = Advice of Veilig Thuis
reporting-code-act-talk = Talk with the parents or the child
reporting-code-act-no-talk = No talk
reporting-code-act-weighed = Weighed
reporting-code-act-acute = Acute danger
reporting-code-act-decided = Decided: { $report }, { $help }
reporting-code-decided-report-yes = report
reporting-code-decided-report-no = no report
reporting-code-decided-help-yes = help
reporting-code-decided-help-no = no help
reporting-code-act-reported = Reported to Veilig Thuis
reporting-code-act-note = Something else
reporting-code-act-named = { $name } reads along
reporting-code-act-closed = Ended
reporting-code-reads = Who reads this
reporting-code-looked = Who looked
reporting-code-looked-what = This log is of this file only. Parents are not shown it.

reporting-code-report = Report to Veilig Thuis
reporting-code-report-lead = Call first, and record here what you shared. Veilig Thuis:
reporting-code-no-consent = This report needs no consent.
reporting-code-basis-veilig-thuis = It rests on the right to report: Social Support Act 2015 (Wmo), article 5.2.6.
reporting-code-what-goes = What goes along? Share no more than is needed.
reporting-code-field-child = Who the child is
reporting-code-field-family = Parents, and how to reach them
reporting-code-field-signals = Signals
reporting-code-field-advice = Advice
reporting-code-field-talk = Talk, or why not
reporting-code-field-weighing = Weighing
reporting-code-shared = Shared: { $field }
reporting-code-report-to = To whom was it reported?
reporting-code-to-hint = The place and the name of whom you spoke to
reporting-code-report-receipt = Receipt
reporting-code-receipt-hint = The number of the report, or another confirmation
reporting-code-report-basis = On what the report rests
reporting-code-report-told = Do the parents know of the report?
reporting-code-told-yes = yes, they were told before
reporting-code-told-no = no, that was not safe or not possible
reporting-code-report-words = How were they told, or why not?
reporting-code-report-do = Record the report
reporting-code-reported = The report is recorded.

reporting-code-kept = Keeping
reporting-code-kept-until = This file may go from
reporting-code-removal-propose = Propose to remove it
reporting-code-removal-withdraw = Withdraw your proposal
reporting-code-removal-confirm = Remove it
reporting-code-removal-what = Somebody proposed to remove this file. After that nobody can read it any more. It cannot be undone.
reporting-code-removal-proposed = Proposed. Somebody else who is part of this file confirms it.
reporting-code-removal-withdrawn = Your proposal is withdrawn.
reporting-code-removed = The file is gone.

reporting-code-questions = Questions for the weighing
reporting-code-questions-lead = With these questions your organisation weighs a suspicion.
reporting-code-example-what = This is an invented example. It holds nowhere. Put the weighing questions of your own reporting code here and confirm them. Until then nobody can weigh. In acute danger that is not needed.
reporting-code-example =
    After steps 1 to 3, are there still worries about safety?
    Is the child unsafe today, or for a longer time?
    Can you help yourselves or arrange help?
    Do the parents accept that help?
    Will it be safe because of it within an agreed time?
reporting-code-questions-field = Questions
reporting-code-questions-hint = Each question on a line of its own. The answer is yes, no or we do not know.
reporting-code-decider = Who decides in your organisation?
reporting-code-confirm = Confirm
reporting-code-confirmed = Confirmed. A weighing from now on goes with these questions.
reporting-code-made = Confirmed by { $name },

reporting-code-unconfirmed = The questions for the weighing are not confirmed yet, nor who decides. The other steps can be taken already. In acute danger you need not wait.
reporting-code-unconfirmed-who = Ask the protection officer: { $names }.
reporting-code-before = Nothing was recorded. First this step: { $step }. Only in acute danger may you pass over it.
reporting-code-meanwhile = Nothing was recorded: somebody else recorded something in the meantime. Your text is still here. Read what was added and record again.
reporting-code-not-reported = Nothing was recorded. You decided to report and that is not done yet. Record the report first.
reporting-code-other-questions = Nothing was recorded: the questions were changed in the meantime. Your text is still here. Answer the questions below.
reporting-code-wrong-act = Choose what you record.
reporting-code-wrong-decision = Choose yes or no.
reporting-code-wrong-answer = Choose an answer.
reporting-code-wrong-email = Nobody with this e-mail address works here. Check it.
reporting-code-wrong-reader = Nothing was recorded: this colleague cannot read along. Only who works on a group here can, or a team lead, coach, care coordinator, policy officer, protection officer or director. A parent of the child does not read along either.
reporting-code-wrong-told = Choose whether the parents know of the report.
reporting-code-wrong-shared = Choose what goes along.
reporting-code-wrong-decider = Choose who decides.
reporting-code-wrong-none = Write at least one question.
reporting-code-wrong-many = These are { $count } questions. { $most } fit.
reporting-code-wrong-long = Question { $number } is too long. { $most } characters fit in a question.
reporting-code-questions-meanwhile = Nothing was confirmed: somebody else confirmed other questions in the meantime. What you typed is still here. Confirm again if your questions should hold.

reporting-code-mail-subject = Something confidential waits at { $organisation }
reporting-code-mail-text =
    Hello,

    A confidential step waits for you at { $organisation }. Sign in to see what is asked:

    { $link }

reporting-code-unname = Let somebody read along no longer
reporting-code-unname-who = Who reads along no longer?
reporting-code-unnamed-words = Why is it not needed any more?
reporting-code-do-unnamed = End reading along
reporting-code-wrong-unnamed = Choose who reads along no longer.
reporting-code-act-unnamed = { $name } reads along no longer
reporting-code-reopen = Open the reporting code again
reporting-code-reopened-words = Why does it go on?
reporting-code-do-reopened = Open the reporting code again
reporting-code-act-reopened = Opened again
