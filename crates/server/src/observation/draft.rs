//! Writing an observation, from notes or anew, until it is finished.

use askama::Template;
use axum::{
    extract::{Path, Query, RawQuery},
    http::StatusCode,
    response::Response,
};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    observation::{MOST_CHARACTERS, MOST_IN_A_LINE, check_text},
};
use serde::Deserialize;

use super::{
    note::{read_day, text_mistake, writer},
    notes::{self, Note},
    pairs::Pairs,
    queries::{self, Draft, Observation, Written, observation_audit},
};
use crate::{
    account::Nothing,
    child::{self, Child},
    day_handover,
    observation_list::{self, Offered},
    platform::{
        access::Grant,
        dates::{self, Said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, DayLineId, NoteId, ObservationId},
        problem::Problem,
        render::{Flash, Page, colour, html, initials, status_html},
        session::Cx,
    },
};

/// From so many notes one can choose.
const MOST_NOTES: usize = 20;

/// An observation as it is typed.
#[derive(Clone, Debug, Default)]
pub struct DraftForm {
    pub aim: String,
    pub text: String,
    pub seen_on: String,
    pub periodic: bool,
    /// The notes that become part of it.
    pub notes: Vec<NoteId>,
    pub version: i64,
}

impl DraftForm {
    pub fn read(pairs: &Pairs) -> Self {
        Self {
            aim: pairs.get("aim").trim().to_owned(),
            text: pairs.get("text").to_owned(),
            seen_on: pairs.get("seen_on").to_owned(),
            periodic: pairs.get("periodic") == "true",
            notes: pairs.all("note").filter_map(|id| id.parse().ok().map(NoteId)).collect(),
            version: pairs.get("version").parse().unwrap_or_default(),
        }
    }

    fn of(observation: &Observation) -> Self {
        Self {
            aim: observation.aim.clone(),
            text: observation.text.clone(),
            seen_on: observation.seen_on.to_string(),
            periodic: observation.periodic,
            notes: Vec::new(),
            version: observation.version,
        }
    }

    /// What is to be kept, or what is wrong with it.
    pub fn written(&self, child: &Child, today: Date, lang: Lang) -> Result<Written<'_>, DraftMistakes> {
        let mistakes = |day| DraftMistakes {
            aim: aim_mistake(&self.aim, lang),
            text: check_text(&self.text, MOST_CHARACTERS).err().map(|wrong| text_mistake(wrong, lang)),
            day,
        };
        match read_day(&self.seen_on, child, today, lang) {
            (Some(seen_on), _) if mistakes(None).lines().is_empty() => {
                Ok(Written { seen_on, aim: &self.aim, text: self.text.trim(), periodic: self.periodic })
            }
            (_, day) => Err(mistakes(day)),
        }
    }
}

/// Why a line about the aim is not taken, in words.
pub(super) fn aim_mistake(aim: &str, lang: Lang) -> Option<String> {
    let too_long = aim.chars().count() > MOST_IN_A_LINE;
    too_long.then(|| lang.t("observation-aim-too-long").with("most", MOST_IN_A_LINE).to_string())
}

/// What is wrong with an observation.
#[derive(Clone, Debug, Default)]
pub struct DraftMistakes {
    pub aim: Option<String>,
    pub text: Option<String>,
    pub day: Option<String>,
}

impl DraftMistakes {
    /// The lines on top of the form, each with its field.
    pub fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("text", &self.text), ("aim", &self.aim), ("seen_on", &self.day)];
        all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?))).collect()
    }
}

/// A note that one can begin with.
struct NoteChoice {
    id: NoteId,
    by: String,
    on: Said,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "observation/draft.html")]
struct DraftPage {
    page: Page,
    child: Child,
    /// None for one that is not kept yet.
    id: Option<ObservationId>,
    form: DraftForm,
    other_day: bool,
    mistakes: DraftMistakes,
    notes: Vec<NoteChoice>,
    /// The lists that can be filled in with it.
    lists: Vec<Offered>,
    /// What it was changed to somewhere else since.
    theirs: Option<String>,
}

/// What to begin with.
#[derive(Debug, Default, Deserialize)]
pub struct Begin {
    /// It belongs to the cycle.
    #[serde(default)]
    periodic: bool,
    /// The line of the day that it begins with.
    line: Option<DayLineId>,
}

