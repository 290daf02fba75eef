//! What came in from a watched folder: for a team lead what changed in the own locations and what would end there, for
//! an administrator also what was refused.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use mentorkind_domain::access::action;
use serde::Deserialize;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{
    Export, Nothing, Part, Terms, check,
    nightly::Outcome,
    read,
    shown::{ShownFinding, ShownPart, about_mentors, errors_of, shown_parts},
    spread::Left,
    watch, write,
};
use crate::{
    on,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{self, Said},
        db::{Read, Write},
        form::Submitted,
        ids::{ChildId, ReportId},
        problem::Problem,
        render::{Flash, Page, html},
        session::Cx,
    },
};

/// So many reports are on the page: two months of nights.
const MOST_SHOWN: i64 = 60;

#[derive(Debug, FromRow)]
struct Report {
    id: ReportId,
    at: Moment,
    seen_at: Moment,
    outcome: String,
    folder: String,
    errors: i64,
    added: i64,
    changed: i64,
}

const COLUMNS: &str = "id, at, seen_at, outcome, folder, errors, added, changed";

#[derive(Debug, FromRow)]
struct PartRow {
    report_id: ReportId,
    location_name: Option<String>,
    part: String,
    added: i64,
    changed: i64,
    endings: i64,
    settled_at: Option<Moment>,
    carried_out: Option<bool>,
}

/// The parts of the latest reports, or of one report, as far as the reader may see them.
async fn parts(
    tx: &mut Read,
    grant: &Grant<action::Import>,
    report: Option<ReportId>,
) -> sqlx::Result<Vec<PartRow>> {
    let own = if grant.everywhere() { String::new() } else { format!("AND p.location_id {}", tx.one_of(3)) };
    let sql = format!(
        "SELECT p.report_id, l.name AS location_name, p.part, p.added, p.changed, p.endings, p.settled_at, p.carried_out
         FROM import_report_part p
         LEFT JOIN location l ON l.organisation_id = p.organisation_id AND l.id = p.location_id
         WHERE p.organisation_id = $1 AND (p.report_id = $2 OR $2 IS NULL AND p.report_id IN (
           SELECT id FROM import_report WHERE organisation_id = $1 ORDER BY at DESC, id DESC LIMIT {MOST_SHOWN}))
         AND ($3 <> '' OR $3 = '') {own} ORDER BY l.name, p.id"
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(report).bind(grant.locations()).fetch_all(c).await)
}

async fn latest_taken(tx: &mut Read, grant: &Grant<action::Import>) -> sqlx::Result<Option<ReportId>> {
    on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM import_report WHERE organisation_id = $1 AND outcome = 'taken' ORDER BY at DESC, id DESC LIMIT 1")
        .bind(grant.organisation()).fetch_optional(c).await)
}

/// Whether anything ever came in from a watched folder.
pub(super) async fn exist(tx: &mut Read, grant: &Grant<action::Import>) -> sqlx::Result<bool> {
    let found: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT CAST(1 AS bigint) FROM import_report WHERE organisation_id = $1 LIMIT 1")
        .bind(grant.organisation()).fetch_optional(c).await)?;
    Ok(found.is_some())
}

/// A report in the list.
struct Line {
    id: ReportId,
    at: Said,
    /// The same came again later.
    again: Option<Said>,
    taken: bool,
    errors: i64,
    added: i64,
    changed: i64,
    /// Something would end about which nobody has decided.
    waiting: bool,
}

#[derive(Template)]
#[template(path = "import/reports.html")]
struct ListPage {
    page: Page,
    own_locations: bool,
    reports: Vec<Line>,
}

/// The latest reports.
pub(super) async fn list(cx: Cx, grant: Grant<action::Import>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let sql = format!(
        "SELECT {COLUMNS} FROM import_report WHERE organisation_id = $1 ORDER BY at DESC, id DESC LIMIT {MOST_SHOWN}"
    );
    let reports: Vec<Report> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).fetch_all(c).await)?;
    let parts = parts(&mut tx, &grant, None).await?;
    let latest = latest_taken(&mut tx, &grant).await?;
    let lines = reports.iter().map(|report| {
        let own = || parts.iter().filter(|part| part.report_id == report.id);
        let sum =
            |all: i64, of: fn(&PartRow) -> i64| if grant.everywhere() { all } else { own().map(of).sum() };
        let open = own().any(|part| part.endings > 0 && part.settled_at.is_none());
        Line {
            id: report.id,
            at: moment(&cx, &grant, report.at),
            again: (report.seen_at != report.at).then(|| moment(&cx, &grant, report.seen_at)),
            taken: Outcome::of(&report.outcome) == Outcome::Taken,
            errors: report.errors,
            added: sum(report.added, |part| part.added),
            changed: sum(report.changed, |part| part.changed),
            waiting: latest == Some(report.id) && open,
        }
    });
    html(&ListPage { page: cx.page(), own_locations: !grant.everywhere(), reports: lines.collect() })
}

