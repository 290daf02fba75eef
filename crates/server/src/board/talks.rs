//! Putting what was agreed in a talk on the board.

use axum::{extract::Path, response::Response};
use mentorkind_domain::{access::action, board::MOST_CHARACTERS};
use serde::Deserialize;

use super::{
    one::{board, finish, groups},
    queries::{self, Agreed},
};
use crate::{
    child,
    platform::{
        access::Grant, audit::Audit, dates::exact, form::Submitted, ids::TalkOfferId, problem::Problem,
        render::Flash, session::Cx,
    },
    talk,
};

#[derive(Debug, Deserialize)]
pub(super) struct LineForm {
    /// Which line of what was agreed.
    line: usize,
}

/// A line of a report that the parents read, in one tap; colleagues are asked to read it.
pub(super) async fn put(
    cx: Cx,
    grant: Grant<action::KeepAgreements>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<LineForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (talk, child) = talk::in_care(&mut tx, &grant, id).await?;
    let what = *talk::agreed(&talk).get(form.data.line).ok_or(Problem::BadForm)?;
    if what.chars().count() > MOST_CHARACTERS {
        return Err(Problem::BadForm);
    }
    if queries::about(&mut tx, organisation, child.id).await?.iter().any(|there| there == what) {
        return Err(Problem::Conflict);
    }
    let planned = talk.chosen().map_or(talk.made_at, |slot| slot.starts_at).date_in(&actor.zone);
    let on = talk.held_on.unwrap_or(planned);
    let of_whom = format!("{}, {}", talk::title(&talk, lang), exact(on, lang));
    let agreed = Agreed { what, of_whom: &of_whom, important: true, until: None };
    let agreement = queries::add(&mut tx, organisation, child.id, (actor.today, staff), &agreed).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    let flash = Flash::good(lang.t("board-added-important"))
        .undo(format!("/agreements/{agreement}/withdraw"), lang.t("board-undo"));
    let audit = Audit::new(organisation, Some(actor.account), "agreement of a talk put on the board")
        .on("agreement", agreement)
        .on("talk", id)
        .on("child", child.id);
    finish(&cx, organisation, tx, audit, (&groups(&places), &board(&grant, &places)), flash).await
}
