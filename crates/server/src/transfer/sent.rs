//! After a link was made: the link and the code, once.

use askama::Template;
use axum::{extract::Path, http::HeaderMap, response::Response};
use mentorkind_domain::access::action;

use super::{page::found, queries::Transfer};
use crate::{
    child,
    outside::Keys,
    platform::{
        access::Grant,
        dates::exact,
        ids::TransferId,
        problem::Problem,
        render::{Page, html},
        session::Cx,
        shown_once,
    },
};

#[derive(Template)]
#[template(path = "transfer/sent.html")]
struct SentPage {
    page: Page,
    transfer: Transfer,
    /// The link and the code, the first time.
    keys: Option<(String, String)>,
    until: String,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(id): Path<TransferId>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let mut tx = cx.read().await?;
    let (transfer, child) = found(&mut tx, &grant, id).await?;
    let places = child::places(&mut tx, grant.organisation(), child.id, actor.today).await?;
    drop(tx);
    let last = transfer.sendings.iter().find(|one| one.by_link).ok_or(Problem::NotFound)?;
    child::open(&cx, actor, child.id, &places, "transfer").await?;
    let keys = Keys::take(&headers, last.id.0);
    let mut response = html(&SentPage {
        page: cx.page(),
        keys: keys.map(|keys| (keys.address(&cx.app.settings.base_url, "/t"), keys.spelled())),
        until: exact(last.ends_at.date_in(&actor.zone), cx.lang),
        transfer,
    })?;
    shown_once::forget(response.headers_mut());
    Ok(response)
}
