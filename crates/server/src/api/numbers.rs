//! What is due and how many go out: kinds, keys, days and counts; nothing of why, and nothing of a child's file.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use jiff::civil::Date;
use mentorkind_domain::{api::scope, obligation::Standing};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    caller::Caller,
    out::Page,
    refusal::{OfAll, Refusal},
    sent::Part,
};
use crate::{
    child, division, group, overview,
    platform::{
        app::App,
        db::Read,
        ids::{ChildId, GroupId, OrganisationId},
    },
    todo::{self, Asked},
};

/// How something that is asked stands today.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// It is late.
    Late,
    /// It can be done now.
    Due,
    /// A day was chosen for it.
    Planned,
    /// Not yet.
    Coming,
}

impl From<Standing> for Stands {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Escalated | Standing::Late => Self::Late,
            Standing::Due => Self::Due,
            Standing::Planned => Self::Planned,
            Standing::Coming => Self::Coming,
        }
    }
}

/// Something that the protocol asks.
#[derive(Debug, Serialize, ToSchema)]
pub struct Obligation {
    /// Its identity: the same from day to day until it was done.
    id: Uuid,
    /// What, such as `parent-talk` or `observation`.
    kind: &'static str,
    /// The key of the child of which it is asked; none for a group.
    child: Option<String>,
    /// The key of the group.
    group: String,
    /// The first day on which it makes sense.
    from: Date,
    /// The last day on which it is in time.
    due: Date,
    /// How it stands today.
    state: Stands,
}

/// What planning and protocol ask of children and groups.
#[utoipa::path(
    get,
    path = "/api/v1/obligations",
    tag = "out",
    params(Part),
    responses((status = 200, description = "A part of what is asked.", body = Page<Obligation>), OfAll),
    security(("token" = ["obligations:read"]))
)]
pub async fn obligations(
    State(app): State<App>,
    caller: Caller<scope::ReadObligations>,
    part: Part,
) -> Result<Json<Page<Obligation>>, Refusal> {
    let organisation = caller.organisation();
    let mut tx = app.db.read().await?;
    let maker = caller.maker();
    let asked = todo::of_organisation(&mut tx, organisation, (maker.today, &maker.zone)).await?;
    let after = asked.into_iter().filter(|one| part.after.is_none_or(|id| one.id > id));
    let found: Vec<Asked> = after.take(part.limit() + 1).collect();
    let shown = obligations_by_keys(&mut tx, organisation, &found).await?;
    Ok(Json(Page::of(shown, &part, |one| one.id, |one| one)))
}

/// What is asked, by the keys of the planning package.
pub async fn obligations_by_keys(
    tx: &mut Read,
    organisation: OrganisationId,
    asked: &[Asked],
) -> sqlx::Result<Vec<Obligation>> {
    let children: Vec<ChildId> = asked.iter().filter_map(Asked::child).collect();
    let children: BTreeMap<ChildId, String> =
        child::keys(tx, organisation, children).await?.into_iter().collect();
    let groups: Vec<GroupId> = asked.iter().map(|one| one.group).collect();
    let groups: BTreeMap<GroupId, String> =
        group::keys(tx, organisation, groups).await?.into_iter().collect();
    let shown = asked.iter().map(|one| Obligation {
        id: one.id,
        kind: one.kind.code(),
        child: one.child().and_then(|child| children.get(&child).cloned()),
        group: groups.get(&one.group).cloned().unwrap_or_default(),
        from: one.from,
        due: one.until,
        state: one.standing.into(),
    });
    Ok(shown.collect())
}

/// The counts of a group.
#[derive(Debug, Serialize, ToSchema)]
pub struct Aggregate {
    /// The key of the group.
    group: String,
    /// Children with a place there today.
    children: usize,
    /// Those of them with a mentor.
    with_mentor: usize,
    /// Those without.
    without_mentor: usize,
    /// How much is late of each kind.
    late: BTreeMap<&'static str, usize>,
}

/// How many children of each group have a mentor, and how much is late there.
#[utoipa::path(
    get,
    path = "/api/v1/aggregates",
    tag = "out",
    params(Part),
    responses((status = 200, description = "The counts of a part of the groups.", body = Page<Aggregate>), OfAll),
    security(("token" = ["aggregates:read"]))
)]
pub async fn aggregates(
    State(app): State<App>,
    caller: Caller<scope::ReadAggregates>,
    part: Part,
) -> Result<Json<Page<Aggregate>>, Refusal> {
    let (organisation, maker) = (caller.organisation(), caller.maker());
    let (after, most) = part.bound();
    let mut tx = app.db.read().await?;
    let found = group::groups_after(&mut tx, organisation, after, most).await?;
    let rules = division::rules(&mut tx, organisation, maker.today).await?;
    let infos = found.iter().map(|one| one.info.clone()).collect();
    let counted =
        overview::of_groups(&mut tx, organisation, infos, (app.clock.now(), &maker.zone), &rules).await?;
    let mut late = late(todo::of_organisation(&mut tx, organisation, (maker.today, &maker.zone)).await?);
    let page = Page::of(found, &part, |one| one.info.id.0, |one| (one.info.id, one.key));
    let items = page.items.into_iter().map(|(id, key)| {
        let numbers = counted.iter().find(|(info, _)| info.id == id).map(|(_, numbers)| *numbers);
        let numbers = numbers.unwrap_or_default();
        let without = numbers.without + numbers.awaiting;
        Aggregate {
            group: key,
            children: numbers.children,
            with_mentor: numbers.children - without,
            without_mentor: without,
            late: late.remove(&id).unwrap_or_default(),
        }
    });
    Ok(Json(Page { items: items.collect(), next: page.next }))
}

/// How much is late of each kind, by group.
fn late(asked: Vec<Asked>) -> BTreeMap<GroupId, BTreeMap<&'static str, usize>> {
    let mut counts: BTreeMap<GroupId, BTreeMap<&'static str, usize>> = BTreeMap::new();
    for one in asked.iter().filter(|one| one.standing <= Standing::Late) {
        *counts.entry(one.group).or_default().entry(one.kind.code()).or_default() += 1;
    }
    counts
}
