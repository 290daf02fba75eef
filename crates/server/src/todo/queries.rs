//! Reading what the obligations are computed from: a fixed number of queries, however many children there are.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::{self, Relation, action},
    concern::Who,
    goal::COMING_DAYS,
    obligation::{self, Facts, Kind, Obligation, Standing, Subject, Talk},
    period::Period,
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{
    known::{Child, Group, Known},
    planned,
};
use crate::{
    calendar::last_absent,
    child_voice, concern, consent, goal, import, inquiry, meeting, message, milestone, needs, observation,
    on,
    platform::{
        access::Grant,
        db::{Read, id_list},
        ids::{ChildId, GroupId, LocationId, OrganisationId, StaffId},
        session::Actor,
    },
    protocol, retention, review, talk, transfer,
};

/// Of whose groups it is read, besides the reader's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// Of nobody else's.
    Own,
    /// Of a location.
    At(LocationId),
    /// Of the whole organisation.
    Everywhere,
}

impl Where {
    /// What the reader sees when this location was chosen, or none.
    pub(super) fn of(actor: &Actor, location: Option<LocationId>) -> Self {
        match location {
            _ if !is_management(actor) => Self::Own,
            Some(location) => Self::At(location),
            None => Self::Everywhere,
        }
    }
}

/// Management and the policy officer: they see per group how much is late and coming, and of a location, when it is
/// chosen, what stays late.
pub(super) fn is_management(actor: &Actor) -> bool {
    [Relation::PolicyOfficer, Relation::Director].iter().any(|role| actor.facts.organisation.contains(role))
}

/// The concerns of which the reader does what is next, and for a team lead those of the own groups too. Management is
/// told no more than that something stays late at a location.
async fn concerns(
    tx: &mut Read,
    grant: &Grant<action::SeeDue>,
    place: Where,
) -> sqlx::Result<Vec<concern::Open>> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let facts = &actor.facts;
    let mut found = match Grant::<action::WorkOnConcern>::of(actor) {
        Ok(works) => concern::open(tx, organisation, &concern::Reach::of(&works)).await?,
        Err(_) => Vec::new(),
    };
    found.retain(|open| {
        let leads = facts.leads_groups.contains(&open.group.0);
        leads
            || match open.concern.who() {
                Some(Who::Mentor) => facts.mentor_of.contains(&open.concern.child.0),
                Some(Who::Coach) => facts.organisation.contains(&Relation::Coach),
                Some(Who::CareCoordinator) => facts.organisation.contains(&Relation::CareCoordinator),
                Some(Who::TeamLead) | None => false,
            }
    });
    let others = match place {
        Where::Own => None,
        Where::At(location) => Some(concern::Reach::at(location, actor.today)),
        Where::Everywhere => Some(concern::Reach::everywhere(actor.today)),
    };
    if let Some(others) = others {
        let all = concern::open(tx, organisation, &others).await?;
        let own: Vec<_> = found.iter().map(|open| open.concern.id).collect();
        found.extend(all.into_iter().filter(|open| !own.contains(&open.concern.id)));
    }
    Ok(found)
}

#[derive(FromRow)]
pub(super) struct ChildRow {
    pub(super) id: Uuid,
    first_name: String,
    key: String,
    birth_date: jiff_sqlx::Date,
    group_id: GroupId,
    kind: String,
    staff_id: Option<StaffId>,
    staff_name: Option<String>,
    appointment_made_on: Option<jiff_sqlx::Date>,
    first_carer_chosen_on: Option<jiff_sqlx::Date>,
}

/// Whose groups and children are read, and on which day.
#[derive(Clone, Copy)]
struct Reader<'a> {
    organisation: OrganisationId,
    /// Who was there on this day or later is read: today, or the first day of a period.
    since: Date,
    today: Date,
    zone: &'a TimeZone,
    staff: Option<StaffId>,
    facts: &'a access::Facts<Uuid>,
}

impl<'a> Reader<'a> {
    fn of(actor: &'a Actor) -> Self {
        Self {
            organisation: actor.organisation,
            since: actor.today,
            today: actor.today,
            zone: &actor.zone,
            staff: actor.staff,
            facts: &actor.facts,
        }
    }
}

