//! What parents see of who looked: the same on their page and in the file that they take along.

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::action,
    opening::{Opened, Reason, Role, concern_shown, summed},
};

use super::queries;
use crate::{
    concern, inquiry,
    platform::{
        access::Grant,
        clock::Moment,
        dates::{Said, said},
        db::Read,
        i18n::Lang,
        ids::{AccountId, ChildId},
        problem::Problem,
    },
    protocol,
};

/// So far back parents can look.
const MOST_DAYS: i64 = 366;

/// Who looked, on a day.
pub struct Line {
    /// As what.
    pub role: String,
    /// The name, where the organisation chose so.
    pub name: Option<String>,
    /// What for.
    pub why: String,
    /// How often.
    pub times: usize,
}

/// Who looked in a period.
pub struct Looked {
    /// By day, the last one first.
    pub days: Vec<(Said, Vec<Line>)>,
    /// On which of these days something was told to a guardian without custody.
    pub told: Vec<Said>,
    /// Names are shown.
    pub names: bool,
}

/// The first day on which parents can look.
pub(super) fn first_day(today: Date) -> Date {
    today.saturating_sub(MOST_DAYS.days())
}

/// All that parents can look back on.
pub async fn whole(
    tx: &mut Read,
    grant: &Grant<action::SeeWhoLooked>,
    child: ChildId,
    lang: Lang,
) -> Result<Looked, Problem> {
    let today = grant.actor().today;
    between(tx, grant, child, (first_day(today), today), lang).await
}

/// Who looked from the first of these days until and with the last.
pub(super) async fn between(
    tx: &mut Read,
    grant: &Grant<action::SeeWhoLooked>,
    child: ChildId,
    (from, until): (Date, Date),
    lang: Lang,
) -> Result<Looked, Problem> {
    if !grant.covers(None, Some(child.0)) {
        return Err(Problem::NotFound);
    }
    let (organisation, actor) = (grant.organisation(), grant.actor());
    let (today, zone) = (actor.today, &actor.zone);
    let names = protocol::in_force(tx, organisation, today).await?.names_who_looked();
    let period = (begins(from, zone), begins(until.saturating_add(1.day()), zone));
    let rows = queries::openings(tx, organisation, child, period).await?;
    let told = inquiry::answered(tx, organisation, child, period).await?;
    let worries = concern::worries(&concern::of_children(tx, organisation, [child], today).await?);
    let opened: Vec<Opened<AccountId>> = rows
        .iter()
        .filter_map(|row| {
            let (role, reason) = (Role::of(&row.relation)?, Reason::of(&row.page)?);
            Some(Opened { on: row.at.date_in(zone), by: row.account_id, role, reason })
        })
        .filter(|opened| opened.reason != Reason::Concern || concern_shown(&worries, opened.on))
        .collect();
    let mut days: Vec<(Said, Vec<Line>)> = Vec::new();
    for (opened, times) in summed(&opened) {
        let day = said(opened.on, today, lang);
        let name = rows.iter().find(|row| row.account_id == opened.by).map(|row| row.name.clone());
        let line = Line {
            role: lang.t(&("looked-role-".to_owned() + opened.role.code())).to_string(),
            name: name.filter(|_| names),
            why: lang.t(&("looked-why-".to_owned() + opened.reason.code())).to(actor.reader).to_string(),
            times,
        };
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, lines)) => lines.push(line),
            None => days.push((day, vec![line])),
        }
    }
    let told = told.into_iter().map(|at| said(at.date_in(zone), today, lang)).collect();
    Ok(Looked { days, told, names })
}

fn begins(day: Date, zone: &TimeZone) -> Moment {
    day.to_zoned(zone.clone()).map_or(Moment::default(), |at| at.timestamp().into())
}
