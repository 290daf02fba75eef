//! What is special about today for the children of a group: a birthday, a first day, that a child settles in.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::settling_in::FIRST_WEEKS;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        db::{Read, id_list},
        i18n::Lang,
        ids::{ChildId, OrganisationId},
    },
};

/// How old somebody is that has its birthday; nothing on another day. Who was born on the 29th of February has it on the
/// 28th in other years.
fn turns(born: Date, today: Date) -> Option<i16> {
    let years = today.year() - born.year();
    let birthday = born.checked_add(i64::from(years).years()).ok()?;
    (years > 0 && birthday == today).then_some(years)
}

#[derive(FromRow)]
struct Row {
    id: ChildId,
    birth_date: jiff_sqlx::Date,
    /// Its first day with us; none when that is not known.
    since: Option<jiff_sqlx::Date>,
}

/// What is special about these children today, in words. The caller has found them with a grant.
pub(super) async fn of_children(
    tx: &mut Read,
    organisation: OrganisationId,
    children: impl IntoIterator<Item = ChildId>,
    today: Date,
    lang: Lang,
) -> sqlx::Result<BTreeMap<ChildId, Vec<String>>> {
    let sql = format!(
        "SELECT k.id, k.birth_date, CASE WHEN count(p.from_on) = count(*) THEN min(p.from_on) END AS since
         FROM child k JOIN placement p ON p.organisation_id = k.organisation_id AND p.child_id = k.id
         WHERE k.organisation_id = $1 AND k.id {} GROUP BY k.id, k.birth_date",
        tx.one_of(2)
    );
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(children)).fetch_all(c).await)?;
    let words = |row: Row| {
        let turns = turns(row.birth_date.to_jiff(), today);
        let birthday = turns.map(|age| lang.t("day-birthday").with("age", i64::from(age)).to_string());
        let since = row
            .since
            .map(jiff_sqlx::Date::to_jiff)
            .filter(|since| since.saturating_add(FIRST_WEEKS.weeks()) >= today);
        let start = since.map(|since| {
            let key = if since == today { "day-first" } else { "day-settles-in" };
            lang.t(key).to_string()
        });
        (row.id, birthday.into_iter().chain(start).collect::<Vec<_>>())
    };
    Ok(rows.into_iter().map(words).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_birthday_is_once_a_year_and_not_on_the_day_of_birth() {
        let born = date(2022, 3, 3);
        assert_eq!(turns(born, date(2026, 3, 3)), Some(4));
        assert_eq!(turns(born, date(2026, 3, 2)), None);
        assert_eq!(turns(born, born), None);
        let leap = date(2024, 2, 29);
        assert_eq!((turns(leap, date(2025, 2, 28)), turns(leap, date(2028, 2, 29))), (Some(1), Some(4)));
        assert_eq!(turns(leap, date(2028, 2, 28)), None);
    }
}
