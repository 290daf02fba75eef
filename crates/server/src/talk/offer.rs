//! Offering moments, or recording one that was agreed, and what the mentor does with them: chosen by phone, withdrawn, not
//! come.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{
    ToSpan,
    civil::{Date, DateTime, time},
};
use mentorkind_domain::{
    access::{Permission, action},
    obligation::Kind,
    talk::{MOST_SLOTS, Unfit, moments, old_enough, suggest},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    chosen::{self, Chosen},
    mail::{self, Why},
    pages::{self, WordLine},
    queries::{self, State, Talk},
    taken::{self, Agenda, Busy},
    view::Now,
};
use crate::{
    calendar::{self, Whom},
    child::{self, Child},
    guardians,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{self, said_moment},
        db::{Read, Write},
        form::Submitted,
        ids::{ChildId, TalkOfferId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    protocol, settling_in,
};

/// So many moments are suggested.
const SUGGESTED: usize = 3;
/// Suggestions are at the end of the day, when children are fetched.
const SUGGESTED_AT: jiff::civil::Time = time(17, 0, 0, 0);
/// Suggestions are looked for within so many days.
const LOOK_DAYS: i64 = 42;

/// The kind of a talk that parents come to.
fn with_parents(code: &str) -> Option<Kind> {
    Kind::of(code).filter(|kind| kind.is_with_parents())
}

/// A line of the form.
struct Row {
    number: usize,
    day: String,
    time: String,
}

#[derive(Template)]
#[template(path = "talk/new.html")]
struct NewPage {
    page: Page,
    child: Child,
    kind: &'static str,
    title: String,
    rows: Vec<Row>,
    /// The moment that was agreed already, as it was typed: day and time.
    agreed: Option<(String, String)>,
    /// Where they come from: suggested or not found; none once somebody typed them.
    lead: Option<&'static str>,
    /// What the parents said of the moments that were offered before.
    said: Vec<WordLine>,
    /// More rows than the first are filled in.
    more: bool,
    wrong: Wrong,
    /// The child is invited too, from so many years old; 0: it is not.
    invited_from: u32,
    /// Nobody of the parents gets a mail: they are called.
    nobody: bool,
    /// The talk that was offered or planned before, and whether it was planned.
    instead: Option<(TalkOfferId, bool)>,
}

/// What is wrong with moments that were typed, and what there is to know of them before they are offered.
#[derive(Default)]
struct Wrong {
    error: Option<String>,
    warnings: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    kind: String,
    instead: Option<TalkOfferId>,
}

pub(super) async fn new(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(child): Path<ChildId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let kind = with_parents(&asked.kind).ok_or(Problem::NotFound)?;
    let mut tx = cx.read().await?;
    let child = alive(&mut tx, &grant, child).await?;
    let runs = running(&mut tx, &grant, child.id, kind).await?;
    if let Some(talk) = runs.as_ref().filter(|talk| asked.instead != Some(talk.id)) {
        return Ok(Redirect::to(&format!("/talks/{}", talk.id)).into_response());
    }
    let offered = suggestions(&mut tx, &grant, (&child, runs.as_ref())).await?;
    let moments = Moments { offered, agreed: None };
    form(&cx, &mut tx, &grant, child, (kind, runs.as_ref()), moments, Wrong::default()).await
}

/// A talk of this kind that was offered or planned.
async fn running(
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    child: ChildId,
    kind: Kind,
) -> sqlx::Result<Option<Talk>> {
    Ok(queries::running(tx, grant.organisation(), (child, kind.code())).await?.into_iter().next())
}

/// Moments on which the mentor works and is free; of a child without a mentor, on which anybody of its group works. Not on
/// days that were offered for this talk before.
async fn suggestions(
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    (child, instead): (&Child, Option<&Talk>),
) -> sqlx::Result<Vec<(String, String)>> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let today = actor.today;
    let mentor = taken::mentor(tx, organisation, child.id, today).await?;
    let before = instead.map(|talk| talk.id);
    let agenda = Agenda::of(tx, organisation, (child.id, before), (today, &actor.zone)).await?;
    let offered: Vec<Date> = instead
        .iter()
        .flat_map(|talk| talk.slots.iter().map(|slot| slot.starts_at.date_in(&actor.zone)))
        .collect();
    let places = child::places(tx, organisation, child.id, today).await?;
    let groups: Vec<_> = places.iter().map(|place| place.group).collect();
    let until = today.saturating_add(LOOK_DAYS.days());
    let days = calendar::days(tx, organisation, &groups, Whom::Everybody, (today, until)).await?;
    let on = |date: Date| {
        let mut found = mentorkind_domain::talk::DayOf { mentor: false, child: false };
        for group in &groups {
            let day = days.calendar.group_day(group.0, date);
            found.mentor |= day.staff.iter().any(|(id, _)| mentor.is_none_or(|mentor| mentor.0 == *id));
            found.child |= day.children.iter().any(|(id, _)| *id == child.id.0);
        }
        found.mentor &= agenda.at(date.to_datetime(SUGGESTED_AT)).is_none() && !offered.contains(&date);
        found
    };
    let found = suggest(today, SUGGESTED, SUGGESTED_AT, on);
    Ok(found.into_iter().map(|at| (at.date().to_string(), at.time().strftime("%H:%M").to_string())).collect())
}

