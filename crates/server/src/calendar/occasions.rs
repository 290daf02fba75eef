//! What is special about today for the children of a group: a birthday, a first day, that a child settles in, a first visit.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::settling_in::FIRST_WEEKS;
use sqlx::{AssertSqlSafe, FromRow};

use crate::{
    on,
    platform::{
        db::{Read, id_list},
        i18n::Lang,
        ids::{ChildId, GroupId, OrganisationId},
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

#[derive(FromRow)]
struct Visit {
    name: String,
    from_minute: i64,
    until_minute: i64,
}

/// Who comes to a group today for a first visit, in sentences. The caller has found the group with a grant.
pub(super) async fn visits(
    tx: &mut Read,
    organisation: OrganisationId,
    group: GroupId,
    today: Date,
    lang: Lang,
) -> sqlx::Result<Vec<String>> {
    let all: Vec<Visit> = on!(tx, c => sqlx::query_as(
        "SELECT CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END AS name, v.from_minute, v.until_minute
         FROM settling_visit v JOIN child k ON k.organisation_id = v.organisation_id AND k.id = v.child_id
         WHERE v.organisation_id = $1 AND v.on_day = $3 AND v.cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM placement p WHERE p.organisation_id = v.organisation_id
             AND p.child_id = v.child_id AND p.group_id = $2 AND (p.until_on IS NULL OR p.until_on >= $3))
           AND NOT EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = v.organisation_id
             AND d.child_id = v.child_id AND d.corrected_at IS NULL)
         ORDER BY v.from_minute, name")
        .bind(organisation).bind(group).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    let time = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
    let words = |visit: Visit| {
        let visits = lang.t("day-visit").with("name", &visit.name).with("from", time(visit.from_minute));
        visits.with("until", time(visit.until_minute)).to_string()
    };
    Ok(all.into_iter().map(words).collect())
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
