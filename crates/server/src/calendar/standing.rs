//! What stands on days on which a location closes or a colleague is away: talks, settling in, meetings of teams. Nothing of it
//! moves by itself.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::Date;
use mentorkind_domain::{access::action, calendar::last_absent, period::Period};
use sqlx::AssertSqlSafe;

use crate::{
    meeting, mentorship, on,
    platform::{
        access::Grant,
        dates,
        db::{Read, id_list},
        i18n::Lang,
        ids::{ChildId, GroupId, OrganisationId, StaffId},
        session::Actor,
    },
    settling_in, talk,
};

/// So many things are named; the others are counted.
const NAMED: usize = 5;

type Stored = jiff_sqlx::Date;

/// When members of staff are away, from a day on. The caller has found them with a grant.
pub async fn staff_away(
    tx: &mut Read,
    organisation: OrganisationId,
    staff: impl IntoIterator<Item = StaffId>,
    from: Date,
) -> sqlx::Result<Vec<(StaffId, Period)>> {
    let sql = format!(
        "SELECT staff_id, from_on, until_on, back_on FROM absence
         WHERE organisation_id = $1 AND staff_id {} AND until_on >= $3 ORDER BY from_on, id",
        tx.one_of(2)
    );
    let rows: Vec<(StaffId, Stored, Stored, Option<Stored>)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(staff)).bind(Stored::from(from)).fetch_all(c).await)?;
    Ok(rows
        .into_iter()
        .map(|(staff, from, until, back)| {
            let last = last_absent(until.to_jiff(), back.map(Stored::to_jiff));
            (staff, Period { from: Some(from.to_jiff()), until: Some(last) })
        })
        .collect())
}

/// Whether the location of one of these groups is closed on a day, as the planning says or a team lead entered. The caller
/// has found the groups with a grant.
pub async fn is_shut(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
    day: Date,
) -> sqlx::Result<bool> {
    let closed = super::closed(tx, organisation, groups).await?;
    Ok(closed.values().flatten().any(|period| period.contains(day)))
}

/// Something that stands on a day: the key of its words, of which child and group, and the name to say.
struct Thing {
    on: Date,
    key: &'static str,
    child: Option<ChildId>,
    group: GroupId,
    name: String,
}

/// What stands in groups, which were found with a grant, in the days on which they close, in a sentence; empty where
/// nothing does.
pub(super) async fn on_closed(
    tx: &mut Read,
    actor: &Arc<Actor>,
    groups: &[GroupId],
    span: (Date, Date),
    lang: Lang,
) -> sqlx::Result<String> {
    let mut things = of_children(tx, actor.organisation, groups, span).await?;
    let meetings = meeting::planned_between(tx, actor.organisation, groups.iter().copied(), span).await?;
    things.extend(meetings.into_iter().map(|(group, name, on)| Thing {
        on: on.to_jiff(),
        key: "standing-meeting",
        child: None,
        group,
        name,
    }));
    Ok(words(actor, things, "standing-closed", lang))
}

/// What stands in the days of an absence with the children of whom the absent colleague is the mentor then, in a sentence;
/// empty where nothing does. Of children who are not the reader's it is only told how many there are.
pub(super) async fn of_absent(
    tx: &mut Read,
    actor: &Arc<Actor>,
    staff: StaffId,
    span: (Date, Date),
    lang: Lang,
) -> sqlx::Result<String> {
    let own = mentorship::of_mentor(tx, actor.organisation, staff, span).await?;
    let groups: BTreeSet<GroupId> = own.iter().map(|one| one.group).collect();
    let groups: Vec<GroupId> = groups.into_iter().collect();
    let mut things = of_children(tx, actor.organisation, &groups, span).await?;
    things.retain(|thing| own.iter().any(|one| Some(one.child) == thing.child && one.holds_on(thing.on)));
    Ok(words(actor, things, "standing-away", lang))
}

/// The talks and what is planned for settling in of the children of groups.
async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: &[GroupId],
    span: (Date, Date),
) -> sqlx::Result<Vec<Thing>> {
    let of = |key| {
        move |(child, name, group, on): (ChildId, String, GroupId, Stored)| Thing {
            on: on.to_jiff(),
            key,
            child: Some(child),
            group,
            name,
        }
    };
    let talks = talk::planned_between(tx, organisation, groups.iter().copied(), span).await?;
    let [appointments, visits] =
        settling_in::planned_between(tx, organisation, groups.iter().copied(), span).await?;
    let mut things: Vec<Thing> = talks.into_iter().map(of("standing-talk")).collect();
    things.extend(appointments.into_iter().map(of("standing-appointment")));
    things.extend(visits.into_iter().map(of("standing-visit")));
    Ok(things)
}

fn words(actor: &Arc<Actor>, mut things: Vec<Thing>, key: &str, lang: Lang) -> String {
    if things.is_empty() {
        return String::new();
    }
    things.sort_by(|a, b| (a.on, a.key, &a.name).cmp(&(b.on, b.key, &b.name)));
    let files = Grant::<action::SeeFile>::of(actor).ok();
    let is_told = |thing: &Thing| {
        let covers = |child: ChildId| {
            files.as_ref().is_some_and(|grant| grant.covers(Some(thing.group.0), Some(child.0)))
        };
        thing.child.is_none_or(covers)
    };
    let (named, untold): (Vec<Thing>, Vec<Thing>) = things.into_iter().partition(is_told);
    let others = untold.len() + named.len().saturating_sub(NAMED);
    let mut said: Vec<String> = named
        .into_iter()
        .take(NAMED)
        .map(|thing| {
            let date = dates::said(thing.on, actor.today, lang).said;
            lang.t(thing.key).with("name", thing.name).with("date", date).to_string()
        })
        .collect();
    if others > 0 {
        said.push(lang.t("standing-others").with("count", others).to_string());
    }
    lang.t(key).with("things", said.join(", ")).to_string()
}
