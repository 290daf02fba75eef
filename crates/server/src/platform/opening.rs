//! The second log: who opened which child's file. Written before the answer goes out, many openings in one commit.

use sqlx::Error;
use tokio::sync::{mpsc, oneshot};

use super::{
    audit::Audit,
    clock::Moment,
    db::{Db, Write},
    ids::{AccountId, ChildId, OrganisationId, fresh},
    problem::Problem,
};
use crate::on;

/// The relation of whoever opens a file in emergency access only; such an opening is in the trail too.
pub const EMERGENCY: &str = "emergency";

/// One opening of a child's file.
#[derive(Clone, Debug)]
pub struct Opening {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// By whom.
    pub account: AccountId,
    /// Whose file.
    pub child: ChildId,
    /// As what: `guardian`, or the code of a [`Role`](mentorkind_domain::opening::Role).
    pub relation: &'static str,
    /// On which page.
    pub page: &'static str,
    /// When.
    pub at: Moment,
}

/// A page that follows changes by itself is opened anew after so many minutes, if it is still open then.
const FOLLOWED_MINUTES: i64 = 60;

struct Waiting {
    openings: Vec<Opening>,
    /// The page asked for this by itself.
    by_itself: bool,
    answer: oneshot::Sender<Result<(), ()>>,
}

/// The way into the log.
#[derive(Clone)]
pub struct Openings(mpsc::Sender<Waiting>);

impl Openings {
    /// Starts the writer of the log.
    pub fn start(db: Db) -> Self {
        let (sender, mut waiting) = mpsc::channel::<Waiting>(256);
        tokio::spawn(async move {
            let mut batch = Vec::new();
            while waiting.recv_many(&mut batch, 256).await > 0 {
                let result = write(&db, &batch).await;
                if let Err(error) = &result {
                    tracing::error!(%error, "openings of files could not be recorded");
                }
                for waiting in batch.drain(..) {
                    let _ = waiting.answer.send(result.as_ref().map(drop).map_err(drop));
                }
            }
        });
        Self(sender)
    }

    /// Records openings; the file may be shown when this returns well.
    pub async fn record(&self, openings: Vec<Opening>) -> Result<(), Problem> {
        self.send(openings, false).await
    }

    /// The same for a page that follows changes: as long as it asks by itself it is one opening, and one more after an
    /// hour. Whoever only says so of a page that was not opened is recorded all the same.
    pub async fn record_followed(&self, openings: Vec<Opening>, by_itself: bool) -> Result<(), Problem> {
        self.send(openings, by_itself).await
    }

    async fn send(&self, openings: Vec<Opening>, by_itself: bool) -> Result<(), Problem> {
        if openings.is_empty() {
            return Ok(());
        }
        let (answer, recorded) = oneshot::channel();
        let sent = self.0.send(Waiting { openings, by_itself, answer }).await;
        match (sent, recorded.await) {
            (Ok(()), Ok(Ok(()))) => Ok(()),
            _ => Err(Problem::Internal),
        }
    }
}

async fn write(db: &Db, batch: &[Waiting]) -> Result<(), Error> {
    let Some(first) = batch.iter().flat_map(|one| &one.openings).next() else { return Ok(()) };
    let mut tx = db.write(first.at).await?;
    for one in batch {
        for opening in &one.openings {
            if !(one.by_itself && is_open(&mut tx, opening).await?) {
                keep(&mut tx, opening).await?;
            }
        }
    }
    tx.commit(Audit::housekeeping()).await
}

async fn keep(tx: &mut Write, o: &Opening) -> Result<(), Error> {
    on!(tx, c => sqlx::query(
        "INSERT INTO file_opening (organisation_id, id, at, account_id, child_id, relation, page)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(o.organisation).bind(fresh(o.at)).bind(o.at).bind(o.account).bind(o.child)
        .bind(o.relation).bind(o.page).execute(c).await.map(drop))?;
    if o.relation == EMERGENCY {
        tx.record(&Audit::new(o.organisation, Some(o.account), "opened in emergency").on("child", o.child))
            .await?;
    }
    Ok(())
}

/// Whether the same person opened the same page of the same child a short while ago.
async fn is_open(tx: &mut Write, o: &Opening) -> Result<bool, Error> {
    let found: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM file_opening WHERE organisation_id = $1 AND child_id = $2 AND account_id = $3
         AND at > $4 AND page = $5 AND relation = $6")
        .bind(o.organisation).bind(o.child).bind(o.account).bind(o.at.plus_minutes(-FOLLOWED_MINUTES))
        .bind(o.page).bind(o.relation).fetch_optional(c).await)?;
    Ok(found.is_some_and(|count| count > 0))
}
