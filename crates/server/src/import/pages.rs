//! The pages: upload, what was found, what would change, and done.

use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use mentorkind_domain::{
    access::{Action, action},
    import::Table,
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Checked, Export, Terms, check,
    examples::{FILES, example},
    queries::{self, Upload},
    read, reports,
    shown::{ShownFinding, ShownPart, about_mentors, as_csv, errors_of, shown_parts, warnings_of},
    template, write,
};
use crate::platform::{
    access::Grant,
    audit::Audit,
    download::{CSV, XLSX, attachment},
    form::{Submitted, genuine},
    ids::UploadId,
    problem::Problem,
    render::{Flash, Page, html, status_html},
    session::Cx,
};

/// Most that a browser may send, in bytes of files.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A stage of the way, for the line above the pages.
struct Step {
    label: String,
    state: &'static str,
}

/// The stages, of which this one (0 to 3) is now.
fn steps(cx: &Cx, now: usize) -> Vec<Step> {
    ["import-step-files", "import-step-check", "import-step-confirm"]
        .into_iter()
        .enumerate()
        .map(|(at, key)| Step {
            label: cx.lang.t(key).to_string(),
            state: match at.cmp(&now) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "now",
                std::cmp::Ordering::Greater => "later",
            },
        })
        .collect()
}

#[derive(Template)]
#[template(path = "import/upload.html")]
struct UploadPage {
    page: Page,
    steps: Vec<Step>,
    error: Option<String>,
    complete: bool,
    waiting: Option<UploadId>,
    own_locations: bool,
    /// There is something that came in by itself.
    reports: bool,
    files: Vec<ShownFile>,
}

/// A file of an export, explained.
struct ShownFile {
    name: String,
    about: String,
    needed: bool,
}

impl UploadPage {
    fn new(cx: &Cx, grant: &Grant<action::Import>) -> Self {
        Self {
            page: cx.page(),
            steps: steps(cx, 0),
            error: None,
            complete: false,
            waiting: None,
            own_locations: !grant.everywhere(),
            reports: false,
            files: FILES
                .iter()
                .map(|file| ShownFile {
                    name: file.table.file_name().to_owned(),
                    about: cx.lang.t(file.about).to_string(),
                    needed: file.needed,
                })
                .collect(),
        }
    }
}

/// Where the files are chosen.
pub(super) async fn upload_page(cx: Cx, grant: Grant<action::Import>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let waiting = queries::latest(&mut tx, &grant, cx.now).await?.map(|upload| upload.id);
    let reports = reports::exist(&mut tx, &grant).await?;
    html(&UploadPage { waiting, reports, ..UploadPage::new(&cx, &grant) })
}

/// What came with an upload.
struct Sent {
    key: Uuid,
    complete: bool,
    files: Vec<(String, Vec<u8>)>,
    too_large: bool,
}

/// Reads the parts of the form; the first ones show that it is ours. What is too large is read to its end without
/// being kept, since a browser only then shows the answer.
async fn receive(cx: &Cx, mut parts: Multipart) -> Result<Sent, Problem> {
    let broken = |error: MultipartError| Problem::unread(error.status());
    let mut sent = Sent { key: Uuid::nil(), complete: false, files: Vec::new(), too_large: false };
    let (mut ours, mut bytes) = (false, 0);
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        match part.name().unwrap_or_default() {
            "csrf" => {
                genuine(cx, &part.text().await.map_err(broken)?)?;
                ours = true;
            }
            "key" => {
                let text = part.text().await.map_err(broken)?;
                sent.key = text.parse().map_err(|_| Problem::BadForm)?;
            }
            "complete" => sent.complete = part.text().await.map_err(broken)? == "true",
            "files" if ours => {
                // A browser may send folders along.
                let name = part.file_name().unwrap_or_default();
                let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
                let mut content = Vec::new();
                while let Some(chunk) = part.chunk().await.map_err(broken)? {
                    bytes += chunk.len();
                    if bytes > MOST_BYTES {
                        sent.too_large = true;
                        (content, sent.files) = (Vec::new(), Vec::new());
                    } else {
                        content.extend_from_slice(&chunk);
                    }
                }
                if !name.is_empty() && !sent.too_large {
                    sent.files.push((name, content));
                }
            }
            _ => return Err(Problem::BadForm),
        }
    }
    if ours && !sent.key.is_nil() { Ok(sent) } else { Err(Problem::BadForm) }
}

/// Keeps the files, and goes on to what was found in them.
pub(super) async fn upload(
    cx: Cx,
    grant: Grant<action::Import>,
    parts: Multipart,
) -> Result<Response, Problem> {
    let sent = receive(&cx, parts).await?;
    let error = if sent.too_large {
        Some("import-upload-too-large")
    } else if sent.files.is_empty() {
        Some("import-upload-none")
    } else {
        None
    };
    if let Some(key) = error {
        let error = Some(cx.lang.t(key).to_string());
        let page = UploadPage { error, complete: sent.complete, ..UploadPage::new(&cx, &grant) };
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let form = Submitted { key: sent.key, data: () };
    let mut tx = cx.write(&form).await?;
    let id = queries::keep(&mut tx, &grant, sent.complete, &sent.files).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "export uploaded");
    Ok(tx.finish(audit.on("upload", id), &format!("/import/{id}"), None).await?)
}

