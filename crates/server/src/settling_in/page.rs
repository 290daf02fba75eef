//! The page of a child that settles in: planning its visits, and seeing what is still to do.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::action,
    needs::Topic,
    settling_in::{
        FIRST_WEEKS, Visit, WrongVisit, appointment_days, check_visit, first_weeks, last_visit, settled_in,
    },
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
    family::asked::{self, Matter},
    guardians, needs,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{self, Said, said},
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, OrganisationId, StaffId, VisitId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// A visit is proposed from and until these minutes after midnight: half past nine, eleven.
const PROPOSED: (u32, u32) = (9 * 60 + 30, 11 * 60);

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

/// Who can be first carer.
struct Choice {
    value: StaffId,
    label: String,
    selected: bool,
}

/// What was typed or chosen and is not taken, with what is wrong with it.
#[derive(Default)]
pub(super) struct Typed {
    pub visit: Option<(VisitForm, (&'static str, String))>,
    pub appointment: Option<(String, String)>,
    pub carer: Option<(StaffId, String)>,
}

#[derive(Template)]
#[template(path = "settling_in/page.html")]
struct SettlingInPage {
    page: Page,
    child: Child,
    start: Said,
    started: bool,
    appointment: Option<Said>,
    /// What its form shows; none when it is too late for an appointment.
    agreeing: Option<Agreeing>,
    /// On the day of the appointment the location is closed.
    appointment_shut: bool,
    carer: Option<Carer>,
    /// The first carer as the form knows it; empty when there is none.
    carer_before: String,
    carers: Vec<Choice>,
    carer_mistake: Option<String>,
    weeks: i64,
    told: usize,
    topics: usize,
    waiting: usize,
    visits: Vec<VisitLine>,
    form: VisitForm,
    mistake: Option<(&'static str, String)>,
}

/// The form of the appointment.
struct Agreeing {
    before: String,
    typed: String,
    first: Date,
    last: Date,
    mistake: Option<String>,
}

impl SettlingInPage {
    fn mistake_of(&self, field: &str) -> Option<&str> {
        self.mistake.as_ref().filter(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// A child within the grant that settles in, and its first day.
pub(super) async fn settles_in(
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
    let page = made(&mut tx, &cx, &grant, (child, &places, start), Typed::default()).await?;
    drop(tx);
    child::open(&cx, grant.actor(), page.child.id, &places, "settling-in").await?;
    status_html(StatusCode::OK, &page)
}

/// The page with what was typed or chosen and is not taken.
pub(super) async fn again(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<action::SettleIn>,
    of: (Child, &[child::Place], Date),
    typed: Typed,
) -> Result<Response, Problem> {
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &made(tx, cx, grant, of, typed).await?)
}

/// The day that is proposed for a visit, and its times: from tomorrow on when that time has passed.
async fn proposed(
    tx: &mut Read,
    grant: &Grant<action::SettleIn>,
    places: &[child::Place],
    start: Date,
    now: Moment,
) -> sqlx::Result<VisitForm> {
    let today = grant.actor().today;
    let passed = minute_of_day(now, &grant.actor().zone) >= PROPOSED.1;
    let first = if passed { today.saturating_add(1.day()) } else { today };
    let day = closed::proposed(tx, grant.organisation(), places, (start, first)).await?;
    let at = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    Ok(VisitForm { day: day.to_string(), from: at(PROPOSED.0), until: at(PROPOSED.1) })
}

async fn made(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<action::SettleIn>,
    (child, places, start): (Child, &[child::Place], Date),
    typed: Typed,
) -> Result<SettlingInPage, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let (form, mistake) = match typed.visit {
        Some((form, mistake)) => (form, Some(mistake)),
        None => (proposed(tx, grant, places, start, cx.now).await?, None),
    };
    let settling = queries::settling(tx, organisation, child.id, start).await?;
    let appointment = settling.appointment_on.map(jiff_sqlx::Date::to_jiff);
    let before = appointment.map(|on| on.to_string()).unwrap_or_default();
    let agreeing = appointment_days(Some(start), today).map(|(first, last)| {
        let (typed, mistake) = match typed.appointment {
            Some((typed, mistake)) => (typed, Some(mistake)),
            None if before.is_empty() => (today.clamp(first, last).to_string(), None),
            None => (before.clone(), None),
        };
        Agreeing { before, typed, first, last, mistake }
    });
    let (chosen, carer_mistake) = typed.carer.unzip();
    let selected = chosen.or(settling.first_carer_id);
    let mut carers = Vec::new();
    if selected.is_some() {
        let group: Vec<GroupId> = main_group(places).into_iter().collect();
        let of_group = queries::carers(tx, organisation, &group, today).await?;
        let choice = |(_, value, label)| Choice { value, label, selected: selected == Some(value) };
        carers = of_group.into_iter().map(choice).collect();
    }
    let carer_before = settling.first_carer_id.map(|id| id.to_string()).unwrap_or_default();
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
    let appointment_shut = match appointment.filter(|on| *on >= today) {
        Some(on) => calendar::is_shut(tx, organisation, places.iter().map(|place| place.group), on).await?,
        None => false,
    };
    Ok(SettlingInPage {
        page: cx.page(),
        start: said(start, today, lang),
        started: start <= today,
        appointment: appointment.map(|on| said(on, today, lang)),
        agreeing,
        appointment_shut,
        carer,
        carer_before,
        carers,
        carer_mistake,
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

/// The group whose staff take care of a child first.
pub(super) fn main_group(places: &[child::Place]) -> Option<GroupId> {
    places.iter().find(|place| place.main).or(places.first()).map(|place| place.group)
}

/// Minutes after midnight of a moment in a zone.
fn minute_of_day(at: Moment, zone: &TimeZone) -> u32 {
    let local = at.timestamp().to_zoned(zone.clone());
    u32::try_from(i32::from(local.hour()) * 60 + i32::from(local.minute())).unwrap_or_default()
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
        WrongVisit::Over => ("until", lang.t("settling-time-past").to_string()),
        WrongVisit::Twice => ("from", on("settling-twice", day)),
    }
}

/// A visit that can be planned, or why it cannot.
async fn checked(
    tx: &mut Read,
    grant: &Grant<action::SettleIn>,
    (child, places, start): (ChildId, &[child::Place], Date),
    visit: Visit,
    now: Moment,
) -> sqlx::Result<Result<(), WrongVisit>> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let now = minute_of_day(now, &grant.actor().zone);
    let visits = queries::visits(tx, organisation, [child].into_iter(), today).await?;
    let planned: Vec<Visit> = visits.iter().filter_map(queries::Visit::times).collect();
    let near = (today..=last_visit(start)).contains(&visit.0);
    let closed = near && super::is_closed(tx, organisation, places, visit.0).await?;
    Ok(check_visit(visit, (start, today, now), &planned, closed))
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
    let organisation = grant.organisation();
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (child, places, start) = settles_in(&mut tx, &grant, child).await?;
    tx.alone(child.id.0).await?;
    let visit = match read(&form.data, cx.lang) {
        Ok(visit) => checked(&mut tx, &grant, (child.id, &places, start), visit, cx.now)
            .await?
            .map(|()| visit)
            .map_err(|wrong| mistake(wrong, visit.0, start, cx.lang)),
        Err(mistake) => Err(mistake),
    };
    let visit = match visit {
        Ok(visit) => visit,
        Err(mistake) => {
            let typed = Typed { visit: Some((form.data, mistake)), ..Typed::default() };
            return again(&mut tx, &cx, &grant, (child, &places, start), typed).await;
        }
    };
    let id = queries::add(&mut tx, organisation, child.id, staff, visit).await?;
    tell(&mut tx, organisation, child.id).await?;
    let flash = Flash::good(cx.lang.t("settling-planned").with("date", dates::exact(visit.0, cx.lang)))
        .undo(format!("/visits/{id}/cancel"), cx.lang.t("settling-undo"));
    let back = address(child.id);
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
    let of = queries::visit(&mut tx, organisation, visit).await?.ok_or(Problem::NotFound)?;
    let (child, ..) = settles_in(&mut tx, &grant, of.child_id).await?;
    if !queries::cancel(&mut tx, organisation, visit, staff).await? {
        return Err(Problem::Conflict);
    }
    if of.on_day.to_jiff() >= grant.actor().today {
        tell(&mut tx, organisation, child.id).await?;
    }
    let flash = Flash::know(cx.lang.t("settling-cancelled"))
        .undo(format!("/visits/{visit}/restore"), cx.lang.t("settling-undo"));
    let back = address(child.id);
    Ok(tx.finish(audit(&grant, "visit cancelled", visit, child.id), &back, Some(flash)).await?)
}

/// A visit that was cancelled takes place after all, unless it cannot be planned any more.
pub(super) async fn restore(
    cx: Cx,
    grant: Grant<action::SettleIn>,
    Path(visit): Path<VisitId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let of = queries::visit(&mut tx, organisation, visit).await?.ok_or(Problem::NotFound)?;
    let (child, places, start) = settles_in(&mut tx, &grant, of.child_id).await?;
    tx.alone(child.id.0).await?;
    let times = of.times().filter(|_| of.cancelled_at.is_some()).ok_or(Problem::Conflict)?;
    let back = address(child.id);
    if let Err(wrong) = checked(&mut tx, &grant, (child.id, &places, start), times, cx.now).await? {
        let (_, why) = mistake(wrong, times.0, start, lang);
        return Ok(nothing_changed(&back, why));
    }
    queries::restore(&mut tx, organisation, visit).await?;
    tell(&mut tx, organisation, child.id).await?;
    let flash = Flash::good(lang.t("settling-restored").with("date", dates::exact(times.0, lang)));
    Ok(tx.finish(audit(&grant, "visit restored", visit, child.id), &back, Some(flash)).await?)
}

/// The address of the page of a child.
pub(super) fn address(child: ChildId) -> String {
    format!("/children/{child}/settling-in")
}

/// Back to a page that says why nothing changed.
pub(super) fn nothing_changed(back: &str, why: impl ToString) -> Response {
    let mut response = Redirect::to(back).into_response();
    Flash::know(why).put(response.headers_mut());
    response
}

/// Queues the mail, without content, for the parents of a child of whom something to come changed.
pub(super) async fn tell(tx: &mut Write, organisation: OrganisationId, child: ChildId) -> sqlx::Result<()> {
    asked::tell(tx, organisation, child, Matter::SettlingIn(child)).await
}
