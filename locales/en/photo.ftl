# Photos of a child: with an observation or a note, with the consent of all parents with custody.

photo-link = Photos
photo-title = Photos of { $child }
photo-lead = With this observation. Parents see them when the observation is finished and you have told them about it.
photo-lead-note = With this note. Whoever reads the note sees them too. Parents do not see them.
photo-none-yet = No photos yet.
photo-done = Done
photo-later = Go on later
photo-add = Add a photo
photo-add-do = Add this photo
photo-added = The photo has been added.
photo-described = What can be seen?
photo-described-hint = For those who cannot see the photo. Left empty, it says the day.
photo-described-long = This text has { $length } characters. There is room for { $most }. Your text is still there: make it shorter.
photo-only = Only { $child } is recognisable on this photo, no other child.
photo-only-missing = Look whether no other child is recognisable on it, and tick that. If there is another child, choose another photo.
photo-choose = Take or choose a photo
photo-choose-hint = JPEG, PNG or WebP, at most 10 MB. Place and time of the camera are taken off.
photo-choose-again = The photo has not been kept. Choose it once more.
photo-none-chosen = Choose a photo first.
photo-empty = This file is empty. Choose another photo.
photo-full = There is room for { $most } photos. Remove one first.
photo-full-now = There is no room for more photos. Remove one if you want another.
photo-cannot = A photo cannot be added now
photo-cannot-do = What you wrote has been kept. Parents answer on their own page. When a parent says it on paper or to you, the mentor or the team lead records that at Consent.
photo-waits = No answer yet from { $names }. No answer is no consent for photos.
photo-refused = No consent for photos from { $names }.
photo-nobody = Nobody is known to have custody. Then nobody can give consent for photos.
photo-hidden =
    { $count ->
        [one] There is a photo that nobody sees now.
       *[other] There are { $count } photos that nobody sees now.
    } They belong to the file and stay as long as it is kept.
photo-of-day = Photo of { $date }
photo-was-removed = Photo removed on { $date }
photo-remove = Remove photo
photo-remove-title = Remove the photo?
photo-remove-text = The photo will really be gone. This cannot be undone.
photo-remove-leaves = The photo will really be gone. It will still say that a photo was removed here, and when. This cannot be undone.
photo-keep = Leave it
photo-removed = The photo is gone.
photo-consent = Photos
photo-consent-link = To Consent
photo-consent-what = For the file of the child and for its own parents, and for nothing else. All parents with custody must say yes. When one withdraws it, nobody sees the photos any more.
photo-consent-given = Photos may be taken.
photo-said-nothing = no answer yet
photo-said-given = yes, on { $date }
photo-said-refused = no, on { $date }
photo-said-withdrawn = withdrawn on { $date }
photo-taken-in-paper = (on paper, taken in by { $name })
photo-taken-in-person = (said to { $name })
photo-take-in = Record an answer
photo-take-in-hint = Record only what the parent said or signed. Your name and the day are added.
photo-take-in-given = Says yes
photo-take-in-refused = Says no
photo-take-in-withdrawn = Withdraws
photo-take-in-after-no = This parent said no, or withdrew the consent. A yes is now given by the parent itself, on the own page.
photo-way = How did they answer:
photo-way-paper = On paper
photo-way-person = In a talk
photo-family = Photos of { $child }
photo-family-ask = May we take photos of { $child }?
photo-family-all = See the photos or change your answer
photo-family-what = { $reader ->
    [institution] The photos belong to what we see of the child. Only those who work with the child’s file and the parents with custody see them. No other child is recognisable on them. They go nowhere else.
   *[other] The photos belong to what we see of your child. Only those who work with your child’s file and the parents with custody see them. No other child is recognisable on them. They go nowhere else.
}
photo-family-free = It is up to you. You may say no, without a reason. You can withdraw your consent at any time: then nobody sees the photos any more, nor those that are there already. They stay with the file as long as it is kept.
photo-family-everyone = Photos can be taken and seen only while all parents with custody say yes.
photo-family-none = There are no photos to see now. A photo appears here when the mentor has told you what was seen.
photo-give = Yes, you may
photo-refuse = No, rather not
photo-thanks-given = Thank you. You say yes to photos. You can withdraw that at any time.
photo-thanks-refused = Recorded: you say no. No photos will be taken.
photo-thanks-withdrawn = Your consent has been withdrawn. From now on nobody sees the photos.
