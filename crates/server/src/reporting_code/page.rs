//! The page of a sealed file: what is next and for whom, what was done, who reads along and who looked.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use mentorkind_domain::{
    access::action,
    reporting_code::{Act, Decision, Next, Part, Step},
};

use super::{
    act::{Fields, Wrong, field},
    queries::{self, Case},
    removal::{self, Kept},
    view::{self, Line, StepPart},
};
use crate::platform::{
    access::Grant,
    audit::Audit,
    dates::{Said, exact, said_moment},
    i18n::Lang,
    ids::{ReportingCodeId, StaffId},
    problem::Problem,
    render::{Page, status_html},
    session::Cx,
};

/// What can be chosen.
pub(super) struct Choice {
    pub value: String,
    pub label: String,
    pub selected: bool,
}

/// What is next.
struct NextPart {
    what: String,
    who: String,
    how: String,
    /// The reader is among those who may do it.
    open: bool,
}

/// A question of the weighing, with the answers.
struct Question {
    name: String,
    text: String,
    answers: Vec<Choice>,
    error: Option<String>,
}

/// Those who read along: as what, and the names.
struct Reads {
    part: String,
    names: String,
}

#[derive(Template)]
#[template(path = "reporting_code/case.html")]
struct CasePage {
    page: Page,
    id: ReportingCodeId,
    version: i64,
    name: String,
    about: String,
    acute: bool,
    closed: bool,
    next: Option<NextPart>,
    steps: Vec<StepPart>,
    /// What can be recorded at any time.
    acts: Vec<Choice>,
    /// It is the turn of one of these.
    acts_first: bool,
    /// The questions; none where nobody weighs now.
    questions: Vec<Question>,
    guide: String,
    /// Nobody confirmed the questions: the names of who can.
    unconfirmed: Option<String>,
    weigh_first: bool,
    may_decide: bool,
    decide_first: bool,
    may_report: bool,
    may_close: bool,
    close_first: bool,
    may_say_acute: bool,
    may_name: bool,
    /// Who was named and can be un-named by the reader.
    unnameable: Vec<Choice>,
    lines: Vec<Line>,
    reads: Vec<Reads>,
    openings: Vec<(String, Said)>,
    kept: Option<Kept>,
    typed: Fields,
    wrong: Option<Wrong>,
}

impl CasePage {
    fn was_typed(&self, name: &str) -> &str {
        field(&self.typed, name)
    }

    fn error(&self, name: &str) -> Option<&str> {
        self.wrong.as_ref().filter(|(of, _)| of == name).map(|(_, text)| text.as_str())
    }

    /// The form of this act was sent and not taken.
    fn sent(&self, act: &str) -> bool {
        field(&self.typed, "act") == act
    }

    fn meanwhile(&self) -> bool {
        self.error("").is_some()
    }

    fn problems(&self) -> Vec<(&str, &str)> {
        self.wrong
            .iter()
            .filter(|(of, _)| !of.is_empty())
            .map(|(of, text)| (of.as_str(), text.as_str()))
            .collect()
    }

    fn yes_no(&self, name: &str) -> Vec<Choice> {
        let choice = |value: &str| Choice {
            value: value.to_owned(),
            label: self.page.t(&("reporting-code-answer-".to_owned() + value)).to_string(),
            selected: self.was_typed(name) == value,
        };
        ["yes", "no"].into_iter().map(choice).collect()
    }
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::WorkOnReportingCode>,
    Path(id): Path<ReportingCodeId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let case = queries::one(&mut tx, &grant, &cx.app.settings.keys, id).await?;
    drop(tx);
    opened(&cx, &grant, &case).await?;
    show(&cx, &grant, case, None).await
}

/// Notes in the file's own log that somebody opens it. The page may be shown when this returns well.
pub(super) async fn opened(
    cx: &Cx,
    grant: &Grant<action::WorkOnReportingCode>,
    case: &Case,
) -> Result<(), Problem> {
    let (organisation, account) = (grant.organisation(), grant.actor().account);
    let mut tx = cx.app.db.write(cx.now).await?;
    queries::note_opening(&mut tx, organisation, case.id, account).await?;
    let audit = Audit::new(organisation, Some(account), "sealed file opened").on("sealed", case.id);
    Ok(tx.commit(audit).await?)
}

/// What can be recorded at any time, with what is next or was typed chosen.
fn acts(case: &Case, typed: &Fields, lang: Lang) -> Vec<Choice> {
    let plain = [Act::Signals, Act::Colleague, Act::VeiligThuis, Act::Talk, Act::NoTalk, Act::Note];
    let next = match case.state.next() {
        Next::Step(step) => plain.into_iter().find(|act| act.step() == Some(step)),
        _ => None,
    };
    let chosen = Some(field(typed, "act")).filter(|code| !code.is_empty()).or(next.map(Act::code));
    plain
        .into_iter()
        .filter(|act| case.state.can(*act, &case.parts).is_ok())
        .map(|act| Choice {
            value: act.code().to_owned(),
            label: lang.t(&("reporting-code-do-".to_owned() + act.code())).to_string(),
            selected: chosen == Some(act.code()),
        })
        .collect()
}

