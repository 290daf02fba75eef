//! What is done in a sealed file: each form keeps one act.

use std::collections::BTreeMap;

use axum::{extract::Path, response::Response};
use mentorkind_domain::{
    access::action,
    reporting_code::{Act, Decision, MOST_WORDS, Refusal, Step},
};

use super::{
    page,
    queries::{self, Case, Guide},
    removal,
    sealed::{Answer, Entry},
    turn,
};
use crate::{
    consent::text_mistake,
    platform::{
        access::Grant,
        audit::Audit,
        db::Write,
        form::Submitted,
        i18n::Lang,
        ids::{OrganisationId, ReportingCodeId, StaffId},
        problem::Problem,
        render::Flash,
        session::Cx,
    },
};

/// The fields as they were sent.
pub(super) type Fields = BTreeMap<String, String>;

/// The answers to a question of the weighing.
pub(super) const ANSWERS: [&str; 3] = ["yes", "no", "unknown"];

/// What was sent in a field.
pub(super) fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.get(name).map_or("", |text| text.trim())
}

/// The field in which the words of an act are typed: each form has its own.
pub(super) fn words_field(act: &str) -> &'static str {
    match act {
        "weighed" => "weighed_words",
        "decided" => "decided_words",
        "acute" => "acute_words",
        "closed" => "closed_words",
        "named" => "named_words",
        "unnamed" => "unnamed_words",
        "reopened" => "reopened_words",
        _ => "words",
    }
}

/// A field, and what is wrong with it.
pub(super) type Wrong = (String, String);

fn wrong<T>(field: impl Into<String>, text: impl ToString) -> Result<T, Wrong> {
    Err((field.into(), text.to_string()))
}

/// What was typed as an act, with its words.
fn read(fields: &Fields, lang: Lang) -> Result<(Act, &str), Wrong> {
    let code = field(fields, "act");
    let mut decided = BTreeMap::new();
    if code == "decided" {
        for question in ["report", "help"] {
            match field(fields, question) {
                "yes" => decided.insert(question, true),
                "no" => decided.insert(question, false),
                _ => return wrong(question, lang.t("reporting-code-wrong-decision")),
            };
        }
    }
    let yes = |question: &str| decided.get(question).copied().unwrap_or_default();
    let Some(act) = Act::of(code, Some(Decision { report: yes("report"), help: yes("help") })) else {
        return wrong("act", lang.t("reporting-code-wrong-act"));
    };
    let (name, words) = (words_field(code), field(fields, words_field(code)));
    match text_mistake(words, MOST_WORDS, lang) {
        Some(text) => wrong(name, text),
        None => Ok((act, words)),
    }
}

/// The questions with the answers that were chosen.
fn answers(fields: &Fields, guide: Option<&Guide>, lang: Lang) -> Result<Vec<Answer>, Wrong> {
    let Some(guide) = guide else { return wrong("weighed_words", lang.t("reporting-code-unconfirmed")) };
    if field(fields, "guide") != guide.id.to_string() {
        return wrong("weighed_words", lang.t("reporting-code-other-questions"));
    }
    (1..)
        .zip(guide.list())
        .map(|(number, question)| {
            let name = format!("answer_{number}");
            match ANSWERS.into_iter().find(|answer| *answer == field(fields, &name)) {
                Some(answer) => Ok(Answer { question, answer: answer.to_owned() }),
                None => wrong(name, lang.t("reporting-code-wrong-answer")),
            }
        })
        .collect()
}

