//! How often a mentor and a child had to do with each other lately ("contactmomenten"): a fact for who reads the file, and
//! no measure of anybody.

use jiff::{ToSpan, civil::Date};

use crate::{
    on,
    platform::{
        db::Read,
        i18n::Lang,
        ids::{ChildId, OrganisationId, StaffId},
    },
};

/// So many days are looked back on: a quarter.
const BACK_DAYS: i64 = 91;

/// The moments of a mentor with a child since a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Moments {
    notes: i64,
    observations: i64,
    talks: i64,
    told: i64,
}

/// What the mentor wrote, observed, spoke and told about a child lately. The caller has found the child with a grant. Notes
/// for oneself are left out: nobody else knows of them.
pub async fn moments(
    tx: &mut Read,
    organisation: OrganisationId,
    child: ChildId,
    mentor: StaffId,
    today: Date,
) -> sqlx::Result<Moments> {
    let since = jiff_sqlx::Date::from(today.saturating_sub(BACK_DAYS.days()));
    on!(tx, c => sqlx::query_as(
        "SELECT
           (SELECT count(*) FROM note n WHERE n.organisation_id = $1 AND n.child_id = $2 AND n.staff_id = $3
              AND n.shared AND n.removed_at IS NULL AND n.seen_on >= $4) AS notes,
           (SELECT count(*) FROM observation o WHERE o.organisation_id = $1 AND o.child_id = $2 AND o.staff_id = $3
              AND o.finished_at IS NOT NULL AND o.removed_at IS NULL AND o.seen_on >= $4) AS observations,
           (SELECT count(*) FROM talk t WHERE t.organisation_id = $1 AND t.child_id = $2
              AND t.state = 'held' AND t.on_day >= $4) AS talks,
           (SELECT count(*) FROM parent_contact p
              JOIN observation o ON o.organisation_id = p.organisation_id AND o.id = p.observation_id
              WHERE p.organisation_id = $1 AND o.child_id = $2 AND p.staff_id = $3 AND p.spoken_on >= $4) AS told")
        .bind(organisation).bind(child).bind(mentor).bind(since).fetch_one(c).await)
}

impl Moments {
    /// In a sentence: how many, and which.
    pub fn words(self, mentor: &str, lang: Lang) -> String {
        let kinds = [
            ("child-moments-notes", self.notes),
            ("child-moments-observations", self.observations),
            ("child-moments-talks", self.talks),
            ("child-moments-told", self.told),
        ];
        let some = kinds.iter().filter(|(_, count)| *count > 0);
        let each: Vec<String> =
            some.map(|(key, count)| lang.t(key).with("count", *count).to_string()).collect();
        let all = self.notes + self.observations + self.talks + self.told;
        let words = lang.t("child-moments").with("count", all).with("mentor", mentor).to_string();
        if each.is_empty() { words } else { format!("{words}: {}", each.join(", ")) }
    }
}
