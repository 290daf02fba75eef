# Emergency access: the director opens a file for a short while, with a reason.

emergency = Emergency access
emergency-lead = Here you see which director opened a file, why, and what was looked at. At each emergency access you get a mail at once.
emergency-lead-director = For when there is no other way. You open the data of one child or one group, for { $minutes } minutes. The protection officer is told at once and sees your reason and what you open.
emergency-open = Open emergency access
emergency-search = Name of the child or the group
emergency-subject = For whom?
emergency-subject-missing = Choose a child or a group.
emergency-many = There are more. Type more of the name.
emergency-not-found = There is no child or group with “{ $search }” in the name.
emergency-reason = Why is it needed?
emergency-reason-hint = Write it so that somebody else understands later why you could not wait.
emergency-reason-short = Explain why it is needed, in at least { $least } characters.
emergency-reason-long = Keep it to at most { $most } characters.
emergency-runs-already = You have emergency access already. End that first.
emergency-told = The protection officer gets a mail at once. Your reason and each file that you open are recorded.
emergency-untold = There is no protection officer or other director with an e-mail address. Nobody is told; it is recorded nevertheless.
emergency-open-do = Open
emergency-look = See the data
emergency-runs-until = Emergency access until
emergency-minutes-left = minutes left
emergency-end = End now
emergency-ended = The emergency access has ended.
emergency-ended-before = This emergency access had stopped already. It opens nothing any more.
emergency-over = The emergency access is over. Is it still needed? Open it again.
emergency-list = When and why
emergency-none = Emergency access was never opened
emergency-none-text = When it is, this tells who did it, why, and what was looked at.
emergency-group = Group { $group }
emergency-runs = running
emergency-by-hand = ended by hand
emergency-by-itself = ended by itself
emergency-nothing-opened = Nothing was looked at.
emergency-opened = Looked at:
emergency-times = { $times ->
    [one] once
   *[other] { $times } times
 }
emergency-children = Choose a child
emergency-no-children = This group has no children today
emergency-no-children-text = End the emergency access and search the child by name.
emergency-child = The child
emergency-born = Born
emergency-mentor = Mentor
emergency-no-place = has no place at this moment
emergency-no-mentor = has no mentor at this moment
emergency-call = Whom to call
emergency-custody = custody
emergency-no-custody = no custody, or not known
emergency-no-contacts = No parents or guardians are known.
emergency-no-number = No phone number or e-mail address is known.
emergency-not-called = You do not call anybody who may have no contact with the child. That is why phone and e-mail are not shown here.
emergency-held = Do not call: the team lead first decides who this is. That is why phone and e-mail are not shown here.

emergency-mail-subject = Emergency access opened at { $organisation }
emergency-mail-text =
    Hello,

    A director of { $organisation } has opened emergency access. Sign in to see who, why, and what is looked at:

    { $link }
