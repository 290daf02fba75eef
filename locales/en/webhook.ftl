# Webhooks: another system is told at once when something changes.

webhook-title = Webhooks
webhook-one = Webhook
webhook-lead = A webhook tells another system at once when something changes. Only by the keys of the planning package: never a name, and never anything of a child’s file.
webhook-none = There is no webhook yet
webhook-none-text = Nothing goes out. Add the address below of the system that must be told.
webhook-there = Webhooks that are there
webhook-paused = stands still
webhook-waiting = { $count ->
    [one] 1 message waits
   *[other] { $count } messages wait
 }
webhook-owner = { $name } answers for it
webhook-owner-text = When that person is no administrator any more, the webhook stands still until another administrator turns it on again.
webhook-add = Add a webhook
webhook-add-do = Add the webhook
webhook-address = Address of the other system
webhook-address-hint = Begins with https://. Whoever makes the other system gives it to you.
webhook-address-wrong = Fill in an address that begins with https://, without a name and password in it.
webhook-address-garbled = There can be no such address. Check the name, and the number of the port if there is one: 65535 at most.
webhook-address-fragment = Leave out what the address has from # on: that is never sent.
webhook-address-long = This address is too long: { $most } characters at most.
webhook-address-open = Anybody could read along on the way. Choose an address that begins with https://.
webhook-address-inside = This address is inside the network of the server. No messages go there. Choose an address on the internet.
webhook-subjects = What is it told of?
webhook-subjects-missing = Choose at least one thing that the system is told of.
webhook-subject-mentorship = who is which child’s mentor
webhook-subject-placement = which child has a place in which group
webhook-subject-obligation = what must be done for a child or a group, and what is late
webhook-twice = This address hears of this already, and would get everything twice. Nothing was added.
webhook-many = There are { $most } webhooks already. End one first.
webhook-secret-of = The secret for { $address }
webhook-secret = The secret
webhook-secret-once = You see the secret once. Put it into the other system now and keep it nowhere else.
webhook-secret-how = By the secret the other system sees that a message really comes from here.
webhook-secret-renewed = The old secret works for one more day.
webhook-secret-kept = The secret is in the other system
webhook-secret-new = New secret
webhook-secret-title = A new secret for { $address }?
webhook-secret-text = Do this when somebody else may have got hold of the secret. For { $days ->
    [one] one day
   *[other] { $days } days
 } each message is signed with the old secret and with the new one. Put the new one into the other system in that time.
webhook-secret-do = Make a new secret
webhook-secret-soon = A new secret was made less than a day ago too. Every message is signed with that secret and with the one before it now, and there cannot be more than two. If you make another one now, the one before stops working at once. Do this only when the new secret of then is in the other system already, or when the one before must stop at once.
webhook-secret-soon-do = Make a new secret and stop the oldest at once
webhook-secret-not = Keep the secret
webhook-back = Back to the webhook
webhook-about = This webhook
webhook-test = Send a test
webhook-tested = The test goes out in a moment. Look in the log after a few seconds.
webhook-pause = Pause
webhook-paused-done = The webhook stands still. Nothing goes out any more.
webhook-resume = Turn on again
webhook-resumed = The webhook is on again. What waited goes out now.
webhook-end = End
webhook-end-title = End the webhook to { $address }?
webhook-end-text = The other system gets no messages any more, at once, and the log goes. This cannot be taken back; you can add another webhook.
webhook-end-do = End the webhook
webhook-end-not = Do not end it
webhook-ended = The webhook has ended.
webhook-ended-before = This webhook was ended already. Nothing goes out any more; below stand those that are left.
webhook-stands-still = Nothing goes out now
webhook-paused-since = Since
webhook-paused-keeps = Messages wait until you turn the webhook on again, { $days } days at most.
webhook-paused-person = An administrator paused the webhook.
webhook-paused-failing = The other system did not take a message for { $days } days. Ask whoever runs that system what is wrong, and turn the webhook on again after that.
webhook-paused-gone = The other system says that it wants no messages any more. If that is right, end the webhook.
webhook-paused-owner = Whoever answered for this webhook is no administrator here any more. If the webhook is still right, turn it on again: then you answer for it.
webhook-paused-secret = The secret cannot be read any more. Make a new secret, put it into the other system, and turn the webhook on again after that.
webhook-paused-restored = These data come from a backup. If this is the real server, and no trial, turn the webhook on again.
webhook-log = Log
webhook-log-text = What went out or waits of the last { $days } days: first what was not delivered, then the latest. Below the kind stands the number of the message, which the other system gets too. What a message said does not stand here.
webhook-log-empty = Nothing has happened yet that this system is told of. Send a test to see whether it works.
webhook-event = Message
webhook-when = Happened
webhook-state = How it is
webhook-tries = Tries
webhook-answer = Last answer
webhook-next = Next try
webhook-next-none = none
webhook-taken = arrived
webhook-waits = waits
webhook-again-later = not arrived yet
webhook-given-up = not arrived
webhook-untried = not tried yet
webhook-status = answer { $status }
webhook-failure-address = the address is inside the network of the server
webhook-failure-time = there was no answer in time
webhook-failure-connection = no connection
webhook-again = Send again
webhook-again-of = Send again: { $event } of { $at }
webhook-again-done = The message goes out again in a moment.
webhook-mail-subject = A connection in Mentorkind stands still
webhook-mail-text =
    Hello,

    A webhook in Mentorkind stands still: no messages go to the other system any more. Sign in and look at People, Connections, Webhooks. What waits is not lost when you turn it on again within 30 days.
