//! Whom to ask on a day without the mentor.

use super::{By, Day, Part};

/// Somebody who could be asked.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a, Id> {
    /// Who.
    pub id: Id,
    /// Its day.
    pub day: Day<Id>,
    /// In training.
    pub in_training: bool,
    /// By which equals are told apart.
    pub name: &'a str,
}

impl<Id: Copy + Ord> Day<Id> {
    /// The half-days that it is not on the same place as the other.
    pub fn without(&self, other: &Self) -> Self {
        let keep = |mine: Option<Part<Id>>, theirs: Option<Part<Id>>| {
            mine.filter(|mine| theirs.is_none_or(|theirs| theirs.at != mine.at))
        };
        Self {
            morning: keep(self.morning, other.morning),
            afternoon: keep(self.afternoon, other.afternoon),
            ..*self
        }
    }
}

/// The contact of a child's day, or of those half-days of it that the mentor is not there: of the staff on the child's
/// place, the group's own before a stand-in and a stand-in before somebody in training; then who is there for most of
/// it, then who is there longest, then by name.
pub fn deputy<'a, Id: Copy + Ord>(
    candidates: &'a [Candidate<'a, Id>],
    child: &Day<Id>,
) -> Option<&'a Candidate<'a, Id>> {
    candidates.iter().filter(|candidate| candidate.day.is_there()).min_by(|a, b| {
        let rank = |candidate: &Candidate<'_, Id>| {
            let stands_in = candidate.day.parts().all(|part| part.by == By::StandIn);
            (candidate.in_training, stands_in)
        };
        rank(a)
            .cmp(&rank(b))
            .then_with(|| b.day.shared(child).cmp(&a.day.shared(child)))
            .then_with(|| b.day.half_days().cmp(&a.day.half_days()))
            .then_with(|| a.name.cmp(b.name))
            .then_with(|| a.id.cmp(&b.id))
    })
}
