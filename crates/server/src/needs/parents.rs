//! What a child needs, as its parents say it: before the first day, and whenever it changes.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{access::action, needs::Topic};

use super::{
    queries::{self, Saved, Sent, Who},
    view::{self, Line, Reader, lines},
};
use crate::{
    child::{self, Child},
    mentorship,
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::ChildId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "needs/parents.html")]
struct ParentsPage {
    page: Page,
    child: Child,
    lines: Vec<Line>,
    /// Something was overtaken.
    overtaken: bool,
    mistakes: Vec<(&'static str, String)>,
}

/// A child within the grant that has or will have a place.
async fn cared_for(tx: &mut Read, grant: &Grant<action::SayNeeds>, child: ChildId) -> Result<Child, Problem> {
    let child = child::one(tx, grant, child).await?.ok_or(Problem::NotFound)?;
    let places = child::places(tx, grant.organisation(), child.id, grant.actor().today).await?;
    if places.is_empty() { Err(Problem::NotFound) } else { Ok(child) }
}

async fn standing(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<action::SayNeeds>,
    child: ChildId,
) -> Result<Vec<Line>, Problem> {
    let actor = grant.actor();
    let needs = queries::of_children(tx, grant.organisation(), [child].into_iter()).await?;
    Ok(lines(&needs, Reader { today: actor.today, zone: &actor.zone, lang: cx.lang, parent: true }))
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SayNeeds>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let child = cared_for(&mut tx, &grant, child).await?;
    let lines = standing(&mut tx, &cx, &grant, child.id).await?;
    show(&cx, child, lines, false)
}

fn show(cx: &Cx, child: Child, lines: Vec<Line>, overtaken: bool) -> Result<Response, Problem> {
    let mistakes: Vec<_> = lines.iter().filter_map(|line| Some((line.code, line.mistake.clone()?))).collect();
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    status_html(status, &ParentsPage { page: cx.page(), child, lines, overtaken, mistakes })
}

/// By topic what was typed, and by topic and `-version` what stood on the page.
pub(super) type NeedsForm = BTreeMap<String, String>;

pub(super) async fn save(
    cx: Cx,
    grant: Grant<action::SayNeeds>,
    Path(child): Path<ChildId>,
    form: Submitted<NeedsForm>,
) -> Result<Response, Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let guardian = grant.actor().guardian.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = cared_for(&mut tx, &grant, child).await?;
    let mut found = standing(&mut tx, &cx, &grant, child.id).await?;
    let (mut changed, mut overtaken) = (false, false);
    for (topic, line) in Topic::ALL.into_iter().zip(&mut found) {
        let Some(words) = form.data.get(topic.code()).map(|words| words.trim()) else { continue };
        let version =
            form.data.get(&format!("{}-version", topic.code())).and_then(|version| version.parse().ok());
        let sent = Sent { topic, version: version.ok_or(Problem::BadForm)?, words, how: None };
        line.mistake = view::mistake(words, cx.lang);
        let saved = match &line.mistake {
            None => queries::save(&mut tx, organisation, child.id, Who::Guardian(guardian), &sent).await?,
            Some(_) if sent.version != line.version => Saved::Overtaken,
            Some(_) => Saved::Changed,
        };
        match saved {
            // What stands stays, also where another has changed it meanwhile.
            Saved::Same => continue,
            Saved::Changed => changed = true,
            Saved::Overtaken => {
                overtaken = true;
                let stands = cx.lang.t("needs-overtaken-parent").with("words", &line.words).to_string();
                line.mistake = Some(match line.mistake.take() {
                    Some(wrong) => format!("{wrong} {stands}"),
                    None => stands,
                });
            }
        }
        words.clone_into(&mut line.words);
    }
    if found.iter().any(|line| line.mistake.is_some()) {
        return show(&cx, child, found, overtaken);
    }
    let audit =
        Audit::new(organisation, Some(account), "need told").on("child", child.id).on("guardian", guardian);
    let today = grant.actor().today;
    let mentors = mentorship::of_children(&mut tx, organisation, &[child.id]).await?;
    let has_mentor = mentors.iter().any(|one| one.holds_on(today) || one.begins_after(today));
    let told = if has_mentor { "needs-told" } else { "needs-told-no-mentor" };
    let key = if changed { told } else { "needs-same" };
    let flash = Flash::good(cx.lang.t(key).with("child", &child.first_name));
    Ok(tx.finish(audit, "/family", Some(flash)).await?)
}
