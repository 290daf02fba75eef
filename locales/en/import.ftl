import-title = Import the planning
import-lead = Mentorkind works with the groups, rosters and placements of your planning package. Import them here; there is nothing to type again.
import-step-files = Files
import-step-check = Check
import-step-confirm = Confirm

import-waiting = You have files ready that are not imported yet.
import-waiting-go = Go on with these
import-replaced-title = There is a newer upload
import-replaced-text = You put other files ready after these, perhaps in another window. These were not imported, and nothing has changed.
import-replaced-go = Go on with the newest files
import-files = Choose the files
import-files-hint = One workbook (.xlsx), or all CSV files at once. At most 64 MB together.
import-complete = This export is complete: what is not in it ends
import-complete-hint = Without this, nothing ends that is missing from the files. With it, you first see everything that would end.
import-own-locations = You import for your own location. Rows of other locations are refused.
import-check = Check the files
import-nothing-yet = Nothing changes yet. First you see what was found and what would change.
import-upload-none = First choose one or more files.
import-upload-too-large = These files are larger than 64 MB together. Nothing was kept. Ask your administrator to import them with the command mentorkind import, which takes larger files.

import-which = Which files?
import-which-text = Nearly every planning package can make these lists: as CSV files, or as the sheets of one workbook. The first line names the columns, in any order. The examples show what a list looks like.
import-template-get = Download the workbook to fill in
import-template-see = See a workbook that is filled in
import-which-about = What is in it
import-which-needed = Needed
import-needed-always = always
import-needed-sometimes = if you have them
import-example = Example
import-example-of = Example of { $file }
import-about-groups = Groups with their location and kind of care
import-about-staff = Staff with their group, working days and role
import-about-children = Children with their group, days and mentor
import-about-guardians = Parents and guardians with their children
import-about-locations = Locations with their name and registration number
import-about-absences = Absences of staff and children
import-about-closures = Days on which a location is closed

import-errors-title = This is not right yet
import-errors-text = { $count ->
    [one] One error was found.
   *[other] { $count } errors were found.
 } Nothing was imported. Correct the data in your planning package, make the files again and choose them here.
import-errors-again = Choose new files
import-errors-download = Download the errors
import-errors-file = errors.csv
import-errors-list = What to look into
import-listed = The first { $listed } of { $count } are listed.
import-values-hidden = As an administrator you see keys, not names or other data of children, parents and staff. The row shows the place in the file.
import-column-file = File or sheet
import-column-row = Row
import-column-column = Column
import-column-value = Value
import-column-reason = What about it
import-cancel = Do not import
import-cancelled = The files have been removed. Nothing was changed.

import-error-missing-table = This file is missing. When another name is given here, that file was sent, but it is not the name of a list.
import-error-no-known-file = This is not the name of a list. Send groups.csv, staff.csv, children.csv and guardians.csv, one by one and not as a zip, or one workbook with those sheets.
import-error-double-table = This file is there twice.
import-error-unreadable = This file cannot be read.
import-error-not-text = This is not a text file. Save it as CSV.
import-error-not-a-workbook = This is not a workbook, or the file is damaged. Open it in your spreadsheet, save it as .xlsx and choose it again.
import-error-other-workbook = This kind of workbook is not read. Save it as .xlsx.
import-error-encrypted-workbook = This workbook has a password. Save it without one.
import-error-large-workbook = This workbook is too large when it is unpacked. Use CSV files.
import-error-no-known-sheet = No sheet has the name of a list, such as groups or children. Use the workbook that you can download here.
import-error-not-alone = There is another workbook or CSV file with it. Choose one workbook, or only the CSV files.
import-error-no-rows = There is nothing in the lists yet. Fill in groups, staff and children, save the workbook and choose it again.
import-error-cell-error = This is the error of a formula.
import-error-no-value = This formula has no value yet. Open the workbook, save it and choose it again.
import-error-too-large = The files are too large together.
import-error-missing-column = This column is missing from the first line.
import-error-double-column = This column is in the first line twice.
import-error-wrong-field-count = This row has more or fewer fields than the first line. The value is how many.
import-error-open-quote = A quotation mark opens here and is never closed.
import-error-too-long = This field is longer than 10,000 characters.
import-error-empty = This field must be filled.
import-error-unknown-key = This key is not in the other files.
import-error-double-key = This key is there already.
import-error-overlapping-period = The period overlaps with that of another row.
import-error-until-before-from = The last day is before the first day.
import-error-future-birth = This birth date is in the future.
import-error-future-day = This day is in the future. Here stands what has been done.
import-error-too-far-ahead = This day is more than a year ahead. Look whether the year is right.
import-error-long-period = This lasts more than five years. Look whether the years are right; set an end that is not known yet to at most five years after the first day.
import-error-unknown-token = This is not a day such as ma, di-o or e:vr.
import-error-unknown-code = This value cannot be in this column.
import-error-not-a-date = This is not a date such as 2026-03-31 or 31-03-2026.
import-error-negative-number = This number is below zero.
import-error-not-a-whole-number = This is not a whole number.
import-error-not-an-email = This cannot be an e-mail address.
import-error-pair-with-itself = This is the child itself.
import-error-pair-in-both-columns = These two children would get the same and another mentor.
import-error-not-one-absentee = Fill in a staff member or a child, and not both.
import-foreign-other-location = This belongs to a location that is not yours.
import-foreign-other-person = This belongs to somebody of a location that is not yours. Ask the administrator to import it.
import-foreign-role = Only the administrator can import this role.

