//! The pages on which a pack is asked for, followed while it is made, and taken.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::{Action, action},
    inspection::{self, LONGEST_DAYS, Part, WrongPeriod, YEARS_BACK},
    offered::{OFFERED_DAYS, State, last_day, state},
};
use serde::Deserialize;

use super::{
    make::{MAKE, Payload},
    pages::location,
    queries::{self, Asked, Files},
    sheet::{numbers, title},
};
use crate::{
    account::Nothing,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, exact, said},
        db::Read,
        download::{PDF, XLSX, attachment},
        form::Submitted,
        i18n::Lang,
        ids::{InspectionPackId, LocationId},
        jobs,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::{Actor, Cx},
    },
};

/// A pack in the list.
struct Line {
    id: InspectionPackId,
    period: String,
    /// When it was asked for, and its language.
    asked: String,
    ready: bool,
    state: String,
}

#[derive(Template)]
#[template(path = "inspection/packs.html")]
struct ListPage {
    page: Page,
    id: LocationId,
    location: String,
    from: String,
    until: String,
    mistake: Option<String>,
    days: i64,
    lines: Vec<Line>,
}

#[derive(Debug, Deserialize)]
pub(super) struct AskForm {
    from: String,
    until: String,
}

fn standing(asked: &Asked, actor: &Actor) -> State {
    let made = asked.made_at.map(|at| at.date_in(&actor.zone));
    state(asked.asked_at.date_in(&actor.zone), made, actor.today)
}

fn period(asked: &Asked, lang: Lang) -> String {
    let period = lang.t("inspection-period").with("from", numbers(asked.from_on.to_jiff()));
    period.with("until", numbers(asked.until_on.to_jiff())).to_string()
}

fn line(asked: &Asked, actor: &Actor, lang: Lang) -> Option<Line> {
    let (ready, state) = match standing(asked, actor) {
        State::Ready(until) => {
            (true, lang.t("inspection-ready-until").with("date", said(until, actor.today, lang).said))
        }
        State::Waits => (false, lang.t("inspection-being-made")),
        State::Over => return None,
    };
    let on = said(asked.asked_at.date_in(&actor.zone), actor.today, lang).said;
    let language = lang.t(&("letter-language-".to_owned() + &asked.language)).to_string();
    Some(Line {
        id: asked.id,
        period: period(asked, lang),
        asked: lang.t("inspection-pack-asked-on").with("date", on).with("language", language).to_string(),
        ready,
        state: state.to_string(),
    })
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::Inspect>,
    id: LocationId,
    (from, until): (String, String),
    mistake: Option<String>,
) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let location = location(&mut tx, grant, id).await?;
    let all = queries::all(&mut tx, grant.organisation(), Some(id)).await?;
    drop(tx);
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let lines = all.iter().filter_map(|asked| line(asked, actor, lang)).collect();
    let page = cx.page();
    status_html(status, &ListPage { page, id, location, from, until, mistake, days: OFFERED_DAYS, lines })
}

/// Asking for a pack of a location; the last year is filled in.
pub(super) async fn list(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path(id): Path<LocationId>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let from = today.saturating_sub(1.year()).saturating_add(1.day());
    show(&cx, &grant, id, (from.to_string(), today.to_string()), None).await
}

/// The period of a form, or what is wrong with it.
fn asked_period(form: &AskForm, today: Date, lang: Lang) -> Result<(Date, Date), String> {
    let day = |text: &str| text.trim().parse::<Date>();
    let (Ok(from), Ok(until)) = (day(&form.from), day(&form.until)) else {
        return Err(lang.t("inspection-period-unreadable").to_string());
    };
    let wrong = match inspection::possible(from, until, today) {
        Ok(()) => return Ok((from, until)),
        Err(WrongPeriod::Reversed) => lang.t("inspection-period-reversed"),
        Err(WrongPeriod::TooLong) => lang.t("inspection-period-too-long").with("days", LONGEST_DAYS),
        Err(WrongPeriod::Ahead) => lang.t("inspection-period-ahead").with("date", exact(today, lang)),
        Err(WrongPeriod::TooFarBack) => {
            let first = today.saturating_sub(YEARS_BACK.years());
            lang.t("inspection-period-too-far-back").with("date", exact(first, lang))
        }
    };
    Err(wrong.to_string())
}

pub(super) async fn ask(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path(id): Path<LocationId>,
    form: Submitted<AskForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let (from, until) = match asked_period(&form.data, actor.today, lang) {
        Ok(period) => period,
        Err(mistake) => {
            let typed = (form.data.from.clone(), form.data.until.clone());
            return show(&cx, &grant, id, typed, Some(mistake)).await;
        }
    };
    let mut tx = cx.write(&form).await?;
    location(&mut tx, &grant, id).await?;
    let pack = queries::ask(&mut tx, organisation, (id, from, until), (lang, actor.account)).await?;
    let payload: Payload = (pack, actor.membership);
    jobs::add(&mut tx, organisation, MAKE, &payload).await?;
    let audit = Audit::new(organisation, Some(actor.account), "inspection pack asked for")
        .on("inspection-pack", pack)
        .on("location", id);
    let flash = Flash::good(lang.t("inspection-pack-asked"));
    Ok(tx.finish(audit, &format!("/inspection-packs/{pack}"), Some(flash)).await?)
}