/// The groups of others of which it is read.
async fn groups_at(
    tx: &mut Read,
    organisation: OrganisationId,
    place: Where,
) -> sqlx::Result<BTreeSet<GroupId>> {
    let location = match place {
        Where::Own => return Ok(BTreeSet::new()),
        Where::At(location) => Some(location),
        Where::Everywhere => None,
    };
    let ids: Vec<GroupId> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM care_group WHERE organisation_id = $1 AND ($2 IS NULL OR location_id = $2)")
        .bind(organisation).bind(location).fetch_all(c).await)?;
    Ok(ids.into_iter().collect())
}

/// The children of the permission with a place now or later, each on the main group that it has or will have, and their
/// groups, with what is asked once and again of each child. A team lead has the groups of the own locations, a
/// pedagogical staff member the children whose mentor it is or will be; others as `place` says.
async fn children(tx: &mut Read, reader: Reader<'_>, place: Where) -> sqlx::Result<Known> {
    let organisation = reader.organisation;
    let (since, today) = (jiff_sqlx::Date::from(reader.since), jiff_sqlx::Date::from(reader.today));
    let (led, own) = (&reader.facts.leads_groups, &reader.facts.on_groups);
    let at_place = groups_at(tx, organisation, place).await?;
    let groups_read = id_list(at_place.iter().map(|group| &group.0).chain(led).chain(own).copied());
    // Each from an index of the one before it, however many children there are.
    let sql = format!(
        "SELECT k.id, k.first_name, k.key, k.birth_date, p.group_id, g.kind,
           m.staff_id, s.name AS staff_name, w.appointment_made_on, w.first_carer_chosen_on
         FROM placement p
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         LEFT JOIN mentorship m ON m.organisation_id = k.organisation_id AND m.child_id = k.id
           AND (m.until_on IS NULL OR (m.until_on >= $2 AND m.until_on >= m.from_on))
         LEFT JOIN staff_member s ON s.organisation_id = m.organisation_id AND s.id = m.staff_id
         LEFT JOIN settling_in w ON w.organisation_id = k.organisation_id AND w.child_id = k.id
         WHERE p.organisation_id = $1 AND p.main AND (p.until_on IS NULL OR p.until_on >= $2) AND p.group_id {}
         ORDER BY k.id, CASE WHEN p.until_on < $3 THEN 1 ELSE 0 END, COALESCE(p.from_on, $2), p.id, m.from_on, m.id",
        tx.one_of(4)
    );
    let rows: Vec<ChildRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(since).bind(today).bind(groups_read).fetch_all(c).await)?;
    let mut known = Known { versions: protocol::terms(tx, organisation).await?, ..Known::default() };
    let is_read = |child: &Child| {
        let is_mentor = || child.mentor.as_ref().is_some_and(|(mentor, _)| reader.staff == Some(*mentor));
        at_place.contains(&child.group)
            || led.contains(&child.group.0)
            || (own.contains(&child.group.0) && is_mentor())
    };
    let mut seen = BTreeSet::new();
    for child in rows.into_iter().map(child) {
        // Of more mentors the first one counts; of more places too: the group on which it is, or will be first.
        if seen.insert((child.facts.child, child.group)) && is_read(&child) {
            known.children.entry(child.facts.child).or_insert(child);
        }
    }
    let ids = id_list(known.children.keys().copied());
    places(tx, organisation, &ids, reader.today, &mut known).await?;
    imported(tx, organisation, &mut known).await?;
    talks(tx, organisation, &ids, &mut known).await?;
    unchosen(tx, reader, &mut known).await?;
    observed(tx, organisation, reader.zone, &mut known).await?;
    away(tx, organisation, &ids, reader.since, &mut known).await?;
    looks(tx, organisation, &mut known).await?;
    waiting(tx, organisation, reader.zone, &mut known).await?;
    groups(tx, reader, &at_place, &mut known).await?;
    known.zone = Some(reader.zone.clone());
    Ok(known)
}

/// What is asked of each child everywhere, for whoever sees the patterns in it.
pub(super) async fn of_all(tx: &mut Read, grant: &Grant<action::SeePatterns>) -> sqlx::Result<Known> {
    children(tx, Reader::of(grant.actor()), Where::Everywhere).await
}

