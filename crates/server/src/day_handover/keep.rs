//! Lines, when children came and went, and whom colleagues chose as their contact go when they are past the days that the protocol keeps them.

use mentorkind_domain::day_handover::kept_from;

use super::queries;
use crate::{
    contact_of_the_day,
    platform::{app::App, audit::Audit, rights, upkeep},
    presence, protocol,
};

/// Throws away, in every organisation, what is past its days. A page shows nothing of it even before this was done.
pub async fn keep_up(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    for organisation in upkeep::organisations(&app.db).await? {
        let organisation = organisation.id;
        let mut tx = app.db.write(now).await?;
        let today = rights::today_in(&mut tx, organisation, now).await?;
        let keep_days = protocol::in_force(&mut tx, organisation, today).await?.day_lines_keep_days();
        let kept_from = kept_from(today, keep_days);
        let gone = queries::forget(&mut tx, organisation, kept_from).await?
            + presence::forget(&mut tx, organisation, kept_from).await?
            + contact_of_the_day::forget(&mut tx, organisation, kept_from).await?;
        let audit = if gone > 0 {
            Audit::new(organisation, None, "day lines past their days removed")
        } else {
            Audit::housekeeping()
        };
        tx.commit(audit).await?;
    }
    Ok(())
}
