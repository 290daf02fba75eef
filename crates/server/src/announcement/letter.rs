//! The letter for whoever is told on paper.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use mentorkind_division::HalfDays;
use mentorkind_domain::access::action;
use uuid::Uuid;

use super::{
    pages::{Filter, found},
    queries,
};
use crate::{
    family, group,
    mentor_card::{self, Card},
    mentorship,
    platform::{
        access::Grant,
        dates,
        i18n::Lang,
        opening::Opening,
        problem::Problem,
        render::{Page, html},
        session::Cx,
        week::{self, Week},
    },
};

#[derive(Template)]
#[template(path = "announcement/letter.html")]
struct LetterPage {
    page: Page,
    /// The way back.
    back: String,
    organisation: String,
    location: Option<queries::Sender>,
    guardian: String,
    /// Whom to address in an office.
    contact_person: Option<String>,
    dear: String,
    today: String,
    child: String,
    /// The mentor; the present one when a change was withdrawn, if there is one.
    mentor: Option<MentorPart>,
    withdrawn: bool,
    signed: String,
}

struct MentorPart {
    card: Card,
    from: String,
    to_come: bool,
    weeks: Vec<Week>,
    reach: String,
    /// The mentor for whom this one stands in.
    interim: Option<String>,
}

/// How the letter begins: to a person by name, to an office as one writes to an office.
fn dear(announced: &queries::Announced, lang: Lang) -> String {
    let name = announced.guardian_name.as_deref().unwrap_or_default();
    match (announced.institution, &announced.contact_person) {
        (false, _) => lang.t("letter-dear").with("guardian", name).to_string(),
        (true, Some(person)) => lang.t("letter-dear-formal").with("person", person).to_string(),
        (true, None) => lang.t("letter-dear-office").to_string(),
    }
}

pub async fn letter(
    cx: Cx,
    grant: Grant<action::TellInPerson>,
    Path(id): Path<Uuid>,
    Query(filter): Query<Filter>,
) -> Result<Response, Problem> {
    let actor = grant.actor();
    let (organisation, today) = (grant.organisation(), actor.today);
    let mut tx = cx.read().await?;
    let announced = found(&cx, &mut tx, &grant, id, true).await?;
    // In the language of whoever gets it.
    let lang = Lang::of(announced.language.as_deref().unwrap_or_default());
    let mentorships = mentorship::of_children(&mut tx, organisation, &[announced.child_id]).await?;
    let withdrawn = announced.staff_id.is_none();
    let from = announced.from_on.map(jiff_sqlx::Date::to_jiff);
    let told = mentorships.iter().find(|m| match from {
        Some(from) => Some(m.staff) == announced.staff_id && m.from == from,
        None => m.holds_on(today),
    });
    let mentor = match told {
        None => None,
        Some(mentorship) => {
            let on = mentorship.from.max(today);
            let child = queries::days_of_child(&mut tx, organisation, announced.child_id, on).await?;
            let works = group::works(&mut tx, organisation, &[mentorship.staff]).await?;
            let days = works
                .iter()
                .filter(|w| w.holds_on(on) && child.iter().any(|(group, _)| *group == w.group))
                .fold(0, |all, w| all | w.days.0);
            let child = child.iter().fold(0, |all, (_, days)| all | days.0);
            let weeks = if child == 0 {
                week::there(HalfDays(days), lang)
            } else {
                week::together(HalfDays(child), HalfDays(days), lang)
            };
            let card = mentor_card::cards(&mut tx, organisation, [mentorship.staff]).await?.pop();
            card.map(|card| MentorPart {
                from: dates::exact(mentorship.from, lang),
                to_come: mentorship.from > today,
                reach: family::reach(&card, lang),
                interim: mentorship.stands_in_for.as_ref().map(|(_, name)| name.clone()),
                weeks,
                card,
            })
        }
    };
    let location = match announced.group_id {
        Some(group) => queries::sender(&mut tx, organisation, group).await?,
        None => None,
    };
    drop(tx);
    cx.app
        .openings
        .record(vec![Opening {
            organisation,
            account: actor.account,
            child: announced.child_id,
            relation: "staff",
            page: "letter",
            at: cx.now,
        }])
        .await?;
    html(&LetterPage {
        page: Page { lang, ..cx.page() },
        back: filter.page(),
        organisation: actor.organisation_name.clone(),
        location,
        guardian: announced.guardian_name.clone().unwrap_or_default(),
        dear: dear(&announced, lang),
        contact_person: announced.contact_person.clone().filter(|_| announced.institution),
        today: dates::exact(today, lang),
        child: announced.first_name.clone(),
        mentor,
        withdrawn,
        signed: actor.name.clone(),
    })
}
