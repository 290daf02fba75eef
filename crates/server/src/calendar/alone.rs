//! Children who would be there without anybody of the team: whoever changes the days hears it at once.

use jiff::{ToSpan, civil::Date};

use super::{Days, absence::span};
use crate::platform::{dates::exact, i18n::Lang, ids::GroupId};

/// The days on which children of a group are alone now and were not before, from today on as far as days are entered: the
/// first and how many more, in a sentence.
pub(super) fn warning(
    before: &Days,
    after: &Days,
    group: GroupId,
    today: Date,
    lang: Lang,
) -> Option<String> {
    let (_, last) = span(today);
    let dates = std::iter::successors(Some(today), |date| date.checked_add(1.day()).ok());
    let alone = |days: &Days, date| days.calendar.are_alone(group.0, date);
    let mut found =
        dates.take_while(|date| *date <= last).filter(|date| alone(after, *date) && !alone(before, *date));
    let first = found.next()?;
    let text = lang
        .t("days-flash-alone")
        .with("date", exact(first, lang))
        .with("group", after.group_name(group.0))
        .with("more", found.count());
    Some(text.to_string())
}