/// What is asked of each child and group everywhere by planning and protocol, for other systems: without concerns, consents,
/// messages and whatever else is between a few.
pub(super) async fn of_planning(
    tx: &mut Read,
    organisation: OrganisationId,
    (today, zone): (Date, &TimeZone),
) -> sqlx::Result<Known> {
    of_period(tx, organisation, (today, today), zone).await
}

/// The same of a period: also of who was there for a part of it only.
pub(super) async fn of_period(
    tx: &mut Read,
    organisation: OrganisationId,
    (since, today): (Date, Date),
    zone: &TimeZone,
) -> sqlx::Result<Known> {
    let facts = access::Facts::default();
    let nobody = Reader { organisation, since, today, zone, staff: None, facts: &facts };
    children(tx, nobody, Where::Everywhere).await
}

/// What is asked of each child of a group by planning and protocol. The caller has found the group with a grant.
pub(super) async fn of_group(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    (today, zone): (Date, &TimeZone),
) -> sqlx::Result<Known> {
    let facts = access::Facts { leads_groups: [group.0].into(), ..access::Facts::default() };
    let reader = Reader { organisation, since: today, today, zone, staff: None, facts: &facts };
    children(tx, reader, Where::Own).await
}

/// All that the reader is told of what is due.
pub(super) async fn known(tx: &mut Read, grant: &Grant<action::SeeDue>, place: Where) -> sqlx::Result<Known> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut known = children(tx, Reader::of(actor), place).await?;
    // Management is told of no goals: they are between the team, the child and its parents.
    if !is_management(actor) {
        let (of_groups, of_children) = (known.groups.keys().copied(), known.children.keys().copied());
        let until = actor.today.saturating_add(COMING_DAYS.days());
        known.goals = goal::due(tx, organisation, of_groups, of_children.map(ChildId), until).await?;
    }
    meetings(tx, actor, &mut known).await?;
    planned::left(tx, actor, &mut known).await?;
    planned::away(tx, organisation, actor.today, &mut known).await?;
    known.concerns = concerns(tx, grant, place).await?;
    let children: Vec<ChildId> = known.children.keys().copied().map(ChildId).collect();
    known.transfers = transfer::due(tx, organisation, actor, &children).await?;
    known.refused = retention::undecided(tx, actor).await?;
    asked(tx, (organisation, actor.today), &mut known).await?;
    known.review = review::facts(tx, organisation).await?;
    Ok(known)
}

/// What was asked around these children and waits for an answer.
async fn asked(
    tx: &mut Read,
    (organisation, today): (OrganisationId, Date),
    known: &mut Known,
) -> sqlx::Result<()> {
    let children: Vec<ChildId> = known.children.keys().copied().map(ChildId).collect();
    known.consents = consent::waiting(tx, organisation, &children, today).await?;
    // The parts of a transfer are asked after together.
    let transfers = &known.transfers;
    let part_of = |id| transfers.iter().position(|one| one.consents.contains(&id));
    let mut seen = BTreeSet::new();
    known.consents.retain(|waiting| part_of(waiting.id).is_none_or(|of| seen.insert(of)));
    known.messages = message::waiting(tx, organisation, children.iter().copied(), today).await?;
    known.inquiries = inquiry::waiting(tx, organisation, children.iter().copied(), today).await?;
    known.requests = child_voice::open_requests(tx, organisation, children.into_iter()).await?;
    Ok(())
}

/// What waits around the children of a period without those who have died, and their transfers. Of who left it is no matter
/// any more what was asked.
pub(super) async fn add_asked(
    tx: &mut Read,
    actor: &Arc<Actor>,
    known: &mut Known,
    died: &BTreeSet<ChildId>,
) -> sqlx::Result<()> {
    known.children.retain(|id, _| !died.contains(&ChildId(*id)));
    let children: Vec<ChildId> = known.children.keys().copied().map(ChildId).collect();
    known.transfers = transfer::due(tx, actor.organisation, actor, &children).await?;
    let left = |child: &Child| child.facts.places.iter().all(|place| place.ended_before(actor.today));
    known.children.retain(|_, child| !left(child));
    asked(tx, (actor.organisation, actor.today), known).await
}

