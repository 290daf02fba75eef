//! Filling a list in with an observation, section by section; later, correcting what was answered.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use mentorkind_domain::{
    access::action,
    division::months_old,
    observation_list::{Item, MOST_IN_A_TEXT, NOT_SEEN, ObservationList, Section},
};
use serde::Deserialize;

use super::{
    answers::{self, Change, Fill, Given},
    queries, view,
};
use crate::{
    child::{self, Child, OtherNames},
    observation::{self, Observation, Pairs, grouped},
    platform::{
        access::Grant,
        audit::Audit,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ObservationId, ObservationListId, OrganisationId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

/// A list that can be filled in with a draft.
pub struct Offered {
    /// Where.
    pub href: String,
    /// Its name.
    pub name: String,
    /// How many items there are for the age of the child.
    pub items: usize,
    /// How many of them were not answered.
    pub open: usize,
}

/// The lists for an observation that is not finished: those that were begun, and when it is periodic those that are on
/// for the child.
pub async fn offered(
    tx: &mut Read,
    organisation: OrganisationId,
    draft: &Observation,
    child: &Child,
) -> sqlx::Result<Vec<Offered>> {
    let months = months_old(child.birth_date, draft.seen_on);
    let all = open_lists(tx, organisation, draft, child).await?;
    let offered = all.into_iter().map(|(id, list, fill)| {
        let answers = fill.as_ref().map(Fill::answers).unwrap_or_default();
        Offered {
            href: format!("/observations/{}/lists/{id}", draft.id),
            name: list.name.clone(),
            items: list.at(months).iter().map(|(_, items)| items.len()).sum(),
            open: list.unanswered(months, &answers),
        }
    });
    Ok(offered.collect())
}

type OpenList = (ObservationListId, Arc<ObservationList>, Option<Fill>);

/// The lists that can be written in with an observation, with what was answered so far.
async fn open_lists(
    tx: &mut Read,
    organisation: OrganisationId,
    observation: &Observation,
    child: &Child,
) -> sqlx::Result<Vec<OpenList>> {
    let fills = answers::of_children(tx, organisation, [child.id]).await?;
    let begun = fills.into_iter().filter(|fill| fill.observation == observation.id);
    let mut lists: Vec<OpenList> = begun.map(|fill| (fill.list_id, fill.list.clone(), Some(fill))).collect();
    if observation.finished_at.is_none() && observation.periodic {
        let months = months_old(child.birth_date, observation.seen_on);
        for kept in queries::on_for(tx, organisation, child.id, observation.seen_on).await? {
            // What was begun is gone on with, also when a newer version is on by now.
            let begun = lists.iter().any(|(_, list, _)| list.code == kept.list.code);
            if !begun && kept.list.ages.hold(months) && !kept.list.at(months).is_empty() {
                lists.push((kept.id, kept.list, None));
            }
        }
    }
    Ok(lists)
}

/// An answer that can be tapped.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// An item with its answers.
struct ItemField {
    code: String,
    text: String,
    choices: Vec<Choice>,
    remark: String,
    remark_error: Option<String>,
}

/// A part of the list, to go to.
struct Tab {
    href: String,
    label: String,
    current: bool,
    badge: Option<u32>,
}

#[derive(Template)]
#[template(path = "observation_list/fill.html")]
struct FillPage {
    page: Page,
    child: Child,
    observation: ObservationId,
    list: ObservationListId,
    name: String,
    finished: bool,
    tabs: Vec<Tab>,
    section: usize,
    section_name: String,
    last: bool,
    items: Vec<ItemField>,
    /// The words of the scales in this section, with what is meant.
    words: Vec<(String, String)>,
    version: i64,
    /// What stands there by now, where it is other than what was typed.
    theirs: Option<Vec<(String, String)>>,
    /// In remarks that were written now.
    names: OtherNames,
}

impl FillPage {
    fn problems(&self) -> Vec<(String, &str)> {
        let wrong = self
            .items
            .iter()
            .filter_map(|item| Some((format!("remark-{}", item.code), item.remark_error.as_deref()?)));
        wrong.chain(self.names.line().map(|(name, text)| (name.to_owned(), text))).collect()
    }
}

/// All that a page of a list is made from.
struct Open {
    observation: Observation,
    child: Child,
    list: Arc<ObservationList>,
    fill: Option<Fill>,
    months: i64,
}

impl Open {
    fn given(&self, item: &Item) -> Given {
        let given = self.fill.as_ref().and_then(|fill| fill.given.get(&item.code));
        given.cloned().unwrap_or_default()
    }

    fn version(&self) -> i64 {
        self.fill.as_ref().map_or(0, |fill| fill.version)
    }

    /// The sections for the age of the child.
    fn sections(&self) -> Vec<(&Section, Vec<&Item>)> {
        self.list.at(self.months)
    }
}

/// The list with an observation of a child within the grant: a draft of the asker's own, or a finished one with which it
/// was filled in.
async fn open(
    tx: &mut Read,
    grant: &Grant<action::WriteObservation>,
    (id, list): (ObservationId, ObservationListId),
) -> Result<Open, Problem> {
    let organisation = grant.organisation();
    let observation = observation::observation(tx, organisation, id, grant.actor().staff).await?;
    let observation = observation.ok_or(Problem::NotFound)?;
    let child = child::one(tx, grant, observation.child).await?.ok_or(Problem::NotFound)?;
    let lists = open_lists(tx, organisation, &observation, &child).await?;
    let found = lists.into_iter().find(|(of, ..)| *of == list);
    let (_, list, fill) = found.ok_or(Problem::NotFound)?;
    let months = months_old(child.birth_date, observation.seen_on);
    Ok(Open { observation, child, list, fill, months })
}

fn item_field(open: &Open, item: &Item, given: &Given, lang: Lang) -> ItemField {
    let mut choices: Vec<Choice> = Vec::new();
    let mut add = |value: &str, label: String| {
        choices.push(Choice { value: value.to_owned(), label, chosen: given.value == value });
    };
    for value in open.list.values(item) {
        add(&value.code, value.label.clone());
    }
    add(NOT_SEEN, lang.t("olist-not-seen").to_string());
    add("", lang.t("olist-blank").to_string());
    let length = given.remark.chars().count();
    let too_long =
        lang.t("olist-wrong-remark").with("length", grouped(length, lang)).with("most", MOST_IN_A_TEXT);
    ItemField {
        code: item.code.clone(),
        text: item.text.clone(),
        choices,
        remark: given.remark.clone(),
        remark_error: (length > MOST_IN_A_TEXT).then(|| too_long.to_string()),
    }
}

/// The page of a section; `typed` in place of what is kept.
fn fill_page(
    cx: &Cx,
    open: &Open,
    list: ObservationListId,
    section: usize,
    typed: Option<&BTreeMap<String, Given>>,
) -> Result<FillPage, Problem> {
    let lang = cx.lang;
    let sections = open.sections();
    let (here, items) = sections.get(section).ok_or(Problem::NotFound)?;
    let address = format!("/observations/{}/lists/{list}", open.observation.id);
    let tabs = sections.iter().enumerate().map(|(n, (one, items))| {
        let done = items.iter().filter(|item| !open.given(item).value.is_empty()).count();
        let done = lang.t("olist-done").with("done", done).with("count", items.len());
        Tab {
            href: format!("{address}?section={n}"),
            label: format!("{} · {done}", one.name),
            current: n == section,
            badge: None,
        }
    });
    let mut words: Vec<(String, String)> = Vec::new();
    for value in items.iter().flat_map(|item| open.list.values(item)) {
        let pair = (value.label.clone(), value.explanation.clone());
        if !words.contains(&pair) {
            words.push(pair);
        }
    }
    let given = |item: &Item| match typed {
        Some(typed) => typed.get(&item.code).cloned().unwrap_or_default(),
        None => open.given(item),
    };
    Ok(FillPage {
        page: cx.page(),
        child: open.child.clone(),
        observation: open.observation.id,
        list,
        name: open.list.name.clone(),
        finished: open.observation.finished_at.is_some(),
        tabs: tabs.collect(),
        section,
        section_name: here.name.clone(),
        last: section + 1 == sections.len(),
        items: items.iter().map(|item| item_field(open, item, &given(item), lang)).collect(),
        words,
        version: open.version(),
        theirs: None,
        names: OtherNames::default(),
    })
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The section, from 0.
    #[serde(default)]
    section: usize,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path((id, list)): Path<(ObservationId, ObservationListId)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let open = open(&mut tx, &grant, (id, list)).await?;
    let page = fill_page(&cx, &open, list, asked.section, None)?;
    let places = child::places(&mut tx, grant.organisation(), open.child.id, grant.actor().today).await?;
    drop(tx);
    child::open(&cx, grant.actor(), open.child.id, &places, "observation").await?;
    html(&page)
}

pub(super) async fn save(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path((id, list)): Path<(ObservationId, ObservationListId)>,
    form: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let (organisation, lang, pairs) = (grant.organisation(), cx.lang, &form.data);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let section: usize = pairs.get("section").parse().map_err(|_| Problem::BadForm)?;
    let mut tx = cx.write(&form).await?;
    let open = open(&mut tx, &grant, (id, list)).await?;
    let sections = open.sections();
    let (_, items) = sections.get(section).ok_or(Problem::BadForm)?;
    let mut typed: BTreeMap<String, Given> = BTreeMap::new();
    for item in items {
        let value = pairs.get(&format!("value-{}", item.code)).to_owned();
        if !value.is_empty() && open.list.answer(item, &value).is_none() {
            return Err(Problem::BadForm);
        }
        let remark = pairs.get(&format!("remark-{}", item.code)).trim().replace("\r\n", "\n");
        typed.insert(item.code.clone(), Given { value, remark });
    }
    let mut page = fill_page(&cx, &open, list, section, Some(&typed))?;
    let stale = pairs.get("version") != open.version().to_string();
    let changes: Vec<Change<'_>> = items
        .iter()
        .filter_map(|item| {
            let (before, now) = (open.given(item), typed.get(&item.code).cloned().unwrap_or_default());
            (before != now).then_some(Change { item: &item.code, before, now })
        })
        .collect();
    let remarks = changes.iter().filter(|change| change.before.remark != change.now.remark);
    let remarks: Vec<&str> = remarks.map(|change| change.now.remark.as_str()).collect();
    let (own, stay) = ((open.child.id, open.child.first_name.as_str()), pairs.get("names_stay") == "true");
    page.names = OtherNames::look(&mut tx, grant.actor(), own, &remarks, (stay, lang)).await?;
    if stale && !changes.is_empty() || !page.problems().is_empty() {
        page.theirs = stale.then(|| theirs(&open, &changes, lang));
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let finished = open.observation.finished_at.is_some();
    let file = format!("/children/{}", open.child.id);
    let to = match pairs.get("then") {
        "later" => file,
        _ if section + 1 < sections.len() => {
            format!("/observations/{id}/lists/{list}?section={}", section + 1)
        }
        _ if finished => file,
        _ => format!("/observations/{id}/finish"),
    };
    if changes.is_empty() {
        return Ok(Redirect::to(&to).into_response());
    }
    answers::answer(&mut tx, organisation, staff, (&open.observation, list), &changes).await?;
    let (done, key) = if finished {
        ("observation list corrected", "olist-corrected")
    } else {
        ("observation list filled in", "olist-saved")
    };
    let audit = Audit::new(organisation, Some(grant.actor().account), done)
        .on("observation", id)
        .on("observation_list", list)
        .on("child", open.child.id);
    Ok(tx.finish(audit, &to, Some(Flash::good(lang.t(key)))).await?)
}

/// What stands there by now, where it is other than what was typed.
fn theirs(open: &Open, changes: &[Change<'_>], lang: Lang) -> Vec<(String, String)> {
    let line = |change: &Change<'_>| {
        let item = open.list.item(change.item)?;
        Some((item.text.clone(), view::given_words(&open.list, item, &change.before, lang)))
    };
    changes.iter().filter_map(line).collect()
}
