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
