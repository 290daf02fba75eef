//! The contact of the day: whom to ask about a child on a day without its mentor.

use sha2::{Digest, Sha256};

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
    /// How many half-days of the coming fortnight it is on the child's place, by plan.
    pub usual: u32,
    /// By which equals take turns.
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
/// it, then who is there longest, then who is with the child most. Who is equal to a colleague in all this takes turns
/// with it by child: the children of one mentor are spread over the team, and each keeps the same person.
pub fn deputy<'a, Id: Copy + Ord>(
    candidates: &'a [Candidate<'a, Id>],
    child: &Day<Id>,
    child_name: &str,
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
            .then_with(|| b.usual.cmp(&a.usual))
            .then_with(|| turn(child_name, a.name).cmp(&turn(child_name, b.name)))
            .then_with(|| a.id.cmp(&b.id))
    })
}

/// The place of a colleague in a child's own order of colleagues. It hangs on the two alone, so that nobody else's
/// coming or going changes whom a child has.
fn turn(child: &str, colleague: &str) -> [u8; 32] {
    Sha256::new().chain_update(child).chain_update([0]).chain_update(colleague).finalize().into()
}
