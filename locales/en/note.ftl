# Notes: a line in passing.

note-write = Note
note-text = What did you see?
note-for = For whom
note-for-group = for the group
note-for-me = only for me
note-alone = only for you
note-save = Save note
note-saved = Saved with { $child }.
note-undo = Undo
note-change = Change
note-change-title = Your note about { $child }
note-change-save = Save
note-cancel = Cancel
note-changed = Your note was changed.
note-changed-meanwhile = You have changed this note somewhere else in the meantime. There it says:
note-changed-meanwhile-do = Below is what you typed now. If you save it, it replaces the text above.
note-late = This note can no longer be changed
note-late-do = That can be done until a day after you wrote it, as long as it was not thrown away or made part of an observation. Nothing has changed. What you typed now is below: you can keep it as a new note.
note-late-save = Keep as a new note
note-remove = Delete
note-removed = Your note is gone.
note-restore = Put it back
note-restored = Your note is back.
