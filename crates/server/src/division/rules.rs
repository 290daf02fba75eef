//! What the protocol says about dividing.

use jiff::civil::Date;
use mentorkind_division::Weights;
use mentorkind_domain::division::Ages;

use crate::{
    platform::{db::Read, ids::OrganisationId},
    protocol,
};

/// What the protocol says about dividing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// What costs how much.
    pub weights: Weights,
    /// Ages and terms.
    pub ages: Ages,
    /// Numbers that warn.
    pub numbers: Numbers,
    /// A mentor who is away for more weeks gets an interim mentor for its children; 0: never.
    pub interim_weeks: u32,
    /// After this many months a group is looked at again; 0: never.
    pub recheck_months: u32,
    /// Within so many working days parents are told who the mentor is.
    pub tell_working_days: u32,
}

/// Numbers above which the screens warn; they forbid nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Mentor children of one mentor.
    pub children_per_mentor: u32,
    /// Mentor children of one mentor for each day of the week that it works on the group.
    pub per_working_day: u32,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { children_per_mentor: 8, per_working_day: 3 }
    }
}

impl Numbers {
    /// Whether so many children of a mentor with so many half-days a fortnight are above the one and the other number.
    pub fn above(&self, children: usize, half_days: u32) -> (bool, bool) {
        let children = u64::try_from(children).unwrap_or(u64::MAX);
        // Four half-days a fortnight are one day a week.
        let per_day = children.saturating_mul(4) > u64::from(self.per_working_day) * u64::from(half_days);
        (children > u64::from(self.children_per_mentor), per_day)
    }
}

/// The rules that are in force in an organisation on a day.
pub async fn rules(tx: &mut Read, organisation: OrganisationId, on: Date) -> sqlx::Result<Rules> {
    let protocol = protocol::in_force(tx, organisation, on).await?;
    Ok(Rules {
        weights: protocol.weights(),
        ages: protocol.ages(),
        numbers: Numbers {
            children_per_mentor: protocol.children_per_mentor(),
            per_working_day: protocol.children_per_working_day(),
        },
        interim_weeks: protocol.interim_weeks(),
        recheck_months: protocol.recheck_months(),
        tell_working_days: protocol.tell_working_days(),
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(8, 20, (false, false))]
    #[case(9, 20, (true, false))]
    #[case(6, 8, (false, false))]
    #[case(7, 8, (false, true))]
    #[case(1, 1, (false, true))]
    fn numbers_warn_above_and_not_at(
        #[case] children: usize,
        #[case] half_days: u32,
        #[case] above: (bool, bool),
    ) {
        assert_eq!(Numbers::default().above(children, half_days), above);
    }
}