pub async fn new(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(child): Path<ChildId>,
    Query(begin): Query<Begin>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let staff = writer(grant.actor().staff)?;
    let chosen = DraftForm::read(&Pairs::of_query(query.as_deref().unwrap_or_default())).notes;
    let mut tx = cx.read().await?;
    let child = child::one(&mut tx, &grant, child).await?.ok_or(Problem::NotFound)?;
    let free = notes::free_notes(&mut tx, grant.organisation(), child.id, staff, MOST_NOTES).await?;
    open(&cx, &mut tx, &grant, &child).await?;
    let line = match begin.line {
        Some(line) => {
            let of_child = |one| one == child.id;
            day_handover::kept(&mut tx, grant.organisation(), line, of_child, cx.lang).await?
        }
        None => None,
    };
    let taken: Vec<&Note> = free.iter().rev().filter(|note| chosen.contains(&note.id)).collect();
    let form = DraftForm {
        text: taken.iter().map(|note| note.text.as_str()).collect::<Vec<_>>().join("\n\n"),
        // What was seen on several days is an observation of the last of them.
        seen_on: taken.last().map_or(today, |note| note.seen_on.to_jiff()).to_string(),
        notes: taken.iter().map(|note| note.id).collect(),
        periodic: begin.periodic,
        ..DraftForm::default()
    };
    let form = match line {
        Some(kept) => DraftForm { text: kept.words, seen_on: kept.day.to_string(), ..form },
        None => form,
    };
    html(&draft_page(&cx, today, child, None, form, DraftMistakes::default(), free))
}

/// Records that the file is opened to write in it.
pub(super) async fn open(
    cx: &Cx,
    tx: &mut Read,
    grant: &Grant<action::WriteObservation>,
    child: &Child,
) -> Result<(), Problem> {
    let places = child::places(tx, grant.organisation(), child.id, grant.actor().today).await?;
    child::open(cx, grant.actor(), child.id, &places, "observation").await
}

fn draft_page(
    cx: &Cx,
    today: Date,
    child: Child,
    id: Option<ObservationId>,
    form: DraftForm,
    mistakes: DraftMistakes,
    notes: Vec<Note>,
) -> DraftPage {
    let choice = |note: Note| NoteChoice {
        id: note.id,
        by: note.staff_name,
        on: dates::said(note.seen_on.to_jiff(), today, cx.lang),
        chosen: form.notes.contains(&note.id),
        text: note.text,
    };
    DraftPage {
        page: cx.page(),
        child,
        id,
        other_day: form.seen_on != today.to_string(),
        notes: notes.into_iter().map(choice).collect(),
        lists: Vec::new(),
        form,
        mistakes,
        theirs: None,
    }
}

