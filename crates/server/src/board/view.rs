//! Agreements in words: on the board, on the list of what is to do, and for parents.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    board::{Standing, asked_since, read_until},
    obligation::{Days, Version},
    period::Period,
};

use super::queries::{self, Agreement};
use crate::platform::{
    access::Grant,
    dates::{Said, said},
    db::Read,
    i18n::Lang,
    ids::{AgreementId, ChildId, GroupId, OrganisationId, StaffId},
};

/// An agreement.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its identifier.
    pub id: AgreementId,
    /// About whom.
    pub child_id: ChildId,
    /// The first name.
    pub child: String,
    /// What was agreed.
    pub what: String,
    /// With whom or when; empty where that was not said.
    pub of_whom: String,
    /// Who put it on the board, and when.
    pub by: String,
    /// The name of whoever did.
    pub made_by: String,
    /// When, as a date.
    pub made_on: Date,
    /// Its last day.
    pub until: Option<Said>,
    /// It ends within a week.
    pub ending: bool,
    /// It holds.
    pub holds: bool,
    /// Each colleague of the group is asked to read it.
    pub important: bool,
    /// The reader is asked to say that it was read.
    pub asks: bool,
    /// When it was looked back on, and what came of it.
    pub ended: Option<(Said, String)>,
}

impl Line {
    pub(super) fn of(agreement: &Agreement, today: Date, lang: Lang) -> Self {
        let known = agreement.known();
        let made = said(known.made, today, lang).said;
        Self {
            id: agreement.id,
            child_id: agreement.child_id,
            child: agreement.child.clone(),
            what: agreement.what.clone(),
            of_whom: agreement.of_whom.clone(),
            by: lang.t("board-by").with("name", &agreement.made_by).with("day", made).to_string(),
            made_by: agreement.made_by.clone(),
            made_on: known.made,
            until: known.until.map(|until| said(until, today, lang)),
            ending: known.standing(today) == Standing::Ending,
            holds: known.holds(today),
            important: known.important,
            asks: known.asks_to_be_read(agreement.was_read, today),
            ended: agreement.ended_on.map(|on| (said(on.to_jiff(), today, lang), agreement.outcome.clone())),
        }
    }
}

/// What the reader is asked to read of the agreements of the own groups.
pub async fn to_read(
    tx: &mut Read,
    grant: &Grant<action::SeeBoard>,
    groups: &[GroupId],
    lang: Lang,
) -> sqlx::Result<Vec<Line>> {
    let actor = grant.actor();
    let all = queries::of(tx, grant.organisation(), actor.staff, groups.iter().copied(), actor.today).await?;
    let lines = all.iter().map(|agreement| Line::of(agreement, actor.today, lang));
    Ok(lines.filter(|line| line.asks).collect())
}

/// What was agreed about a child, for its parents.
#[derive(Clone, Debug, Default)]
pub struct FamilyPart {
    /// What holds, the last first.
    pub holds: Vec<Line>,
    /// What is over, the last first.
    pub over: Vec<Line>,
}

/// What was agreed about a guardian's own children, by child.
pub async fn for_parents(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnAgreements>,
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, FamilyPart>> {
    let all = queries::of_children(tx, grant.organisation(), grant.children()).await?;
    let mut found: BTreeMap<ChildId, FamilyPart> = BTreeMap::new();
    for agreement in &all {
        let line = Line::of(agreement, grant.actor().today, lang);
        let part = found.entry(agreement.child_id).or_default();
        if line.holds { part.holds.push(line) } else { part.over.push(line) }
    }
    Ok(found)
}

/// An agreement that the team of a group speaks of.
#[derive(Clone, Debug)]
pub struct OnAgenda {
    /// What was agreed.
    pub line: Line,
    /// The child it is about.
    pub child: ChildId,
    /// It was put on the board since that day.
    pub new: bool,
    /// How many of the team were asked to read it and did not.
    pub unread: usize,
}

/// What of the board of a group is to be spoken of: what is new since a day, what was not read by all, what ends.
pub async fn for_team(
    tx: &mut Read,
    grant: &Grant<action::SeeMeetings>,
    group: GroupId,
    since: Date,
    lang: Lang,
) -> sqlx::Result<Vec<OnAgenda>> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let all = queries::of(tx, organisation, grant.actor().staff, [group], today).await?;
    let team = queries::team(tx, organisation, group, today).await?;
    let readers = queries::readers(tx, organisation, all.iter().map(|agreement| agreement.id)).await?;
    let mut found = Vec::new();
    for agreement in all.iter().filter(|agreement| agreement.known().holds(today)) {
        let line = Line::of(agreement, today, lang);
        let one = OnAgenda {
            child: agreement.child_id,
            new: agreement.made_on.to_jiff() >= since,
            unread: unread(agreement, &team, &readers, today),
            line,
        };
        if one.new || one.unread > 0 || one.line.ending {
            found.push(one);
        }
    }
    Ok(found)
}

