//! Writing a note, and changing one's own shortly after.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    observation::{MOST_CHARACTERS, WrongDay, WrongText, check_day, check_text},
};
use serde::Deserialize;

use super::notes::{self, Note, NoteText, note_audit};
use crate::{
    account::Nothing,
    child::{self, Child, Typed},
    platform::{
        access::Grant,
        clock::Moment,
        dates,
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, NoteId, StaffId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

/// For so many days a note can be changed by its writer; after that others have read it and it stays as it is.
const CHANGE_DAYS: i64 = 1;

/// A note as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NoteForm {
    /// What was seen.
    #[serde(default)]
    pub text: String,
    /// `group` or `me`.
    #[serde(default)]
    pub reader: String,
    /// The day on which it was seen.
    #[serde(default)]
    pub seen_on: String,
    /// The note's version that was changed.
    #[serde(default)]
    pub version: i64,
    /// `photos`: to add one after it is kept.
    #[serde(default)]
    pub then: String,
}

impl NoteForm {
    /// An empty form.
    pub fn new(today: Date) -> Self {
        Self { reader: "group".to_owned(), seen_on: today.to_string(), ..Self::default() }
    }

    fn of(note: &Note) -> Self {
        Self {
            text: note.text.clone(),
            reader: if note.shared { "group" } else { "me" }.to_owned(),
            seen_on: note.seen_on.to_jiff().to_string(),
            version: note.version,
            then: String::new(),
        }
    }

    /// Whether it says for whom it is: what is meant for oneself is never shared by mistake.
    fn has_reader(&self) -> Result<(), Problem> {
        if matches!(self.reader.as_str(), "group" | "me") { Ok(()) } else { Err(Problem::BadForm) }
    }

    fn read(&self, child: &Child, today: Date, lang: Lang) -> Result<NoteText<'_>, NoteMistakes> {
        let text = check_text(&self.text, MOST_CHARACTERS).err().map(|wrong| text_mistake(wrong, lang));
        let (seen_on, day) = read_day(&self.seen_on, child, today, lang);
        match (text, seen_on) {
            (None, Some(seen_on)) => {
                Ok(NoteText { seen_on, text: self.text.trim(), shared: self.reader != "me" })
            }
            (text, _) => Err(NoteMistakes { text, day }),
        }
    }
}

/// What is wrong with a note.
#[derive(Clone, Debug, Default)]
pub struct NoteMistakes {
    /// … with its text.
    pub text: Option<String>,
    /// … with its day.
    pub day: Option<String>,
}

impl NoteMistakes {
    /// The lines on top of the form, each with its field.
    pub fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("text", &self.text), ("seen_on", &self.day)];
        all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?))).collect()
    }
}

/// Why a text is not taken, in words.
/// What is wrong with a text, in words.
pub fn text_mistake(wrong: WrongText, lang: Lang) -> String {
    match wrong {
        WrongText::Empty => lang.t("observation-text-empty").to_string(),
        WrongText::TooLong(length) => lang
            .t("observation-text-too-long")
            .with("most", grouped(MOST_CHARACTERS, lang))
            .with("length", grouped(length, lang))
            .to_string(),
    }
}

/// A large number as people write it: 10.000, or 10,000.
pub fn grouped(number: usize, lang: Lang) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(match lang {
                Lang::Nl | Lang::Tr => '.',
                Lang::En | Lang::Ar => ',',
                Lang::Pl | Lang::Uk => '\u{a0}',
            });
        }
        text.push(digit);
    }
    text
}

/// The day that was typed, or why it is not taken, in words.
pub(super) fn read_day(
    typed: &str,
    child: &Child,
    today: Date,
    lang: Lang,
) -> (Option<Date>, Option<String>) {
    let Ok(day) = typed.trim().parse::<Date>() else {
        return (None, Some(lang.t("observation-day-unreadable").to_string()));
    };
    let wrong = match check_day(day, child.birth_date, today) {
        Ok(()) => return (Some(day), None),
        Err(WrongDay::ToCome) => lang.t("observation-day-to-come").to_string(),
        Err(WrongDay::BeforeBirth) => {
            lang.t("observation-day-before-birth").with("child", &child.first_name).to_string()
        }
        Err(WrongDay::TooLongAgo(first)) => {
            lang.t("observation-day-too-long-ago").with("first", dates::exact(first, lang)).to_string()
        }
    };
    (None, Some(wrong))
}

/// Only staff write.
pub(super) fn writer(staff: Option<StaffId>) -> Result<StaffId, Problem> {
    staff.ok_or(Problem::Forbidden)
}