import-warnings-title = { $count ->
    [one] 1 remark
   *[other] { $count } remarks
 }
import-warnings-text = These do not stop the import. See whether it is meant this way.
import-warnings-show = Show the remarks
import-warning-unknown-column = This column is not known and is not read.
import-warning-unknown-table = This file is not known and is not read.
import-warning-unknown-mentor = This mentor is not among the staff. The child gets no mentor this way.
import-warning-age-outside-care = The child is too young or too old for this care.
import-warning-no-guardian-email = This parent has no e-mail address and so gets no message.
import-warning-no-guardian = This child has no parent or guardian.
import-warning-contradiction = An earlier row says otherwise. The first row counts.
import-remark-other-mentor = This child has another mentor here. That stays; change the mentor in the division.
import-remark-custody = Custody was recorded here with its date and stays as it is. Have the planning checked.
import-remark-died = This child is on record as having died. Nothing changes.
import-remark-other-kind = The location of this group is registered for another kind of care.
import-remark-account-email = This e-mail address is new. Signing in still goes with the old one.
import-remark-guardian-email = This parent has another e-mail address. With the old one nobody comes in any more. A link to the new one comes with the next message, or when the parent asks for it.

import-changes-title = This is going to change
import-changes-lead = { $new } new, { $changed } changed, { $ended } ended. Is it right? Then import it.
import-endings-title = { $ended ->
    [one] Something ends
   *[other] { $ended } rows end
 }
import-endings-text = No button takes this back after the import. Is something wrong? Then do not import, and look in your planning package first.
import-confirm = Import
import-changed-since = Something has changed since the check. Look once more; nothing was imported yet.
import-nothing-title = Everything is here already
import-nothing-text = There is nothing new in these files. You need not do anything.
import-parts-title = By part
import-parts-complete = The export is complete: what is not in it ends. What was entered here (absences, closures, swapped days, stand-ins) stays.
import-part = Part
import-new = New
import-changed = Changed
import-ended = Ends
import-unchanged = Stays
import-rows-title = Which rows are these?
import-rows-text = You see the keys of your planning package, with the columns that change.
import-rows-new = { $part }: { $count } new
import-rows-changed = { $part }: { $count } changed
import-rows-ended = { $part }: { $count }
import-more = And { $count } more.
import-ends-on = last day { $day }
import-ends-removed = goes away
import-part-locations = Locations
import-part-groups = Groups
import-part-staff = Staff
import-part-roster = Rosters
import-part-roles = Roles
import-part-children = Children
import-part-placements = Placements
import-part-guardians = Parents and guardians
import-part-guardianships = Parents of children
import-part-absences = Absences
import-part-closures = Closing days
import-part-mentorships = Mentors
import-part-access = Access

import-done-title = Imported
import-done-text = It is in: { $new } new, { $changed } changed, { $ended } ended. The files have been removed.
import-now-title = What now?
import-now-groups = See for each group whether all children have a mentor, and have a division proposed if need be.
import-now-people = Invite new staff, so that they can sign in.
import-now-groups-go = To the groups
import-now-people-go = To the people
import-now-again = Import once more
