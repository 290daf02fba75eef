//! On the tablet of an after-school group: the child's picture, its secret, its own page.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use mentorkind_domain::{
    child_voice::{MOODS, PICTOGRAMS, SECRET_LENGTH, WrongSheet, is_new, secret, sheet as checked},
    drawing::{Drawing, PENS},
};
use serde::Deserialize;

use super::{
    hearing::{self, Hearing},
    queries::{self, Voice},
    sheet,
};
use crate::{
    account::{
        self,
        throttle::{self, Throttle},
    },
    mentor_card::{self, Card, first_name},
    mentorship::{self, Mentorship},
    platform::{
        audit::Audit,
        dates,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, StaffId, TabletId},
        problem::Problem,
        render::{Page, html, status_html},
        session::Cx,
    },
    tablet::{self, Joined},
};

/// After so many seconds without a tap the page of a child closes.
const REST_SECONDS: i64 = 180;

#[derive(Template)]
#[template(path = "child_voice/children.html")]
struct ChildrenPage {
    page: Page,
    group: String,
    children: Vec<Voice>,
}

#[derive(Template)]
#[template(path = "child_voice/pick.html")]
struct PickPage {
    page: Page,
    child: Voice,
    pictograms: &'static [&'static str],
    picked: Vec<String>,
    /// The last three were not the secret.
    wrong: bool,
}

/// After too many tries: the child waits, and asks for help.
#[derive(Template)]
#[template(path = "child_voice/wait.html")]
struct WaitPage {
    page: Page,
    child: Voice,
}

/// Somebody as a child sees it.
struct Face {
    card: Card,
    photo: Option<String>,
    there: bool,
}

#[derive(Template)]
#[template(path = "child_voice/own.html")]
struct OwnPage {
    page: Page,
    child: Voice,
    visit: String,
    mentor: Option<Face>,
    contact: Option<Face>,
    others: Vec<Face>,
    /// Who is its new mentor, or from when somebody will be: a sentence for each.
    introduced: Vec<String>,
    moods: &'static [&'static str],
    /// It asked before, and nobody has talked with it yet.
    asked: bool,
    /// It draws or writes for the talk that it asked for.
    blank: Option<Blank>,
}

/// A sheet that is still to be made.
#[derive(Default)]
struct Blank {
    visit: String,
    words: String,
    drawing: Drawing,
    /// Nothing was made, or more than fits.
    wrong: Option<&'static str>,
}

/// The colours of the pens of a sheet, in their order.
const PEN_COLOURS: [&str; PENS.len()] = ["black", "red", "blue", "green", "orange"];

#[derive(Template)]
#[template(path = "child_voice/sheet.html")]
struct SheetPage {
    page: Page,
    child: Voice,
    blank: Blank,
}

/// What a child said.
enum Said {
    /// That it wants to talk.
    Asked,
    /// What it drew or wrote for that.
    Made,
    /// That it does not want to talk any more.
    TakenBack,
}

#[derive(Template)]
#[template(path = "child_voice/said.html")]
struct SaidPage {
    page: Page,
    child: Voice,
    said: Said,
    /// Who knows it now: the mentor, or who is there in its place.
    who: Option<Face>,
    /// It draws or writes for its talk.
    blank: Option<Blank>,
}

/// The frame of a page that closes when nobody touches it: what a child sees is not for the next one.
fn closing(cx: &Cx) -> Page {
    Page { lock_after: Some(REST_SECONDS), ..cx.page() }
}

/// The tablet of an after-school group; any other has no pages of children.
async fn here(tx: &mut Read, cx: &Cx, headers: &HeaderMap) -> Result<Joined, Problem> {
    let Some(tablet) = tablet::here(tx, cx, headers).await? else {
        return Err(Problem::Answered("/tablet".to_owned()));
    };
    if queries::is_after_school(tx, tablet.organisation, tablet.group).await? {
        Ok(tablet)
    } else {
        Err(Problem::NotFound)
    }
}

/// The tablet, and a child of its group that has a secret.
async fn found(
    tx: &mut Read,
    cx: &Cx,
    headers: &HeaderMap,
    child: ChildId,
) -> Result<(Joined, Voice), Problem> {
    let tablet = here(tx, cx, headers).await?;
    let all = queries::voices(tx, tablet.organisation, tablet.group, tablet.today).await?;
    let child = all.into_iter().find(|voice| voice.id == child).ok_or(Problem::NotFound)?;
    Ok((tablet, child))
}

