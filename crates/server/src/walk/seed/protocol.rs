//! The draft of a new version of the protocol, and what the parents' committee advised about it.

use super::*;

/// Who writes and approves it.
const WRITE: &[Relation] = &[Relation::PolicyOfficer, Relation::Director];

impl Sower<'_> {
    /// A draft by the director.
    pub(super) async fn draft(&mut self, director: AccountId) {
        let id = self.id();
        let source = self.word_for("concept", About::Organisation, 1, WRITE);
        let advice = self.word_for("oudercommissie", About::Organisation, 1, WRITE);
        let followed = self.word_for("gevolgd", About::Organisation, 1, WRITE);
        let profile = include_str!("../../../../../profiles/un1ek.toml")
            .replace("[telling.working_days]\nvalue = 5", "[telling.working_days]\nvalue = 6");
        let now = self.house.app.clock.now().0;
        self.run(
            "INSERT INTO protocol_draft (organisation_id, id, version, starts_on, source, written_at, written_by,
               asked_on, received_on, advice, followed, advised_at, advised_source)
             VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $7, $8, $9, $5, $4)",
            vec![
                Value::Id(id),
                Value::Later(30),
                text(format!("# {source}\n{profile}")),
                Value::Number(now),
                Value::Id(director.0),
                Value::Today,
                text(advice),
                text(followed),
            ],
        )
        .await;
    }
}
