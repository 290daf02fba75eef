//! An export that nobody looks at comes in, from a folder or from another system: what is new or changes is written, what
//! would end waits for a person, and whom it concerns is told.
//!
//! The comparison is made while others can write; the one writer of the database is only held for what changes.

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    Checked, Export, Terms,
    plan::Plan,
    spread::{AboutMentors, Spread, Undecided},
    text::changes_in_words,
};
use crate::{
    on,
    platform::{
        app::App,
        audit::{Audit, latest, position},
        db::{Read, Write},
        i18n::Lang,
        ids::{AccountId, ApiTokenId, OrganisationId, ReportId, fresh},
        jobs,
        mail::Mail,
    },
};

/// What became of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It came in.
    Taken,
    /// It has errors, and changed nothing.
    Refused,
}

impl Outcome {
    pub fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Refused => "refused",
        }
    }

    pub fn of(code: &str) -> Self {
        if code == "taken" { Self::Taken } else { Self::Refused }
    }

    /// Where its files go.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Taken => "done",
            Self::Refused => "refused",
        }
    }
}

/// What the trail calls an import: of a watched folder or another system, by hand, of the register.
const IMPORTS: [&str; 3] = ["planning taken in", "imported", "register imported"];

/// An export that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival<'a> {
    pub organisation: OrganisationId,
    pub today: Date,
    pub hash: &'a str,
    pub outcome: Outcome,
    /// With which token it was sent, of whom; none from a folder.
    pub sent: Option<(AccountId, ApiTokenId)>,
}

impl Arrival<'_> {
    /// What of it is carried out. Who leaves an export in a folder leaves all there is; what is sent says nothing of what is
    /// not in it.
    fn terms(&self) -> Terms {
        match self.sent {
            None => Terms::of_night(self.organisation, self.today),
            Some(_) => Terms::of_system(self.organisation, self.today, false),
        }
    }

    fn audit(&self, action: &'static str) -> Audit {
        match self.sent {
            None => Audit::new(self.organisation, None, action),
            Some((account, token)) => {
                Audit::new(self.organisation, Some(account), action).on("api_token", token)
            }
        }
    }
}

/// An organisation by its name, with its zone.
pub(super) async fn find(app: &App, name: &str) -> sqlx::Result<Option<(OrganisationId, TimeZone)>> {
    let mut tx = app.db.read().await?;
    let found: Option<(OrganisationId, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, time_zone FROM organisation WHERE name = $1").bind(name).fetch_optional(c).await)?;
    Ok(found.map(|(id, zone)| (id, TimeZone::get(&zone).unwrap_or(TimeZone::UTC))))
}

/// The report of this content when it is the last that was imported in any way: all of it is here. What came in before
/// another import is not here any more, and comes in again.
pub(super) async fn known(
    app: &App,
    organisation: OrganisationId,
    hash: &str,
) -> sqlx::Result<Option<ReportId>> {
    imported_last(&mut app.db.read().await?, organisation, hash).await
}

async fn imported_last(
    tx: &mut Read,
    organisation: OrganisationId,
    hash: &str,
) -> sqlx::Result<Option<ReportId>> {
    let same: Vec<ReportId> = on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM import_report WHERE organisation_id = $1 AND outcome = 'taken' AND hash = $2")
        .bind(organisation).bind(hash).fetch_all(c).await)?;
    if same.is_empty() {
        return Ok(None);
    }
    let last = latest(tx, organisation, IMPORTS).await?.unwrap_or_default();
    Ok(same.into_iter().find(|id| last.ends_with(&format!("report:{id}"))))
}

/// The report of this content when nothing came since it was refused.
async fn refused_last(
    tx: &mut Read,
    organisation: OrganisationId,
    hash: &str,
) -> sqlx::Result<Option<ReportId>> {
    let last: Option<(ReportId, String, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, hash, outcome FROM import_report WHERE organisation_id = $1 ORDER BY at DESC, id DESC LIMIT 1")
        .bind(organisation).fetch_optional(c).await)?;
    let same = last.filter(|(_, last, outcome)| last == hash && Outcome::of(outcome) == Outcome::Refused);
    Ok(same.map(|(id, ..)| id))
}

/// The same content was there again, with so many errors; its files are in another folder now.
pub(super) async fn seen_again(
    app: &App,
    organisation: OrganisationId,
    report: ReportId,
    errors: u64,
    folder: &str,
) -> sqlx::Result<()> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "UPDATE import_report SET seen_at = $3, folder = $4, errors = $5 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(report).bind(now).bind(folder).bind(count(errors)).execute(c).await.map(drop))?;
    tx.commit(Audit::housekeeping()).await
}

/// What became of an export without errors.
pub(super) enum Took {
    /// It came in: its report, how many rows are new and how many changed, and all of that in words.
    Now(ReportId, (i64, i64), String),
    /// It is the last that was imported, with this report: nothing was changed.
    Before(ReportId),
}

