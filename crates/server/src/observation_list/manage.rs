//! The lists of the organisation: what they hold, and when they are on.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{access::action, observation_list::Ages};

use super::queries::{self, Kept};
use crate::{
    account::Nothing,
    observation::Pairs,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, exact, said, said_moment},
        form::Submitted,
        i18n::Lang,
        ids::ObservationListId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

type Grants = Grant<action::SetObservationLists>;

/// The kinds of care, as the tables of an import name them.
const KINDS: [&str; 3] = ["kdv", "peuter", "bso"];
/// A list can be turned on or off this many days ahead.
const AHEAD: i64 = 730;
/// So many mistakes are shown; whoever has more mends these first.
const MOST_MISTAKES: usize = 200;

/// A version of a list.
struct Line {
    id: ObservationListId,
    name: String,
    version: String,
    /// The kind of badge.
    badge: &'static str,
    state: String,
    fills: i64,
}

#[derive(Template)]
#[template(path = "observation_list/lists.html")]
struct ListsPage {
    page: Page,
    lists: Vec<Line>,
    mistakes: Vec<String>,
    /// So many mistakes more than are shown.
    more: usize,
}

/// How it stands with a list, in words.
fn state(kept: &Kept, today: Date, lang: Lang) -> (&'static str, String) {
    let with = |key: &'static str, day: Date| lang.t(key).with("date", exact(day, lang)).to_string();
    match (kept.on_from, kept.off_from) {
        (Some(from), off) if from > today && off.is_none_or(|off| from < off) => {
            ("know", with("olist-state-on-from", from))
        }
        (Some(_), Some(off)) if kept.on(today) => ("good", with("olist-state-on-until", off)),
        (Some(from), None) => ("good", with("olist-state-on", from)),
        (Some(_), Some(off)) if off <= today => ("plain", with("olist-state-off-since", off)),
        (_, _) => ("plain", lang.t("olist-state-off").to_string()),
    }
}

async fn lists_page(cx: &Cx, grant: &Grants, mut mistakes: Vec<String>) -> Result<ListsPage, Problem> {
    let mut tx = cx.read().await?;
    let lists = queries::lists(&mut tx, grant).await?;
    let more = mistakes.len().saturating_sub(MOST_MISTAKES);
    mistakes.truncate(MOST_MISTAKES);
    let line = |kept: Kept| {
        let (badge, state) = state(&kept, grant.actor().today, cx.lang);
        Line {
            id: kept.id,
            name: kept.list.name.clone(),
            version: kept.list.version.clone(),
            badge,
            state,
            fills: kept.fills,
        }
    };
    Ok(ListsPage { page: cx.page(), lists: lists.into_iter().map(line).collect(), mistakes, more })
}

pub(super) async fn page(cx: Cx, grant: Grants) -> Result<Response, Problem> {
    html(&lists_page(&cx, &grant, Vec::new()).await?)
}

/// The page, with why a file was not taken in.
pub(super) async fn refused(cx: &Cx, grant: &Grants, mistakes: Vec<String>) -> Result<Response, Problem> {
    status_html(StatusCode::UNPROCESSABLE_ENTITY, &lists_page(cx, grant, mistakes).await?)
}

struct ItemLine {
    text: String,
    /// The words of its scale.
    words: String,
    /// Where they are others than those of the list.
    ages: Option<String>,
}

#[derive(Template)]
#[template(path = "observation_list/list.html")]
struct ListPage {
    page: Page,
    id: ObservationListId,
    name: String,
    version: String,
    source: String,
    ages: String,
    badge: &'static str,
    state: String,
    /// Who took it in, and when.
    made_by: String,
    made_at: Said,
    fills: i64,
    /// For each scale its words with what is meant.
    scales: Vec<Vec<(String, String)>>,
    sections: Vec<(String, Vec<ItemLine>)>,
    items: usize,
    /// It is on, or will be.
    goes_on: bool,
    /// Another version that is on, and stops.
    replaces: Option<String>,
    from: String,
    from_error: Option<String>,
    kinds: Vec<(&'static str, String, bool)>,
    kinds_error: Option<String>,
    off: String,
    off_error: Option<String>,
}

impl ListPage {
    fn problems(&self) -> Vec<(&'static str, &str)> {
        let all = [("from", &self.from_error), ("kinds", &self.kinds_error), ("off", &self.off_error)];
        all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?))).collect()
    }
}

fn ages(ages: Ages, lang: Lang) -> String {
    lang.t("olist-ages").with("from", ages.from).with("until", ages.until).to_string()
}

