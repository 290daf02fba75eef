//! The weekly digest ("weekoverzicht"): a mail to staff with how much there is to do, and nothing of whom or what. The
//! protocol of the organisation has it or not, and everybody can turn it off.

mod queries;
mod send;
#[cfg(test)]
mod tests;

use axum::response::Response;
use serde::Deserialize;

use crate::{
    platform::{
        audit::Audit,
        db::Read,
        form::Submitted,
        problem::Problem,
        render::Flash,
        routes::{Access, Routes},
        session::{Actor, Cx},
    },
    protocol,
};
pub use send::keep_up;

/// The choice on the page of one's own account.
pub fn routes() -> Routes {
    Routes::new().post("/me/digest", Access::SignedIn, choose)
}

/// Whether somebody gets it; nothing where there is nothing to choose.
pub async fn choice(tx: &mut Read, actor: &Actor) -> sqlx::Result<Option<bool>> {
    if actor.staff.is_none()
        || !protocol::in_force(tx, actor.organisation, actor.today).await?.weekly_digest()
    {
        return Ok(None);
    }
    Ok(Some(!queries::is_off(tx, actor.organisation, actor.membership).await?))
}

#[derive(Deserialize)]
struct Choice {
    wanted: bool,
}

async fn choose(cx: Cx, form: Submitted<Choice>) -> Result<Response, Problem> {
    let actor = cx.actor()?;
    if !cx.signed_in()?.how.is_of_staff() || actor.staff.is_none() {
        return Err(Problem::Forbidden);
    }
    let wanted = form.data.wanted;
    let mut tx = cx.write(&form).await?;
    queries::choose(&mut tx, actor.organisation, actor.membership, !wanted).await?;
    let (action, said) = if wanted {
        ("digest turned on", "digest-turned-on")
    } else {
        ("digest turned off", "digest-turned-off")
    };
    let audit =
        Audit::new(actor.organisation, Some(actor.account), action).on("membership", actor.membership);
    Ok(tx.finish(audit, "/me", Some(Flash::good(cx.lang.t(said)))).await?)
}
