//! That roles were given: told to the directors, who see the list. An administrator gives nobody access to children's
//! files unseen, also not two administrators to each other.

use askama::Template;
use axum::response::Response;
use jiff::ToSpan;
use mentorkind_domain::access::action::{ManagePeople, SeeGivenRoles};
use sqlx::FromRow;
use uuid::Uuid;

use super::queries::{NewRole, with_role};
use crate::{
    on,
    platform::{
        access::Grant,
        app::App,
        clock::Moment,
        dates::{Said, said},
        db::{Read, Write},
        i18n::Lang,
        ids::{StaffId, time_of},
        jobs,
        mail::Mail,
        problem::Problem,
        relations,
        render::{Page, html},
        session::Cx,
    },
};

/// For how many days a role that was given stays on the list.
const DAYS: i64 = 90;

/// Tells the directors that somebody was given a role with which children's files open; where there is no other than who
/// gave or got it, the protection officers. The mail names nobody.
pub async fn tell(
    tx: &mut Write,
    app: &App,
    grant: &Grant<ManagePeople>,
    staff: StaffId,
    new: &NewRole,
) -> sqlx::Result<()> {
    if !relations::of_role(new.role).is_some_and(|relation| relation.opens_child_files()) {
        return Ok(());
    }
    let actor = grant.actor();
    for role in ["director", "protection"] {
        let mut holders = with_role(tx, actor.organisation, role, actor.today).await?;
        holders.retain(|holder| holder.id != staff && Some(holder.id) != actor.staff);
        for holder in &holders {
            let lang = Lang::of(&holder.language);
            let subject = lang.t("people-given-mail-subject").with("organisation", &actor.organisation_name);
            let text = lang.t("people-given-mail-text").with("organisation", &actor.organisation_name);
            let text = text.with("link", format!("{}/people/given", app.settings.base_url));
            let mail = Mail {
                to: holder.email.clone(),
                subject: subject.to_string(),
                text: text.to_string(),
                about: Vec::new(),
            };
            jobs::add_mail(tx, actor.organisation, &mail).await?;
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
}

/// The roles that were given since a moment, the newest first. Their identifiers are in the order of time.
async fn given(tx: &mut Read, grant: &Grant<SeeGivenRoles>, since: Moment) -> sqlx::Result<Vec<Row>> {
    on!(tx, c => sqlx::query_as(
        "SELECT r.id, s.name, r.role, l.name AS location_name, r.from_on, r.until_on, r.imported FROM staff_role r
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
    imported: bool,
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
                imported: row.imported,
            }
        })
        .collect();
    html(&GivenPage { page: cx.page(), rows })
}