/// What came of meetings: one's own, and for who leads a group what of others is late with reading or not done. Management
/// is told of tasks that stay late, and not of who reads what.
async fn meetings(tx: &mut Read, actor: &Actor, known: &mut Known) -> sqlx::Result<()> {
    let facts = &actor.facts;
    let leads = |group: GroupId| facts.leads_groups.contains(&group.0);
    let own = |staff: StaffId, group: GroupId| {
        let there = facts.on_groups.contains(&group.0) || facts.trainee_on_groups.contains(&group.0);
        there && actor.staff == Some(staff)
    };
    let groups: Vec<GroupId> = known.groups.keys().copied().collect();
    known.tasks = meeting::open_tasks(tx, actor.organisation, groups.iter().copied()).await?;
    if !is_management(actor) {
        known.tasks.retain(|task| leads(task.group_id) || own(task.staff_id, task.group_id));
        known.unread = meeting::absent(tx, actor.organisation, groups, actor.today).await?;
        known.unread.retain(|one| leads(one.group) || own(one.staff, one.group));
    }
    Ok(())
}

/// What is late for the children of a group and its team, without concerns and what is between a few: each kind with how
/// many, and the names of the children that the reader is told of on the own list.
pub async fn late_in_group(
    tx: &mut Read,
    grant: &Grant<action::SeeMeetings>,
    (group, location): (GroupId, LocationId),
) -> sqlx::Result<BTreeMap<Kind, (usize, Vec<String>)>> {
    let actor = grant.actor();
    let known = children(tx, Reader::of(actor), Where::At(location)).await?;
    let told = |id: Uuid| actor.facts.leads_groups.contains(&group.0) || actor.facts.mentor_of.contains(&id);
    let mut late: BTreeMap<Kind, (usize, Vec<String>)> = BTreeMap::new();
    let of_group = |due: &Obligation<Uuid>| known.group_of(due) == Some(group) && due.kind != Kind::Meeting;
    for due in known.due(actor.today).iter().filter(|due| of_group(due)) {
        if due.standing(actor.today) <= Standing::Late {
            let (count, names) = late.entry(due.kind).or_default();
            *count += 1;
            let child = if let Subject::Child(id) = due.subject { known.children.get(&id) } else { None };
            names.extend(child.filter(|child| told(child.facts.child)).map(|child| child.name.clone()));
        }
    }
    Ok(late)
}

/// The locations of the organisation, for who may see them all.
pub(super) async fn locations(
    tx: &mut Read,
    grant: &Grant<action::SeeDue>,
) -> sqlx::Result<Vec<(LocationId, String)>> {
    on!(tx, c => sqlx::query_as("SELECT id, name FROM location WHERE organisation_id = $1 AND $2 ORDER BY name, key")
        .bind(grant.organisation()).bind(is_management(grant.actor())).fetch_all(c).await)
}

pub(super) fn child(row: ChildRow) -> Child {
    let day = jiff_sqlx::Date::to_jiff;
    Child {
        name: if row.first_name.is_empty() { row.key } else { row.first_name },
        group: row.group_id,
        mentor: row.staff_id.zip(row.staff_name),
        facts: Facts {
            child: row.id,
            birth_date: day(row.birth_date),
            places: Vec::new(),
            after_school: row.kind == "bso",
            after_school_since: None,
            away: Vec::new(),
            settling_in: row.appointment_made_on.map(day),
            first_carer: row.first_carer_chosen_on.map(day),
            observed: Vec::new(),
            milestones: None,
            talks: Vec::new(),
            needs: Vec::new(),
        },
    }
}

fn period(from: Option<jiff_sqlx::Date>, until: Option<jiff_sqlx::Date>) -> Period {
    Period { from: from.map(jiff_sqlx::Date::to_jiff), until: until.map(jiff_sqlx::Date::to_jiff) }
}

