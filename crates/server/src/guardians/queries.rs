//! Reading the family of a child.

use std::collections::BTreeSet;

use jiff::civil::Date;
use mentorkind_domain::{
    access::Permission,
    guardians::{Right, Why},
};
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    on,
    platform::{
        access::Grant,
        clock::Moment,
        db::{Read, id_list},
        ids::{ChildId, GroupId, GuardianId, OrganisationId, StaffId},
        rights,
    },
};

/// A child, with its group and whether it has died.
#[derive(Clone, Debug, FromRow)]
pub struct Child {
    pub id: ChildId,
    pub first_name: String,
    pub last_name: String,
    birth_date: jiff_sqlx::Date,
    pub group_id: Option<GroupId>,
    pub group_name: Option<String>,
    pub death_id: Option<Uuid>,
    died_on: Option<jiff_sqlx::Date>,
    pub recorded_at: Option<Moment>,
    pub recorded_by: Option<String>,
}

impl Child {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    pub fn birth_date(&self) -> Date {
        self.birth_date.to_jiff()
    }

    pub fn died_on(&self) -> Option<Date> {
        self.died_on.map(jiff_sqlx::Date::to_jiff)
    }
}

/// A child of the grant: with a place now or to come, or with a place that ended with its death.
pub async fn child<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: ChildId,
) -> sqlx::Result<Option<Child>> {
    let (groups, children) = (tx.one_of(4), tx.one_of(5));
    let place = "placement p WHERE p.organisation_id = c.organisation_id AND p.child_id = c.id
        AND (p.until_on IS NULL OR p.until_on >= $6 OR EXISTS (SELECT 1 FROM child_death_ending e
          WHERE e.organisation_id = d.organisation_id AND e.death_id = d.id AND e.what_id = p.id))";
    let sql = format!(
        "SELECT c.id, c.first_name, c.last_name, c.birth_date, g.id AS group_id, g.name AS group_name,
           d.id AS death_id, d.died_on, d.recorded_at, a.name AS recorded_by
         FROM child c
         LEFT JOIN child_death d ON d.organisation_id = c.organisation_id AND d.child_id = c.id AND d.corrected_at IS NULL
         LEFT JOIN account a ON a.id = d.recorded_by
         LEFT JOIN care_group g ON g.organisation_id = c.organisation_id AND g.id = (
           SELECT p.group_id FROM {place} AND ($3 OR p.group_id {groups} OR p.child_id {children})
           ORDER BY p.main DESC, p.from_on, p.id LIMIT 1)
         WHERE c.organisation_id = $1 AND c.id = $2 AND ($3 OR c.id {children}
           OR EXISTS (SELECT 1 FROM {place} AND p.group_id {groups}))"
    );
    let today = jiff_sqlx::Date::from(grant.actor().today);
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(id).bind(grant.everywhere()).bind(grant.groups()).bind(grant.children())
        .bind(today).fetch_optional(c).await)
}

