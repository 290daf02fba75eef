//! The meeting of a group's team ("Groepsbespreking"): when it can be, what belongs on its agenda, who is asked to read its
//! minutes, and how the tasks that come of it stand.

use jiff::{ToSpan, civil::Date};

/// An own item on the agenda is one line of at most so many characters.
pub const MOST_ITEM: usize = 200;
/// A meeting is planned at most so many days ahead.
pub const AHEAD_DAYS: i64 = 366;
/// What is new or has to do with the group within so many days belongs on the agenda: the usual time between meetings.
pub const BETWEEN_DAYS: i64 = 56;
/// So many points of a part of the agenda stand there; the others are folded away.
pub const SHOWN_POINTS: usize = 5;
/// What was said, of one thing or in general, in at most so many characters.
pub const MOST_WORDS: usize = 2_000;
/// A decision takes at most so many: as long as what a goal is.
pub const MOST_DECISION: usize = crate::goal::MOST_WHAT;
/// For so many days after a meeting its agenda is there for who writes the minutes.
const MINUTES_DAYS: i64 = 7;
/// Without another wish a task is due after so many days.
const USUAL_TASK_DAYS: i64 = 14;

/// Whether a day that is to come can be chosen: from today, within reach.
pub fn takes_day(day: Date, today: Date) -> bool {
    (today..=last_day(today)).contains(&day)
}

/// The last day that can be chosen.
pub fn last_day(today: Date) -> Date {
    today.saturating_add(AHEAD_DAYS.days())
}

/// Whether a child that begins or stops on a day is spoken of: within the next [`BETWEEN_DAYS`].
pub fn comes_or_goes_soon(on: Date, today: Date) -> bool {
    on >= today && on <= today.saturating_add(BETWEEN_DAYS.days())
}

/// Whether the agenda is still there beside the minutes: until a week after the meeting.
pub fn keeps_agenda(held: Date, today: Date) -> bool {
    today <= held.saturating_add(MINUTES_DAYS.days())
}

/// A version of the minutes, for one colleague.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// The day on which it was written.
    pub written: Date,
    /// The colleague wrote it, or said that it was read.
    pub known: bool,
}

/// Since which day minutes wait for a colleague: that of the first version after the last one that the colleague knows.
/// None when the colleague was at the meeting, or knows the last version. The versions come in order.
pub fn unread_since(present: bool, versions: &[Minutes]) -> Option<Date> {
    let next = versions.iter().rposition(|version| version.known).map_or(0, |known| known + 1);
    versions.get(next).filter(|_| !present).map(|version| version.written)
}

/// The day on which a task is due, as long as nobody chooses another.
pub fn usual_task_day(today: Date) -> Date {
    today.saturating_add(USUAL_TASK_DAYS.days())
}

/// How a task that came of a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// It is to be done, and its day has not passed.
    Open,
    /// Its day has passed.
    Late,
    /// It was done.
    Done,
    /// It need not be done any more.
    Dropped,
}

impl Task {
    /// How a task stands that is due on a day and was settled, by being done or dropped, or not.
    pub fn of(due: Date, settled: bool, dropped: bool, today: Date) -> Self {
        match (settled, dropped) {
            (true, true) => Self::Dropped,
            (true, false) => Self::Done,
            (false, _) if due < today => Self::Late,
            (false, _) => Self::Open,
        }
    }
}

/// Whether what was settled on a day can be opened again: on that day only.
pub fn can_be_undone(settled: Date, today: Date) -> bool {
    settled == today
}

/// The one name that is a word of a text; none when there are more or none.
pub fn only_named<'a, Id: Copy>(text: &str, names: impl IntoIterator<Item = (Id, &'a str)>) -> Option<Id> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_lowercase).collect();
    let mut named = names.into_iter().filter(|(_, name)| {
        let name = name.to_lowercase();
        !name.is_empty() && words.contains(&name)
    });
    match (named.next(), named.next()) {
        (Some((id, _)), None) => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 3, 3);

    proptest! {
        #[test]
        fn a_day_to_come_is_taken_from_today_within_reach(days in -400i64..800) {
            prop_assert_eq!(takes_day(TODAY + days.days(), TODAY), (0..=AHEAD_DAYS).contains(&days));
            prop_assert_eq!(comes_or_goes_soon(TODAY + days.days(), TODAY), (0..=BETWEEN_DAYS).contains(&days));
        }

        #[test]
        fn who_was_there_or_knows_the_last_version_is_not_asked(
            days in proptest::collection::vec((0i64..60, any::<bool>()), 0..6), present: bool, later in 0i64..30,
        ) {
            let mut at = TODAY;
            let mut versions: Vec<Minutes> = Vec::new();
            for (more, known) in days {
                at += more.days();
                versions.push(Minutes { written: at, known });
            }
            let since = unread_since(present, &versions);
            let knows = versions.last().is_none_or(|last| last.known);
            prop_assert_eq!(since.is_some(), !present && !knows);
            // Reading the last version settles it, and what is written after that is asked from its own day.
            if let Some(last) = versions.last_mut() {
                last.known = true;
            }
            prop_assert_eq!(unread_since(present, &versions), None);
            let changed = at + later.days();
            versions.push(Minutes { written: changed, known: false });
            prop_assert_eq!(unread_since(present, &versions), (!present).then_some(changed));
        }

        #[test]
        fn a_change_gives_nobody_more_time(count in 1usize..5, more in 0i64..20) {
            let mut versions: Vec<Minutes> =
                (0..count).map(|n| Minutes { written: TODAY + (n as i64).days(), known: false }).collect();
            let before = unread_since(false, &versions);
            versions.push(Minutes { written: TODAY + (count as i64 + more).days(), known: false });
            prop_assert_eq!(unread_since(false, &versions), before);
        }

        #[test]
        fn a_task_is_open_until_it_is_settled(due in -100i64..100, settled: bool, dropped: bool) {
            let task = Task::of(TODAY + due.days(), settled, dropped, TODAY);
            prop_assert_eq!(matches!(task, Task::Open | Task::Late), !settled);
            prop_assert_eq!(task == Task::Late, !settled && due < 0);
            prop_assert!(takes_day(usual_task_day(TODAY), TODAY));
            prop_assert_eq!(can_be_undone(TODAY + due.days(), TODAY), due == 0);
            prop_assert_eq!(keeps_agenda(TODAY + due.days(), TODAY), due >= -MINUTES_DAYS);
        }
    }

    #[test]
    fn a_decision_is_about_the_one_it_names() {
        let names = [(1, "Noor"), (2, "Sem"), (3, "")];
        assert_eq!(only_named("Noor slaapt na het fruit.", names), Some(1));
        assert_eq!(only_named("noor's knuffel blijft hier", names), Some(1));
        for text in ["Noor en Sem samen", "Noordwijk", "Niemand", ""] {
            assert_eq!(only_named(text, names), None, "{text}");
        }
    }
}
