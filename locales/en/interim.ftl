# A mentor who is away for long or leaves: interim mentors.

interim-title = Interim mentor needed
interim-title-lasting = Another mentor needed
interim-away = { $name } is away from { $from } up to and including { $until }.
interim-rule = That is longer than { $weeks } weeks: then the children get an interim mentor.
interim-leaves = { $name } works in this group up to and including { $last }.
interim-gone = { $name } does not work in this group.
interim-children = It is about { $children }.
interim-coming = { $name } was made known already as mentor of { $children }. Make a proposal for that too after this one.
interim-coming-child = { $child } from { $date }
interim-propose = Make a proposal for these children
interim-propose-lasting = Make a proposal for these children
interim-propose-until = For now, until the next division
interim-draft-there = There is a proposal for this group already. Make it known first, or throw it away.
interim-held = Interim mentor in place of { $name }
interim-back = { $name } is back. You can give the children back from
interim-back-soon = { $name } will be back soon. You can give the children back from
interim-back-later = { $name } is expected back on
interim-not-back = { $name } is not on the roster of this group any more. Make a proposal, and the children get a mentor for good.
interim-return = { $name } is the mentor again
interim-returns = { $name } is the mentor again from
interim-nothing-held = Nothing has changed: these children were given back already, or have no interim mentor any more.
interim-return-far = Nothing has changed: choose a day at most a year ahead.
interim-returned = { $count ->
    [one] { $name } is the mentor of 1 child again, from { $date }.
   *[other] { $name } is the mentor of { $count } children again, from { $date }.
 }
