//! What is kept of children, by name, for who may: until when, why longer, and keeping it for a reason.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    retention::{LONGEST_REASON, Verdict},
};
use serde::Deserialize;

use super::{
    queries::{self, Hold, Kept},
    review,
};
use crate::{
    consent::text_mistake,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said, said_moment},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, OrganisationId},
        opening::Opening,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
    protocol,
};

/// A kind of a child, in words.
struct Line {
    kind: String,
    badge: &'static str,
    state: String,
}

/// A child of which something is past its term.
struct Row {
    id: ChildId,
    name: String,
    group: String,
    left: Said,
    badge: &'static str,
    state: String,
}

#[derive(Template)]
#[template(path = "retention/kept.html")]
struct KeptPage {
    page: Page,
    reviews: Vec<review::Line>,
    decided: Vec<review::Decided>,
    /// Something is past its term.
    past: Vec<Row>,
    /// Nothing is yet.
    later: Vec<Row>,
}

fn need_words(needs: &[mentorkind_domain::retention::Need], lang: Lang) -> String {
    let words: Vec<String> = needs
        .iter()
        .map(|need| {
            let key = "retention-need-".to_owned() + need.code();
            lang.t(&key).to_string()
        })
        .collect();
    words.join(", ")
}

fn state(verdict: &Verdict, today: Date, lang: Lang) -> Option<(&'static str, String)> {
    let day = |day: &Date| said(*day, today, lang).said;
    Some(match verdict {
        Verdict::Nothing => return None,
        Verdict::Here => ("plain", lang.t("retention-here").to_string()),
        Verdict::Later(from) => ("plain", lang.t("retention-later").with("date", day(from)).to_string()),
        Verdict::Needed(_, needs) => {
            ("know", lang.t("retention-needed").with("why", need_words(needs, lang)).to_string())
        }
        Verdict::MayGo(since) => ("due", lang.t("retention-may-go").with("date", day(since)).to_string()),
    })
}

pub(super) async fn list(cx: Cx, grant: Grant<action::KeepLonger>) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let mut tx = cx.read().await?;
    let terms = protocol::in_force(&mut tx, organisation, today).await?.retention_terms();
    let all = queries::kept(&mut tx, organisation, None, today).await?;
    let (reviews, decided) = match Grant::<action::ReviewDeletion>::of(grant.actor()) {
        Ok(grant) => {
            (review::waiting(&mut tx, &grant, lang).await?, review::decided(&mut tx, &grant, lang).await?)
        }
        Err(_) => Default::default(),
    };
    drop(tx);
    let (mut past, mut later) = (Vec::new(), Vec::new());
    for one in all.into_iter().filter(|one| !one.died && grant.covers(Some(one.group.0), None)) {
        let verdicts = queries::verdicts(&one.facts, &terms, today);
        let goes = verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::MayGo(_))).count();
        let needed = verdicts.iter().any(|(_, verdict)| matches!(verdict, Verdict::Needed(..)));
        let hold = !one.facts.needs.is_empty();
        let (badge, state) = if goes > 0 {
            (
                "due",
                lang.t("retention-goes").with("count", i64::try_from(goes).unwrap_or_default()).to_string(),
            )
        } else if hold {
            ("know", lang.t("retention-needed").with("why", need_words(&one.facts.needs, lang)).to_string())
        } else {
            ("plain", lang.t("retention-not-yet").to_string())
        };
        let Some(left) = one.facts.left_on else { continue };
        let row = Row {
            id: one.child,
            name: one.name,
            group: one.group_name,
            left: said(left, today, lang),
            badge,
            state,
        };
        if goes > 0 || needed { past.push(row) } else { later.push(row) }
    }
    for rows in [&mut past, &mut later] {
        rows.sort_by(|a, b| a.left.iso.cmp(&b.left.iso).then_with(|| a.name.cmp(&b.name)));
    }
    html(&KeptPage { page: cx.page(), reviews, decided, past, later })
}

#[derive(Template)]
#[template(path = "retention/child.html")]
struct ChildPage {
    page: Page,
    id: ChildId,
    name: String,
    group: String,
    left: Option<Said>,
    lines: Vec<Line>,
    hold: Option<(Hold, Said)>,
    reason: String,
    error: Option<String>,
}

