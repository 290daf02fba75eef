//! The page of the discussion: its agenda fills itself; what was decided is read by everybody.

use std::collections::BTreeMap;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::action,
    obligation::{self, Standing, WorkingDays},
    observation::{WrongText, check_text},
    protocol::{Protocol, Setting, Value},
    review::{MOST_DECISIONS, WrongDay, check_held, check_next, proposed},
};
use serde::Deserialize;
use uuid::Uuid;

use super::queries::{self, Remark};
use crate::{
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::{self, Said, said},
        db::Read,
        form::Submitted,
        i18n::Lang,
        ids::InstructionId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    protocol, work_instruction,
};

/// Where the discussions stand of which somebody recorded one in the meantime.
const OVERTAKEN: &str = "held";

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ReviewForm {
    #[serde(default)]
    held_on: String,
    #[serde(default)]
    decisions: String,
    #[serde(default)]
    next_on: String,
    /// How many discussions were recorded when the form was opened.
    #[serde(default)]
    seen: usize,
}

/// Remarks on one sentence, or on one work instruction.
struct Remarked {
    sentence: String,
    remarks: Vec<RemarkLine>,
}

struct RemarkLine {
    words: String,
    by: String,
    on: Said,
    /// Takes it back: the reader made it.
    withdraw: Option<String>,
}

/// What there is to discuss, for who leads the discussion.
struct Agenda {
    since: Option<Said>,
    talks: Vec<String>,
    observations: i64,
    /// Each work instruction that holds: where it stands, its name, and how many have not read it.
    instructions: Vec<(String, String, String)>,
}

struct HeldLine {
    on: Said,
    decisions: String,
    by: String,
}

