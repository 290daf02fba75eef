# Who looked at the file of a child, for the parents.

looked-link = Who looked at the file?
looked-title = Who looked at the file of { $child }?
looked-lead = You see when the file was open, by whom of the team (the role), and what for.
looked-lead-names = You see when the file was open, by whom, and what for.
looked-period = From
looked-nobody = Nobody opened the file in these days
looked-nobody-text = When somebody of the organisation opens it, that is here at once. Look at earlier days too if you need to.
looked-earlier = Earlier
looked-times = { $count } times
looked-not = { $reader ->
    [institution] What the child keeps to itself is not here, and nothing about other parents or other children. A question about this? Ask the location.
   *[other] What your child keeps to itself is not here, and nothing about other parents or other children. A question about this? Ask the location.
}
looked-role-mentor = Mentor
looked-role-staff = Pedagogical staff member
looked-role-teamlead = Team lead
looked-role-care = Care coordinator
looked-role-coach = Pedagogical coach
looked-role-policy = Policy officer
looked-role-director = Management
looked-role-emergency = Management, in emergency access
looked-why-file = To read the file or write in it
looked-why-note = To change a note
looked-why-observation = To make or read an observation
looked-why-contact = To record that parents were told something
looked-why-goals = To read or set goals
looked-why-talk = To prepare or report a talk with the parents
looked-why-guardians = To look up the data of the parents
looked-why-letter = To make the letter about the mentor
looked-why-emergency = To look up data in an emergency
looked-why-photos = To see or remove a photo
looked-why-transfer = To make or read the transfer to school or after-school care
looked-why-consents = To ask for consent or look it up
looked-why-concern = { $reader ->
    [institution] Reading a concern about the child or working on it
   *[other] Reading a concern about your child or working on it
}
looked-why-needs = To read or answer wishes and needs
looked-why-day = To record or read how the day was
looked-told-title = Told to a parent without custody
looked-told-text = A parent without custody may ask about what matters for { $child } (Dutch law: Burgerlijk Wetboek, book 1, article 377c). On these days we answered.
