//! Reading and keeping consents.

use std::collections::BTreeMap;

use jiff::civil::Date;
use mentorkind_domain::{
    consent::{self, Answer, Asked, LegalBasis, Standing, last_said},
    recipient::is_same,
};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        attached::{Kept, Kind},
        clock::Moment,
        db::{Read, Write, id_list},
        ids::{AccountId, ChildId, ConsentAnswerId, ConsentId, GuardianId, OrganisationId, StaffId},
        rights,
    },
    professional,
};

/// What a guardian said.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its identifier.
    pub id: ConsentAnswerId,
    /// Who.
    pub guardian: GuardianId,
    /// What.
    pub answer: Answer,
    /// On which day.
    pub on: Date,
    /// When it was kept: what was taken in from one paper has one moment.
    pub at: Moment,
    /// On paper: the name of whoever took it in.
    pub paper: Option<String>,
    /// What the scan of that paper is, if it is kept.
    pub scan: Option<Kind>,
    /// Since when it does not count any more: what it was said to has changed.
    pub lapsed_at: Option<Moment>,
}

/// A consent that was asked.
#[derive(Clone, Debug)]
pub struct Consent {
    /// Its identifier.
    pub id: ConsentId,
    /// About whom.
    pub child: ChildId,
    /// For what.
    pub purpose: String,
    /// Who gets it.
    pub recipient: String,
    /// What is shared.
    pub contents: String,
    /// When it holds, and whether it is still asked.
    pub asked: Asked,
    /// Since when it is not.
    pub taken_back_at: Option<Moment>,
    /// When it was asked.
    pub asked_on: Date,
    /// The name of whoever asked it.
    pub asked_by: String,
    /// What was said, in order of time.
    pub given: Vec<Given>,
}

impl Consent {
    /// Who said what that counts, in order of time.
    pub fn answers(&self) -> Vec<(GuardianId, Answer)> {
        let counts = self.given.iter().filter(|given| given.lapsed_at.is_none());
        counts.map(|given| (given.guardian, given.answer)).collect()
    }

    /// What a guardian said last that counts.
    pub fn last(&self, guardian: GuardianId) -> Option<&Given> {
        self.given.iter().rev().find(|given| given.guardian == guardian && given.lapsed_at.is_none())
    }

    /// When staff recorded what a guardian said last, where staff did.
    pub fn recorded_on(&self, guardian: GuardianId) -> Option<Date> {
        self.last(guardian).filter(|given| given.paper.is_some()).map(|given| given.on)
    }

    /// What a guardian said last: to this question or, as long as it said nothing to it, to any of these about the same.
    pub fn said_before<'a>(
        &'a self,
        others: impl Iterator<Item = &'a Self>,
        guardian: GuardianId,
    ) -> Option<&'a Given> {
        let said = others.flat_map(|one| &one.given).filter(|given| given.guardian == guardian);
        self.last(guardian).or_else(|| last_said(said.map(|given| (given.at, given.answer, given))))
    }

    /// It is about the same child, for the same recipient.
    pub fn is_like(&self, other: &Self) -> bool {
        self.child == other.child && is_same(&self.recipient, &other.recipient)
    }

    /// Parents have it on their page: it is asked still, and not over.
    pub fn is_open(&self, today: Date) -> bool {
        !self.asked.taken_back && self.asked.until >= today
    }

    /// It waits for the answer of a guardian.
    pub fn waits_for(&self, guardian: GuardianId, today: Date) -> bool {
        self.is_open(today) && self.last(guardian).is_none()
    }

    /// Somebody said no, or no longer, after a moment.
    pub fn is_refused_since(&self, since: Moment) -> bool {
        self.given.iter().any(|given| given.at > since && given.answer != Answer::Given)
    }
}

/// A guardian with custody of a child today.
#[derive(Clone, Debug)]
pub struct Custodian {
    /// Who.
    pub id: GuardianId,
    /// The name.
    pub name: String,
    /// It gets mail about the child.
    pub by_mail: bool,
}

