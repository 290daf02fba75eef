# Without a connection: what the tablet of a group shows then.

offline-copy = No connection. This is how it was at { $time }; the page stays until midnight.
offline-on = Go on
offline-see = What the tablet keeps
offline-nobody = Nobody comes today
offline-nobody-text = No children are planned and nobody has come. Look at the days of the group to see whether that is right.
offline-what = This page has first names only, who is here and since when, and whom to ask today. The tablet keeps it for when the connection is gone.
offline-none = No connection
offline-none-text = The tablet cannot reach the server now. There is no page of today, or it is of yesterday and is not shown any more.
offline-none-kept = Nothing is lost of what was saved. See whether the wifi is on and try again; write on paper until then.
offline-again = Try again

# Writing without a connection.
offline-who-writes = Who writes?
offline-who-writes-text = You are here when you gave your PIN on this tablet today. What you write is sealed and waits: nobody can read it back, not even on this tablet.
offline-write = Write down
offline-words = What do you want to write down?
offline-note = Note
offline-written = written down
offline-waits-one = 1 line waits for a connection, nothing is lost. It goes by itself when the connection is back.
offline-waits-many = { $count } lines wait for a connection, nothing is lost. They go by themselves when the connection is back.
offline-stuck-one = The server cannot read 1 line. It stays here; ask the administrator whether the key of the server was changed.
offline-stuck-many = The server cannot read { $count } lines. They stay here; ask the administrator whether the key of the server was changed.
offline-not-written = This was not kept: the tablet is full or lets nothing be stored. What you wrote is still there; copy it on paper.
offline-some-held = Not everything goes together with what colleagues wrote meanwhile. Whoever wrote it chooses what stays.
offline-see-held = See it

# What could not simply be kept: its writer decides.
offline-held = Written without a connection
offline-held-text = You wrote this when there was no connection. It does not go together with how it is now. Choose for each line what stays.
offline-held-none = Nothing waits for you
offline-held-none-text = All that you wrote without a connection is kept.
offline-mine = Yours
offline-theirs = Now it says
offline-nothing-said = nothing
offline-because-not-theirs = You could not write this any more when the connection was back: { $child } or you left this group, or the tablet was ended.
offline-because-differs = Meanwhile a colleague wrote something else about { $child }.
offline-because-over = The agreement about { $child } does not hold any more: a colleague looked back on it or withdrew it before your tap was here.
offline-because-late = It was written after midnight, or it arrived more than two weeks later.
offline-because-text = There is no text in it, or more than fits.
offline-because-names = This line about { $child } names another child, and the parents of { $child } read it. Keep it as it is, or throw it away and write it again.
offline-keep = Keep it like this
offline-drop = Throw away
offline-drop-sure = Yes, throw away
offline-kept = Kept with { $child }.
offline-dropped = Thrown away: what you wrote about { $child }.
offline-cannot = It cannot be kept: you may not write about { $child } now. Nothing is lost. Tell a colleague of the group of { $child }, and throw the line away then.
