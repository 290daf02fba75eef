//! Placing extra attention.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    extra_attention::{MOST_AT_ONCE, MOST_CHARACTERS, Term, WrongTerm},
    observation::{WrongText, check_text},
};
use serde::Deserialize;

use super::queries::{self, ExtraAttention};
use crate::{
    child::{self, Child, OtherNames},
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{self, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{ChildId, ExtraAttentionId},
        problem::Problem,
        render::{Flash, Page, html, status_html},
        session::Cx,
    },
};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct PlaceForm {
    #[serde(default)]
    what: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    /// The names of other children in it were looked at.
    #[serde(default)]
    names_stay: bool,
}

#[derive(Default)]
struct Mistakes {
    what: Option<String>,
    from: Option<String>,
    until: Option<String>,
    names: OtherNames,
}

impl Mistakes {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("what", &self.what), ("from", &self.from), ("until", &self.until)];
        let typed = all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        typed.chain(self.names.line()).collect()
    }
}

#[derive(Template)]
#[template(path = "extra_attention/new.html")]
struct NewPage {
    page: Page,
    child: Child,
    form: PlaceForm,
    mistakes: Mistakes,
}

/// A child has as much of it as people can remember.
pub(super) async fn is_full(
    tx: &mut Read,
    grant: &Grant<action::PlaceExtraAttention>,
    child: ChildId,
) -> sqlx::Result<bool> {
    let all = queries::of_child(tx, grant.organisation(), child).await?;
    let today = grant.actor().today;
    let counts = |extra: &&ExtraAttention| extra.taken_away.is_none() && extra.term.standing(today).counts();
    Ok(all.iter().filter(counts).count() >= MOST_AT_ONCE)
}

pub(super) fn audit(
    grant: &Grant<action::PlaceExtraAttention>,
    action: &'static str,
    id: ExtraAttentionId,
    child: ChildId,
) -> Audit {
    Audit::new(grant.organisation(), Some(grant.actor().account), action)
        .on("extra_attention", id)
        .on("child", child)
}

/// Why a term is not taken, in words.
pub(super) fn term_mistake(wrong: WrongTerm, lang: Lang) -> String {
    let (key, day) = match wrong {
        WrongTerm::BeginsBefore => return lang.t("extra-wrong-before").to_string(),
        WrongTerm::BeginsTooLate(last) => ("extra-wrong-late", last),
        WrongTerm::EndsBefore(first) => ("extra-wrong-end-before", first),
        WrongTerm::EndsTooLate(last) => ("extra-wrong-late", last),
    };
    lang.t(key).with("day", dates::exact(day, lang)).to_string()
}

/// The last day that was typed: empty is none.
pub(super) fn read_until(typed: &str, lang: Lang) -> Result<Option<Date>, String> {
    match typed.trim() {
        "" => Ok(None),
        day => day.parse().map(Some).map_err(|_| lang.t("extra-wrong-day").to_string()),
    }
}

fn read(form: &PlaceForm, today: Date, lang: Lang) -> Result<Term, Mistakes> {
    let mut mistakes = Mistakes {
        what: check_text(&form.what, MOST_CHARACTERS).err().map(|wrong| match wrong {
            WrongText::Empty => lang.t("extra-wrong-empty").to_string(),
            WrongText::TooLong(length) => lang
                .t("extra-wrong-long")
                .with("length", grouped(length, lang))
                .with("most", MOST_CHARACTERS)
                .to_string(),
        }),
        ..Mistakes::default()
    };
    let from = form.from.trim().parse::<Date>();
    if from.is_err() {
        mistakes.from = Some(lang.t("extra-wrong-day").to_string());
    }
    let until = read_until(&form.until, lang).map_err(|wrong| mistakes.until = Some(wrong));
    if let (Ok(from), Ok(until)) = (from, until) {
        let term = Term { from, until };
        match term.check(today) {
            Ok(()) if mistakes.what.is_none() => return Ok(term),
            Ok(()) => {}
            Err(wrong @ (WrongTerm::BeginsBefore | WrongTerm::BeginsTooLate(_))) => {
                mistakes.from = Some(term_mistake(wrong, lang));
            }
            Err(wrong) => mistakes.until = Some(term_mistake(wrong, lang)),
        }
    }
    Err(mistakes)
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::PlaceExtraAttention>,
    Path(child): Path<ChildId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let form = PlaceForm { from: grant.actor().today.to_string(), ..PlaceForm::default() };
    html(&NewPage { page: cx.page(), child, form, mistakes: Mistakes::default() })
}

pub(super) async fn place(
    cx: Cx,
    grant: Grant<action::PlaceExtraAttention>,
    Path(child): Path<ChildId>,
    form: Submitted<PlaceForm>,
) -> Result<Response, Problem> {
    let (today, lang) = (grant.actor().today, cx.lang);
    let staff = grant.actor().staff.ok_or(Problem::Forbidden)?;
    let mut tx = cx.write(&form).await?;
    let child = child::cared_for(&mut tx, &grant, child).await?;
    let full = is_full(&mut tx, &grant, child.id).await?;
    let (own, stay) = ((child.id, child.first_name.as_str()), form.data.names_stay);
    let names =
        OtherNames::look(&mut tx, grant.actor(), own, &[form.data.what.as_str()], (stay, lang)).await?;
    let read = match read(&form.data, today, lang) {
        Ok(_) if full => Err(Mistakes {
            what: Some(
                lang.t("extra-wrong-many")
                    .with("most", MOST_AT_ONCE)
                    .with("child", &child.first_name)
                    .to_string(),
            ),
            ..Mistakes::default()
        }),
        Ok(_) if !names.looked_at() => Err(Mistakes::default()),
        read => read,
    };
    let term = match read {
        Ok(term) => term,
        Err(mistakes) => {
            let mistakes = Mistakes { names, ..mistakes };
            let page = NewPage { page: cx.page(), child, form: form.data, mistakes };
            return status_html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let what = form.data.what.trim();
    let id = queries::add(&mut tx, grant.organisation(), child.id, staff, (what, term)).await?;
    let key = if term.from > today { "extra-placed-later" } else { "extra-placed" };
    let text = lang.t(key).with("child", &child.first_name).with("from", said(term.from, today, lang).said);
    let flash = Flash::good(text).undo(format!("/extra-attention/{id}/take-away"), lang.t("extra-undo"));
    let audit = audit(&grant, "extra attention placed", id, child.id);
    Ok(tx.finish(audit, &format!("/children/{}", child.id), Some(flash)).await?)
}
