//! What making a division known changes, and what withdrawing it restores.

use jiff::civil::Date;

use super::{proposal::Proposal, queries::Coming};
use crate::{
    mentorship::Mentorship,
    platform::ids::{ChildId, DivisionId, MentorshipId, StaffId},
};

/// A child that gets a mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The child.
    pub child: ChildId,
    /// Its new mentor.
    pub staff: StaffId,
    /// From when: the chosen day, the child's first day when that is later, or the day after the last day of a mentor
    /// who was to stop already.
    pub from: Date,
    /// The mentorships that end, each with its last day.
    pub ends: Vec<(MentorshipId, Date)>,
    /// The mentor for whom the new one stands in.
    pub stands_in_for: Option<StaffId>,
}

/// What a proposal for the day on which it takes effect changes. A child that keeps its mentor is not in it.
pub fn changes(proposal: &Proposal) -> Vec<Change> {
    let mut changes = Vec::new();
    for (i, (child, staff)) in proposal.pairs().into_iter().enumerate() {
        let start = proposal.case.children[i].on;
        let present = proposal.facts.present(child, start);
        if !proposal.is_about(i) || present.is_some_and(|m| m.staff == staff) && !proposal.becomes_lasting(i)
        {
            continue;
        }
        let open: Vec<&Mentorship> = proposal
            .facts
            .history(child)
            .iter()
            .filter(|m| m.until.is_none_or(|until| until >= start && until >= m.from))
            .collect();
        let fixed = open.iter().filter_map(|m| m.until).max().and_then(|until| until.tomorrow().ok());
        let from = fixed.map_or(start, |fixed| fixed.max(start));
        if proposal.child(i).period.ended_before(from) {
            continue;
        }
        let ends = open.iter().filter(|m| m.until.is_none()).filter_map(|m| Some((m.id, last_day(m, from)?)));
        // Who stood in is followed by who stands in for the same mentor.
        let own = present.map(|m| m.stands_in_for.as_ref().map_or(m.staff, |(staff, _)| *staff));
        let interim = proposal.only.as_ref().is_some_and(|(only, _)| only.interim);
        changes.push(Change {
            child,
            staff,
            from,
            ends: ends.collect(),
            stands_in_for: own.filter(|own| interim && *own != staff),
        });
    }
    changes
}

/// The division that is made known and stands in the way of making a proposal known, with the children concerned. One of
/// everybody waits for any other. One of some children waits only where one of them is to get yet another mentor later:
/// what begins together with that mentor, or after, takes its place.
pub fn in_the_way(proposal: &Proposal, coming: &[Coming]) -> Option<(Coming, Vec<ChildId>)> {
    if proposal.only.is_none() {
        return coming.first().map(|first| (*first, Vec::new()));
    }
    coming.iter().find_map(|waiting| {
        let waits = |i: &usize| {
            let (child, start) = (proposal.child(*i).child, proposal.case.children[*i].on);
            let mut history = proposal.facts.history(child).iter();
            proposal.is_about(*i) && history.any(|m| m.division == Some(waiting.id) && m.begins_after(start))
        };
        let children = (0..proposal.case.children.len()).filter(waits).map(|i| proposal.child(i).child);
        let children: Vec<ChildId> = children.collect();
        (!children.is_empty()).then_some((*waiting, children))
    })
}

/// The last day of a mentorship that makes room for one from a day on; before its first day when it never began.
fn last_day(mentorship: &Mentorship, from: Date) -> Option<Date> {
    from.max(mentorship.from).yesterday().ok()
}

/// Which mentorships ended for those that a division began: of each child the last one, for an earlier one ended for
/// that, and a child never has two without an end.
pub fn ended_for(history: &[Mentorship], division: DivisionId) -> Vec<MentorshipId> {
    let begun = history.iter().filter(|m| m.division == Some(division));
    let ended = begun.filter_map(|new| {
        let before = history.iter().filter(|m| {
            m.child == new.child
                && m.division != Some(division)
                && m.replaced()
                && m.until.is_some()
                && m.until == last_day(m, new.from)
        });
        before.max_by_key(|m| (m.from, m.id)).map(|m| m.id)
    });
    ended.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::platform::ids::GroupId;

    fn mentorship(n: u128, from: i8, until: Option<i8>, division: Option<u128>) -> Mentorship {
        let day = |day| date(2026, 3, day);
        Mentorship {
            id: MentorshipId(Uuid::from_u128(n)),
            child: ChildId(Uuid::from_u128(1)),
            staff: StaffId(Uuid::from_u128(n)),
            staff_name: String::new(),
            group: GroupId(Uuid::from_u128(1)),
            division: division.map(|n| DivisionId(Uuid::from_u128(n))),
            from: day(from),
            until: until.map(day),
            end_reason: until.map(|_| "division".to_owned()),
            stands_in_for: None,
        }
    }

    #[test]
    fn of_mentors_who_made_room_one_after_the_other_only_the_last_comes_back() {
        // The second one was to begin on the 16th, and the third takes its place on that day.
        let history = [
            mentorship(1, 1, Some(15), None),
            mentorship(2, 16, Some(15), Some(1)),
            mentorship(3, 16, None, Some(2)),
        ];
        let back = |division| ended_for(&history, DivisionId(Uuid::from_u128(division)));
        assert_eq!(back(2), [history[1].id]);
        assert_eq!(back(3), []);
    }
}
