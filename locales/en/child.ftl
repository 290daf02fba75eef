# The file of a child.

child-mentor = mentor: { $mentor }
child-died = died on { $date }
child-no-mentor = no mentor yet
child-mentor-from = { $mentor } becomes the mentor from
child-around = Around { $child }
child-family = Family
child-file = What we saw
child-file-empty = Nothing written yet. Do you see something? Write a note.
child-file-nothing = Nothing was written.
child-search = Search in this file
child-search-do = Search
child-search-stop = Show everything again
child-found = { $count ->
    [0] Nothing found for ‘{ $q }’.
    [one] Found once: ‘{ $q }’.
   *[other] Found { $count } times: ‘{ $q }’.
}
child-earlier = What we saw earlier
child-to-last = Back to the latest
child-moments = { $count ->
    [0] Last 13 weeks: no contact moments with { $mentor }
    [one] Last 13 weeks: 1 contact moment with { $mentor }
   *[other] Last 13 weeks: { $count } contact moments with { $mentor }
}
child-moments-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
child-moments-observations = { $count ->
    [one] 1 observation
   *[other] { $count } observations
}
child-moments-talks = { $count ->
    [one] 1 talk
   *[other] { $count } talks
}
child-moments-told = { $count ->
    [one] parents told once
   *[other] parents told { $count } times
}