#[derive(Template)]
#[template(path = "inspection/pack.html")]
struct PackPage {
    page: Page,
    id: InspectionPackId,
    location: String,
    location_id: LocationId,
    period: String,
    /// Its first day, to ask for it again.
    from: String,
    /// Its last day.
    last: String,
    /// It can be taken until this day.
    until: Option<Said>,
    /// That it cannot be taken any longer.
    over: Option<String>,
    /// What it consists of, and whether that is ready.
    parts: Vec<(String, bool)>,
    /// The reader may see which number is which child.
    may_read_key: bool,
}

/// The pack within reach, with the name of its location.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    id: InspectionPackId,
) -> Result<(Asked, State, String), Problem> {
    let asked = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let location = location(tx, grant, asked.location_id).await?;
    let state = standing(&asked, grant.actor());
    Ok((asked, state, location))
}

/// The same, of what is not over: of what is, its page says so.
async fn offered(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    id: InspectionPackId,
) -> Result<(Asked, String), Problem> {
    match found(tx, grant, id).await? {
        (_, State::Over, _) => Err(Problem::Answered(format!("/inspection-packs/{id}"))),
        (asked, _, location) => Ok((asked, location)),
    }
}

/// That a pack was there, or was never made.
fn over(asked: &Asked, actor: &Actor, lang: Lang) -> String {
    match asked.made_at {
        Some(at) => {
            let last = exact(last_day(at.date_in(&actor.zone)), lang);
            lang.t("inspection-pack-over").with("date", last).to_string()
        }
        None => lang.t("inspection-pack-not-made").to_string(),
    }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path(id): Path<InspectionPackId>,
) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let (asked, state, location) = found(&mut tx, &grant, id).await?;
    drop(tx);
    let gathered = Part::ALL.into_iter().zip(1..).map(|(part, n)| (title(part, lang), n <= asked.parts));
    let files = (lang.t("inspection-part-files").to_string(), asked.made_at.is_some());
    let status = if state == State::Over { StatusCode::GONE } else { StatusCode::OK };
    let page = PackPage {
        page: cx.page(),
        id,
        location,
        location_id: asked.location_id,
        period: period(&asked, lang),
        from: asked.from_on.to_jiff().to_string(),
        last: asked.until_on.to_jiff().to_string(),
        over: (state == State::Over).then(|| over(&asked, actor, lang)),
        until: match state {
            State::Ready(until) => Some(said(until, actor.today, lang)),
            State::Waits | State::Over => None,
        },
        parts: gathered.chain([files]).collect(),
        may_read_key: actor.may_somewhere(Action::ReadPackKey),
    };
    status_html(status, &page)
}

/// The files of a pack, and the name to save one under. That it was taken stands in the trail, so this is a form.
async fn taken(
    cx: &Cx,
    grant: &Grant<action::Inspect>,
    id: InspectionPackId,
    form: &Submitted<Nothing>,
) -> Result<(Files, String), Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.write(form).await?;
    let (asked, _) = offered(&mut tx, grant, id).await?;
    let files = queries::files(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "inspection pack taken");
    tx.commit(audit.on("inspection-pack", id).on("location", asked.location_id)).await?;
    Ok((files, format!("inspectie-{}-{}", asked.from_on.to_jiff(), asked.until_on.to_jiff())))
}

pub(super) async fn pdf(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path(id): Path<InspectionPackId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (files, name) = taken(&cx, &grant, id, &form).await?;
    Ok(attachment(files.pdf, PDF, &format!("{name}.pdf")))
}

pub(super) async fn workbook(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path(id): Path<InspectionPackId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (files, name) = taken(&cx, &grant, id, &form).await?;
    Ok(attachment(files.workbook, XLSX, &format!("{name}.xlsx")))
}

#[derive(Template)]
#[template(path = "inspection/pack_key.html")]
struct KeyPage {
    page: Page,
    id: InspectionPackId,
    lead: String,
    /// Number, name and birth date.
    rows: Vec<(String, String, String)>,
}

/// Which number in a pack is which child; for whoever leads its location.
pub(super) async fn key(
    cx: Cx,
    grant: Grant<action::ReadPackKey>,
    Path(id): Path<InspectionPackId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let inspect = Grant::<action::Inspect>::of(grant.actor())?;
    let (asked, location) = offered(&mut tx, &inspect, id).await?;
    if crate::group::of_location(&mut tx, &grant, asked.location_id).await?.is_empty() {
        return Err(Problem::NotFound);
    }
    let rows = queries::numbered(&mut tx, grant.organisation(), id).await?;
    let row = |child: queries::Numbered| {
        let first = if child.first_name.is_empty() { child.key } else { child.first_name };
        let name = format!("{first} {}", child.last_name).trim().to_owned();
        (child.number, name, numbers(child.birth_date.to_jiff()))
    };
    html(&KeyPage {
        page: cx.page(),
        id,
        lead: format!("{location}, {}", period(&asked, cx.lang)),
        rows: rows.into_iter().map(row).collect(),
    })
}