async fn places(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: &str,
    today: Date,
    known: &mut Known,
) -> sqlx::Result<()> {
    let sql = format!(
        "SELECT p.child_id, p.from_on, p.until_on, g.kind FROM placement p
         JOIN care_group g ON g.organisation_id = p.organisation_id AND g.id = p.group_id
         WHERE p.organisation_id = $1 AND p.child_id {}",
        tx.one_of(2)
    );
    let rows: Vec<(Uuid, Option<jiff_sqlx::Date>, Option<jiff_sqlx::Date>, String)> = on!(tx, c =>
        sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(ids).fetch_all(c).await)?;
    let mut after_school: BTreeMap<Uuid, Vec<Period>> = BTreeMap::new();
    for (id, from, until, kind) in rows {
        if let Some(child) = known.children.get_mut(&id) {
            child.facts.places.push(period(from, until));
            if kind == "bso" {
                after_school.entry(id).or_default().push(period(from, until));
            }
        }
    }
    for (id, places) in after_school {
        if let Some(child) = known.children.get_mut(&id) {
            child.facts.after_school_since = obligation::begins(&places, today);
        }
    }
    Ok(())
}

/// What the planning gave of talks and observations.
async fn imported(tx: &mut Read, organisation: OrganisationId, known: &mut Known) -> sqlx::Result<()> {
    let children: Vec<ChildId> = known.children.keys().copied().map(ChildId).collect();
    for (child, history) in import::history(tx, organisation, children).await? {
        if let Some(child) = known.children.get_mut(&child.0) {
            child.facts.talks.extend(history.held());
            child.facts.observed.extend(history.observed());
        }
    }
    Ok(())
}

pub(super) async fn talks(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: &str,
    known: &mut Known,
) -> sqlx::Result<()> {
    let sql = format!(
        "SELECT child_id, kind, state, on_day FROM talk
         WHERE organisation_id = $1 AND child_id {} AND state <> 'cancelled' ORDER BY on_day, id",
        tx.one_of(2)
    );
    let rows: Vec<(Uuid, String, String, jiff_sqlx::Date)> = on!(tx, c =>
        sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(ids).fetch_all(c).await)?;
    for (id, kind, state, day) in rows {
        let talk = Kind::of(&kind).zip(Talk::of(&state, day.to_jiff()));
        if let Some(child) = known.children.get_mut(&id) {
            child.facts.talks.extend(talk);
        }
    }
    Ok(())
}

/// Talks for which moments were offered that came to nothing.
async fn unchosen(tx: &mut Read, reader: Reader<'_>, known: &mut Known) -> sqlx::Result<()> {
    let children: Vec<ChildId> = known.children.keys().copied().map(ChildId).collect();
    let when = (reader.today, reader.zone);
    for (child, kind, made_at) in talk::unchosen(tx, reader.organisation, children, when).await? {
        let talk = Kind::of(&kind).zip(Some(Talk::Unchosen(made_at.date_in(reader.zone))));
        if let Some(child) = known.children.get_mut(&child.0) {
            child.facts.talks.extend(talk);
        }
    }
    Ok(())
}

/// What was observed since this product is used, and what followed it.
async fn observed(
    tx: &mut Read,
    organisation: OrganisationId,
    zone: &TimeZone,
    known: &mut Known,
) -> sqlx::Result<()> {
    let children: Vec<ChildId> = known.children.keys().copied().map(ChildId).collect();
    for finished in observation::finished(tx, organisation, &children, zone).await? {
        if let Some(child) = known.children.get_mut(&finished.child_id.0) {
            child.facts.observed.push(finished.observed(zone));
        }
    }
    Ok(())
}

/// When somebody last looked at the milestones.
async fn looks(tx: &mut Read, organisation: OrganisationId, known: &mut Known) -> sqlx::Result<()> {
    let children: Vec<ChildId> = known.children.keys().copied().map(ChildId).collect();
    for (child, on) in milestone::last_looks(tx, organisation, children.into_iter()).await? {
        if let Some(child) = known.children.get_mut(&child.0) {
            child.facts.milestones = Some(on.to_jiff());
        }
    }
    Ok(())
}

/// What parents said that their child needs, without an answer yet.
async fn waiting(
    tx: &mut Read,
    organisation: OrganisationId,
    zone: &TimeZone,
    known: &mut Known,
) -> sqlx::Result<()> {
    let children: Vec<ChildId> = known.children.keys().copied().map(ChildId).collect();
    for (child, need, at) in needs::waiting(tx, organisation, children.into_iter()).await? {
        if let Some(child) = known.children.get_mut(&child.0) {
            child.facts.needs.push((need, at.date_in(zone)));
        }
    }
    Ok(())
}

