# Observation lists: taking in and turning on, filling in with an observation, reading.

olist-title = Observation lists
olist-lead = Lists with which the group looks at children. Load your own list, see what it holds and turn it on.
olist-none = There is no list yet
olist-none-do = Load a list below, or take the example. A list is off until you turn it on.
olist-version = version { $version }
olist-fills = { $count ->
    [one] filled in once
   *[other] filled in { $count } times
}
olist-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
olist-ages = from { $from } until { $until } months
olist-state-off = off
olist-state-on = on since { $date }
olist-state-on-from = goes on { $date }
olist-state-on-until = on, stops { $date }
olist-state-off-since = off since { $date }

olist-load = Load a list
olist-file = File
olist-file-hint = A text file (.toml) of at most 1 MB, written like the example. A list that is loaded is still off.
olist-load-do = Load
olist-loaded = Loaded. The list is still off: see what it holds and turn it on.
olist-example = The example
olist-example-what = A short list about play, written for Mentorkind. Use it as it is, or as the beginning of your own list.
olist-example-get = Download the example
olist-example-take = Take the example
olist-file-get = Download what was loaded
olist-refused = This list was not loaded
olist-refused-do = Nothing has changed. Mend this in the file and load it again.
olist-refused-more = And { $count } more mistakes. Mend these first.

olist-wrong = Line { $line }: { $what }
olist-wrong-none = Choose a file first. Did you choose one? Then that file is empty.
olist-wrong-there = Version { $version } of ‘{ $list }’ was loaded before. Has the list changed? Give it a new version.
olist-wrong-long = the file is too large. It can have { $most } bytes. Make more lists of it.
olist-wrong-utf8 = there is a character here that cannot be read. Save the file as text in UTF-8.
olist-wrong-syntax = ‘{ $name }’ cannot be read. Look at quotation marks, brackets and commas.
olist-wrong-unknown = ‘{ $name }’ does not belong here. Take it out, or see if it is spelt right.
olist-wrong-missing = ‘{ $name }’ is missing here. Add it.
olist-wrong-text = ‘{ $name }’ must be a text between quotes, of at most { $most } characters.
olist-wrong-code = ‘{ $name }’ cannot be a code. Use small letters, digits and hyphens, at most { $most }.
olist-wrong-months = ‘{ $name }’ must be a whole number of months, from 0 to { $most }.
olist-wrong-ages = ‘tot_maanden’ must be higher than ‘vanaf_maanden’.
olist-wrong-never = this item is outside the ages of the list. Nobody would see it: change the months.
olist-wrong-twice = ‘{ $name }’ is there twice. Give each its own code or word.
olist-wrong-scale = there is no scale with the code ‘{ $name }’. Use the code of a scale in this file.
olist-wrong-many = here ‘{ $name }’ must be there at least { $least } and at most { $most } times.

olist-when = When it is on
olist-turn-on = Turn on
olist-kinds = For which care?
olist-from = On from
olist-turn-on-do = Turn on
olist-change = Change
olist-off-from = Off from
olist-off-hint = What was filled in stays and can be read.
olist-turn-off = Turn off
olist-replaces = Version { $version } of this list is on, or will be. When you turn this one on, that one stops the same day. What was filled in with it can still be read.
olist-turned-on = The list is on from { $date }.
olist-replaced = This version holds from { $date }. The one before stops then.
olist-turned-off = The list is off from { $date }.
olist-holds = What it holds
olist-words = What the words mean
olist-made = Loaded by { $name },
olist-remove = Throw away
olist-removed = The list is gone. It was filled in nowhere.
olist-wrong-day = Choose a day from { $from } to { $until }.
olist-wrong-kinds = Choose for which care the list is.

olist-offered = Observation list
olist-offered-lead = It suits the age. You can fill it in, you need not.
olist-not-begun = not begun ({ $count } items)
olist-all-done = all items filled in ({ $count })
olist-open = { $count ->
    [one] 1 item not filled in
   *[other] { $count } items not filled in
}
olist-fill = Fill in
olist-go-on = Go on
olist-fill-lead = Tap what fits. What you skip stays blank. Parents with custody read this once it is recorded that they were told of the observation.
olist-correct-lead = This is finished. What it said stays visible, with your name at the correction.
olist-sections = Sections
olist-done = { $done } of { $count }
olist-not-seen = not seen
olist-not-seen-what = You looked for it, but there was no occasion to see it. That is something else than leaving it blank.
olist-blank = blank
olist-remark = Remark
olist-remark-label = Short remark
olist-wrong-remark = This remark has { $length } characters. It can have { $most }. Your text is still there: make it shorter.
olist-save-next = Save and go on
olist-save-last = Save and finish
olist-saved = Saved.
olist-corrected = Corrected. What it said can still be read.
olist-meanwhile = This has changed meanwhile. Now it says:
olist-meanwhile-do = What you filled in is below and is not saved yet. When you save it, that holds.
olist-correct = Correct the list
olist-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
olist-changed = { $count ->
    [one] 1 item is other than on
   *[other] { $count } items are other than on
}
olist-the-same = nothing is other than on
olist-was = before: { $answer }
olist-corrected-line = It said: { $before }. Corrected by { $name },

olist-family-link = Observation lists that were filled in ({ $count })
olist-family-title = Observation lists of { $child }
olist-family-lead = What the group saw, in the words of the list. Feel free to ask the mentor what it means.
olist-family-none = There is no list to read yet
olist-family-none-text = You read a list here once the group has told you of the observation.
olist-family-by = Filled in by { $name }