/// The moments in the form, each a day and a time.
struct Moments {
    offered: Vec<(String, String)>,
    /// The one that was agreed already.
    agreed: Option<(String, String)>,
}

async fn form(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    child: Child,
    (kind, instead): (Kind, Option<&Talk>),
    Moments { offered: mut typed, agreed }: Moments,
    wrong: Wrong,
) -> Result<Response, Problem> {
    let nobody = mail::addressees(tx, grant.organisation(), child.id, cx.now).await?.is_empty();
    let from_years =
        protocol::in_force(tx, grant.organisation(), grant.actor().today).await?.child_from_years();
    let invited = old_enough(child.birth_date, grant.actor().today, from_years);
    typed.resize(MOST_SLOTS, (String::new(), SUGGESTED_AT.strftime("%H:%M").to_string()));
    let fine = wrong.error.is_none() && wrong.warnings.is_empty();
    let status = if fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let found = typed.iter().any(|(day, _)| !day.is_empty());
    let now = Now { now: cx.now, zone: &grant.actor().zone, lang: cx.lang };
    let page = NewPage {
        page: cx.page(),
        kind: kind.code(),
        title: cx.lang.t(&("talk-kind-".to_owned() + kind.code())).to_string(),
        lead: fine.then_some(if found { "talk-offer-lead" } else { "talk-offer-none" }),
        said: instead.map(|talk| pages::word_lines(talk, &["none-suits", "wish"], now)).unwrap_or_default(),
        more: typed[SUGGESTED..].iter().any(|(day, _)| !day.is_empty()),
        rows: typed
            .into_iter()
            .enumerate()
            .map(|(n, (day, time))| Row { number: n + 1, day, time })
            .collect(),
        agreed,
        wrong,
        invited_from: if invited { from_years } else { 0 },
        nobody,
        instead: instead.map(|talk| (talk.id, talk.state == State::Planned)),
        child,
    };
    status_html(status, &page)
}

#[derive(Debug, Deserialize)]
pub(super) struct OfferForm {
    kind: String,
    instead: Option<TalkOfferId>,
    /// What there is to know of the moments was read: they are offered all the same.
    #[serde(default)]
    sure: bool,
    /// The first moment was agreed with the parents: there is nothing to choose.
    #[serde(default)]
    agreed: bool,
    #[serde(default)]
    day1: String,
    #[serde(default)]
    time1: String,
    #[serde(default)]
    day2: String,
    #[serde(default)]
    time2: String,
    #[serde(default)]
    day3: String,
    #[serde(default)]
    time3: String,
    #[serde(default)]
    day4: String,
    #[serde(default)]
    time4: String,
    #[serde(default)]
    day5: String,
    #[serde(default)]
    time5: String,
    #[serde(default)]
    day6: String,
    #[serde(default)]
    time6: String,
}

