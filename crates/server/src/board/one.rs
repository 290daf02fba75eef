//! One agreement: reading it, looking back on it, taking it away.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    board::MOST_CHARACTERS,
};
use serde::Deserialize;

use super::{
    new::text_mistake,
    queries::{self, Agreement},
    view::{Line, stands},
};
use crate::{
    account::Nothing,
    child::{self, OtherNames, Place},
    live::{self, Part},
    message::{self, Made},
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{AgreementId, ChildId, GroupId, OrganisationId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// An agreement about a child within the grant, with the child's places.
async fn found<A: Permission>(
    tx: &mut Read,
    grant: &Grant<A>,
    id: AgreementId,
) -> Result<(Agreement, Vec<Place>), Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let agreement = queries::one(tx, organisation, actor.staff, id).await?.ok_or(Problem::NotFound)?;
    child::one(tx, grant, agreement.child_id).await?.ok_or(Problem::NotFound)?;
    let places = child::places(tx, organisation, agreement.child_id, actor.today).await?;
    Ok((agreement, places))
}

/// The board on which the reader finds it.
pub(super) fn board<A: Permission>(grant: &Grant<A>, places: &[Place]) -> String {
    let own = places.iter().find(|place| grant.covers(Some(place.group.0), None)).or(places.first());
    own.map_or_else(|| "/groups".to_owned(), |place| format!("/groups/{}/board", place.group))
}

/// The groups on whose boards it stands.
pub(super) fn groups(places: &[Place]) -> Vec<GroupId> {
    places.iter().map(|place| place.group).collect()
}

/// Ends a form about an agreement, and tells colleagues who have the board open.
pub(super) async fn finish(
    cx: &Cx,
    organisation: OrganisationId,
    tx: Write,
    audit: Audit,
    (groups, to): (&[GroupId], &str),
    flash: Flash,
) -> Result<Response, Problem> {
    let answer = tx.finish(audit, to, Some(flash)).await?;
    live::changed(&cx.app, organisation, groups, Part::Board);
    Ok(answer)
}

fn audit<A: Permission>(grant: &Grant<A>, action: &'static str, agreement: &Agreement) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action)
        .on("agreement", agreement.id)
        .on("child", agreement.child_id)
}

#[derive(Debug, Deserialize)]
pub(super) struct ReadForm {
    /// `todo`: the reader came from there.
    #[serde(default)]
    back: String,
}

pub(super) async fn read(
    cx: Cx,
    grant: Grant<action::SeeBoard>,
    Path(id): Path<AgreementId>,
    form: Submitted<ReadForm>,
) -> Result<Response, Problem> {
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (agreement, places) = found(&mut tx, &grant, id).await?;
    queries::read(&mut tx, grant.organisation(), id, (staff, cx.now)).await?;
    let to = if form.data.back == "todo" { "/todo".to_owned() } else { board(&grant, &places) };
    let flash = Flash::good(cx.lang.t("board-was-read").with("child", &agreement.child));
    let audit = audit(&grant, "agreement read", &agreement);
    finish(&cx, grant.organisation(), tx, audit, (&groups(&places), &to), flash).await
}

/// What an agreement about a child says, and how it stands now with what came of it; for who sees it on the board. What was
/// withdrawn was not right: it is said no more.
pub async fn now(
    tx: &mut Read,
    grant: &Grant<action::SeeBoard>,
    (child, id): (ChildId, AgreementId),
    lang: Lang,
) -> Result<(String, String), Problem> {
    let (agreement, _) = found(tx, grant, id).await?;
    if agreement.child_id != child {
        return Err(Problem::NotFound);
    }
    let (_, stands) = stands(&agreement, grant.actor().today, lang);
    Ok(if agreement.withdrawn_at.is_some() {
        (String::new(), stands)
    } else if agreement.outcome.is_empty() {
        (agreement.what, stands)
    } else {
        (agreement.what, format!("{stands}: {}", agreement.outcome))
    })
}

/// That a colleague read an agreement about a child, at a moment of a day, which arrives later; gives the groups on whose
/// boards it stands. When it was ended or withdrawn meanwhile there is a conflict, unless the reader knows that and chose it.
pub async fn confirm(
    tx: &mut Write,
    grant: &Grant<action::SeeBoard>,
    (child, id): (ChildId, AgreementId),
    (at, day): (Moment, Date),
    chosen: bool,
) -> Result<Vec<GroupId>, Problem> {
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let (agreement, places) = found(tx, grant, id).await?;
    if agreement.child_id != child {
        return Err(Problem::NotFound);
    }
    if !chosen && !agreement.known().holds(day) {
        return Err(Problem::Conflict);
    }
    queries::read(tx, grant.organisation(), id, (staff, at)).await?;
    Ok(groups(&places))
}

#[derive(Template)]
#[template(path = "board/one.html")]
struct OnePage {
    page: Page,
    line: Line,
    /// The guardian's message of which it was made, for who may read that.
    message: Option<message::Outcome>,
    board: String,
    can_end: bool,
    can_withdraw: bool,
    version: i64,
    outcome: String,
    mistake: Option<String>,
    names: OtherNames,
    /// Somebody else looked back on it meanwhile.
    meanwhile: bool,
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::KeepAgreements>,
    (agreement, places): (Agreement, Vec<Place>),
    (outcome, mistake, names, meanwhile): (String, Option<String>, OtherNames, bool),
) -> Result<Response, Problem> {
    let (actor, known) = (grant.actor(), agreement.known());
    let origin = Made::Agreement(agreement.id);
    let message = message::origin(&mut cx.read().await?, actor, origin, cx.lang).await?;
    child::open(cx, actor, agreement.child_id, &places, "board").await?;
    let wrong = mistake.is_some() || !names.looked_at() || meanwhile;
    let page = OnePage {
        page: cx.page(),
        line: Line::of(&agreement, actor.today, cx.lang),
        message,
        board: board(grant, &places),
        can_end: known.can_be_ended(),
        can_withdraw: known.can_be_withdrawn(actor.today),
        version: agreement.version,
        outcome,
        mistake,
        names,
        meanwhile,
    };
    status_html(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::KeepAgreements>,
    Path(id): Path<AgreementId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let found = found(&mut tx, &grant, id).await?;
    drop(tx);
    if found.0.withdrawn_at.is_some() {
        return Err(Problem::NotFound);
    }
    show(&cx, &grant, found, (String::new(), None, OtherNames::default(), false)).await
}

#[derive(Debug, Deserialize)]
pub(super) struct EndForm {
    #[serde(default)]
    outcome: String,
    version: i64,
    /// The names of other children in it were looked at.
    #[serde(default)]
    names_stay: bool,
}

/// Looking back on it with the parents ends it.
pub(super) async fn end(
    cx: Cx,
    grant: Grant<action::KeepAgreements>,
    Path(id): Path<AgreementId>,
    form: Submitted<EndForm>,
) -> Result<Response, Problem> {
    let (actor, lang) = (grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (agreement, places) = found(&mut tx, &grant, id).await?;
    if agreement.withdrawn_at.is_some() {
        return Err(Problem::NotFound);
    }
    let outcome = form.data.outcome.trim();
    let mistake = text_mistake(outcome, MOST_CHARACTERS, lang);
    let meanwhile = !agreement.known().can_be_ended() || agreement.version != form.data.version;
    let (own, stay) = ((agreement.child_id, agreement.child.as_str()), form.data.names_stay);
    let names = OtherNames::look(&mut tx, actor, own, &[outcome], (stay, lang)).await?;
    if mistake.is_some() || !names.looked_at() || meanwhile {
        drop(tx);
        let typed = (form.data.outcome, mistake, names, meanwhile);
        return show(&cx, &grant, (agreement, places), typed).await;
    }
    let which = (id, form.data.version);
    if !queries::end(&mut tx, grant.organisation(), which, (actor.today, staff), outcome).await? {
        return Err(Problem::Conflict);
    }
    let flash = Flash::good(lang.t("board-ended").with("child", &agreement.child));
    let audit = audit(&grant, "agreement looked back on", &agreement);
    finish(&cx, grant.organisation(), tx, audit, (&groups(&places), &board(&grant, &places)), flash).await
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::KeepAgreements>,
    Path(id): Path<AgreementId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (agreement, places) = found(&mut tx, &grant, id).await?;
    if !agreement.known().can_be_withdrawn(grant.actor().today) {
        return Err(Problem::Conflict);
    }
    queries::withdraw(&mut tx, grant.organisation(), id).await?;
    let flash = Flash::know(cx.lang.t("board-withdrawn").with("child", &agreement.child));
    let audit = audit(&grant, "agreement withdrawn", &agreement);
    finish(&cx, grant.organisation(), tx, audit, (&groups(&places), &board(&grant, &places)), flash).await
}
