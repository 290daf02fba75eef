//! Who is there today, for whoever stands before the tablet of a group: before anybody gives a PIN.

use askama::Template;
use axum::{http::HeaderMap, response::Response};
use mentorkind_domain::offline::seconds_left;

use super::pages::here;
use crate::{
    board::{There, there},
    platform::{
        dates::exact,
        problem::Problem,
        render::{Page, html},
        session::Cx,
    },
    presence,
};

#[derive(Template)]
#[template(path = "tablet/today.html")]
struct TodayPage {
    page: Page,
    today: String,
    /// When it was like this.
    time: String,
    there: There,
    /// It may be shown for so many seconds.
    seconds: i64,
}

pub async fn page(cx: Cx, headers: HeaderMap) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let tablet = here(&mut tx, &cx, &headers).await?.filter(|tablet| tablet.shows_today);
    let tablet = tablet.ok_or_else(|| Problem::Answered("/tablet".to_owned()))?;
    let of = (tablet.today, &tablet.zone, cx.lang);
    let there = there(&mut tx, tablet.organisation, tablet.group, of).await?.ok_or(Problem::NotFound)?;
    drop(tx);
    html(&TodayPage {
        // Of nobody, also while somebody is signed in.
        page: Page { user: None, lock_after: None, ..cx.page() },
        today: exact(tablet.today, cx.lang),
        time: presence::time(cx.now, &tablet.zone),
        there,
        seconds: seconds_left(cx.now.timestamp(), &tablet.zone),
    })
}
