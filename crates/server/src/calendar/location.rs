//! The days of a location: when it is closed, and the region of its school holidays.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_division::HalfDays;
use mentorkind_domain::{
    access::action,
    calendar::{self, Region, holiday, of_region, school_known},
    half_days::on_date,
    period::Period,
};
use serde::Deserialize;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{
    plan_form::{Choice, Errors, date_of, error, no_date},
    standing, words, write,
};
use crate::{
    account::Nothing,
    on,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, exact, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{GroupId, LocationId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

/// Holidays and closures are shown for so many days.
const SHOWN: i64 = 366;
/// A reason has at most so many characters.
const MOST_REASON: usize = 200;

#[derive(Template)]
#[template(path = "calendar/location.html")]
struct LocationPage {
    page: Page,
    id: String,
    name: String,
    groups: Vec<(String, String)>,
    errors: Errors,
    from: String,
    until: String,
    reason: String,
    closed: Vec<Closed>,
    region: Vec<Choice>,
    /// A group here is after-school care and the region is not chosen.
    no_region: bool,
    schools: Vec<(String, String)>,
    school_until: String,
}

impl LocationPage {
    fn error(&self, name: &str) -> Option<&str> {
        error(&self.errors, name)
    }
}

/// Days on which everybody is at home.
struct Closed {
    from: Date,
    /// One day, or the first.
    date: Said,
    /// "ma 27 april", or from until.
    when: String,
    /// The holiday, or the reason that was written.
    why: Option<String>,
    /// From where it is known: a public holiday, or the planning.
    origin: Option<String>,
    remove: Option<String>,
}

#[derive(FromRow)]
struct LocationRow {
    name: String,
    school_region: Option<String>,
}

#[derive(FromRow)]
struct ClosureRow {
    id: Uuid,
    from_on: jiff_sqlx::Date,
    until_on: jiff_sqlx::Date,
    reason: String,
    imported: bool,
}

/// A location of the grant, with its closures that are not over and its groups.
struct Found {
    location: LocationRow,
    closures: Vec<ClosureRow>,
    groups: Vec<(Uuid, String, String)>,
}

async fn found(tx: &mut Read, grant: &Grant<action::PlanDays>, id: LocationId) -> Result<Found, Problem> {
    let organisation = grant.organisation();
    let sql = format!(
        "SELECT name, school_region FROM location WHERE organisation_id = $1 AND id = $2 AND id {}",
        tx.one_of(3)
    );
    let location: Option<LocationRow> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id).bind(grant.locations()).fetch_optional(c).await)?;
    let location = location.ok_or(Problem::NotFound)?;
    let today = jiff_sqlx::Date::from(grant.actor().today);
    let closures = on!(tx, c => sqlx::query_as(
        "SELECT id, from_on, until_on, reason, imported FROM closure
         WHERE organisation_id = $1 AND location_id = $2 AND until_on >= $3 ORDER BY from_on, id")
        .bind(organisation).bind(id).bind(today).fetch_all(c).await)?;
    let mut groups: Vec<(Uuid, String, String)> = on!(tx, c => sqlx::query_as(
        "SELECT id, name, kind FROM care_group WHERE organisation_id = $1 AND location_id = $2 ORDER BY id")
        .bind(organisation).bind(id).fetch_all(c).await)?;
    groups.sort_by_key(|(_, name, _)| name.to_lowercase());
    Ok(Found { location, closures, groups })
}

/// A closure as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    reason: String,
}

fn page_of(
    cx: &Cx,
    found: &Found,
    id: LocationId,
    today: Date,
    typed: Typed,
    errors: Errors,
) -> LocationPage {
    let lang = cx.lang;
    let region = found.location.school_region.as_deref().and_then(Region::of);
    let choices = std::iter::once(None).chain(Region::ALL.map(Some)).map(|choice| Choice {
        value: choice.map_or("", Region::code).to_owned(),
        label: lang.t(region_key(choice)).to_string(),
        selected: choice == region,
    });
    let (_, known) = school_known();
    let coming = region.into_iter().flat_map(|region| of_region(region)).filter(|h| h.until >= today).take(6);
    let schools = coming.map(|holiday| {
        let when = words::period_words(holiday.from, Some(holiday.until), today, lang);
        (words::season_name(holiday.season, lang), when)
    });
    LocationPage {
        page: cx.page(),
        id: id.to_string(),
        name: found.location.name.clone(),
        groups: found.groups.iter().map(|(id, name, _)| (id.to_string(), name.clone())).collect(),
        errors,
        from: typed.from,
        until: typed.until,
        reason: typed.reason,
        closed: closed(found, id, today, lang),
        region: choices.collect(),
        no_region: region.is_none() && found.groups.iter().any(|(_, _, kind)| kind == "bso"),
        schools: schools.collect(),
        school_until: exact(known, lang),
    }
}

