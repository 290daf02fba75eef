//! Which tablets are joined to which groups: adding one, ending one.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use mentorkind_domain::access::action::ManageTablets;
use serde::Deserialize;

use super::queries::{self, CODE_MINUTES, Tablet};
use crate::{
    account::{Nothing, device_in_words},
    group::{self, GroupInfo},
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said, said_moment},
        form::Submitted,
        ids::TabletId,
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

/// The longest name of a tablet, in characters.
const NAME: usize = 40;

#[derive(Template)]
#[template(path = "tablet/list.html")]
struct ListPage {
    page: Page,
    groups: Vec<Group>,
    choices: Vec<Choice>,
    name: String,
    errors: Vec<(&'static str, String)>,
}

impl ListPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

struct Group {
    name: String,
    location: String,
    tablets: Vec<Row>,
}

struct Row {
    id: TabletId,
    name: String,
    device: String,
    state: State,
    end_label: String,
}

enum State {
    /// Until this moment a code can be typed on it.
    Waiting(Said),
    /// Nobody typed the code in time.
    Missed,
    /// Last used at this moment; ends by itself after this day.
    Joined { used: Said, last: Said },
    /// Ended by itself, after this day.
    Lapsed(Said),
}

struct Choice {
    value: String,
    label: String,
    selected: bool,
}

/// Which group is meant.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    #[serde(default)]
    group: String,
}

/// The tablets of a person's groups.
pub async fn list(
    cx: Cx,
    grant: Grant<ManageTablets>,
    Query(which): Query<Which>,
) -> Result<Response, Problem> {
    html(&page(&cx, &grant, &which.group, String::new(), Vec::new()).await?)
}

async fn page(
    cx: &Cx,
    grant: &Grant<ManageTablets>,
    group: &str,
    name: String,
    errors: Vec<(&'static str, String)>,
) -> Result<ListPage, Problem> {
    let mut tx = cx.read().await?;
    let groups = group::list(&mut tx, grant, None).await?;
    let tablets = queries::list(&mut tx, grant).await?;
    let choices = groups
        .iter()
        .map(|info| Choice {
            value: info.id.to_string(),
            label: format!("{} · {}", info.name, info.location_name),
            selected: info.id.to_string() == group,
        })
        .collect();
    let groups = groups
        .into_iter()
        .filter_map(|info| {
            let rows: Vec<Row> =
                tablets.iter().filter(|t| t.group_id == info.id).map(|t| row(cx, grant, &info, t)).collect();
            (!rows.is_empty()).then_some(Group {
                name: info.name,
                location: info.location_name,
                tablets: rows,
            })
        })
        .collect();
    Ok(ListPage { page: cx.page(), groups, choices, name, errors })
}

fn row(cx: &Cx, grant: &Grant<ManageTablets>, info: &GroupInfo, tablet: &Tablet) -> Row {
    let (today, zone) = (grant.actor().today, &grant.actor().zone);
    let at = |moment| said_moment(moment, today, zone, cx.lang);
    let state = match (tablet.last_day(zone), tablet.used_at) {
        (Some(last), Some(used)) if last >= today => {
            State::Joined { used: at(used), last: said(last, today, cx.lang) }
        }
        (Some(last), _) => State::Lapsed(said(last, today, cx.lang)),
        (None, _) if tablet.code_ends_at > cx.now => State::Waiting(at(tablet.code_ends_at)),
        (None, _) => State::Missed,
    };
    let name = if tablet.name.is_empty() { info.name.clone() } else { tablet.name.clone() };
    Row {
        id: tablet.id,
        device: if tablet.joined_at.is_some() {
            device_in_words(&tablet.device, cx.lang)
        } else {
            String::new()
        },
        end_label: cx.lang.t("tablet-end-of").with("name", &name).to_string(),
        name,
        state,
    }
}

/// A tablet to join.
#[derive(Debug, Deserialize)]
pub struct New {
    group: String,
    #[serde(default)]
    name: String,
}

#[derive(Template)]
#[template(path = "tablet/code.html")]
struct CodePage {
    page: Page,
    group: String,
    code: String,
    minutes: i64,
    address: String,
}

/// Makes a code for a tablet, and shows it this once.
pub async fn add(cx: Cx, grant: Grant<ManageTablets>, form: Submitted<New>) -> Result<Response, Problem> {
    let name: String = form.data.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut tx = cx.app.db.write(cx.now).await?;
    let groups = group::list(&mut tx, &grant, None).await?;
    let found = groups.into_iter().find(|info| info.id.to_string() == form.data.group);
    let mut errors = Vec::new();
    if found.is_none() {
        errors.push(("group", cx.lang.t("tablet-group-missing").to_string()));
    }
    if name.chars().count() > NAME {
        errors.push(("name", cx.lang.t("tablet-name-long").with("most", NAME).to_string()));
    }
    let Some(info) = found.filter(|_| errors.is_empty()) else {
        drop(tx);
        let page = page(&cx, &grant, &form.data.group, name, errors).await?;
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (id, code) = queries::add(&mut tx, &grant, info.id, &name).await?;
    let by = Some(grant.actor().account);
    let audit = Audit::new(grant.organisation(), by, "tablet added").on("tablet", id).on("group", info.id);
    tx.commit(audit).await?;
    html(&CodePage {
        page: cx.page(),
        group: info.name,
        code: format!("{}-{}", &code[..4], &code[4..]),
        minutes: CODE_MINUTES,
        address: format!("{}/tablet", cx.app.settings.base_url),
    })
}

/// Ends a tablet at once, and what is open on it.
pub async fn end(
    cx: Cx,
    grant: Grant<ManageTablets>,
    Path(tablet): Path<TabletId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    if !queries::end(&mut tx, &grant, tablet).await? {
        return Err(Problem::NotFound);
    }
    let by = Some(grant.actor().account);
    let audit = Audit::new(grant.organisation(), by, "tablet ended").on("tablet", tablet);
    Ok(tx.finish(audit, "/tablets", Some(Flash::good(cx.lang.t("tablet-ended")))).await?)
}
