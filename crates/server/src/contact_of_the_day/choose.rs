//! Another contact for a child's day, chosen by whoever is on its group.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::access::action;
use serde::Deserialize;

use super::{Alone, Contacts, candidates, contacts, queries};
use crate::{
    account::Nothing,
    calendar::{self, Days, Whom},
    child,
    day_handover::{address, audit, finish, reach_child},
    mentor_card::first_name,
    mentorship::{self, Mentorship},
    platform::{
        access::Grant,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, StaffId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// Whom one asks about a child, and whom one could choose.
pub struct Line {
    /// "Bo, because Cem is not there."
    pub text: String,
    /// Who chose it by hand, or that it follows from the roster.
    pub why: String,
    /// It was chosen by hand.
    pub by_hand: bool,
    /// Colleagues who are there too.
    pub others: Vec<(StaffId, String)>,
}

/// The contact of a child's day in words; none while its mentor is there, or it is not.
pub fn line(
    days: &Days,
    mentorships: &[Mentorship],
    contacts: &Contacts,
    child: ChildId,
    (today, lang): (Date, Lang),
) -> Option<Line> {
    let alone = Alone::of(days, mentorships, child, today)?;
    let found = contacts.of(days, child, &alone);
    let mentor = mentorships.iter().find(|m| Some(m.staff) == alone.mentor && m.child == child);
    let text = match (&found, mentor) {
        (None, _) => lang.t("contact-of-the-day-nobody").to_string(),
        (Some(found), None) => found.name.clone(),
        (Some(found), Some(mentor)) => lang
            .t(part_key(days, child, &alone))
            .with("name", &found.name)
            .with("mentor", first_name(&mentor.staff_name))
            .to_string(),
    };
    let is_found = |id| found.as_ref().is_some_and(|found| found.id == id);
    let chosen = contacts.chosen.get(&child).filter(|chosen| is_found(chosen.staff_id.0));
    let why = match (&found, chosen) {
        (None, _) => String::new(),
        (_, Some(chosen)) => {
            lang.t("contact-of-the-day-chosen-by").with("name", first_name(&chosen.chooser)).to_string()
        }
        (_, None) => lang.t("contact-of-the-day-by-itself").to_string(),
    };
    let others = known(days, child, &alone).filter(|(id, _)| !is_found(id.0));
    let others = others.map(|(id, name)| (id, name.to_owned())).collect();
    Some(Line { text, why, by_hand: chosen.is_some(), others })
}

fn part_key(days: &Days, child: ChildId, alone: &Alone) -> &'static str {
    let whole = days.calendar.child(child.0).on(alone.date).half_days();
    match (alone.day.half_days() < whole, alone.day.morning.is_some()) {
        (false, _) => "contact-of-the-day-for",
        (true, true) => "contact-of-the-day-for-morning",
        (true, false) => "contact-of-the-day-for-afternoon",
    }
}

/// Those who can be chosen: whom the planning knows.
fn known<'a>(days: &'a Days, child: ChildId, alone: &Alone) -> impl Iterator<Item = (StaffId, &'a str)> {
    let strangers = |id| days.stand_ins.iter().any(|row| row.staff.is_none() && row.id == id);
    let there = candidates(days, child, alone).into_iter().filter(move |one| !strangers(one.id));
    let mut there: Vec<_> = there.map(|one| (StaffId(one.id), one.name)).collect();
    there.sort_by_key(|(_, name)| name.to_lowercase());
    there.into_iter()
}

#[derive(Debug, Deserialize)]
pub(super) struct Choice {
    staff: StaffId,
}

pub(super) async fn choose(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(child): Path<ChildId>,
    form: Submitted<Choice>,
) -> Result<Response, Problem> {
    let (organisation, today, chosen) = (grant.organisation(), grant.actor().today, form.data.staff);
    let by = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = reach_child(&mut tx, &grant, child).await?;
    let places = child::places(&mut tx, organisation, child.id, today).await?;
    let groups: Vec<GroupId> = places.iter().map(|place| place.group).collect();
    let days =
        calendar::days(&mut tx, organisation, &groups, Whom::Children(&[child.id]), (today, today)).await?;
    let mentorships = mentorship::of_children(&mut tx, organisation, &[child.id]).await?;
    let alone = Alone::of(&days, &mentorships, child.id, today);
    let mut known = alone.iter().flat_map(|alone| known(&days, child.id, alone));
    let Some((_, name)) = known.find(|(id, _)| *id == chosen) else {
        // Somebody went home, or the mentor came in after all, while the page was open.
        let audit = audit(&grant, "contact of the day not there", ("child", child.id), child.id);
        let flash = Flash::know(cx.lang.t("contact-of-the-day-gone"));
        return Ok(tx.finish(audit, &address(child.id), Some(flash)).await?);
    };
    queries::choose(&mut tx, organisation, (child.id, today), chosen, by).await?;
    let flash = Flash::good(
        cx.lang
            .t("contact-of-the-day-chosen")
            .with("name", first_name(name))
            .with("child", &child.first_name),
    )
    .undo(format!("{}/contact/withdraw", address(child.id)), cx.lang.t("contact-of-the-day-undo"));
    let audit = audit(&grant, "contact of the day chosen", ("staff", chosen), child.id);
    finish(&cx, &grant, tx, audit, child.id, &address(child.id), flash).await
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(child): Path<ChildId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let child = reach_child(&mut tx, &grant, child).await?;
    let stands = contacts(&mut tx, organisation, [child.id], today).await?.chosen.remove(&child.id);
    let stands = stands.ok_or(Problem::Conflict)?;
    queries::withdraw(&mut tx, organisation, (child.id, today)).await?;
    let flash = Flash::know(cx.lang.t("contact-of-the-day-withdrawn").with("child", &child.first_name));
    let audit = audit(&grant, "contact of the day no longer chosen", ("staff", stands.staff_id), child.id);
    finish(&cx, &grant, tx, audit, child.id, &address(child.id), flash).await
}