pub async fn create(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(child): Path<ChildId>,
    submitted: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let staff = writer(grant.actor().staff)?;
    let mut tx = cx.write(&submitted).await?;
    let child = child::one(&mut tx, &grant, child).await?.ok_or(Problem::NotFound)?;
    let form = DraftForm::read(&submitted.data);
    let written = match form.written(&child, today, cx.lang) {
        Ok(written) => written,
        Err(mistakes) => {
            let free = notes::free_notes(&mut tx, organisation, child.id, staff, MOST_NOTES).await?;
            let page = draft_page(&cx, today, child, None, form, mistakes, free);
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let id = queries::add_draft(&mut tx, organisation, child.id, staff, &written).await?;
    notes::take_notes(&mut tx, organisation, id, child.id, staff, &form.notes).await?;
    let audit = observation_audit(&grant, "observation begun", id, child.id);
    let (to, flash) = then(&cx, &submitted.data, id, &child);
    Ok(tx.finish(audit, &to, flash).await?)
}

/// Where it goes on: to the questions at the end, to its photos, or back to the file.
fn then(cx: &Cx, pairs: &Pairs, id: ObservationId, child: &Child) -> (String, Option<Flash>) {
    match pairs.get("then") {
        "finish" => return (format!("/observations/{id}/finish"), None),
        "photos" => return (format!("/observations/{id}/photos"), None),
        _ => {}
    }
    let flash = Flash::good(cx.lang.t("observation-kept").with("child", &child.first_name));
    (format!("/children/{}", child.id), Some(flash))
}

/// A draft of the asker's own, about a child within the grant.
pub async fn own_draft(
    tx: &mut Read,
    grant: &Grant<action::WriteObservation>,
    id: ObservationId,
) -> Result<(Observation, Child), Problem> {
    let found = queries::observation(tx, grant.organisation(), id, grant.actor().staff).await?;
    let draft = found.filter(|found| found.finished_at.is_none()).ok_or(Problem::NotFound)?;
    let child = child::one(tx, grant, draft.child).await?.ok_or(Problem::NotFound)?;
    Ok((draft, child))
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (draft, child) = own_draft(&mut tx, &grant, id).await?;
    open(&cx, &mut tx, &grant, &child).await?;
    let form = DraftForm::of(&draft);
    let today = grant.actor().today;
    let lists = observation_list::offered(&mut tx, grant.organisation(), &draft, &child).await?;
    let page = draft_page(&cx, today, child, Some(id), form, DraftMistakes::default(), Vec::new());
    html(&DraftPage { lists, ..page })
}

pub async fn change(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
    submitted: Submitted<Pairs>,
) -> Result<Response, Problem> {
    let today = grant.actor().today;
    let mut tx = cx.write(&submitted).await?;
    let (draft, child) = own_draft(&mut tx, &grant, id).await?;
    let form = DraftForm::read(&submitted.data);
    let stale = form.version != draft.version;
    let written = match form.written(&child, today, cx.lang) {
        Ok(written) if !stale => written,
        other => {
            let form = DraftForm { version: draft.version, ..form.clone() };
            let mut page = draft_page(
                &cx,
                today,
                child.clone(),
                Some(id),
                form,
                other.err().unwrap_or_default(),
                Vec::new(),
            );
            page.theirs = stale.then_some(draft.text);
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    queries::change_draft(&mut tx, grant.organisation(), id, &written).await?;
    let audit = observation_audit(&grant, "observation changed", id, child.id);
    let (to, flash) = then(&cx, &submitted.data, id, &child);
    Ok(tx.finish(audit, &to, flash).await?)
}

pub async fn remove(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (_, child) = own_draft(&mut tx, &grant, id).await?;
    queries::remove_draft(&mut tx, grant.organisation(), id, true).await?;
    let audit = observation_audit(&grant, "observation thrown away", id, child.id);
    let undo = format!("/observations/{id}/restore");
    let flash = Flash::know(cx.lang.t("observation-removed")).undo(undo, cx.lang.t("note-restore"));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}

pub async fn restore(
    cx: Cx,
    grant: Grant<action::WriteObservation>,
    Path(id): Path<ObservationId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let staff = writer(grant.actor().staff)?;
    let mut tx = cx.write(&form).await?;
    let child = queries::removed_draft(&mut tx, grant.organisation(), id, staff).await?;
    let child =
        child::one(&mut tx, &grant, child.ok_or(Problem::NotFound)?).await?.ok_or(Problem::NotFound)?;
    queries::remove_draft(&mut tx, grant.organisation(), id, false).await?;
    let audit = observation_audit(&grant, "observation restored", id, child.id);
    let flash = Flash::good(cx.lang.t("observation-restored"));
    Ok(tx.finish(audit, &format!("/observations/{id}"), Some(flash)).await?)
}

struct DraftLine {
    id: ObservationId,
    child: String,
    initials: String,
    colour: u8,
    on: Said,
    text: String,
}

#[derive(Template)]
#[template(path = "observation/drafts.html")]
struct DraftsPage {
    page: Page,
    drafts: Vec<DraftLine>,
}

pub async fn list(cx: Cx, grant: Grant<action::WriteObservation>) -> Result<Response, Problem> {
    let staff = writer(grant.actor().staff)?;
    let mut tx = cx.read().await?;
    let drafts = queries::drafts(&mut tx, &grant, staff).await?;
    let line = |draft: Draft| DraftLine {
        id: draft.id,
        initials: initials(&draft.first_name),
        colour: colour(draft.child_id.0),
        child: draft.first_name,
        on: dates::said(draft.seen_on.to_jiff(), grant.actor().today, cx.lang),
        text: draft.text,
    };
    html(&DraftsPage { page: cx.page(), drafts: drafts.into_iter().map(line).collect() })
}
