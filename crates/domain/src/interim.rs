//! A mentor who is away for long, or leaves: when its children are due for somebody else, and dividing only those.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use mentorkind_division::{Candidate, Group, Present};

use crate::division::Case;

/// A time of being away: whole days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Away {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Away {
    /// Whether the day is in it.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }

    /// How many days it lasts.
    pub fn days(self) -> i64 {
        i64::from((self.until - self.from).get_days()) + 1
    }

    /// Longer than so many weeks; never when that is 0.
    pub fn longer_than(self, weeks: u32) -> bool {
        weeks > 0 && self.days() > 7 * i64::from(weeks)
    }
}

/// Between two reports of being away there are at most this many days off.
const LONGEST_GAP: i64 = 31;

/// Absences as times of being away, by first day: reports that follow each other without a day of work in between are
/// one time. Who is reported ill week by week is away for as long as all those weeks together.
pub fn spells(absences: &[Away], works: impl Fn(Date) -> bool) -> Vec<Away> {
    let mut sorted = absences.to_vec();
    sorted.sort_unstable();
    let mut spells: Vec<Away> = Vec::new();
    for next in sorted {
        match spells.last_mut() {
            Some(last) if joins(*last, next, &works) => last.until = last.until.max(next.until),
            _ => spells.push(next),
        }
    }
    spells
}

fn joins(one: Away, next: Away, works: &impl Fn(Date) -> bool) -> bool {
    let mut day = one.until.saturating_add(1.day());
    if day >= next.from {
        return true;
    }
    if i64::from((next.from - one.until).get_days()) > LONGEST_GAP {
        return false;
    }
    while day < next.from {
        if works(day) {
            return false;
        }
        day = day.saturating_add(1.day());
    }
    true
}

/// The time away that asks for an interim mentor: the first that is longer than so many weeks, is not over, and begins
/// within so many days.
pub fn long_away(spells: &[Away], weeks: u32, today: Date, ahead_days: u32) -> Option<Away> {
    let horizon = today.saturating_add(i64::from(ahead_days).days());
    let relevant = |away: &&Away| away.until >= today && away.from <= horizon && away.longer_than(weeks);
    spells.iter().find(relevant).copied()
}

/// The first day from today on that is in no time of being away.
pub fn back_on(spells: &[Away], today: Date) -> Date {
    spells.iter().fold(
        today,
        |day, away| {
            if away.contains(day) { away.until.saturating_add(1.day()) } else { day }
        },
    )
}

/// Who is not proposed as whose mentor because of a long time away, as pairs of child and staff: those who are away on the
/// child's day, save the mentor that the child has. Who stands in for that one is proposed apart.
pub fn left_out(case: &Case, away: impl Fn(usize, Date) -> bool) -> BTreeSet<(usize, usize)> {
    let m = case.group.staff.len();
    let pairs = case.children.iter().enumerate().flat_map(|(i, child)| (0..m).map(move |j| (i, j, child.on)));
    pairs
        .filter(|&(i, j, on)| case.group.children[i].present != Present::Staff(j) && away(j, on))
        .filter(|&(i, j, _)| case.group.candidate(i, j).is_some())
        .map(|(i, j, _)| (i, j))
        .collect()
}

/// Leaves pairs of child and staff out: that one cannot be its mentor.
pub fn leave_out<'a>(group: &mut Group, pairs: impl IntoIterator<Item = &'a (usize, usize)>) {
    let m = group.staff.len();
    for (i, j) in pairs {
        group.candidates[i * m + j] = None;
    }
}

