//! The page of the discussion: its agenda fills itself; what was decided is read by everybody.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::action,
    obligation::{self, Standing, WorkingDays},
    observation::{WrongText, check_text},
    protocol::{Protocol, Setting, Value},
    review::{MOST_DECISIONS, WrongDay, check_held, check_next, proposed},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    agenda::{Agenda, Happened, RemarkLine, Remarked, remarked},
    queries::{self, Held, Remark},
};
use crate::{
    account::Nothing,
    observation::grouped,
    platform::{
        access::Grant,
        audit::Audit,
        clock::Moment,
        dates::exact,
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
    /// Nothing was decided.
    nothing: Option<String>,
    #[serde(default)]
    next_on: String,
    /// How many discussions were recorded when the form was opened.
    #[serde(default)]
    seen: usize,
}

struct HeldLine {
    on: String,
    decisions: String,
    by: String,
    withdrawn: bool,
    /// What it was about, for who leads the discussion.
    agenda: Option<Agenda>,
    /// The remarks that it was about and that the reader may see.
    remarked: Vec<Remarked>,
    /// The address that withdraws the record.
    withdraw: Option<String>,
}

#[derive(Template)]
#[template(path = "review/review.html")]
struct ReviewPage {
    page: Page,
    /// The day of the next discussion in a sentence, and whether it has passed.
    next: Option<(String, bool)>,
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
    let protocol = protocol::in_force(tx, organisation, today).await?;
    let facts = queries::facts(tx, organisation).await?;
    let versions = protocol::terms(tx, organisation).await?;
    let due = obligation::of_protocol::<Uuid>(facts, &versions, &WorkingDays([]), today);
    let held = queries::held(tx, grant).await?;
    let leads = Grant::<action::ReviewProtocol>::of(grant.actor()).ok();
    let agenda = match &leads {
        Some(grant) => Some(Happened::read(tx, grant, previous(&held, today), today).await?.words(lang)),
        None => None,
    };
    let mut remarks = queries::remarks(tx, grant).await?;
    remarks.retain(|remark| leads.is_some() || Some(remark.made_by) == grant.actor().staff);
    let about = remarks.iter().filter_map(|remark| remark.instruction_id);
    let names = work_instruction::names(tx, organisation, about).await?;
    let status = match mistakes.first() {
        None => StatusCode::OK,
        Some((OVERTAKEN, _)) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let terms = protocol.terms();
    let form = typed.unwrap_or_else(|| ReviewForm {
        held_on: today.to_string(),
        next_on: proposed(terms.review_months, terms.evaluate_on, today).to_string(),
        ..ReviewForm::default()
    });
    // Whoever sends the page as it is now has seen them all.
    let form = ReviewForm { seen: held.len(), ..form };
    let next = due.map(|due| {
        let late = due.standing(today) <= Standing::Late;
        let key = if late { "review-overdue" } else { "review-next" };
        (lang.t(key).with("date", exact(due.until, lang)).to_string(), late)
    });
    let kept =
        Kept { remarks: &remarks, names: &names, protocol: &protocol, grant, leads: leads.is_some(), lang };
    let page = ReviewPage {
        page: cx.page(),
        next,
        agenda,
        remarked: kept.remarked(None, None),
        held: kept.held(held),
        form,
        mistakes,
    };
    status_html(status, &page)
}

/// The last discussion that was held by a day: on which day, and when that was recorded. They come with the last first.
fn previous(held: &[Held], until: Date) -> (Option<Date>, Moment) {
    let last = held.iter().find(|held| !held.withdrawn && held.held_on.to_jiff() <= until);
    last.map_or((None, Moment::default()), |last| (Some(last.held_on.to_jiff()), last.recorded_at))
}

/// What the agenda and the records share.
struct Kept<'a> {
    /// Those that the reader may see.
    remarks: &'a [Remark],
    names: &'a BTreeMap<InstructionId, String>,
    protocol: &'a Protocol,
    grant: &'a Grant<action::SeeProtocol>,
    /// The reader leads the discussion.
    leads: bool,
    lang: Lang,
}

impl Kept<'_> {
    /// The remarks that a discussion was about, or that are on the agenda.
    fn remarked(&self, review: Option<Uuid>, happened: Option<&Happened>) -> Vec<Remarked> {
        let actor = self.grant.actor();
        let of: Vec<&Remark> = self.remarks.iter().filter(|remark| remark.review_id == review).collect();
        let said = |setting: Setting| {
            let then = happened.and_then(|happened| happened.said.get(setting.code()).copied());
            then.or_else(|| value(self.protocol, setting))
        };
        let line = |remark: &Remark| {
            let own = review.is_none() && Some(remark.made_by) == actor.staff;
            RemarkLine {
                words: remark.words.clone(),
                by: format!("{}, {}", remark.name, exact(remark.made_at.date_in(&actor.zone), self.lang)),
                withdraw: own.then(|| format!("/protocol/remarks/{}/withdraw", remark.id)),
            }
        };
        remarked(&of, said, self.names, line, self.lang)
    }

    /// The records; one that was withdrawn is for who leads the discussion, and the last that was not can be withdrawn.
    fn held(&self, held: Vec<Held>) -> Vec<HeldLine> {
        let last =
            held.iter().filter(|one| !one.withdrawn).max_by_key(|one| one.recorded_at).map(|one| one.id);
        held.into_iter()
            .filter(|one| self.leads || !one.withdrawn)
            .map(|one| {
                let happened = Happened::of(&one.agenda);
                HeldLine {
                    on: exact(one.held_on.to_jiff(), self.lang),
                    by: one.recorded_by,
                    withdrawn: one.withdrawn,
                    remarked: self.remarked(Some(one.id), happened.as_ref()),
                    agenda: happened.filter(|_| self.leads).map(|happened| happened.words(self.lang)),
                    withdraw: (self.leads && last == Some(one.id))
                        .then(|| format!("/protocol/review/{}/withdraw", one.id)),
                    decisions: one.decisions,
                }
            })
            .collect()
    }
}

