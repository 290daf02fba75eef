# Messages between parents and the mentor.

message-title = Messages
message-title-child = Messages about { $child }
message-write-to = Message to { $mentor }
message-new = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
}
message-list = Messages from parents
message-list-lead = These parents are waiting for an answer from you.
message-list-empty = Nobody is waiting for an answer
message-list-empty-text = When a parent writes to you, it is here and under ‘To do’.
message-about = About { $child }
message-instead-of = In place of { $mentor }
message-in-their-place = { $count ->
    [one] 1 parent is waiting for an answer while the mentor is not there
   *[other] { $count } parents are waiting for an answer while the mentor is not there
}
message-child-lead = Each parent has their own messages. Other parents do not see them.
message-nobody = There is no parent to write to yet
message-nobody-text = Parents with custody come with the import. Ask the team lead when somebody is missing.
message-last = Last message:
message-none-yet = There are no messages yet.
message-to-answer = waiting for an answer
message-closed-badge = reading only
message-with = Messages with { $guardian }
message-closed = This parent has no custody or no contact now. You can read what is here, and write nothing more. Nothing was sent.
message-ended = The care has ended. You can still read what is here. Nothing was sent.
message-answer = Answer
message-write = Write a message
message-text = Message
message-send = Send
message-stays = A message does not change any more. As long as the parent has not read it, you can withdraw it.
message-own = Only you and who answers read this, another parent does not. As long as it was not read, you can withdraw it.
message-otherwise = Spoken instead?
message-spoken-day = When?
message-spoken-in-person = Spoken on the group
message-spoken-phone = Called
message-not-needed = No answer is needed
message-read-answer = Read and answer
message-back-family = Back to { $child }
message-who = Who answers, and when
message-away = { $mentor } does not work today, and reads your message on the next working day.
message-away-colleagues = { $mentor } does not work today. A colleague on the group can read your message and answer.
message-colleagues = Is { $mentor } not there? Then a colleague on the group can read your message and answer.
message-no-mentor = { $child } has no mentor now. The pedagogical staff of the group read your message.
message-promise = { $count ->
    [one] You get an answer within 1 working day: by
   *[other] You get an answer within { $count } working days: by
}
message-urgent = { $reader ->
    [institution] Is it urgent, or does the child stay at home today? Then call the location.
   *[other] Is it urgent, or does your child stay at home today? Then call the location.
}
message-you = You
message-was-withdrawn = Withdrawn before it was read.
message-read-on = Read:
message-noted-by = { $name } made a note of this.
message-became-agreement = This became an agreement.
message-became-concern = The mentor takes this further.
message-withdraw = Withdraw
message-make-note = Make it a note
message-make-agreement = Make it an agreement
message-make-concern = Start a concern
message-became-concern-staff = A concern began with this.
message-from = From a message of { $guardian }, { $date }.
message-own-words = Both parents read the agreement, and not the message. Leave out what was meant for you alone.
message-own-words-concern = The other parent may come to read this too, and not the message. Leave out what was meant for you alone.
message-i-read = I have read it
message-was-read = Read
message-sent = The message was sent.
message-withdrawn = The message was withdrawn. Nobody has read it.
message-read-meanwhile = The message was just read. It can no longer be withdrawn; write a new message if you need to.
message-noted = The note is in the file of { $child }. The parent sees that there is a note.
message-note-text = Message from { $guardian }: { $text }
message-done-spoken = It is recorded that you have spoken.
message-done-not-needed = Recorded: no answer is needed here.
message-settled-phone = { $name } called about this: { $date }.
message-settled-in-person = { $name } spoke about this on the group: { $date }.
message-settled-not-needed = { $name } found that no answer was needed: { $date }.
message-wrong-empty = First write a message. Nothing was sent.
message-wrong-long = This message has { $length } characters. { $most } fit. Nothing was sent and the text is still there: shorten it, or make it two messages.
message-wrong-day = Nothing was recorded. Choose a day from { $first } until today.
message-file = Send a photo or PDF along
message-file-choose = Choose a file
message-file-hint = A photo or a PDF, at most 10 MB. Choose a PDF of a document, not a Word file.
message-file-name = message
message-file-picture = Photo ({ $size } kB)
message-file-pdf = PDF ({ $size } kB)
message-file-not-sent = Nothing has been sent and your text is still there.
message-file-again = The file has not been kept. Choose it once more.

message-mail-subject = New message from { $organisation }
message-mail-guardian = { $dear }

    You have a new message from { $organisation }. Open it here:

    { $link }

    The link works until { $until } and is for you only.
message-mail-staff = Dear colleague,

    There is a new message for you. You read it here:

    { $link }

    { $organisation }
message-about-seen = About what was seen, { $date }
message-about-correction = Asks for a correction of what was seen, { $date }
