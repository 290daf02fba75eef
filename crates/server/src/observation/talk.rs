//! What became of the talk with parents about the particulars of an observation.

use jiff::tz::TimeZone;
use mentorkind_domain::{
    obligation::{Kind, Talk},
    talk::about_particulars,
};
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Read, id_list},
        ids::{ChildId, OrganisationId},
    },
};

#[derive(FromRow)]
struct Row {
    child_id: ChildId,
    state: String,
    on_day: jiff_sqlx::Date,
    recorded_at: Moment,
}

/// What was recorded of talks about particulars, in that order.
pub struct Talks(Vec<(ChildId, jiff::Timestamp, Talk)>);

impl Talks {
    /// Of these children. The caller has found them with a grant.
    pub async fn of(
        tx: &mut Read,
        organisation: OrganisationId,
        children: impl IntoIterator<Item = ChildId>,
    ) -> sqlx::Result<Self> {
        let sql = format!(
            "SELECT child_id, state, on_day, recorded_at FROM talk
             WHERE organisation_id = $1 AND child_id {} AND kind = $3 AND state <> 'cancelled'
             ORDER BY child_id, recorded_at, id",
            tx.one_of(2)
        );
        let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
            .bind(organisation).bind(id_list(children)).bind(Kind::ParticularsTalk.code()).fetch_all(c).await)?;
        let talks = rows.into_iter().filter_map(|row| {
            let talk = Talk::of(&row.state, row.on_day.to_jiff())?;
            Some((row.child_id, row.recorded_at.timestamp(), talk))
        });
        Ok(Self(talks.collect()))
    }

    /// What became of the talk about an observation.
    pub fn about(&self, child: ChildId, finished_at: Moment, zone: &TimeZone) -> Option<Talk> {
        let from = self.0.partition_point(|(of, ..)| *of < child);
        let of_child = self.0[from..].iter().take_while(|(of, ..)| *of == child);
        let recorded: Vec<_> = of_child.map(|(_, at, talk)| (*at, *talk)).collect();
        about_particulars(&recorded, (finished_at.timestamp(), finished_at.date_in(zone)))
    }
}
