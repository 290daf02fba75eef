//! Making a division known from a date, and withdrawing it before that date.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::access::{Permission, action};
use serde::Deserialize;
use sqlx::AssertSqlSafe;

use super::{
    form::Publishing,
    known::{self, Change},
    pages::desk,
    proposal::Proposal,
    queries::{self, Draft},
    view::{self, Crumb, Desk, Difference, PublishForm},
    why,
};
use crate::{
    announcement::{self, NewMentor},
    group, mentorship, on,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{self, Said},
        db::{Read, Write, id_list},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, DivisionId, GroupId, MentorshipId, OrganisationId, StaffId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

#[derive(Template)]
#[template(path = "division/publish.html")]
struct PublishPage {
    page: Page,
    crumbs: Vec<Crumb>,
    publish: PublishForm,
}

/// The form on a page of its own, for browsers without scripts.
pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::MakeKnown>,
    Path(id): Path<DivisionId>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    if draft.state != "draft" {
        return Err(Problem::NotFound);
    }
    let desk = desk(&mut tx, &grant, draft, today).await?;
    let proposal = desk.proposal(desk.draft.on(today));
    let crumbs = view::crumbs(&desk.facts.info, cx.lang);
    let Some(form) = view::page(cx.page(), &desk, &proposal, today, None, None).publish else {
        // The proposal says why it cannot be made known.
        return Ok(Redirect::to(&format!("/divisions/{id}")).into_response());
    };
    html(&PublishPage { page: cx.page(), crumbs, publish: form })
}