/// Who has custody of each of these children today; of one that has died nobody. Also whoever may have no contact: its
/// consent is asked as that of any other.
pub async fn custodians(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
) -> sqlx::Result<BTreeMap<ChildId, Vec<Custodian>>> {
    let rights = rights::of_children(tx, organisation, children.iter().copied(), today).await?;
    let with: Vec<(GuardianId, ChildId)> = rights
        .all()
        .map(|(guardian, child, _)| (guardian, child))
        .filter(|(guardian, child)| {
            rights.tie(*guardian, *child).is_some_and(|tie| !tie.died && tie.custody_on(today) == Some(true))
        })
        .collect();
    let sql = format!(
        "SELECT id, name, email IS NOT NULL FROM guardian WHERE organisation_id = $1 AND id {} ORDER BY name, id",
        tx.one_of(2)
    );
    let names: Vec<(GuardianId, String, bool)> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(with.iter().map(|(guardian, _)| *guardian))).fetch_all(c).await)?;
    let mut found: BTreeMap<ChildId, Vec<Custodian>> = BTreeMap::new();
    for (id, name, address) in names {
        for (_, child) in with.iter().filter(|(guardian, _)| *guardian == id) {
            let by_mail = address && rights.full(id, *child);
            found.entry(*child).or_default().push(Custodian { id, name: name.clone(), by_mail });
        }
    }
    Ok(found)
}

/// How a consent stands on a day on which these have custody.
pub fn standing(consent: &Consent, custodians: &[Custodian], today: Date) -> Standing {
    consent::standing(consent.asked, &ids(custodians), &consent.answers(), today)
}

fn ids(custodians: &[Custodian]) -> Vec<GuardianId> {
    custodians.iter().map(|custodian| custodian.id).collect()
}

/// The legal basis that a consent is at this moment, or how it stands otherwise.
pub async fn basis(
    tx: &mut Read,
    organisation: OrganisationId,
    consent: &Consent,
    today: Date,
) -> sqlx::Result<Result<LegalBasis<ConsentId>, Standing>> {
    let custodians = custodians(tx, organisation, &[consent.child], today).await?;
    let custodians = custodians.get(&consent.child).map_or(&[][..], Vec::as_slice);
    let answers = consent.answers();
    Ok(LegalBasis::of_consent(consent.id, consent.asked, &ids(custodians), &answers, today))
}

#[derive(FromRow)]
struct Row {
    id: ConsentId,
    child_id: ChildId,
    purpose: String,
    recipient: String,
    contents: String,
    from_on: jiff_sqlx::Date,
    until_on: jiff_sqlx::Date,
    asked_on: jiff_sqlx::Date,
    asked_by: String,
    taken_back_at: Option<Moment>,
}

#[derive(FromRow)]
struct AnswerRow {
    id: ConsentAnswerId,
    consent_id: ConsentId,
    guardian_id: GuardianId,
    answer: String,
    answered_on: jiff_sqlx::Date,
    answered_at: Moment,
    taken_in_by: Option<String>,
    scan: Option<Kind>,
    lapsed_at: Option<Moment>,
}