pub async fn write(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(child): Path<ChildId>,
    form: Submitted<NoteForm>,
) -> Result<Response, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let staff = writer(grant.actor().staff)?;
    form.data.has_reader()?;
    let mut tx = cx.write(&form).await?;
    let child = child::one(&mut tx, &grant, child).await?.ok_or(Problem::NotFound)?;
    let note = match form.data.read(&child, today, cx.lang) {
        Ok(note) => note,
        Err(mistakes) => {
            drop(tx);
            return child::file_page(&cx, child.id, Some(Typed { form: form.data, mistakes })).await;
        }
    };
    let id = notes::add_note(&mut tx, organisation, child.id, staff, &note).await?;
    let flash = Flash::good(cx.lang.t("note-saved").with("child", &child.first_name))
        .undo(format!("/notes/{id}/remove"), cx.lang.t("note-undo"));
    let audit = note_audit(&grant, "note written", id, child.id);
    Ok(tx.finish(audit, &then(&form.data, id, child.id), Some(flash)).await?)
}

/// Where it goes on: to its photos, or back to the file.
fn then(form: &NoteForm, id: NoteId, child: ChildId) -> String {
    if form.then == "photos" { format!("/notes/{id}/photos") } else { format!("/children/{child}") }
}

/// One's own note about a child within the grant, that was not thrown away.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::WriteNote>,
    id: NoteId,
) -> Result<(Note, Child), Problem> {
    let note = notes::own_note(tx, grant, id).await?.ok_or(Problem::NotFound)?;
    let child = child::one(tx, grant, note.child_id).await?.ok_or(Problem::NotFound)?;
    Ok((note, child))
}

/// One's own note that can still be changed, with its child.
pub async fn own_note_to_change(
    tx: &mut Read,
    grant: &Grant<action::WriteNote>,
    id: NoteId,
    now: Moment,
) -> Result<(Note, Child), Problem> {
    let (note, child) = found(tx, grant, id).await?;
    if can_change(&note, now) { Ok((note, child)) } else { Err(Problem::NotFound) }
}

/// Whether a note can still be changed.
pub(super) fn can_change(note: &Note, now: Moment) -> bool {
    note.removed_at.is_none() && now < note.made_at.plus_days(CHANGE_DAYS)
}

#[derive(Template)]
#[template(path = "observation/note.html")]
struct NotePage {
    page: Page,
    id: NoteId,
    child: Child,
    form: NoteForm,
    mistakes: NoteMistakes,
    /// What somebody else has made of it since.
    theirs: Option<String>,
    /// It can no longer be changed: what was typed can be kept as a new note.
    late: bool,
}

pub async fn page(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(id): Path<NoteId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (note, child) = own_note_to_change(&mut tx, &grant, id, cx.now).await?;
    let places = child::places(&mut tx, grant.organisation(), child.id, grant.actor().today).await?;
    drop(tx);
    child::open(&cx, grant.actor(), child.id, &places, "note").await?;
    let (form, mistakes) = (NoteForm::of(&note), NoteMistakes::default());
    html(&NotePage { page: cx.page(), id, child, form, mistakes, theirs: None, late: false })
}

pub async fn change(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(id): Path<NoteId>,
    form: Submitted<NoteForm>,
) -> Result<Response, Problem> {
    form.data.has_reader()?;
    let mut tx = cx.write(&form).await?;
    let own = notes::notes(&mut tx, grant.organisation(), std::iter::once(id.0)).await?.pop();
    let note = own.filter(|note| Some(note.staff_id) == grant.actor().staff).ok_or(Problem::NotFound)?;
    let child = child::one(&mut tx, &grant, note.child_id).await?.ok_or(Problem::NotFound)?;
    let late = note.observation_id.is_some() || !can_change(&note, cx.now);
    let again = |mut form: NoteForm, mistakes, theirs| {
        form.version = note.version;
        let page = NotePage { page: cx.page(), id, child: child.clone(), form, mistakes, theirs, late };
        status_html(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    if late || form.data.version != note.version {
        let theirs = Some(note.text.clone());
        return again(form.data, NoteMistakes::default(), theirs);
    }
    let text = match form.data.read(&child, grant.actor().today, cx.lang) {
        Ok(text) => text,
        Err(mistakes) => return again(form.data, mistakes, None),
    };
    notes::change_note(&mut tx, grant.organisation(), id, &text).await?;
    let audit = note_audit(&grant, "note changed", id, child.id);
    let flash = Flash::good(cx.lang.t("note-changed"));
    Ok(tx.finish(audit, &then(&form.data, id, child.id), Some(flash)).await?)
}

pub async fn remove(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(id): Path<NoteId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (note, child) = found(&mut tx, &grant, id).await?;
    if note.removed_at.is_some() {
        return Err(Problem::NotFound);
    }
    notes::remove_note(&mut tx, grant.organisation(), id, true).await?;
    let audit = note_audit(&grant, "note removed", id, child.id);
    let flash = Flash::know(cx.lang.t("note-removed"))
        .undo(format!("/notes/{id}/restore"), cx.lang.t("note-restore"));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}

pub async fn restore(
    cx: Cx,
    grant: Grant<action::WriteNote>,
    Path(id): Path<NoteId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (_, child) = found(&mut tx, &grant, id).await?;
    notes::remove_note(&mut tx, grant.organisation(), id, false).await?;
    let audit = note_audit(&grant, "note restored", id, child.id);
    let flash = Flash::good(cx.lang.t("note-restored"));
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}