/// An upload that was read.
enum Seen {
    Refused(Box<mentorkind_domain::import::Refused>),
    Read(Box<Export>),
}

/// Finds and reads an upload of this person. Reading takes its time, and so has a thread of its own.
async fn look(cx: &Cx, grant: &Grant<action::Import>, id: Uuid) -> Result<(Upload, Seen), Problem> {
    let mut tx = cx.read().await?;
    let upload = queries::find(&mut tx, grant, UploadId(id), cx.now).await?.ok_or(Problem::NotFound)?;
    let files = queries::files(&mut tx, grant.organisation(), upload).await?;
    drop(tx);
    let today = grant.actor().today;
    let seen = tokio::task::spawn_blocking(move || {
        let files = files.into_iter().map(|(name, content)| {
            let load: Box<dyn FnOnce() -> std::io::Result<Vec<u8>>> = Box::new(|| Ok(content));
            (name, load)
        });
        match read(files, today) {
            Ok(export) => Seen::Read(Box::new(export)),
            Err(refused) => Seen::Refused(refused),
        }
    })
    .await
    .map_err(|error| {
        tracing::error!(%error, "an export was not read to its end");
        Problem::Internal
    })?;
    Ok((upload, seen))
}

#[derive(Template)]
#[template(path = "import/errors.html")]
struct ErrorsPage {
    page: Page,
    steps: Vec<Step>,
    id: UploadId,
    errors: Vec<ShownFinding>,
    total: u64,
    values_hidden: bool,
}

#[derive(Template)]
#[template(path = "import/changes.html")]
struct ChangesPage {
    page: Page,
    steps: Vec<Step>,
    id: UploadId,
    complete: bool,
    warnings: Vec<ShownFinding>,
    warnings_total: u64,
    mentors: Vec<ShownFinding>,
    parts: Vec<ShownPart>,
    endings: bool,
    nothing: bool,
    new: u64,
    changed: u64,
    ended: u64,
    seen: String,
}

#[derive(Template)]
#[template(path = "import/replaced.html")]
struct ReplacedPage {
    page: Page,
    newer: UploadId,
}

/// Why an upload of this person is not there: a newer one took its place, to which the page leads.
async fn missing(cx: &Cx, grant: &Grant<action::Import>, id: Uuid) -> Result<Response, Problem> {
    let newer = queries::latest(&mut cx.read().await?, grant, cx.now).await?;
    let newer = newer.filter(|newer| newer.id.0 > id).ok_or(Problem::NotFound)?;
    status_html(StatusCode::NOT_FOUND, &ReplacedPage { page: cx.page(), newer: newer.id })
}

/// What was found in an upload: its errors, or what it would change.
pub(super) async fn found(
    cx: Cx,
    grant: Grant<action::Import>,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let (upload, seen) = match look(&cx, &grant, id).await {
        Err(Problem::NotFound) => return missing(&cx, &grant, id).await,
        looked => looked?,
    };
    let checked = match &seen {
        Seen::Refused(_) => None,
        Seen::Read(export) => Some(compare(&cx, &grant, upload, export).await?),
    };
    let (errors, total) = errors_of(&cx, &grant, &seen.refused(), checked.as_ref());
    if total > 0 {
        return html(&ErrorsPage {
            page: cx.page(),
            steps: steps(&cx, 1),
            id: upload.id,
            errors,
            total,
            values_hidden: grant.everywhere(),
        });
    }
    let (Seen::Read(export), Some(checked)) = (seen, checked) else { return Err(Problem::Internal) };
    let (warnings, warnings_total) = warnings_of(&cx, &grant, &export.imported.warnings, &checked);
    let (new, changed, ended) = checked.summary.totals();
    html(&ChangesPage {
        page: cx.page(),
        steps: steps(&cx, 2),
        id: upload.id,
        complete: upload.complete,
        warnings,
        warnings_total,
        mentors: about_mentors(&cx, &grant, &checked),
        parts: shown_parts(&cx, &grant, &checked.summary),
        endings: ended > 0,
        nothing: checked.summary.is_empty(),
        new,
        changed,
        ended,
        seen: checked.summary.fingerprint(),
    })
}

impl Seen {
    fn refused(&self) -> Option<&mentorkind_domain::import::Refused> {
        if let Self::Refused(refused) = self { Some(refused) } else { None }
    }
}

