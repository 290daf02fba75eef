//! What colleagues add to the agenda.

use axum::{extract::Path, response::Response};
use mentorkind_domain::{
    access::action,
    meeting::MOST_ITEM,
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::{pages, queries};
use crate::{
    account::Nothing,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        form::Submitted,
        ids::{MeetingId, MeetingItemId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// What was typed.
#[derive(Debug, Deserialize)]
pub(super) struct ItemForm {
    #[serde(default)]
    words: String,
}

fn audit(grant: &Grant<action::SeeMeetings>, action: &'static str, id: MeetingItemId) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action).on("meeting_item", id)
}

pub(super) async fn add(
    cx: Cx,
    grant: Grant<action::SeeMeetings>,
    Path(id): Path<MeetingId>,
    form: Submitted<ItemForm>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let meeting = pages::found(&mut tx, &grant, id).await?;
    if !meeting.planned {
        return Err(Problem::Conflict);
    }
    let words = form.data.words.trim();
    if let Err(wrong) = check_text(words, MOST_ITEM) {
        let mistake = match wrong {
            WrongText::Empty => lang.t("meeting-item-empty").to_string(),
            WrongText::TooLong(length) => lang
                .t("meeting-item-long")
                .with("length", grouped(length, lang))
                .with("most", MOST_ITEM)
                .to_string(),
        };
        drop(tx);
        let typed = pages::Typed { item: Some((form.data.words, mistake)), ..Default::default() };
        return pages::show(&cx, id, typed).await;
    }
    let item = queries::add_item(&mut tx, organisation, (id, staff), words).await?;
    let flash = Flash::good(lang.t("meeting-item-added"))
        .undo(format!("/meeting-items/{item}/withdraw"), lang.t("meeting-item-off"));
    let audit = audit(&grant, "line added to a group meeting", item).on("group_meeting", id);
    Ok(tx.finish(audit, &format!("/meetings/{id}"), Some(flash)).await?)
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::SeeMeetings>,
    Path(id): Path<MeetingItemId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    set(&cx, &grant, id, form, true).await
}

pub(super) async fn restore(
    cx: Cx,
    grant: Grant<action::SeeMeetings>,
    Path(id): Path<MeetingItemId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    set(&cx, &grant, id, form, false).await
}

/// Whoever added a line takes it off, and puts it back.
async fn set(
    cx: &Cx,
    grant: &Grant<action::SeeMeetings>,
    id: MeetingItemId,
    form: Submitted<Nothing>,
    withdrawn: bool,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let item = queries::item(&mut tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let meeting = pages::found(&mut tx, grant, item.meeting_id).await?;
    if grant.actor().staff != Some(item.made_by) {
        return Err(Problem::NotFound);
    }
    if !meeting.planned || item.withdrawn_at.is_some() == withdrawn {
        return Err(Problem::Conflict);
    }
    queries::withdraw_item(&mut tx, grant.organisation(), id, withdrawn).await?;
    let (action, flash) = if withdrawn {
        let undo = format!("/meeting-items/{id}/restore");
        let flash = Flash::know(cx.lang.t("meeting-item-gone")).undo(undo, cx.lang.t("meeting-item-back"));
        ("line taken off a group meeting", flash)
    } else {
        ("line put back on a group meeting", Flash::good(cx.lang.t("meeting-item-added")))
    };
    let audit = audit(grant, action, id).on("group_meeting", item.meeting_id);
    Ok(tx.finish(audit, &format!("/meetings/{}", item.meeting_id), Some(flash)).await?)
}