fn moment(cx: &Cx, grant: &Grant<action::Import>, at: Moment) -> Said {
    let actor = grant.actor();
    dates::said_moment(at, actor.today, &actor.zone, cx.lang)
}

/// What changed at a location.
struct Place {
    name: String,
    parts: Vec<PlacePart>,
}

struct PlacePart {
    name: String,
    added: i64,
    changed: i64,
    endings: i64,
}

/// What is known of the endings.
enum Endings {
    /// There are none, or they were decided about.
    None,
    /// They wait for this reader.
    Waiting {
        title: String,
        mentors: Vec<ShownFinding>,
        parts: Vec<ShownPart>,
        counted: Option<String>,
        seen: String,
    },
    /// They belong to other locations too, and wait for the administrator.
    ForOthers,
    /// A later export came in.
    Later,
    /// The files are not there any more.
    Gone,
}

#[derive(Template)]
#[template(path = "import/report.html")]
struct ReportPage {
    page: Page,
    id: ReportId,
    at: Said,
    taken: bool,
    own_locations: bool,
    places: Vec<Place>,
    endings: Endings,
    undecided: Vec<Undecided>,
    settled: Option<Said>,
    carried_out: bool,
    /// For an administrator, when it was refused.
    errors: Option<Vec<ShownFinding>>,
    total: u64,
    values_hidden: bool,
}

/// Somebody about whom nobody has decided who it is: by keys.
#[derive(Debug, FromRow)]
struct Undecided {
    /// Empty where the child itself is asked about.
    guardian: String,
    child: String,
    child_id: ChildId,
}

/// Who waits for a decision at the reader's locations.
async fn undecided(tx: &mut Read, grant: &Grant<action::Import>) -> sqlx::Result<Vec<Undecided>> {
    let own = if grant.everywhere() {
        String::new()
    } else {
        format!(
            "AND EXISTS (SELECT 1 FROM placement p
               JOIN care_group q ON q.organisation_id = p.organisation_id AND q.id = p.group_id
               WHERE p.organisation_id = k.organisation_id AND p.child_id = k.id AND q.location_id {})",
            tx.one_of(2)
        )
    };
    let sql = format!(
        "SELECT g.key AS guardian, k.key AS child, k.id AS child_id
         FROM guardian_likeness l
         JOIN guardianship t ON t.organisation_id = l.organisation_id AND t.guardian_id = l.guardian_id AND t.child_id = l.child_id
         JOIN guardian g ON g.organisation_id = l.organisation_id AND g.id = l.guardian_id
         JOIN child k ON k.organisation_id = l.organisation_id AND k.id = l.child_id
         WHERE l.organisation_id = $1 AND l.decided_at IS NULL AND ($2 <> '' OR $2 = '') {own}
         UNION
         SELECT '', k.key, k.id FROM child_likeness l
         JOIN child k ON k.organisation_id = l.organisation_id AND k.id = l.child_id
         JOIN child_death d ON d.organisation_id = l.organisation_id AND d.child_id = l.like_id AND d.corrected_at IS NULL
         WHERE l.organisation_id = $1 AND l.decided_at IS NULL {own}
         ORDER BY 2, 1"
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(grant.locations()).fetch_all(c).await)
}

async fn find(tx: &mut Read, grant: &Grant<action::Import>, id: Uuid) -> Result<Report, Problem> {
    let sql = format!("SELECT {COLUMNS} FROM import_report WHERE organisation_id = $1 AND id = $2");
    let found: Option<Report> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(grant.organisation()).bind(id).fetch_optional(c).await)?;
    found.ok_or(Problem::NotFound)
}

type Reading = Option<Result<Box<Export>, Box<mentorkind_domain::import::Refused>>>;