/// As [`found`], when the child is at its page: what it says there ends the visit, so that it is said once.
async fn end_visit(
    tx: &mut Write,
    cx: &Cx,
    headers: &HeaderMap,
    (child, visit): (ChildId, &str),
) -> Result<(Joined, Voice), Problem> {
    let (tablet, child) = found(tx, cx, headers, child).await?;
    if queries::end_visit(tx, tablet.organisation, child.id, tablet.id, visit).await? {
        Ok((tablet, child))
    } else {
        Err(Problem::Answered(format!("/tablet/children/{}", child.id)))
    }
}

/// The children who can say something here: pictures and first names, nothing more.
pub async fn children(cx: Cx, headers: HeaderMap) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let tablet = here(&mut tx, &cx, &headers).await?;
    let children = queries::voices(&mut tx, tablet.organisation, tablet.group, tablet.today).await?;
    html(&ChildrenPage { page: cx.page(), group: tablet.group_name, children })
}

/// Asks a child for its secret.
pub async fn ask_secret(cx: Cx, headers: HeaderMap, Path(child): Path<ChildId>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (tablet, child) = found(&mut tx, &cx, &headers, child).await?;
    if throttle::is_used_up(&mut tx, &throttles(child.id, tablet.id), cx.now).await? {
        return waits(&cx, child);
    }
    html(&pick_page(&cx, child, Vec::new(), false))
}

/// How often a child's secret may be tried: on this tablet, and on all together.
fn throttles(child: ChildId, tablet: TabletId) -> [Throttle; 2] {
    [Throttle::of_child_on(child, tablet), Throttle::of_child(child)]
}

/// The secret was tried too often.
fn waits(cx: &Cx, child: Voice) -> Result<Response, Problem> {
    status_html(StatusCode::TOO_MANY_REQUESTS, &WaitPage { page: closing(cx), child })
}

fn pick_page(cx: &Cx, child: Voice, picked: Vec<String>, wrong: bool) -> PickPage {
    PickPage { page: cx.page(), child, pictograms: &PICTOGRAMS, picked, wrong }
}

/// What was tapped before, and now.
#[derive(Deserialize)]
pub struct Picked {
    #[serde(default)]
    picked: String,
    next: String,
}

/// One pictogram more; with the last one the child's page opens, or it begins again. Only whole secrets count as tries.
pub async fn pick(
    cx: Cx,
    headers: HeaderMap,
    Path(child): Path<ChildId>,
    form: Submitted<Picked>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (tablet, child) = found(&mut tx, &cx, &headers, child).await?;
    drop(tx);
    let mut picked: Vec<String> = form.data.picked.split_whitespace().map(str::to_owned).collect();
    picked.push(form.data.next.clone());
    if picked.iter().any(|one| !PICTOGRAMS.contains(&one.as_str())) || picked.len() > SECRET_LENGTH {
        return Err(Problem::BadForm);
    }
    if picked.len() < SECRET_LENGTH {
        return html(&pick_page(&cx, child, picked, false));
    }
    let throttles = throttles(child.id, tablet.id);
    match throttle::count(&cx, &throttles).await {
        Ok(()) => {}
        Err(Problem::TooMany) => return waits(&cx, child),
        Err(problem) => return Err(problem),
    }
    let picked: Vec<&str> = picked.iter().map(String::as_str).collect();
    let fits = match secret(&picked) {
        Ok(typed) => account::fits(typed, Some(child.secret_hash.clone())).await?,
        Err(_) => false,
    };
    if !fits {
        return status_html(StatusCode::UNPROCESSABLE_ENTITY, &pick_page(&cx, child, Vec::new(), true));
    }
    let mut tx = cx.app.db.write(cx.now).await?;
    for throttle in &throttles {
        throttle::clear(&mut tx, throttle).await?;
    }
    tablet::used(&mut tx, &tablet).await?;
    let hearing = hearing_of(&mut tx, &tablet, child.id).await?;
    let faces = faces(&mut tx, &tablet, &hearing).await?;
    let introduced = introduced(&mut tx, &tablet, child.id, cx.lang).await?;
    let open = queries::open_requests(&mut tx, tablet.organisation, [child.id].into_iter()).await?;
    let makes = match open.first() {
        Some(request) => {
            sheet::may_make(&mut tx, tablet.organisation, (child.id, request.id), tablet.today).await?
        }
        None => false,
    };
    let minutes = if makes { queries::SHEET_MINUTES } else { queries::VISIT_MINUTES };
    let visit = queries::begin_visit(&mut tx, tablet.organisation, child.id, tablet.id, minutes).await?;
    let blank = makes.then(|| Blank { visit: visit.clone(), ..Blank::default() });
    tx.commit(Audit::new(tablet.organisation, None, "child gave its secret").on("child", child.id)).await?;
    let (mentor, contact, others) = faces;
    html(&OwnPage {
        page: closing(&cx),
        child,
        visit,
        mentor,
        contact,
        others,
        introduced,
        moods: &MOODS,
        asked: !open.is_empty(),
        blank,
    })
}