/// When children were away, for a year: what waited for a child stays due after it came back.
async fn away(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: &str,
    since: Date,
    known: &mut Known,
) -> sqlx::Result<()> {
    let sql = format!(
        "SELECT child_id, from_on, until_on, back_on FROM absence
         WHERE organisation_id = $1 AND child_id {} AND until_on >= $3 AND (back_on IS NULL OR back_on > from_on)
         ORDER BY from_on",
        tx.one_of(2)
    );
    let rows: Vec<(Uuid, jiff_sqlx::Date, jiff_sqlx::Date, Option<jiff_sqlx::Date>)> = on!(tx, c =>
        sqlx::query_as(AssertSqlSafe(sql)).bind(organisation).bind(ids)
            .bind(jiff_sqlx::Date::from(since.saturating_sub(1.year()))).fetch_all(c).await)?;
    for (id, from, until, back) in rows {
        if let Some(child) = known.children.get_mut(&id) {
            let last = last_absent(until.to_jiff(), back.map(jiff_sqlx::Date::to_jiff));
            child.facts.away.push(Period { from: Some(from.to_jiff()), until: Some(last) });
        }
    }
    Ok(())
}

#[derive(FromRow)]
struct GroupRow {
    id: GroupId,
    name: String,
    location_id: LocationId,
    location_name: String,
}

/// The groups of the children, and of the permission; with the closures of their locations.
async fn groups(
    tx: &mut Read,
    reader: Reader<'_>,
    at_place: &BTreeSet<GroupId>,
    known: &mut Known,
) -> sqlx::Result<()> {
    let organisation = reader.organisation;
    let own = reader.facts.on_groups.iter().chain(&reader.facts.leads_groups).copied();
    let ids = id_list(own.chain(at_place.iter().map(|group| group.0)));
    let sql = format!(
        "SELECT g.id, g.name, g.location_id, l.name AS location_name
         FROM care_group g JOIN location l ON l.organisation_id = g.organisation_id AND l.id = g.location_id
         WHERE g.organisation_id = $1 AND g.id {}",
        tx.one_of(2)
    );
    let rows: Vec<GroupRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(ids).fetch_all(c).await)?;
    let mut meetings = meeting::days(tx, organisation, rows.iter().map(|row| row.id)).await?;
    for row in rows {
        let (last_meeting, next_meeting) = meetings.remove(&row.id).unwrap_or_default();
        let (name, location_name, location) = (row.name, row.location_name, row.location_id);
        known.groups.insert(row.id, Group { name, location, location_name, last_meeting, next_meeting });
    }
    let sql = format!(
        "SELECT location_id, from_on, until_on FROM closure WHERE organisation_id = $1 AND location_id {}
         ORDER BY location_id, from_on",
        tx.one_of(2)
    );
    let locations = id_list(known.groups.values().map(|group| group.location));
    let closures: Vec<(LocationId, jiff_sqlx::Date, Option<jiff_sqlx::Date>)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(locations).fetch_all(c).await)?;
    for (location, from, until) in closures {
        known.closures.entry(location).or_default().push(period(Some(from), until));
    }
    Ok(())
}

/// The name of a child of the permission, and the group on which it is or will be.
pub(super) async fn child_of(
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    child: ChildId,
) -> sqlx::Result<Option<(String, GroupId)>> {
    let sql = format!(
        "SELECT CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END, p.group_id FROM child k
         JOIN placement p ON p.organisation_id = k.organisation_id AND p.child_id = k.id AND p.main
         WHERE k.organisation_id = $1 AND k.id = $2 AND ($3 OR p.group_id {} OR k.id {})
           AND (p.until_on IS NULL OR p.until_on >= $6) ORDER BY COALESCE(p.from_on, $6) LIMIT 1",
        tx.one_of(4),
        tx.one_of(5)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(child).bind(grant.everywhere()).bind(grant.groups())
        .bind(grant.children()).bind(jiff_sqlx::Date::from(grant.actor().today)).fetch_optional(c).await)
}
