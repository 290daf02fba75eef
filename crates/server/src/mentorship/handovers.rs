//! The handover from the old to the new mentor: due at every change, recorded with one tap.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::{access::action, mentorship as rule};
use serde::Deserialize;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use crate::{
    on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{self, Said},
        db::Read,
        form::Submitted,
        ids::{GroupId, MentorshipId, fresh},
        problem::Problem,
        render::{Flash, Page, colour, html, initials},
        session::Cx,
    },
    protocol,
};

/// How long a handover that is done stays on the list, in days.
const KEPT_DAYS: i64 = 60;

/// A handover, with names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The mentorship that begins.
    pub mentorship: MentorshipId,
    /// The child.
    pub child: Uuid,
    /// The child's first name.
    pub child_name: String,
    /// The group in which the mentorship begins.
    pub group: GroupId,
    /// The group's name.
    pub group_name: String,
    /// Who was its mentor.
    pub old: Uuid,
    /// The old mentor's name.
    pub old_name: String,
    /// Who becomes its mentor.
    pub new: Uuid,
    /// The new mentor's name.
    pub new_name: String,
    /// Due from this day.
    pub since: Date,
    /// The first day of the new mentor.
    pub starts: Date,
    /// When it was recorded as done, and by whom.
    pub done: Option<(Moment, String)>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    child_id: Uuid,
    first_name: String,
    child_key: String,
    group_id: GroupId,
    group_name: String,
    staff_id: Uuid,
    staff_name: String,
    from_on: jiff_sqlx::Date,
    until_on: Option<jiff_sqlx::Date>,
    published_at: Option<Moment>,
    done_at: Option<Moment>,
    done_by: Option<String>,
    open: bool,
}

/// The handovers of a permission that are not done, and those that were done lately. A person who leads no group sees
/// the own ones, as old or new mentor. None where the protocol asks for no handover.
pub async fn due(
    tx: &mut Read,
    grant: &Grant<action::HandOver>,
    today: Date,
    zone: &TimeZone,
) -> sqlx::Result<Vec<Handover>> {
    if !protocol::in_force(tx, grant.organisation(), today).await?.handover_at_change() {
        return Ok(Vec::new());
    }
    let scope = format!("($2 OR {{}}.group_id {} OR {{}}.child_id {})", tx.one_of(3), tx.one_of(4));
    let scope = |table: &str| scope.replace("{}", table);
    let sql = format!(
        "SELECT m.id, m.child_id, k.first_name, k.key AS child_key, m.group_id, g.name AS group_name, m.staff_id,
           s.name AS staff_name, m.from_on, m.until_on, d.published_at, h.done_at, a.name AS done_by, {} AS open
         FROM mentorship m
         JOIN child k ON k.organisation_id = m.organisation_id AND k.id = m.child_id
         JOIN care_group g ON g.organisation_id = m.organisation_id AND g.id = m.group_id
         JOIN staff_member s ON s.organisation_id = m.organisation_id AND s.id = m.staff_id
         LEFT JOIN division d ON d.organisation_id = m.organisation_id AND d.id = m.division_id
         LEFT JOIN mentor_handover h ON h.organisation_id = m.organisation_id AND h.mentorship_id = m.id
         LEFT JOIN account a ON a.id = h.done_by
         WHERE m.organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM child_death x
             WHERE x.organisation_id = m.organisation_id AND x.child_id = m.child_id AND x.corrected_at IS NULL)
           AND m.child_id IN (
           SELECT n.child_id FROM mentorship n
           LEFT JOIN mentor_handover o ON o.organisation_id = n.organisation_id AND o.mentorship_id = n.id
           WHERE n.organisation_id = $1 AND n.division_id IS NOT NULL AND (o.id IS NULL OR o.done_at >= $5) AND {})
         ORDER BY m.child_id, m.from_on, m.id",
        scope("m"),
        scope("n"),
    );
    let recently = today.saturating_sub(KEPT_DAYS.days()).to_zoned(zone.clone()).map(|day| day.timestamp());
    let recently = recently.map(Moment::from).unwrap_or_default();
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.everywhere()).bind(grant.groups()).bind(grant.children())
        .bind(recently).fetch_all(c).await)?;
    let spans: Vec<rule::Span<Uuid>> = rows
        .iter()
        .map(|row| rule::Span {
            id: row.id,
            child: row.child_id,
            staff: row.staff_id,
            from: row.from_on.to_jiff(),
            until: row.until_on.map(jiff_sqlx::Date::to_jiff),
            known_on: row.published_at.map(|at| at.date_in(zone)),
        })
        .collect();
    let by_id: BTreeMap<Uuid, &Row> = rows.iter().map(|row| (row.id, row)).collect();
    let names: BTreeMap<Uuid, &str> =
        rows.iter().map(|row| (row.staff_id, row.staff_name.as_str())).collect();
    let me = grant.actor().staff.map(|staff| staff.0);
    let leads = &grant.actor().facts.leads_groups;
    let mut found: Vec<Handover> = by_child(&spans)
        .flat_map(rule::handovers)
        .map(|due| (due, by_id[&due.mentorship]))
        .filter(|(due, row)| {
            row.open && (leads.contains(&row.group_id.0) || me == Some(due.old) || me == Some(due.new))
        })
        .filter(|(_, row)| row.done_at.is_none_or(|at| at >= recently))
        .map(|(due, row)| Handover {
            mentorship: MentorshipId(due.mentorship),
            child: due.child,
            child_name: if row.first_name.is_empty() {
                row.child_key.clone()
            } else {
                row.first_name.clone()
            },
            group: row.group_id,
            group_name: row.group_name.clone(),
            old: due.old,
            old_name: names[&due.old].to_owned(),
            new: due.new,
            new_name: names[&due.new].to_owned(),
            since: due.since,
            starts: due.starts,
            done: row.done_at.zip(row.done_by.clone()),
        })
        .collect();
    found.sort_by(|a, b| {
        (a.done.is_some(), a.starts, &a.child_name, a.child).cmp(&(
            b.done.is_some(),
            b.starts,
            &b.child_name,
            b.child,
        ))
    });
    Ok(found)
}

