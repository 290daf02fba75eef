//! What was seen of one's child, as parents read it once they were told: what stands there, what was said to them, and what
//! they answer. An answer is a message to the mentor about the observation, so that it is due like any other; a parent can
//! ask in it that something is corrected.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::access::action;
use serde::Deserialize;
use sqlx::{AssertSqlSafe, FromRow};

use super::{contacts::Way, queries::Scores};
use crate::{
    child::{self, Child},
    family, message, on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{Said, exact, said},
        db::{Read, id_list},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GuardianId, ObservationId, OrganisationId},
        opening::Opening,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// So many stand on the page of the child; the others one tap further.
pub const SHOWN: usize = 3;

/// An observation as parents read it.
pub struct ParentLine {
    /// Its identifier.
    pub id: ObservationId,
    /// When it was seen.
    pub on: Said,
    /// When parents were told first.
    pub shared_on: Date,
    /// Who saw it.
    pub by: String,
    /// What was seen.
    pub text: String,
    /// When it was corrected last.
    pub corrected: Option<Said>,
    /// How and when this parent was told, and what was said; empty when nothing was written down.
    pub told: Vec<(String, String)>,
    /// Told without words, all is well.
    pub well: bool,
    /// What this parent answered, and whether that asks for a correction.
    pub answers: Vec<(Said, String, bool)>,
}

#[derive(FromRow)]
struct Row {
    id: ObservationId,
    child_id: ChildId,
    staff_name: String,
    seen_on: jiff_sqlx::Date,
    shared_on: jiff_sqlx::Date,
    text: String,
    particulars: bool,
    wellbeing: Option<i64>,
    involvement: Option<i64>,
    corrected_at: Option<Moment>,
}

#[derive(FromRow)]
struct Told {
    observation_id: ObservationId,
    way: String,
    spoken_on: jiff_sqlx::Date,
    said: String,
    staff_name: String,
}

/// What parents were told that was seen of children, by child, the last first, for one guardian: the observation is the same
/// for each, what was said is for whom it was said to.
pub async fn of_own_children(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnObservations>,
    guardian: GuardianId,
    children: &[ChildId],
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, Vec<ParentLine>>> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let sql = format!(
        "SELECT o.id, o.child_id, s.name AS staff_name, o.seen_on, o.text, o.particulars,
           o.wellbeing, o.involvement,
           (SELECT min(c.spoken_on) FROM parent_contact c
            WHERE c.organisation_id = o.organisation_id AND c.observation_id = o.id) AS shared_on,
           (SELECT max(k.at) FROM observation_correction k
            WHERE k.organisation_id = o.organisation_id AND k.observation_id = o.id) AS corrected_at
         FROM observation o JOIN staff_member s ON s.organisation_id = o.organisation_id AND s.id = o.staff_id
         WHERE o.organisation_id = $1 AND o.child_id {} AND o.finished_at IS NOT NULL AND o.removed_at IS NULL
           AND EXISTS (SELECT 1 FROM parent_contact c WHERE c.organisation_id = o.organisation_id AND c.observation_id = o.id)
         ORDER BY o.seen_on DESC, o.id DESC",
        tx.one_of(2)
    );
    let covered = children.iter().copied().filter(|child| grant.covers(None, Some(child.0)));
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(covered)).fetch_all(c).await)?;
    let told = told_to(tx, organisation, guardian, rows.iter().map(|row| row.id)).await?;
    let answers = message::about(tx, organisation, guardian, rows.iter().map(|row| row.id)).await?;
    let moment = |at: Moment| said(at.date_in(&actor.zone), actor.today, lang);
    let mut lines: BTreeMap<ChildId, Vec<ParentLine>> = BTreeMap::new();
    for row in rows {
        let told = told.iter().filter(|told| told.observation_id == row.id);
        let answers = answers.iter().filter(|answer| answer.observation == row.id);
        lines.entry(row.child_id).or_default().push(ParentLine {
            id: row.id,
            on: said(row.seen_on.to_jiff(), actor.today, lang),
            shared_on: row.shared_on.to_jiff(),
            by: row.staff_name,
            text: row.text,
            well: Scores::of(row.wellbeing, row.involvement).may_be_all_well(row.particulars),
            corrected: row.corrected_at.map(moment),
            told: told.filter_map(|told| Some((way(told, lang)?, told.said.clone()))).collect(),
            answers: answers.map(|one| (moment(one.sent_at), one.text.clone(), one.correction)).collect(),
        });
    }
    Ok(lines)
}

fn way(told: &Told, lang: Lang) -> Option<String> {
    let key = match Way::of(&told.way)? {
        Way::Pickup => "seen-told-pickup",
        Way::Phone => "seen-told-phone",
        Way::Message => "seen-told-message",
    };
    let day = exact(told.spoken_on.to_jiff(), lang);
    Some(lang.t(key).with("name", &told.staff_name).with("date", day).to_string())
}

