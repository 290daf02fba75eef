//! What is not there of a child, with what people explained about it, where they write more.

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::action,
    inspection::LONGEST_EXPLANATION,
    observation::{WrongText, check_text, names_in},
};
use serde::Deserialize;

use super::{
    evidence::{Child, evidence},
    explanations::{self, Explanation},
    pages::{Asked, day, instead, location, said, why},
};
use crate::platform::{
    access::Grant,
    audit::Audit,
    dates::exact,
    db::Read,
    form::Submitted,
    i18n::Lang,
    ids::{ChildId, ExplanationId, LocationId},
    problem::Problem,
    render::{Flash, Page, status_html},
    session::Cx,
};

/// An explanation as it stands on a page.
pub(super) struct Explained {
    pub(super) id: ExplanationId,
    /// As what it was written, and when.
    pub(super) head: String,
    pub(super) text: String,
    pub(super) withdrawn: bool,
}

impl Explained {
    pub(super) fn new(one: &Explanation, zone: &TimeZone, lang: Lang) -> Self {
        let withdrawn = one.withdrawn_at.is_some();
        Self { id: one.id, head: one.head(zone, lang), text: one.text.clone(), withdrawn }
    }
}

/// Something that is not there, or was not.
struct Lack {
    code: &'static str,
    what: String,
    why: String,
    explained: Vec<Explained>,
    /// What was typed and not kept, and why.
    text: String,
    error: Option<String>,
    /// There are names in it at which somebody should look.
    names: bool,
}

#[derive(Template)]
#[template(path = "inspection/child.html")]
struct ChildPage {
    page: Page,
    id: LocationId,
    child: ChildId,
    location: String,
    number: String,
    on: String,
    iso: String,
    hint: String,
    lacks: Vec<Lack>,
    /// What was explained about other days.
    earlier: Vec<(String, Explained)>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ExplainForm {
    on: String,
    requirement: String,
    text: String,
    #[serde(default)]
    names_stay: String,
}

/// What was typed and is not kept.
struct Refused {
    form: ExplainForm,
    mistake: String,
    names: bool,
}

/// Where what is not there of a child on a day is explained.
pub(super) fn address(location: LocationId, child: ChildId, on: Date) -> String {
    format!("/locations/{location}/inspection/children/{child}?on={on}")
}

/// The child with its number of that day.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    (id, child): (LocationId, ChildId),
    on: Date,
) -> Result<Child, Problem> {
    let found = evidence(tx, grant, id, on).await?;
    found.children.into_iter().find(|one| one.placed.child_id == child).ok_or(Problem::NotFound)
}

async fn show(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::Inspect>,
    (id, child, on): (LocationId, ChildId, Date),
    refused: Option<&Refused>,
) -> Result<Response, Problem> {
    let (lang, zone) = (cx.lang, &grant.actor().zone);
    let location = location(tx, grant, id).await?;
    let found = found(tx, grant, (id, child), on).await?;
    let mut all = explanations::of_location(tx, grant.organisation(), id).await?;
    all.retain(|explanation| explanation.child_id == child);
    let mut lacks = Vec::new();
    for deviation in found.deviations(on) {
        let (about, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|explanation| explanation.is_about(child, deviation));
        all = others;
        let code = deviation.requirement.code();
        let typed = refused.filter(|refused| refused.form.requirement == code);
        lacks.push(Lack {
            code,
            what: said("inspection-lacks-", deviation.requirement, lang),
            why: why(&found, deviation.requirement, on, lang),
            explained: about.iter().map(|one| Explained::new(one, zone, lang)).collect(),
            text: typed.map(|refused| refused.form.text.clone()).unwrap_or_default(),
            error: typed.map(|refused| refused.mistake.clone()),
            names: typed.is_some_and(|refused| refused.names),
        });
    }
    let earlier = all.iter().filter_map(|one| {
        let what = said("inspection-lacks-", one.requirement()?, lang);
        Some((what, Explained::new(one, zone, lang)))
    });
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ChildPage {
        page: cx.page(),
        id,
        child,
        location,
        on: exact(on, lang),
        iso: on.to_string(),
        hint: lang.t("inspection-explain-hint").with("most", LONGEST_EXPLANATION).to_string(),
        earlier: earlier.collect(),
        number: found.number,
        lacks,
    };
    status_html(status, &page)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path((id, child)): Path<(LocationId, ChildId)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    match day(&asked, grant.actor().today, cx.lang) {
        Ok(on) => show(&cx, &mut tx, &grant, (id, child, on), None).await,
        Err(mistake) => instead(&cx, &mut tx, &grant, id, mistake).await,
    }
}

