//! A child's day in words: for who hands it over, and for its parents.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use mentorkind_domain::{
    access::action,
    calendar::Moment as At,
    day_handover::{Kind, Teller, is_told, kept_from, teller},
};
use uuid::Uuid;

use super::queries::{self, Line, Told};
use crate::{
    calendar::Days,
    contact_of_the_day::{Alone, Contacts},
    mentor_card::first_name,
    mentorship::Mentorship,
    platform::{
        access::Grant,
        clock::Moment,
        dates::{Said, said},
        db::Read,
        i18n::Lang,
        ids::{ChildId, DayLineId, DayToldId, OrganisationId, StaffId},
    },
    protocol,
};

/// What a line says.
pub(super) fn what(line: &Line, lang: Lang) -> String {
    if line.usual.is_empty() { line.words.clone() } else { usual(&line.usual, lang) }
}

/// A usual line in words.
pub(super) fn usual(code: &str, lang: Lang) -> String {
    lang.t(&("pick-up-line-".to_owned() + code)).to_string()
}

/// A line in the words in which it is kept longer.
pub struct Kept {
    pub child: ChildId,
    pub day: Date,
    pub words: String,
}

/// A line that still stands, about one of these children, whom the caller has found with a grant.
pub async fn kept(
    tx: &mut Read,
    organisation: OrganisationId,
    id: DayLineId,
    is_one: impl Fn(ChildId) -> bool,
    lang: Lang,
) -> sqlx::Result<Option<Kept>> {
    let line = queries::line(tx, organisation, id).await?;
    let line = line.filter(|line| is_one(line.child_id) && line.removed_at.is_none());
    Ok(line.map(|line| Kept { child: line.child_id, day: line.on_day.to_jiff(), words: words(&line, lang) }))
}

/// A line with what it is about.
pub(super) fn words(line: &Line, lang: Lang) -> String {
    format!("{}: {}", kind(&line.kind, lang), what(line, lang))
}

/// A kind in words.
pub fn kind(code: &str, lang: Lang) -> String {
    lang.t(&("pick-up-kind-".to_owned() + code)).to_string()
}

fn time(at: Moment, zone: &TimeZone) -> String {
    let local = at.timestamp().to_zoned(zone.clone());
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// A line on a card.
pub(super) struct LineView {
    pub id: DayLineId,
    pub kind: String,
    pub what: String,
    /// Who wrote it, and at what time.
    pub by: String,
    /// Whoever picks the child up is still to hear of it.
    pub open: bool,
    /// The reader may take it away: wrote it, and it was not told yet.
    pub own: bool,
    /// It became a note.
    pub noted: bool,
    /// Where it becomes an observation, or an agreement, where the reader may.
    pub observe: Option<String>,
    pub agree: Option<String>,
}

/// That a child was handed over.
pub(super) struct ToldView {
    pub id: DayToldId,
    /// To whom, at what time and by whom.
    pub text: String,
    /// The reader told it.
    pub own: bool,
}

/// Who tells, in words.
#[derive(Default)]
pub(super) struct TellerView {
    pub text: String,
    /// It is the reader.
    pub mine: bool,
}

/// All that the days of children are written from.
pub(super) struct Writer<'a> {
    pub days: &'a Days,
    pub kept: &'a queries::Days,
    pub mentorships: &'a [Mentorship],
    pub contacts: &'a Contacts,
    pub mentor_first: bool,
    pub staff: Option<StaffId>,
    pub today: Date,
    pub zone: &'a TimeZone,
    pub lang: Lang,
}

