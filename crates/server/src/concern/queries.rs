//! Reading and keeping concerns.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    concern::{Act, Next, Outcome, Refusal, State, Who, parents_read},
    consent::Standing,
    obligation::Term,
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{
    consent,
    step_list::{StepList, lists},
};
use crate::{
    child, on,
    platform::{
        access::Grant,
        db::{Read, Write, id_list},
        ids::{
            ChildId, ConcernId, ConcernStepsId, ConsentId, GroupId, LocationId, OrganisationId, StaffId,
            fresh,
        },
    },
};

/// Something that was done with a concern.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// What.
    pub act: Act,
    /// The step whose turn it was, counted from 0.
    pub at: usize,
    /// Parents read it.
    pub parents_read: bool,
    /// What was written.
    pub words: String,
    /// On which day.
    pub on: Date,
    /// The name of whoever recorded it.
    pub by: String,
}

/// A consent that was asked for the step whose turn it is.
#[derive(Clone, Copy, Debug)]
pub struct StepConsent {
    /// Which.
    pub id: ConsentId,
    /// How it stands today.
    pub standing: Standing,
    /// Since when what it rests on holds.
    pub since: Date,
}

/// A concern.
#[derive(Clone, Debug)]
pub struct Concern {
    /// Its identifier.
    pub id: ConcernId,
    /// About whom.
    pub child: ChildId,
    /// What worries.
    pub about: String,
    /// What it came from: `observation`, `note`, `flag`, or nothing.
    pub source: String,
    /// … of which day.
    pub source_on: Option<Date>,
    /// When it was opened.
    pub opened_on: Date,
    /// The name of whoever opened it.
    pub opened_by: String,
    /// Changes with every act.
    pub version: i64,
    /// The steps with which it began.
    pub steps: StepList,
    /// What was done, in order.
    pub acts: Vec<Recorded>,
    /// Where it is.
    pub state: State,
    /// The consents that were asked for the step whose turn it is, the last first.
    pub asked: Vec<StepConsent>,
}

impl Concern {
    /// The step whose turn it is needs consent.
    pub(super) fn needs_consent(&self) -> bool {
        let turn = self.steps.steps.get(self.state.at);
        self.state.closed.is_none() && turn.is_some_and(|step| step.step.consent)
    }

    /// Since when consent for the step whose turn it is is valid, if it is today.
    fn consented(&self) -> Option<Date> {
        self.asked.iter().filter(|one| one.standing == Standing::Valid).map(|one| one.since).min()
    }

    /// What is next.
    pub fn next(&self) -> Next {
        self.state.next(&self.steps.rules(), self.consented().is_some())
    }

    /// Who acts next; nobody once it is closed.
    pub fn who(&self) -> Option<Who> {
        self.state.who(&self.steps.rules(), self.consented().is_some())
    }

    /// Since which day whoever acts next does so.
    pub fn turn_since(&self) -> Date {
        self.state.turn_since(&self.steps.rules(), self.consented())
    }

    /// Parents read something of it.
    pub(super) fn parents_know(&self) -> bool {
        self.steps.parents_from == 0 || self.acts.iter().any(|done| done.parents_read)
    }

    /// Parents read what is recorded now.
    pub(super) fn parents_read_now(&self) -> bool {
        self.state.furthest >= self.steps.parents_from
    }

    /// From which day and with which term what is next is due; nothing once it is closed.
    pub fn term(&self) -> Option<(Date, Term)> {
        self.state.term(&self.steps.rules(), self.consented())
    }

    /// Whether an act can be done on a day.
    pub(super) fn takes(&self, act: Act, on: Date) -> Result<(), Refusal> {
        self.state.after(&self.steps.rules(), act, on, self.consented().is_some()).map(drop)
    }
}

#[derive(FromRow)]
struct Row {
    id: ConcernId,
    child_id: ChildId,
    steps_id: ConcernStepsId,
    about: String,
    source: String,
    source_on: Option<jiff_sqlx::Date>,
    opened_on: jiff_sqlx::Date,
    opened_by: String,
    version: i64,
}

#[derive(FromRow)]
struct ActRow {
    concern_id: ConcernId,
    act: String,
    step: Option<i64>,
    plan_on: Option<jiff_sqlx::Date>,
    outcome: Option<String>,
    words: String,
    on_day: jiff_sqlx::Date,
    recorded_by: String,
}

