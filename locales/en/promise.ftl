promise-title = What you can expect of us
promise-back = Your own page
promise-lead = This is how we work with mentors. It is in the protocol of { $organisation }. Here you read it in plain words.
promise-since = This holds since { $date }.
promise-next = From { $date } this changes
promise-gone = This then no longer holds:
promise-question = Would you like to say or ask something about this? You always can, with the mentor.

promise-part-mentor = Who the mentor is
promise-mentor-own = Every child has a mentor of its own: one of the staff of the group.
promise-mentor-days = We look at who works on the days on which the child comes.
promise-mentor-knows = We consider who knows the child well.
promise-mentor-baby = A child younger than { $count ->
    [one] 1 month
   *[other] { $count } months
 } should see its mentor even more often.
promise-mentor-language = We look whether the mentor speaks the language of the family.
promise-mentor-children = We aim for at most { $count ->
    [one] 1 mentor child
   *[other] { $count } mentor children
 } for each mentor.

promise-part-change = When there is another mentor
promise-change-stays = A child keeps the same mentor as much as possible.
promise-change-told = You hear within { $count ->
    [one] 1 working day
   *[other] { $count } working days
 } who the mentor is.
promise-change-handover = The old mentor tells the new one what is good to know.
promise-change-interim = If the mentor is away for more than { $count ->
    [one] 1 week
   *[other] { $count } weeks
 }, there is an interim mentor.

promise-part-start = Starting and settling in
promise-start-introduction = In the { $count ->
    [one] week
   *[other] { $count } weeks
 } before the start there is an introductory talk.
promise-start-appointment = About { $from } to { $until ->
    [one] 1 week
   *[other] { $until } weeks
 } before the start we make an appointment with you for settling in.
promise-start-carer = A child that starts before it is { $count ->
    [one] 1 month
   *[other] { $count } months
 } old first gets a fixed carer.
promise-start-review = { $count ->
    [one] 1 week
   *[other] { $count } weeks
 } after the start we look back on the settling in with you.

promise-part-day = Every day
promise-day-mentor = When you collect, the mentor tells how the day was. If the mentor is not there or is busy, a colleague does.
promise-day-anybody = When you collect, whoever is on the group tells how the day was. That need not be the mentor.
promise-day-needs = When you tell what a child needs, you hear within { $count ->
    [one] 1 working day
   *[other] { $count } working days
 } what we do about it.

promise-part-messages = Messages
promise-message-answer = A message to the mentor is answered within { $count ->
    [one] 1 working day
   *[other] { $count } working days
 }.
promise-message-colleagues = If the mentor is not there, a colleague on the group can read and answer your message.

promise-part-seen = How a child develops
promise-seen-months = { $count ->
    [12] Every year
    [one] Every month
   *[other] Every { $count } months
 } we observe a child with an aim.
promise-seen-birthday = Around each birthday we observe a child with an aim.
promise-seen-domains = When a child is older than { $count ->
    [one] 1 month
   *[other] { $count } months
 }, we also look in an observation at how it develops in each field.
promise-seen-milestones = Within { $count ->
    [one] 1 week
   *[other] { $count } weeks
 } after each birthday we look at the milestones of that age.
promise-seen-told = You hear within { $count ->
    [one] 1 working day
   *[other] { $count } working days
 } after an observation what we saw.
promise-seen-particulars = If there are particulars, there is a talk with you within { $count ->
    [one] 1 working day
   *[other] { $count } working days
 }.

promise-part-talks = Talks
promise-talk-first = After { $count ->
    [one] 1 month
   *[other] { $count } months
 } of care there is a first talk with you.
promise-talk-parents = { $count ->
    [12] Every year
    [one] Every month
   *[other] Every { $count } months
 } there is a talk with the parents.
promise-talk-invited = From the age of { $count } we invite the child too.
promise-talk-child = At after-school care the mentor talks with the child itself { $count ->
    [12] every year
    [one] every month
   *[other] every { $count } months
 }.
promise-talk-asked = When a child at after-school care asks for a talk, somebody talks with it within { $count ->
    [one] 1 working day
   *[other] { $count } working days
 }.
promise-talk-draws = From the age of { $count } it can draw or write for that.
promise-talk-exit = In the { $count ->
    [one] week
   *[other] { $count } weeks
 } before the last day there is an exit talk.
promise-talk-free = You do not have to accept a talk. Just let us know.

promise-part-concerns = Concerns about a child
promise-concern-steps = When we are concerned, we follow { $count ->
    [one] 1 fixed step
   *[other] { $count } fixed steps
 }.
promise-concern-first = Before step { $count } begins, we speak with you. If that is not possible, we record why.
promise-concern-reads = From step { $count } on you read what is recorded.
promise-concern-consent = If a step needs your consent, it begins only when all parents with custody say yes.

promise-part-others = Sharing with a school or with others
promise-other-consent = Without the consent of the parents with custody we share nothing about a child, except where the law asks it.
promise-other-again = If not everybody has answered a request for consent, we ask once more after { $count ->
    [one] 1 working day
   *[other] { $count } working days
 }.
promise-other-begins = We begin with the transfer to school when a child is { $count ->
    [one] 1 month
   *[other] { $count } months
 } old.
promise-other-ready = We send the transfer to school when a child is { $count ->
    [one] 1 month
   *[other] { $count } months
 } old.
promise-other-before = We send a transfer { $count ->
    [one] 1 week
   *[other] { $count } weeks
 } before the first day at the new place.
promise-other-receipt = We ask the receiver to let us know within { $count ->
    [one] 1 working day
   *[other] { $count } working days
 } that the transfer was read.
promise-other-follow-up = { $count ->
    [one] 1 month
   *[other] { $count } months
 } after the first day we ask there how the child is doing.

promise-part-file = The file
promise-file-names = You see who opened the file, by name.
promise-file-roles = You see in which role somebody opened the file.
promise-file-day = What we write about a day, we keep for { $count ->
    [one] 1 day
   *[other] { $count } days
 }.
promise-file-months = We keep the file until { $count ->
    [one] 1 month
   *[other] { $count } months
 } after the last day.
promise-file-messages = We keep messages until { $count ->
    [one] 1 month
   *[other] { $count } months
 } after the last day.
promise-file-photos = We keep photos until { $count ->
    [one] 1 month
   *[other] { $count } months
 } after the last day.
promise-file-concerns = What we recorded of a concern, we keep until { $count ->
    [one] 1 month
   *[other] { $count } months
 } after the last day.
promise-file-transfers = We keep a transfer until { $count ->
    [one] 1 month
   *[other] { $count } months
 } after the last day.
