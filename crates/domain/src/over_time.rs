//! How something goes over time and between locations: of how many children it is so, of all those who count. Children are
//! counted, never persons ranked, and outside the own team no small number can be read, save of what is open.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use crate::pattern::{Shown, few, shown};

/// So many months are looked back on, this one included.
pub const MONTHS: usize = 12;

/// Somebody who counts on a day, and whether it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case<L, C> {
    /// Where.
    pub location: L,
    /// Who: a child, or a mentor.
    pub of: C,
    /// When.
    pub on: Date,
    /// Whether it is so.
    pub so: bool,
}

/// Over which time locations are put side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// This month: for what is so or not on a day.
    Now,
    /// All months together: for what happens on a day.
    Year,
}

/// How it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverTime<L> {
    /// By the first day of each month, the earliest first.
    pub months: Vec<(Date, Shown)>,
    /// By location.
    pub locations: BTreeMap<L, Shown>,
}

/// The first days of the last [`MONTHS`] months, that of today the last.
pub fn months(today: Date) -> impl Iterator<Item = Date> {
    (0..MONTHS).rev().map(move |back| today.first_of_month().saturating_sub((back as i64).months()))
}

/// The day on which a month is looked at: its last one, or today.
pub fn looked_at(month: Date, today: Date) -> Date {
    month.last_of_month().min(today)
}

/// How many count, and of how many of them it is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    of: usize,
    part: usize,
}

impl Count {
    fn of<C>(all: &BTreeMap<C, bool>) -> Self {
        Self { of: all.len(), part: all.values().filter(|so| **so).count() }
    }

    fn and(&mut self, other: Self) {
        self.of += other.of;
        self.part += other.part;
    }

    /// All of it.
    fn whole(self) -> Shown {
        match self {
            Self { of: 0, .. } => Shown::Nobody,
            Self { of, part } => Shown::Part { of, part },
        }
    }

    /// What can be said of it where what can be said of these parts of it is on other pages: what they leave out is, as in
    /// [`crate::pattern::spread`], more than one part and together no small number, so that subtracting gives none.
    fn beside(self, parts: impl Iterator<Item = Self>) -> Shown {
        // What is left of all, of whom it is so and of the rest, when what can be read of the parts is taken away.
        let (mut all, mut so, mut rest) = (self.of, self.part, self.of - self.part);
        let (mut without_all, mut without_part) = (0, 0);
        for part in parts {
            match shown(part.of, part.part) {
                Shown::Nobody | Shown::Unsaid => continue,
                Shown::TooFew => {
                    without_all += 1;
                    without_part += 1;
                }
                Shown::Only(of) => {
                    all = all.saturating_sub(of);
                    without_part += 1;
                }
                Shown::Part { of, part } => {
                    all = all.saturating_sub(of);
                    so = so.saturating_sub(part);
                    rest = rest.saturating_sub(of - part);
                }
            }
        }
        let may_say_all = without_all == 0 || without_all > 1 && !few(all);
        let may_say_part = without_part == 0 || without_part > 1 && !few(so) && !few(rest);
        match shown(self.of, self.part) {
            Shown::Only(_) | Shown::Part { .. } if !may_say_all => Shown::Unsaid,
            Shown::Part { of, .. } if !may_say_part => Shown::Only(of),
            said => said,
        }
    }
}

/// What cases come to, with the small numbers that not everybody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<L> {
    months: BTreeMap<Date, Count>,
    locations: BTreeMap<L, Count>,
    /// Each location by month.
    cells: BTreeMap<(L, Date), Count>,
    span: Span,
}

impl<L: Copy + Ord> Tally<L> {
    /// Sums cases up. Who has several in a month, or at a location, counts once there, and as so only when all of them are.
    pub fn of<C: Copy + Ord>(cases: impl IntoIterator<Item = Case<L, C>>, today: Date, span: Span) -> Self {
        let mut by_month: BTreeMap<Date, BTreeMap<C, bool>> =
            months(today).map(|month| (month, BTreeMap::new())).collect();
        let mut by_location: BTreeMap<L, BTreeMap<C, bool>> = BTreeMap::new();
        let mut by_cell: BTreeMap<(L, Date), BTreeMap<C, bool>> = BTreeMap::new();
        for case in cases {
            let first = case.on.first_of_month();
            let Some(month) = by_month.get_mut(&first).filter(|_| case.on <= today) else { continue };
            *by_cell.entry((case.location, first)).or_default().entry(case.of).or_insert(true) &= case.so;
            *month.entry(case.of).or_insert(true) &= case.so;
            if span == Span::Year || case.on >= today.first_of_month() {
                *by_location.entry(case.location).or_default().entry(case.of).or_insert(true) &= case.so;
            }
        }
        Self {
            months: by_month.iter().map(|(month, all)| (*month, Count::of(all))).collect(),
            locations: by_location.iter().map(|(location, all)| (*location, Count::of(all))).collect(),
            cells: by_cell.iter().map(|(cell, all)| (*cell, Count::of(all))).collect(),
            span,
        }
    }

