//! The second log: who opened which child's file. Written before the answer goes out, many openings in one commit.

use sqlx::Error;
use tokio::sync::{mpsc, oneshot};

use super::{
    audit::Audit,
    clock::Moment,
    db::Db,
    ids::{AccountId, ChildId, OrganisationId, fresh},
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
    /// As what: `guardian`, `mentor`, `staff`, `teamlead`, `care`, `coach`, `emergency`.
    pub relation: &'static str,
    /// On which page.
    pub page: &'static str,
    /// When.
    pub at: Moment,
}

type Waiting = (Vec<Opening>, oneshot::Sender<Result<(), ()>>);

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
                let result = write(&db, batch.iter().flat_map(|(openings, _)| openings)).await;
                if let Err(error) = &result {
                    tracing::error!(%error, "openings of files could not be recorded");
                }
                for (_, answer) in batch.drain(..) {
                    let _ = answer.send(result.as_ref().map(drop).map_err(drop));
                }
            }
        });
        Self(sender)
    }

    /// Records openings; the file may be shown when this returns well.
    pub async fn record(&self, openings: Vec<Opening>) -> Result<(), super::problem::Problem> {
        if openings.is_empty() {
            return Ok(());
        }
        let (answer, recorded) = oneshot::channel();
        let sent = self.0.send((openings, answer)).await;
        match (sent, recorded.await) {
            (Ok(()), Ok(Ok(()))) => Ok(()),
            _ => Err(super::problem::Problem::Internal),
        }
    }
}

async fn write<'a>(db: &Db, openings: impl Iterator<Item = &'a Opening> + Clone) -> Result<(), Error> {
    let Some(first) = openings.clone().next() else { return Ok(()) };
    let mut tx = db.write(first.at).await?;
    for o in openings {
        on!(tx, c => sqlx::query(
            "INSERT INTO file_opening (organisation_id, id, at, account_id, child_id, relation, page)
             VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(o.organisation).bind(fresh(o.at)).bind(o.at).bind(o.account).bind(o.child)
            .bind(o.relation).bind(o.page).execute(c).await.map(drop))?;
        if o.relation == EMERGENCY {
            tx.record(
                &Audit::new(o.organisation, Some(o.account), "opened in emergency").on("child", o.child),
            )
            .await?;
        }
    }
    tx.commit(Audit::housekeeping()).await
}