/// What a case becomes when only some of its children get another mentor.
///
/// Children (by index) of `concerned` are divided again, over all staff but those of `away`. Every other child keeps
/// its mentor, also where that mentor could not be chosen for it any more, and counts for that mentor's load. Children
/// who are not concerned and have no mentor among the staff are left out: this is not about them.
pub fn only(case: &Case, concerned: impl Fn(usize) -> bool, away: impl Fn(usize) -> bool) -> Case {
    let (group, m) = (&case.group, case.group.staff.len());
    let held = |i: usize| match group.children[i].present {
        Present::Staff(staff) if !concerned(i) => Some(staff),
        _ => None,
    };
    let kept: Vec<usize> = (0..group.children.len()).filter(|&i| concerned(i) || held(i).is_some()).collect();
    let place: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(to, &from)| (from, to)).collect();
    let mut new = Case { staff: case.staff.clone(), ..Case::default() };
    new.group.staff = group.staff.clone();
    let mut holds = vec![0; m];
    for &i in &kept {
        new.children.push(case.children[i]);
        new.group.children.push(group.children[i].clone());
        for j in 0..m {
            let candidate = group.candidate(i, j);
            new.group.candidates.push(match held(i) {
                Some(staff) if staff == j => Some(candidate.unwrap_or(Candidate::default())),
                Some(_) => None,
                None => candidate.filter(|_| !away(j)),
            });
        }
        if let Some(staff) = held(i) {
            holds[staff] += 1;
        }
    }
    for (staff, held) in new.group.staff.iter_mut().zip(holds) {
        staff.max = staff.max.map(|max| max.max(held));
    }
    let both = |a: usize, b: usize| Some((*place.get(&a)?, *place.get(&b)?));
    // What two children who keep their mentors had of each other, stays as it is.
    let free = group.pairs.iter().filter(|pair| held(pair.a).is_none() || held(pair.b).is_none());
    new.group.pairs = free
        .filter_map(|pair| {
            let (a, b) = both(pair.a, pair.b)?;
            Some(mentorkind_division::Pair { a, b, ..*pair })
        })
        .collect();
    let chosen = group.chosen.iter().filter(|(child, _)| held(*child).is_none());
    new.group.chosen = chosen.filter_map(|(child, staff)| Some((*place.get(child)?, *staff))).collect();
    new
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};
    use mentorkind_division::{Ask, Child, HalfDays, Outcome, Pair, Staff, Weights, Wish, solve};
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::division::{CaseChild, CaseStaff};

    const TODAY: Date = date(2026, 3, 2); // a Monday

    fn day(after: i64) -> Date {
        TODAY + after.days()
    }

    fn away(from: i64, until: i64) -> Away {
        Away { from: day(from), until: day(until) }
    }

    fn weekdays(day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    #[rstest]
    #[case::four_weeks(away(0, 27), 4, false)]
    #[case::a_day_more(away(0, 28), 4, true)]
    #[case::never(away(0, 365), 0, false)]
    #[case::one_week(away(0, 7), 1, true)]
    fn longer_is_more_than_so_many_weeks(#[case] away: Away, #[case] weeks: u32, #[case] longer: bool) {
        assert_eq!(away.longer_than(weeks), longer);
    }

    #[rstest]
    #[case::week_by_week(&[away(0, 4), away(7, 11), away(14, 18)], &[away(0, 18)])]
    #[case::a_day_of_work(&[away(0, 3), away(7, 11)], &[away(0, 3), away(7, 11)])]
    #[case::within(&[away(0, 20), away(3, 5)], &[away(0, 20)])]
    #[case::next_day(&[away(3, 5), away(0, 2)], &[away(0, 5)])]
    fn reports_without_work_in_between_are_one_time(#[case] absences: &[Away], #[case] one: &[Away]) {
        assert_eq!(spells(absences, weekdays), one);
    }

    #[test]
    fn who_has_no_days_on_a_roster_is_not_away_forever() {
        assert_eq!(spells(&[away(0, 4), away(80, 90)], |_| false).len(), 2);
    }

    #[rstest]
    #[case::short(&[away(0, 13)], None)]
    #[case::long(&[away(0, 28)], Some(away(0, 28)))]
    #[case::over(&[away(-40, -1)], None)]
    #[case::last_day(&[away(-40, 0)], Some(away(-40, 0)))]
    #[case::to_come(&[away(90, 130)], Some(away(90, 130)))]
    #[case::far_away(&[away(91, 130)], None)]
    #[case::the_first(&[away(1, 3), away(10, 60), away(70, 150)], Some(away(10, 60)))]
    fn a_long_time_asks_for_an_interim_mentor(#[case] spells: &[Away], #[case] due: Option<Away>) {
        assert_eq!(long_away(spells, 4, TODAY, 90), due);
    }

    #[rstest]
    #[case(&[], 0)]
    #[case(&[away(-3, 10)], 11)]
    #[case(&[away(1, 10)], 0)]
    #[case(&[away(-3, 10), away(11, 12), away(14, 20)], 13)]
    fn back_is_the_first_day_that_is_not_away(#[case] spells: &[Away], #[case] after: i64) {
        assert_eq!(back_on(spells, TODAY), day(after));
    }

    fn any_away() -> impl Strategy<Value = Away> {
        (-60i64..60, 0i64..40).prop_map(|(from, length)| away(from, from + length))
    }

    fn any_case() -> impl Strategy<Value = Case> {
        (0usize..=7, 1usize..=4).prop_flat_map(|(n, m)| {
            let present =
                prop_oneof![Just(Present::None), Just(Present::Elsewhere), (0..m).prop_map(Present::Staff)];
            let child = (0u32..1 << 28, any::<bool>(), present).prop_map(|(attends, baby, present)| Child {
                attends: HalfDays(attends),
                baby,
                present,
            });
            let candidate = (0u32..1 << 28)
                .prop_map(|works| Candidate { works: HalfDays(works), ..Candidate::default() });
            let staff = (1u32..=20, proptest::option::of(0u32..4));
            let staff = staff.prop_map(|(half_days, max)| Staff { half_days, max });
            let pair = (0..n.max(1), 0..n.max(1), any::<bool>(), any::<bool>());
            (
                proptest::collection::vec(child, n),
                proptest::collection::vec(staff, m),
                proptest::collection::vec(proptest::option::weighted(0.8, candidate), n * m),
                proptest::option::of(pair),
            )
                .prop_map(|(children, staff, candidates, pair)| {
                    let wish = |same| if same { Wish::Same } else { Wish::Other };
                    let pairs = pair.filter(|(a, b, ..)| a < b).map(|(a, b, same, hard)| Pair {
                        a,
                        b,
                        wish: wish(same),
                        hard,
                    });
                    Case {
                        children: (0..children.len())
                            .map(|i| CaseChild { child: i as u32 + 100, row: i, on: TODAY })
                            .collect(),
                        staff: (0..staff.len()).map(|j| CaseStaff { staff: j as u32, row: j }).collect(),
                        group: Group {
                            children,
                            staff,
                            candidates,
                            pairs: pair_list(pairs),
                            chosen: Vec::new(),
                        },
                    }
                })
        })
    }

    fn pair_list(pair: Option<Pair>) -> Vec<Pair> {
        pair.into_iter().collect()
    }

    proptest! {
        /// The times tell the same days as the reports, days off in between aside, and never touch each other.
        #[test]
        fn times_are_the_reported_days(absences in proptest::collection::vec(any_away(), 0..6)) {
            let spells = spells(&absences, weekdays);
            for after in -80..120 {
                let reported = absences.iter().any(|away| away.contains(day(after)));
                let told = spells.iter().any(|away| away.contains(day(after)));
                prop_assert!(told || !reported);
                prop_assert!(reported || !told || !weekdays(day(after)));
            }
            for two in spells.windows(2) {
                let between = (1..).map(|n| two[0].until + (n as i64).days()).take_while(|d| *d < two[1].from);
                prop_assert!(between.clone().any(weekdays));
            }
        }

        /// A child whose mentor stays is never touched, and who is away gets nobody.
        #[test]
        fn only_the_children_concerned_get_another_mentor(
            case in any_case(),
            gone in 0usize..4,
            weight in 0i64..2000,
        ) {
            let concerned = |i: usize| case.group.children[i].present == Present::Staff(gone);
            let some = only(&case, concerned, |j| j == gone);
            prop_assert!(some.children.iter().all(|c| case.children.contains(c)));
            let asked = (0..case.children.len()).filter(|&i| concerned(i)).count();
            let again = (0..some.children.len()).filter(|&i| some.group.children[i].present == Present::Staff(gone));
            prop_assert_eq!(again.count(), asked, "everybody concerned is divided");
            let weights = Weights { change: weight, ..Weights::default() };
            if let Outcome::Optimal(division) = solve(&some.group, &weights, Ask::default()) {
                for (child, mentor) in some.group.children.iter().zip(&division.mentors) {
                    prop_assert_ne!(*mentor, gone);
                    if child.present != Present::Staff(gone) {
                        prop_assert_eq!(child.present, Present::Staff(*mentor));
                    }
                }
            } else {
                // Children who stay are never what stands in the way.
                prop_assert!(asked > 0);
            }
        }

        /// Who is away gets nobody but who is with it already, and nothing else is taken from anybody.
        #[test]
        fn who_is_away_keeps_its_children_and_gets_nobody(case in any_case(), gone in 0usize..4) {
            let mut rest = case.clone();
            leave_out(&mut rest.group, &left_out(&case, |j, on| j == gone && on == TODAY));
            for (i, child) in case.group.children.iter().enumerate() {
                for j in 0..case.group.staff.len() {
                    let stays = j != gone || child.present == Present::Staff(j);
                    let before = case.group.candidate(i, j);
                    prop_assert_eq!(rest.group.candidate(i, j), before.filter(|_| stays));
                }
            }
            prop_assert_eq!(left_out(&case, |_, _| false), BTreeSet::new());
        }

        /// With nobody concerned nothing happens, whatever the maximum says.
        #[test]
        fn nobody_concerned_changes_nothing(case in any_case()) {
            let none = only(&case, |_| false, |_| false);
            let Outcome::Optimal(division) = solve(&none.group, &Weights::default(), Ask::default()) else {
                return Err(TestCaseError::fail("children who keep their mentors always fit"));
            };
            for (child, mentor) in none.group.children.iter().zip(&division.mentors) {
                prop_assert_eq!(child.present, Present::Staff(*mentor));
            }
        }
    }
}
