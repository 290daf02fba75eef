account-sign-in = Sign in
account-email = E-mail address
account-password = Password
account-wrong = This e-mail address and password do not belong together. Check for typing errors and whether Caps Lock is off.
account-forgot = Forgot your password?
account-parents = Are you a parent or guardian? You need no password: open the link in the e-mail that you had from the childcare.
account-parents-link = Send me a new link
account-signed-out = You have signed out.

account-choose = Where do you want to go?
account-choose-text = You can always change later.
account-no-access = You no longer have access
account-no-access-text = Your account still exists, but belongs to no organisation now. Is that not right? Ask the administrator to invite you again.

account-welcome = Welcome to Mentorkind
account-welcome-text = Choose a password. After that you sign in with { $email } and this password.
account-new-password = New password
account-new-password-text = Choose a new password. You will be signed out on your other devices.
account-password-hint = At least 12 characters. A few unrelated words in a row are easy to remember and hard to guess.
account-password-keep = Save password
account-password-kept = Your password has been saved and you are signed in.
account-password-short = This password is too short. Choose one of at least { $least } characters.
account-password-long = This password is too long. Choose one of at most { $most } characters.
account-password-common = This password is too easy to guess: many people choose it. Take a few words that do not belong together.
account-password-own = Your name or e-mail address is too easy to guess. Take a few words that do not belong together.

account-gone = This link no longer works
account-gone-text = A link works once, and only for a limited time. Do you have a password already? Then just sign in. Forgotten it? Then ask for a new link.
account-gone-invitation = Was this your first invitation? Ask the administrator of your organisation to invite you again.
account-whole = Do you have a password? Then sign out and sign in with it. If you have none, choose “Forgot your password?”: you get a link by e-mail, choose a password and are signed in with it at once.
account-forgot-text = Fill in the e-mail address with which you sign in. You will get a link to choose a new password.
account-forgot-send = Send me a link
account-forgot-sent = If this address has an account, the link is on its way. It works for one hour, once.
account-forgot-none = No e-mail after a few minutes? Look among the unwanted mail, or ask the administrator of your organisation which address is known.

account-nothing = You are not on a roster at the moment and have no role. That is why nothing opens for you now. Is that not right? Ask your team lead.
account-card = My card for parents
account-sessions = Where you are signed in
account-session-current = this device
account-session-since = Signed in
account-session-seen = last used
account-session-end-of = Sign out on { $device }
account-session-ended = That device has been signed out.
account-sessions-end = Sign out on all other devices
account-sessions-ended = You are now signed in on this device only.
account-device = { $browser } on { $machine }
account-device-unknown = Unknown device
account-change = Change password
account-old = Present password
account-old-wrong = This is not your present password.
account-password-changed = Your password has been changed. You have been signed out on your other devices.

account-mail-invitation-subject = { $organisation } invites you to Mentorkind
account-mail-invitation-text =
    Hello,

    { $organisation } invites you to work with Mentorkind. Choose your password here:

    { $link }

    The link works once, for { $days } days. Were you not expecting this e-mail? Then there is nothing you need to do.
account-mail-access-text =
    Hello,

    { $organisation } invites you to work with Mentorkind. There is an account with this e-mail address already: sign in with the password you have.

    { $link }

    Were you not expecting this e-mail? Then there is nothing you need to do.
account-mail-reset-subject = New password for Mentorkind
account-mail-reset-text =
    Hello,

    Somebody asked for a new password for this e-mail address. Was that you? Then choose it here:

    { $link }

    The link works once, for { $minutes } minutes. Was it not you? Then there is nothing you need to do: your password stays as it is.

account-gone-since = Your last day at { $organisation } was { $date }. That is why you cannot come in any more. Do you work there again? It opens by itself as soon as you are on the roster.
account-access-ended = Your access has ended: you are no longer on the roster and have no role. That is why you were signed out. Is that wrong? Ask your team lead.
account-begins = Your first day is { $date }. Until then you cannot open anything.
account-second-on = on
account-second-off = off
account-second-text = A code from an app on your phone, besides your password.
account-second-set-up = Set up
account-second-look = Recovery codes and removing
