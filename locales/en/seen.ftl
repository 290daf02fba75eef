# What was seen of a child, for parents.

seen-title = What was seen of { $child }
seen-lead = This is what the group saw, and how you were told. Do you want to add something, or is something not right? Write to the mentor.
seen-none = There is nothing to read yet
seen-none-text = You read here what was seen as soon as the group has told you.
seen-by = Seen by { $name }
seen-corrected = Corrected on
seen-all-well = All is well.
seen-told-pickup = Told at drop-off or pick-up, by { $name }, { $date }
seen-told-phone = Told by telephone, by { $name }, { $date }
seen-told-message = Message from { $name }, { $date }
seen-link = Read everything and answer
seen-you = You wrote
seen-asks-correction = you ask for a correction
seen-to-messages = To your messages
seen-answer = Answer
seen-answer-label = What do you want to add or ask?
seen-correct = Something is not right: I ask for a correction
seen-answer-send = Send to the mentor
seen-answer-sent = Your answer is with the mentor.
seen-correction-sent = Your request for a correction is with the mentor. You get an answer in your messages.