impl OfferForm {
    fn typed(&self) -> [(&str, &str); MOST_SLOTS] {
        [
            (&self.day1, &self.time1),
            (&self.day2, &self.time2),
            (&self.day3, &self.time3),
            (&self.day4, &self.time4),
            (&self.day5, &self.time5),
            (&self.day6, &self.time6),
        ]
    }

    /// The moments that were typed, to be read again.
    fn in_words(&self, cx: &Cx) -> pages::Typed {
        let typed = self.typed().into_iter().filter(|(day, _)| !day.is_empty());
        let moments: Vec<String> = typed.map(|(day, time)| format!("{day} {time}")).collect();
        vec![(cx.lang.t("talk-moments").to_string(), moments.join("\n"))]
    }
}

pub(super) async fn create(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(child): Path<ChildId>,
    sent: Submitted<OfferForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let kind = with_parents(&sent.data.kind).ok_or(Problem::BadForm)?;
    let mut tx = cx.write(&sent).await?;
    let child = alive(&mut tx, &grant, child).await?;
    let runs = running(&mut tx, &grant, child.id, kind).await?;
    let moved = runs.as_ref().filter(|talk| sent.data.instead == Some(talk.id));
    if let (Some(talk), None) = (&runs, moved) {
        drop(tx);
        return pages::too_late(&cx, &grant, talk.id, sent.data.in_words(&cx)).await;
    }
    let now = cx.now.timestamp().to_zoned(actor.zone.clone()).datetime();
    let typed = sent.data.typed();
    let found = moments(if sent.data.agreed { &typed[..1] } else { &typed }, now);
    let wrong = match &found {
        Err(_) if sent.data.agreed => {
            Wrong { error: Some(lang.t("talk-agreed-wrong").to_string()), ..Wrong::default() }
        }
        Err(wrong) => Wrong { error: Some(mistake(*wrong, &cx)), ..Wrong::default() },
        Ok(_) if sent.data.sure => Wrong::default(),
        Ok(local) => {
            let mut warnings = warnings(&cx, &mut tx, &grant, (child.id, sent.data.instead), local).await?;
            // Who has another talk then is refused when the moment is taken, whoever is sure.
            warnings
                .retain(|(busy, _)| !sent.data.agreed || !matches!(busy, Some(Busy::Talk | Busy::Parents)));
            Wrong { error: None, warnings: warnings.into_iter().map(|(_, sentence)| sentence).collect() }
        }
    };
    let Some(local) = found.ok().filter(|_| wrong.warnings.is_empty()) else {
        return form_again(&cx, &mut tx, &grant, child, (kind, moved), &sent.data, wrong).await;
    };
    let moments: Vec<Moment> = local
        .into_iter()
        .filter_map(|at| at.to_zoned(actor.zone.clone()).ok())
        .map(|at| at.timestamp().into())
        .collect();
    if let Some(talk) = moved {
        queries::cancel(&mut tx, organisation, talk, State::Withdrawn).await?;
    }
    let id = queries::offer(&mut tx, organisation, (child.id, kind.code()), actor.account, &moments).await?;
    if let Some(talk) = moved {
        chosen::take_over(&mut tx, organisation, (talk, id)).await?;
    }
    if sent.data.agreed {
        if let Some(at) = agree(&mut tx, &grant, id).await? {
            return agreed(&cx, &grant, tx, (id, &child), at).await;
        }
        drop(tx);
        let mut tx = cx.read().await?;
        let wrong = Wrong { error: Some(lang.t("talk-taken").to_string()), ..Wrong::default() };
        return form_again(&cx, &mut tx, &grant, child, (kind, moved), &sent.data, wrong).await;
    }
    let mails = mail::queue(&mut tx, organisation, (id, child.id), Why::Offered, None).await?;
    let action = if moved.is_some() { "talk moved" } else { "talk offered" };
    let audit = Audit::new(organisation, Some(actor.account), action).on("talk", id).on("child", child.id);
    let key = if mails == 0 { "talk-offered-nobody" } else { "talk-offered" };
    let undo = match moved {
        Some(talk) => format!("/talks/{id}/cancel?back={}", talk.id),
        None => format!("/talks/{id}/cancel"),
    };
    let flash = Flash::good(lang.t(key).with("child", &child.first_name).with("count", moments.len()))
        .undo(undo, lang.t("talk-undo"));
    Ok(tx.finish(audit, "/todo", Some(flash)).await?)
}