fn next_part(case: &Case, open: bool, lang: Lang) -> Option<NextPart> {
    let next = case.state.next();
    Some(NextPart {
        what: view::next_words(next, lang),
        who: view::who(next, lang)?,
        how: lang.t(&("reporting-code-how-".to_owned() + next.code())).to_string(),
        open,
    })
}

/// The page of a file that was found with a grant, with what was typed and not taken.
pub(super) async fn show(
    cx: &Cx,
    grant: &Grant<action::WorkOnReportingCode>,
    case: Case,
    typed: Option<(Fields, Wrong)>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let today = actor.today;
    let mut tx = cx.read().await?;
    let guide = queries::guide(&mut tx, organisation).await?;
    let officers = queries::names(&mut tx, organisation, "protection", today).await?;
    let openings = queries::openings(&mut tx, organisation, case.id).await?;
    let kept = removal::kept(&mut tx, &case, actor, lang).await?;
    drop(tx);
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (typed, wrong) = typed.map_or_else(Default::default, |(typed, wrong)| (typed, Some(wrong)));
    let (state, next) = (&case.state, case.state.next());
    let can = |act: Act| state.can(act, &case.parts).is_ok();
    let decide = Act::Decided(Decision { report: false, help: false });
    let questions = match &guide {
        Some(guide) if can(Act::Weighed) => questions(&guide.list(), &typed, wrong.as_ref(), lang),
        _ => Vec::new(),
    };
    let acts = acts(&case, &typed, lang);
    let acts_first =
        matches!(next, Next::Step(Step::Signals | Step::Advice | Step::Talk)) && !acts.is_empty();
    let weigh_first = next == Next::Step(Step::Weighing) && !questions.is_empty();
    let (may_decide, may_close) = (can(decide), can(Act::Closed));
    let may_report = can(Act::Reported) && next == Next::Report;
    let (decide_first, close_first) =
        (next == Next::Step(Step::Decision) && may_decide, next == Next::Close && may_close);
    let open = acts_first || weigh_first || decide_first || may_report || close_first;
    let mut reads = vec![
        (Part::Starter, case.head.starter_name.clone()),
        (Part::Officer, officers.join(", ")),
        (
            Part::Decider,
            match &guide {
                Some(guide) => {
                    lang.t(&("reporting-code-function-".to_owned() + guide.decider.code())).to_string()
                }
                None => lang.t("reporting-code-nobody-decides").to_string(),
            },
        ),
    ];
    let named: Vec<&str> = case.named().iter().map(|(_, name)| name.as_str()).collect();
    if !named.is_empty() {
        reads.push((Part::Named, named.join(", ")));
    }
    let page = CasePage {
        page: cx.page(),
        id: case.id,
        version: case.version(),
        name: case.head.name.clone(),
        about: lang
            .t("reporting-code-about")
            .with("date", exact(case.head.born, lang))
            .with("group", &case.head.group)
            .to_string(),
        acute: state.acute && state.decision.is_none(),
        closed: state.closed,
        next: next_part(&case, open, lang),
        steps: view::steps(&case, lang),
        acts,
        acts_first,
        questions,
        guide: guide.as_ref().map(|guide| guide.id.to_string()).unwrap_or_default(),
        unconfirmed: (guide.is_none() && !state.closed).then(|| officers.join(", ")),
        weigh_first,
        may_decide,
        decide_first,
        may_report,
        may_close,
        close_first,
        may_say_acute: can(Act::Acute) && !state.acute && state.decision.is_none(),
        may_name: can(Act::Named),
        unnameable: if can(Act::Unnamed) { unnameable(&case, &typed) } else { Vec::new() },
        lines: view::lines(&case, today, lang),
        reads: reads
            .into_iter()
            .map(|(part, names)| Reads {
                part: lang.t(&("reporting-code-part-".to_owned() + part.code())).to_string(),
                names,
            })
            .collect(),
        openings: openings
            .into_iter()
            .map(|(name, at)| (name, said_moment(at, today, &actor.zone, lang)))
            .collect(),
        kept,
        typed,
        wrong,
    };
    status_html(status, &page)
}

/// Those who were named, to choose from.
fn unnameable(case: &Case, typed: &Fields) -> Vec<Choice> {
    let choice = |(id, name): &(StaffId, String)| Choice {
        value: id.to_string(),
        label: name.clone(),
        selected: field(typed, "staff") == id.to_string(),
    };
    case.named().into_iter().map(choice).collect()
}

fn questions(all: &[String], typed: &Fields, wrong: Option<&Wrong>, lang: Lang) -> Vec<Question> {
    (1..)
        .zip(all)
        .map(|(number, text)| {
            let name = format!("answer_{number}");
            let answers = super::act::ANSWERS.map(|answer| Choice {
                value: answer.to_owned(),
                label: lang.t(&("reporting-code-answer-".to_owned() + answer)).to_string(),
                selected: field(typed, &name) == answer,
            });
            let error = wrong.filter(|(of, _)| *of == name).map(|(_, text)| text.clone());
            Question { text: text.clone(), answers: answers.into(), error, name }
        })
        .collect()
}
