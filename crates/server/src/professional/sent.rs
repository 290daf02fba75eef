//! After a document was sent: the link and the code, once.

use askama::Template;
use axum::{extract::Path, http::HeaderMap, response::Response};
use mentorkind_domain::access::action;

use super::queries;
use crate::{
    child::{self, Child},
    outside::Keys,
    platform::{
        access::Grant,
        dates::exact,
        ids::{ChildId, ProfessionalDocumentId},
        problem::Problem,
        render::{Page, html},
        session::Cx,
        shown_once,
    },
};

#[derive(Template)]
#[template(path = "professional/sent.html")]
struct SentPage {
    page: Page,
    child: Child,
    receiver: String,
    /// The link and the code, the first time.
    keys: Option<(String, String)>,
    until: String,
    /// It rests on a consent, which can be withdrawn.
    on_consent: bool,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::RecordProfessional>,
    Path((child, id)): Path<(ChildId, ProfessionalDocumentId)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let document = queries::document(&mut tx, organisation, id).await?;
    let document = document.filter(|one| one.child_id == child.id).ok_or(Problem::NotFound)?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(&cx, actor, child.id, &places, "consents").await?;
    let keys = Keys::take(&headers, document.id.0);
    let mut response = html(&SentPage {
        page: cx.page(),
        child,
        keys: keys.map(|keys| (keys.address(&cx.app.settings.base_url, "/d"), keys.spelled())),
        until: exact(document.ends_at.date_in(&actor.zone), cx.lang),
        on_consent: document.consent_id.is_some(),
        receiver: document.name,
    })?;
    shown_once::forget(response.headers_mut());
    Ok(response)
}