/// The form with what was typed, and what is wrong with it.
async fn form_again(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    child: Child,
    (kind, moved): (Kind, Option<&Talk>),
    data: &OfferForm,
    wrong: Wrong,
) -> Result<Response, Problem> {
    let typed = data.typed().map(|(day, time)| (day.to_owned(), time.to_owned())).to_vec();
    let moments = if data.agreed {
        let offered = suggestions(tx, grant, (&child, moved)).await?;
        Moments { offered, agreed: typed.into_iter().next() }
    } else {
        Moments { offered: typed, agreed: None }
    };
    form(cx, tx, grant, child, (kind, moved), moments, wrong).await
}

/// The only moment of a talk was agreed with the parents: when it is. None when they or the mentor have another talk then.
async fn agree(
    tx: &mut Write,
    grant: &Grant<action::SettleDue>,
    id: TalkOfferId,
) -> Result<Option<Moment>, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let talk = queries::one(tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    let slot = talk.slots.first().ok_or(Problem::BadForm)?;
    let days = (slot.starts_at.date_in(&actor.zone), actor.today);
    let chosen = chosen::choose(tx, organisation, &talk, slot, days, actor.account).await?;
    Ok((chosen == Chosen::Planned).then_some(slot.starts_at))
}

/// What there is to know of moments before they are offered: on that day the group is closed, or the mentor has something
/// else then.
async fn warnings(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::SettleDue>,
    (child, instead): (ChildId, Option<TalkOfferId>),
    local: &[DateTime],
) -> sqlx::Result<Vec<(Option<Busy>, String)>> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let places = child::places(tx, organisation, child, actor.today).await?;
    let agenda = Agenda::of(tx, organisation, (child, instead), (actor.today, &actor.zone)).await?;
    let mut found = Vec::new();
    for at in local {
        let when = format!("{} {}", dates::exact(at.date(), lang), at.time().strftime("%H:%M"));
        if settling_in::is_closed(tx, organisation, &places, at.date()).await? {
            found.push((None, lang.t("talk-warn-closed").with("when", &when).to_string()));
        }
        let busy = agenda.at(*at);
        let key = match busy {
            Some(Busy::Talk) => "talk-warn-talk",
            Some(Busy::Parents) => "talk-warn-parents",
            Some(Busy::Visit) => "talk-warn-visit",
            Some(Busy::Offered) => "talk-warn-offered",
            None => continue,
        };
        found.push((busy, lang.t(key).with("when", &when).to_string()));
    }
    Ok(found)
}

fn mistake(wrong: Unfit, cx: &Cx) -> String {
    let (key, at) = match wrong {
        Unfit::None => ("talk-wrong-none", 0),
        Unfit::TooMany => ("talk-wrong-many", 0),
        Unfit::NotAMoment(at) => ("talk-wrong-moment", at),
        Unfit::Past(at) => ("talk-wrong-past", at),
        Unfit::TooFar(at) => ("talk-wrong-far", at),
        Unfit::Hours(at) => ("talk-wrong-hours", at),
        Unfit::Twice(at) => ("talk-wrong-twice", at),
    };
    cx.lang.t(key).with("number", at + 1).to_string()
}