#[derive(Template)]
#[template(path = "review/review.html")]
struct ReviewPage {
    page: Page,
    /// The day of the next discussion, and whether it has passed.
    next: Option<(Said, bool)>,
    agenda: Option<Agenda>,
    remarked: Vec<Remarked>,
    held: Vec<HeldLine>,
    form: ReviewForm,
    mistakes: Vec<(&'static str, String)>,
}

impl ReviewPage {
    fn mistake_of(&self, field: &str) -> Option<&str> {
        self.mistakes.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

pub(super) async fn page(cx: Cx, grant: Grant<action::SeeProtocol>) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    show(&mut tx, &cx, &grant, None, Vec::new()).await
}

async fn show(
    tx: &mut Read,
    cx: &Cx,
    grant: &Grant<action::SeeProtocol>,
    typed: Option<ReviewForm>,
    mistakes: Vec<(&'static str, String)>,
) -> Result<Response, Problem> {
    let (organisation, today, lang) = (grant.organisation(), grant.actor().today, cx.lang);
    let zone = &grant.actor().zone;
    let protocol = protocol::in_force(tx, organisation, today).await?;
    let facts = queries::facts(tx, organisation).await?;
    let versions = protocol::terms(tx, organisation).await?;
    let due = obligation::of_protocol::<Uuid>(facts, &versions, &WorkingDays([]), today);
    let held = queries::held(tx, grant).await?;
    let since = held.iter().map(|held| held.recorded_at).max().unwrap_or_default();
    let remarks = queries::remarks(tx, grant, since).await?;
    let leads = Grant::<action::ReviewProtocol>::of(grant.actor()).ok();
    let agenda = match &leads {
        Some(grant) => Some(agenda(tx, grant, (facts.last, since), lang).await?),
        None => None,
    };
    let own = |remark: &Remark| Some(remark.made_by) == grant.actor().staff;
    let line = |remark: &Remark| RemarkLine {
        words: remark.words.clone(),
        by: remark.name.clone(),
        on: said(remark.made_at.date_in(zone), today, lang),
        withdraw: own(remark).then(|| format!("/protocol/remarks/{}/withdraw", remark.id)),
    };
    let mut remarked: Vec<Remarked> = Vec::new();
    for entry in protocol.entries() {
        let of = remarks.iter().filter(|remark| remark.setting == entry.setting.code());
        let lines: Vec<RemarkLine> = of.filter(|remark| leads.is_some() || own(remark)).map(line).collect();
        if !lines.is_empty() {
            remarked.push(Remarked { sentence: protocol::words(entry, lang), remarks: lines });
        }
    }
    let mut about: BTreeMap<InstructionId, Vec<RemarkLine>> = BTreeMap::new();
    for remark in remarks.iter().filter(|remark| leads.is_some() || own(remark)) {
        if let Some(instruction) = remark.instruction_id {
            about.entry(instruction).or_default().push(line(remark));
        }
    }
    let names = work_instruction::names(tx, organisation, about.keys().copied()).await?;
    for (instruction, sentence) in names {
        remarked.push(Remarked { sentence, remarks: about.remove(&instruction).unwrap_or_default() });
    }
    let status = match mistakes.first() {
        None => StatusCode::OK,
        Some((OVERTAKEN, _)) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let form = typed.unwrap_or_else(|| ReviewForm {
        held_on: today.to_string(),
        decisions: String::new(),
        next_on: proposed(months(&protocol), today).to_string(),
        seen: 0,
    });
    // Whoever sends the page as it is now has seen them all.
    let form = ReviewForm { seen: held.len(), ..form };
    let page = ReviewPage {
        page: cx.page(),
        next: due.map(|due| (said(due.until, today, lang), due.standing(today) <= Standing::Late)),
        agenda,
        remarked,
        held: held
            .into_iter()
            .map(|held| HeldLine {
                on: said(held.held_on.to_jiff(), today, lang),
                decisions: held.decisions,
                by: held.recorded_by,
            })
            .collect(),
        form,
        mistakes,
    };
    status_html(status, &page)
}

fn months(protocol: &Protocol) -> u32 {
    let entry = protocol.entries().iter().find(|entry| entry.setting == Setting::ReviewMonths);
    match entry.map(|entry| entry.value) {
        Some(Value::Number(months)) => months,
        _ => 0,
    }
}

async fn agenda(
    tx: &mut Read,
    grant: &Grant<action::ReviewProtocol>,
    (last, since): (Option<Date>, Moment),
    lang: Lang,
) -> Result<Agenda, Problem> {
    let talks = queries::talks(tx, grant, last).await?;
    let line = |(kind, held, declined): (String, i64, i64)| {
        let kind = lang.t(&("review-kind-".to_owned() + &kind)).to_string();
        lang.t("review-talks").with("kind", kind).with("held", held).with("declined", declined).to_string()
    };
    Ok(Agenda {
        since: last.map(|last| said(last, grant.actor().today, lang)),
        talks: talks.into_iter().map(line).collect(),
        observations: queries::observations(tx, grant, since).await?,
        instructions: work_instruction::per_instruction(tx, grant)
            .await?
            .into_iter()
            .map(|(href, name, count)| (href, name, count.words(lang)))
            .collect(),
    })
}

fn day(typed: &str, check: impl Fn(Date) -> Result<(), WrongDay>, lang: Lang) -> Result<Date, String> {
    let day: Date = typed.trim().parse().map_err(|_| lang.t("review-day-unreadable").to_string())?;
    let key = |wrong| match wrong {
        WrongDay::HeldToCome => "review-held-to-come",
        WrongDay::HeldLongAgo => "review-held-long-ago",
        WrongDay::NextPast => "review-next-past",
        WrongDay::NextFar => "review-next-far",
    };
    check(day).map(|()| day).map_err(|wrong| lang.t(key(wrong)).to_string())
}

/// The page once more, with what is wrong.
async fn refused(
    tx: &mut Read,
    cx: &Cx,
    form: ReviewForm,
    mistakes: Vec<(&'static str, String)>,
) -> Result<Response, Problem> {
    let grant = Grant::<action::SeeProtocol>::of(cx.actor()?)?;
    show(tx, cx, &grant, Some(form), mistakes).await
}

pub(super) async fn record(
    cx: Cx,
    grant: Grant<action::ReviewProtocol>,
    form: Submitted<ReviewForm>,
) -> Result<Response, Problem> {
    let (today, lang) = (grant.actor().today, cx.lang);
    let sees = Grant::<action::SeeProtocol>::of(cx.actor()?)?;
    let mut tx = cx.write(&form).await?;
    if queries::held(&mut tx, &sees).await?.len() != form.data.seen {
        let mistakes = vec![(OVERTAKEN, lang.t("review-overtaken").to_string())];
        return refused(&mut tx, &cx, form.data, mistakes).await;
    }
    let held_on = day(&form.data.held_on, |day| check_held(day, today), lang);
    let next_on = day(&form.data.next_on, |day| check_next(day, today), lang);
    let decisions = form.data.decisions.trim();
    let long = match check_text(decisions, MOST_DECISIONS) {
        Err(WrongText::TooLong(length)) => Some(
            lang.t("review-too-long")
                .with("length", grouped(length, lang))
                .with("most", grouped(MOST_DECISIONS, lang))
                .to_string(),
        ),
        _ => None,
    };
    let (Ok(held_on), Ok(next_on), None) = (&held_on, &next_on, &long) else {
        let mistakes = [("held_on", held_on.err()), ("decisions", long), ("next_on", next_on.err())];
        let mistakes = mistakes.into_iter().filter_map(|(field, mistake)| Some((field, mistake?))).collect();
        return refused(&mut tx, &cx, form.data, mistakes).await;
    };
    let id = queries::record(&mut tx, &grant, *held_on, decisions).await?;
    queries::agree(&mut tx, &grant, *next_on).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "protocol discussed")
        .on("protocol_review", id);
    let flash = Flash::good(lang.t("review-recorded").with("date", dates::exact(*next_on, lang)));
    Ok(tx.finish(audit, "/protocol/review", Some(flash)).await?)
}

/// Agrees on another day for the next discussion.
pub(super) async fn agree(
    cx: Cx,
    grant: Grant<action::ReviewProtocol>,
    form: Submitted<ReviewForm>,
) -> Result<Response, Problem> {
    let (today, lang) = (grant.actor().today, cx.lang);
    let mut tx = cx.write(&form).await?;
    let next_on = match day(&form.data.next_on, |day| check_next(day, today), lang) {
        Ok(next_on) => next_on,
        Err(mistake) => {
            let form = ReviewForm { held_on: today.to_string(), ..form.data };
            return refused(&mut tx, &cx, form, vec![("next_on", mistake)]).await;
        }
    };
    let id = queries::agree(&mut tx, &grant, next_on).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "protocol discussion planned")
        .on("protocol_review_day", id);
    let flash = Flash::good(lang.t("review-agreed").with("date", dates::exact(next_on, lang)));
    Ok(tx.finish(audit, "/protocol/review", Some(flash)).await?)
}