/// How one guardian was told of these observations, the last first.
async fn told_to(
    tx: &mut Read,
    organisation: OrganisationId,
    guardian: GuardianId,
    observations: impl Iterator<Item = ObservationId>,
) -> sqlx::Result<Vec<Told>> {
    let sql = format!(
        "SELECT c.observation_id, c.way, c.spoken_on, c.said, s.name AS staff_name FROM parent_contact c
         JOIN contact_guardian w ON w.organisation_id = c.organisation_id AND w.contact_id = c.id
         JOIN staff_member s ON s.organisation_id = c.organisation_id AND s.id = c.staff_id
         WHERE c.organisation_id = $1 AND c.observation_id {} AND w.guardian_id = $3
         ORDER BY c.spoken_on DESC, c.made_at DESC, c.id DESC",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(observations)).bind(guardian).fetch_all(c).await)
}

#[derive(Template)]
#[template(path = "observation/family.html")]
struct SeenPage {
    page: Page,
    child: ChildId,
    child_name: String,
    lines: Vec<ParentLine>,
    /// The care has ended: what was seen can be read.
    ended: bool,
    /// What was typed and not taken: under which observation, the words, and why not.
    refused: Option<(ObservationId, Answer, String)>,
}

impl SeenPage {
    fn typed(&self, line: &ParentLine) -> (&str, bool, Option<&str>) {
        match &self.refused {
            Some((id, answer, why)) if *id == line.id => (&answer.text, answer.correct, Some(why)),
            _ => ("", false, None),
        }
    }
}

/// What a parent answers.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Answer {
    #[serde(default)]
    text: String,
    #[serde(default)]
    correct: bool,
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::SeeOwnObservations>,
    child: ChildId,
    refused: Option<(ObservationId, Answer, String)>,
) -> Result<Response, Problem> {
    let (actor, guardian) = (grant.actor(), grant.actor().guardian.ok_or(Problem::Forbidden)?);
    let mut tx = cx.read().await?;
    let child = found(&mut tx, grant, child).await?;
    let mut lines = of_own_children(&mut tx, grant, guardian, &[child.id], cx.lang).await?;
    let group = family::group_of(&mut tx, grant.organisation(), child.id, actor.today).await?;
    drop(tx);
    let opening = Opening {
        organisation: grant.organisation(),
        account: actor.account,
        child: child.id,
        relation: "guardian",
        page: "observations",
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await?;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = SeenPage {
        page: cx.page(),
        child: child.id,
        child_name: child.first_name,
        lines: lines.remove(&child.id).unwrap_or_default(),
        ended: group.is_none(),
        refused,
    };
    status_html(status, &page)
}

async fn found(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnObservations>,
    child: ChildId,
) -> Result<Child, Problem> {
    if !grant.covers(None, Some(child.0)) {
        return Err(Problem::NotFound);
    }
    child::one(tx, grant, child).await?.ok_or(Problem::NotFound)
}

/// All that was seen of one's child and told.
pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeOwnObservations>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, child, None).await
}

/// Answers to what was seen: to the mentor.
pub(super) async fn answer(
    cx: Cx,
    grant: Grant<action::SeeOwnObservations>,
    Path((child, observation)): Path<(ChildId, ObservationId)>,
    form: Submitted<Answer>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let guardian = actor.guardian.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = found(&mut tx, &grant, child).await?;
    let lines = of_own_children(&mut tx, &grant, guardian, &[child.id], cx.lang).await?;
    if !lines.values().flatten().any(|line| line.id == observation) {
        return Err(Problem::NotFound);
    }
    let open = family::group_of(&mut tx, organisation, child.id, actor.today).await?.is_some();
    let ended = || cx.lang.t("message-ended").to_string();
    let text = message::checked(&form.data.text, cx.lang)
        .and_then(|text| if open { Ok(text) } else { Err(ended()) });
    let text = match text {
        Ok(text) => text,
        Err(why) => {
            drop(tx);
            return show(&cx, &grant, child.id, Some((observation, form.data.clone(), why))).await;
        }
    };
    let about = message::About { observation, correction: form.data.correct };
    let id = message::send(&mut tx, organisation, (child.id, guardian), None, (text, Some(about))).await?;
    let audit = Audit::new(organisation, Some(actor.account), "answered to an observation")
        .on("message", id)
        .on("observation", observation)
        .on("child", child.id)
        .on("guardian", guardian);
    let key = if form.data.correct { "seen-correction-sent" } else { "seen-answer-sent" };
    let to = format!("/family/observations/{}#observation-{observation}", child.id);
    Ok(tx.finish(audit, &to, Some(Flash::good(cx.lang.t(key)))).await?)
}
