//! The talk with parents about the particulars of an observation.

use axum::{extract::Path, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::access::action;
use serde::Deserialize;
use sqlx::{AssertSqlSafe, FromRow};

use super::{note::writer, queries};
use crate::{
    account::Nothing,
    child::{self, Child},
    on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::exact,
        db::{Read, id_list},
        form::Submitted,
        ids::{ChildId, ObservationId, OrganisationId, ParticularsTalkId, StaffId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// A talk is planned at most this many days ahead, and recorded at most so many days later.
const FAR_DAYS: i64 = 366;

/// What became of the talk.
#[derive(Clone, Debug, FromRow)]
pub struct ParticularsTalk {
    /// Its identifier.
    pub id: ParticularsTalkId,
    /// About which observation.
    pub observation_id: ObservationId,
    /// Who recorded it.
    pub staff_id: StaffId,
    /// `planned`, `held` or `declined`.
    pub state: String,
    /// The day.
    pub on_day: jiff_sqlx::Date,
    /// When it was recorded.
    pub made_at: Moment,
}

/// What was recorded last of the talk about each of these observations. The caller has found them with a grant.
pub async fn talks(
    tx: &mut Read,
    organisation: OrganisationId,
    observations: impl IntoIterator<Item = uuid::Uuid>,
) -> sqlx::Result<Vec<ParticularsTalk>> {
    let sql = format!(
        "SELECT t.id, t.observation_id, t.staff_id, t.state, t.on_day, t.made_at FROM particulars_talk t
         WHERE t.organisation_id = $1 AND t.observation_id {} AND NOT EXISTS (
           SELECT 1 FROM particulars_talk u WHERE u.organisation_id = t.organisation_id
           AND u.observation_id = t.observation_id AND (u.made_at > t.made_at OR (u.made_at = t.made_at AND u.id > t.id)))",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(observations)).fetch_all(c).await)
}

#[derive(Debug, Deserialize)]
pub struct TalkForm {
    /// `held`, `planned` or `declined`.
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    day: String,
    /// `todo`: that is where it goes back to.
    #[serde(default)]
    back: String,
}

/// The day of a talk: held in the past, planned in the future; not wanting one is said today.
fn day_of(form: &TalkForm, today: Date) -> Option<Date> {
    if form.outcome == "declined" || form.day.trim().is_empty() {
        return Some(today);
    }
    let day: Date = form.day.trim().parse().ok()?;
    let span = FAR_DAYS.days();
    let range = if form.outcome == "planned" {
        today..=today.saturating_add(span)
    } else {
        today.saturating_sub(span)..=today
    };
    range.contains(&day).then_some(day)
}

/// A finished observation with particulars, and its child, within the grant.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::RecordContact>,
    id: ObservationId,
) -> Result<Child, Problem> {
    let found = queries::observation(tx, grant.organisation(), id, None).await?;
    let observation = found.filter(|found| found.finished_at.is_some() && found.particulars == Some(true));
    let observation = observation.ok_or(Problem::NotFound)?;
    child::one(tx, grant, observation.child).await?.ok_or(Problem::NotFound)
}

fn back_to(form: &TalkForm, child: ChildId) -> String {
    if form.back == "todo" { "/todo".to_owned() } else { format!("/children/{child}") }
}

pub async fn record(
    cx: Cx,
    grant: Grant<action::RecordContact>,
    Path(id): Path<ObservationId>,
    form: Submitted<TalkForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = writer(actor.staff)?;
    let mut tx = cx.write(&form).await?;
    let child = found(&mut tx, &grant, id).await?;
    let (key, action) = match form.data.outcome.as_str() {
        "held" => ("observation-talk-held", "talk held"),
        "planned" => ("observation-talk-planned", "talk planned"),
        "declined" => ("observation-talk-declined", "talk declined"),
        _ => return Err(Problem::BadForm),
    };
    let to = back_to(&form.data, child.id);
    let Some(day) = day_of(&form.data, actor.today) else {
        drop(tx);
        let mut response = axum::response::IntoResponse::into_response(axum::response::Redirect::to(&to));
        Flash { kind: "late".to_owned(), ..Flash::know(lang.t("observation-talk-wrong-day")) }
            .put(response.headers_mut());
        return Ok(response);
    };
    let (talk, now) = (ParticularsTalkId::new(tx.now), tx.now);
    on!(tx, c => sqlx::query(
        "INSERT INTO particulars_talk (organisation_id, id, observation_id, staff_id, state, on_day, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation).bind(talk).bind(id).bind(staff).bind(&form.data.outcome)
        .bind(jiff_sqlx::Date::from(day)).bind(now).execute(c).await.map(drop))?;
    let audit = Audit::new(organisation, Some(actor.account), action)
        .on("talk", talk)
        .on("observation", id)
        .on("child", child.id);
    let text = lang.t(key).with("child", &child.first_name).with("date", exact(day, lang));
    let flash = Flash::good(text).undo(format!("/observations/{id}/talk/undo"), lang.t("note-undo"));
    Ok(tx.finish(audit, &to, Some(flash)).await?)
}

/// Takes back what this person recorded last of the talk, on the same day.
pub async fn undo(
    cx: Cx,
    grant: Grant<action::RecordContact>,
    Path(id): Path<ObservationId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let child = found(&mut tx, &grant, id).await?;
    let last = talks(&mut tx, organisation, [id.0]).await?.pop();
    let own = last.filter(|talk| {
        Some(talk.staff_id) == actor.staff && talk.made_at.date_in(&actor.zone) == actor.today
    });
    let talk = own.ok_or(Problem::NotFound)?.id;
    on!(tx, c => sqlx::query("DELETE FROM particulars_talk WHERE organisation_id = $1 AND id = $2")
        .bind(organisation).bind(talk).execute(c).await.map(drop))?;
    let audit = Audit::new(organisation, Some(actor.account), "talk taken back")
        .on("talk", talk)
        .on("observation", id)
        .on("child", child.id);
    let flash = Flash::know(cx.lang.t("observation-contact-removed"));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}