/// The spans of each child; they stand together.
fn by_child(spans: &[rule::Span<Uuid>]) -> impl Iterator<Item = &[rule::Span<Uuid>]> {
    spans.chunk_by(|one, two| one.child == two.child)
}

#[derive(Template)]
#[template(path = "mentorship/handovers.html")]
struct HandoversPage {
    page: Page,
    open: Vec<Line>,
    done: Vec<Line>,
}

struct Line {
    id: String,
    child: String,
    initials: String,
    colour: u8,
    group: String,
    old: String,
    new: String,
    since: Said,
    starts: Said,
    late: bool,
    done: Option<(Said, String)>,
}

pub(super) async fn list(cx: Cx, grant: Grant<action::HandOver>) -> Result<Response, Problem> {
    let (today, zone) = (grant.actor().today, &grant.actor().zone);
    let mut tx = cx.read().await?;
    let lines = due(&mut tx, &grant, today, zone).await?.into_iter().map(|h| Line {
        id: h.mentorship.to_string(),
        initials: initials(&h.child_name),
        colour: colour(h.child),
        child: h.child_name,
        group: h.group_name,
        old: h.old_name,
        new: h.new_name,
        since: dates::said(h.since, today, cx.lang),
        starts: dates::said(h.starts, today, cx.lang),
        late: h.starts < today,
        done: h.done.map(|(at, by)| (dates::said(at.date_in(zone), today, cx.lang), by)),
    });
    let (done, open) = lines.partition(|line| line.done.is_some());
    html(&HandoversPage { page: cx.page(), open, done })
}

/// A handover of the permission, by its mentorship.
async fn find(tx: &mut Read, grant: &Grant<action::HandOver>, id: MentorshipId) -> Result<Handover, Problem> {
    let found = due(tx, grant, grant.actor().today, &grant.actor().zone).await?;
    found.into_iter().find(|h| h.mentorship == id).ok_or(Problem::NotFound)
}

#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn done(
    cx: Cx,
    grant: Grant<action::HandOver>,
    Path(id): Path<MentorshipId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.write(&form).await?;
    let handover = find(&mut tx, &grant, id).await?;
    let now = tx.now;
    on!(tx, c => sqlx::query(
        "INSERT INTO mentor_handover (organisation_id, id, mentorship_id, done_at, done_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, mentorship_id) DO NOTHING")
        .bind(organisation).bind(fresh(now)).bind(id).bind(now).bind(account).execute(c).await.map(drop))?;
    let audit = Audit::new(organisation, Some(account), "mentor handed over").on("mentorship", id);
    let flash = Flash::good(cx.lang.t("mentorship-handed").with("child", &handover.child_name))
        .undo(format!("/handovers/{id}/undo"), cx.lang.t("mentorship-undo"));
    Ok(tx.finish(audit, "/handovers", Some(flash)).await?)
}

pub(super) async fn undone(
    cx: Cx,
    grant: Grant<action::HandOver>,
    Path(id): Path<MentorshipId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.write(&form).await?;
    let handover = find(&mut tx, &grant, id).await?;
    on!(tx, c => sqlx::query("DELETE FROM mentor_handover WHERE organisation_id = $1 AND mentorship_id = $2")
        .bind(organisation).bind(id).execute(c).await.map(drop))?;
    let audit = Audit::new(organisation, Some(account), "mentor handover undone").on("mentorship", id);
    let flash = Flash::know(cx.lang.t("mentorship-undone").with("child", &handover.child_name));
    Ok(tx.finish(audit, "/handovers", Some(flash)).await?)
}
