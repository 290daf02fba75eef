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
