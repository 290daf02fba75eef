# What was imported at night, without anybody.
import-reports-title = Imported by itself
import-reports-lead = What the planning package delivered by itself, with what changed or why it was not imported.
import-reports-lead-own = What the planning package delivered by itself, with what changed at your own location.
import-reports-go = See what was imported by itself
import-reports-none = Nothing was imported by itself yet
import-reports-none-text = As soon as the planning package puts its export in the agreed folder, what changed is shown here. Importing by hand is always possible.
import-report-title = A planning that came by itself
import-report-counts = { $new } new, { $changed } changed
import-report-no-change = Nothing has changed
import-report-no-change-text = There was nothing new in this planning. You do not have to do anything.
import-report-again = Delivered unchanged after that, last
import-report-not-in = not imported
import-report-waits = to be decided
import-report-counted = In the table below, what belongs to more locations counts at each of them.
import-report-counted-own = In the table below, what belongs to more locations counts too. Where one of them is not yours, the administrator decides.
import-report-refused = { $count ->
    [one] 1 error; nothing was imported
   *[other] { $count } errors; nothing was imported
 }
import-report-refused-lead = This planning was not imported; nothing has changed. The administrator was told.
import-report-refused-text = { $count ->
    [one] One error was found.
   *[other] { $count } errors were found.
 } Nothing was imported and nothing is lost. Correct the data in the planning package; the next export is read by itself again.
import-report-files-gone = The files of this export are not there any more. The report beside them said what was wrong.
import-report-nowhere = Of no single location
import-report-would-end = Would end
import-report-endings-title = { $count ->
    [one] 1 row would end
   *[other] { $count } rows would end
 }
import-report-endings-text = This is here, but no longer in the planning. Nothing has ended yet. If that is right, let it end; there is no button to undo that. If it is not, leave it and correct the planning package.
import-report-end = Let this end
import-report-keep = Leave it
import-report-ended = { $count ->
    [one] 1 row has ended.
   *[other] { $count } rows have ended.
 }
import-report-kept = Nothing has ended.
import-report-for-others = What is no longer in the planning here belongs to another location too. The administrator decides about it.
import-report-later = A newer planning came in after this. Look there what would end.
import-report-gone = The files of this export are not there any more. Import the export by hand and say that it is complete.
import-report-decided-end = What was no longer in the planning has ended:
import-report-decided-keep = What was no longer in the planning was left:
import-report-undecided = First decide who this is
import-report-undecided-text = This came with the planning and could be somebody about whom something was recorded here, or a child that has died. The team lead decides on the page of the child’s family who it is. Until then this parent gets and sees nothing.
import-mail-taken = A new planning was imported
import-mail-taken-text =
    Hello,

    A new planning was imported. Here you see what changed at your location:

    { $link }{ $more }

    Kind regards,
    Mentorkind
import-mail-undecided = A new planning was imported: decide who this is
import-mail-undecided-text =
    Hello,

    A new planning was imported. Of these lines you first have to decide who it is:

    { $lines }

    Until then this parent gets and sees nothing. Here you see what changed at your location and where to decide:

    { $link }{ $more }

    Kind regards,
    Mentorkind
import-mail-refused = A planning could not be imported
import-mail-refused-text =
    Hello,

    A new planning was ready, but it could not be imported. Nothing has changed. Here you see why:

    { $link }

    Kind regards,
    Mentorkind
