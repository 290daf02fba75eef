//! The file that goes with a message.

use axum::{extract::Path, response::Response};
use mentorkind_domain::access::action;

use super::{parents, queries, staff};
use crate::{
    child,
    platform::{
        access::Grant,
        attached::Kept,
        i18n::Lang,
        ids::{ChildId, MessageId},
        problem::Problem,
        session::Cx,
    },
};

fn download(kept: Option<Kept>, lang: Lang) -> Result<Response, Problem> {
    Ok(kept.ok_or(Problem::NotFound)?.download(&lang.t("message-file-name").to_string()))
}

/// For staff who read the thread.
pub(super) async fn of_staff(
    cx: Cx,
    grant: Grant<action::AnswerMessages>,
    Path(id): Path<MessageId>,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let mut tx = cx.read().await?;
    let (message, child, _) = staff::found_message(&mut tx, &grant, id).await?;
    let kept = queries::file(&mut tx, organisation, message.id).await?;
    let places = child::places(&mut tx, organisation, child.id, grant.actor().today).await?;
    drop(tx);
    child::open(&cx, grant.actor(), child.id, &places, "messages").await?;
    download(kept, cx.lang)
}

/// For the guardian whose thread it is.
pub(super) async fn of_guardian(
    cx: Cx,
    grant: Grant<action::WriteToMentor>,
    Path((child, id)): Path<(ChildId, MessageId)>,
) -> Result<Response, Problem> {
    let (_, thread) = parents::found(&grant, child)?;
    let mut tx = cx.read().await?;
    let message = queries::one(&mut tx, grant.organisation(), id).await?;
    if message.is_none_or(|message| message.thread() != thread) {
        return Err(Problem::NotFound);
    }
    let kept = queries::file(&mut tx, grant.organisation(), id).await?;
    drop(tx);
    parents::open(&cx, &grant, child).await?;
    download(kept, cx.lang)
}