async fn hearing_of(tx: &mut Read, tablet: &Joined, child: ChildId) -> sqlx::Result<Hearing> {
    let of = [(child, tablet.group)];
    let found = hearing::hearings(tx, tablet.organisation, &of, tablet.today).await?.remove(&child);
    Ok(found.unwrap_or_default())
}

/// Who is new to a child as its mentor, and who will be.
async fn introduced(tx: &mut Read, tablet: &Joined, child: ChildId, lang: Lang) -> sqlx::Result<Vec<String>> {
    let today = tablet.today;
    let all = mentorship::of_children(tx, tablet.organisation, &[child]).await?;
    let stands = all.into_iter().filter(|one| one.until.is_none_or(|until| until >= today.max(one.from)));
    let said = |one: Mentorship| {
        let key = if one.from > today { "voice-next" } else { "voice-new" };
        let text = lang.t(key).with("mentor", first_name(&one.staff_name));
        text.with("date", dates::exact(one.from, lang)).to_string()
    };
    Ok(stands.filter(|one| one.from > today || is_new(one.from, today)).map(said).collect())
}

type Faces = (Option<Face>, Option<Face>, Vec<Face>);

async fn faces(tx: &mut Read, tablet: &Joined, hearing: &Hearing) -> sqlx::Result<Faces> {
    let known = hearing.mentor.iter().chain(&hearing.contact).chain(&hearing.others);
    let cards = mentor_card::cards(tx, tablet.organisation, known.map(|(staff, _)| *staff)).await?;
    let face = |(staff, name): &(StaffId, String), there: bool| {
        let known = cards.iter().find(|card| card.staff == *staff).cloned();
        // Who stands in and is not known to the planning has no card.
        let card =
            known.unwrap_or_else(|| Card { staff: *staff, name: name.clone(), reach: None, photo: None });
        let photo = card.photo.as_ref().map(|_| format!("/tablet/photos/{staff}"));
        Face { card, photo, there }
    };
    let mentor = hearing.mentor.as_ref().map(|mentor| face(mentor, hearing.there));
    let contact = hearing.contact.as_ref().map(|contact| face(contact, true));
    Ok((mentor, contact, hearing.others.iter().map(|other| face(other, true)).collect()))
}

/// What a child says.
#[derive(Deserialize)]
pub struct Asking {
    visit: String,
    #[serde(default)]
    mood: String,
    /// `alone` or `parents`.
    with: String,
}

/// Keeps that the child wants to talk; once, until somebody has talked with it.
pub async fn ask(
    cx: Cx,
    headers: HeaderMap,
    Path(child): Path<ChildId>,
    form: Submitted<Asking>,
) -> Result<Response, Problem> {
    let with_parents = match form.data.with.as_str() {
        "alone" => false,
        "parents" => true,
        _ => return Err(Problem::BadForm),
    };
    let mood = MOODS.into_iter().find(|mood| *mood == form.data.mood);
    let mut tx = cx.app.db.write(cx.now).await?;
    let (tablet, child) = end_visit(&mut tx, &cx, &headers, (child, &form.data.visit)).await?;
    let organisation = tablet.organisation;
    let mut audit = Audit::new(organisation, None, "child asked to talk").on("child", child.id);
    let open = queries::open_requests(&mut tx, organisation, [child.id].into_iter()).await?;
    let request = match open.first() {
        Some(request) => request.id,
        None => {
            let id = queries::ask(&mut tx, organisation, child.id, (mood, with_parents)).await?;
            audit = audit.on("child_request", id);
            id
        }
    };
    let hearing = hearing_of(&mut tx, &tablet, child.id).await?;
    let (mentor, contact, _) = faces(&mut tx, &tablet, &hearing).await?;
    let mut blank = None;
    if sheet::may_make(&mut tx, organisation, (child.id, request), tablet.today).await? {
        let visit = begin_sheet(&mut tx, &tablet, child.id).await?;
        blank = Some(Blank { visit, ..Blank::default() });
    }
    tx.commit(audit).await?;
    let who = contact.or(mentor);
    html(&SaidPage { page: closing(&cx), child, said: Said::Asked, who, blank })
}

