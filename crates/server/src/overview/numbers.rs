//! What asks for attention in a group, in numbers.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    announcement,
    division::{self, Rules},
    group::{self, GroupFacts, GroupInfo},
    interim,
    platform::{
        clock::Moment,
        db::Read,
        ids::{GroupId, OrganisationId},
    },
};

/// The numbers of a group, or of many together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Children who have their place there today.
    pub children: usize,
    /// Children who come there soon.
    pub coming: usize,
    /// Staff who can be mentor.
    pub mentors: usize,
    /// Half-days a fortnight with the mentor.
    pub together: u32,
    /// Half-days a fortnight that children attend.
    pub attends: u32,
    /// Those there today without a mentor, for whom nobody was made known either.
    pub without: usize,
    /// Those there today whose first mentor begins later: there is nothing left to do for them.
    pub awaiting: usize,
    /// Those there today whose mentor does not work on their group.
    pub elsewhere: usize,
    /// Those who come soon, without a mentor who works on their group on their first day.
    pub coming_without: usize,
    /// Children who see their mentor on less than half of their days.
    pub hardly: usize,
    /// Mentors above the protocol's numbers of children.
    pub above: usize,
    /// Children whose mentor is away for long, or leaves soon.
    pub interim: usize,
    /// Children with an interim mentor whose own mentor is back, or does not come back.
    pub back: usize,
    /// Messages about a mentor that must be told in person now.
    pub untold: usize,
    /// Groups that are to be looked at again.
    pub recheck: usize,
}

impl Numbers {
    /// Those of a group, from what is known of it.
    pub fn of(facts: &GroupFacts, today: Date, rules: &Rules) -> Self {
        let (state, _) = group::state(facts, today, rules);
        let interim = interim::of(facts, today, rules);
        Self {
            children: state.here(),
            coming: state.coming(),
            mentors: state.loads.len(),
            together: state.ties.iter().map(|tie| tie.together).sum(),
            attends: state.ties.iter().map(|tie| tie.attends).sum(),
            without: state.without(),
            elsewhere: state.elsewhere(),
            awaiting: state.awaiting(),
            coming_without: state.coming_without(),
            hardly: state.hardly_seen(),
            above: state.above(),
            interim: interim.away() + interim.leaving(),
            back: interim.back(),
            untold: 0,
            recheck: 0,
        }
    }

    /// These and those.
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            children: self.children + other.children,
            coming: self.coming + other.coming,
            mentors: self.mentors + other.mentors,
            together: self.together + other.together,
            attends: self.attends + other.attends,
            without: self.without + other.without,
            elsewhere: self.elsewhere + other.elsewhere,
            awaiting: self.awaiting + other.awaiting,
            coming_without: self.coming_without + other.coming_without,
            hardly: self.hardly + other.hardly,
            above: self.above + other.above,
            interim: self.interim + other.interim,
            back: self.back + other.back,
            untold: self.untold + other.untold,
            recheck: self.recheck + other.recheck,
        }
    }

    /// On how many of a hundred days of the children the mentor is there too; none without fixed days.
    pub fn share(&self) -> Option<u32> {
        (self.attends > 0).then(|| (200 * self.together + self.attends) / (2 * self.attends))
    }

    /// Something asks for attention.
    pub fn attention(&self) -> bool {
        What::ALL.iter().any(|what| what.of(self) > 0)
    }
}

/// A number that asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Children without a mentor today.
    Without,
    /// The mentor does not work on the group.
    Elsewhere,
    /// Children who come soon, without a mentor on their group.
    ComingWithout,
    /// The mentor is away for long, or leaves.
    Interim,
    /// The mentor is back.
    Back,
    /// The mentor is hardly seen.
    Hardly,
    /// Many children for a mentor.
    Above,
    /// Parents who do not know.
    Untold,
    /// To be looked at again.
    Recheck,
}

impl What {
    /// All, in the order of the pages.
    pub const ALL: [Self; 9] = [
        Self::Without,
        Self::Elsewhere,
        Self::ComingWithout,
        Self::Interim,
        Self::Back,
        Self::Hardly,
        Self::Above,
        Self::Untold,
        Self::Recheck,
    ];

    /// Its code in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Without => "without",
            Self::Elsewhere => "elsewhere",
            Self::ComingWithout => "coming",
            Self::Interim => "interim",
            Self::Back => "back",
            Self::Hardly => "hardly",
            Self::Above => "above",
            Self::Untold => "untold",
            Self::Recheck => "recheck",
        }
    }

    /// The number of a code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }

    /// How many.
    pub fn of(self, numbers: &Numbers) -> usize {
        match self {
            Self::Without => numbers.without,
            Self::Elsewhere => numbers.elsewhere,
            Self::ComingWithout => numbers.coming_without,
            Self::Interim => numbers.interim,
            Self::Back => numbers.back,
            Self::Hardly => numbers.hardly,
            Self::Above => numbers.above,
            Self::Untold => numbers.untold,
            Self::Recheck => numbers.recheck,
        }
    }

    /// Its name over a number.
    pub fn label(self) -> &'static str {
        match self {
            Self::Without => "overview-without",
            Self::Elsewhere => "overview-elsewhere",
            Self::ComingWithout => "overview-coming-without",
            Self::Interim => "overview-interim",
            Self::Back => "overview-back",
            Self::Hardly => "overview-hardly",
            Self::Above => "overview-above",
            Self::Untold => "overview-untold",
            Self::Recheck => "overview-recheck",
        }
    }

    /// With its number, at a group.
    pub fn counted(self) -> &'static str {
        match self {
            Self::Without => "group-badge-without",
            Self::Elsewhere => "overview-badge-elsewhere",
            Self::ComingWithout => "overview-badge-coming-without",
            Self::Interim => "overview-badge-interim",
            Self::Back => "overview-badge-back",
            Self::Hardly => "overview-badge-hardly",
            Self::Above => "group-badge-above",
            Self::Untold => "overview-badge-untold",
            Self::Recheck => "overview-badge-recheck",
        }
    }

    /// How urgent: the kind of its badge.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Without | Self::Elsewhere => "late",
            Self::Recheck => "know",
            _ => "due",
        }
    }
}

/// The numbers of groups that were found with a grant. The number of queries does not depend on how many they are.
pub async fn of_groups(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: Vec<GroupInfo>,
    (now, zone): (Moment, &TimeZone),
    rules: &Rules,
) -> sqlx::Result<Vec<(GroupInfo, Numbers)>> {
    let today = now.date_in(zone);
    let ids: Vec<GroupId> = groups.iter().map(|group| group.id).collect();
    let facts = group::outline(tx, organisation, groups, today).await?;
    let untold = announcement::due_of_groups(tx, organisation, &ids, now, zone).await?;
    let looked: BTreeMap<GroupId, Date> = if rules.recheck_months > 0 {
        division::looked_at(tx, organisation, &ids, today).await?
    } else {
        BTreeMap::new()
    };
    Ok(facts
        .into_iter()
        .map(|facts| {
            let mut numbers = Numbers::of(&facts, today, rules);
            let id = facts.info.id;
            numbers.untold = untold.get(&id).copied().unwrap_or_default();
            let due = division::recheck_due(&facts, looked.get(&id).copied(), rules.recheck_months, today);
            numbers.recheck = usize::from(due.is_some());
            (facts.info, numbers)
        })
        .collect())
}
