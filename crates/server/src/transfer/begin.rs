//! The transfers of a child, and beginning one.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{access::action, consent::MOST_NAME, transfer::Destination};
use serde::Deserialize;

use super::{gather, queries, view, write};
use crate::{
    child::{self, Child, Place},
    consent,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, said},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, GroupId, TransferId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// A transfer is begun at most so long before the first day at the receiver, in months.
const MOST_MONTHS: i64 = 36;

/// What was chosen.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct BeginForm {
    #[serde(default)]
    destination: String,
    #[serde(default)]
    receiver: String,
    /// For after-school care of the organisation.
    #[serde(default)]
    group: String,
    #[serde(default)]
    starts_on: String,
}

/// A transfer in the list.
struct Line {
    id: TransferId,
    receiver: String,
    destination: String,
    starts: Said,
    badge: &'static str,
    state: String,
}

struct Choice {
    value: String,
    label: String,
    selected: bool,
}

#[derive(Default)]
struct Mistakes(Vec<(&'static str, String)>);

impl Mistakes {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str())).collect()
    }

    fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(of, _)| *of == field).map(|(_, text)| text.as_str())
    }
}

#[derive(Template)]
#[template(path = "transfer/list.html")]
struct ListPage {
    page: Page,
    child: Child,
    lines: Vec<Line>,
    destinations: Vec<Choice>,
    groups: Vec<Choice>,
    form: BeginForm,
    mistakes: Mistakes,
}

async fn show(
    cx: &Cx,
    grant: &Grant<action::TransferChild>,
    child: ChildId,
    typed: Option<(BeginForm, Mistakes)>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, grant, child).await?;
    let transfers = queries::of_children(&mut tx, organisation, [child.id]).await?;
    let custodians = consent::custodians(&mut tx, organisation, &[child.id], actor.today).await?;
    let groups = queries::after_school_groups(&mut tx, organisation).await?;
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    drop(tx);
    child::open(cx, actor, child.id, &places, "transfer").await?;
    let custodians = custodians.get(&child.id).map_or(&[][..], Vec::as_slice);
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (form, mistakes) =
        typed.unwrap_or_else(|| (proposed(&places, &groups, actor.today), Mistakes::default()));
    let lines = transfers.iter().map(|transfer| {
        let (badge, state) = view::state(transfer.state(custodians, actor.today), lang);
        Line {
            id: transfer.id,
            receiver: transfer.receiver.clone(),
            destination: view::destination(transfer.destination, lang),
            starts: said(transfer.starts_on, actor.today, lang),
            badge,
            state,
        }
    });
    let page = ListPage {
        page: cx.page(),
        lines: lines.collect(),
        destinations: Destination::ALL
            .into_iter()
            .filter(|one| *one != Destination::AfterSchool || !groups.is_empty())
            .map(|one| Choice {
                value: one.code().to_owned(),
                label: view::destination(one, lang),
                selected: form.destination == one.code(),
            })
            .collect(),
        groups: groups
            .into_iter()
            .map(|(id, label)| Choice {
                selected: form.group == id.to_string(),
                value: id.to_string(),
                label,
            })
            .collect(),
        child,
        form,
        mistakes,
    };
    status_html(status, &page)
}

/// What the planning knows already: the child goes to a group of after-school care, from a day on.
fn proposed(places: &[Place], groups: &[(GroupId, String)], today: Date) -> BeginForm {
    let coming = places.iter().filter(|place| place.from.is_some_and(|from| from > today));
    let found =
        coming.filter(|place| groups.iter().any(|(id, _)| *id == place.group)).min_by_key(|place| place.from);
    match found {
        Some(place) => BeginForm {
            destination: Destination::AfterSchool.code().to_owned(),
            group: place.group.to_string(),
            starts_on: place.from.map(|from| from.to_string()).unwrap_or_default(),
            ..BeginForm::default()
        },
        None => BeginForm { destination: Destination::School.code().to_owned(), ..BeginForm::default() },
    }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    show(&cx, &grant, child, None).await
}

/// Where the child goes, by which name, and when.
struct Chosen {
    destination: Destination,
    receiver: String,
    to_group: Option<GroupId>,
    starts_on: Date,
}

fn read(form: &BeginForm, groups: &[(GroupId, String)], today: Date, lang: Lang) -> Result<Chosen, Mistakes> {
    let mut wrong = Vec::new();
    let destination = Destination::of(&form.destination);
    let last = today.saturating_add(MOST_MONTHS.months());
    let starts_on = form.starts_on.trim().parse::<Date>().ok().filter(|day| *day >= today && *day <= last);
    let group = groups.iter().find(|(id, _)| id.to_string() == form.group);
    let to_group = group.filter(|_| destination == Some(Destination::AfterSchool));
    if destination.is_none() {
        wrong.push(("destination", lang.t("transfer-wrong-destination").to_string()));
    } else if destination == Some(Destination::AfterSchool) {
        if to_group.is_none() {
            wrong.push(("group", lang.t("transfer-wrong-group").to_string()));
        }
    } else if let Some(mistake) = consent::text_mistake(&form.receiver, MOST_NAME, lang) {
        wrong.push(("receiver", mistake));
    }
    if starts_on.is_none() {
        wrong.push(("starts_on", lang.t("transfer-wrong-day").to_string()));
    }
    match (destination, starts_on) {
        (Some(destination), Some(starts_on)) if wrong.is_empty() => Ok(Chosen {
            destination,
            receiver: to_group.map_or_else(|| form.receiver.trim().to_owned(), |(_, name)| name.clone()),
            to_group: to_group.map(|(id, _)| *id),
            starts_on,
        }),
        _ => Err(Mistakes(wrong)),
    }
}

pub(super) async fn begin(
    cx: Cx,
    grant: Grant<action::TransferChild>,
    Path(child): Path<ChildId>,
    form: Submitted<BeginForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let groups = queries::after_school_groups(&mut tx, organisation).await?;
    let chosen = match read(&form.data, &groups, actor.today, lang) {
        Ok(chosen) => chosen,
        Err(mistakes) => {
            drop(tx);
            return show(&cx, &grant, child.id, Some((form.data, mistakes))).await;
        }
    };
    let places = child::places(&mut tx, organisation, child.id, actor.today).await?;
    let from_group = places.first().map(|place| place.group).ok_or(Problem::NotFound)?;
    let parts = gather::gather(&mut tx, organisation, (&child, &places), actor, lang).await?;
    let new = write::New {
        child: child.id,
        destination: chosen.destination,
        receiver: chosen.receiver,
        to_group: chosen.to_group,
        from_group,
        starts_on: chosen.starts_on,
        parts,
    };
    let id = write::begin(&mut tx, organisation, &new, staff).await?;
    let audit = Audit::new(organisation, Some(actor.account), "transfer begun")
        .on("transfer", id)
        .on("child", child.id);
    let flash = Flash::good(lang.t("transfer-begun"));
    Ok(tx.finish(audit, &format!("/transfers/{id}"), Some(flash)).await?)
}
