# Signing in with a passkey: of staff and of parents.

passkey-title = Passkeys
passkey-lead = Signing in with the fingerprint, face or PIN of one’s own phone or computer: without a password and without a code by mail. Nobody has to, the other way keeps working.
passkey-open = To the passkeys
passkey-back = Back
passkey-none = There are no passkeys yet.
passkey-made = Added:
passkey-used = Last used:
passkey-never = Not used yet
passkey-remove = Remove
passkey-remove-what = After this nobody can sign in with this passkey any more. Whoever is signed in with it on another device is signed out. The other way to sign in keeps working.
passkey-remove-sure = Yes, remove this passkey
passkey-add-text = The passkey comes on this device, or on the phone that the browser lets you choose. The fingerprint or PIN itself stays on the device: we do not get it.
passkey-add = Add a passkey
passkey-cannot = This browser knows no passkeys, or JavaScript is off. Signing in is possible the other way.
passkey-shared = On a device that others use too no passkey can be added. Do so on a phone or computer of your own.
passkey-added = The passkey has been added. An e-mail about it goes out too.
passkey-not-added = The passkey has not been added: the answer of the device came too late or was not right. Try again.
passkey-removed = The passkey has been removed.
passkey-sign-in = Sign in with a passkey
passkey-cancelled = It was cancelled or did not work. Nothing has changed. Try again, or sign in the other way.
passkey-already = This device already has a passkey for this account. Nothing has changed: it can be used to sign in.
passkey-wrong = Signing in with this passkey does not work. Perhaps it was removed, or it took too long. Try again, or sign in the other way.
passkey-copied = This passkey has been refused, because there seems to be a copy of it. Sign in the other way, remove this passkey and add a new one.
passkey-nothing = There is nothing to open with this passkey now: access has ended. Is that not right? Ask the location.
passkey-mail-subject = A passkey has been added
passkey-mail-text =
    Hello,

    A passkey has been added with which to sign in to Mentorkind.

    Was that you? Then there is nothing to do. Was it not you? Sign in, remove the passkey and tell the organisation.
