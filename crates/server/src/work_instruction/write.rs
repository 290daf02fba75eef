//! Writing a work instruction: the first version, a new one, withdrawing it. What is kept can be looked at first.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    work_instruction::{
        Audience, MOST_CODE, MOST_TITLE, MOST_WORDS, Part, Wrong, asked_from, check, first_days,
    },
};

use super::{
    pages,
    queries::{self, New, Version, Whom},
};
use crate::{
    account::Nothing,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        dates::{Said, exact, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::{InstructionId, OrganisationId},
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
};

/// What the trail says when an instruction was withdrawn.
pub(super) const WITHDRAWN: &str = "work instruction withdrawn";

type Fields = BTreeMap<String, String>;
type Mistakes = Vec<(&'static str, String)>;

/// What was typed.
#[derive(Clone, Debug, Default)]
struct Typed {
    code: String,
    title: String,
    words: String,
    parts: Audience,
    since: String,
    /// The number of the version that was seen; 0 for a new instruction.
    based_on: i64,
}

impl Typed {
    fn read(fields: &Fields) -> Result<Self, Problem> {
        let field = |name: &str| fields.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        Ok(Self {
            code: field("code"),
            title: field("title"),
            // Browsers send the lines of a text as \r\n.
            words: field("words").replace("\r\n", "\n"),
            parts: fields.keys().filter_map(|name| name.strip_prefix("part-")).filter_map(Part::of).collect(),
            since: field("since"),
            based_on: field("based_on").parse().map_err(|_| Problem::BadForm)?,
        })
    }

    fn of(version: &Version, today: Date) -> Self {
        Self {
            code: version.code.clone(),
            title: version.title.clone(),
            words: version.words.clone(),
            parts: version.audience(),
            since: version.since().max(today).to_string(),
            based_on: version.number,
        }
    }

    /// It says the same as a version, to the same people.
    fn is_as(&self, version: &Version) -> bool {
        (&self.code, &self.title, &self.words, &self.parts)
            == (&version.code, &version.title, &version.words, &version.audience())
    }
}

struct PartBox {
    field: String,
    label: String,
    checked: bool,
}

/// What would be kept.
struct Preview {
    name: String,
    words: String,
    since: Said,
    for_whom: String,
    /// How many would be asked to read it today.
    readers: usize,
}

#[derive(Template)]
#[template(path = "work_instruction/write.html")]
struct WritePage {
    page: Page,
    /// Where the form goes.
    to: String,
    back: String,
    is_new: bool,
    typed: Typed,
    parts: Vec<PartBox>,
    mistakes: Mistakes,
    /// What somebody else kept meanwhile.
    theirs: Option<Version>,
    preview: Option<Preview>,
}

impl WritePage {
    fn mistake_of(&self, field: &str) -> Option<&str> {
        self.mistakes.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// What comes with the form when it is shown again.
#[derive(Default)]
struct Again {
    mistakes: Mistakes,
    theirs: Option<Version>,
    preview: Option<Preview>,
}

fn show(cx: &Cx, id: Option<InstructionId>, typed: Typed, again: Again) -> Result<Response, Problem> {
    let to = id.map_or_else(|| "/work-instructions".to_owned(), |id| format!("/work-instructions/{id}"));
    let refused = !again.mistakes.is_empty() || again.theirs.is_some();
    let parts = Part::ALL.into_iter().map(|part| PartBox {
        field: format!("part-{}", part.code()),
        label: pages::part_name(part, cx.lang),
        checked: typed.parts.contains(&part),
    });
    let page = WritePage {
        page: cx.page(),
        back: to.clone(),
        to,
        is_new: id.is_none(),
        parts: parts.collect(),
        typed,
        mistakes: again.mistakes,
        theirs: again.theirs,
        preview: again.preview,
    };
    status_html(if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// `GET /work-instructions/new`.
pub(super) async fn new(cx: Cx, grant: Grant<action::WriteInstructions>) -> Result<Response, Problem> {
    let typed = Typed { since: grant.actor().today.to_string(), ..Typed::default() };
    show(&cx, None, typed, Again::default())
}

/// `GET /work-instructions/{instruction}/change`: beginning with the last version.
pub(super) async fn change(
    cx: Cx,
    grant: Grant<action::WriteInstructions>,
    Path(id): Path<InstructionId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let versions = queries::of_instruction(&mut tx, grant.organisation(), id).await?;
    let last = versions.first().filter(|last| last.withdrawn_at.is_none()).ok_or(Problem::NotFound)?;
    show(&cx, Some(id), Typed::of(last, grant.actor().today), Again::default())
}

fn too_long(length: usize, most: usize, lang: Lang) -> String {
    let (length, most) = (grouped(length, lang), grouped(most, lang));
    lang.t("instruction-too-long").with("length", length).with("most", most).to_string()
}

fn mistake(wrong: Wrong, today: Date, lang: Lang) -> (&'static str, String) {
    match wrong {
        Wrong::LongCode(length) => ("code", too_long(length, MOST_CODE, lang)),
        Wrong::NoTitle => ("title", lang.t("instruction-no-title").to_string()),
        Wrong::LongTitle(length) => ("title", too_long(length, MOST_TITLE, lang)),
        Wrong::NoWords => ("words", lang.t("instruction-no-words").to_string()),
        Wrong::LongWords(length) => ("words", too_long(length, MOST_WORDS, lang)),
        Wrong::Nobody => ("parts", lang.t("instruction-nobody").to_string()),
        Wrong::Day => {
            let days = first_days(today);
            let (from, until) = (exact(*days.start(), lang), exact(*days.end(), lang));
            ("since", lang.t("instruction-day-wrong").with("from", from).with("until", until).to_string())
        }
    }
}

/// From when it would hold, or all that is wrong with it.
async fn judge(
    tx: &mut Read,
    grant: &Grant<action::WriteInstructions>,
    last: Option<&Version>,
    typed: &Typed,
    lang: Lang,
) -> Result<Result<Date, Mistakes>, Problem> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let texts = (typed.code.as_str(), typed.title.as_str(), typed.words.as_str());
    let checked = check(texts, &typed.parts, typed.since.parse().ok(), today);
    let mut mistakes: Mistakes = match &checked {
        Ok(_) => Vec::new(),
        Err(wrong) => wrong.iter().map(|wrong| mistake(*wrong, today, lang)).collect(),
    };
    let but = last.map(|last| last.instruction_id);
    if !typed.code.is_empty() && queries::code_taken(tx, organisation, &typed.code, but).await? {
        mistakes.push(("code", lang.t("instruction-code-taken").to_string()));
    }
    if last.is_some_and(|last| last.withdrawn_at.is_some()) {
        mistakes.push(("title", lang.t("instruction-withdrawn-meanwhile").to_string()));
    } else if last.is_some_and(|last| last.since() <= today && typed.is_as(last)) {
        mistakes.push(("words", lang.t("instruction-nothing-changed").to_string()));
    }
    Ok(checked.ok().filter(|_| mistakes.is_empty()).ok_or(mistakes))
}

/// What would be kept, and how many would read it.
async fn preview(
    tx: &mut Read,
    grant: &Grant<action::WriteInstructions>,
    typed: &Typed,
    since: Date,
    lang: Lang,
) -> Result<Preview, Problem> {
    let actor = grant.actor();
    let colleagues = queries::colleagues(tx, grant.organisation(), Whom::Everybody, actor.today).await?;
    let reads = |works: &[_]| asked_from(&typed.parts, works, actor.today, actor.today).is_some();
    let readers =
        colleagues.iter().filter(|(staff, one)| actor.staff != Some(**staff) && reads(&one.works)).count();
    Ok(Preview {
        name: format!("{} {}", typed.code, typed.title).trim().to_owned(),
        words: typed.words.clone(),
        since: said(since, actor.today, lang),
        for_whom: pages::for_whom(&typed.parts, lang),
        readers,
    })
}

/// The last version of the instruction that is changed; nothing for a new one.
async fn last(
    tx: &mut Read,
    organisation: OrganisationId,
    id: Option<InstructionId>,
) -> Result<Option<Version>, Problem> {
    let Some(id) = id else { return Ok(None) };
    let versions = queries::of_instruction(tx, organisation, id).await?;
    versions.into_iter().next().map(Some).ok_or(Problem::NotFound)
}

/// The form again, with what somebody else kept meanwhile; sent once more it takes its place.
fn overtaken(
    cx: &Cx,
    id: Option<InstructionId>,
    mut typed: Typed,
    last: Option<Version>,
) -> Result<Response, Problem> {
    typed.based_on = last.as_ref().map_or(0, |last| last.number);
    show(cx, id, typed, Again { theirs: last, ..Again::default() })
}

/// Looks at what was typed, or keeps it.
async fn keep(
    cx: &Cx,
    grant: &Grant<action::WriteInstructions>,
    id: Option<InstructionId>,
    form: &Submitted<Fields>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let staff = actor.staff.ok_or(Problem::Forbidden)?;
    let typed = Typed::read(&form.data)?;
    if form.data.get("then").is_some_and(|then| then == "look") {
        let mut tx = cx.read().await?;
        let last = last(&mut tx, organisation, id).await?;
        let again = match judge(&mut tx, grant, last.as_ref(), &typed, lang).await? {
            Ok(since) => {
                let preview = Some(preview(&mut tx, grant, &typed, since, lang).await?);
                Again { preview, ..Again::default() }
            }
            Err(mistakes) => Again { mistakes, ..Again::default() },
        };
        drop(tx);
        return show(cx, id, typed, again);
    }
    let mut tx = cx.write(form).await?;
    tx.alone(organisation.0).await?;
    let last = last(&mut tx, organisation, id).await?;
    let number = last.as_ref().map_or(0, |last| last.number);
    let judged = judge(&mut tx, grant, last.as_ref(), &typed, lang).await?;
    let since = match judged {
        Err(mistakes) => return show(cx, id, typed, Again { mistakes, ..Again::default() }),
        Ok(_) if number != typed.based_on => return overtaken(cx, id, typed, last),
        Ok(since) => since,
    };
    let new =
        New { code: &typed.code, title: &typed.title, words: &typed.words, audience: &typed.parts, since };
    let instruction = match id {
        Some(id) => id,
        None => queries::begin(&mut tx, organisation).await?,
    };
    let Some(version) = queries::add(&mut tx, organisation, (instruction, number + 1), &new, staff).await?
    else {
        return Err(Problem::Conflict);
    };
    let what = if id.is_some() { "work instruction changed" } else { "work instruction written" };
    let audit = Audit::new(organisation, Some(actor.account), what)
        .on("work_instruction_version", version)
        .on("work_instruction", instruction);
    let flash = Flash::good(lang.t("instruction-kept").with("date", exact(since, lang)));
    Ok(tx.finish(audit, &format!("/work-instructions/{instruction}"), Some(flash)).await?)
}

/// `POST /work-instructions`.
pub(super) async fn create(
    cx: Cx,
    grant: Grant<action::WriteInstructions>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    keep(&cx, &grant, None, &form).await
}

/// `POST /work-instructions/{instruction}`.
pub(super) async fn save(
    cx: Cx,
    grant: Grant<action::WriteInstructions>,
    Path(id): Path<InstructionId>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    keep(&cx, &grant, Some(id), &form).await
}

/// `POST /work-instructions/{instruction}/withdraw`.
pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::WriteInstructions>,
    Path(id): Path<InstructionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    let name = last(&mut tx, organisation, Some(id)).await?.map(|last| last.name()).unwrap_or_default();
    if !queries::withdraw(&mut tx, organisation, id).await? {
        return Err(Problem::Conflict);
    }
    let audit = Audit::new(organisation, Some(actor.account), WITHDRAWN).on("work_instruction", id);
    let flash = Flash::know(cx.lang.t("instruction-was-withdrawn").with("name", name))
        .undo(format!("/work-instructions/{id}/restore"), cx.lang.t("instruction-undo"));
    Ok(tx.finish(audit, "/work-instructions", Some(flash)).await?)
}

/// `POST /work-instructions/{instruction}/restore`: takes back that it was withdrawn, unless another one has its number now.
pub(super) async fn restore(
    cx: Cx,
    grant: Grant<action::WriteInstructions>,
    Path(id): Path<InstructionId>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let mut tx = cx.write(&form).await?;
    tx.alone(organisation.0).await?;
    let last = last(&mut tx, organisation, Some(id)).await?.ok_or(Problem::NotFound)?;
    let code = last.code.as_str();
    let taken = !code.is_empty() && queries::code_taken(&mut tx, organisation, code, Some(id)).await?;
    if taken || !queries::restore(&mut tx, organisation, id).await? {
        return Err(Problem::Conflict);
    }
    let audit =
        Audit::new(organisation, Some(actor.account), "work instruction restored").on("work_instruction", id);
    let flash = Flash::good(cx.lang.t("instruction-was-restored").with("name", last.name()));
    Ok(tx.finish(audit, &format!("/work-instructions/{id}"), Some(flash)).await?)
}
