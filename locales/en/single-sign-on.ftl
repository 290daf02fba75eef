# Signing in through the organisation: with the account that staff have there already (OpenID Connect).

single-sign-on-title = Sign-in through the organisation
single-sign-on-lead = Staff sign in with the account that they already have from the organisation. The sign-in service says who somebody is; what somebody may see here follows from the roster and the roles, as always.
single-sign-on-on = on
single-sign-on-off = off
single-sign-on-addresses = Addresses
single-sign-on-back-address = Redirect address, for the sign-in service
single-sign-on-address = Staff sign in here
single-sign-on-addresses-text = Make an application of the kind web at the sign-in service, with this redirect address. Put the second address on the intranet or among the apps of your organisation.
single-sign-on-provider = The sign-in service
single-sign-on-issuer = Address of the sign-in service (issuer)
single-sign-on-issuer-hint = Begins with https://. Behind this address is /.well-known/openid-configuration.
single-sign-on-issuer-wrong = Fill in an address that begins with https://, without a name and a password in it.
single-sign-on-issuer-open = Everybody could read along on the way. Choose an address that begins with https://.
single-sign-on-client = Identifier of the application (client ID)
single-sign-on-client-missing = Fill in the identifier that the sign-in service gave to the application.
single-sign-on-secret = Secret of the application (client secret)
single-sign-on-secret-hint = You get it from the sign-in service. It is kept sealed and cannot be read after this.
single-sign-on-secret-kept = Leave this empty to keep the secret that is there.
single-sign-on-secret-missing = Fill in the secret that the sign-in service gave to the application.
single-sign-on-too-long = This is too long: at most 500 characters.
single-sign-on-rules = Agreements
single-sign-on-makes-accounts = Whoever signs in for the first time and works here gets an account by itself, without an invitation
single-sign-on-two-steps = The sign-in service asks everybody for two steps: Mentorkind then asks for no code
single-sign-on-roles = Roles that follow
single-sign-on-roles-text = The role of people who are not on a roster can follow from what the sign-in service says of them. Such a role holds everywhere in the organisation, until thirty days after they signed in the last time. Nobody becomes an administrator in this way, and directors hear of each role with which data of children open.
single-sign-on-claim = Where that stands (claim)
single-sign-on-claim-hint = Often groups or roles. Empty: no roles follow.
single-sign-on-claim-missing = Fill in where it stands what somebody is.
single-sign-on-means = Role { $number }
single-sign-on-value = When it says
single-sign-on-role = Somebody is here
single-sign-on-role-none = No role
single-sign-on-means-half = Fill in for each role what it says then, or empty the line.
single-sign-on-means-twice = One text means one role. Remove the line that is there twice.
single-sign-on-save = Save and try the connection
single-sign-on-saved = Saved. The sign-in service answers.
single-sign-on-end = End sign-in through the organisation
single-sign-on-end-title = End sign-in through the organisation?
single-sign-on-end-text = Whoever signed in so is signed out at once. The roles that followed end today. Whoever has a password signs in with that. Accounts and all that people wrote stay.
single-sign-on-end-without = { $count ->
    [one] One member of staff has no password and chooses one by way of “Forgot your password?”.
   *[other] { $count } members of staff have no password and choose one by way of “Forgot your password?”.
 }
single-sign-on-end-not = Leave it as it is
single-sign-on-ended = Ended. Nobody signs in through the organisation any more.

single-sign-on-through = Sign in through { $organisation }
single-sign-on-left = You are not signed in: signing in was broken off at your organisation.
single-sign-on-not-title = You are not signed in
single-sign-on-not-lost = Nothing has changed and nothing is lost.
single-sign-on-not-again = Try again
single-sign-on-not-other-way = Sign in another way
single-sign-on-not-stale = Signing in took too long, or began in another window. Begin again.
single-sign-on-not-nothing = Your organisation knows you, but nothing opens for you here today: you are on no roster and have no role. Ask your team lead.
single-sign-on-not-ended = An administrator of your organisation ended your access. Ask your team lead.
single-sign-on-not-no-address = Your organisation does not say which mail address is yours, or does not vouch for it. Ask whoever looks after the accounts of your organisation.
single-sign-on-not-unknown = Nobody in the planning has your mail address. Ask your team lead whether it is right there.
single-sign-on-not-invited = You were not invited here yet. Ask an administrator for an invitation.
single-sign-on-not-several = More than one member of staff in the planning has your mail address, so it is not certain who you are. Ask your team lead to put it right.
single-sign-on-not-other = Somebody with another account signed in already as the member of staff with your mail address. Ask an administrator to look at it.
single-sign-on-mailbox-sent = Look in your mail
single-sign-on-mailbox-sent-text = Your organisation knows you, but we are not yet certain that the mail address is yours. So we sent a link to the address of your account with Mentorkind. Open it within an hour in this browser, and confirm that it is you. After that you can sign in through your organisation. This is needed once.
single-sign-on-mailbox-opened = Is this you?
single-sign-on-mailbox-opened-text = You began to sign in through your organisation. If you confirm, you come in so from now on with your account with Mentorkind, at that organisation only. If you did not begin it, close this.
single-sign-on-mailbox-show = Yes, that is me
single-sign-on-mailbox-shown = Confirmed
single-sign-on-mailbox-shown-text = Your mail address is yours. Now sign in through your organisation once more.
single-sign-on-mailbox-on = Sign in through your organisation
single-sign-on-mailbox-gone = This link does not work here
single-sign-on-mailbox-gone-text = It was used already, is older than an hour, or belongs to another browser: it works only in the browser in which you began to sign in. Begin again, and you get a new one.
single-sign-on-trouble-inside = This address is inside the network of the server. The server does not go there. Choose an address on the internet.
single-sign-on-trouble-silent = The sign-in service does not answer now. Try again in a few minutes.
single-sign-on-trouble-no-provider = No sign-in service of this name answers at this address. See whether the address is exactly right, also the slash at its end.
single-sign-on-trouble-refused = The sign-in service does not know this application, or the secret is wrong. Ask an administrator to look at it.
single-sign-on-trouble-untrue = What the sign-in service says is not right: a signature, a time, or for whom it is. Try again, and ask an administrator if it stays so.

single-sign-on-mail-first-subject = You now sign in through { $organisation }
single-sign-on-mail-first-text =
    Hello,

    Somebody signed in to Mentorkind as you for the first time with your account of { $organisation }. If that was you, there is nothing to do. If it was not, tell your team lead at once.

    Here you see where you are signed in:
    { $link }
single-sign-on-mail-mailbox-subject = Is this you?
single-sign-on-mail-mailbox-text =
    Hello,

    Somebody is signing in to Mentorkind through { $organisation }, with your mail address. If it is you, open this link in the same browser and confirm it. The link works for { $minutes } minutes, once:

    { $link }

    If it is not you, do nothing: then nothing opens.
single-sign-on-mail-access-text =
    Hello,

    { $organisation } gives you access to Mentorkind. Sign in with the account that you have from your organisation:

    { $link }
single-sign-on-mail-set-subject = Sign-in through { $organisation } was set up or changed
single-sign-on-mail-set-text =
    Hello,

    An administrator of { $organisation } set up or changed how staff sign in through the sign-in service of the organisation. Whoever manages that service decides with it who comes in as which member of staff. If you know nothing of this, ask about it.

    Here you see which roles were given:
    { $link }
