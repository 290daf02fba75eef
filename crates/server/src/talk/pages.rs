//! The page of a talk: before it what there is to speak of, after it what was said.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use mentorkind_domain::{
    access::{Permission, action},
    board::MOST_CHARACTERS as MOST_ON_BOARD,
    observation::{MOST_CHARACTERS, check_text},
    talk::Attendee,
};
use serde::Deserialize;

use super::{
    day,
    invited::Invitation,
    mail::{self, Why},
    offer::found,
    prepare::{self, Prepared},
    queries::{self, State, Talk},
    said, taken,
    view::{self, Now},
};
use crate::{
    board,
    child::{self, Child, OtherNames},
    observation,
    platform::{
        access::Grant,
        audit::Audit,
        dates::Said,
        db::Read,
        form::Submitted,
        ids::TalkOfferId,
        problem::Problem,
        render::{Flash, Page, status_html},
        session::Cx,
    },
    protocol,
};

/// A report is written at most so many days after the talk.
const BACK_DAYS: i32 = 90;

struct SlotLine {
    id: String,
    at: Said,
    chosen: bool,
    over: bool,
    /// The mentor or the parents have another talk then.
    taken: bool,
}

pub(super) struct WordLine {
    pub(super) who: String,
    pub(super) kind: String,
    pub(super) words: String,
    pub(super) on: Said,
}

/// What guardians said of a talk, of these kinds.
pub(super) fn word_lines(talk: &Talk, of: &[&str], now: Now<'_>) -> Vec<WordLine> {
    let said = talk.words.iter().filter(|word| of.contains(&word.kind.as_str()));
    said.map(|word| WordLine {
        who: word.name.clone(),
        kind: view::word_kind(word, now.lang),
        words: word.words.clone(),
        on: now.said(word.said_at),
    })
    .collect()
}

/// What was typed of a report.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct ReportForm {
    #[serde(default)]
    report: String,
    #[serde(default)]
    agreements: String,
    #[serde(default)]
    day: String,
    /// `share`: the parents read it from now on.
    #[serde(default)]
    then: String,
    /// Who was there.
    #[serde(default)]
    parents: bool,
    #[serde(default)]
    child: bool,
    #[serde(default)]
    colleague: bool,
    /// The names of other children in it were looked at.
    #[serde(default)]
    names_stay: bool,
    /// Of the report that was on the page.
    #[serde(default)]
    version: i64,
}

impl ReportForm {
    fn attended(&self) -> Vec<Attendee> {
        let all = [
            (Attendee::Parents, self.parents),
            (Attendee::Child, self.child),
            (Attendee::Colleague, self.colleague),
        ];
        all.into_iter().filter(|(_, there)| *there).map(|(one, _)| one).collect()
    }
}

#[derive(Default)]
struct Mistakes {
    report: Option<String>,
    agreements: Option<String>,
    day: Option<String>,
    names: OtherNames,
}

impl Mistakes {
    fn lines(&self) -> Vec<(&'static str, &str)> {
        let all = [("report", &self.report), ("agreements", &self.agreements), ("day", &self.day)];
        let all = all.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)));
        all.chain(self.names.line()).collect()
    }
}

#[derive(Template)]
#[template(path = "talk/talk.html")]
struct TalkPage {
    page: Page,
    id: TalkOfferId,
    child: Child,
    /// The code of its kind.
    kind: String,
    title: String,
    badge: &'static str,
    state: String,
    slots: Vec<SlotLine>,
    /// The parents are to choose.
    open: bool,
    /// A moment was chosen and the talk is still to be reported.
    planned: bool,
    /// The chosen moment is over.
    over: bool,
    /// What stands in the way on the day of it, in sentences.
    in_the_way: Vec<String>,
    /// The day on which it was held.
    held: Option<Said>,
    shared: Option<Said>,
    report: String,
    agreements: String,
    /// What was agreed, line by line: whether it can be put on the board of the group, and whether it is there. Empty for
    /// who does not keep that.
    to_board: Vec<(String, bool, bool)>,
    /// The child is invited.
    invitation: Option<Invitation>,
    /// Who was there, in words; empty where nobody said so.
    attended: String,
    /// A parent can say something of it, which is written down.
    in_person: bool,
    wishes: Vec<WordLine>,
    answers: Vec<WordLine>,
    /// What there is to speak of, for who can write the report.
    prepared: Option<Prepared>,
    may_settle: bool,
    may_worry: bool,
    /// The child has left: there is no file to go to, and nothing to offer.
    left: bool,
    typed: ReportForm,
    mistakes: Mistakes,
    /// Somebody else was first.
    late: Option<Late>,
}

