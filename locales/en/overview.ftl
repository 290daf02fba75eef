overview-calm = all is well
overview-attention = { $count ->
    [one] 1 of { $groups } groups needs attention
   *[other] { $count } of { $groups } groups need attention
 }
overview-handovers = { $count ->
    [one] 1 handover to do
   *[other] { $count } handovers to do
 }
overview-empty-title = No groups yet
overview-empty-text = Import the planning first. Then you see here what is to be done for each group.
overview-without = children without a mentor
overview-hardly = children who hardly see their mentor
overview-above = mentors with many children
overview-badge-hardly = { $count ->
    [one] 1 hardly sees the mentor
   *[other] { $count } hardly see the mentor
 }
overview-badge-all = all is well
overview-coming = new division
overview-elsewhere = children: mentor not on this group
overview-coming-without = children still to come, without a mentor on their group
overview-interim = children who need an interim or another mentor
overview-back = children whose own mentor is back, or stays away
overview-untold = messages about the mentor to tell in person
overview-recheck = groups to look at again
overview-badge-elsewhere = { $count ->
    [one] 1 child: mentor not on this group
   *[other] { $count } children: mentor not on this group
 }
overview-badge-coming-without = { $count ->
    [one] 1 still to come, without a mentor on the group
   *[other] { $count } still to come, without a mentor on the group
 }
overview-badge-interim = { $count ->
    [one] 1 needs an interim or another mentor
   *[other] { $count } need an interim or another mentor
 }
overview-badge-back = { $count ->
    [one] 1 can go from the interim to a lasting mentor
   *[other] { $count } can go from the interim to a lasting mentor
 }
overview-badge-untold = { $count ->
    [one] 1 message to tell in person
   *[other] { $count } messages to tell in person
 }
overview-badge-recheck = { $count ->
    [one] to be looked at again
   *[other] { $count } groups to be looked at again
 }
overview-all = Show all
overview-none-such = There is none of this here.
overview-locations = Locations
overview-counted = Counted: { $time }
overview-search = Find a location
overview-search-do = Find
overview-found = { $count ->
    [one] 1 location. Where something is to be done comes first.
   *[other] { $count } locations. Where something is to be done comes first.
 }
overview-groups = { $count ->
    [one] { $count } group
   *[other] { $count } groups
 }
overview-pages = Pages
overview-before = Back
overview-after = Next
