# The parents' page, and their way to it.

family-title = { $reader ->
    [institution] Children of your institution
   *[other] Your children
}
family-mentor-of = { $child }’s mentor
family-interim-of = The interim mentor of { $child }
family-interim-why = { $mentor } does this while { $own } is away. When that changes, you get a message.
family-next-interim = From { $date }, for now: { $mentor }
family-since = Mentor since
family-next = From { $date }: { $mentor }
family-reach = How to reach { $mentor }
family-reach-otherwise = Speak to { $mentor } when bringing or collecting. If { $mentor } is not there, ask a colleague on the group.
family-no-mentor = { $child } has no mentor at the moment.
family-no-mentor-text = Ask on the group who it will be. As soon as it is known, you get a message.
family-not-yet = { $child } has no mentor yet. Below you see who it will be.
family-no-place = { $child } has no place with us at the moment. Is that not right? Ask the location.
family-readable-until = The care has ended. You can read this page until { $date }.
family-closed = The location is closed today.
family-closed-because = The location is closed today: { $why }.
family-opens = Open again:
family-ask-instead = { $mentor } is not there { $part }. Ask for { $colleague } { $part }.
family-ask = Ask for { $colleague } { $part }.
family-ask-on-group = { $mentor } is not there { $part }; ask at the group.
family-part-day = today
family-part-morning = this morning
family-part-afternoon = this afternoon
family-stand-in = { $name } (stand-in)
family-place = The group is with { $group } today.
family-place-opening = At opening the group is with { $group } today.
family-place-opening-until = At opening, until { $time }, the group is with { $group } today.
family-place-closing = At closing the group is with { $group } today.
family-place-closing-from = At closing, from { $time }, the group is with { $group } today.
family-withdrawn = An earlier message about another mentor was withdrawn ({ $date }). That change does not happen.
family-stays = { $mentor } remains the mentor.
family-unread = We note that you have read this message.
family-read = I have read this
family-was-read = We have noted that you have read this.
family-what = What does a mentor do?
family-what-text = { $reader ->
    [institution] The mentor knows the child well, follows how it develops, and is your first contact.
   *[other] The mentor knows your child well, follows its development, talks with you about it and is the first person for you to turn to. When you bring or collect your child, you can always turn to whoever is on the group.
}
family-elsewhere = Go to { $organisation }
family-others = Continue with another role or organisation

family-news = What is new
family-news-nothing = There is nothing new. All that we shared with you is below.
family-news-waits = waits for you
family-news-consents = Questions for your consent: { $count }
family-news-transfers = Transfers to read and answer: { $count }
family-news-recorded = A colleague recorded an answer of yours
family-news-choose = Choose a moment: { $talk }
family-news-report = New report: { $talk }
family-news-needs = Tell us about { $child }, before the first day
family-news-messages = Unread messages: { $count }
family-news-next = New mentor from { $date }: { $mentor }
family-news-mentor = New mentor since { $date }: { $mentor }
family-news-next-interim = Interim mentor from { $date }: { $mentor }
family-news-mentor-interim = Interim mentor since { $date }: { $mentor }
family-news-withdrawn = A change of mentor does not go ahead
family-news-seen = Observations that we shared in the last { $days } days: { $count }
family-news-agreed = Agreements of the last { $days } days: { $count }
family-news-milestones = Milestones of the last { $days } days: { $count }
family-news-day = Read how the day went today

family-mourning-title = Our thoughts are with you
family-mourning-text = There are no messages for you here and there is nothing you need to do.
family-mourning-help = Would you like to ask something, collect something or look something up? The people at the location are glad to help, whenever it suits you.

family-nothing-title = There is nothing here for you
family-nothing-text = We show information about a child to parents and carers with custody. By what our records say there is nothing that we can show you here. Is that not right? Ask the team lead of the location to check.
family-nothing-ended = The care has ended. You could read along here for three months after it. Is there something you still want to know or see? Ask the location.

family-knock-title = There is a message for you
family-knock-text = We send a code to your e-mail address. With it you read the message; you need no password.
family-knock-why = The code makes sure that it is you, also when somebody else gets hold of this link.
family-send-code = Send me a code
family-enter = Continue as parent or carer
family-enter-text = You are signed in already.
family-code-title = Look in your e-mail
family-code-text = If your link still works, we have sent a code. It works for { $minutes } minutes.
family-code-label = Code of 6 digits
family-code-go = Continue
family-code-wrong = This code does not work. Use the code of the last e-mail. After { $tries } tries you ask for a new code.
family-code-spent = This code does not work any more. Ask for a new code below. You get it by e-mail at once.
family-code-none = No e-mail? Look in your spam folder too.
family-code-again = Send a new code
family-code-ended = Does it not work? Ask for a new link.
family-mail-asked-subject = Question from { $organisation }
family-mail-asked = { $dear }

    { $organisation } asks you something. Read it and give your answer here:

    { $link }

    The link works until { $until } and is for you only.
family-mail-recorded = { $dear }

    An answer of yours was recorded at { $organisation }. See here whether it is right:

    { $link }

    The link works until { $until } and is for you only.
family-dear = Dear parent or carer,
family-dear-institution = Dear Sir or Madam,
family-code-mail-subject = Your code for { $organisation }
family-code-mail-text =
    Your code is { $code }

    Fill it in on the page of { $organisation } where you asked for the code. The code works for { $minutes } minutes.

    Did you not ask for a code? Then you need not do anything. Give the code to nobody.

family-ask-title = Ask for a new link
family-ask-text = Fill in your e-mail address. We send you a new link.
family-ask-email = E-mail address
family-ask-hint = The address that the childcare centre has of you.
family-ask-send = Send me a link
family-away-text = You are not signed in, or not any longer. Fill in your e-mail address. We send you a new link.
family-away-password = I sign in with a password
family-ended-title = This link no longer works
family-ended-text = A link works for 30 days. Fill in your e-mail address and we send you a new one.
family-sent-title = Look in your e-mail
family-sent-text = If we know this address, there is a new link in your e-mail now.
family-sent-not = No e-mail? Look in your spam folder too. Or ask on the group which address we have of you.
family-link-mail-subject = Your new link for { $organisation }
family-link-mail-text =
    { $dear }

    You asked for a new link of { $organisation }:

    { $link }

    The link is only for you. Please do not pass it on. Did you not ask for it? Then you need not do anything.