/// Takes an export in, unless it is the last that was imported.
pub(super) async fn take(
    app: &App,
    arrival: &Arrival<'_>,
    export: &Export,
    folder: &str,
) -> sqlx::Result<Took> {
    let organisation = arrival.organisation;
    let terms = arrival.terms();
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let before = position(&mut tx, organisation).await?;
    let mut plan = Plan::make(&mut tx, export, &terms, now).await?;
    drop(tx);

    let mut tx = app.db.write(now).await?;
    tx.alone(organisation.0).await?;
    if let Some(known) = imported_last(&mut tx, organisation, arrival.hash).await? {
        return Ok(Took::Before(known));
    }
    if position(&mut tx, organisation).await? != before {
        plan = Plan::make(&mut tx, export, &terms, now).await?;
    }
    plan.write(&mut tx, &terms).await?;
    let report = add_report(&mut tx, arrival, 0, plan.summary.totals(), folder).await?;
    let spread = plan.spread();
    let waiting = waiting_before(&mut tx, organisation, report).await?;
    add_parts(&mut tx, organisation, report, &spread).await?;
    let concerned = concerned(&spread, &waiting);
    let (undecided, mentors) = (plan.undecided(), plan.about_mentors());
    tell_leads(&mut tx, app, arrival, report, &concerned, (&undecided, &mentors)).await?;
    tx.commit(arrival.audit("planning taken in").on("report", report)).await?;
    let (new, changed, ended) = plan.summary.totals();
    tracing::info!(new, changed, waiting = ended, "a planning was taken in");
    let checked: Checked = plan.into();
    let words = changes_in_words(&checked, &export.imported.warnings);
    Ok(Took::Now(report, (count(new), count(changed)), words))
}

/// Notes that an export was refused, and tells the administrators; once for the same content, of which it gives the
/// report.
pub(super) async fn refuse(
    app: &App,
    arrival: &Arrival<'_>,
    errors: u64,
    folder: &str,
) -> sqlx::Result<Option<ReportId>> {
    let organisation = arrival.organisation;
    let mut tx = app.db.write(app.clock.now()).await?;
    tx.alone(organisation.0).await?;
    let known = refused_last(&mut tx, organisation, arrival.hash).await?;
    if known.is_some() {
        return Ok(known);
    }
    let report = add_report(&mut tx, arrival, errors, (0, 0, 0), folder).await?;
    for person in administrators(&mut tx, arrival).await? {
        mail(&mut tx, app, (organisation, report), &person, "import-mail-refused", ("", "")).await?;
    }
    tx.commit(arrival.audit("planning refused").on("report", report)).await?;
    tracing::warn!(errors, "a planning was refused");
    Ok(None)
}

