# The protocol: what holds, from when, and where that is written.

protocol-title = Protocol
protocol-since = This holds today. This version started on { $date }.
protocol-version-of = This version is not today’s. It starts on { $date }.
protocol-profile-only = This holds today: the profile that Mentorkind starts with.
protocol-to-today = What holds today
protocol-versions = Versions
protocol-from = From
protocol-state-current = holds today
protocol-state-coming = to come
protocol-state-past = past
protocol-state-replaced = replaced before it started
protocol-made = Recorded on { $date }
protocol-made-by = Recorded by { $name } on { $date }
protocol-paragraph = From the protocol, under ‘{ $paragraph }’
protocol-origin-law = From the law: { $law }
protocol-origin-default = The protocol does not say anything about this. It is Mentorkind’s default.

protocol-section-division = The division
protocol-about-division = Mentorkind looks for the division with the fewest points. What matters more costs more points.
protocol-section-warnings = Warnings
protocol-about-warnings = Above these numbers you see a warning. You can still divide.
protocol-section-telling = Parents hear who the mentor is
protocol-about-telling = Whoever does not know by then is listed as ‘to be told’.
protocol-section-handover = Handover to another mentor
protocol-about-handover = What the old mentor knows about the child goes along.

protocol-setting-half-day-apart = Each half-day that a child attends without its mentor: { $value } points
protocol-setting-hardly-seen = Mentor sees the child on less than half of its half-days: { $value } points
protocol-setting-baby-apart = Mentor sees a baby on less than two thirds of its half-days: { $value } points
protocol-setting-change = The child gets another mentor: { $value } points
protocol-setting-not-known-well = Someone else knows the child well and the mentor does not: { $value } points
protocol-setting-language = Mentor does not speak the language of the family: { $value } points
protocol-setting-stops = Mentor will soon stop on the group: { $value } points
protocol-setting-pair = A wish about two children (together or apart) is not met: { $value } points
protocol-setting-load = Dividing children fairly by working days: weighs { $value } points
protocol-setting-baby-months = { $value ->
    [one] A child is a baby until it is 1 month old
   *[other] A child is a baby until it is { $value } months old
}
protocol-setting-ahead-days = { $value ->
    [one] Whoever starts within 1 day counts already
   *[other] Whoever starts within { $value } days counts already
}
protocol-setting-stops-days = { $value ->
    [one] Stopping soon means: no longer on the group 1 day later
   *[other] Stopping soon means: no longer on the group { $value } days later
}
protocol-setting-children-per-mentor = { $value ->
    [one] More than 1 mentor child
   *[other] More than { $value } mentor children
}
protocol-setting-children-per-working-day = { $value ->
    [one] More than 1 mentor child per working day a week
   *[other] More than { $value } mentor children per working day a week
}
protocol-setting-working-days = { $value ->
    [one] Within 1 working day
   *[other] Within { $value } working days
}
protocol-on-at-change = The old mentor hands over to the new one
protocol-off-at-change = No handover is needed

protocol-change = Make a new version
protocol-change-lead = Change the text and choose the day on which the new version starts. Until then, what holds now goes on.
protocol-starts-on = Starts on
protocol-text = Text of the protocol
protocol-text-hint = Each setting has a value and the place it comes from (source): a sentence of the protocol, the law, or "default".
protocol-save = Record this version
protocol-cancel = Cancel
protocol-changed = Recorded. The new version starts on { $date }.
protocol-overtaken = Someone else made a new version in the meantime. Your text is still here. Look under Versions first to see what they changed. If you record again, your text holds.
protocol-date-wrong = Choose a day from { $from } up to and including { $until }.
protocol-wrong = Line { $line }: { $what }
protocol-wrong-too-long = the text is too long. More than 100,000 characters is not possible.
protocol-wrong-syntax = this cannot be read ({ $why }).
protocol-wrong-unknown = there is no setting ‘{ $name }’.
protocol-wrong-missing = ‘{ $name }’ is missing.
protocol-wrong-range = enter a whole number from { $from } to { $to }.
protocol-wrong-switch = enter true or false.
protocol-wrong-origin = the source must be "default", {"{"} quote = "a sentence" {"}"} or {"{"} law = "an article" {"}"}.
protocol-wrong-text = ‘{ $name }’ needs a text.