/// The first day of a child's first place; nothing where that is not known.
pub async fn first_day(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Option<Date>> {
    let days: Vec<Option<jiff_sqlx::Date>> = on!(tx, c => sqlx::query_scalar(
        "SELECT from_on FROM placement WHERE organisation_id = $1 AND child_id = $2")
        .bind(organisation).bind(child).fetch_all(c).await)?;
    Ok(days.into_iter().map(|day| day.map(jiff_sqlx::Date::to_jiff)).min().flatten())
}

/// A guardian of a child.
#[derive(Clone, Debug, FromRow)]
pub struct Guardian {
    pub id: GuardianId,
    pub name: String,
    /// `person`, `institution` or `foster`.
    pub kind: String,
    pub contact_person: Option<String>,
    pub contact_secret: bool,
    /// It could be somebody who was known here under another key, and nobody has decided yet.
    pub held: bool,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub version: i64,
    pub relation: String,
    /// As the planning says.
    pub custody: Option<bool>,
    /// They work here.
    pub staff_id: Option<StaffId>,
}

impl Guardian {
    /// What a person is to the child; nothing of an office, which is nobody's father.
    pub fn relation_of_person(&self) -> &str {
        if self.kind == "institution" { "" } else { &self.relation }
    }
}

/// The guardians of a child that was found with a grant, by name.
pub async fn guardians(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Vec<Guardian>> {
    on!(tx, c => sqlx::query_as(
        "SELECT g.id, g.name, g.kind, g.contact_person, g.contact_secret, g.email, g.phone, g.version, g.staff_id,
           t.relation, t.custody, EXISTS (SELECT 1 FROM guardian_likeness l
             WHERE l.organisation_id = g.organisation_id AND l.guardian_id = g.id AND l.decided_at IS NULL) AS held
         FROM guardianship t JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id
         WHERE t.organisation_id = $1 AND t.child_id = $2 ORDER BY g.name, g.id")
        .bind(organisation).bind(child).fetch_all(c).await)
}

/// Whom to call about a child, as far as the reader may know.
#[derive(Clone, Debug)]
pub struct ToCall {
    /// The name.
    pub name: String,
    /// What they are to the child; empty where nothing can be said.
    pub relation: String,
    /// What they may be told today.
    pub right: Option<Right>,
    /// The phone number; none where it is not known, or not for the reader.
    pub phone: Option<String>,
    /// The mail address, likewise.
    pub email: Option<String>,
    /// Why how to reach them is not shown, known or not.
    pub withheld: Option<Withheld>,
}

/// Why it is not shown how somebody can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// It is secret, and not for the reader.
    Secret,
    /// They may have no contact with the child.
    Banned,
    /// It could be somebody whose it is secret or who may have no contact, and nobody has decided yet.
    Held,
}

/// The guardians of a child that was found with a grant, whoever may be told first. Whoever may have no contact is not
/// called, nor who could be somebody who may not, and what is secret is not shown: the reader is not among those who may know.
pub async fn to_call(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<ToCall>> {
    let rights = rights::of_children(tx, organisation, [child], today).await?;
    let guardians = guardians(tx, organisation, child).await?;
    let mut all: Vec<ToCall> = guardians
        .into_iter()
        .map(|guardian| {
            let right = rights.of(guardian.id, child);
            let withheld = match right {
                Some(Right::Nothing(Why::Banned)) => Some(Withheld::Banned),
                _ if guardian.held => Some(Withheld::Held),
                _ => guardian.contact_secret.then_some(Withheld::Secret),
            };
            ToCall {
                relation: guardian.relation_of_person().to_owned(),
                name: guardian.name,
                right,
                phone: guardian.phone.filter(|_| withheld.is_none()),
                email: guardian.email.filter(|_| withheld.is_none()),
                withheld,
            }
        })
        .collect();
    all.sort_by_key(|guardian| !matches!(guardian.right, Some(Right::Full | Right::Mourning)));
    Ok(all)
}

/// On which day a child died that the caller has found with a grant; none when it lives.
pub async fn died_on(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Option<Date>> {
    let day: Option<jiff_sqlx::Date> = on!(tx, c => sqlx::query_scalar(
        "SELECT died_on FROM child_death WHERE organisation_id = $1 AND child_id = $2 AND corrected_at IS NULL")
        .bind(organisation).bind(child).fetch_optional(c).await)?;
    Ok(day.map(jiff_sqlx::Date::to_jiff))
}

/// That custody began or ended, as it was recorded here.
#[derive(Clone, Debug, FromRow)]
pub struct TurnRow {
    pub id: Uuid,
    pub guardian_id: GuardianId,
    from_on: jiff_sqlx::Date,
    pub custody: bool,
    pub basis: String,
    pub made_at: Moment,
    pub made_by: String,
}

impl TurnRow {
    pub fn from(&self) -> Date {
        self.from_on.to_jiff()
    }
}

/// What was recorded of custody over a child that was found with a grant, by day.
pub async fn turns(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
) -> sqlx::Result<Vec<TurnRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT u.id, u.guardian_id, u.from_on, u.custody, u.basis, u.made_at, a.name AS made_by
         FROM custody_turn u JOIN account a ON a.id = u.made_by
         WHERE u.organisation_id = $1 AND u.child_id = $2 AND u.removed_at IS NULL ORDER BY u.from_on, u.id")
        .bind(organisation).bind(child).fetch_all(c).await)
}

/// Who may have no contact with a child.
#[derive(Clone, Debug, FromRow)]
pub struct BanRow {
    pub id: Uuid,
    pub name: String,
    from_on: jiff_sqlx::Date,
    until_on: Option<jiff_sqlx::Date>,
    pub basis: String,
    decided_on: Option<jiff_sqlx::Date>,
    pub made_at: Moment,
    pub made_by: String,
}

impl BanRow {
    pub fn from(&self) -> Date {
        self.from_on.to_jiff()
    }

    pub fn until(&self) -> Option<Date> {
        self.until_on.map(jiff_sqlx::Date::to_jiff)
    }

    pub fn decided(&self) -> Option<Date> {
        self.decided_on.map(jiff_sqlx::Date::to_jiff)
    }
}

/// The bans about a child that was found with a grant, that have not ended.
pub async fn bans(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<BanRow>> {
    on!(tx, c => sqlx::query_as(
        "SELECT b.id, COALESCE(g.name, b.person, '') AS name, b.from_on, b.until_on, b.basis, b.decided_on,
           b.made_at, a.name AS made_by
         FROM contact_ban b
         LEFT JOIN guardian g ON g.organisation_id = b.organisation_id AND g.id = b.guardian_id
         JOIN account a ON a.id = b.made_by
         WHERE b.organisation_id = $1 AND b.child_id = $2 AND b.removed_at IS NULL
           AND (b.until_on IS NULL OR b.until_on >= $3) ORDER BY b.from_on, b.id")
        .bind(organisation).bind(child).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)
}

/// The children that have died, says what was recorded here: they did not just leave.
pub async fn died(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<BTreeSet<ChildId>> {
    let children: Vec<ChildId> = on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM child_death WHERE organisation_id = $1 AND corrected_at IS NULL ORDER BY child_id")
        .bind(organisation).fetch_all(c).await)?;
    Ok(children.into_iter().collect())
}

/// What whoever hands a child over must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// About which child.
    pub child: ChildId,
    /// The child's first name.
    pub child_name: String,
    /// About whom.
    pub who: String,
    /// What.
    pub what: What,
}

/// What there is to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// This person has no contact with the child and does not fetch it; until this day, where one is known.
    NoContact(Option<Date>),
    /// Where this guardian lives and can be reached is told to nobody.
    Secret,
}

#[derive(FromRow)]
struct WarningRow {
    child_id: ChildId,
    first_name: String,
    who: String,
    secret: bool,
    until_on: Option<jiff_sqlx::Date>,
}

/// What holds today about the children of a group: those with a place there now, and the guests, who are there today
/// with another group. The caller has found the group with a grant.
pub async fn warnings_of_group(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    guests: &[ChildId],
    today: Date,
) -> sqlx::Result<Vec<Warning>> {
    let mut children: Vec<ChildId> = on!(tx, c => sqlx::query_scalar(
        "SELECT child_id FROM placement WHERE organisation_id = $1 AND group_id = $2
           AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)")
        .bind(organisation).bind(group).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    children.extend(guests);
    warnings(tx, organisation, &children, today).await
}

/// What holds today about a child that the caller has found with a grant.
pub async fn warnings_of_child(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<Warning>> {
    warnings(tx, organisation, &[child], today).await
}

async fn warnings(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
) -> sqlx::Result<Vec<Warning>> {
    let of_these = tx.one_of(2);
    let sql = format!(
        "SELECT c.id AS child_id, c.first_name, COALESCE(g.name, b.person, '') AS who, FALSE AS secret, b.until_on
         FROM contact_ban b
         JOIN child c ON c.organisation_id = b.organisation_id AND c.id = b.child_id
         LEFT JOIN guardian g ON g.organisation_id = b.organisation_id AND g.id = b.guardian_id
         WHERE b.organisation_id = $1 AND b.removed_at IS NULL AND b.from_on <= $3
           AND (b.until_on IS NULL OR b.until_on >= $3) AND b.child_id {of_these}
         UNION
         SELECT c.id, c.first_name, g.name, TRUE, NULL
         FROM guardianship t
         JOIN child c ON c.organisation_id = t.organisation_id AND c.id = t.child_id
         JOIN guardian g ON g.organisation_id = t.organisation_id AND g.id = t.guardian_id AND g.contact_secret
         WHERE t.organisation_id = $1 AND t.child_id {of_these}
         UNION
         SELECT c.id, c.first_name, g.name, FALSE, b.until_on
         FROM guardian_likeness l
         JOIN child c ON c.organisation_id = l.organisation_id AND c.id = l.child_id
         JOIN guardian g ON g.organisation_id = l.organisation_id AND g.id = l.guardian_id
         JOIN contact_ban b ON b.organisation_id = l.organisation_id AND b.child_id = l.child_id AND b.guardian_id = l.like_id
           AND b.removed_at IS NULL AND b.from_on <= $3 AND (b.until_on IS NULL OR b.until_on >= $3)
         WHERE l.organisation_id = $1 AND l.decided_at IS NULL AND l.child_id {of_these}
         UNION
         SELECT c.id, c.first_name, g.name, TRUE, NULL
         FROM guardian_likeness l
         JOIN child c ON c.organisation_id = l.organisation_id AND c.id = l.child_id
         JOIN guardian g ON g.organisation_id = l.organisation_id AND g.id = l.guardian_id
         JOIN guardian o ON o.organisation_id = l.organisation_id AND o.id = l.like_id AND o.contact_secret
         WHERE l.organisation_id = $1 AND l.decided_at IS NULL AND l.child_id {of_these}"
    );
    let rows: Vec<WarningRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children.iter().copied())).bind(jiff_sqlx::Date::from(today))
        .fetch_all(c).await)?;
    let mut warnings: Vec<Warning> = rows
        .into_iter()
        .map(|row| Warning {
            child: row.child_id,
            child_name: row.first_name,
            who: row.who,
            what: if row.secret {
                What::Secret
            } else {
                What::NoContact(row.until_on.map(jiff_sqlx::Date::to_jiff))
            },
        })
        .collect();
    // What concerns the door first. Sorted here, because the engines know different orders of texts.
    warnings.sort_by(|a, b| {
        let order = |w: &Warning| (w.what == What::Secret, w.child_name.clone(), w.child, w.who.clone());
        order(a).cmp(&order(b))
    });
    Ok(warnings)
}