/// What was not done, because somebody else was first.
struct Late {
    /// What was typed stands in the form again; else it is here, each with its name.
    again: bool,
    typed: Typed,
}

/// What was typed or chosen, each with its name.
pub(super) type Typed = Vec<(String, String)>;

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeFile>,
    Path(id): Path<TalkOfferId>,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let (talk, child) = found(&mut tx, &grant, id).await?;
    show(&cx, tx, (talk, child), None, None).await
}

/// Somebody else was first: the talk as it is now, with what was typed.
pub(super) async fn too_late<A: Permission>(
    cx: &Cx,
    grant: &Grant<A>,
    id: TalkOfferId,
    typed: Typed,
) -> Result<Response, Problem> {
    let mut tx = cx.read().await?;
    let found = found(&mut tx, grant, id).await?;
    show(cx, tx, found, None, Some(typed)).await
}

/// The same for a report.
async fn report_too_late(
    cx: &Cx,
    grant: &Grant<action::SettleDue>,
    id: TalkOfferId,
    form: ReportForm,
) -> Result<Response, Problem> {
    let named = [("talk-report-label", &form.report), ("talk-agreements-label", &form.agreements)];
    let typed = named.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let typed = typed.map(|(name, text)| (cx.lang.t(name).to_string(), text.clone())).collect();
    let mut tx = cx.read().await?;
    let found = found(&mut tx, grant, id).await?;
    // Who looked at the names saw another report.
    let form = ReportForm { version: found.0.report_version, names_stay: false, ..form };
    show(cx, tx, found, Some((form, Mistakes::default())), Some(typed)).await
}

async fn show(
    cx: &Cx,
    mut tx: Read,
    (talk, child): (Talk, Child),
    typed: Option<(ReportForm, Mistakes)>,
    late: Option<Typed>,
) -> Result<Response, Problem> {
    let actor = cx.actor()?;
    let (organisation, today, lang) = (actor.organisation, actor.today, cx.lang);
    let now = Now { now: cx.now, zone: &actor.zone, lang };
    let before = queries::of_children(&mut tx, organisation, [child.id]).await?;
    let child_from = protocol::in_force(&mut tx, organisation, today).await?.child_from_years();
    let places = child::places(&mut tx, organisation, child.id, today).await?;
    let taken = taken::of_children(&mut tx, organisation, [child.id], today).await?;
    let on_board = board::about(&mut tx, organisation, child.id).await?;
    let left = places.is_empty() && child::left_lately(&mut tx, actor, child.id).await?.is_some();
    let may_settle = left || child::may::<action::SettleDue>(actor, child.id, &places);
    let to_report =
        may_settle && talk.shared_at.is_none() && !matches!(talk.state, State::Withdrawn | State::Missed);
    let prepared = if to_report {
        Some(prepare::gather(&mut tx, organisation, (&talk, &child, &before), now).await?)
    } else {
        None
    };
    let day = talk.chosen().map(|slot| slot.starts_at.date_in(&actor.zone));
    let in_the_way = match day.filter(|day| talk.state == State::Planned && *day >= today) {
        Some(day) => day::in_the_way(&mut tx, organisation, (child.id, &places), day, lang).await?,
        None => Vec::new(),
    };
    drop(tx);
    child::open(cx, actor, child.id, &places, "talk").await?;
    let agreed = if child::may::<action::KeepAgreements>(actor, child.id, &places) {
        view::agreed(&talk)
    } else {
        Vec::new()
    };
    let to_board = agreed
        .into_iter()
        .map(|line| {
            (line.to_owned(), line.chars().count() <= MOST_ON_BOARD, on_board.iter().any(|on| on == line))
        })
        .collect();
    let over = talk.chosen().is_some_and(|slot| slot.starts_at <= cx.now);
    let (badge, state) = view::standing(&talk, &taken, now);
    let status = match (&typed, &late) {
        (_, Some(_)) => StatusCode::CONFLICT,
        (Some(_), None) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
    };
    let again = typed.is_some() && prepared.is_some();
    let invited = talk.invites(child.birth_date, child_from, now);
    let (typed, mistakes) = typed.unwrap_or_else(|| {
        let planned = talk.chosen().map(|slot| slot.starts_at.date_in(&actor.zone));
        let day = talk.held_on.or(planned).filter(|day| *day <= today);
        let form = ReportForm {
            report: talk.report.clone(),
            agreements: talk.agreements.clone(),
            day: day.unwrap_or(today).to_string(),
            then: String::new(),
            parents: talk.attended.is_empty() || talk.attended.contains(&Attendee::Parents),
            child: if talk.attended.is_empty() {
                Invitation::comes(&talk)
            } else {
                talk.attended.contains(&Attendee::Child)
            },
            colleague: talk.attended.contains(&Attendee::Colleague),
            names_stay: false,
            version: talk.report_version,
        };
        (form, Mistakes::default())
    });
    let page = TalkPage {
        page: cx.page(),
        id: talk.id,
        kind: talk.kind.clone(),
        title: view::title(&talk, lang),
        badge,
        state,
        slots: talk
            .slots
            .iter()
            .map(|slot| SlotLine {
                id: slot.id.to_string(),
                at: now.said(slot.starts_at),
                chosen: slot.chosen,
                over: slot.starts_at <= cx.now,
                taken: taken::is_taken(&taken, (talk.child, talk.id), slot.starts_at),
            })
            .collect(),
        open: talk.state == State::Open,
        planned: talk.state == State::Planned,
        over,
        in_the_way,
        held: view::held(&talk, now),
        shared: talk.shared_at.map(|at| now.said(at)),
        invitation: invited.then(|| Invitation::of(&talk, child_from, now)),
        attended: view::attended(&talk, lang),
        in_person: may_settle && said::kind(&talk).is_some(),
        wishes: word_lines(&talk, &["none-suits", "wish"], now),
        answers: word_lines(&talk, &["view", "read"], now),
        report: talk.report,
        agreements: talk.agreements,
        to_board,
        prepared,
        may_settle,
        left,
        may_worry: child::may::<action::WorkOnConcern>(actor, child.id, &places),
        typed,
        mistakes,
        late: late.map(|typed| Late { again, typed }),
        child,
    };
    status_html(status, &page)
}