/// What is kept of an act that can be done; or what is wrong.
async fn entry(
    tx: &mut Write,
    cx: &Cx,
    organisation: OrganisationId,
    (case, fields): (&Case, &Fields),
    (staff, name): (StaffId, &str),
) -> Result<Result<Entry, Wrong>, Problem> {
    let (lang, today) = (cx.lang, cx.actor()?.today);
    let (act, words) = match read(fields, lang) {
        Ok(read) => read,
        Err(wrong) => return Ok(Err(wrong)),
    };
    match case.state.can(act, &case.parts) {
        Ok(()) => {}
        Err(Refusal::NotYours) => return Err(Problem::Forbidden),
        Err(Refusal::Before(step)) => return Ok(wrong(words_field(act.code()), before(step, lang))),
        Err(Refusal::NotReported) => return Ok(wrong("closed_words", lang.t("reporting-code-not-reported"))),
        Err(Refusal::Closed | Refusal::NotClosed | Refusal::NoReport) => return Err(Problem::Conflict),
    }
    let mut entry = Entry::new(act, words, today, (staff, name));
    match act {
        Act::Weighed => {
            let guide = queries::guide(tx, organisation).await?;
            match answers(fields, guide.as_ref(), lang) {
                Ok(answers) => entry.answers = answers,
                Err(wrong) => return Ok(Err(wrong)),
            }
        }
        Act::Named => {
            let email = field(fields, "email").to_lowercase();
            let Some(somebody) = queries::by_email(tx, organisation, &email).await? else {
                return Ok(wrong("email", lang.t("reporting-code-wrong-email")));
            };
            if !turn::could_read(tx, organisation, (case.head.child, somebody.0), today).await? {
                return Ok(wrong("email", lang.t("reporting-code-wrong-reader")));
            }
            entry.named = Some(somebody);
        }
        Act::Unnamed => {
            let chosen = field(fields, "staff");
            match case.named().into_iter().find(|(id, _)| id.to_string() == chosen) {
                Some(somebody) => entry.named = Some(somebody.clone()),
                None => return Ok(wrong("staff", lang.t("reporting-code-wrong-unnamed"))),
            }
        }
        Act::Reopened => {
            let kept = removal::kept(tx, case, cx.actor()?, lang).await?;
            if !kept.is_some_and(|kept| kept.reopens) {
                return Err(Problem::Conflict);
            }
        }
        // A report says on what it rests and what was shared: it has a page of its own.
        Act::Reported => return Err(Problem::BadForm),
        _ => {}
    }
    Ok(Ok(entry))
}

/// That a step comes first.
fn before(step: Step, lang: Lang) -> String {
    let name = lang.t(&("reporting-code-step-".to_owned() + step.code())).to_string();
    lang.t("reporting-code-before").with("step", name).to_string()
}

pub(super) async fn act(
    cx: Cx,
    grant: Grant<action::WorkOnReportingCode>,
    Path(id): Path<ReportingCodeId>,
    form: Submitted<Fields>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let mut tx = cx.write(&form).await?;
    let case = queries::one(&mut tx, &grant, &cx.app.settings.keys, id).await?;
    let (staff, name) = queries::who(&mut tx, actor).await?;
    let overtaken = field(&form.data, "version") != case.version().to_string();
    let read = if overtaken {
        wrong("", lang.t("reporting-code-meanwhile"))
    } else {
        entry(&mut tx, &cx, organisation, (&case, &form.data), (staff, &name)).await?
    };
    let entry = match read {
        Ok(entry) => entry,
        Err(wrong) => {
            drop(tx);
            return page::show(&cx, &grant, case, Some((form.data, wrong))).await;
        }
    };
    if !queries::record(&mut tx, organisation, &case, &entry).await? {
        return Err(Problem::Conflict);
    }
    turn::changed(&mut tx, &cx.app, actor, (&case, &entry)).await?;
    let what = match entry.act() {
        Some(Act::Unnamed) => "access to a sealed file ended",
        Some(Act::Reopened) => "sealed file opened again",
        _ => "sealed file changed",
    };
    let audit = Audit::new(organisation, Some(actor.account), what).on("sealed", id);
    let flash = Flash::good(lang.t("reporting-code-recorded"));
    Ok(tx.finish(audit, &format!("/reporting-code/{id}"), Some(flash)).await?)
}
