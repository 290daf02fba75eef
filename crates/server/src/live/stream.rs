//! The stream of events that an open page listens to.

use std::{collections::BTreeSet, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::{Path, Query},
    http::HeaderMap,
    response::{IntoResponse, Response, Sse, sse::Event},
};
use jiff::civil::Date;
use mentorkind_domain::access::action;
use serde::Deserialize;
use tokio::{
    sync::watch,
    time::{Instant, Interval, interval, sleep_until},
};

use super::Listener;
use crate::{
    calendar::{self, Whom},
    platform::{
        access::Grant,
        app::App,
        clock::Moment,
        ids::{GroupId, OrganisationId, SessionId},
        problem::Problem,
        render::cookie,
        session::{self, Cx},
    },
    tablet,
};

/// A stream ends after so long; the page asks again, and who may listen is decided anew.
const LONGEST: Duration = Duration::from_mins(5);

/// So often it is looked whether the session or the tablet still stands, and something is sent so that nobody in between cuts the line.
const LOOK_EVERY: Duration = Duration::from_secs(15);

#[derive(Debug, Deserialize)]
pub(super) struct Made {
    /// When the page was made, in microseconds since 1970; now, where that is not said.
    since: Option<i64>,
}

/// Who listens.
enum Whose {
    /// Somebody who is signed in.
    Session(SessionId),
    /// Whoever stands before a tablet, with the secret of its cookie.
    Tablet(String),
}

impl Whose {
    /// Whether it still sees the page.
    async fn stands(&self, app: &App) -> sqlx::Result<bool> {
        match self {
            Self::Session(session) => session::stands(app, *session).await,
            Self::Tablet(secret) => {
                let found = tablet::joined(&mut app.db.read().await?, secret, app.clock.now()).await?;
                Ok(found.is_some_and(|tablet| tablet.shows_today))
            }
        }
    }
}

struct State {
    app: App,
    whose: Whose,
    listener: Arc<Listener>,
    closed: watch::Receiver<bool>,
    look: Interval,
    ends: Instant,
}

pub(super) async fn of_group(
    cx: Cx,
    grant: Grant<action::SeeGroup>,
    Path(id): Path<GroupId>,
    Query(made): Query<Made>,
) -> Result<Response, Problem> {
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let whose = Whose::Session(cx.signed_in()?.session);
    stream(cx, (grant.organisation(), id), grant.actor().today, made, whose).await
}

/// What a tablet shows before a PIN.
pub(super) async fn of_tablet(
    cx: Cx,
    headers: HeaderMap,
    Query(made): Query<Made>,
) -> Result<Response, Problem> {
    let secret = cookie(&headers, cx.app.settings.tablet_cookie()).ok_or(Problem::NotFound)?;
    let tablet = tablet::joined(&mut cx.read().await?, secret, cx.now).await?;
    let tablet = tablet.filter(|tablet| tablet.shows_today).ok_or(Problem::NotFound)?;
    let whose = Whose::Tablet(secret.to_owned());
    stream(cx, (tablet.organisation, tablet.group), tablet.today, made, whose).await
}

/// What changes on a group. The caller has found it with a grant, or on its tablet.
async fn stream(
    cx: Cx,
    (organisation, id): (OrganisationId, GroupId),
    today: Date,
    made: Made,
    whose: Whose,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let days = calendar::days(&mut tx, organisation, &[id], Whom::Children(&[]), (today, today)).await?;
    drop(tx);
    days.group(id).ok_or(Problem::NotFound)?;
    // The children of groups that are together with it today are on its pages too.
    let together = days.merges.iter().flat_map(|merge| [merge.group, merge.with]);
    let groups: BTreeSet<GroupId> = together.chain([id]).collect();
    let groups: Vec<GroupId> = groups.into_iter().collect();
    let since = made.since.map_or(cx.now, Moment);
    let state = State {
        listener: cx.app.live.listen(organisation, &groups, since),
        closed: cx.app.live.closed.subscribe(),
        whose,
        look: interval(LOOK_EVERY),
        ends: Instant::now() + LONGEST,
        app: cx.app,
    };
    let events = futures_util::stream::unfold(state, |mut state| async {
        let event = state.next().await?;
        Some((Ok::<Event, Infallible>(event), state))
    });
    Ok(Sse::new(events).into_response())
}

impl State {
    /// The next event; none when the stream ends.
    async fn next(&mut self) -> Option<Event> {
        let is_sign_of_life = tokio::select! {
            () = self.listener.woken.notified() => false,
            _ = self.look.tick() => true,
            _ = self.closed.wait_for(|closed| *closed) => return None,
            () = sleep_until(self.ends) => return None,
        };
        // Before anything is sent: whoever signed out hears nothing more.
        if !self.whose.stands(&self.app).await.unwrap_or(false) {
            return None;
        }
        let parts: Vec<&str> = self.listener.take().into_iter().map(super::Part::code).collect();
        if is_sign_of_life && parts.is_empty() {
            return Some(Event::default().comment(""));
        }
        Some(Event::default().event("changed").data(parts.join(" ")))
    }
}
