//! Today's page of a group, which its tablet keeps.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderName, HeaderValue},
    response::Response,
};
use mentorkind_domain::{
    access::action,
    day_handover::{Kind, MOST_CHARACTERS},
    offline::seconds_left,
};

use crate::{
    board::{There, there},
    day_handover::kind_name,
    platform::{
        access::Grant,
        dates::exact,
        i18n::Lang,
        ids::GroupId,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
    presence,
};

/// For how many seconds a tablet may keep the page.
const KEPT_FOR: HeaderName = HeaderName::from_static("kept-for");

#[derive(Template)]
#[template(path = "offline/today.html")]
struct TodayPage {
    page: Page,
    today: String,
    /// When it was like this.
    time: String,
    there: There,
    /// What can be written: codes and words.
    kinds: Vec<(&'static str, String)>,
    /// So many characters.
    most: usize,
}

fn kinds(lang: Lang) -> Vec<(&'static str, String)> {
    let lines = Kind::ALL.into_iter().map(|kind| (kind.code(), kind_name(kind.code(), lang)));
    lines.chain([("note", lang.t("offline-note").to_string())]).collect()
}

/// The page as it is kept: of nobody, with nothing that would open anything.
fn bare(page: Page) -> Page {
    Page { lang: page.lang, path: page.path, now: page.now, lock_after: page.lock_after, ..Page::default() }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SayPresent>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let actor = grant.actor();
    let (today, zone) = (actor.today, &actor.zone);
    let mut tx = cx.read().await?;
    let there = there(&mut tx, grant.organisation(), id, (today, zone, cx.lang)).await?;
    drop(tx);
    let mut response = html(&TodayPage {
        page: bare(cx.page()),
        today: exact(today, cx.lang),
        time: presence::time(cx.now, zone),
        there: there.ok_or(Problem::NotFound)?,
        kinds: kinds(cx.lang),
        most: MOST_CHARACTERS,
    })?;
    let seconds = HeaderValue::from(seconds_left(cx.now.timestamp(), zone));
    response.headers_mut().insert(KEPT_FOR, seconds);
    Ok(response)
}

#[derive(Template)]
#[template(path = "offline/none.html")]
struct NonePage {
    page: Page,
}

/// Says that there is no connection, and no page of today to show.
pub(super) async fn none(cx: Cx) -> Result<Response, Problem> {
    html(&NonePage { page: Page { lock_after: None, ..bare(cx.page()) } })
}