impl ActRow {
    fn act(&self) -> Option<Act> {
        let step = self.step.and_then(|step| usize::try_from(step - 1).ok());
        let plan = self.plan_on.map(jiff_sqlx::Date::to_jiff);
        Act::of(&self.act, step, plan, self.outcome.as_deref().and_then(Outcome::of))
    }
}

const ALL: &str = "SELECT c.id, c.child_id, c.steps_id, c.about, c.source, c.source_on, c.opened_on, s.name AS opened_by, c.version
   FROM concern c JOIN staff_member s ON s.organisation_id = c.organisation_id AND s.id = c.opened_by
   WHERE c.organisation_id = $1";

/// Concerns with their steps and what was done, in the order of `rows`.
async fn whole(
    tx: &mut Read,
    organisation: OrganisationId,
    rows: Vec<Row>,
    today: Date,
) -> sqlx::Result<Vec<Concern>> {
    let which = format!("v.id {}", tx.one_of(2));
    let lists: BTreeMap<ConcernStepsId, StepList> =
        lists(tx, organisation, &which, &id_list(rows.iter().map(|row| row.steps_id)))
            .await?
            .into_iter()
            .map(|list| (list.id, list))
            .collect();
    let sql = format!(
        "SELECT a.concern_id, a.act, a.step, a.plan_on, a.outcome, a.words, a.on_day, s.name AS recorded_by
         FROM concern_act a JOIN staff_member s ON s.organisation_id = a.organisation_id AND s.id = a.recorded_by
         WHERE a.organisation_id = $1 AND a.concern_id {} ORDER BY a.concern_id, a.number",
        tx.one_of(2)
    );
    let acts: Vec<ActRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(rows.iter().map(|row| row.id))).fetch_all(c).await)?;
    let mut done: BTreeMap<ConcernId, Vec<ActRow>> = BTreeMap::new();
    for act in acts {
        done.entry(act.concern_id).or_default().push(act);
    }
    let concerns = rows.into_iter().filter_map(|row| {
        let steps = lists.get(&row.steps_id)?.clone();
        let rules = steps.rules();
        let mut state = State::opened(row.opened_on.to_jiff());
        let mut acts = Vec::new();
        for kept in done.remove(&row.id).unwrap_or_default() {
            let Some(act) = kept.act() else { continue };
            let on = kept.on_day.to_jiff();
            acts.push(Recorded {
                act,
                at: state.at,
                parents_read: parents_read(act, state.furthest, steps.parents_from),
                words: kept.words,
                on,
                by: kept.recorded_by,
            });
            // What is kept was possible when it was done.
            state = state.after(&rules, act, on, true).unwrap_or(state);
        }
        Some(Concern {
            id: row.id,
            child: row.child_id,
            about: row.about,
            source: row.source,
            source_on: row.source_on.map(jiff_sqlx::Date::to_jiff),
            opened_on: row.opened_on.to_jiff(),
            opened_by: row.opened_by,
            version: row.version,
            steps,
            acts,
            state,
            asked: Vec::new(),
        })
    });
    let mut concerns: Vec<Concern> = concerns.collect();
    consent::look(tx, organisation, &mut concerns, today).await?;
    Ok(concerns)
}

/// The concerns about these children, the last first. The caller has found the children with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    today: Date,
) -> sqlx::Result<Vec<Concern>> {
    let sql = format!("{ALL} AND c.child_id {} ORDER BY c.id DESC", tx.one_of(2));
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    whole(tx, organisation, rows, today).await
}

/// The concerns about a guardian's own children, the last first. What of it the guardian reads is for
/// [`super::for_parents`] to say.
pub async fn of_own_children(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnConcern>,
) -> sqlx::Result<Vec<Concern>> {
    let children: Vec<ChildId> = grant.actor().facts.custody_of.iter().copied().map(ChildId).collect();
    of_children(tx, grant.organisation(), children, grant.actor().today).await
}

/// A concern. The caller finds the child with a grant.
pub(super) async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ConcernId,
    today: Date,
) -> sqlx::Result<Option<Concern>> {
    let sql = format!("{ALL} AND c.id = $2");
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id).fetch_all(c).await)?;
    Ok(whole(tx, organisation, rows, today).await?.pop())
}

