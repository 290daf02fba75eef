people-search = Search by name
people-search-do = Search
people-name = Name
people-roles = Roles
people-account = Account
people-no-role = no role at the moment
people-count = { $from } to { $to } of { $total }
people-pages = Pages
people-before = Previous
people-after = Next
people-none = There are no staff yet
people-none-text = Import the planning first. After that, invite everybody here.
people-not-found = Nobody found
people-not-found-text = There is nobody with “{ $search }” in the name.
people-show-all = Show everybody

people-state-no-address = no e-mail address
people-state-not-invited = not invited
people-state-invited = invited
people-state-lapsed = invitation lapsed
people-state-active = active
people-state-ended = access ended

people-invite = Invite
people-invite-again = Invite again
people-invited = The invitation is on its way.
people-invite-all = { $count ->
    [one] Invite 1 colleague
   *[other] Invite { $count } colleagues
 }
people-invite-title = Invite colleagues
people-invite-text = { $count ->
    [one] One colleague works here and was never invited.
   *[other] { $count } colleagues work here and were never invited.
 }
people-invite-mail = Each gets an e-mail with a link to choose a password. The link works once, for seven days.
people-invite-nobody = Everybody has been invited
people-invite-nobody-text = There is nobody who works here, has an e-mail address and was never invited.
people-invited-all = { $count ->
    [one] 1 invitation is on its way.
   *[other] { $count } invitations are on their way.
 }
people-back = Back
people-no-address-text = No e-mail address is known. Add it in the planning and import that again; then you can invite.

people-end-title = End access of { $name }
people-end-text = Signing in will no longer be possible, and all devices are signed out at once.
people-end-kept = What has been recorded stays. You can invite again later.
people-end-do = End access
people-ended = The access of { $name } has ended.
people-last-administrator = This is the last administrator who can sign in. First give somebody else the role of administrator.

people-no-role-text = No role yet beside the roster.
people-role = Role
people-role-choose = Choose a role
people-role-give = Give role
people-role-given = The role has been given.
people-role-end = End
people-role-end-of = End role: { $role }
people-role-ended = The role has ended.
people-role-from = from { $date }
people-role-until = until { $date }
people-role-imported = from the planning: the next import may bring the role back
people-role-by-provider = follows from signing in through the organisation
people-role-missing = Choose a role from the list.
people-role-held = This role is there already in that time.
people-location = Location
people-location-hint = Only for team leads.
people-location-unknown = Choose a location from the list.
people-all-locations = All locations
people-from = From
people-until = Until
people-date-wrong = Fill in a date.
people-date-far = Choose a day that is at most two years before or after today. Check the year.
people-until-before = The last day cannot be before today or before the first day.
people-role-own = You cannot give yourself a role. Ask another administrator.

people-second-step-do = Remove second step
people-second-step-title = Remove the second step of { $name }
people-second-step-text = All devices are signed out at once. At the next sign-in the password is enough to set up a new second step.
people-second-step-sure = Are you sure that the colleague asks for this? Call, or ask on the group. The colleague gets a mail.
people-second-step-own = You remove your own second step under My account, with a code or a recovery code. If that does not work, ask another administrator.
people-second-step-gone = The second step of { $name } was removed.

people-given = Roles given
people-given-text = Who got another role in the past three months. Is something wrong? Ask the administrator, or have the role ended.
people-given-none = No new roles
people-given-none-text = Nobody got another role in the past three months.
people-given-imported = from the planning
people-given-by-provider = follows from signing in through the organisation
people-given-by-hand = by an administrator
people-given-on = Given
people-given-mail-subject = New role given at { $organisation }
people-given-mail-text =
    Hello,

    At { $organisation } somebody got a role with which data of children open. See how, and whether it is right:

    { $link }