pub(super) async fn publish(
    cx: Cx,
    grant: Grant<action::MakeKnown>,
    Path(id): Path<DivisionId>,
    form: Submitted<Publishing>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let account = grant.actor().account;
    let mut tx = cx.write(&form).await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    if draft.state != "draft" || draft.version != form.data.version {
        return Err(draft.changed());
    }
    queries::hold_group(&mut tx, organisation, draft.group).await?;
    let mut desk = desk(&mut tx, &grant, draft, today).await?;
    let shown = desk.proposal(desk.draft.on(today));
    let again = |desk: &Desk, proposal: &Proposal, differences, error| {
        let page = view::page(cx.page(), desk, proposal, today, differences, Some((&form.data.from, error)));
        status_html(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let days = today..=today.saturating_add(1.year());
    let Some(start) = form.data.from.parse::<Date>().ok().filter(|start| days.contains(start)) else {
        let error = cx.lang.t("division-publish-date-error").to_string();
        return again(&desk, &shown, None, Some(error));
    };
    if known::in_the_way(&shown, &desk.coming).is_some() || shown.answer.is_err() {
        return again(&desk, &shown, None, None);
    }
    let seen = form.data.seen();
    if shown.hash != form.data.facts {
        let found = differences(&desk, &seen, &shown, cx.lang);
        let why = cx.lang.t("division-different-title").to_string();
        return again(&desk, &shown, Some((why, found)), None);
    }
    // What holds on that day decides: somebody may have left by then, or have started.
    let then = desk.proposal(start);
    if known::in_the_way(&then, &desk.coming).is_some() {
        return again(&desk, &then, None, None);
    }
    if let Some(error) = why::not_then(&desk.rules, &shown, &then, today, cx.lang) {
        return again(&desk, &shown, None, Some(error));
    }
    let pairs = then.pairs();
    if pairs.iter().any(|pair| !shown.pairs().contains(pair)) {
        let hash = then.hash.clone();
        let found = differences(&desk, &seen, &then, cx.lang);
        queries::touch(&mut tx, organisation, &desk.draft, desk.draft.version, start, &hash).await?;
        let audit = Audit::new(organisation, Some(account), "proposal moved to its date").on("division", id);
        tx.commit(audit).await?;
        desk.draft.version += 1;
        desk.draft.divided_on = start;
        desk.draft.facts_hash = hash;
        let then = desk.proposal(start);
        let date = dates::short_from(start, today, cx.lang);
        let why = cx.lang.t("division-different-date").with("date", date).to_string();
        return again(&desk, &then, Some((why, found)), None);
    }
    let changes = known::changes(&then);
    let interim = desk.draft.only.is_some_and(|only| only.interim);
    let begins = if interim { Begins::Interim } else { Begins::Division };
    let begun = begin(&mut tx, organisation, id, desk.draft.group, &changes, begins).await?;
    announcement::tell(&mut tx, organisation, &begun).await?;
    queries::set_state(&mut tx, organisation, &desk.draft, "published", Some(start)).await?;
    let audit = Audit::new(organisation, Some(account), "division made known")
        .on("group", desk.draft.group)
        .on("division", id);
    let date = dates::exact(start, cx.lang);
    let key = if interim { "division-published-interim" } else { "division-published" };
    let mut flash = Flash::good(cx.lang.t(key).with("date", date).with("count", begun.len()));
    if start > today {
        flash = flash.undo(format!("/divisions/{id}/withdraw"), cx.lang.t("division-withdraw"));
    }
    Ok(tx.finish(audit, &format!("/divisions/{id}"), Some(flash)).await?)
}

/// What is different from what was on the screen, child by child.
fn differences(desk: &Desk, seen: &[(ChildId, StaffId)], proposal: &Proposal, lang: Lang) -> Vec<Difference> {
    let (children, staff) = view::all_names(&desk.facts);
    let gone = lang.t("division-somebody").to_string();
    let nobody = lang.t("division-nobody").to_string();
    let now = proposal.pairs();
    let mentor_in = |pairs: &[(_, _)], child| {
        pairs.iter().find(|(c, _)| *c == child).map(|(_, s)| staff.get(s).unwrap_or(&gone).clone())
    };
    let mut all: Vec<_> = seen.iter().chain(&now).map(|(child, _)| *child).collect();
    all.sort_unstable();
    all.dedup();
    let mut found: Vec<Difference> = all
        .into_iter()
        .filter_map(|child| {
            let (before, after) = (mentor_in(seen, child), mentor_in(&now, child));
            (before != after).then(|| Difference {
                child: children.get(&child).unwrap_or(&gone).clone(),
                before: before.unwrap_or_else(|| nobody.clone()),
                after: after.unwrap_or_else(|| nobody.clone()),
            })
        })
        .collect();
    found.sort_by(|a, b| a.child.cmp(&b.child));
    found
}

/// Why mentorships begin, and others make room for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// By a division.
    Division,
    /// Somebody stands in for a mentor who is away.
    Interim,
    /// The mentor is back.
    Return,
}

impl Begins {
    /// The reason of what begins, and of what ends for it.
    fn codes(self) -> (&'static str, &'static str) {
        match self {
            Self::Division => ("division", "division"),
            Self::Interim => ("interim", "interim"),
            Self::Return => ("return", "returned"),
        }
    }
}

/// Ends the mentorships that make room and begins the new ones. A child never has two without an end: where another than
/// those that make room has none, that is a conflict.
pub(super) async fn begin(
    tx: &mut Write,
    organisation: OrganisationId,
    division: DivisionId,
    group: GroupId,
    changes: &[Change],
    begins: Begins,
) -> Result<Vec<NewMentor>, Problem> {
    let mut begun = Vec::new();
    for change in changes {
        // The mentor whose absence was stood in for may itself be proposed, when it is back by then.
        let begins = if begins == Begins::Interim && change.stands_in_for.is_none() {
            Begins::Division
        } else {
            begins
        };
        let (begin_reason, end_reason) = begins.codes();
        for (mentorship, last) in &change.ends {
            on!(tx, c => sqlx::query(
                "UPDATE mentorship SET until_on = $3, end_reason = $4
                 WHERE organisation_id = $1 AND id = $2 AND until_on IS NULL")
                .bind(organisation).bind(mentorship).bind(jiff_sqlx::Date::from(*last)).bind(end_reason)
                .execute(c).await.map(drop))?;
        }
        let open: i64 = on!(tx, c => sqlx::query_scalar(
            "SELECT COUNT(*) FROM mentorship WHERE organisation_id = $1 AND child_id = $2 AND until_on IS NULL")
            .bind(organisation).bind(change.child).fetch_one(c).await)?;
        if open > 0 {
            return Err(Problem::Conflict);
        }
        let mentorship = MentorshipId::new(tx.now);
        on!(tx, c => sqlx::query(
            "INSERT INTO mentorship (organisation_id, id, child_id, staff_id, group_id, division_id, from_on, begin_reason, stands_in_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
            .bind(organisation).bind(mentorship).bind(change.child).bind(change.staff).bind(group).bind(division)
            .bind(jiff_sqlx::Date::from(change.from)).bind(begin_reason).bind(change.stands_in_for).execute(c).await.map(drop))?;
        begun.push(NewMentor { mentorship, child: change.child });
    }
    Ok(begun)
}

#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::MakeKnown>,
    Path(id): Path<DivisionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let mut tx = cx.write(&form).await?;
    let draft = queries::find(&mut tx, &grant, id).await?;
    let start =
        draft.takes_effect_on.filter(|_| draft.state == "published").ok_or_else(|| draft.changed())?;
    if start <= today {
        return Err(draft.changed());
    }
    queries::hold_group(&mut tx, organisation, draft.group).await?;
    let history = of_division(&mut tx, organisation, id).await?;
    if followed(&history, id) {
        let mut response = Redirect::to(&format!("/divisions/{id}")).into_response();
        Flash::know(cx.lang.t("division-withdraw-later")).put(response.headers_mut());
        return Ok(response);
    }
    let begun: Vec<NewMentor> = history
        .iter()
        .filter(|m| m.division == Some(id))
        .map(|m| NewMentor { mentorship: m.id, child: m.child })
        .collect();
    announcement::take_back(&mut tx, organisation, &begun).await?;
    let begun = id_list(begun.iter().map(|m| m.mentorship));
    for sql in [
        format!("DELETE FROM mentor_handover WHERE organisation_id = $1 AND mentorship_id {}", tx.one_of(2)),
        format!("DELETE FROM mentorship WHERE organisation_id = $1 AND id {}", tx.one_of(2)),
    ] {
        on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(&begun).execute(c).await.map(drop))?;
    }
    let reopened = id_list(known::ended_for(&history, id));
    let sql = format!(
        "UPDATE mentorship SET until_on = NULL, end_reason = NULL WHERE organisation_id = $1 AND id {}",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(organisation).bind(&reopened).execute(c).await.map(drop))?;
    queries::set_state(&mut tx, organisation, &draft, "withdrawn", Some(start)).await?;
    let audit = Audit::new(organisation, Some(grant.actor().account), "division withdrawn")
        .on("group", draft.group)
        .on("division", id);
    let flash = Flash::good(cx.lang.t("division-withdrawn-done"));
    Ok(tx.finish(audit, &format!("/divisions/{id}"), Some(flash)).await?)
}

/// Whether a mentor that a division gave made room for another one already.
fn followed(history: &[mentorship::Mentorship], id: DivisionId) -> bool {
    history.iter().any(|m| m.division == Some(id) && m.replaced())
}

/// All mentorships of the children to whom a division gave a mentor.
async fn of_division(
    tx: &mut Read,
    organisation: OrganisationId,
    id: DivisionId,
) -> sqlx::Result<Vec<mentorship::Mentorship>> {
    let children = on!(tx, c => sqlx::query_scalar(
        "SELECT DISTINCT child_id FROM mentorship WHERE organisation_id = $1 AND division_id = $2 ORDER BY child_id")
        .bind(organisation).bind(id).fetch_all(c).await)?;
    mentorship::of_children(tx, organisation, &children).await
}

#[derive(Template)]
#[template(path = "division/outcome.html")]
struct OutcomePage {
    page: Page,
    crumbs: Vec<Crumb>,
    id: String,
    group: String,
    state: String,
    starts: Option<Said>,
    can_withdraw: bool,
    /// What it gave was changed by another one, that has to be withdrawn first.
    followed: bool,
    changes: Vec<Told>,
}

/// A child that got another or a first mentor.
struct Told {
    child: String,
    before: Option<String>,
    after: String,
    from: Said,
}

/// What became of a proposal that is no draft any more.
pub(super) async fn outcome<A: Permission>(
    cx: &Cx,
    grant: &Grant<A>,
    tx: &mut Read,
    draft: Draft,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let groups = group::list(tx, grant, Some(draft.group)).await?;
    let facts = group::facts(tx, organisation, groups, today).await?.pop().ok_or(Problem::NotFound)?;
    let (children, _) = view::all_names(&facts);
    let history = of_division(tx, organisation, draft.id).await?;
    let gone = cx.lang.t("division-somebody").to_string();
    let mut changes: Vec<Told> = history
        .iter()
        .filter(|m| m.division == Some(draft.id))
        .map(|m| Told {
            child: children.get(&m.child).unwrap_or(&gone).clone(),
            before: mentorship::before(&history, m).map(|old| old.staff_name.clone()),
            after: match m.stands_in_for {
                Some(_) => cx.lang.t("group-history-stand-in").with("mentor", &m.staff_name).to_string(),
                None => m.staff_name.clone(),
            },
            from: dates::said(m.from, today, cx.lang),
        })
        .collect();
    changes.sort_by(|a, b| a.child.cmp(&b.child));
    html(&OutcomePage {
        page: cx.page(),
        crumbs: view::crumbs(&facts.info, cx.lang),
        id: draft.id.to_string(),
        group: draft.group.to_string(),
        followed: followed(&history, draft.id),
        can_withdraw: draft.state == "published" && draft.takes_effect_on.is_some_and(|start| start > today),
        starts: draft.takes_effect_on.map(|start| dates::said(start, today, cx.lang)),
        state: draft.state,
        changes,
    })
}