/// Why an explanation is not kept, and whether that is because of names; `names` are those of children in it.
fn mistake(form: &ExplainForm, names: &[&str], lang: Lang) -> Option<(String, bool)> {
    let wrong = match check_text(&form.text, LONGEST_EXPLANATION) {
        Err(WrongText::Empty) => lang.t("inspection-explain-empty"),
        Err(WrongText::TooLong(length)) => {
            lang.t("inspection-explain-too-long").with("most", LONGEST_EXPLANATION).with("length", length)
        }
        Ok(()) if names.is_empty() || form.names_stay == "true" => return None,
        Ok(()) => {
            let said = lang.t("inspection-explain-names").with("count", names.len());
            return Some((said.with("names", names.join(", ")).to_string(), true));
        }
    };
    Some((wrong.to_string(), false))
}

pub(super) async fn write(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path((id, child)): Path<(LocationId, ChildId)>,
    form: Submitted<ExplainForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let asked = Asked { on: form.data.on.clone() };
    let mut tx = cx.write(&form).await?;
    location(&mut tx, &grant, id).await?;
    let on = match day(&asked, actor.today, lang) {
        Ok(on) => on,
        Err(mistake) => return instead(&cx, &mut tx, &grant, id, mistake).await,
    };
    let lacks = found(&mut tx, &grant, (id, child), on).await?;
    let deviation = lacks.deviations(on).find(|one| one.requirement.code() == form.data.requirement);
    let deviation = deviation.ok_or(Problem::Conflict)?;
    let children = explanations::names(&mut tx, organisation, id).await?;
    let children: Vec<&str> = children.iter().map(String::as_str).collect();
    let mut names: Vec<&str> =
        names_in(&form.data.text, &children, &[]).iter().map(|found| children[found.child]).collect();
    names.sort_unstable();
    names.dedup();
    if let Some((mistake, names)) = mistake(&form.data, &names, lang) {
        let refused = Refused { form: form.data, mistake, names };
        return show(&cx, &mut tx, &grant, (id, child, on), Some(&refused)).await;
    }
    // Browsers send the lines of a text as \r\n.
    let text = form.data.text.trim().replace("\r\n", "\n");
    let written = (text.as_str(), explanations::role(actor, id), actor.account);
    let explanation = explanations::explain(&mut tx, organisation, (id, child, deviation), written).await?;
    let audit = Audit::new(organisation, Some(actor.account), "inspection explanation written")
        .on("inspection-explanation", explanation)
        .on("location", id)
        .on("child", child);
    let flash = Flash::good(lang.t("inspection-explain-kept"));
    Ok(tx.finish(audit, &address(id, child, on), Some(flash)).await?)
}

pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::Inspect>,
    Path(id): Path<ExplanationId>,
    form: Submitted<Asked>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let on = day(&form.data, actor.today, lang).unwrap_or(actor.today);
    let mut tx = cx.write(&form).await?;
    let one = explanations::one(&mut tx, organisation, id).await?.ok_or(Problem::NotFound)?;
    location(&mut tx, &grant, one.location_id).await?;
    if !explanations::withdraw(&mut tx, organisation, id, actor.account).await? {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(actor.account), "inspection explanation withdrawn")
        .on("inspection-explanation", id)
        .on("location", one.location_id)
        .on("child", one.child_id);
    let flash = Flash::good(lang.t("inspection-explain-withdrawn"));
    Ok(tx.finish(audit, &address(one.location_id, one.child_id, on), Some(flash)).await?)
}