/// Which concerns: those about children that a permission reaches, or of a location.
pub struct Reach {
    everywhere: bool,
    children: String,
    groups: String,
    today: Date,
    location: Option<LocationId>,
}

impl Reach {
    /// What a permission reaches.
    pub fn of<A: Permission>(grant: &Grant<A>) -> Self {
        Self {
            everywhere: grant.everywhere(),
            children: grant.children(),
            groups: grant.groups(),
            today: grant.actor().today,
            location: None,
        }
    }

    /// The concerns of a location, of which management reads no more than that something is late.
    pub fn at(location: LocationId, today: Date) -> Self {
        Self {
            everywhere: false,
            children: id_list::<Uuid>([]),
            groups: id_list::<Uuid>([]),
            today,
            location: Some(location),
        }
    }

    /// All concerns of an organisation, of which management reads no more than how many steps stay late.
    pub fn everywhere(today: Date) -> Self {
        Self {
            everywhere: true,
            children: id_list::<Uuid>([]),
            groups: id_list::<Uuid>([]),
            today,
            location: None,
        }
    }
}

/// A concern that is not closed, with whom it is about.
#[derive(Clone, Debug)]
pub struct Open {
    /// The concern.
    pub concern: Concern,
    /// The child's first name.
    pub name: String,
    /// Its group, or the last that it had.
    pub group: GroupId,
    /// That group's name.
    pub group_name: String,
    /// That group's location.
    pub location: LocationId,
    /// The name of its mentor.
    pub mentor: Option<String>,
}

#[derive(FromRow)]
struct OpenRow {
    #[sqlx(flatten)]
    row: Row,
    first_name: String,
    key: String,
    group_id: GroupId,
    group_name: String,
    location_id: LocationId,
    mentor: Option<String>,
}

/// How many steps were skipped since a day, at all concerns together: a number, and nobody's name.
pub async fn skipped(
    tx: &mut Read,
    grant: &Grant<action::ReviewProtocol>,
    since: Option<Date>,
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM concern_act
         WHERE organisation_id = $1 AND act = 'skipped' AND ($2 IS NULL OR on_day >= $2)")
        .bind(grant.organisation()).bind(since.map(jiff_sqlx::Date::from)).fetch_one(c).await)
}

/// The concerns that are not closed, the first opened first; not about children that have died.
pub async fn open(tx: &mut Read, organisation: OrganisationId, reach: &Reach) -> sqlx::Result<Vec<Open>> {
    let reached = child::reach(tx, 2);
    let sql = format!(
        "SELECT c.id, c.child_id, c.steps_id, c.about, c.source, c.source_on, c.opened_on, s.name AS opened_by, c.version,
           k.first_name, k.key, g.id AS group_id, g.name AS group_name, g.location_id, n.name AS mentor
         FROM concern c
         JOIN staff_member s ON s.organisation_id = c.organisation_id AND s.id = c.opened_by
         JOIN child k ON k.organisation_id = c.organisation_id AND k.id = c.child_id
         JOIN placement l ON l.organisation_id = c.organisation_id AND l.id = (
           SELECT p.id FROM placement p WHERE p.organisation_id = c.organisation_id AND p.child_id = c.child_id AND p.main
           ORDER BY CASE WHEN (p.from_on IS NULL OR p.from_on <= $5) AND (p.until_on IS NULL OR p.until_on >= $5) THEN 0
             WHEN p.until_on IS NULL OR p.until_on >= $5 THEN 1 ELSE 2 END, COALESCE(p.until_on, '9999-12-31') DESC, p.id LIMIT 1)
         JOIN care_group g ON g.organisation_id = l.organisation_id AND g.id = l.group_id
         LEFT JOIN mentorship m ON m.organisation_id = c.organisation_id AND m.id = (
           SELECT o.id FROM mentorship o WHERE o.organisation_id = c.organisation_id AND o.child_id = c.child_id
             AND o.from_on <= $5 AND (o.until_on IS NULL OR o.until_on >= $5) ORDER BY o.from_on DESC, o.id LIMIT 1)
         LEFT JOIN staff_member n ON n.organisation_id = m.organisation_id AND n.id = m.staff_id
         WHERE c.organisation_id = $1 AND c.closed_at IS NULL AND ({reached} OR g.location_id = $6)
           AND NOT EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = c.organisation_id
             AND d.child_id = c.child_id AND d.corrected_at IS NULL)
         ORDER BY c.id"
    );
    let rows: Vec<OpenRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(reach.everywhere).bind(&reach.children).bind(&reach.groups)
        .bind(jiff_sqlx::Date::from(reach.today)).bind(reach.location).fetch_all(c).await)?;
    let mut around = BTreeMap::new();
    let mut concerns = Vec::with_capacity(rows.len());
    for OpenRow { row, first_name, key, group_id, group_name, location_id, mentor } in rows {
        let name = if first_name.is_empty() { key } else { first_name };
        around.insert(row.id, (name, group_id, group_name, location_id, mentor));
        concerns.push(row);
    }
    let concerns = whole(tx, organisation, concerns, reach.today).await?;
    let open = concerns.into_iter().filter_map(|concern| {
        let (name, group, group_name, location, mentor) = around.remove(&concern.id)?;
        Some(Open { concern, name, group, group_name, location, mentor })
    });
    Ok(open.collect())
}

