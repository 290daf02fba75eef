# A staff member's own card.

card-title = My card
card-back = My account
card-lead = This is what parents see of you when you are their child's mentor. Colleagues see your photo.
card-reach = How parents reach you
card-reach-hint = For example: "Call the group on my working days, preferably between 1 and 2 pm." If you leave it empty, it says that parents speak to you when they bring or collect their child.
card-reach-too-long = Keep it short: at most { $most } characters.
card-reach-changed = In the meantime this was changed to: "{ $now }". Save again if your text should stay.
card-photo = Photo
card-photo-other = Another photo
card-photo-hint = JPEG, PNG or WebP, at most 10 MB. We make it a small square and remove where and when the photo was taken.
card-picture-too-large = This photo is larger than 10 MB. Choose a smaller one.
card-picture-heic = This is a HEIC photo of a phone, which we cannot read. Take a screenshot of the photo, or choose Settings, Camera, Formats, "Most Compatible".
card-picture-avif = This is an AVIF picture, which we cannot read. Save it as JPEG or PNG, or take a screenshot of it, and choose that.
card-picture-not = This is not a photo that we can read. Choose a JPEG, PNG or WebP.
card-picture-empty = This file is empty: there is no photo in it. Choose another photo.
card-picture-pixels = This photo has too many pixels. Choose a smaller one.
card-save = Save
card-saved = Your card is saved.
card-preview = What parents see
card-preview-mentor = Your child’s mentor
card-days-from = Your working days come from the roster.
card-remove = Remove photo
card-remove-title = Remove photo?
card-remove-text = Parents then see your initials. The photo is really gone after that; you can always choose a new one.
card-keep = Leave it
card-photo-removed = Your photo was removed.
