//! What was written without a connection and could not be kept as it was: its writer sees it beside what colleagues said,
//! and decides.

use std::sync::Arc;

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::tz::TimeZone;
use mentorkind_domain::{
    access::action::{SayPresent, SeeBoard},
    day_handover::Kind,
    presence::Step,
};

use super::{
    queries::{self, Held},
    take::{Because, Stop, carry_out},
};
use crate::{
    account::Nothing,
    board,
    day_handover::kind_name,
    live,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{Said, said},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, LetterId, StaffId},
        problem::Problem,
        render::{Flash, Page, html},
        session::{Actor, Cx},
    },
    presence,
};

#[derive(Template)]
#[template(path = "offline/held.html")]
struct HeldPage {
    page: Page,
    lines: Vec<Line>,
}

struct Line {
    id: LetterId,
    child: String,
    /// What it is: a tap in words, or the kind of line.
    what: String,
    words: String,
    day: Said,
    time: String,
    /// Why it was not kept.
    because: String,
    /// What colleagues said of that day, or how it stands now.
    theirs: Option<String>,
}

fn what(held: &Held, lang: Lang) -> String {
    match (held.kind.as_str(), Step::of(&held.about), Kind::of(&held.about)) {
        ("presence", Some(Step::Arrives), _) => lang.t("presence-tap-here").to_string(),
        ("presence", Some(Step::Leaves), _) => lang.t("presence-tap-home").to_string(),
        ("presence", Some(Step::NotHere), _) => lang.t("presence-tap-not-here").to_string(),
        ("line", _, Some(kind)) => kind_name(kind.code(), lang),
        ("read", _, _) => lang.t("board-read").to_string(),
        _ => lang.t("offline-note").to_string(),
    }
}

fn because(held: &Held, lang: Lang) -> String {
    let known = Because::ALL.into_iter().find(|because| because.code() == held.because);
    let code = match known.unwrap_or(Because::NotTheirs) {
        Because::Differs if held.kind == "read" => "over",
        because => because.code(),
    };
    lang.t(&("offline-because-".to_owned() + code)).with("child", &held.child).to_string()
}

fn staff(actor: &Actor) -> Result<StaffId, Problem> {
    actor.staff.ok_or(Problem::NotFound)
}

pub(super) async fn page(cx: Cx) -> Result<Response, Problem> {
    let actor = cx.actor()?;
    let mut tx = cx.read().await?;
    let held = queries::waiting(&mut tx, actor.organisation, staff(actor)?).await?;
    let mut lines = Vec::new();
    for mut held in held {
        let day = held.written_at.date_in(&actor.zone);
        let mut theirs = None;
        // Who left the group sees the own words, and nothing of what was said since.
        if let (Some(agreement), Ok(may)) = (held.words().agreement(), Grant::<SeeBoard>::of(actor)) {
            match board::now(&mut tx, &may, (held.child_id, agreement), cx.lang).await {
                Ok((what, stands)) => (held.words, theirs) = (what, Some(stands)),
                Err(Problem::NotFound) => {}
                Err(problem) => return Err(problem),
            }
        } else if held.kind == "presence" && says_present(actor, held.group_id) {
            let children = [held.child_id];
            let said = presence::of_children(&mut tx, actor.organisation, children, day).await?;
            theirs = Some(said_by_others(said.get(&held.child_id), &actor.zone, cx.lang));
        }
        lines.push(Line {
            id: held.id,
            what: what(&held, cx.lang),
            because: because(&held, cx.lang),
            day: said(day, actor.today, cx.lang),
            time: presence::time(held.written_at, &actor.zone),
            child: held.child,
            words: held.words,
            theirs,
        });
    }
    drop(tx);
    html(&HeldPage { page: cx.page(), lines })
}

fn says_present(actor: &Arc<Actor>, group: GroupId) -> bool {
    Grant::<SayPresent>::of(actor).is_ok_and(|may| may.covers(Some(group.0), None))
}

fn said_by_others(
    said: Option<&mentorkind_domain::presence::Said<Moment>>,
    zone: &TimeZone,
    lang: Lang,
) -> String {
    said.map_or_else(|| lang.t("offline-nothing-said").to_string(), |said| presence::note(said, zone, lang))
}

fn audit(actor: &Actor, action: &'static str, letter: LetterId, child: ChildId) -> Audit {
    Audit::new(actor.organisation, Some(actor.account), action).on("letter", letter).on("child", child)
}

/// The writer wants it as it was written; with the rights of now.
pub(super) async fn keep(
    cx: Cx,
    Path(letter): Path<LetterId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let actor = cx.actor()?;
    let mut tx = cx.write(&form).await?;
    let held = queries::held(&mut tx, actor.organisation, staff(actor)?, letter).await?;
    let held = held.ok_or(Problem::NotFound)?;
    let written = (held.written_at, held.written_at.date_in(&actor.zone));
    let place = (held.group_id, held.child_id);
    match carry_out(&mut tx, actor, place, written, &held.words(), true).await {
        Ok((_, groups)) => {
            queries::settle(&mut tx, actor.organisation, letter, true).await?;
            let flash = Flash::good(cx.lang.t("offline-kept").with("child", &held.child));
            let audit = audit(actor, "written without a connection, kept by choice", letter, held.child_id);
            let answer = tx.finish(audit, "/letters", Some(flash)).await?;
            live::changed(&cx.app, actor.organisation, &groups, held.words().part());
            Ok(answer)
        }
        Err(Stop::Hold(_)) => {
            drop(tx);
            let tx = cx.write(&form).await?;
            let flash = Flash::know(cx.lang.t("offline-cannot").with("child", &held.child));
            Ok(tx.finish(Audit::housekeeping(), "/letters", Some(flash)).await?)
        }
        Err(Stop::Broken(problem)) => Err(problem),
    }
}

/// The writer throws it away.
pub(super) async fn drop_it(
    cx: Cx,
    Path(letter): Path<LetterId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let actor = cx.actor()?;
    let mut tx = cx.write(&form).await?;
    let held = queries::held(&mut tx, actor.organisation, staff(actor)?, letter).await?;
    let held = held.ok_or(Problem::NotFound)?;
    queries::settle(&mut tx, actor.organisation, letter, false).await?;
    let flash = Flash::know(cx.lang.t("offline-dropped").with("child", &held.child));
    let audit = audit(actor, "written without a connection, thrown away", letter, held.child_id);
    Ok(tx.finish(audit, "/letters", Some(flash)).await?)
}
