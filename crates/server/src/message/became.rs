//! What staff made of a guardian's message: an agreement, a concern. Each stands under the message for whoever reads both,
//! and leads back to the message for whoever reads that.

use std::{collections::BTreeSet, sync::Arc};

use mentorkind_domain::access::action;
use uuid::Uuid;

use super::{
    queries::{self, Made, Message, Thread},
    reach, staff,
    view::{Line, Outcome},
};
use crate::{
    child::{Child, Place},
    concern,
    platform::{
        access::Grant,
        dates::exact,
        db::{Read, Write},
        i18n::Lang,
        ids::{ChildId, ConcernId, MessageId},
        problem::Problem,
        session::Actor,
    },
};

/// A guardian's message from which something is made, for who may read it.
pub struct Source {
    /// The message.
    pub id: MessageId,
    /// About whom.
    pub child: ChildId,
    /// What was written.
    pub text: String,
    /// From whom and of which day, and where it is read.
    pub from: Outcome,
    thread: Thread,
}

fn said(message: &Message, guardian: &str, actor: &Actor, lang: Lang) -> Outcome {
    let date = exact(message.sent_at.date_in(&actor.zone), lang);
    let words = lang.t("message-from").with("guardian", guardian).with("date", date).to_string();
    Outcome { words, href: staff::address(message.thread()) }
}

/// The guardian's message with this identifier.
///
/// # Errors
/// Not found when it is none, or the reader may not read it.
async fn source(tx: &mut Read, actor: &Arc<Actor>, id: MessageId, lang: Lang) -> Result<Source, Problem> {
    let grant = Grant::<action::AnswerMessages>::of(actor).map_err(|_| Problem::NotFound)?;
    let (message, child, guardian) = staff::found_message(tx, &grant, id).await?;
    if message.staff_id.is_some() {
        return Err(Problem::NotFound);
    }
    let from = said(&message, &guardian, actor, lang);
    Ok(Source { id, child: child.id, thread: message.thread(), text: message.text, from })
}

/// The guardian's message that a form names, about a child that fits it; none where it names none.
///
/// # Errors
/// Not found when there is no such message, or the reader may not read it.
pub async fn named(
    tx: &mut Read,
    actor: &Arc<Actor>,
    name: &str,
    fits: impl Fn(ChildId) -> bool,
    lang: Lang,
) -> Result<Option<Source>, Problem> {
    if name.is_empty() {
        return Ok(None);
    }
    let id = name.parse::<Uuid>().map_err(|_| Problem::NotFound)?;
    let source = source(tx, actor, MessageId(id), lang).await?;
    if fits(source.child) { Ok(Some(source)) } else { Err(Problem::NotFound) }
}

/// Keeps what was made of a message; it was read with it.
pub async fn became(tx: &mut Write, actor: &Actor, source: &Source, made: Made) -> sqlx::Result<()> {
    queries::became(tx, actor.organisation, source.id, made).await?;
    queries::mark_read(tx, actor.organisation, source.thread, true).await
}

/// From which message something was made, for who may read that message.
pub async fn origin(
    tx: &mut Read,
    actor: &Arc<Actor>,
    made: Made,
    lang: Lang,
) -> Result<Option<Outcome>, Problem> {
    let Some(id) = queries::origin(tx, actor.organisation, made).await? else { return Ok(None) };
    match source(tx, actor, id, lang).await {
        Ok(source) => Ok(Some(source.from)),
        Err(Problem::NotFound) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// Says under the messages of a thread what was made of them, and what the reader can make of them.
pub(super) async fn for_staff(
    tx: &mut Read,
    grant: &Grant<action::AnswerMessages>,
    (thread, child, places): (Thread, &Child, &[Place]),
    lines: &mut [Line],
    lang: Lang,
) -> Result<(), Problem> {
    let actor = grant.actor();
    let concerns = crate::child::may::<action::WorkOnConcern>(actor, child.id, places);
    let made = queries::made(tx, grant.organisation(), thread).await?;
    let keeps = Grant::<action::KeepAgreements>::of(actor).ok();
    let board = places.iter().find(|place| {
        keeps.as_ref().is_some_and(|keeps| {
            keeps.covers(Some(place.group.0), None) && place.until.is_none_or(|until| until >= actor.today)
        })
    });
    let cared_for = reach::is_cared_for(tx, grant.organisation(), child.id).await?;
    for bubble in lines.iter_mut().filter_map(Line::bubble) {
        bubble.became = made
            .iter()
            .filter(|(message, _)| *message == bubble.id)
            .filter_map(|(_, made)| match made {
                Made::Agreement(id) => Some(Outcome {
                    words: lang.t("message-became-agreement").to_string(),
                    href: format!("/agreements/{id}"),
                }),
                Made::Concern(id) => concerns.then(|| Outcome {
                    words: lang.t("message-became-concern-staff").to_string(),
                    href: format!("/concerns/{id}"),
                }),
            })
            .collect();
        if bubble.own || bubble.withdrawn || !cared_for {
            continue;
        }
        let id = bubble.id;
        bubble.to_agreement = board.map(|place| format!("/groups/{}/board/new?message={id}", place.group));
        bubble.to_concern = concerns.then(|| format!("/children/{}/concerns/new?message={id}", child.id));
    }
    Ok(())
}

/// Says under a guardian's own messages what was made of them: an agreement, and a concern once it reads that.
pub(super) async fn for_family(
    tx: &mut Read,
    grant: &Grant<action::WriteToMentor>,
    thread: Thread,
    lines: &mut [Line],
    lang: Lang,
) -> Result<(), Problem> {
    let made = queries::made(tx, grant.organisation(), thread).await?;
    let read = if made.iter().any(|(_, made)| matches!(made, Made::Concern(_))) {
        concerns_read(tx, grant, thread.child, lang).await?
    } else {
        BTreeSet::new()
    };
    for bubble in lines.iter_mut().filter_map(Line::bubble) {
        bubble.became = made
            .iter()
            .filter(|(message, _)| *message == bubble.id)
            .filter_map(|(_, made)| match made {
                Made::Agreement(_) => Some(Outcome {
                    words: lang.t("message-became-agreement").to_string(),
                    href: format!("/family#agreed-{}", thread.child),
                }),
                Made::Concern(id) => read.contains(id).then(|| Outcome {
                    words: lang.t("message-became-concern").to_string(),
                    href: format!("/family#concern-{id}"),
                }),
            })
            .collect();
    }
    Ok(())
}

/// The concerns about its child that a guardian reads today.
async fn concerns_read(
    tx: &mut Read,
    grant: &Grant<action::WriteToMentor>,
    child: ChildId,
    lang: Lang,
) -> Result<BTreeSet<ConcernId>, Problem> {
    let Ok(own) = Grant::<action::SeeOwnConcern>::of(grant.actor()) else { return Ok(BTreeSet::new()) };
    let all = concern::of_own_children(tx, &own).await?;
    let mut parts = concern::for_parents(&all, grant.actor().today, lang);
    Ok(parts.remove(&child).unwrap_or_default().into_iter().map(|part| part.id).collect())
}