async fn begin_sheet(tx: &mut Write, tablet: &Joined, child: ChildId) -> sqlx::Result<String> {
    queries::begin_visit(tx, tablet.organisation, child, tablet.id, queries::SHEET_MINUTES).await
}

/// What a child made.
#[derive(Deserialize)]
pub struct Made {
    visit: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    drawing: String,
}

/// Keeps what a child drew or wrote for the talk that it asked for.
pub async fn keep_sheet(
    cx: Cx,
    headers: HeaderMap,
    Path(child): Path<ChildId>,
    form: Submitted<Made>,
) -> Result<Response, Problem> {
    let mut tx = cx.app.db.write(cx.now).await?;
    let (tablet, child) = end_visit(&mut tx, &cx, &headers, (child, &form.data.visit)).await?;
    let organisation = tablet.organisation;
    let open = queries::open_requests(&mut tx, organisation, [child.id].into_iter()).await?;
    let request = open.first().ok_or(Problem::Conflict)?.id;
    if !sheet::may_make(&mut tx, organisation, (child.id, request), tablet.today).await? {
        return Err(Problem::Conflict);
    }
    let words = form.data.words.trim();
    match checked(words, &form.data.drawing) {
        Ok(drawing) => {
            let id = sheet::keep(&mut tx, organisation, (child.id, request), (words, &drawing)).await?;
            let hearing = hearing_of(&mut tx, &tablet, child.id).await?;
            let (mentor, contact, _) = faces(&mut tx, &tablet, &hearing).await?;
            let audit = Audit::new(organisation, None, "child made a sheet").on("child", child.id);
            tx.commit(audit.on("child_sheet", id)).await?;
            let who = contact.or(mentor);
            html(&SaidPage { page: closing(&cx), child, said: Said::Made, who, blank: None })
        }
        Err(wrong) => {
            let visit = begin_sheet(&mut tx, &tablet, child.id).await?;
            tx.commit(Audit::new(organisation, None, "child went on with its sheet").on("child", child.id))
                .await?;
            let drawing = Drawing::read(&form.data.drawing).unwrap_or_default();
            let wrong = Some(match wrong {
                WrongSheet::Empty => "voice-sheet-empty",
                WrongSheet::Full => "voice-sheet-full",
            });
            let blank = Blank { visit, words: form.data.words, drawing, wrong };
            status_html(StatusCode::UNPROCESSABLE_ENTITY, &SheetPage { page: closing(&cx), child, blank })
        }
    }
}

/// Takes back what was asked.
#[derive(Deserialize)]
pub struct TakingBack {
    visit: String,
}

/// The child does not want to talk any more.
pub async fn take_back(
    cx: Cx,
    headers: HeaderMap,
    Path(child): Path<ChildId>,
    form: Submitted<TakingBack>,
) -> Result<Response, Problem> {
    let mut tx = cx.app.db.write(cx.now).await?;
    let (tablet, child) = end_visit(&mut tx, &cx, &headers, (child, &form.data.visit)).await?;
    let organisation = tablet.organisation;
    for request in queries::open_requests(&mut tx, organisation, [child.id].into_iter()).await? {
        queries::take_back(&mut tx, organisation, request.id).await?;
        sheet::take_back(&mut tx, organisation, request.id).await?;
    }
    tx.commit(Audit::new(organisation, None, "child took back").on("child", child.id)).await?;
    html(&SaidPage { page: closing(&cx), child, said: Said::TakenBack, who: None, blank: None })
}

/// The photo of a colleague of the tablet's group.
pub async fn photo(cx: Cx, headers: HeaderMap, Path(staff): Path<StaffId>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let tablet = here(&mut tx, &cx, &headers).await?;
    let colleagues = tablet::colleagues(&mut tx, &tablet).await?;
    if !colleagues.iter().any(|colleague| colleague.staff == staff) {
        return Err(Problem::NotFound);
    }
    let jpeg = mentor_card::photo_of(&mut tx, tablet.organisation, staff).await?.ok_or(Problem::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "image/jpeg")], jpeg).into_response())
}
