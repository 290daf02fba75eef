//! Observing several children at once: each gets its own text.

use askama::Template;
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
    response::Response,
};
use mentorkind_domain::{
    access::action,
    half_days::on_date,
    observation::{MOST_CHARACTERS, check_text},
};

use super::{
    draft::aim_mistake,
    note::{read_day, text_mistake, writer},
    pairs::Pairs,
    queries::{self, Written},
};
use crate::{
    child::Child,
    group::{self, GroupFacts, child_names},
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        ids::{ChildId, GroupId},
        problem::Problem,
        render::{Flash, Page, colour, html, initials, status_html},
        session::Cx,
    },
};

struct Choice {
    id: ChildId,
    name: String,
    initials: String,
    colour: u8,
    /// It is there today.
    today: bool,
}

#[derive(Template)]
#[template(path = "observation/choose.html")]
struct ChoosePage {
    page: Page,
    group: GroupId,
    group_name: String,
    children: Vec<Choice>,
    errors: Vec<(&'static str, String)>,
}

/// A child with what is typed about it.
struct Typed {
    id: ChildId,
    name: String,
    text: String,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "observation/several.html")]
struct SeveralPage {
    page: Page,
    group: GroupId,
    group_name: String,
    children: Vec<Typed>,
    aim: String,
    seen_on: String,
    other_day: bool,
    periodic: bool,
    errors: Vec<(String, String)>,
    aim_error: Option<String>,
    day_error: Option<String>,
}

/// The group, if the permission reaches it, with its children by name: those who are there today come first.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::WriteObservation>,
    group: GroupId,
) -> Result<(GroupFacts, Vec<Choice>), Problem> {
    let today = grant.actor().today;
    let groups = group::list(tx, grant, Some(group)).await?;
    let mut facts =
        group::facts(tx, grant.organisation(), groups, today).await?.pop().ok_or(Problem::NotFound)?;
    facts.places.retain(|place| place.period.contains(today));
    let is_there = |id: ChildId| {
        let days = facts.places.iter().filter(|place| place.child == id);
        days.map(|place| on_date(place.days, today)).any(|day| day.morning || day.afternoon)
    };
    let choice = |(id, name): (ChildId, String)| Choice {
        id,
        initials: initials(&name),
        colour: colour(id.0),
        today: is_there(id),
        name,
    };
    let mut children: Vec<Choice> = child_names(facts.places.iter()).into_iter().map(choice).collect();
    children.sort_by_cached_key(|child| (!child.today, child.name.to_lowercase()));
    Ok((facts, children))
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(group): Path<GroupId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.read().await?;
    let (facts, all) = found(&mut tx, &grant, group).await?;
    let query = Pairs::of_query(query.as_deref().unwrap_or_default());
    let chosen: Vec<ChildId> = query.all("child").filter_map(|id| id.parse().ok().map(ChildId)).collect();
    let children: Vec<Typed> = all
        .iter()
        .filter(|child| chosen.contains(&child.id))
        .map(|child| Typed { id: child.id, name: child.name.clone(), text: String::new(), error: None })
        .collect();
    if children.is_empty() {
        let nobody = query.get("sent") == "true" && !all.is_empty();
        let errors = nobody.then(|| ("children", cx.lang.t("observation-several-nobody").to_string()));
        return html(&ChoosePage {
            page: cx.page(),
            group,
            group_name: facts.info.name,
            children: all,
            errors: errors.into_iter().collect(),
        });
    }
    html(&SeveralPage {
        page: cx.page(),
        group,
        group_name: facts.info.name,
        children,
        aim: String::new(),
        seen_on: today.to_string(),
        other_day: false,
        periodic: false,
        errors: Vec::new(),
        aim_error: None,
        day_error: None,
    })
}

pub async fn create(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(group): Path<GroupId>,
    form: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let staff = writer(grant.actor().staff)?;
    let mut tx = cx.write(&form).await?;
    let (facts, all) = found(&mut tx, &grant, group).await?;
    let (aim, seen_on) = (form.data.get("aim").trim(), form.data.get("seen_on"));
    let periodic = form.data.get("periodic") == "true";
    let mut children = Vec::new();
    for (id, text) in form.data.beginning("text-") {
        let id = id.parse().ok().map(ChildId);
        let Some(child) = all.iter().find(|child| Some(child.id) == id) else {
            continue;
        };
        children.push(Typed {
            id: child.id,
            name: child.name.clone(),
            error: match check_text(text, MOST_CHARACTERS) {
                Err(wrong) if !text.trim().is_empty() => Some(text_mistake(wrong, lang)),
                _ => None,
            },
            text: text.to_owned(),
        });
    }
    // A day before somebody's birth is refused for all: nobody watches a group that long ago.
    let youngest = facts.places.iter().filter(|place| children.iter().any(|child| child.id == place.child));
    let youngest = youngest.max_by_key(|place| place.birth_date).map(|place| Child {
        id: place.child,
        first_name: all
            .iter()
            .find(|child| child.id == place.child)
            .map(|child| child.name.clone())
            .unwrap_or_default(),
        name: String::new(),
        birth_date: place.birth_date,
        observed_before: None,
    });
    let youngest = youngest.ok_or(Problem::BadForm)?;
    let (day, day_error) = read_day(seen_on, &youngest, today, lang);
    let aim_error = aim_mistake(aim, lang);
    let mut errors: Vec<(String, String)> = children
        .iter()
        .filter_map(|child| {
            Some((format!("text-{}", child.id), format!("{}: {}", child.name, child.error.as_ref()?)))
        })
        .collect();
    errors.extend(aim_error.clone().map(|error| ("aim".to_owned(), error)));
    errors.extend(day_error.clone().map(|error| ("seen_on".to_owned(), error)));
    if children.iter().all(|child| child.text.trim().is_empty()) {
        let first = format!("text-{}", children[0].id);
        errors.push((first, lang.t("observation-text-empty").to_string()));
    }
    let Some(seen_on) = day.filter(|_| errors.is_empty()) else {
        let page = SeveralPage {
            page: cx.page(),
            group,
            group_name: facts.info.name,
            children,
            aim: aim.to_owned(),
            other_day: seen_on != today.to_string(),
            seen_on: seen_on.to_owned(),
            periodic,
            errors,
            aim_error,
            day_error,
        };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let mut audit = Audit::new(organisation, Some(grant.actor().account), "observations begun");
    let mut begun = 0;
    for child in children.iter().filter(|child| !child.text.trim().is_empty()) {
        let written = Written { seen_on, aim, text: child.text.trim(), periodic };
        let id = queries::add_draft(&mut tx, organisation, child.id, staff, &written).await?;
        audit = audit.on("observation", id).on("child", child.id);
        begun += 1;
    }
    let flash = Flash::good(lang.t("observation-several-kept").with("count", begun));
    Ok(tx.finish(audit, "/observations", Some(flash)).await?)
}