/// Keeps what was said; on "share" the parents read it, and it changes no more.
pub(super) async fn report(
    cx: Cx,
    grant: Grant<action::SettleDue>,
    Path(id): Path<TalkOfferId>,
    form: Submitted<ReportForm>,
) -> Result<Response, Problem> {
    let (organisation, actor, lang) = (grant.organisation(), grant.actor(), cx.lang);
    let (today, share) = (actor.today, form.data.then == "share");
    let typed = form.data.clone();
    let mut tx = cx.write(&form).await?;
    let (talk, child) = found(&mut tx, &grant, id).await?;
    let late = talk.shared_at.is_some() || typed.version != talk.report_version;
    if late || matches!(talk.state, State::Withdrawn | State::Missed) {
        drop(tx);
        return report_too_late(&cx, &grant, id, typed).await;
    }
    let too_long = |text: &str| {
        let wrong = check_text(text, MOST_CHARACTERS).err().filter(|_| !text.is_empty());
        wrong.map(|wrong| observation::text_mistake(wrong, lang))
    };
    let (report, agreements) = (typed.report.trim(), typed.agreements.trim());
    let day = typed.day.trim().parse::<Date>().ok();
    let near = |day: &Date| *day <= today && (today - *day).get_days() <= BACK_DAYS;
    let day = day.filter(|day| near(day) || talk.held_on == Some(*day));
    // What is only kept nobody but colleagues reads.
    let names = if share {
        let (own, stay) = ((child.id, child.first_name.as_str()), typed.names_stay);
        OtherNames::look(&mut tx, actor, own, &[report, agreements], (stay, lang)).await?
    } else {
        OtherNames::default()
    };
    let mistakes = Mistakes {
        report: too_long(report)
            .or_else(|| (share && report.is_empty()).then(|| lang.t("talk-report-empty").to_string())),
        agreements: too_long(agreements),
        day: day.is_none().then(|| lang.t("talk-wrong-day").to_string()),
        names,
    };
    let Some(day) = day.filter(|_| mistakes.lines().is_empty()) else {
        drop(tx);
        return show(&cx, cx.read().await?, (talk, child), Some((typed, mistakes)), None).await;
    };
    let written = queries::Report { report, agreements, attended: &typed.attended() };
    if !queries::report(&mut tx, organisation, &talk, &written, day, (actor.account, share)).await? {
        drop(tx);
        return report_too_late(&cx, &grant, id, typed).await;
    }
    let (action, key) = if share {
        mail::queue(&mut tx, organisation, (id, child.id), Why::Shared, None).await?;
        ("talk shared", "talk-shared")
    } else {
        ("talk reported", "talk-kept")
    };
    let audit = Audit::new(organisation, Some(actor.account), action).on("talk", id).on("child", child.id);
    let flash = Flash::good(lang.t(key).with("child", &child.first_name));
    Ok(tx.finish(audit, &format!("/talks/{id}"), Some(flash)).await?)
}