async fn list_page(cx: &Cx, grant: &Grants, kept: &Kept) -> Result<ListPage, Problem> {
    let (actor, lang, list) = (grant.actor(), cx.lang, &kept.list);
    let mut tx = cx.read().await?;
    let all = queries::lists(&mut tx, grant).await?;
    let today = actor.today;
    let other = all.iter().find(|one| one.list.code == list.code && one.id != kept.id && one.goes_on(today));
    let (badge, state) = state(kept, today, lang);
    let item = |item: &mentorkind_domain::observation_list::Item| ItemLine {
        text: item.text.clone(),
        words: list.values(item).iter().map(|value| value.label.as_str()).collect::<Vec<_>>().join(" · "),
        ages: (item.ages != list.ages).then(|| ages(item.ages, lang)),
    };
    Ok(ListPage {
        page: cx.page(),
        id: kept.id,
        name: list.name.clone(),
        version: list.version.clone(),
        source: list.source.clone(),
        ages: ages(list.ages, lang),
        badge,
        state,
        made_by: kept.made_by.clone(),
        made_at: said_moment(kept.made_at, today, &actor.zone, lang),
        fills: kept.fills,
        scales: list
            .scales
            .iter()
            .map(|scale| {
                scale.values.iter().map(|value| (value.label.clone(), value.explanation.clone())).collect()
            })
            .collect(),
        sections: list
            .sections
            .iter()
            .map(|section| (section.name.clone(), section.items.iter().map(item).collect()))
            .collect(),
        items: list.items().count(),
        goes_on: kept.goes_on(today),
        replaces: other.map(|other| other.list.version.clone()),
        from: today.to_string(),
        from_error: None,
        kinds: KINDS
            .into_iter()
            .map(|kind| {
                let label = lang.t(&("group-kind-".to_owned() + kind)).to_string();
                (kind, label, kept.is_for(kind))
            })
            .collect(),
        kinds_error: None,
        off: today.to_string(),
        off_error: None,
    })
}

async fn find(cx: &Cx, grant: &Grants, id: ObservationListId) -> Result<Kept, Problem> {
    let mut tx = cx.read().await?;
    queries::list(&mut tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)
}

pub(super) async fn list(
    cx: Cx,
    grant: Grants,
    Path(id): Path<ObservationListId>,
) -> Result<Response, Problem> {
    let kept = find(&cx, &grant, id).await?;
    html(&list_page(&cx, &grant, &kept).await?)
}

/// A day from today on, not too far.
fn day(typed: &str, today: Date, lang: Lang) -> Result<Date, String> {
    let last = today.saturating_add(AHEAD.days());
    let day = typed.trim().parse().ok().filter(|day| (today..=last).contains(day));
    day.ok_or_else(|| {
        lang.t("olist-wrong-day")
            .with("from", exact(today, lang))
            .with("until", exact(last, lang))
            .to_string()
    })
}

pub(super) async fn turn_on(
    cx: Cx,
    grant: Grants,
    Path(id): Path<ObservationListId>,
    form: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let kept = find(&cx, &grant, id).await?;
    let chosen: Vec<&str> =
        KINDS.into_iter().filter(|kind| form.data.all("kind").any(|one| one == *kind)).collect();
    let from = match (day(form.data.get("from"), actor.today, lang), chosen.is_empty()) {
        (Ok(from), false) => from,
        (from, none) => {
            let mut page = list_page(&cx, &grant, &kept).await?;
            form.data.get("from").clone_into(&mut page.from);
            page.from_error = from.err();
            page.kinds_error = none.then(|| lang.t("olist-wrong-kinds").to_string());
            for kind in &mut page.kinds {
                kind.2 = chosen.contains(&kind.0);
            }
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let mut tx = cx.write(&form).await?;
    let others = queries::turn_on(&mut tx, organisation, &kept, from, &chosen.join(" ")).await?;
    let done = if others > 0 { "observation list replaced" } else { "observation list turned on" };
    let audit = Audit::new(organisation, Some(actor.account), done).on("observation_list", id);
    let key = if others > 0 { "olist-replaced" } else { "olist-turned-on" };
    let flash = Flash::good(lang.t(key).with("date", said(from, actor.today, lang).said));
    Ok(tx.finish(audit, &format!("/observation-lists/{id}"), Some(flash)).await?)
}

pub(super) async fn turn_off(
    cx: Cx,
    grant: Grants,
    Path(id): Path<ObservationListId>,
    form: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let kept = find(&cx, &grant, id).await?;
    if !kept.goes_on(actor.today) {
        return Err(Problem::Conflict);
    }
    let off = match day(form.data.get("off"), actor.today, lang) {
        Ok(off) => off,
        Err(error) => {
            let mut page = list_page(&cx, &grant, &kept).await?;
            form.data.get("off").clone_into(&mut page.off);
            page.off_error = Some(error);
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let mut tx = cx.write(&form).await?;
    queries::turn_off(&mut tx, organisation, id, off).await?;
    let audit = Audit::new(organisation, Some(actor.account), "observation list turned off");
    let flash = Flash::good(lang.t("olist-turned-off").with("date", said(off, actor.today, lang).said));
    let to = format!("/observation-lists/{id}");
    Ok(tx.finish(audit.on("observation_list", id), &to, Some(flash)).await?)
}

/// A list that was never filled in leaves nothing behind; another one stays.
pub(super) async fn remove(
    cx: Cx,
    grant: Grants,
    Path(id): Path<ObservationListId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    find(&cx, &grant, id).await?;
    let mut tx = cx.write(&form).await?;
    if !queries::remove(&mut tx, organisation, id).await? {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(actor.account), "observation list removed");
    let flash = Flash::know(cx.lang.t("olist-removed"));
    Ok(tx.finish(audit.on("observation_list", id), "/observation-lists", Some(flash)).await?)
}
