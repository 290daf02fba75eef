# Questions of a parent without custody.

inquiry-title = Questions about { $child }
inquiry-lead = You do not have custody of { $child }. So you see nothing of the file here. You may ask questions.
inquiry-back = Back
inquiry-back-family = Back to your children
inquiry-other-children = Ask about a child of whom you do not have custody
inquiry-children-title = Ask about your child
inquiry-children-lead = You do not have custody of these children. So you see nothing of a file here. You may ask questions.
inquiry-ask = Ask a question
inquiry-may = Ask about what matters for { $child }: how things go, development, health and care. Not about an address, and not about other people.
inquiry-promise = { $count ->
    [one] You get an answer within 1 working day: at the latest on
   *[other] You get an answer within { $count } working days: at the latest on
}
inquiry-no-term = { $organisation } names no fixed term for this. You get an e-mail as soon as there is an answer.
inquiry-question = What would you like to know?
inquiry-hint = In a few sentences.
inquiry-send = Send the question
inquiry-sent = Your question was sent. You get an e-mail as soon as there is an answer.
inquiry-asked = Your questions
inquiry-none = You have not asked anything yet.
inquiry-of = Asked:
inquiry-answer-of = Answer of { $organisation }
inquiry-waits = There is no answer yet.
inquiry-waits-until = There is no answer yet. You get it at the latest on
inquiry-closed = You cannot ask anything here now. Nothing was sent.
inquiry-closed-text = You cannot ask anything here now. Would you like to know something? Then ask { $organisation } itself.
inquiry-law = That you may ask this is in Dutch law (Burgerlijk Wetboek, book 1, article 377c). Not everything may be told. Then you read here why.
inquiry-why-interest = You get no answer to this, because it would be against the interest of the child.
inquiry-why-same-for-all = You get no answer to this, because we do not tell it to a parent with custody either.
inquiry-why-not-about-child = You get no answer to this, because it is not about the child or its care.
inquiry-wrong-empty = First write what you would like to know. Nothing was sent.
inquiry-wrong-long = Your question has { $length } characters. There is room for { $most }. Nothing was sent and the text is still there: make it shorter.
inquiry-invite-mail-subject = You can ask { $organisation } something
inquiry-invite-mail-text =
    { $dear }

    You can ask { $organisation } something. You do so through your own link:

    { $link }

    You need no password. You get a code in your e-mail. The link works until { $until }.

    The link is for you alone. Do not pass it on.

inquiry-link = Questions without custody
inquiry-staff-title = A question about { $child }
inquiry-staff-lead = { $guardian } does not have custody and sees nothing of the file, but may ask.
inquiry-staff-list = Questions without custody about { $child }
inquiry-staff-list-lead = What a parent without custody asked, and what you answered. Only that parent reads this.
inquiry-staff-none = Nobody asked anything
inquiry-staff-none-text = When a parent without custody asks something, it is here and on ‘To do’.
inquiry-staff-closed = This parent cannot get an answer now: what they may ask has changed.
inquiry-answer = Answer
inquiry-answer-what = Tell what matters about { $child } and the care, in the way you would tell a parent with custody.
inquiry-answer-not = Do not write where somebody lives or can be reached, and nothing about another parent or another child. In doubt? Ask your team lead. Parents with custody see that something was told and when, not what.
inquiry-answer-text = Your answer
inquiry-answer-send = Send the answer
inquiry-answer-empty = First write an answer. Nothing was sent.
inquiry-answer-long = This answer has { $length } characters. There is room for { $most }. Nothing was sent and the text is still there: make it shorter.
inquiry-refuse = Do not answer
inquiry-refuse-text = Not everything may be told. Choose why not: the parent reads it.
inquiry-refuse-do = Send that there will be no answer
inquiry-ground = Why not?
inquiry-ground-interest = it is against the interest of the child
inquiry-ground-same-for-all = we do not tell it to a parent with custody either
inquiry-ground-not-about-child = it is not about the child or its care
inquiry-ground-choose = Choose why you do not answer. Nothing was sent.
inquiry-refused-because = Not answered:
inquiry-late = This question was answered meanwhile. Nothing was sent.
inquiry-late-typed = What you wrote
inquiry-done-answered = The answer was sent.
inquiry-done-refused = Sent: the parent reads that there will be no answer, and why.
inquiry-take-in = Write down a question that came another way
inquiry-take-in-text = Did a parent without custody call or write, or ask at the door? Write the question down here: then it is answered in time.
inquiry-take-in-who = Who asked?
inquiry-take-in-way = How did the question come?
inquiry-take-in-what = What does this parent want to know?
inquiry-take-in-do = Record the question
inquiry-take-in-choose = Choose who asked and how. Nothing was recorded and your text is still there.
inquiry-taken-in = The question was recorded. Answer it here, or let the mentor do so.
inquiry-way-phone = by telephone
inquiry-way-paper = on paper
inquiry-way-spoken = in person
inquiry-tell = This question did not come by the own page. Tell { $guardian } the answer yourself, or print it and hand it over. Who has an e-mail address and a link reads it there too.
