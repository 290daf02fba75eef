//! From one mentor to the next: which handovers are due.

use jiff::civil::Date;

/// A mentorship, as the rule sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<Id> {
    /// The mentorship.
    pub id: Id,
    /// The child.
    pub child: Id,
    /// The mentor.
    pub staff: Id,
    /// First day.
    pub from: Date,
    /// Last day; before the first day when it was replaced before it began.
    pub until: Option<Date>,
    /// The day on which it was made known; none when it came with an import.
    pub known_on: Option<Date>,
}

/// A handover from the old to the new mentor of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover<Id> {
    /// The mentorship that begins.
    pub mentorship: Id,
    /// The child.
    pub child: Id,
    /// Who was its mentor.
    pub old: Id,
    /// Who becomes its mentor.
    pub new: Id,
    /// Due from this day: when the change was made known.
    pub since: Date,
    /// The first day of the new mentor.
    pub starts: Date,
}

/// The mentorship of another staff member that came last before this one.
pub fn before<Id: PartialEq>(spans: &[Span<Id>], this: &Span<Id>) -> Option<usize> {
    let earlier = spans.iter().enumerate().filter(|(_, old)| {
        old.child == this.child
            && old.staff != this.staff
            && old.until.is_some_and(|until| until >= old.from && until < this.from)
    });
    earlier.max_by_key(|(_, old)| old.until).map(|(at, _)| at)
}

/// The handovers that are due, in the order of the mentorships. One is due for each mentorship that was made known
/// while, the day before, another was still mentor of the child: who has been gone for longer hands nothing over, and
/// nobody hands over to who was replaced before the first day.
pub fn handovers<Id: PartialEq + Copy>(spans: &[Span<Id>]) -> Vec<Handover<Id>> {
    spans
        .iter()
        .filter(|this| this.until.is_none_or(|until| until >= this.from))
        .filter_map(|this| {
            let since = this.known_on?;
            let old = &spans[before(spans, this)?];
            let there = old.until? >= since.yesterday().ok()?;
            there.then_some(Handover {
                mentorship: this.id,
                child: this.child,
                old: old.staff,
                new: this.staff,
                since,
                starts: this.from,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rstest::rstest;

    use super::*;

    fn span(id: u8, staff: u8, from: i8, until: Option<i8>, known_on: Option<i8>) -> Span<u8> {
        let day = |day: i8| date(2026, 3, day);
        Span { id, child: 1, staff, from: day(from), until: until.map(day), known_on: known_on.map(day) }
    }

    #[test]
    fn a_change_that_is_made_known_asks_for_a_handover_from_that_day() {
        let spans = [span(1, 7, 1, Some(15), None), span(2, 8, 16, None, Some(9))];
        let due = Handover {
            mentorship: 2,
            child: 1,
            old: 7,
            new: 8,
            since: date(2026, 3, 9),
            starts: date(2026, 3, 16),
        };
        assert_eq!(handovers(&spans), [due]);
    }

    #[rstest]
    #[case::the_first_mentor(&[span(2, 8, 16, None, Some(9))])]
    #[case::an_import(&[span(1, 7, 1, Some(15), None), span(2, 8, 16, None, None)])]
    #[case::the_same_mentor_again(&[span(1, 8, 1, Some(10), None), span(2, 8, 16, None, Some(9))])]
    #[case::the_old_one_is_long_gone(&[span(1, 7, 1, Some(4), None), span(2, 8, 16, None, Some(9))])]
    #[case::replaced_before_it_began(&[span(1, 7, 12, Some(11), None), span(2, 8, 16, None, Some(9))])]
    fn no_handover(#[case] spans: &[Span<u8>]) {
        assert_eq!(handovers(spans), []);
    }

    #[test]
    fn a_change_today_is_handed_over_by_who_was_mentor_yesterday() {
        let spans = [span(1, 7, 1, Some(8), None), span(2, 8, 9, None, Some(9))];
        assert_eq!(handovers(&spans).len(), 1);
        assert_eq!(handovers(&[spans[0], span(2, 8, 10, None, Some(10))]), []);
    }

    #[test]
    fn nobody_hands_over_to_who_was_replaced_before_the_first_day() {
        let spans = [
            span(1, 7, 1, Some(15), None),
            span(2, 8, 16, Some(15), Some(9)),
            span(3, 9, 16, None, Some(10)),
        ];
        let due: Vec<(u8, u8)> = handovers(&spans).iter().map(|due| (due.old, due.new)).collect();
        assert_eq!(due, [(7, 9)]);
    }

    #[test]
    fn the_last_of_the_earlier_mentors_hands_over() {
        let spans =
            [span(1, 5, 1, Some(3), None), span(2, 7, 4, Some(15), None), span(3, 8, 16, None, Some(9))];
        assert_eq!(handovers(&spans)[0].old, 7);
    }
}
