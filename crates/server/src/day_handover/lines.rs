//! Writing a line, taking it away, and keeping it longer as a note.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    day_handover::{Kind, MOST_CHARACTERS},
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::{
    child::show,
    queries::{self, Line, Written},
    reach, view,
};
use crate::{
    account::Nothing,
    child::{Child, OtherNames, named},
    live::{self, Part},
    observation::{self, grouped},
    platform::{
        access::Grant,
        audit::Audit,
        db::{Read, Write},
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, DayLineId, StaffId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// What was tapped or typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct LineForm {
    #[serde(default)]
    pub kind: String,
    /// The code of a usual line; empty for own words.
    #[serde(default)]
    pub usual: String,
    #[serde(default)]
    pub words: String,
    /// The names of other children in it were looked at.
    #[serde(default)]
    names_stay: bool,
}

/// That somebody did something about a child's day, for the trail.
pub fn audit(
    grant: &Grant<action::HandOverDay>,
    action: &'static str,
    (what, id): (&'static str, impl Into<uuid::Uuid>),
    child: ChildId,
) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action).on(what, id).on("child", child)
}

/// Ends a form about a child's day, and tells colleagues who have its pages open.
pub async fn finish(
    cx: &Cx,
    grant: &Grant<action::HandOverDay>,
    mut tx: Write,
    audit: Audit,
    child: ChildId,
    to: &str,
    flash: Flash,
) -> Result<Response, Problem> {
    let organisation = grant.organisation();
    let groups = live::groups_of(&mut tx, organisation, child, grant.actor().today).await?;
    let answer = tx.finish(audit, to, Some(flash)).await?;
    live::changed(&cx.app, organisation, &groups, Part::Today);
    Ok(answer)
}

/// The address of a child's day.
pub fn address(child: ChildId) -> String {
    format!("/children/{child}/day")
}

fn mistake(wrong: WrongText, lang: Lang) -> String {
    match wrong {
        WrongText::Empty => lang.t("pick-up-wrong-empty").to_string(),
        WrongText::TooLong(length) => lang
            .t("pick-up-wrong-long")
            .with("length", grouped(length, lang))
            .with("most", MOST_CHARACTERS)
            .to_string(),
    }
}

/// The names of other children in a line, which parents read when they are told of it.
async fn other_names(
    tx: &mut Read,
    grant: &Grant<action::HandOverDay>,
    (child, kind): (&Child, Kind),
    words: &str,
    (stay, lang): (bool, Lang),
) -> sqlx::Result<OtherNames> {
    if !kind.is_told() {
        return Ok(OtherNames::default());
    }
    OtherNames::look(tx, grant.actor(), (child.id, &child.first_name), &[words], (stay, lang)).await
}

pub(super) async fn add(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(child): Path<ChildId>,
    form: Submitted<LineForm>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let kind = Kind::of(&form.data.kind).ok_or(Problem::BadForm)?;
    let usual = form.data.usual.as_str();
    if !usual.is_empty() && !kind.usual().contains(&usual) {
        return Err(Problem::BadForm);
    }
    let mut tx = cx.write(&form).await?;
    let child = reach::child(&mut tx, &grant, child).await?;
    let words = if usual.is_empty() { form.data.words.trim() } else { "" };
    let names = other_names(&mut tx, &grant, (&child, kind), words, (form.data.names_stay, lang)).await?;
    let wrong = check_text(words, MOST_CHARACTERS).err().filter(|_| usual.is_empty());
    if wrong.is_some() || !names.looked_at() {
        drop(tx);
        let wrong = wrong.map(|wrong| mistake(wrong, lang));
        return show(&cx, &grant, child.id, form.data.clone(), wrong, names).await;
    }
    let written = Written { kind: kind.code(), usual, words };
    let added = queries::add(&mut tx, organisation, child.id, (today, staff), &written).await?;
    let to = address(child.id);
    let Some(id) = added else {
        let flash = Flash::know(lang.t("pick-up-there").with("what", view::usual(usual, lang)));
        let audit = audit(&grant, "day line there already", ("child", child.id), child.id);
        return Ok(tx.finish(audit, &to, Some(flash)).await?);
    };
    let text = if usual.is_empty() {
        lang.t("pick-up-added-words").to_string()
    } else {
        lang.t("pick-up-added").with("what", view::usual(usual, lang)).to_string()
    };
    let flash = Flash::good(text).undo(format!("/day-lines/{id}/remove"), lang.t("pick-up-undo"));
    let audit = audit(&grant, "day line written", ("day_line", id), child.id);
    finish(&cx, &grant, tx, audit, child.id, &to, flash).await
}