/// The consents for which a condition holds, the last asked first; `$2` is a list of identifiers.
async fn some(
    tx: &mut Read,
    organisation: OrganisationId,
    which: &str,
    ids: &str,
) -> sqlx::Result<Vec<Consent>> {
    let sql = format!(
        "SELECT c.id, c.child_id, c.purpose, c.recipient, c.contents, c.from_on, c.until_on, c.asked_on, s.name AS asked_by,
           c.taken_back_at
         FROM consent c JOIN staff_member s ON s.organisation_id = c.organisation_id AND s.id = c.asked_by
         WHERE c.organisation_id = $1 AND {which} ORDER BY c.id DESC"
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(ids).fetch_all(c).await)?;
    let sql = format!(
        "SELECT a.id, a.consent_id, a.guardian_id, a.answer, a.answered_on, a.answered_at, s.name AS taken_in_by, x.kind AS scan,
           a.lapsed_at
         FROM consent_answer a
         LEFT JOIN consent_scan x ON x.organisation_id = a.organisation_id AND x.consent_answer_id = a.id
         LEFT JOIN staff_member s ON s.organisation_id = a.organisation_id AND s.id = a.taken_in_by
         WHERE a.organisation_id = $1 AND a.consent_id {} ORDER BY a.answered_at, a.id",
        tx.one_of(2)
    );
    let answers: Vec<AnswerRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(rows.iter().map(|row| row.id))).fetch_all(c).await)?;
    let mut given: BTreeMap<ConsentId, Vec<Given>> = BTreeMap::new();
    for row in answers {
        let Some(answer) = Answer::of(&row.answer) else { continue };
        let one = Given {
            id: row.id,
            guardian: row.guardian_id,
            answer,
            on: row.answered_on.to_jiff(),
            at: row.answered_at,
            paper: row.taken_in_by,
            scan: row.scan,
            lapsed_at: row.lapsed_at,
        };
        given.entry(row.consent_id).or_default().push(one);
    }
    Ok(rows
        .into_iter()
        .map(|row| Consent {
            given: given.remove(&row.id).unwrap_or_default(),
            id: row.id,
            child: row.child_id,
            purpose: row.purpose,
            recipient: row.recipient,
            contents: row.contents,
            asked: Asked {
                from: row.from_on.to_jiff(),
                until: row.until_on.to_jiff(),
                taken_back: row.taken_back_at.is_some(),
            },
            taken_back_at: row.taken_back_at,
            asked_on: row.asked_on.to_jiff(),
            asked_by: row.asked_by,
        })
        .collect())
}

/// The consents about these children, the last asked first. The caller has found the children with a grant.
pub async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
) -> sqlx::Result<Vec<Consent>> {
    let which = format!("c.child_id {}", tx.one_of(2));
    some(tx, organisation, &which, &id_list(children)).await
}

/// A consent. The caller finds the child with a grant.
pub async fn one(
    tx: &mut Read,
    organisation: OrganisationId,
    id: ConsentId,
) -> sqlx::Result<Option<Consent>> {
    let which = format!("c.id {}", tx.one_of(2));
    Ok(some(tx, organisation, &which, &id_list([id])).await?.pop())
}

/// How each of these consents stands today, and since when what it rests on holds: the day of the last answer of who has
/// custody, or its own first day.
pub async fn standings(
    tx: &mut Read,
    organisation: OrganisationId,
    ids: impl IntoIterator<Item = ConsentId>,
    today: Date,
) -> sqlx::Result<BTreeMap<ConsentId, (Standing, Date)>> {
    let which = format!("c.id {}", tx.one_of(2));
    let all = some(tx, organisation, &which, &id_list(ids)).await?;
    let children: Vec<ChildId> = all.iter().map(|consent| consent.child).collect();
    let custodians = custodians(tx, organisation, &children, today).await?;
    let stands = all.iter().map(|consent| {
        let custodians = custodians.get(&consent.child).map_or(&[][..], Vec::as_slice);
        let answered = custodians.iter().filter_map(|one| consent.last(one.id)).map(|given| given.on);
        let since = answered.fold(consent.asked.from, Date::max);
        (consent.id, (standing(consent, custodians, today), since))
    });
    Ok(stands.collect())
}

/// A consent that somebody with custody has not answered.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Which.
    pub id: ConsentId,
    /// About whom.
    pub child: ChildId,
    /// When it was asked.
    pub asked_on: Date,
}

/// The consents about these children that somebody has not answered yet, and nobody refused.
pub async fn waiting(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    today: Date,
) -> sqlx::Result<Vec<Waiting>> {
    let which = format!("c.child_id {} AND c.taken_back_at IS NULL", tx.one_of(2));
    let mut asked = some(tx, organisation, &which, &id_list(children.iter().copied())).await?;
    asked.retain(|consent| consent.asked.until >= today);
    let about: Vec<ChildId> = asked.iter().map(|consent| consent.child).collect();
    let custodians = custodians(tx, organisation, &about, today).await?;
    let waits = |consent: &&Consent| {
        let custodians = custodians.get(&consent.child).map_or(&[][..], Vec::as_slice);
        standing(consent, custodians, today) == Standing::Waiting
    };
    let found = asked.iter().filter(waits);
    Ok(found
        .map(|consent| Waiting { id: consent.id, child: consent.child, asked_on: consent.asked_on })
        .collect())
}

