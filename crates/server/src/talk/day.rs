//! The days for which talks are planned: which there are, and what stands in their way.

use jiff::civil::Date;
use sqlx::AssertSqlSafe;

use crate::{
    calendar,
    child::Place,
    mentor_card::first_name,
    mentorship, on,
    platform::{
        db::{Read, id_list},
        i18n::Lang,
        ids::{ChildId, GroupId, OrganisationId},
    },
};

/// The talks of the children of groups that are planned for a day from one until another: the child and its first name,
/// its group and the day. The caller has found the groups with a grant.
pub async fn planned_between(
    tx: &mut Read,
    organisation: OrganisationId,
    groups: impl IntoIterator<Item = GroupId>,
    (from, until): (Date, Date),
) -> sqlx::Result<Vec<(ChildId, String, GroupId, jiff_sqlx::Date)>> {
    let sql = format!(
        "SELECT t.child_id, CASE WHEN k.first_name = '' THEN k.key ELSE k.first_name END, p.group_id, t.on_day FROM placement p
         JOIN talk t ON t.organisation_id = p.organisation_id AND t.child_id = p.child_id
         JOIN child k ON k.organisation_id = p.organisation_id AND k.id = p.child_id
         WHERE p.organisation_id = $1 AND p.group_id {} AND p.main AND t.state = 'planned' AND t.on_day BETWEEN $3 AND $4
           AND (p.until_on IS NULL OR p.until_on >= t.on_day)
           AND (p.from_on IS NULL OR p.from_on <= t.on_day OR NOT EXISTS (
             SELECT 1 FROM placement q WHERE q.organisation_id = p.organisation_id AND q.child_id = p.child_id AND q.main
             AND (q.from_on IS NULL OR q.from_on <= t.on_day) AND (q.until_on IS NULL OR q.until_on >= t.on_day)))
           AND NOT EXISTS (SELECT 1 FROM child_death d WHERE d.organisation_id = p.organisation_id
             AND d.child_id = p.child_id AND d.corrected_at IS NULL)
         ORDER BY t.on_day, t.id",
        tx.one_of(2)
    );
    on!(tx, c => sqlx::query_as(AssertSqlSafe(sql))
        .bind(organisation).bind(id_list(groups)).bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until)).fetch_all(c).await)
}

/// Whether the location of a child's own group is closed on a day.
pub(super) async fn is_shut(
    tx: &mut Read,
    organisation: OrganisationId,
    places: &[Place],
    day: Date,
) -> sqlx::Result<bool> {
    // The first one is where it is now, or will be first.
    let own = places.iter().find(|place| place.main).map(|place| place.group);
    calendar::is_shut(tx, organisation, own, day).await
}

/// What stands in the way of a talk on a day, in sentences: the location is closed, the mentor is away.
pub(super) async fn in_the_way(
    tx: &mut Read,
    organisation: OrganisationId,
    (child, places): (ChildId, &[Place]),
    day: Date,
    lang: Lang,
) -> sqlx::Result<Vec<String>> {
    let mut found = Vec::new();
    if is_shut(tx, organisation, places, day).await? {
        found.push(lang.t("talk-then-closed").to_string());
    }
    let mentorships = mentorship::of_children(tx, organisation, &[child]).await?;
    if let Some(mentor) = mentorships.iter().find(|one| one.holds_on(day)) {
        let away = calendar::staff_away(tx, organisation, [mentor.staff], day).await?;
        if away.iter().any(|(_, period)| period.contains(day)) {
            let name = first_name(&mentor.staff_name);
            found.push(lang.t("talk-then-away").with("mentor", name).to_string());
        }
    }
    Ok(found)
}