/// Writes a line in own words that arrives later than it was written; told to parents when it is told after this. Not
/// when it names other children, unless its writer looked at that (`stay`). Gives whether it was written.
pub async fn write(
    tx: &mut Write,
    grant: &Grant<action::HandOverDay>,
    child: ChildId,
    (day, staff): (Date, StaffId),
    (kind, words): (&str, &str),
    stay: bool,
) -> Result<bool, Problem> {
    let kind = Kind::of(kind).ok_or(Problem::BadForm)?;
    check_text(words.trim(), MOST_CHARACTERS).map_err(|_| Problem::BadForm)?;
    let child = reach::child(tx, grant, child).await?;
    let own = (child.id, child.first_name.as_str());
    let (found, _) = named(tx, grant.organisation(), own, grant.actor().today, words).await?;
    if kind.is_told() && !stay && !found.is_empty() {
        return Ok(false);
    }
    let written = Written { kind: kind.code(), usual: "", words: words.trim() };
    queries::add(tx, grant.organisation(), child.id, (day, staff), &written).await?;
    Ok(true)
}

/// A line of today about a child within reach.
async fn found(
    tx: &mut Read,
    grant: &Grant<action::HandOverDay>,
    id: DayLineId,
) -> Result<(Line, Child), Problem> {
    let line = queries::line(tx, grant.organisation(), id).await?.ok_or(Problem::NotFound)?;
    let child = reach::child(tx, grant, line.child_id).await?;
    Ok((line, child))
}

/// One's own line, while nobody was told of it: after that it has been said.
async fn own(
    tx: &mut Read,
    grant: &Grant<action::HandOverDay>,
    id: DayLineId,
) -> Result<(Line, Child), Problem> {
    let (line, child) = found(tx, grant, id).await?;
    if Some(line.written_by) != grant.actor().staff {
        return Err(Problem::NotFound);
    }
    let today = grant.actor().today;
    let kept = queries::of_children(tx, grant.organisation(), [child.id], today).await?;
    let told = kept.told.iter().any(|told| told.on_day == line.on_day && told.told_at >= line.written_at);
    if told || line.on_day.to_jiff() != today { Err(Problem::Conflict) } else { Ok((line, child)) }
}

pub(super) async fn remove(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(id): Path<DayLineId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (line, child) = own(&mut tx, &grant, id).await?;
    if line.removed_at.is_some() {
        return Err(Problem::Conflict);
    }
    queries::remove(&mut tx, grant.organisation(), id).await?;
    let flash = Flash::know(cx.lang.t("pick-up-removed").with("what", view::what(&line, cx.lang)))
        .undo(format!("/day-lines/{id}/restore"), cx.lang.t("pick-up-restore"));
    let audit = audit(&grant, "day line removed", ("day_line", id), child.id);
    finish(&cx, &grant, tx, audit, child.id, &address(child.id), flash).await
}

pub(super) async fn restore(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(id): Path<DayLineId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    let (line, child) = own(&mut tx, &grant, id).await?;
    if line.removed_at.is_none() {
        return Err(Problem::Conflict);
    }
    let what = view::what(&line, cx.lang);
    let back = queries::restore(&mut tx, grant.organisation(), &line).await?;
    let flash =
        Flash::good(cx.lang.t(if back { "pick-up-restored" } else { "pick-up-there" }).with("what", what));
    let audit = audit(&grant, "day line restored", ("day_line", id), child.id);
    finish(&cx, &grant, tx, audit, child.id, &address(child.id), flash).await
}

/// A line that matters longer becomes a note for the group, with its words.
pub(super) async fn note(
    cx: Cx,
    grant: Grant<action::HandOverDay>,
    Path(id): Path<DayLineId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, lang) = (grant.organisation(), cx.lang);
    let notes = Grant::<action::WriteNote>::of(grant.actor())?;
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let (line, child) = found(&mut tx, &grant, id).await?;
    let may = crate::child::one(&mut tx, &notes, child.id).await?.is_some();
    if !may || line.removed_at.is_some() {
        return Err(Problem::NotFound);
    }
    if !queries::noted(&mut tx, organisation, id).await? {
        return Err(Problem::Conflict);
    }
    let text = view::words(&line, lang);
    let seen_on = line.on_day.to_jiff();
    let note = observation::add_shared_note(&mut tx, organisation, child.id, staff, (seen_on, &text)).await?;
    let flash = Flash::good(lang.t("pick-up-noted").with("child", &child.first_name));
    let audit = audit(&grant, "day line kept as note", ("day_line", id), child.id).on("note", note);
    finish(&cx, &grant, tx, audit, child.id, &address(child.id), flash).await
}