/// Reads the files of a report again; nothing when they are gone.
async fn read_again(cx: &Cx, grant: &Grant<action::Import>, report: &Report) -> Result<Reading, Problem> {
    let name = &grant.actor().organisation_name;
    let Some(watch) = cx.app.settings.watch.iter().find(|watch| watch.organisation == *name).cloned() else {
        return Ok(None);
    };
    let (folder, today) = (report.folder.clone(), grant.actor().today);
    let reading = tokio::task::spawn_blocking(move || {
        let files = watch::files_in(&watch, &folder).ok().filter(|files| !files.is_empty())?;
        let files = files.into_iter().map(|(name, content)| {
            let load: Box<dyn FnOnce() -> std::io::Result<Vec<u8>>> = Box::new(|| Ok(content));
            (name, load)
        });
        Some(read(files, today).map(Box::new))
    });
    reading.await.map_err(|error| {
        tracing::error!(%error, "an export was not read to its end");
        Problem::Internal
    })
}

/// One report.
pub(super) async fn report(
    cx: Cx,
    grant: Grant<action::Import>,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let report = find(&mut tx, &grant, id).await?;
    let parts = parts(&mut tx, &grant, Some(report.id)).await?;
    let latest = latest_taken(&mut tx, &grant).await?;
    let undecided = if latest == Some(report.id) { undecided(&mut tx, &grant).await? } else { Vec::new() };
    drop(tx);
    let taken = Outcome::of(&report.outcome) == Outcome::Taken;
    let (mut errors, mut total) = (None, u64::try_from(report.errors).unwrap_or_default());
    if !taken
        && grant.everywhere()
        && let Some(Err(refused)) = read_again(&cx, &grant, &report).await?
    {
        let (list, found) = errors_of(&cx, &grant, &Some(&refused), None);
        (errors, total) = (Some(list), found);
    }
    let ending: Vec<&PartRow> = parts.iter().filter(|part| part.endings > 0).collect();
    let settled = ending.iter().filter_map(|part| part.settled_at).max();
    let open: i64 = ending.iter().filter(|part| part.settled_at.is_none()).map(|part| part.endings).sum();
    let endings = if latest != Some(report.id) && open > 0 {
        Endings::Later
    } else if ending.is_empty() || latest != Some(report.id) || open == 0 && !grant.everywhere() {
        Endings::None
    } else {
        waiting(&cx, &grant, &report, open).await?
    };
    html(&ReportPage {
        page: cx.page(),
        id: report.id,
        at: moment(&cx, &grant, report.at),
        taken,
        own_locations: !grant.everywhere(),
        places: places(&cx, &parts),
        endings,
        undecided,
        settled: settled.map(|at| moment(&cx, &grant, at)),
        carried_out: ending.iter().any(|part| part.carried_out == Some(true)),
        errors,
        total,
        values_hidden: grant.everywhere(),
    })
}

/// What would end, as far as the reader may decide about it. So many rows count as open at the locations; what belongs to
/// more of them is open too when each was decided about apart.
async fn waiting(
    cx: &Cx,
    grant: &Grant<action::Import>,
    report: &Report,
    open: i64,
) -> Result<Endings, Problem> {
    let Some(Ok(export)) = read_again(cx, grant, report).await? else {
        return Ok(if open > 0 { Endings::Gone } else { Endings::None });
    };
    let mut tx = cx.read().await?;
    let left = left(&mut tx, grant, report.id).await?;
    let checked = check(&mut tx, &export, &Terms::of_endings(grant, report.at, left), cx.now).await?;
    let (_, _, count) = checked.summary.totals();
    let counted = match grant.everywhere() {
        _ if i64::try_from(count) == Ok(open) => None,
        true => Some(cx.lang.t("import-report-counted").to_string()),
        false => Some(cx.lang.t("import-report-counted-own").to_string()),
    };
    Ok(match count {
        0 if open > 0 => Endings::ForOthers,
        0 => Endings::None,
        count => Endings::Waiting {
            title: cx.lang.t("import-report-endings-title").with("count", count).to_string(),
            mentors: about_mentors(cx, grant, &checked),
            parts: shown_parts(cx, grant, &checked.summary),
            counted,
            seen: checked.summary.fingerprint(),
        },
    })
}