/// What became of an agreement.
#[derive(Clone, Debug)]
pub struct Became {
    /// The child it is about.
    pub child: ChildId,
    /// The first name of the child.
    pub name: String,
    /// How it stands, as a badge: its kind and its words.
    pub badge: (&'static str, String),
}

/// What became of agreements. The caller has found what leads to them with a grant.
pub async fn became(
    tx: &mut Read,
    organisation: OrganisationId,
    agreements: impl IntoIterator<Item = AgreementId>,
    (today, lang): (Date, Lang),
) -> sqlx::Result<BTreeMap<AgreementId, Became>> {
    let all = queries::some(tx, organisation, agreements).await?;
    let line = |agreement: Agreement| {
        let badge = stands(&agreement, today, lang);
        (agreement.id, Became { child: agreement.child_id, name: agreement.child, badge })
    };
    Ok(all.into_iter().map(line).collect())
}

/// How an agreement stands, as a badge: its kind and its words.
pub(super) fn stands(agreement: &Agreement, today: Date, lang: Lang) -> (&'static str, String) {
    let (kind, key) = match agreement.known().standing(today) {
        Standing::Ending | Standing::Holds => ("know", "board-stands-holds"),
        Standing::Ended => ("good", "board-stands-ended"),
        Standing::Withdrawn => ("plain", "board-stands-withdrawn"),
    };
    (kind, lang.t(key).to_string())
}

/// How many of a team are asked to read an agreement and did not.
fn unread(
    agreement: &Agreement,
    team: &[(StaffId, String)],
    readers: &[(AgreementId, StaffId)],
    today: Date,
) -> usize {
    let known = agreement.known();
    team.iter()
        .filter(|(staff, _)| known.asks_to_be_read(readers.contains(&(agreement.id, *staff)), today))
        .count()
}

/// How many important agreements of a group were not read in time by all its team. Who is new on the group has the whole
/// time for it, and so has the team of a child that is new there.
pub async fn unread_for_long(
    tx: &mut Read,
    grant: &Grant<action::SeeBoard>,
    (group, days): (GroupId, &impl Days),
    versions: &[Version],
) -> sqlx::Result<usize> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut all = queries::of(tx, organisation, None, [group], today).await?;
    all.retain(|agreement| agreement.known().asks_to_be_read(false, today));
    if all.is_empty() {
        return Ok(0);
    }
    let team = queries::team(tx, organisation, group, today).await?;
    let readers = queries::readers(tx, organisation, all.iter().map(|agreement| agreement.id)).await?;
    let works = queries::rosters(tx, organisation, group).await?;
    let places = queries::places(tx, organisation, group).await?;
    let late = |agreement: &&Agreement| {
        let (made, there) = (agreement.made_on.to_jiff(), periods(&places, agreement.child_id));
        team.iter().filter(|(staff, _)| !readers.contains(&(agreement.id, *staff))).any(|(staff, _)| {
            let since = asked_since(made, &periods(&works, *staff), &there, today);
            let until = since.and_then(|since| read_until(versions, since, days, today));
            until.is_some_and(|until| until < today)
        })
    };
    Ok(all.iter().filter(late).count())
}

/// The periods of somebody.
fn periods<Id: Copy + PartialEq>(all: &[(Id, Period)], of: Id) -> Vec<Period> {
    all.iter().filter(|(id, _)| *id == of).map(|(_, period)| *period).collect()
}
