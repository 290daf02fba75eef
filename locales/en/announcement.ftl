# Announcing: who knows who the mentor is.

told-title = Who knows who the mentor is
told-title-group = { $group }: who knows who the mentor is
told-lead = Parents with custody get a message as soon as there is a new mentor. Here you see who knows, and whom you still tell yourself.
told-imported = No message went out about a mentor who came with the import. Whether those parents know is then not recorded: ask them.
told-all-groups = All groups
told-none-due = There is nobody you need to tell yourself now.
told-due-title = Tell in person
told-more-due = And { $number } more. Choose a group to see them.
told-groups = Groups
told-count-due = { $number } to tell in person
told-count-waiting = { $number } not opened yet
told-count-none = up to date
told-children = All children
told-empty-title = No children yet
told-empty-text = As soon as there are children in the group and the division is known, you see here who knows it.
told-mentor = Mentor: { $mentor }
told-no-mentor = No mentor yet
told-before = Told, according to the planning:
told-unknown = This mentor came with the import. Whether parents know was not recorded.
told-by = by { $name }
told-child-itself = { $name } (the child)
told-what-from = From { $date }: { $mentor }
told-what-now = Mentor is { $mentor }
told-what-withdrawn = The change does not happen

told-due-no-address = No mail was sent: no address is known.
told-due-bounced = The mail came back.
told-due-not-opened = The message is of { $date } and was not opened within { $days ->
    [one] one working day
   *[other] { $days } working days
 }.
told-due-child = At after-school care the child itself is told too.
told-wait = Not opened by the end of { $date }? Then tell it yourself.

told-state-not-mailed = not told yet
told-state-queued = being mailed
told-state-accepted = mailed
told-state-bounced = came back
told-state-opened = opened
told-state-told = told
told-state-taken-back = withdrawn

told-tell = Told
told-record = Record something
told-letter = Letter
told-bounced = Mail came back
told-undo = Take back
told-flash-told = Noted: { $who } knows.
told-flash-bounced = Noted: the mail to { $who } came back.
told-flash-undone = That was removed again.

told-mail-subject = You have a new message from { $organisation }
told-mail-text =
    { $dear }

    You have a new message from { $organisation }. Read it with your own link:

    { $link }

    You need no password. You get a code by e-mail. The link works until { $until }.

    The link is only for you. Please do not pass it on.

letter-title = Letter to { $guardian }
letter-back = Back
letter-languages = Language of the letter
letter-language = This letter is in { $language }.
letter-language-own = According to the planning, { $guardian } reads { $language }.
letter-language-nl = Dutch
letter-language-en = English
letter-language-tr = Turkish
letter-language-ar = Arabic
letter-language-pl = Polish
letter-language-uk = Ukrainian
letter-awaits-review = No native reader has looked at this translation yet. In doubt, give the Dutch letter along.
letter-subject = { $child }’s mentor
letter-subject-withdrawn = { $child }’s mentor does not change
letter-dear = Dear { $guardian },
letter-dear-formal = Dear { $person },
letter-dear-office = Dear Sir or Madam,
letter-attention = Attn. { $person }
letter-withdrawn = We told you that { $child } would get another mentor. That change does not happen.
letter-stays = { $mentor } remains { $child }’s mentor.
letter-from = From { $date } { $mentor } is { $child }’s mentor.
letter-is = { $mentor } is { $child }’s mentor.
letter-interim = { $mentor } does this for now, while { $own } is away. When that changes, we will tell you.
letter-what = The mentor follows how { $child } is doing, talks with you about it and is the first person for you to turn to.
letter-reach = How to reach { $mentor }
letter-no-mentor = There is no mentor for { $child } now. As soon as there is one, you will hear it from us.
letter-questions = Do you have a question? Please ask it on the group, when bringing or collecting.
letter-greeting = Kind regards,