/// A child within the grant, of which talks are held: not one that has died.
async fn alive<A: Permission>(tx: &mut Read, grant: &Grant<A>, child: ChildId) -> Result<Child, Problem> {
    let child = child::one(tx, grant, child).await?.ok_or(Problem::NotFound)?;
    let died = guardians::died_on(tx, grant.organisation(), child.id).await?;
    if died.is_some() { Err(Problem::NotFound) } else { Ok(child) }
}

/// A talk of a child within the grant.
pub async fn in_care<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: TalkOfferId,
) -> Result<(Talk, Child), Problem> {
    let talk = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = alive(tx, grant, talk.child).await?;
    Ok((talk, child))
}

/// A talk of a child within the grant, or of one that left lately: see [`child::left_lately`].
pub(super) async fn found<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: TalkOfferId,
) -> Result<(Talk, Child), Problem> {
    let talk = queries::one(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = match alive(tx, grant, talk.child).await {
        Err(Problem::NotFound) => {
            child::left_lately(tx, grant.actor(), talk.child).await?.ok_or(Problem::NotFound)?
        }
        within => within?,
    };
    Ok((talk, child))
}

#[derive(Debug, Deserialize)]
pub(super) struct ChooseForm {
    slot: Uuid,
}

/// The parents chose by phone or at the door.
pub(super) async fn choose(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<ChooseForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (talk, child) = found(&mut tx, &grant, id).await?;
    let slot = talk.slots.iter().find(|slot| slot.id == form.data.slot).ok_or(Problem::NotFound)?;
    let day = slot.starts_at.date_in(&actor.zone);
    let when = said_moment(slot.starts_at, actor.today, &actor.zone, cx.lang).said;
    match chosen::choose(&mut tx, organisation, &talk, slot, (day, actor.today), actor.account).await? {
        Chosen::Planned => {}
        Chosen::Taken => {
            let mut response = Redirect::to(&format!("/talks/{id}")).into_response();
            let text = cx.lang.t("talk-taken").to_string();
            Flash { kind: "late".to_owned(), ..Flash::know(text) }.put(response.headers_mut());
            return Ok(response);
        }
        Chosen::Late => {
            drop(tx);
            let chosen = vec![(cx.lang.t("talk-moments").to_string(), when)];
            return pages::too_late(&cx, &grant, id, chosen).await;
        }
    }
    agreed(&cx, &grant, tx, (id, &child), slot.starts_at).await
}

/// A talk has its moment: the parents are reminded of it.
async fn agreed(
    cx: &Cx,
    grant: &Grant<action::SettleDue>,
    mut tx: Write,
    (id, child): (TalkOfferId, &Child),
    at: Moment,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    mail::queue(&mut tx, organisation, (id, child.id), Why::Reminder, Some(at)).await?;
    let audit =
        Audit::new(organisation, Some(actor.account), "talk planned").on("talk", id).on("child", child.id);
    let when = said_moment(at, actor.today, &actor.zone, cx.lang).said;
    let flash = Flash::good(cx.lang.t("talk-planned").with("child", &child.first_name).with("when", when));
    Ok(tx.finish(audit, &format!("/talks/{id}"), Some(flash)).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct CancelForm {
    /// `true`: the parents did not come.
    #[serde(default)]
    missed: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Back {
    /// The talk in the place of which this one was offered: its moment holds again.
    back: Option<TalkOfferId>,
}

/// The talk does not take place, or the parents did not come: it is due again, unless it was only moved by mistake.
pub(super) async fn cancel(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(id): Path<TalkOfferId>,
    Query(asked): Query<Back>,
    form: Submitted<CancelForm>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (talk, child) = found(&mut tx, &grant, id).await?;
    if let Some(before) = asked.back {
        return move_back(&cx, &grant, tx, (talk, child), before).await;
    }
    let over = talk.chosen().is_some_and(|slot| slot.starts_at <= cx.now);
    let to = match (talk.state, form.data.missed) {
        (State::Planned, true) if over => State::Missed,
        (State::Open | State::Planned, false) => State::Withdrawn,
        _ => {
            drop(tx);
            return pages::too_late(&cx, &grant, id, Vec::new()).await;
        }
    };
    if !queries::cancel(&mut tx, organisation, &talk, to).await? {
        drop(tx);
        return pages::too_late(&cx, &grant, id, Vec::new()).await;
    }
    let (action, key) = if to == State::Missed {
        ("talk missed", "talk-missed-done")
    } else {
        mail::queue(&mut tx, organisation, (id, child.id), Why::Withdrawn, None).await?;
        ("talk withdrawn", "talk-withdrawn-done")
    };
    let audit = Audit::new(organisation, Some(actor.account), action).on("talk", id).on("child", child.id);
    let flash = Flash::know(cx.lang.t(key).with("child", &child.first_name))
        .undo(format!("/talks/{id}/restore"), cx.lang.t("talk-undo"));
    Ok(tx.finish(audit, "/todo", Some(flash)).await?)
}

#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

/// That it does not take place, or that nobody came, was a mistake: it is as it was, and parents who were told otherwise are
/// told so.
pub(super) async fn restore(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let (talk, child) = found(&mut tx, &grant, id).await?;
    let at = talk.chosen().map(|slot| slot.starts_at);
    let day = at.map(|at| at.date_in(&actor.zone));
    if !chosen::restore(&mut tx, organisation, &talk, (day, actor.today), actor.account).await? {
        drop(tx);
        return pages::too_late(&cx, &grant, id, Vec::new()).await;
    }
    if talk.state == State::Withdrawn {
        mail::queue(&mut tx, organisation, (id, child.id), Why::Restored, None).await?;
    }
    let audit =
        Audit::new(organisation, Some(actor.account), "talk restored").on("talk", id).on("child", child.id);
    let text = match at {
        Some(at) => {
            let when = said_moment(at, actor.today, &actor.zone, cx.lang).said;
            cx.lang.t("talk-restored").with("child", &child.first_name).with("when", when)
        }
        None => cx.lang.t("talk-offered-back").with("child", &child.first_name),
    };
    Ok(tx.finish(audit, "/todo", Some(Flash::know(text))).await?)
}

/// The talk was moved by mistake: the moment that was agreed, or the moments that were offered, hold again, unless it is
/// over or the parents chose already.
async fn move_back(
    cx: &Cx,
    grant: &Grant<action::SettleDue>,
    mut tx: Write,
    (offered, child): (Talk, Child),
    before: TalkOfferId,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let before = queries::one(&mut tx, organisation, before).await?;
    let of_same = |one: &Talk| (one.child, &one.kind) == (offered.child, &offered.kind);
    let before = before.filter(of_same).ok_or(Problem::NotFound)?;
    let at = before.chosen().map(|slot| slot.starts_at);
    let day = at.map(|at| at.date_in(&actor.zone));
    let holds = at.is_none_or(|at| at > cx.now)
        && chosen::move_back(&mut tx, organisation, (&offered, &before), (day, actor.today), actor.account)
            .await?;
    if !holds {
        drop(tx);
        return pages::too_late(cx, grant, offered.id, Vec::new()).await;
    }
    mail::queue(&mut tx, organisation, (offered.id, child.id), Why::Withdrawn, None).await?;
    let audit = Audit::new(organisation, Some(actor.account), "talk moved back").on("talk", before.id);
    let text = match at {
        Some(at) => {
            let when = said_moment(at, actor.today, &actor.zone, cx.lang).said;
            cx.lang.t("talk-moved-back").with("child", &child.first_name).with("when", when)
        }
        None => cx.lang.t("talk-offered-back").with("child", &child.first_name),
    };
    let flash = Flash::know(text);
    Ok(tx.finish(audit.on("child", child.id), "/todo", Some(flash)).await?)
}
