//! Reading and keeping the steps of the organisation.

use jiff::civil::Date;
use mentorkind_domain::concern::{Kind, Step, Who};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, ConcernStepsId, OrganisationId, fresh},
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
    kind: String,
}

/// Versions of the steps for which a condition holds; `$2` is a list of identifiers.
pub(super) async fn lists(
    tx: &mut Read,
    organisation: OrganisationId,
    which: &str,
    ids: &str,
) -> sqlx::Result<Vec<StepList>> {
    let sql = format!(
        "SELECT v.id AS steps_id, v.parents_from, v.made_at, a.name AS made_by, s.name, s.who, s.working_days, s.parents_first,
           s.consent, s.guidance, s.questions, s.kind
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
                kind: Kind::of(&row.kind).unwrap_or(Kind::Other),
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
               guidance, questions, kind)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
            .bind(organisation).bind(fresh(now)).bind(id).bind(position).bind(&step.name).bind(step.step.who.code())
            .bind(i64::from(step.step.working_days)).bind(step.step.parents_first)
            .bind(step.step.consent).bind(&step.guidance).bind(step.questions.join("\n"))
            .bind(step.step.kind.code())
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
