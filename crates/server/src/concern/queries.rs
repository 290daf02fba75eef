//! Reading and keeping concerns, and the steps of the organisation.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    concern::{Act, Next, Outcome, Refusal, State, Step, Who},
    consent::Standing,
    obligation::Term,
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::consent;
use crate::{
    child, on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{
            AccountId, ChildId, ConcernId, ConcernStepsId, ConsentId, GroupId, LocationId, OrganisationId,
            StaffId, fresh,
        },
    },
};

/// A step with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedStep {
    /// What it is.
    pub name: String,
    /// How it is done.
    pub guidance: String,
    /// What is answered when it is done.
    pub questions: Vec<String>,
    /// Who acts, in which time, and what comes first.
    pub step: Step,
}

/// A version of the organisation's steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepList {
    /// Its identifier.
    pub id: ConcernStepsId,
    /// From this step on, counted from 0, parents read what is recorded.
    pub parents_from: usize,
    /// When it was confirmed.
    pub made_at: Moment,
    /// The name of whoever confirmed it.
    pub made_by: String,
    /// In order.
    pub steps: Vec<NamedStep>,
}

impl StepList {
    /// The steps as the rules need them.
    pub fn rules(&self) -> Vec<Step> {
        self.steps.iter().map(|step| step.step).collect()
    }
}

/// Something that was done with a concern.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// What.
    pub act: Act,
    /// The step whose turn it was, counted from 0.
    pub at: usize,
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

    /// Consent for the step whose turn it is is valid today.
    fn consented(&self) -> bool {
        self.asked.iter().any(|one| one.standing == Standing::Valid)
    }

    /// What is next.
    pub fn next(&self) -> Next {
        self.state.next(&self.steps.rules(), self.consented())
    }

    /// Who acts next; nobody once it is closed.
    pub fn who(&self) -> Option<Who> {
        self.state.who(&self.steps.rules(), self.consented())
    }

    /// From which day and with which term what is next is due; nothing once it is closed.
    pub fn term(&self) -> Option<(Date, Term)> {
        self.state.term(&self.steps.rules(), self.consented())
    }

    /// Whether an act can be done on a day.
    pub(super) fn takes(&self, act: Act, on: Date) -> Result<(), Refusal> {
        self.state.after(&self.steps.rules(), act, on, self.consented()).map(drop)
    }
}

#[derive(FromRow)]
struct StepRow {
    steps_id: ConcernStepsId,
    parents_from: i64,
    made_at: Moment,
    made_by: String,
    name: String,
    who: String,
    working_days: i64,
    parents_first: bool,
    consent: bool,
    guidance: String,
    questions: String,
}

/// Versions of the steps for which a condition holds; `$2` is a list of identifiers.
async fn lists(
    tx: &mut Read,
    organisation: OrganisationId,
    which: &str,
    ids: &str,
) -> sqlx::Result<Vec<StepList>> {
    let sql = format!(
        "SELECT v.id AS steps_id, v.parents_from, v.made_at, a.name AS made_by, s.name, s.who, s.working_days, s.parents_first,
           s.consent, s.guidance, s.questions
         FROM concern_steps v JOIN account a ON a.id = v.made_by
         JOIN concern_step s ON s.organisation_id = v.organisation_id AND s.steps_id = v.id
         WHERE v.organisation_id = $1 AND {which} ORDER BY v.id, s.position"
    );
    let rows: Vec<StepRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(ids).fetch_all(c).await)?;
    let mut lists: Vec<StepList> = Vec::new();
    for row in rows {
        let Some(who) = Who::of(&row.who) else { continue };
        let step = NamedStep {
            name: row.name,
            guidance: row.guidance,
            questions: row.questions.lines().map(str::to_owned).collect(),
            step: Step {
                who,
                working_days: u32::try_from(row.working_days).unwrap_or_default(),
                parents_first: row.parents_first,
                consent: row.consent,
            },
        };
        match lists.last_mut().filter(|list| list.id == row.steps_id) {
            Some(list) => list.steps.push(step),
            None => lists.push(StepList {
                id: row.steps_id,
                parents_from: usize::try_from(row.parents_from - 1).unwrap_or_default(),
                made_at: row.made_at,
                made_by: row.made_by,
                steps: vec![step],
            }),
        }
    }
    Ok(lists)
}

/// The steps that hold for a concern that begins now: the version that was confirmed last. None: nobody confirmed any.
pub async fn in_force(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<Option<StepList>> {
    let last: Option<ConcernStepsId> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM concern_steps WHERE organisation_id = $1 ORDER BY made_at DESC, id DESC LIMIT 1")
        .bind(organisation).fetch_optional(c).await)?;
    let Some(last) = last else { return Ok(None) };
    let which = format!("v.id {}", tx.one_of(2));
    Ok(lists(tx, organisation, &which, &id_list([last])).await?.pop())
}

/// Keeps a new version of the steps.
pub(super) async fn set_steps(
    tx: &mut Write,
    organisation: OrganisationId,
    by: AccountId,
    parents_from: usize,
    steps: &[NamedStep],
) -> sqlx::Result<ConcernStepsId> {
    let (id, now) = (ConcernStepsId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO concern_steps (organisation_id, id, parents_from, made_at, made_by) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation).bind(id).bind(i64::try_from(parents_from + 1).unwrap_or(1)).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    for (position, step) in (1_i64..).zip(steps) {
        on!(tx, c => sqlx::query(
            "INSERT INTO concern_step (organisation_id, id, steps_id, position, name, who, working_days, parents_first, consent,
               guidance, questions)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
            .bind(organisation).bind(fresh(now)).bind(id).bind(position).bind(&step.name).bind(step.step.who.code())
            .bind(i64::from(step.step.working_days)).bind(step.step.parents_first)
            .bind(step.step.consent).bind(&step.guidance).bind(step.questions.join("\n"))
            .execute(c).await.map(drop))?;
    }
    Ok(id)
}

/// The names of those who can confirm the steps.
pub(super) async fn who_confirm(
    tx: &mut Read,
    organisation: OrganisationId,
    today: Date,
) -> sqlx::Result<Vec<String>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT DISTINCT s.name FROM staff_role r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         WHERE r.organisation_id = $1 AND r.role IN ('coach', 'policy') AND (r.from_on IS NULL OR r.from_on <= $2)
           AND (r.until_on IS NULL OR r.until_on >= $2) ORDER BY s.name LIMIT 5")
        .bind(organisation).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
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
            acts.push(Recorded { act, at: state.at, words: kept.words, on, by: kept.recorded_by });
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
