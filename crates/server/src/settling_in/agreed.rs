//! The appointment and the first carer: made, changed and taken back. Nobody replaces what a colleague chose meanwhile
//! without having seen it.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::{access::action, settling_in::appointment_days};
use serde::Deserialize;

use super::{
    closed,
    page::{self, Typed, address, nothing_changed, settles_in},
    queries,
};
use crate::{
    account::Nothing,
    child::Place,
    platform::{
        access::Grant,
        audit::Audit,
        dates::exact,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, OrganisationId, StaffId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

#[derive(Debug, Deserialize)]
pub(super) struct AppointmentForm {
    #[serde(default)]
    appointment: String,
    /// The day that stood on the page; empty when there was none.
    #[serde(default)]
    before: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct CarerForm {
    carer: StaffId,
    /// Who was the first carer on the page; empty when there was none.
    #[serde(default)]
    before: String,
}

/// What is taken back.
#[derive(Debug, Deserialize)]
pub(super) struct Back {
    /// What stands, as the page knew it.
    #[serde(default)]
    is: String,
    /// What stood before it; empty when there was nothing.
    #[serde(default)]
    was: String,
}

fn audit(grant: &Grant<action::SettleIn>, what: &'static str, child: ChildId) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), what).on("child", child)
}

/// The day that was typed for the appointment of a child that starts on a day, or why it is not taken, in words.
async fn appointment_day(
    tx: &mut Read,
    organisation: OrganisationId,
    (places, start): (&[Place], Date),
    typed: &str,
    (today, lang): (Date, Lang),
) -> sqlx::Result<Result<Date, String>> {
    let Some((first, last)) = appointment_days(Some(start), today) else {
        return Ok(Err(lang.t("todo-wrong-appointment-over").to_string()));
    };
    let day = typed.trim().parse::<Date>().ok().filter(|day| (first..=last).contains(day));
    let Some(day) = day else {
        let (from, until) = (exact(first, lang), exact(last, lang));
        return Ok(Err(lang.t("todo-wrong-appointment").with("from", from).with("until", until).to_string()));
    };
    if day >= today && closed::is_closed(tx, organisation, places, day).await? {
        return Ok(Err(lang.t("todo-wrong-appointment-closed").with("date", exact(day, lang)).to_string()));
    }
    Ok(Ok(day))
}

/// Makes the appointment of a child, or gives it another day, and goes back to a page; in words why the day is not taken.
/// `before` is the day that the page knew. Where a colleague chose another one meanwhile, both are shown.
pub async fn make_appointment(
    cx: &Cx,
    mut tx: Write,
    child: ChildId,
    (typed, before): (&str, &str),
    back: &str,
) -> Result<Result<Response, String>, Problem> {
    let grant = Grant::<action::SettleIn>::of(cx.actor()?)?;
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let (child, places, start) = settles_in(&mut tx, &grant, child).await?;
    tx.alone(child.id.0).await?;
    let day = appointment_day(&mut tx, organisation, (&places, start), typed, (today, lang)).await?;
    let on = match day {
        Ok(on) => on,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let settling = queries::settling(&mut tx, organisation, child.id, start).await?;
    let was = settling.appointment_on.map(jiff_sqlx::Date::to_jiff);
    let stood = was.map(|was| was.to_string()).unwrap_or_default();
    if stood != before && was != Some(on) {
        let why = match was {
            Some(was) => lang.t("settling-appointment-meanwhile").with("date", exact(was, lang)).to_string(),
            None => lang.t("settling-appointment-meanwhile-none").to_string(),
        };
        let typed = Typed { appointment: Some((on.to_string(), why)), ..Typed::default() };
        return Ok(Ok(page::again(&mut tx, cx, &grant, (child, &places, start), typed).await?));
    }
    if was != Some(on) {
        // Another day does not make an appointment that was made in time late.
        let made = settling.appointment_made_on.map(jiff_sqlx::Date::to_jiff);
        let made = made.filter(|made| was.is_some_and(|was| *made < was)).unwrap_or(today);
        queries::set_appointment(&mut tx, organisation, child.id, Some((on, made.min(on)))).await?;
        if on >= today || was.is_some_and(|was| was >= today) {
            page::tell(&mut tx, organisation, child.id).await?;
        }
    }
    let key = if on < today { "todo-done-appointment-held" } else { "todo-done-appointment" };
    let text = lang.t(key).with("name", &child.first_name).with("date", exact(on, lang));
    let mut flash = Flash::good(text);
    if was != Some(on) {
        let undo = format!("{}/appointment/take-back?is={on}&was={stood}", address(child.id));
        flash = flash.undo(undo, lang.t("settling-undo"));
    }
    let what =
        if stood.is_empty() { "settling-in appointment made" } else { "settling-in appointment changed" };
    Ok(Ok(tx.finish(audit(&grant, what, child.id), back, Some(flash)).await?))
}

pub(super) async fn appointment(
    cx: Cx,
    grant: Grant<action::SettleIn>,
    Path(child): Path<ChildId>,
    form: Submitted<AppointmentForm>,
) -> Result<Response, Problem> {
    let tx = cx.write(&form).await?;
    let AppointmentForm { appointment, before } = form.data;
    let made = make_appointment(&cx, tx, child, (&appointment, &before), &address(child)).await?;
    match made {
        Ok(response) => Ok(response),
        Err(wrong) => {
            let mut tx = cx.read().await?;
            let (child, places, start) = settles_in(&mut tx, &grant, child).await?;
            let typed = Typed { appointment: Some((appointment, wrong)), ..Typed::default() };
            page::again(&mut tx, &cx, &grant, (child, &places, start), typed).await
        }
    }
}

/// Takes the appointment back, or gives it the day again that it had before.
pub(super) async fn take_appointment_back(
    cx: Cx,
    grant: Grant<action::SettleIn>,
    Path(child): Path<ChildId>,
    Query(of): Query<Back>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let mut tx = cx.write(&form).await?;
    let (child, places, start) = settles_in(&mut tx, &grant, child).await?;
    tx.alone(child.id.0).await?;
    let settling = queries::settling(&mut tx, organisation, child.id, start).await?;
    let stands = settling.appointment_on.map(jiff_sqlx::Date::to_jiff);
    let Some(on) = stands.filter(|on| on.to_string() == of.is) else {
        return Ok(nothing_changed(&address(child.id), lang.t("settling-meanwhile")));
    };
    let was = appointment_day(&mut tx, organisation, (&places, start), &of.was, (today, lang)).await?.ok();
    let made = settling.appointment_made_on.map_or(today, jiff_sqlx::Date::to_jiff);
    let days = was.map(|was| (was, made.min(was)));
    queries::set_appointment(&mut tx, organisation, child.id, days).await?;
    if on >= today || was.is_some_and(|was| was >= today) {
        page::tell(&mut tx, organisation, child.id).await?;
    }
    let text = match was {
        Some(was) => lang.t("settling-appointment-back").with("date", exact(was, lang)),
        None => lang.t("settling-appointment-taken-back"),
    };
    let flash = Flash::know(text.with("child", &child.first_name));
    let audit = audit(&grant, "settling-in appointment taken back", child.id);
    Ok(tx.finish(audit, &address(child.id), Some(flash)).await?)
}

/// Chooses the first carer of a child among the staff of its group, and goes back to a page. `before` is who it was on the
/// page. Where a colleague chose another one meanwhile, both are shown.
pub async fn choose_carer(
    cx: &Cx,
    mut tx: Write,
    child: ChildId,
    (carer, before): (StaffId, &str),
    back: &str,
) -> Result<Response, Problem> {
    let grant = Grant::<action::SettleIn>::of(cx.actor()?)?;
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let (child, places, start) = settles_in(&mut tx, &grant, child).await?;
    tx.alone(child.id.0).await?;
    let group = page::main_group(&places).ok_or(Problem::NotFound)?;
    let carers = queries::carers(&mut tx, organisation, &[group], today).await?;
    let (_, carer, name) = carers.into_iter().find(|(_, one, _)| *one == carer).ok_or(Problem::NotFound)?;
    let settling = queries::settling(&mut tx, organisation, child.id, start).await?;
    let (was, chosen) = (settling.first_carer_id, settling.first_carer_chosen_on);
    let stood = was.map(|was| was.to_string()).unwrap_or_default();
    if stood != before && was != Some(carer) {
        let why = match settling.first_carer {
            Some(theirs) => lang.t("settling-carer-meanwhile").with("carer", theirs).to_string(),
            None => lang.t("settling-carer-meanwhile-none").to_string(),
        };
        let typed = Typed { carer: Some((carer, why)), ..Typed::default() };
        return page::again(&mut tx, cx, &grant, (child, &places, start), typed).await;
    }
    let mut flash =
        Flash::good(lang.t("todo-done-carer").with("name", &child.first_name).with("carer", name));
    if was != Some(carer) {
        let chosen = chosen.map_or(today, jiff_sqlx::Date::to_jiff);
        queries::set_carer(&mut tx, organisation, child.id, Some((carer, chosen))).await?;
        let undo = format!("{}/carer/take-back?is={carer}&was={stood}", address(child.id));
        flash = flash.undo(undo, lang.t("settling-undo"));
    }
    let what = if was.is_some() { "first carer changed" } else { "first carer chosen" };
    let audit = audit(&grant, what, child.id).on("staff_member", carer);
    Ok(tx.finish(audit, back, Some(flash)).await?)
}

pub(super) async fn carer(
    cx: Cx,
    _grant: Grant<action::SettleIn>,
    Path(child): Path<ChildId>,
    form: Submitted<CarerForm>,
) -> Result<Response, Problem> {
    let tx = cx.write(&form).await?;
    choose_carer(&cx, tx, child, (form.data.carer, &form.data.before), &address(child)).await
}

/// Takes back who the first carer is, or gives back who it was before.
pub(super) async fn take_carer_back(
    cx: Cx,
    grant: Grant<action::SettleIn>,
    Path(child): Path<ChildId>,
    Query(of): Query<Back>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let mut tx = cx.write(&form).await?;
    let (child, places, start) = settles_in(&mut tx, &grant, child).await?;
    tx.alone(child.id.0).await?;
    let settling = queries::settling(&mut tx, organisation, child.id, start).await?;
    let Some(carer) = settling.first_carer_id.filter(|carer| carer.to_string() == of.is) else {
        return Ok(nothing_changed(&address(child.id), lang.t("settling-meanwhile")));
    };
    let group = page::main_group(&places).ok_or(Problem::NotFound)?;
    let carers = queries::carers(&mut tx, organisation, &[group], today).await?;
    let was = carers.into_iter().find(|(_, one, _)| one.to_string() == of.was);
    let chosen = settling.first_carer_chosen_on.map_or(today, jiff_sqlx::Date::to_jiff);
    let again = was.as_ref().map(|(_, was, _)| (*was, chosen));
    queries::set_carer(&mut tx, organisation, child.id, again).await?;
    let text = match was {
        Some((_, _, name)) => lang.t("todo-done-carer").with("name", &child.first_name).with("carer", name),
        None => lang.t("settling-carer-taken-back").with("child", &child.first_name),
    };
    let audit = audit(&grant, "first carer taken back", child.id).on("staff_member", carer);
    Ok(tx.finish(audit, &address(child.id), Some(Flash::know(text))).await?)
}