/// What is asked.
pub struct New<'a> {
    /// About whom.
    pub child: ChildId,
    /// For what.
    pub purpose: &'a str,
    /// Who gets it.
    pub recipient: &'a str,
    /// What is shared.
    pub contents: &'a str,
    /// The first day and the last.
    pub period: (Date, Date),
}

/// Asks for consent.
pub async fn add(
    tx: &mut Write,
    organisation: OrganisationId,
    new: &New<'_>,
    (today, by): (Date, StaffId),
) -> sqlx::Result<ConsentId> {
    let (id, now) = (ConsentId::new(tx.now), tx.now);
    let day = jiff_sqlx::Date::from;
    on!(tx, c => sqlx::query(
        "INSERT INTO consent (organisation_id, id, child_id, purpose, recipient, contents, from_on, until_on, asked_on, asked_at,
           asked_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(organisation).bind(id).bind(new.child).bind(new.purpose).bind(new.recipient).bind(new.contents)
        .bind(day(new.period.0)).bind(day(new.period.1)).bind(day(today)).bind(now).bind(by)
        .execute(c).await.map(drop))?;
    Ok(id)
}

/// Keeps what a guardian said; on paper with who took it in. What was sent on a consent that is refused now closes for
/// good.
pub async fn answer(
    tx: &mut Write,
    organisation: OrganisationId,
    (consent, guardian): (ConsentId, GuardianId),
    (answer, on): (Answer, Date),
    (by, taken_in_by): (AccountId, Option<StaffId>),
) -> sqlx::Result<ConsentAnswerId> {
    let (id, now) = (ConsentAnswerId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO consent_answer (organisation_id, id, consent_id, guardian_id, answer, answered_on, answered_at, answered_by,
           taken_in_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(organisation).bind(id).bind(consent).bind(guardian).bind(answer.code())
        .bind(jiff_sqlx::Date::from(on)).bind(now).bind(by).bind(taken_in_by)
        .execute(c).await.map(drop))?;
    if answer != Answer::Given {
        professional::close_of_consent(tx, organisation, consent).await?;
    }
    Ok(id)
}

/// What a guardian said does not count any more: what it was said to has changed, so that it is asked anew.
pub async fn lapse(
    tx: &mut Write,
    organisation: OrganisationId,
    (consent, guardian): (ConsentId, GuardianId),
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE consent_answer SET lapsed_at = $4
         WHERE organisation_id = $1 AND consent_id = $2 AND guardian_id = $3 AND lapsed_at IS NULL")
        .bind(organisation).bind(consent).bind(guardian).bind(now).execute(c).await.map(drop))
}

/// Keeps the scan of an answer on paper.
pub async fn keep_scan(
    tx: &mut Write,
    organisation: OrganisationId,
    answer: ConsentAnswerId,
    scan: &Kept,
    by: StaffId,
) -> sqlx::Result<()> {
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO consent_scan (organisation_id, consent_answer_id, kind, content, kept_at, kept_by)
         VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(organisation).bind(answer).bind(scan.kind).bind(&scan.content).bind(now).bind(by)
        .execute(c).await.map(drop))
}

/// The scan of an answer, which the caller has found with a grant.
pub async fn scan(
    tx: &mut Read,
    organisation: OrganisationId,
    answer: ConsentAnswerId,
) -> sqlx::Result<Option<Kept>> {
    on!(tx, c => sqlx::query_as(
        "SELECT kind, content FROM consent_scan WHERE organisation_id = $1 AND consent_answer_id = $2")
        .bind(organisation).bind(answer).fetch_optional(c).await)
}

/// Asks no longer, and closes what was sent on it; false when that was so before.
pub async fn take_back(tx: &mut Write, organisation: OrganisationId, id: ConsentId) -> sqlx::Result<bool> {
    let now = tx.now;
    let changed = on!(tx, c => sqlx::query(
        "UPDATE consent SET taken_back_at = $3 WHERE organisation_id = $1 AND id = $2 AND taken_back_at IS NULL")
        .bind(organisation).bind(id).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    professional::close_of_consent(tx, organisation, id).await?;
    Ok(changed > 0)
}