fn region_key(region: Option<Region>) -> &'static str {
    match region {
        None => "region-none",
        Some(Region::North) => "region-north",
        Some(Region::Middle) => "region-middle",
        Some(Region::South) => "region-south",
    }
}

/// Public holidays of the coming year that are no Saturday or Sunday, and closures, by first day.
fn closed(found: &Found, id: LocationId, today: Date, lang: Lang) -> Vec<Closed> {
    let days = (0..SHOWN).map(|day| today.saturating_add(day.days()));
    let holidays = days.filter_map(|date| Some((date, holiday(date)?)));
    let mut closed: Vec<Closed> = holidays
        .filter(|(date, _)| calendar::Weekdays::WORK.has(date.weekday()))
        .map(|(date, holiday)| Closed {
            from: date,
            date: said(date, today, lang),
            when: said(date, today, lang).said,
            why: Some(words::holiday_name(holiday, lang)),
            origin: Some(lang.t("days-public-holiday").to_string()),
            remove: None,
        })
        .collect();
    closed.extend(found.closures.iter().map(|row| {
        let (from, until) = (row.from_on.to_jiff(), row.until_on.to_jiff());
        Closed {
            from,
            date: said(from, today, lang),
            when: words::period_words(from, Some(until), today, lang),
            why: Some(row.reason.clone()).filter(|reason| !reason.trim().is_empty()),
            origin: row.imported.then(|| lang.t("days-imported").to_string()),
            remove: (!row.imported).then(|| format!("/locations/{id}/days/closures/{}/remove", row.id)),
        }
    }));
    closed.sort_by_key(|closed| closed.from);
    closed
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<LocationId>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let found = found(&mut tx, &grant, id).await?;
    html(&page_of(&cx, &found, id, today, Typed::default(), Vec::new()))
}

pub async fn close(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<LocationId>,
    form: Submitted<Typed>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let found = found(&mut tx, &grant, id).await?;
    let typed = form.data.clone();
    let mut errors = Errors::new();
    let (from, until) = (date_of(&typed.from), date_of(&typed.until));
    for (name, date) in [("from", from), ("until", until)] {
        if date.is_none() {
            errors.push((name, no_date(&cx)));
        }
    }
    let reason = typed.reason.trim();
    if reason.chars().count() > MOST_REASON {
        errors.push(("reason", cx.lang.t("closure-no-long").with("most", MOST_REASON).to_string()));
    }
    if let (Some(from), Some(until), true) = (from, until, errors.is_empty()) {
        let known: Vec<Period> = found
            .closures
            .iter()
            .map(|row| Period { from: Some(row.from_on.to_jiff()), until: Some(row.until_on.to_jiff()) })
            .collect();
        match calendar::closure(&known, from, until, today) {
            Err(why) => errors.push(words::refused(why, "", |_, _| String::new(), cx.lang)),
            Ok(()) => {
                let closure = write::closure(&mut tx, organisation, id, (from, until), reason).await?;
                let coming = coming_then(&mut tx, &grant, id, (from, until)).await?;
                let stand_ins = stand_ins_then(&mut tx, &grant, id, (from, until)).await?;
                let groups: Vec<GroupId> = found.groups.iter().map(|(id, ..)| GroupId(*id)).collect();
                let span = (from.max(today), until);
                let standing = standing::on_closed(&mut tx, grant.actor(), &groups, span, cx.lang).await?;
                let text = cx
                    .lang
                    .t("closure-flash")
                    .with("when", words::period_words(from, Some(until), today, cx.lang))
                    .with("days", coming)
                    .to_string();
                let also = (stand_ins > 0)
                    .then(|| cx.lang.t("closure-flash-stand-ins").with("count", stand_ins).to_string());
                let parts = [text.trim(), also.as_deref().unwrap_or_default(), &standing];
                let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let text = said.join(" ");
                let audit = Audit::new(organisation, Some(grant.actor().account), "location closed")
                    .on("location", id)
                    .on("closure", closure);
                let quiet = coming == 0 && stand_ins == 0 && standing.is_empty();
                let flash = if quiet { Flash::good(text) } else { Flash::know(text) };
                return Ok(tx.finish(audit, &format!("/locations/{id}/days"), Some(flash)).await?);
            }
        }
    }
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &page_of(&cx, &found, id, today, typed, errors))
}