fn value(protocol: &Protocol, setting: Setting) -> Option<Value> {
    protocol.entries().iter().find(|entry| entry.setting == setting).map(|entry| entry.value)
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
    tx.alone(grant.organisation().0).await?;
    if queries::held(&mut tx, &sees).await?.len() != form.data.seen {
        let mistakes = vec![(OVERTAKEN, lang.t("review-overtaken").to_string())];
        return refused(&mut tx, &cx, form.data, mistakes).await;
    }
    let held_on = day(&form.data.held_on, |day| check_held(day, today), lang);
    let next_on = day(&form.data.next_on, |day| check_next(day, today), lang);
    let decisions = form.data.decisions.trim();
    let wrong = match check_text(decisions, MOST_DECISIONS) {
        Err(WrongText::TooLong(length)) => Some(
            lang.t("review-too-long")
                .with("length", grouped(length, lang))
                .with("most", grouped(MOST_DECISIONS, lang))
                .to_string(),
        ),
        Err(WrongText::Empty) if form.data.nothing.is_none() => {
            Some(lang.t("review-decided-what").to_string())
        }
        _ => None,
    };
    let (Ok(held_on), Ok(next_on), None) = (&held_on, &next_on, &wrong) else {
        let mistakes = [("held_on", held_on.err()), ("decisions", wrong), ("next_on", next_on.err())];
        let mistakes = mistakes.into_iter().filter_map(|(field, mistake)| Some((field, mistake?))).collect();
        return refused(&mut tx, &cx, form.data, mistakes).await;
    };
    let until = ends(*held_on, &grant.actor().zone);
    let agenda = to_keep(&mut tx, &grant, (*held_on, until)).await?.kept();
    let id = queries::record(&mut tx, &grant, (*held_on, decisions), (&agenda, until)).await?;
    queries::agree(&mut tx, &grant, *next_on, Some(id)).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "protocol discussed")
        .on("protocol_review", id);
    // Of a discussion that was held before the last one nothing is agreed any more.
    let agreed = queries::facts(&mut tx, grant.organisation()).await?.agreed.unwrap_or(*next_on);
    let flash = Flash::good(lang.t("review-recorded").with("date", exact(agreed, lang)))
        .undo(format!("/protocol/review/{id}/withdraw"), lang.t("review-undo"));
    Ok(tx.finish(audit, "/protocol/review", Some(flash)).await?)
}

/// The moment at which a day ends.
fn ends(day: Date, zone: &TimeZone) -> Moment {
    let next = day.tomorrow().and_then(|day| day.to_zoned(zone.clone()));
    next.map_or(Moment(i64::MAX), |begins| Moment::from(begins.timestamp()))
}

/// What is kept with the record of a day that ends at a moment: what happened, and what the protocol says where somebody
/// remarked on it before.
async fn to_keep(
    tx: &mut Read,
    grant: &Grant<action::ReviewProtocol>,
    (held_on, until): (Date, Moment),
) -> Result<Happened, Problem> {
    let organisation = grant.organisation();
    let sees = Grant::<action::SeeProtocol>::of(grant.actor())?;
    let last = previous(&queries::held(tx, &sees).await?, held_on);
    let protocol = protocol::in_force(tx, organisation, grant.actor().today).await?;
    let remarks = queries::remarks(tx, grant).await?;
    let discussed = remarks.iter().filter(|remark| remark.review_id.is_none() && remark.made_at < until);
    let settings = discussed.filter_map(|remark| Setting::of(&remark.setting));
    let said = settings
        .filter_map(|setting| Some((setting.code().to_owned(), value(&protocol, setting)?)))
        .collect();
    let mut happened = Happened::read(tx, grant, last, held_on).await?;
    happened.said = said;
    Ok(happened)
}

/// Withdraws the record of a discussion.
pub(super) async fn withdraw(
    cx: Cx,
    grant: Grant<action::ReviewProtocol>,
    Path(discussion): Path<Uuid>,
    form: Submitted<Nothing>,
) -> Result<Response, Problem> {
    let mut tx = cx.write(&form).await?;
    if !queries::withdraw_record(&mut tx, &grant, discussion).await? {
        return Err(Problem::NotFound);
    }
    let audit =
        Audit::new(grant.organisation(), Some(grant.actor().account), "protocol discussion withdrawn")
            .on("protocol_review", discussion);
    let flash = Flash::know(cx.lang.t("review-withdrawn"));
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
    let id = queries::agree(&mut tx, &grant, next_on, None).await?;
    let audit = Audit::new(grant.organisation(), Some(grant.actor().account), "protocol discussion planned")
        .on("protocol_review_day", id);
    let flash = Flash::good(lang.t("review-next").with("date", exact(next_on, lang)));
    Ok(tx.finish(audit, "/protocol/review", Some(flash)).await?)
}
