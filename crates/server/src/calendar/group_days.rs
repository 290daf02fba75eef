//! The days of a group: the coming weeks, and what is entered.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    calendar::{School, Weekdays, school_known},
};

use super::{
    AbsenceRow,
    absence::of_group,
    line::{DayView, Writer, merge_words},
    words,
};
use crate::platform::{
    access::Grant,
    dates::{self, Said, day_name, exact},
    i18n::Lang,
    ids::GroupId,
    problem::Problem,
    render::{Page, html},
    session::Cx,
};

/// So many days are shown, from Monday of this week on.
const SHOWN: i64 = 28;
/// What was entered is listed so many days ahead.
const AHEAD: i64 = 366;

#[derive(Template)]
#[template(path = "calendar/group.html")]
struct DaysPage {
    page: Page,
    id: String,
    name: String,
    location: String,
    location_id: String,
    /// The reader can say who is absent.
    may_say: bool,
    /// The reader plans days.
    may_plan: bool,
    /// After-school care of a location of which the region is not chosen.
    no_region: bool,
    /// The date after which school holidays are not known, where one of the days shown is later.
    school_until: Option<String>,
    weeks: Vec<Week>,
    entries: Vec<Entry>,
}

struct Week {
    title: String,
    days: Vec<DayLine>,
}

struct DayLine {
    date: Said,
    today: bool,
    past: bool,
    view: DayView,
    /// Everything that is different from the plan, in sentences.
    news: Vec<String>,
}

/// Something that was entered, or came with an import.
struct Entry {
    who: String,
    what: String,
    when: String,
    imported: bool,
    /// Ends an absence that is running.
    back: Option<String>,
    /// Takes it back.
    remove: Option<String>,
}

