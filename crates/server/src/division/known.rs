//! What making a division known changes, and what withdrawing it restores.

use jiff::civil::Date;

use super::proposal::Proposal;
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

/// The last day of a mentorship that makes room for one from a day on; before its first day when it never began.
fn last_day(mentorship: &Mentorship, from: Date) -> Option<Date> {
    from.max(mentorship.from).yesterday().ok()
}

/// Which of a child's mentorships ended for those that a division began.
pub fn ended_for(history: &[Mentorship], division: DivisionId) -> Vec<MentorshipId> {
    let begun: Vec<&Mentorship> = history.iter().filter(|m| m.division == Some(division)).collect();
    history
        .iter()
        .filter(|m| {
            let replaced = matches!(m.end_reason.as_deref(), Some("division" | "interim" | "returned"));
            m.division != Some(division) && replaced
        })
        .filter(|m| {
            begun
                .iter()
                .any(|new| new.child == m.child && m.until.is_some() && m.until == last_day(m, new.from))
        })
        .map(|m| m.id)
        .collect()
}
