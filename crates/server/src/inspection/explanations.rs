//! What people explained about what is not there, as it is kept.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use mentorkind_domain::{
    access::Relation,
    inspection::{Deviation, Requirement},
    observation::surname,
};
use sqlx::FromRow;

use super::sheet::numbers;
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, Write},
        i18n::Lang,
        ids::{AccountId, ChildId, ExplanationId, LocationId, OrganisationId},
        session::Actor,
    },
};

/// What somebody explained.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Explanation {
    pub id: ExplanationId,
    pub location_id: LocationId,
    pub child_id: ChildId,
    pub requirement: String,
    pub since_on: Option<jiff_sqlx::Date>,
    pub text: String,
    /// As what: `teamlead`, `policy` or `director`.
    pub role: String,
    pub written_at: Moment,
    pub withdrawn_at: Option<Moment>,
}

impl Explanation {
    /// It is about this.
    pub(super) fn is_about(&self, child: ChildId, deviation: Deviation) -> bool {
        self.child_id == child
            && self.requirement == deviation.requirement.code()
            && self.since_on.map(jiff_sqlx::Date::to_jiff) == deviation.since
    }

    /// What is asked.
    pub(super) fn requirement(&self) -> Option<Requirement> {
        Requirement::ALL.into_iter().find(|requirement| requirement.code() == self.requirement)
    }

    /// As what it was written, when, and whether it was withdrawn: never by whom.
    pub(super) fn head(&self, zone: &TimeZone, lang: Lang) -> String {
        let role = lang.t(&("role-".to_owned() + &self.role)).to_string();
        let written = numbers(self.written_at.date_in(zone));
        let head = match self.withdrawn_at {
            Some(at) => lang.t("inspection-explained-withdrawn").with("on", numbers(at.date_in(zone))),
            None => lang.t("inspection-explained"),
        };
        head.with("date", written).with("role", role).to_string()
    }

    /// How it stands in a pack: of what was withdrawn only that it was there.
    pub(super) fn packed(&self, zone: &TimeZone, lang: Lang) -> String {
        let head = self.head(zone, lang);
        if self.withdrawn_at.is_some() { head } else { format!("{head}: {}", self.text) }
    }
}

/// As what somebody who may inspect a location writes about it.
pub(super) fn role(actor: &Actor, location: LocationId) -> &'static str {
    if actor.facts.leads_locations.contains(&location.0) {
        "teamlead"
    } else if actor.facts.organisation.contains(&Relation::PolicyOfficer) {
        "policy"
    } else {
        "director"
    }
}

const EXPLAINED: &str =
    "SELECT id, location_id, child_id, requirement, since_on, text, role, written_at, withdrawn_at
     FROM inspection_explanation WHERE organisation_id = $1";

/// What was explained of a location, the first first. The caller has found the location with a grant.
pub(super) async fn of_location(
    tx: &mut Read,
    organisation: OrganisationId,
    location: LocationId,
) -> sqlx::Result<Vec<Explanation>> {
    let sql = format!("{EXPLAINED} AND location_id = $2 ORDER BY written_at, id");
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).bind(location).fetch_all(c).await)
}

/// One of them. The caller looks with a grant whether its location is within reach.
pub(super) async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ExplanationId,
) -> sqlx::Result<Option<Explanation>> {
    let sql = format!("{EXPLAINED} AND id = $2");
    on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(organisation).bind(id).fetch_optional(c).await)
}

/// Keeps an explanation of a deviation of a child at a location.
pub(super) async fn explain(
    tx: &mut Write,
    organisation: OrganisationId,
    (location, child, deviation): (LocationId, ChildId, Deviation),
    (text, role, by): (&str, &str, AccountId),
) -> sqlx::Result<ExplanationId> {
    let (id, now) = (ExplanationId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO inspection_explanation (organisation_id, id, location_id, child_id, requirement, since_on, text, role,
           written_at, written_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation).bind(id).bind(location).bind(child).bind(deviation.requirement.code())
        .bind(deviation.since.map(jiff_sqlx::Date::from)).bind(text).bind(role).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Notes that one does not hold any longer; false when that was noted before.
pub(super) async fn withdraw(
    tx: &mut Write,
    organisation: OrganisationId,
    id: ExplanationId,
    by: AccountId,
) -> sqlx::Result<bool> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE inspection_explanation SET withdrawn_at = $3, withdrawn_by = $4
         WHERE organisation_id = $1 AND id = $2 AND withdrawn_at IS NULL")
        .bind(organisation).bind(id).bind(now).bind(by).execute(c).await.map(|done| done.rows_affected() == 1))
}

/// The first names and the surnames of all children who had a place at a location.
pub(super) async fn names(
    tx: &mut Read,
    organisation: OrganisationId,
    location: LocationId,
) -> sqlx::Result<BTreeSet<String>> {
    let children: Vec<(String, String)> = on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT k.first_name, k.last_name FROM care_group g
         JOIN placement p ON p.organisation_id = g.organisation_id AND p.group_id = g.id
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         WHERE g.organisation_id = $1 AND g.location_id = $2")
        .bind(organisation).bind(location).fetch_all(c).await)?;
    Ok(children.into_iter().flat_map(|(first, last)| [surname(&last).to_owned(), first]).collect())
}