pub(super) async fn page(
    cx: Cx,
    grant: Grant<action::SeeGroup>,
    Path(id): Path<GroupId>,
) -> Result<Response, Problem> {
    let (actor, today) = (grant.actor(), grant.actor().today);
    let covers = |of: Result<bool, Problem>| of.unwrap_or(false);
    let may_say = covers(Grant::<action::SayAbsent>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let may_plan = covers(Grant::<action::PlanDays>::of(actor).map(|g| g.covers(Some(id.0), None)));
    let first = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
    let mut tx = cx.read().await?;
    let days = of_group(&mut tx, &grant, id, (first, today.saturating_add(AHEAD.days()))).await?;
    let group = days.group(id).ok_or(Problem::NotFound)?;
    let writer = Writer { days: &days, group: id, today, lang: cx.lang };
    let last = first.saturating_add((SHOWN - 1).days());
    let unknown = days.calendar.school(id.0, last) == Some(School::Unknown);
    html(&DaysPage {
        page: cx.page(),
        id: id.to_string(),
        name: group.name.clone(),
        location: group.location_name.clone(),
        location_id: group.location.to_string(),
        may_say,
        may_plan,
        no_region: group.after_school && group.region.is_none(),
        school_until: unknown.then(|| exact(school_known().1, cx.lang)),
        weeks: weeks(&writer, first),
        entries: entries(&writer, may_say, may_plan),
    })
}

fn weeks(writer: &Writer<'_>, first: Date) -> Vec<Week> {
    let mondays = (0..SHOWN / 7).map(|week| first.saturating_add((7 * week).days()));
    mondays
        .map(|monday| {
            let shown = (0..7).map(|day| monday.saturating_add(day.days()));
            // Of the weekend only the days on which there is anybody.
            let shown = shown.filter(|date| Weekdays::WORK.has(date.weekday()) || has_anybody(writer, *date));
            let number = monday.iso_week_date().week();
            Week {
                title: writer.lang.t("days-week").with("number", number).to_string(),
                days: shown.map(|date| day_line(writer, date)).collect(),
            }
        })
        .collect()
}

fn has_anybody(writer: &Writer<'_>, date: Date) -> bool {
    let day = writer.days.calendar.group_day(writer.group.0, date);
    !day.children.is_empty() || !day.staff.is_empty()
}

fn day_line(writer: &Writer<'_>, date: Date) -> DayLine {
    let (lang, today) = (writer.lang, writer.today);
    let view = writer.day(date);
    let mut news: Vec<String> = Vec::new();
    news.extend(view.school.clone());
    news.extend(view.together.iter().cloned());
    for person in view.staff_away.iter().chain(&view.children_away) {
        news.push(format!("{}: {}", person.name, person.why));
    }
    for person in view.staff.iter().chain(&view.children).filter(|person| person.is_news) {
        news.push(format!("{}: {}", person.name, person.notes.join(", ")));
    }
    DayLine {
        date: Said { said: short_date(date, lang), ..dates::said(date, today, lang) },
        today: date == today,
        past: date < today,
        view,
        news,
    }
}

/// "di 3 maart".
fn short_date(date: Date, lang: Lang) -> String {
    let length = if lang == Lang::Nl { 2 } else { 3 };
    let day: String = day_name(date.weekday(), lang).chars().take(length).collect();
    format!("{day} {}", dates::short(date, lang))
}

/// Which of the absences of one person ends last.
fn rank(row: &AbsenceRow) -> (Option<Date>, uuid::Uuid) {
    (row.period().until, row.id)
}

/// Whether an absence has all days of another one of the same person for the same reason, and so is said for both.
fn says_for(one: &AbsenceRow, other: &AbsenceRow) -> bool {
    let days = |row: &AbsenceRow| (row.from, row.period().until);
    let ((from, until), (first, last)) = (days(one), days(other));
    let all = from <= first && last <= until;
    one.who == other.who && one.kind == other.kind && all && (days(one) != days(other) || one.id < other.id)
}

/// What was entered or imported and is not over, by first day.
fn entries(writer: &Writer<'_>, may_say: bool, may_plan: bool) -> Vec<Entry> {
    let (days, id, today, lang) = (writer.days, writer.group, writer.today, writer.lang);
    let to =
        |path: &str, id: uuid::Uuid, what: &str| format!("/groups/{}/days/{path}/{id}/{what}", writer.group);
    let mut entries: Vec<(Date, Entry)> = Vec::new();
    let current = |row: &&AbsenceRow| {
        let period = row.period();
        days.is_of(id, row.who) && period.until.is_some_and(|until| until >= today && until >= row.from)
    };
    let alone = |row: &&AbsenceRow| !days.absences.iter().any(|other| says_for(other, row));
    let absences: Vec<&AbsenceRow> = days.absences.iter().filter(current).filter(alone).collect();
    for row in &absences {
        let until = row.period().until.unwrap_or(row.until);
        let running = row.period().contains(today);
        let rival = |other: &&&AbsenceRow| other.who == row.who && other.period().contains(today);
        let ends_last = absences.iter().filter(rival).all(|other| rank(other) <= rank(row));
        entries.push((
            row.from,
            Entry {
                who: days.name(row.who.id()).to_owned(),
                what: words::reason_words(row.kind, lang),
                when: words::period_words(row.from, Some(until), today, lang),
                imported: row.imported,
                // It ends all that run.
                back: (may_say && running && ends_last).then(|| to("absences", row.id, "back")),
                remove: (may_say && !running && !row.imported).then(|| to("absences", row.id, "remove")),
            },
        ));
    }
    let latest = |row: &super::ChangeRow| row.gives_up.map_or(row.comes, |gives_up| gives_up.max(row.comes));
    for row in days.changes.iter().filter(|row| row.group == id && latest(row) >= today) {
        let day = |date| dates::said(date, today, lang).said;
        entries.push((
            row.comes,
            Entry {
                who: days.name(row.who.id()).to_owned(),
                what: lang.t(if row.gives_up.is_some() { "day-swapped" } else { "day-extra" }).to_string(),
                when: match row.gives_up {
                    Some(gives_up) => lang
                        .t("days-instead")
                        .with("date", day(row.comes))
                        .with("other", day(gives_up))
                        .to_string(),
                    None => day(row.comes),
                },
                imported: false,
                back: None,
                remove: may_plan.then(|| to("changes", row.id, "remove")),
            },
        ));
    }
    for row in days.stand_ins.iter().filter(|row| row.group == id && row.until >= today) {
        entries.push((
            row.from,
            Entry {
                who: days.full_name(row.person()).to_owned(),
                what: lang.t("day-stands-in").to_string(),
                when: words::period_words(row.from, Some(row.until), today, lang),
                imported: false,
                back: None,
                remove: may_plan.then(|| to("stand-ins", row.id, "remove")),
            },
        ));
    }
    let of_group = days.merges.iter().filter(|row| row.group == id || row.with == id);
    for row in of_group.filter(|row| row.until.is_none_or(|until| until >= today)) {
        let mut when = words::period_words(row.from, row.until, today, lang);
        if let Some(weekdays) = words::weekdays_words(row.weekdays, lang) {
            when = format!("{weekdays}; {when}");
        }
        entries.push((
            row.from,
            Entry {
                who: days.group_name(row.group.0).to_owned(),
                what: merge_words(days, id, row, lang),
                when,
                imported: false,
                back: None,
                remove: (may_plan && row.group == id).then(|| to("merges", row.id, "remove")),
            },
        ));
    }
    entries.sort_by_key(|(from, entry)| (*from, entry.who.to_lowercase()));
    entries.into_iter().map(|(_, entry)| entry).collect()
}
