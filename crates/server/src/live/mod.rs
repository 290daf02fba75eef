//! Colleagues on one group see each other's changes without asking anew: whoever writes says which part of a group's pages
//! changed, and pages that are open on that group hear it. What changed is not said; a page fetches it again, with the
//! rights of its reader.
//!
//! It works within one process. Pages on another process see a change when they are opened or come back into view.

mod stream;
#[cfg(test)]
pub(crate) mod tests;

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU8, Ordering},
    },
};

use jiff::civil::Date;
use mentorkind_domain::access::Action;
use tokio::sync::{Notify, watch};

use crate::{
    child,
    platform::{
        app::App,
        clock::Moment,
        db::Read,
        ids::{ChildId, GroupId, OrganisationId},
        routes::{Access, Routes},
    },
};

/// Where pages of a group listen.
pub fn routes() -> Routes {
    Routes::new().get("/groups/{id}/live", Access::Needs(Action::SeeGroup), stream::of_group).get(
        "/tablet/live",
        Access::Public,
        stream::of_tablet,
    )
}

/// A part of the pages of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who is there, and the lines of the day.
    Today,
    /// What was agreed with parents.
    Board,
}

impl Part {
    const ALL: [Self; 2] = [Self::Today, Self::Board];

    fn bit(self) -> u8 {
        match self {
            Self::Today => 1,
            Self::Board => 2,
        }
    }

    /// Its name in events and pages.
    fn code(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Board => "board",
        }
    }
}

/// A page that is open. What changed since it was last told is kept as one bit for each part, so that however much
/// happens there is nothing to queue and nothing is missed.
#[derive(Default)]
struct Listener {
    changed: AtomicU8,
    woken: Notify,
}

impl Listener {
    fn tell(&self, bits: u8) {
        self.changed.fetch_or(bits, Ordering::AcqRel);
        self.woken.notify_one();
    }

    /// The parts that changed since the last call.
    fn take(&self) -> Vec<Part> {
        let bits = self.changed.swap(0, Ordering::AcqRel);
        Part::ALL.into_iter().filter(|part| bits & part.bit() != 0).collect()
    }
}

#[derive(Default)]
struct Heard {
    /// When each part changed last.
    last: [Option<Moment>; Part::ALL.len()],
    listeners: Vec<Weak<Listener>>,
}

/// The pages that are open, by group.
pub struct Live {
    /// Of what changed before, nothing is known.
    began: Moment,
    groups: Mutex<BTreeMap<(OrganisationId, GroupId), Heard>>,
    closed: watch::Sender<bool>,
}

impl Live {
    /// Nobody listens yet.
    pub fn new(now: Moment) -> Self {
        Self { began: now, groups: Mutex::default(), closed: watch::Sender::new(false) }
    }

    fn groups(&self) -> MutexGuard<'_, BTreeMap<(OrganisationId, GroupId), Heard>> {
        self.groups.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Listens to groups; it is told at once of what changed after `since`, when its page was made.
    fn listen(&self, organisation: OrganisationId, groups: &[GroupId], since: Moment) -> Arc<Listener> {
        let listener = Arc::new(Listener::default());
        let mut all = self.groups();
        let mut missed = 0;
        for group in groups {
            let heard = all.entry((organisation, *group)).or_default();
            heard.listeners.retain(|other| other.strong_count() > 0);
            heard.listeners.push(Arc::downgrade(&listener));
            for (part, last) in Part::ALL.into_iter().zip(heard.last) {
                if last.unwrap_or(self.began) > since {
                    missed |= part.bit();
                }
            }
        }
        drop(all);
        if missed != 0 {
            listener.tell(missed);
        }
        listener
    }

    /// Ends all streams, and those that begin later: the server stops.
    pub fn close(&self) {
        self.closed.send_replace(true);
    }
}

/// Says that a part of the pages of these groups changed: after the commit.
pub fn changed(app: &App, organisation: OrganisationId, groups: &[GroupId], part: Part) {
    let now = app.clock.now();
    let mut all = app.live.groups();
    for group in groups {
        let heard = all.entry((organisation, *group)).or_default();
        for (of, last) in Part::ALL.into_iter().zip(&mut heard.last) {
            if of == part {
                *last = Some(now);
            }
        }
        heard.listeners.retain(|listener| listener.upgrade().inspect(|one| one.tell(part.bit())).is_some());
    }
}

/// The groups on whose pages a child is. Those that are together with them today listen to these too.
pub async fn groups_of(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    today: Date,
) -> sqlx::Result<Vec<GroupId>> {
    let places = child::places(tx, organisation, child, today).await?;
    Ok(places.iter().map(|place| place.group).collect())
}