impl ChildPage {
    fn problems(&self) -> Vec<(&str, &str)> {
        self.error.iter().map(|text| ("reason", text.as_str())).collect()
    }
}

async fn found(tx: &mut Read, grant: &Grant<action::KeepLonger>, child: ChildId) -> Result<Kept, Problem> {
    let found = queries::kept(tx, grant.organisation(), Some(child), grant.actor().today).await?.pop();
    found.filter(|one| grant.covers(Some(one.group.0), None)).ok_or(Problem::NotFound)
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::KeepLonger>,
    child: ChildId,
    typed: Option<(String, String)>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let one = found(&mut tx, grant, child).await?;
    let terms = protocol::in_force(&mut tx, organisation, actor.today).await?.retention_terms();
    let hold = queries::hold(&mut tx, organisation, child).await?;
    drop(tx);
    let opening = Opening {
        organisation,
        account: actor.account,
        child,
        relation: if grant.everywhere() { "staff" } else { "teamlead" },
        page: "kept",
        at: cx.now,
    };
    cx.app.openings.record(vec![opening]).await?;
    let verdicts = queries::verdicts(&one.facts, &terms, actor.today);
    let lines = verdicts.iter().filter_map(|(kind, verdict)| {
        let key = "retention-kind-".to_owned() + kind.code();
        let (badge, state) = state(verdict, actor.today, lang)?;
        Some(Line { kind: lang.t(&key).to_string(), badge, state })
    });
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (reason, error) = typed.map_or_else(Default::default, |(reason, error)| (reason, Some(error)));
    status_html(
        status,
        &ChildPage {
            page: cx.page(),
            id: child,
            lines: lines.collect(),
            left: one.facts.left_on.map(|day| said(day, actor.today, lang)),
            hold: hold.map(|hold| {
                let at = said_moment(hold.placed_at, actor.today, &actor.zone, lang);
                (hold, at)
            }),
            name: one.name,
            group: one.group_name,
            reason,
            error,
        },
    )
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::KeepLonger>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, child, None).await
}

/// Why.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ReasonForm {
    reason: String,
}

/// Where a child's page is.
fn place(child: ChildId) -> String {
    format!("/kept/{child}")
}

fn audit(organisation: OrganisationId, grant: &Grant<action::KeepLonger>, what: &'static str) -> Audit {
    Audit::new(organisation, Some(grant.actor().account), what)
}

pub(super) async fn hold(
    cx: Cx,
    grant: Grant<action::KeepLonger>,
    Path(child): Path<ChildId>,
    form: Submitted<ReasonForm>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    found(&mut tx, &grant, child).await?;
    if let Some(mistake) = text_mistake(&form.data.reason, LONGEST_REASON, lang) {
        drop(tx);
        return show(&cx, &grant, child, Some((form.data.reason, mistake))).await;
    }
    if queries::hold(&mut tx, organisation, child).await?.is_some() {
        return Err(Problem::Conflict);
    }
    let id = queries::place_hold(&mut tx, organisation, (child, staff), form.data.reason.trim()).await?;
    let audit = audit(organisation, &grant, "legal hold placed").on("hold", id).on("child", child);
    Ok(tx.finish(audit, &place(child), Some(Flash::good(lang.t("retention-held")))).await?)
}

pub(super) async fn release(
    cx: Cx,
    grant: Grant<action::KeepLonger>,
    Path(child): Path<ChildId>,
    form: Submitted<ReasonForm>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    found(&mut tx, &grant, child).await?;
    if let Some(mistake) = text_mistake(&form.data.reason, LONGEST_REASON, lang) {
        drop(tx);
        return show(&cx, &grant, child, Some((form.data.reason, mistake))).await;
    }
    let held = queries::hold(&mut tx, organisation, child).await?.ok_or(Problem::Conflict)?;
    if !queries::end_hold(&mut tx, organisation, (held.id, staff), form.data.reason.trim()).await? {
        return Err(Problem::Conflict);
    }
    let audit = audit(organisation, &grant, "legal hold taken off").on("hold", held.id).on("child", child);
    Ok(tx.finish(audit, &place(child), Some(Flash::good(lang.t("retention-released")))).await?)
}
