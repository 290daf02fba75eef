group-kind-kdv = day care
group-kind-peuter = playgroup
group-kind-bso = after-school care

group-list-empty-title = No groups yet
group-list-empty-text = Import the planning first. Then the groups of your locations are here.
group-children = { $count ->
    [one] { $count } child
   *[other] { $count } children
 }
group-mentors = { $count ->
    [one] { $count } mentor
   *[other] { $count } mentors
 }
group-coming-children = { $count ->
    [one] 1 still to come
   *[other] { $count } still to come
 }
group-together = the mentor is there on { $share }% of the days
group-badge-without = { $count } without a mentor
group-badge-above = { $count ->
    [one] 1 mentor with many children
   *[other] { $count } mentors with many children
 }
group-badge-all = everybody has a mentor

group-propose = Make a proposal
group-see-proposal = See the proposal
group-asked = There is a proposal for a new division. Will you have a look?
group-asked-link = See the proposal and say what you think
group-coming = A new division was made known. It holds from
group-coming-interim = An interim mentor was made known. That one begins on
group-coming-some = Another mentor was made known for some children. That one begins on
group-coming-link = See the division
group-empty-title = No children in this group yet
group-empty-text = As soon as the planning has children in this group, you see them here.

group-attention = Needs attention
group-badge-none = no mentor
group-mentor-later = { $mentor } is the mentor from
group-badge-elsewhere = mentor not on this group
group-badge-news = { $count } new
group-badge-hardly = hardly sees the mentor
group-mentor-is = mentor: { $mentor }
group-starts = starts
group-share = { $together } of { $attends } days with the mentor
group-flexible = no fixed days
group-history = Mentors until now
group-history-since = since { $from }
group-history-period = from { $from } until { $until }
group-history-division = new division
group-history-child-left = the child left
group-history-staff-left = the mentor stopped

group-per-mentor = Who is whose mentor
group-mentor-children = { $count ->
    [0] no mentor children
    [one] { $count } mentor child
   *[other] { $count } mentor children
 }
group-mentor-none = Has no mentor children here yet.
group-mentor-above = The mentor children are above, under “Needs attention”.
group-mentor-starts = Begins on this group
group-mentor-stops = Stops on this group after
group-above = More than { $number } mentor children.
group-above-per-day = More than { $number } mentor children for each working day.
group-usual = Usual days of team and children
group-works = Who works when
group-attends = Who attends when
group-trainee = in training
group-second = own group is another one
group-from = from { $date }
group-until = until { $date }
group-numbers = You are warned above { $children } children per mentor, or above { $day } for each working day.
group-badge-interim = interim mentor, for { $mentor }
group-since = since
group-history-interim = then an interim mentor
group-history-returned = own mentor back
group-history-stand-in = { $mentor } (interim)
group-recheck = Look again at the division
group-recheck-text = By your protocol it is due since
group-recheck-stays = It stays as it is
group-recheck-proposal = Make a proposal