async fn add_report(
    tx: &mut Write,
    arrival: &Arrival<'_>,
    errors: u64,
    (added, changed, endings): (u64, u64, u64),
    folder: &str,
) -> sqlx::Result<ReportId> {
    let now = tx.now;
    let id = ReportId::new(now);
    on!(tx, c => sqlx::query(
        "INSERT INTO import_report (organisation_id, id, at, seen_at, outcome, hash, folder, errors, added, changed, endings)
         VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(arrival.organisation).bind(id).bind(now).bind(arrival.outcome.code()).bind(arrival.hash)
        .bind(folder).bind(count(errors)).bind(count(added)).bind(count(changed)).bind(count(endings))
        .execute(c).await.map(drop))?;
    Ok(id)
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

async fn add_parts(
    tx: &mut Write,
    organisation: OrganisationId,
    report: ReportId,
    spread: &Spread,
) -> sqlx::Result<()> {
    let now = tx.now;
    for ((location, part), counts) in spread {
        on!(tx, c => sqlx::query(
            "INSERT INTO import_report_part (organisation_id, id, report_id, location_id, part, added, changed, endings)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
            .bind(organisation).bind(fresh(now)).bind(report).bind(*location).bind(part.code())
            .bind(count(counts.added)).bind(count(counts.changed)).bind(count(counts.endings))
            .execute(c).await.map(drop))?;
    }
    Ok(())
}

/// How much waited at each location to be ended by the export before this one, decided about or not.
async fn waiting_before(
    tx: &mut Read,
    organisation: OrganisationId,
    report: ReportId,
) -> sqlx::Result<Vec<(Option<Uuid>, i64)>> {
    on!(tx, c => sqlx::query_as(
        "SELECT location_id, CAST(SUM(endings) AS bigint) FROM import_report_part
         WHERE organisation_id = $1 AND report_id = (
           SELECT id FROM import_report WHERE organisation_id = $1 AND outcome = 'taken' AND id <> $2
           ORDER BY at DESC, id DESC LIMIT 1)
         GROUP BY location_id")
        .bind(organisation).bind(report).fetch_all(c).await)
}

/// The locations whose team leads have something to look at: more than what they knew to be waiting.
fn concerned(spread: &Spread, waiting: &[(Option<Uuid>, i64)]) -> BTreeSet<Uuid> {
    let mut concerned = BTreeSet::new();
    let locations: BTreeSet<Uuid> = spread.keys().filter_map(|(location, _)| *location).collect();
    for location in locations {
        let at = |key: &Option<Uuid>| *key == Some(location);
        let counts = || spread.iter().filter(|((key, _), _)| at(key)).map(|(_, counts)| counts);
        let ends: u64 = counts().map(|counts| counts.endings).sum();
        let ended = waiting.iter().find(|(key, _)| at(key)).map_or(0, |(_, sum)| *sum);
        if counts().any(|counts| counts.added + counts.changed > 0)
            || i64::try_from(ends).is_ok_and(|ends| ends > ended)
        {
            concerned.insert(location);
        }
    }
    concerned
}

/// Somebody who is told.
#[derive(FromRow)]
struct Person {
    email: String,
    language: String,
    location_id: Option<Uuid>,
}

async fn tell_leads(
    tx: &mut Write,
    app: &App,
    arrival: &Arrival<'_>,
    report: ReportId,
    locations: &BTreeSet<Uuid>,
    (undecided, mentors): (&Undecided<'_>, &AboutMentors<'_>),
) -> sqlx::Result<()> {
    if locations.is_empty() {
        return Ok(());
    }
    let mut told = BTreeSet::new();
    let leads = with_role(tx, arrival, "teamlead").await?;
    for lead in &leads {
        // A team lead without a location leads all of them.
        let concerned = lead.location_id.is_none_or(|location| locations.contains(&location));
        if concerned && told.insert(&lead.email) {
            let lang = Lang::of(&lead.language);
            let leads_at = |places: &[Option<Uuid>]| {
                let mut own = leads.iter().filter(|one| one.email == lead.email);
                own.any(|one| one.location_id.is_none() || places.contains(&one.location_id))
            };
            let lines: Vec<&str> =
                undecided.iter().filter(|(at, _)| leads_at(at)).map(|(_, line)| *line).collect();
            let mut more = String::new();
            for (_, about) in mentors.iter().filter(|(places, _)| leads_at(places)) {
                let reason = lang
                    .t(&("import-remark-".to_owned() + &about.remark.code().replace('_', "-")))
                    .to_string();
                more += &format!("\n\n{}\n{reason}", about.keys);
            }
            let key = if lines.is_empty() { "import-mail-taken" } else { "import-mail-undecided" };
            let words = (lines.join("\n"), more);
            mail(tx, app, (arrival.organisation, report), lead, key, (&words.0, &words.1)).await?;
        }
    }
    Ok(())
}

async fn administrators(tx: &mut Read, arrival: &Arrival<'_>) -> sqlx::Result<Vec<Person>> {
    let mut people = with_role(tx, arrival, "admin").await?;
    people.dedup_by(|one, other| one.email == other.email);
    Ok(people)
}

/// Who has a role today, and an account.
async fn with_role(tx: &mut Read, arrival: &Arrival<'_>, role: &str) -> sqlx::Result<Vec<Person>> {
    on!(tx, c => sqlx::query_as(
        "SELECT a.email, a.language, r.location_id FROM staff_role r
         JOIN membership m ON m.organisation_id = r.organisation_id AND m.staff_id = r.staff_id AND m.ended_at IS NULL
         JOIN account a ON a.id = m.account_id
         WHERE r.organisation_id = $1 AND r.role = $2
         AND (r.from_on IS NULL OR r.from_on <= $3) AND (r.until_on IS NULL OR r.until_on >= $3)
         ORDER BY a.email, r.id")
        .bind(arrival.organisation).bind(role).bind(jiff_sqlx::Date::from(arrival.today)).fetch_all(c).await)
}

/// A mail that says that there is something to look at, and of what it is at most lines by their keys: those about which
/// somebody must decide, and more.
async fn mail(
    tx: &mut Write,
    app: &App,
    (organisation, report): (OrganisationId, ReportId),
    person: &Person,
    key: &str,
    (lines, more): (&str, &str),
) -> sqlx::Result<()> {
    let lang = Lang::of(&person.language);
    let link = format!("{}/import/reports/{report}", app.settings.base_url);
    let mail = Mail {
        to: person.email.clone(),
        subject: lang.t(key).to_string(),
        text: lang
            .t(&(key.to_owned() + "-text"))
            .with("link", link)
            .with("lines", lines)
            .with("more", more)
            .to_string(),
        about: Vec::new(),
    };
    jobs::add_mail(tx, organisation, &mail).await
}