async fn compare(
    cx: &Cx,
    grant: &Grant<action::Import>,
    upload: Upload,
    export: &Export,
) -> Result<Checked, Problem> {
    let mut tx = cx.read().await?;
    Ok(check(&mut tx, export, &Terms::of_person(grant, upload.complete), cx.now).await?)
}

/// The errors as a file for a spreadsheet.
pub(super) async fn errors_file(
    cx: Cx,
    grant: Grant<action::Import>,
    Path(id): Path<Uuid>,
) -> Result<Response, Problem> {
    let (upload, seen) = look(&cx, &grant, id).await?;
    let checked = match &seen {
        Seen::Refused(_) => None,
        Seen::Read(export) => Some(compare(&cx, &grant, upload, export).await?),
    };
    let (errors, _) = errors_of(&cx, &grant, &seen.refused(), checked.as_ref());
    Ok(attachment(as_csv(&cx, &errors).into(), CSV, &cx.lang.t("import-errors-file").to_string()))
}

/// What the reader has seen before confirming it.
#[derive(Deserialize)]
pub(super) struct Confirmed {
    seen: String,
}

/// Carries out what was shown. When it has become something else since, that is shown first.
pub(super) async fn confirm(
    cx: Cx,
    grant: Grant<action::Import>,
    Path(id): Path<Uuid>,
    form: Submitted<Confirmed>,
) -> Result<Response, Problem> {
    let (upload, export) = match look(&cx, &grant, id).await {
        Ok((upload, Seen::Read(export))) => (upload, export),
        Ok((upload, Seen::Refused(_))) => return Ok(again(&cx, upload)),
        Err(Problem::NotFound) => {
            // Perhaps it is gone because this form was answered before.
            cx.write(&form).await?;
            return missing(&cx, &grant, id).await;
        }
        Err(problem) => return Err(problem),
    };
    let mut tx = cx.write(&form).await?;
    let checked = write(&mut tx, &export, &Terms::of_person(&grant, upload.complete)).await?;
    if checked.foreign.total > 0 || checked.summary.fingerprint() != form.data.seen {
        return Ok(again(&cx, upload));
    }
    queries::forget(&mut tx, grant.organisation(), upload.id).await?;
    let (new, changed, ended) = checked.summary.totals();
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "imported");
    let to = format!("/import/done?new={new}&changed={changed}&ended={ended}");
    Ok(tx.finish(audit.on("upload", upload.id), &to, None).await?)
}

fn again(cx: &Cx, upload: Upload) -> Response {
    let mut response = Redirect::to(&format!("/import/{}", upload.id)).into_response();
    Flash::know(cx.lang.t("import-changed-since")).put(response.headers_mut());
    response
}

/// Removes an upload.
pub(super) async fn cancel(
    cx: Cx,
    grant: Grant<action::Import>,
    Path(id): Path<Uuid>,
    form: Submitted<super::Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let Some(upload) = queries::find(&mut tx, &grant, UploadId(id), cx.now).await? else {
        drop(tx);
        return missing(&cx, &grant, id).await;
    };
    queries::forget(&mut tx, grant.organisation(), upload.id).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "export removed");
    let flash = Flash::know(cx.lang.t("import-cancelled"));
    Ok(tx.finish(audit.on("upload", upload.id), "/import", Some(flash)).await?)
}

/// How much was imported.
#[derive(Deserialize)]
pub(super) struct Done {
    new: u64,
    changed: u64,
    ended: u64,
}

#[derive(Template)]
#[template(path = "import/done.html")]
struct DonePage {
    page: Page,
    steps: Vec<Step>,
    new: u64,
    changed: u64,
    ended: u64,
    groups: bool,
    people: bool,
}

/// That it is done, and what now.
pub(super) async fn done(
    cx: Cx,
    grant: Grant<action::Import>,
    Query(Done { new, changed, ended }): Query<Done>,
) -> Result<Response, Problem> {
    html(&DonePage {
        page: cx.page(),
        steps: steps(&cx, 3),
        new,
        changed,
        ended,
        groups: grant.actor().may_somewhere(Action::SeeGroup),
        people: grant.actor().may_somewhere(Action::ManagePeople),
    })
}

/// An example of one of the files, or a workbook to fill in.
pub(super) async fn example_file(
    cx: Cx,
    _: Grant<action::Import>,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    if let Some((rows, file)) = match name.as_str() {
        "template.xlsx" => Some((template::Rows::None, "import-template-file")),
        "example.xlsx" => Some((template::Rows::Examples, "import-filled-file")),
        _ => None,
    } {
        let workbook = template::workbook(cx.lang, rows).map_err(|error| {
            tracing::error!(%error, "the workbook to fill in cannot be made");
            Problem::Internal
        })?;
        return Ok(attachment(workbook, XLSX, &cx.lang.t(file).to_string()));
    }
    let table = Table::ALL.into_iter().find(|table| table.file_name() == name).ok_or(Problem::NotFound)?;
    Ok(attachment(format!("\u{feff}{}", example(table)).into(), CSV, table.file_name()))
}
