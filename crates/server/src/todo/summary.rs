//! How much is late and how much is coming, per location and group, with the reasons: numbers, and nobody's name.

use std::collections::BTreeMap;

use jiff::ToSpan;
use mentorkind_domain::{
    access::action,
    obligation::{Kind, Obligation, Standing},
};
use uuid::Uuid;

use super::{
    known::Known,
    pages::{WEEK_DAYS, due_of, stands_on_the_list},
    queries::{self, Where},
};
use crate::platform::{
    access::Grant,
    db::Read,
    i18n::Lang,
    ids::{GroupId, LocationId},
};

/// How much is late, and how much is not yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Late.
    pub late: usize,
    /// Not late.
    pub coming: usize,
}

impl Count {
    fn add(&mut self, late: bool) {
        *(if late { &mut self.late } else { &mut self.coming }) += 1;
    }
}

/// A group.
pub(super) struct OfGroup {
    pub(super) id: GroupId,
    pub(super) name: String,
    pub(super) count: Count,
    /// What it is about, the kind of which most is late first.
    pub(super) reasons: Vec<(String, Count)>,
}

/// A location with its groups, those of which most is late first.
pub(super) struct OfLocation {
    pub(super) id: LocationId,
    pub(super) name: String,
    pub(super) count: Count,
    /// The groups where something is late.
    pub(super) late: Vec<OfGroup>,
    /// The groups where something is coming only.
    pub(super) coming: Vec<OfGroup>,
}

/// What is due, counted; the locations by name.
pub(super) fn counted<'a>(
    known: &Known,
    due: impl IntoIterator<Item = &'a Obligation<Uuid>>,
    standing: impl Fn(&Obligation<Uuid>) -> Standing,
    lang: Lang,
) -> Vec<OfLocation> {
    let mut groups: BTreeMap<GroupId, BTreeMap<Kind, Count>> = BTreeMap::new();
    for one in due {
        if let Some(group) = known.group_of(one) {
            let kinds = groups.entry(group).or_default();
            kinds.entry(one.kind).or_default().add(standing(one) <= Standing::Late);
        }
    }
    let mut locations: Vec<OfLocation> = Vec::new();
    for (id, kinds) in groups {
        let Some(group) = known.groups.get(&id) else { continue };
        let at = locations.iter().position(|location| location.id == group.location).unwrap_or_else(|| {
            let (id, name) = (group.location, group.location_name.clone());
            locations.push(OfLocation {
                id,
                name,
                count: Count::default(),
                late: Vec::new(),
                coming: Vec::new(),
            });
            locations.len() - 1
        });
        let Some(location) = locations.get_mut(at) else { continue };
        let mut count = Count::default();
        for of_kind in kinds.values() {
            count.late += of_kind.late;
            count.coming += of_kind.coming;
        }
        location.count.late += count.late;
        location.count.coming += count.coming;
        let mut reasons: Vec<(Kind, Count)> = kinds.into_iter().collect();
        reasons.sort_by_key(|(kind, count)| (std::cmp::Reverse(count.late), *kind));
        let reasons = reasons.into_iter().map(|(kind, count)| (kind_name(kind, lang), count)).collect();
        let of_group = OfGroup { id, name: group.name.clone(), count, reasons };
        (if count.late > 0 { &mut location.late } else { &mut location.coming }).push(of_group);
    }
    locations.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    for location in &mut locations {
        location.late.sort_by(|a, b| (b.count.late, &a.name).cmp(&(a.count.late, &b.name)));
        location.coming.sort_by(|a, b| a.name.cmp(&b.name));
    }
    locations
}

/// How much on somebody's own list is late, and how much else is to be done within a week.
pub async fn of_this_week(tx: &mut Read, grant: &Grant<action::SeeDue>) -> sqlx::Result<Count> {
    let (actor, today) = (grant.actor(), grant.actor().today);
    let place = Where::of(actor, None);
    let known = queries::known(tx, grant, place).await?;
    let ends = today.saturating_add(WEEK_DAYS.days());
    let mut count = Count::default();
    for due in due_of(&known, actor).iter().filter(|due| stands_on_the_list(due, actor, &known, place)) {
        let standing = due.standing(today);
        if standing <= Standing::Late || (due.from <= today && due.until <= ends) {
            count.add(standing <= Standing::Late);
        }
    }
    Ok(count)
}

/// What a kind is called in a count: "oudergesprek".
pub fn kind_name(kind: Kind, lang: Lang) -> String {
    lang.t(&("todo-kind-".to_owned() + kind.code())).to_string()
}