    /// Adds those of others: nobody is in both.
    pub fn and(&mut self, others: Self) {
        for (month, count) in others.months {
            self.months.entry(month).or_default().and(count);
        }
        for (location, count) in others.locations {
            self.locations.entry(location).or_default().and(count);
        }
        for (cell, count) in others.cells {
            self.cells.entry(cell).or_default().and(count);
        }
    }

    /// What a reader is told. `whole`: it sees small numbers too. Who does not can read each location by month on a page of
    /// its own, so a month, and all months of a location together, say nothing from which such a number follows.
    pub fn shown(&self, whole: bool) -> OverTime<L> {
        let month = |(month, count): (&Date, &Count)| {
            let of = self.cells.iter().filter(|((_, of), _)| of == month).map(|(_, count)| *count);
            (*month, if whole { count.whole() } else { count.beside(of) })
        };
        let location = |(at, count): (&L, &Count)| {
            let of = self.cells.range((*at, Date::MIN)..=(*at, Date::MAX)).map(|(_, count)| *count);
            let said = match self.span {
                _ if whole => count.whole(),
                Span::Now => shown(count.of, count.part),
                Span::Year => count.beside(of),
            };
            (*at, said)
        };
        OverTime {
            months: self.months.iter().map(month).collect(),
            locations: self.locations.iter().map(location).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::pattern::FEWEST;

    const TODAY: Date = date(2026, 3, 3);

    fn over_time(
        cases: impl IntoIterator<Item = Case<u8, u8>>,
        today: Date,
        span: Span,
        own_team: bool,
    ) -> OverTime<u8> {
        Tally::of(cases, today, span).shown(own_team)
    }

    fn case() -> impl Strategy<Value = Case<u8, u8>> {
        (0u8..3, 0u8..30, -40i64..420, any::<bool>()).prop_map(|(location, of, ago, so)| Case {
            location,
            of,
            on: TODAY.saturating_sub(ago.days()),
            so,
        })
    }

    /// The children of a cell, and those of whom all is so, found another way.
    fn counted(cases: &[Case<u8, u8>], is_of: impl Fn(&Case<u8, u8>) -> bool) -> (usize, usize) {
        let first = date(2025, 4, 1);
        let of: Vec<_> =
            cases.iter().filter(|case| is_of(case) && case.on >= first && case.on <= TODAY).collect();
        let all: BTreeSet<u8> = of.iter().map(|case| case.of).collect();
        let not: BTreeSet<u8> = of.iter().filter(|case| !case.so).map(|case| case.of).collect();
        (all.len(), all.difference(&not).count())
    }

    proptest! {
        #[test]
        fn who_leads_reads_what_is_counted_one_by_one(
            cases in prop::collection::vec(case(), 0..200),
            span in prop::sample::select(vec![Span::Now, Span::Year]),
        ) {
            let found = over_time(cases.iter().copied(), TODAY, span, true);
            prop_assert_eq!(found.months.len(), MONTHS);
            prop_assert_eq!(found.months[0].0, date(2025, 4, 1));
            let exact = |(of, part)| if of == 0 { Shown::Nobody } else { Shown::Part { of, part } };
            for (month, said) in &found.months {
                prop_assert_eq!(*said, exact(counted(&cases, |case| case.on.first_of_month() == *month)));
            }
            for location in 0..3 {
                let said = found.locations.get(&location).copied().unwrap_or(Shown::Nobody);
                prop_assert_eq!(said, exact(counted(&cases, |case| {
                    case.location == location && (span == Span::Year || case.on >= date(2026, 3, 1))
                })));
            }
        }

        #[test]
        fn a_part_at_a_time_comes_to_the_same(
            cases in prop::collection::vec(case(), 0..200),
            parts in 1u8..9,
            span in prop::sample::select(vec![Span::Now, Span::Year]),
        ) {
            let mut tally = Tally::of(Vec::<Case<u8, u8>>::new(), TODAY, span);
            for part in 0..parts {
                let of = cases.iter().filter(|case| case.of % parts == part).copied();
                tally.and(Tally::of(of, TODAY, span));
            }
            prop_assert_eq!(tally, Tally::of(cases.iter().copied(), TODAY, span));
        }

        #[test]
        fn others_read_no_number_from_one_to_four(
            cases in prop::collection::vec(case(), 0..200),
            span in prop::sample::select(vec![Span::Now, Span::Year]),
        ) {
            let exact = over_time(cases.iter().copied(), TODAY, span, true);
            let found = over_time(cases.iter().copied(), TODAY, span, false);
            let cells = |all: OverTime<u8>| all.months.into_iter().map(|(_, said)| said).chain(all.locations.into_values());
            for (said, exact) in cells(found).zip(cells(exact)) {
                let numbers = match said {
                    Shown::Nobody | Shown::TooFew | Shown::Unsaid => vec![],
                    Shown::Only(of) => vec![of],
                    Shown::Part { of, part } => vec![of, part, of - part],
                };
                prop_assert!(numbers.iter().all(|number| *number == 0 || *number >= FEWEST), "{said:?}");
                if let Shown::Part { .. } = said {
                    prop_assert_eq!(said, exact);
                }
            }
        }
    }

    #[test]
    fn what_one_location_hides_is_not_what_the_whole_leaves_over() {
        // Of ten children at each of two locations it is so: of all at the one, of three at the other.
        let at = |location: u8, so: usize| {
            (0..10_u8).map(move |n| Case {
                location,
                of: location * 10 + n,
                on: TODAY,
                so: usize::from(n) < so,
            })
        };
        let of = |cases: Vec<Case<u8, u8>>| over_time(cases, TODAY, Span::Now, false);
        let whole = of(at(0, 10).chain(at(1, 3)).collect());
        assert_eq!(whole.locations[&0], Shown::Part { of: 10, part: 10 });
        assert_eq!(whole.locations[&1], Shown::Only(10));
        assert_eq!(whole.months[11].1, Shown::Only(20), "thirteen less ten");
        // Three locations of which two say nothing leave six over together.
        let three = of(at(0, 10).chain(at(1, 3)).chain(at(2, 3)).collect());
        assert_eq!(three.months[11].1, Shown::Part { of: 30, part: 16 });
        // Of three children in all at the other even their number would follow.
        let few = of(at(0, 10).chain(at(1, 10).take(3)).collect());
        assert_eq!((few.locations[&1], few.months[11].1), (Shown::TooFew, Shown::Unsaid));
    }

    proptest! {
        /// Whoever takes what is said of parts from what is said of the whole finds no number from one to four.
        #[test]
        fn no_page_less_others_leaves_a_number_from_one_to_four(
            cases in prop::collection::vec(case(), 0..300),
            span in prop::sample::select(vec![Span::Now, Span::Year]),
        ) {
            let whole = over_time(cases.iter().copied(), TODAY, span, false);
            let pages: Vec<OverTime<u8>> = (0..3)
                .map(|at| over_time(cases.iter().copied().filter(|case| case.location == at), TODAY, span, false))
                .collect();
            let left = |said: Shown, parts: Vec<Shown>| {
                let number = |shown: &Shown, number: fn(usize, usize) -> usize| match shown {
                    Shown::Part { of, part } => Some(number(*of, *part)),
                    _ => None,
                };
                let all = |shown: &Shown| match shown {
                    Shown::Only(of) | Shown::Part { of, .. } => Some(*of),
                    Shown::Nobody => Some(0),
                    Shown::TooFew | Shown::Unsaid => None,
                };
                let of = |shown: &Shown| if *shown == Shown::Nobody { Some(0) } else { number(shown, |_, part| part) };
                let rest = |shown: &Shown| {
                    if *shown == Shown::Nobody { Some(0) } else { number(shown, |of, part| of - part) }
                };
                let less = |of: &dyn Fn(&Shown) -> Option<usize>| {
                    let hidden = parts.iter().filter(|part| of(part).is_none()).count();
                    let said: usize = of(&said)?;
                    (hidden > 0).then(|| (hidden, said.saturating_sub(parts.iter().filter_map(of).sum())))
                };
                [less(&all), less(&of), less(&rest)].into_iter().flatten().collect::<Vec<_>>()
            };
            for (n, (_, said)) in whole.months.iter().enumerate() {
                for (hidden, left) in left(*said, pages.iter().map(|page| page.months[n].1).collect()) {
                    prop_assert!(hidden > 1 && !few(left), "month {n}: {hidden} leave {left}");
                }
            }
            for (at, said) in whole.locations.iter().filter(|_| span == Span::Year) {
                let months = pages[usize::from(*at)].months.iter().map(|(_, said)| *said).collect();
                for (hidden, left) in left(*said, months) {
                    prop_assert!(hidden > 1 && !few(left), "location {at}: {hidden} leave {left}");
                }
            }
        }
    }

    #[test]
    fn a_month_is_looked_at_on_its_last_day_or_today() {
        let months: Vec<Date> = months(TODAY).collect();
        assert_eq!((months[0], months[11]), (date(2025, 4, 1), date(2026, 3, 1)));
        assert_eq!(looked_at(months[0], TODAY), date(2025, 4, 30));
        assert_eq!(looked_at(months[11], TODAY), TODAY);
        let leap = self::months(date(2024, 3, 31)).nth(10).unwrap();
        assert_eq!(looked_at(leap, date(2024, 3, 31)), date(2024, 2, 29));
    }
}
