//! The page of a child that settles in: planning its visits, and seeing what is still to do.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    needs::Topic,
    settling_in::{FIRST_WEEKS, Visit, WrongVisit, check_visit, first_weeks, last_visit, settled_in},
};
use serde::Deserialize;

use super::{
    closed, queries,
    visit::{self, VisitLine},
};
use crate::{
    account::Nothing,
    calendar::{self, Whom},
    child::{self, Child},
    guardians, needs,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{self, Said, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, OrganisationId, VisitId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct VisitForm {
    #[serde(default)]
    day: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

/// How much the first carer is there.
struct Carer {
    name: String,
    met: u32,
    days: u32,
}

#[derive(Template)]
#[template(path = "settling_in/page.html")]
struct SettlingInPage {
    page: Page,
    child: Child,
    start: Said,
    started: bool,
    appointment: Option<Said>,
    carer: Option<Carer>,
    weeks: i64,
    told: usize,
    topics: usize,
    waiting: usize,
    visits: Vec<VisitLine>,
    form: VisitForm,
    mistake: Option<(&'static str, String)>,
}

impl SettlingInPage {
    fn mistake_of(&self, field: &str) -> Option<&str> {
        self.mistake.as_ref().filter(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// A child within the grant that settles in, and its first day.
async fn settles_in(
    tx: &mut Read,
    grant: &Grant<action::SettleIn>,
    child: ChildId,
) -> Result<(Child, Vec<child::Place>, Date), Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let child = child::one(tx, grant, child).await?.ok_or(Problem::NotFound)?;
    let died = guardians::died_on(tx, organisation, child.id).await?;
    let places = child::places(tx, organisation, child.id, today).await?;
    let start = first_day(&places, today).filter(|_| died.is_none()).ok_or(Problem::NotFound)?;
    Ok((child, places, start))
}

/// The first day of a child while it settles in; none when it is here for longer, or always was.
pub fn first_day(places: &[child::Place], today: Date) -> Option<Date> {
    let starts: Option<Vec<Date>> = places.iter().map(|place| place.from).collect();
    starts?.into_iter().min().filter(|start| settled_in(*start) >= today)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SettleIn>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (child, places, start) = settles_in(&mut tx, &grant, child).await?;
    let days = (start, grant.actor().today);
    let day = closed::proposed(&mut tx, grant.organisation(), &places, days).await?;
    let form = VisitForm { day: day.to_string(), from: "09:30".to_owned(), until: "11:00".to_owned() };
    let page = made(&mut tx, &cx, &grant, (child, &places, start), form, None).await?;
    drop(tx);
    child::open(&cx, grant.actor(), page.child.id, &places, "settling-in").await?;
    status_html(StatusCode::OK, &page)
}

async fn made(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<action::SettleIn>,
    (child, places, start): (Child, &[child::Place], Date),
    form: VisitForm,
    mistake: Option<(&'static str, String)>,
) -> Result<SettlingInPage, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let settling = queries::settling(tx, organisation, child.id).await?;
    let mut carer = None;
    if let (Some(id), Some(name)) = (settling.first_carer_id, settling.first_carer) {
        let groups: Vec<_> = places.iter().map(|place| place.group).collect();
        let until = start.saturating_add((7 * FIRST_WEEKS).days());
        let days = calendar::days(tx, organisation, &groups, Whom::Everybody, (start, until)).await?;
        let (met, days) = first_weeks(&days.calendar, child.id.0, id.0, start);
        carer = Some(Carer { name, met, days });
    }
    let needs = needs::of_children(tx, organisation, [child.id].into_iter()).await?;
    let visits = visit::of_children(tx, organisation, [child.id].into_iter(), today, lang).await?;
    Ok(SettlingInPage {
        page: cx.page(),
        start: said(start, today, lang),
        started: start <= today,
        appointment: settling.appointment_on.map(|on| said(on.to_jiff(), today, lang)),
        carer,
        weeks: FIRST_WEEKS,
        told: needs.iter().filter(|need| !need.words.is_empty()).count(),
        topics: Topic::ALL.len(),
        waiting: needs.iter().filter(|need| need.waits()).count(),
        visits: visits.into_values().flatten().collect(),
        child,
        form,
        mistake,
    })
}

/// Minutes after midnight of `HH:MM`.
fn minutes(text: &str) -> Option<u32> {
    let time: jiff::civil::Time = text.trim().parse().ok()?;
    let (hours, minutes) = (u32::try_from(time.hour()).ok()?, u32::try_from(time.minute()).ok()?);
    Some(hours * 60 + minutes)
}

/// A visit as it was typed.
fn read(form: &VisitForm, lang: Lang) -> Result<Visit, (&'static str, String)> {
    let said = |field, key: &str| (field, lang.t(key).to_string());
    let day: Date = form.day.trim().parse().map_err(|_| said("day", "settling-day-unreadable"))?;
    let from = minutes(&form.from).ok_or_else(|| said("from", "settling-time-unreadable"))?;
    let until = minutes(&form.until).ok_or_else(|| said("until", "settling-time-unreadable"))?;
    Ok((day, from, until))
}

/// Why a visit is not taken: the field, and the words.
fn mistake(wrong: WrongVisit, day: Date, start: Date, lang: Lang) -> (&'static str, String) {
    let on = |key: &str, date: Date| lang.t(key).with("date", dates::exact(date, lang)).to_string();
    match wrong {
        WrongVisit::Past => ("day", lang.t("settling-day-past").to_string()),
        WrongVisit::TooLate => ("day", on("settling-day-late", last_visit(start))),
        WrongVisit::Closed => ("day", on("settling-day-closed", day)),
        WrongVisit::Times => ("until", lang.t("settling-times").to_string()),
        WrongVisit::Hours => ("from", lang.t("settling-hours").to_string()),
        WrongVisit::Twice => ("from", on("settling-twice", day)),
    }
}

/// A visit that can be planned, or why it cannot.
async fn checked(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, places, start): (ChildId, &[child::Place], Date),
    visit: Visit,
    today: Date,
) -> sqlx::Result<Result<(), WrongVisit>> {
    let visits = queries::visits(tx, organisation, [child].into_iter(), today).await?;
    let planned: Vec<Visit> = visits.iter().filter_map(queries::Visit::times).collect();
    let near = (today..=last_visit(start)).contains(&visit.0);
    let closed = near && super::is_closed(tx, organisation, places, visit.0).await?;
    Ok(check_visit(visit, (start, today), &planned, closed))
}

fn audit(grant: &Grant<action::SettleIn>, what: &'static str, visit: VisitId, child: ChildId) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), what)
        .on("settling_visit", visit)
        .on("child", child)
}

pub(super) async fn plan(
    cx: Cx,
    grant: Grant<action::SettleIn>,
    Path(child): Path<ChildId>,
    form: Submitted<VisitForm>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (child, places, start) = settles_in(&mut tx, &grant, child).await?;
    tx.alone(child.id.0).await?;
    let visit = match read(&form.data, cx.lang) {
        Ok(visit) => checked(&mut tx, organisation, (child.id, &places, start), visit, today)
            .await?
            .map(|()| visit)
            .map_err(|wrong| mistake(wrong, visit.0, start, cx.lang)),
        Err(mistake) => Err(mistake),
    };
    let visit = match visit {
        Ok(visit) => visit,
        Err(mistake) => {
            let of = (child, places.as_slice(), start);
            let page = made(&mut tx, &cx, &grant, of, form.data, Some(mistake)).await?;
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let id = queries::add(&mut tx, organisation, child.id, staff, visit).await?;
    let flash = Flash::good(cx.lang.t("settling-planned").with("date", dates::exact(visit.0, cx.lang)))
        .undo(format!("/visits/{id}/cancel"), cx.lang.t("settling-undo"));
    let back = format!("/children/{}/settling-in", child.id);
    Ok(tx.finish(audit(&grant, "visit planned", id, child.id), &back, Some(flash)).await?)
}

pub(super) async fn cancel(
    cx: Cx,
    grant: Grant<action::SettleIn>,
    Path(visit): Path<VisitId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = queries::child_of(&mut tx, organisation, visit).await?.ok_or(Problem::NotFound)?;
    let (child, ..) = settles_in(&mut tx, &grant, child).await?;
    if !queries::cancel(&mut tx, organisation, visit, staff).await? {
        return Err(Problem::Conflict);
    }
    let flash = Flash::know(cx.lang.t("settling-cancelled"));
    let back = format!("/children/{}/settling-in", child.id);
    Ok(tx.finish(audit(&grant, "visit cancelled", visit, child.id), &back, Some(flash)).await?)
}
