//! The work instructions: what the reader still has to read, what holds, what is to come and what was withdrawn.

use askama::Template;
use axum::response::Response;
use mentorkind_domain::{
    access::{Action, action},
    work_instruction::{Audience, Part},
};

use super::{
    queries::{self, Version, Whom},
    readers::{self, Count, ToRead},
};
use crate::platform::{
    access::Grant,
    dates::{Said, said},
    i18n::Lang,
    ids::{GroupId, InstructionVersionId},
    problem::Problem,
    render::{Page, html},
    session::Cx,
};

/// What a part is called, for more than one who works so.
pub(super) fn part_name(part: Part, lang: Lang) -> String {
    lang.t(&("instruction-part-".to_owned() + part.code())).to_string()
}

/// Who must read it, in words.
pub(super) fn for_whom(audience: &Audience, lang: Lang) -> String {
    audience.iter().map(|part| part_name(*part, lang)).collect::<Vec<_>>().join(", ")
}

struct Line {
    href: String,
    name: String,
    since: Said,
    for_whom: String,
    /// How many have not read it, for who sees that.
    count: String,
}

#[derive(Template)]
#[template(path = "work_instruction/list.html")]
struct ListPage {
    page: Page,
    to_read: Vec<ToRead>,
    holding: Vec<Line>,
    coming: Vec<Line>,
    withdrawn: Vec<Line>,
    may_write: bool,
}

/// `GET /work-instructions`.
pub(super) async fn list(cx: Cx, grant: Grant<action::ReadInstructions>) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let to_read = readers::to_read(&mut tx, &grant, lang).await?;
    let holding = queries::in_force(&mut tx, organisation, actor.today).await?;
    let others = queries::others(&mut tx, organisation, actor.today).await?;
    let counted = match Grant::<action::SeeInstructionReaders>::of(actor) {
        Ok(sees) if !holding.is_empty() => {
            let groups: Vec<GroupId> = sees.own_groups().collect();
            let whom = if sees.everywhere() { Whom::Everybody } else { Whom::Of(&groups) };
            readers::counts(&mut tx, &sees, whom).await?
        }
        _ => Vec::new(),
    };
    let count_of = |id: InstructionVersionId| -> Option<Count> {
        counted.iter().find(|(version, _)| version.id == id).map(|(_, count)| *count)
    };
    let line = |version: &Version| Line {
        href: format!("/work-instructions/{}", version.instruction_id),
        name: version.name(),
        since: said(version.since(), actor.today, lang),
        for_whom: for_whom(&version.audience(), lang),
        count: count_of(version.id).map(|count| count.words(lang)).unwrap_or_default(),
    };
    let (withdrawn, coming): (Vec<_>, Vec<_>) =
        others.iter().partition(|version| version.withdrawn_at.is_some());
    html(&ListPage {
        page: cx.page(),
        to_read,
        holding: holding.iter().map(line).collect(),
        coming: coming.into_iter().map(line).collect(),
        withdrawn: withdrawn.into_iter().map(line).collect(),
        may_write: actor.may_somewhere(Action::WriteInstructions),
    })
}