/// What a concern came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    /// `observation`, `note`, `flag`, or nothing.
    pub kind: &'static str,
    /// Of which day.
    pub on: Option<Date>,
}

/// The day of a finished observation, or of a note that the reader may see, of this child.
pub(super) async fn seen_on(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    reader: StaffId,
    (kind, id): (&'static str, Uuid),
) -> sqlx::Result<Option<Source>> {
    let sql = if kind == "observation" {
        "SELECT seen_on FROM observation WHERE organisation_id = $1 AND child_id = $2 AND id = $3
         AND (finished_at IS NOT NULL OR staff_id = $4)"
    } else {
        "SELECT seen_on FROM note WHERE organisation_id = $1 AND child_id = $2 AND id = $3 AND (shared OR staff_id = $4)"
    };
    let day: Option<jiff_sqlx::Date> = on!(tx, c => sqlx::query_scalar(sql)
        .bind(organisation).bind(child).bind(id).bind(reader).fetch_optional(c).await)?;
    Ok(day.map(|day| Source { kind, on: Some(day.to_jiff()) }))
}

/// Opens a concern with the steps that hold now.
pub(super) async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    (child, steps): (ChildId, ConcernStepsId),
    (about, source): (&str, &Source),
    (on_day, by): (Date, StaffId),
) -> sqlx::Result<ConcernId> {
    let (id, now) = (ConcernId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO concern (organisation_id, id, child_id, steps_id, about, source, source_on, opened_on, opened_at, opened_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(id).bind(child).bind(steps).bind(about).bind(source.kind)
        .bind(source.on.map(jiff_sqlx::Date::from)).bind(jiff_sqlx::Date::from(on_day)).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Keeps what was done; false when somebody else did something first.
pub(super) async fn record(
    tx: &mut Write,
    organisation: OrganisationId,
    concern: &Concern,
    (act, words): (Act, &str),
    (on_day, by): (Date, StaffId),
) -> sqlx::Result<bool> {
    let now = tx.now;
    let closed = match act {
        Act::Close(_) => Some(now),
        _ => None,
    };
    let changed = on!(tx, c => sqlx::query(
        "UPDATE concern SET closed_at = $4, version = version + 1 WHERE organisation_id = $1 AND id = $2 AND version = $3")
        .bind(organisation).bind(concern.id).bind(concern.version).bind(closed)
        .execute(c).await.map(|done| done.rows_affected()))?;
    if changed == 0 {
        return Ok(false);
    }
    let (mut step, mut plan_on, mut outcome) = (None, None, None);
    match act {
        Act::Back(to) => step = i64::try_from(to + 1).ok(),
        Act::Done(day) => plan_on = day.map(jiff_sqlx::Date::from),
        Act::Plan(day) => plan_on = Some(jiff_sqlx::Date::from(day)),
        Act::Close(of) => outcome = Some(of.code()),
        _ => {}
    }
    on!(tx, c => sqlx::query(
        "INSERT INTO concern_act (organisation_id, id, concern_id, number, act, step, plan_on, outcome, words, on_day, recorded_at,
           recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .bind(organisation).bind(fresh(now)).bind(concern.id).bind(concern.version).bind(act.code()).bind(step)
        .bind(plan_on).bind(outcome).bind(words).bind(jiff_sqlx::Date::from(on_day)).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(true)
}