/// How many swapped and extra days fall on days on which the location is closed now.
async fn coming_then(
    tx: &mut Read,
    grant: &Grant<action::PlanDays>,
    id: LocationId,
    (from, until): (Date, Date),
) -> sqlx::Result<i64> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM day_change d
         JOIN care_group g ON g.organisation_id = d.organisation_id AND g.id = d.group_id
         WHERE d.organisation_id = $1 AND g.location_id = $2 AND d.comes_on BETWEEN $3 AND $4")
        .bind(grant.organisation()).bind(id).bind(jiff_sqlx::Date::from(from)).bind(jiff_sqlx::Date::from(until))
        .fetch_one(c).await)
}

/// How many stand-ins have a day on which the location is closed now.
async fn stand_ins_then(
    tx: &mut Read,
    grant: &Grant<action::PlanDays>,
    id: LocationId,
    (from, until): (Date, Date),
) -> sqlx::Result<usize> {
    let rows: Vec<(i64, jiff_sqlx::Date, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(
        "SELECT s.days, s.from_on, s.until_on FROM stand_in s
         JOIN care_group g ON g.organisation_id = s.organisation_id AND g.id = s.group_id
         WHERE s.organisation_id = $1 AND g.location_id = $2 AND s.from_on <= $4 AND s.until_on >= $3")
        .bind(grant.organisation()).bind(id).bind(jiff_sqlx::Date::from(from)).bind(jiff_sqlx::Date::from(until))
        .fetch_all(c).await)?;
    let has_day = |(days, first, last): &(i64, jiff_sqlx::Date, jiff_sqlx::Date)| {
        let days = HalfDays(u32::try_from(*days).unwrap_or_default());
        let (first, last) = (first.to_jiff().max(from), last.to_jiff().min(until));
        first.series(1.day()).take_while(|day| *day <= last).any(|day| {
            let there = on_date(days, day);
            there.morning || there.afternoon
        })
    };
    Ok(rows.iter().filter(|row| has_day(row)).count())
}

pub async fn open(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path((id, closure)): Path<(LocationId, Uuid)>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    found(&mut tx, &grant, id).await?;
    if !write::remove_closure(&mut tx, organisation, id, closure).await? {
        return Err(Problem::NotFound);
    }
    let audit = Audit::new(organisation, Some(grant.actor().account), "closure taken back")
        .on("location", id)
        .on("closure", closure);
    let flash = Flash::know(cx.lang.t("closure-flash-open"));
    Ok(tx.finish(audit, &format!("/locations/{id}/days"), Some(flash)).await?)
}

/// The region that is chosen; empty for none.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    region: String,
}

pub async fn choose_region(
    cx: Cx,
    grant: Grant<action::PlanDays>,
    Path(id): Path<LocationId>,
    form: Submitted<Chosen>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(&form).await?;
    found(&mut tx, &grant, id).await?;
    let region = match form.data.region.as_str() {
        "" => None,
        code => Some(Region::of(code).ok_or(Problem::BadForm)?),
    };
    write::region(&mut tx, organisation, id, region).await?;
    let audit =
        Audit::new(organisation, Some(grant.actor().account), "school region chosen").on("location", id);
    let flash =
        Flash::good(cx.lang.t("region-flash").with("region", cx.lang.t(region_key(region)).to_string()));
    Ok(tx.finish(audit, &format!("/locations/{id}/days"), Some(flash)).await?)
}
