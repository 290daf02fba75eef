# Taking along: the file of a child for its parent.

take-link = Take the file along
take-title = Take the file of { $child } along
take-lead = { $reader ->
    [institution] All that you read here about the child, as a file that you keep yourself.
   *[other] All that you read here about your child, as a file that you keep yourself.
}
take-what = You get a page to read and print, the photos that you may see, and the same data for a computer.
take-not = { $reader ->
    [institution] What the child keeps to itself, what is about other children and what is for the team only is not in it.
   *[other] What your child keeps to itself, what is about other children and what is for the team only is not in it.
}
take-ask = Make the file
take-days = It mostly takes less than a minute. You can get it for { $days } days; then we remove it.
take-asked = We are making the file. Look at this page again in a moment.
take-waits = We are still making the file.
take-taken-away = We took the file away: the photos in it may not be looked at any more. You can have a new file made below.
take-look = See whether it is ready
take-ready = The file is ready.
take-until = You can get it until and including
take-download = Get the file
take-careful = { $reader ->
    [institution] This is about the child. Keep it where only you can get at it.
   *[other] This is about your child. Keep it where only you can get at it.
}
take-again = Make it again
take-file-title = File of { $child }
take-nothing = Nothing was written yet.
take-section-places = Group
take-section-mentor = Mentor
take-section-talks = Talks
take-section-agreements = Agreements
take-section-goals = Goals
take-section-milestones = Steps in the development
take-section-needs = { $reader ->
    [institution] What the child needs
   *[other] What your child needs
}
take-section-days = Of the day
take-section-heard = { $reader ->
    [institution] What the child wants to share
   *[other] What your child wants to share
}
take-section-concerns = Concerns
take-section-consents = Consent
take-section-professionals = Contact with others
take-section-transfer = Transfer
take-section-messages = Your messages
take-section-seen = What was seen
take-section-lists = Observation lists
take-section-looked = Who looked at the file
take-section-photos = Photos and drawings
take-paper = File on paper
take-paper-text = This parent has no account. Do they want the file of { $child }, then make a PDF with what a parent reads, print it and hand it over yourself. We do not keep it.
take-paper-do = Make the file as PDF
