//! That roles were given: told to the directors, who see the list. An administrator gives nobody access to children's
//! files unseen, also not two administrators to each other.

use askama::Template;
use axum::response::Response;
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::access::action::SeeGivenRoles;
use sqlx::FromRow;
use uuid::Uuid;

use super::queries::with_role;
use crate::{
    on,
    platform::{
        access::Grant,
        app::App,
        clock::Moment,
        dates::{Said, said},
        db::{Read, Write},
        i18n::Lang,
        ids::{OrganisationId, StaffId, time_of},
        jobs,
        mail::Mail,
        problem::Problem,
        relations,
        render::{Page, html},
        session::{Actor, Cx},
    },
};

/// For how many days a role that was given stays on the list.
const DAYS: i64 = 90;

/// The organisation in which something was given, on its day.
pub struct Place<'a> {
    /// Which.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: &'a str,
    /// The day there.
    pub today: Date,
}

impl<'a> Place<'a> {
    /// An organisation at a moment.
    pub fn of(organisation: OrganisationId, name: &'a str, now: Moment, zone: &str) -> Self {
        Self { organisation, name, today: now.date_in(&TimeZone::get(zone).unwrap_or(TimeZone::UTC)) }
    }

    /// That of somebody.
    pub fn of_actor(actor: &'a Actor) -> Self {
        Self { organisation: actor.organisation, name: &actor.organisation_name, today: actor.today }
    }
}

/// Tells the directors that somebody was given a role with which children's files open. `by`: who gave it.
pub async fn tell_of_role(
    tx: &mut Write,
    app: &App,
    place: &Place<'_>,
    by: Option<StaffId>,
    (staff, role): (StaffId, &str),
) -> sqlx::Result<()> {
    if !relations::of_role(role).is_some_and(|relation| relation.opens_child_files()) {
        return Ok(());
    }
    let words = ("people-given-mail-subject", "people-given-mail-text", "/people/given");
    tell_directors(tx, app, place, &[Some(staff), by], words).await
}

/// Tells the directors of something with a subject, a text and a link; where there is no other than who did it or to whom it
/// happened, the protection officers. The mail names nobody.
pub async fn tell_directors(
    tx: &mut Write,
    app: &App,
    place: &Place<'_>,
    not: &[Option<StaffId>],
    (subject, text, link): (&str, &str, &str),
) -> sqlx::Result<()> {
    for role in ["director", "protection"] {
        let mut holders = with_role(tx, place.organisation, role, place.today).await?;
        holders.retain(|holder| !not.contains(&Some(holder.id)));
        for holder in &holders {
            let lang = Lang::of(&holder.language);
            let text = lang.t(text).with("organisation", place.name);
            let mail = Mail {
                to: holder.email.clone(),
                subject: lang.t(subject).with("organisation", place.name).to_string(),
                text: text.with("link", format!("{}{link}", app.settings.base_url)).to_string(),
                about: Vec::new(),
            };
            jobs::add_mail(tx, place.organisation, &mail).await?;
        }
        if !holders.is_empty() {
            break;
        }
    }
    Ok(())
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    name: String,
    role: String,
    location_name: Option<String>,
    from_on: Option<jiff_sqlx::Date>,
    until_on: Option<jiff_sqlx::Date>,
    imported: bool,
    by_provider: bool,
}

/// The roles that were given since a moment, the newest first. Their identifiers are in the order of time.
async fn given(tx: &mut Read, grant: &Grant<SeeGivenRoles>, since: Moment) -> sqlx::Result<Vec<Row>> {
    on!(tx, c => sqlx::query_as(
        "SELECT r.id, s.name, r.role, l.name AS location_name, r.from_on, r.until_on, r.imported, r.by_provider FROM staff_role r
         JOIN staff_member s ON s.organisation_id = r.organisation_id AND s.id = r.staff_id
         LEFT JOIN location l ON l.organisation_id = r.organisation_id AND l.id = r.location_id
         WHERE r.organisation_id = $1 AND r.id >= $2 ORDER BY r.id DESC LIMIT 200")
        .bind(grant.organisation()).bind(crate::platform::ids::first_at(since)).fetch_all(c).await)
}

#[derive(Template)]
#[template(path = "people/given.html")]
struct GivenPage {
    page: Page,
    rows: Vec<GivenRow>,
}

struct GivenRow {
    name: String,
    role: String,
    on: Said,
    details: String,
    /// How it was given.
    way: String,
}

fn way(imported: bool, by_provider: bool) -> &'static str {
    match (imported, by_provider) {
        (true, _) => "people-given-imported",
        (false, true) => "people-given-by-provider",
        (false, false) => "people-given-by-hand",
    }
}

/// Which roles were given lately, by hand and by the planning.
pub async fn page(cx: Cx, grant: Grant<SeeGivenRoles>) -> Result<Response, Problem> {
    let (today, zone) = (grant.actor().today, &grant.actor().zone);
    let first = today.saturating_sub(DAYS.days()).to_zoned(zone.clone()).map(|day| day.timestamp());
    let since = first.map(Moment::from).unwrap_or_default();
    let rows = given(&mut cx.read().await?, &grant, since).await?;
    let on = |date: jiff_sqlx::Date| said(date.to_jiff(), today, cx.lang).said;
    let rows = rows
        .into_iter()
        .map(|row| {
            let key = format!("role-{}", row.role);
            let role = cx.lang.t(&key).to_string();
            let from =
                row.from_on.map(|from| cx.lang.t("people-role-from").with("date", on(from)).to_string());
            let until =
                row.until_on.map(|until| cx.lang.t("people-role-until").with("date", on(until)).to_string());
            GivenRow {
                name: row.name,
                role: row.location_name.map_or(role.clone(), |location| format!("{role} · {location}")),
                on: said(time_of(row.id).date_in(zone), today, cx.lang),
                details: [from, until].into_iter().flatten().collect::<Vec<_>>().join(" · "),
                way: cx.lang.t(way(row.imported, row.by_provider)).to_string(),
            }
        })
        .collect();
    html(&GivenPage { page: cx.page(), rows })
}
