//! The stream of events that an open page listens to.

use std::{collections::BTreeSet, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Response, Sse, sse::Event},
};
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
        ids::{GroupId, SessionId},
        problem::Problem,
        session::{self, Cx},
    },
};

/// A stream ends after so long; the page asks again, and who may listen is decided anew.
const LONGEST: Duration = Duration::from_mins(5);

/// So often it is looked whether the session still stands, and something is sent so that nobody in between cuts the line.
const LOOK_EVERY: Duration = Duration::from_secs(15);

#[derive(Debug, Deserialize)]
pub(super) struct Made {
    /// When the page was made, in microseconds since 1970; now, where that is not said.
    since: Option<i64>,
}

struct State {
    app: App,
    session: SessionId,
    listener: Arc<Listener>,
    closed: watch::Receiver<bool>,
    look: Interval,
    ends: Instant,
}

pub(super) async fn stream(
    cx: Cx,
    grant: Grant<action::SeeGroup>,
    Path(id): Path<GroupId>,
    Query(made): Query<Made>,
) -> Result<Response, Problem> {
    if !grant.covers(Some(id.0), None) {
        return Err(Problem::NotFound);
    }
    let (organisation, today) = (grant.organisation(), grant.actor().today);
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
        session: cx.signed_in()?.session,
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
        if !session::stands(&self.app, self.session).await.unwrap_or(false) {
            return None;
        }
        let parts: Vec<&str> = self.listener.take().into_iter().map(super::Part::code).collect();
        if is_sign_of_life && parts.is_empty() {
            return Some(Event::default().comment(""));
        }
        Some(Event::default().event("changed").data(parts.join(" ")))
    }
}
