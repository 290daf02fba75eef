# The second step of signing in: a code of an app, and recovery codes.

second-step = Second step when signing in
second-step-ask = Code from your app
second-step-ask-text = Open the app on your phone and fill in the six digits that stand beside Mentorkind.
second-step-code = Code of six digits
second-step-wrong = This code is not right, or was used already. Wait until the app shows a new one and fill that in.
second-step-lost = I do not have my phone
second-step-recovery = Recovery code
second-step-recovery-hint = One of the ten codes that you got when you set it up. Hyphens and capitals do not matter.
second-step-recovery-use = Sign in with a recovery code
second-step-recovery-wrong = This recovery code is not right, or was used already. Each code works once.
second-step-recovered = { $left ->
    [0] You signed in with your last recovery code. Make new ones now under My account.
    [one] You signed in with a recovery code. You have 1 left.
   *[other] You signed in with a recovery code. You have { $left } left.
 }
second-step-lost-all = No recovery codes either? The administrator of your organisation can remove your second step. Then you set up a new one.

second-step-needed = You open data of children. That is why your organisation asks for a second step besides your password: a code from an app on your phone. Setting it up takes two minutes.
second-step-needed-all = Your organisation asks everybody for a second step besides the password: a code of an app on your phone. Setting it up takes two minutes.
second-step-why = Besides your password, Mentorkind then asks for a code from an app on your phone. Whoever guesses your password does not get in.
second-step-how-app = Put an app for codes on your phone, if you have none yet. For example Aegis, 2FAS, Google Authenticator, Microsoft Authenticator or Apple Passwords.
second-step-how-scan = In that app, scan the picture on the next page.
second-step-how-codes = Fill in the code that the app shows. You then get ten recovery codes, for when your phone is lost.
second-step-begin = Begin
second-step-no-phone = No phone for work? Codes can also come from a program on your computer. If you only work on the group’s tablet with a PIN, you need no app there.
second-step-scan = Scan this with your app
second-step-scan-text = Choose to add an account in the app and hold the camera before the picture.
second-step-picture = QR code for your app. If you cannot scan it, use the text below it.
second-step-by-hand = Scanning does not work
second-step-by-hand-text = Type this key into the app, where it says “enter a key”:
second-step-here = Or open it in an app on this device
second-step-here-first = Open it in the app on this phone
second-step-first = Code that the app shows now
second-step-first-hint = Six digits. They change every half minute.
second-step-first-wrong = This code is not right. See whether the clock of your phone is right, and fill in the code that is there now.
second-step-confirm = Turn on

second-step-elsewhere = A second step belongs to your whole account with Mentorkind, also at other organisations. Signed in through your organisation you do not set it up or change it. Do that after you signed in with your password.
second-step-elsewhere-needed = What you open needs a second step, and your organisation asked for none when you signed in.

second-step-on = Your second step is on. When you sign in, you fill in a code from your app besides your password.
second-step-codes = Recovery codes
second-step-left = { $left ->
    [0] none left
    [one] 1 left
   *[other] { $left } left
 }
second-step-codes-text = With a recovery code you get in without a phone. Each code works once. If you make new ones, the old ones no longer work.
second-step-codes-new = Make new recovery codes
second-step-codes-once = Keep these codes now: you see them only once. Print them or write them down, and do not keep them with your phone.
second-step-codes-gone = You have seen your recovery codes: we show them only once. Did you not keep them? Then make new ones below.
second-step-codes-use = Each code works once, in the place of the code from the app.
second-step-codes-kept = I have kept them
second-step-remove = Remove the second step
second-step-remove-text = You then sign in with only your password again. Fill in a code from your app, or a recovery code.
second-step-remove-needed = Do this when you have a new phone: you then set up a new second step at once. Fill in a code from your app, or a recovery code.
second-step-remove-code = Code from your app, or a recovery code
second-step-removed = Your second step was removed. You were signed out on your other devices.

second-step-mail-set-up-subject = Your second step is on
second-step-mail-set-up-text =
    Hello { $name },

    From now on a code from your app is asked besides your password when you sign in to Mentorkind.

    Was this not you? Tell the administrator of your organisation at once.
second-step-mail-recovered-subject = Signed in with a recovery code
second-step-mail-recovered-text =
    Hello { $name },

    Somebody signed in to Mentorkind with your password and a recovery code. There are { $left } recovery codes left.

    Was this not you? Tell the administrator of your organisation at once.
second-step-mail-removed-subject = Your second step was removed
second-step-mail-removed-text =
    Hello { $name },

    The second step when signing in to Mentorkind was removed, with a code of yours.

    Was this not you? Tell the administrator of your organisation at once.
second-step-mail-reset-subject = Your second step was removed by the administrator
second-step-mail-reset-text =
    Hello { $name },

    The administrator removed your second step when signing in to Mentorkind, and your passkeys if you had any. You were signed out everywhere. When you sign in again, you set up a new one.

    Did you not ask for this? Tell your team lead and the administrator at once.
