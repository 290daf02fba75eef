# The frame of every page: navigation, messages, errors.

layout-skip = Skip to content
layout-nav = Main menu
layout-nav-waiting = to do
layout-nav-more = More
layout-crumbs = Where you are
layout-account = Menu of { $name }
layout-memberships = Work as
layout-sign-out = Sign out
layout-language = Language
layout-close = Close
layout-pdf = Save as PDF
layout-print = Print
layout-optional = may stay empty
layout-problems = Not saved yet. Please check:
layout-step-done = done
layout-step-skipped = passed over
layout-news = There is something new. What you are doing stays.
layout-news-show = Show
layout-draft-says = There is a newer text here by now. It is as it was. This was typed on this device and was not saved yet:
layout-draft-take = Replace with this text
layout-draft-throw = Throw this text away
layout-offline = No connection. What you filled in is still here. Please try again in a moment.

layout-week-together = together
layout-week-one = one of the two is there
layout-week-without = child is there without the mentor

layout-error-kept = Nothing was lost. What was saved before is still there.
layout-error-home = To the start
layout-error-code = Asking for help? Mention code { $code }.
layout-error-403-title = This page is not for you
layout-error-403-text = What is here is meant for others. Is that not right? Ask the team lead of the location.
layout-error-404-title = This page does not exist
layout-error-404-text = The link may be old, or a piece of it is missing. Go to the start and look from there.
layout-error-409-title = Something has just changed here
layout-error-409-text = Meanwhile this was changed, by someone else or in another window. What was kept there is still there. Go back, refresh the page and see what it says now.
layout-error-413-title = This is too large to send
layout-error-413-text = Nothing was sent. Go back: what you filled in is still there. Make the text shorter or choose a smaller file, and send it again.
layout-error-429-title = Please wait a moment
layout-error-429-text = This was tried too often in a row. Wait a quarter of an hour and try again.
layout-error-500-title = Something went wrong here
layout-error-500-text = The fault is ours, not yours. Try again in a minute.
layout-error-400-title = This form has expired
layout-error-400-text = Go back, refresh the page and send the form again. If it keeps happening, sign in again.
layout-awaits-review = This translation has not been checked yet by a native reader.
layout-read-dutch = Read in Dutch