/// What somebody left as it is.
async fn left(tx: &mut Read, grant: &Grant<action::Import>, report: ReportId) -> sqlx::Result<Left> {
    let rows: Vec<(Option<Uuid>, String, Moment)> = on!(tx, c => sqlx::query_as(
        "SELECT location_id, part, settled_at FROM import_report_part
         WHERE organisation_id = $1 AND report_id = $2 AND carried_out = $3 AND settled_at IS NOT NULL")
        .bind(grant.organisation()).bind(report).bind(false).fetch_all(c).await)?;
    let part = |code: &str| Part::ALL.iter().copied().find(|part| part.code() == code);
    Ok(rows.into_iter().filter_map(|(location, code, at)| Some(((location, part(&code)?), at))).collect())
}

fn places(cx: &Cx, parts: &[PartRow]) -> Vec<Place> {
    let name = |row: &PartRow| match &row.location_name {
        Some(name) => name.clone(),
        None => cx.lang.t("import-report-nowhere").to_string(),
    };
    parts
        .chunk_by(|one, other| one.location_name == other.location_name)
        .map(|rows| Place {
            name: name(&rows[0]),
            parts: Part::ALL
                .iter()
                .filter_map(|part| rows.iter().find(|row| row.part == part.code()))
                .map(|row| PlacePart {
                    name: cx.lang.t(&("import-part-".to_owned() + &row.part)).to_string(),
                    added: row.added,
                    changed: row.changed,
                    endings: row.endings,
                })
                .collect(),
        })
        .collect()
}

/// What the reader has seen before confirming it.
#[derive(Deserialize)]
pub(super) struct Confirmed {
    seen: String,
}

/// Carries out what would end. When it has become something else since, that is shown first.
pub(super) async fn end(
    cx: Cx,
    grant: Grant<action::Import>,
    Path(id): Path<Uuid>,
    form: Submitted<Confirmed>,
) -> Result<Response, Problem> {
    let report = find(&mut cx.read().await?, &grant, id).await?;
    let reading = read_again(&cx, &grant, &report).await?;
    let mut tx = cx.write(&form).await?;
    let Some(Ok(export)) = reading else { return Ok(back(&cx, report.id, "import-report-gone")) };
    if latest_taken(&mut tx, &grant).await? != Some(report.id) {
        return Ok(back(&cx, report.id, "import-report-later"));
    }
    let left = left(&mut tx, &grant, report.id).await?;
    let checked = write(&mut tx, &export, &Terms::of_endings(&grant, report.at, left)).await?;
    let (_, _, count) = checked.summary.totals();
    if count == 0 || checked.summary.fingerprint() != form.data.seen {
        return Ok(back(&cx, report.id, "import-changed-since"));
    }
    settle(&mut tx, &grant, report.id, true).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "endings carried out");
    let flash = Flash::good(cx.lang.t("import-report-ended").with("count", count));
    Ok(tx
        .finish(audit.on("report", report.id), &format!("/import/reports/{}", report.id), Some(flash))
        .await?)
}

/// Leaves as it is what would end.
pub(super) async fn keep(
    cx: Cx,
    grant: Grant<action::Import>,
    Path(id): Path<Uuid>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let report = find(&mut tx, &grant, id).await?;
    if latest_taken(&mut tx, &grant).await? != Some(report.id) {
        return Ok(back(&cx, report.id, "import-report-later"));
    }
    settle(&mut tx, &grant, report.id, false).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "endings left");
    let flash = Flash::know(cx.lang.t("import-report-kept"));
    Ok(tx
        .finish(audit.on("report", report.id), &format!("/import/reports/{}", report.id), Some(flash))
        .await?)
}

/// Notes that somebody decided about the endings of the own locations; who decides about all of them decides anew about what
/// was decided so at each location apart.
async fn settle(
    tx: &mut Write,
    grant: &Grant<action::Import>,
    report: ReportId,
    carried_out: bool,
) -> sqlx::Result<()> {
    let own = if grant.everywhere() { String::new() } else { format!("AND location_id {}", tx.one_of(6)) };
    let sql = format!(
        "UPDATE import_report_part SET settled_at = $3, settled_by = $4, carried_out = $5
         WHERE organisation_id = $1 AND report_id = $2
         AND (settled_at IS NULL OR $7 AND carried_out = $5) AND ($6 <> '' OR $6 = '') {own}"
    );
    let now = tx.now;
    on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(grant.organisation()).bind(report).bind(now)
        .bind(grant.actor().account).bind(carried_out).bind(grant.locations()).bind(grant.everywhere()).execute(c).await.map(drop))
}

fn back(cx: &Cx, report: ReportId, why: &str) -> Response {
    let mut response = Redirect::to(&format!("/import/reports/{report}")).into_response();
    Flash::know(cx.lang.t(why)).put(response.headers_mut());
    response
}