impl Writer<'_> {
    /// The lines of a child on a day.
    pub(super) fn lines(&self, child: ChildId, day: Date) -> Vec<LineView> {
        let told: Vec<Moment> = self.told_on(child, day).map(|told| told.told_at).collect();
        let of_day =
            self.kept.lines.iter().filter(|line| line.child_id == child && line.on_day.to_jiff() == day);
        of_day
            .map(|line| {
                let is_for_pick_up = Kind::of(&line.kind).is_some_and(Kind::is_told);
                let was_told = is_told(&line.written_at, &told);
                LineView {
                    id: line.id,
                    kind: kind(&line.kind, self.lang),
                    what: what(line, self.lang),
                    by: format!("{}, {}", first_name(&line.writer), time(line.written_at, self.zone)),
                    open: is_for_pick_up && !was_told,
                    own: Some(line.written_by) == self.staff && !was_told && day == self.today,
                    noted: line.noted_at.is_some(),
                    observe: None,
                    agree: None,
                }
            })
            .collect()
    }

    fn told_on(&self, child: ChildId, day: Date) -> impl Iterator<Item = &Told> {
        self.kept.told.iter().filter(move |told| told.child_id == child && told.on_day.to_jiff() == day)
    }

    /// The last handover of a child on a day.
    pub(super) fn told(&self, child: ChildId, day: Date) -> Option<ToldView> {
        let told = self.told_on(child, day).last()?;
        let somebody = self.lang.t("pick-up-told-somebody").to_string();
        let text = self
            .lang
            .t("pick-up-told-by")
            .with("who", told.guardian.as_ref().unwrap_or(&somebody))
            .with("time", time(told.told_at, self.zone))
            .with("name", first_name(&told.teller))
            .to_string();
        Some(ToldView { id: told.id, text, own: Some(told.told_by) == self.staff && day == self.today })
    }

    /// The days before today of which there is something, the last first.
    pub(super) fn earlier(&self, child: ChildId) -> Vec<(Said, Vec<LineView>)> {
        let days = self.kept.lines.iter().filter(|line| line.child_id == child);
        let mut days: Vec<Date> =
            days.map(|line| line.on_day.to_jiff()).filter(|day| *day < self.today).collect();
        days.sort_unstable();
        days.dedup();
        days.into_iter().rev().map(|day| (said(day, self.today, self.lang), self.lines(child, day))).collect()
    }

    /// Who tells whoever picks a child up; nothing of a child that is not there.
    pub(super) fn teller(&self, child: ChildId) -> TellerView {
        let calendar = &self.days.calendar;
        let day = calendar.child(child.0).on(self.today);
        let last = if day.afternoon.is_some() { At::Afternoon } else { At::Morning };
        let Some(place) = day.at(last) else { return TellerView::default() };
        let mentor = self.mentorships.iter().find(|m| m.child == child && m.holds_on(self.today));
        let of_mentor = mentor.map(|mentor| calendar.staff(mentor.staff.0).on(self.today));
        let is_there = of_mentor.is_some_and(|mentor| mentor.at(last) == Some(place));
        // Who was there in the morning only does not tell at the end of the day.
        let mentor_id = mentor.map(|m| m.staff);
        let alone = Alone { place, date: self.today, mentor: mentor_id, day: day.last_half() };
        let needed = self.mentor_first && !is_there;
        let found = needed.then(|| self.contacts.of(self.days, child, &alone)).flatten();
        let name = mentor.map(|mentor| first_name(&mentor.staff_name)).unwrap_or_default();
        let is_me = |id: Uuid| self.staff.is_some_and(|staff| staff.0 == id);
        let me = mentor.is_some_and(|mentor| is_me(mentor.staff.0));
        match teller(self.mentor_first, is_there, found) {
            Teller::Whoever => {
                TellerView { text: self.lang.t("pick-up-teller-whoever").to_string(), mine: false }
            }
            Teller::Mentor => {
                let key = if me { "pick-up-teller-me" } else { "pick-up-teller-mentor" };
                TellerView { text: self.lang.t(key).with("mentor", name).to_string(), mine: me }
            }
            Teller::Colleague(colleague) => {
                let mine = is_me(colleague.id);
                let key = match (mentor.is_some(), mine) {
                    (true, true) => "pick-up-teller-me-instead",
                    (true, false) => "pick-up-teller-colleague",
                    (false, true) => "pick-up-teller-me-no-mentor",
                    (false, false) => "pick-up-teller-no-mentor",
                };
                let text =
                    self.lang.t(key).with("mentor", name).with("colleague", first_name(&colleague.name));
                TellerView { text: text.to_string(), mine }
            }
        }
    }
}

/// What parents read of a day of their child.
pub struct ParentDay {
    /// Which day.
    pub day: Said,
    /// It is today.
    pub is_today: bool,
    /// What was told, each with what it is about.
    pub lines: Vec<(String, String)>,
}

/// What was told of the days of a guardian's own children, by child, the last day first. Guardians with custody read
/// the same, whoever picked the child up; nothing that was not told yet.
pub async fn for_parents(
    tx: &mut Read,
    grant: &Grant<action::SeeOwnDay>,
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, Vec<ParentDay>>> {
    let (organisation, today) = (grant.organisation(), grant.actor().today);
    let keep_days = protocol::in_force(tx, organisation, today).await?.day_lines_keep_days();
    let children: Vec<ChildId> = grant.actor().facts.custody_of.iter().copied().map(ChildId).collect();
    let kept = queries::of_children(tx, organisation, children, kept_from(today, keep_days)).await?;
    let mut found: BTreeMap<ChildId, BTreeMap<Date, Vec<(String, String)>>> = BTreeMap::new();
    for line in &kept.lines {
        let day = line.on_day.to_jiff();
        let told: Vec<Moment> = kept
            .told
            .iter()
            .filter(|told| told.child_id == line.child_id && told.on_day == line.on_day)
            .map(|told| told.told_at)
            .collect();
        if Kind::of(&line.kind).is_some_and(Kind::is_told) && is_told(&line.written_at, &told) {
            let days = found.entry(line.child_id).or_default();
            days.entry(day).or_default().push((kind(&line.kind, lang), what(line, lang)));
        }
    }
    let day = |(day, lines)| ParentDay { day: said(day, today, lang), is_today: day == today, lines };
    Ok(found.into_iter().map(|(child, days)| (child, days.into_iter().rev().map(day).collect())).collect())
}
