//! A reporting code in words: what is next, who acts, what was done.

use jiff::civil::Date;
use mentorkind_domain::reporting_code::{Act, Next, Step};

use super::{queries::Case, sealed::Entry};
use crate::platform::{
    dates::{Said, said},
    i18n::Lang,
};

/// What is next, in a few words.
pub(super) fn next_words(next: Next, lang: Lang) -> String {
    lang.t(&("reporting-code-next-".to_owned() + next.code())).to_string()
}

/// Who acts, in a word; nobody once it has ended.
pub(super) fn who(next: Next, lang: Lang) -> Option<String> {
    next.who().map(|part| lang.t(&("reporting-code-part-".to_owned() + part.code())).to_string())
}

/// A step in the row of steps.
pub(super) struct StepPart {
    pub label: String,
    pub state: &'static str,
}

/// The five steps.
pub(super) fn steps(case: &Case, lang: Lang) -> Vec<StepPart> {
    let next = case.state.next();
    Step::ALL
        .map(|step| StepPart {
            label: lang.t(&("reporting-code-step-".to_owned() + step.code())).to_string(),
            state: if next == Next::Step(step) {
                "now"
            } else if case.state.taken.contains(&step) {
                "done"
            } else {
                "later"
            },
        })
        .into()
}

/// A question with its answer, or a part of a report with its text.
pub(super) struct Pair {
    pub label: String,
    pub text: String,
}

/// Something that was done.
pub(super) struct Line {
    pub what: String,
    pub words: String,
    pub pairs: Vec<Pair>,
    pub on: Said,
    pub by: String,
}

fn line(entry: &Entry, today: Date, lang: Lang) -> Option<Line> {
    let act = entry.act()?;
    let key = "reporting-code-act-".to_owned() + act.code();
    let what = match (act, &entry.named) {
        (Act::Decided(decision), _) => {
            let said =
                |yes: bool, key: &str| lang.t(&(key.to_owned() + if yes { "yes" } else { "no" })).to_string();
            lang.t(&key)
                .with("report", said(decision.report, "reporting-code-decided-report-"))
                .with("help", said(decision.help, "reporting-code-decided-help-"))
                .to_string()
        }
        (_, Some((_, name))) => lang.t(&key).with("name", name).to_string(),
        _ => lang.t(&key).to_string(),
    };
    let mut pairs: Vec<Pair> = entry
        .answers
        .iter()
        .map(|answer| Pair {
            label: answer.question.clone(),
            text: lang.t(&("reporting-code-answer-".to_owned() + &answer.answer)).to_string(),
        })
        .collect();
    if let Some(report) = &entry.report {
        let told = if report.told { "reporting-code-told-yes" } else { "reporting-code-told-no" };
        let about = [
            ("reporting-code-report-to", report.to.clone()),
            (
                "reporting-code-report-basis",
                lang.t(&("reporting-code-basis-".to_owned() + &report.basis)).to_string(),
            ),
            ("reporting-code-report-receipt", report.receipt.clone()),
            ("reporting-code-report-told", lang.t(told).to_string()),
        ];
        pairs.extend(about.into_iter().map(|(key, text)| Pair { label: lang.t(key).to_string(), text }));
        pairs.extend(report.shared.iter().map(|(field, text)| {
            let field = lang.t(&("reporting-code-field-".to_owned() + field)).to_string();
            Pair {
                label: lang.t("reporting-code-shared").with("field", field).to_string(),
                text: text.clone(),
            }
        }));
    }
    Some(Line {
        what,
        words: entry.words.clone(),
        pairs,
        on: said(entry.on, today, lang),
        by: entry.by_name.clone(),
    })
}

/// What was done, the last first.
pub(super) fn lines(case: &Case, today: Date, lang: Lang) -> Vec<Line> {
    case.entries.iter().rev().filter_map(|entry| line(entry, today, lang)).collect()
}
