//! The discussion of the protocol: a remark of a colleague, what was decided and when the next one is.

use super::*;

/// Who leads the discussion.
const LEADS: &[Relation] = &[Relation::PolicyOfficer, Relation::Director];

impl Sower<'_> {
    /// A remark by the director, and a discussion that was held before it.
    pub(super) async fn review(&mut self, director: StaffId, account: AccountId) {
        let (remark, held, next) = (self.id(), self.id(), self.id());
        let words = self.word_for("opmerking", About::Organisation, 1, LEADS);
        let decisions = self.word_for("besluit", About::Organisation, 1, STAFF);
        let now = self.house.app.clock.now().0;
        self.run(
            "INSERT INTO protocol_review (organisation_id, id, held_on, decisions, recorded_at, recorded_by)
             VALUES ($1, $2, $3, $4, $5, $6)",
            vec![
                Value::Id(held),
                Value::Today,
                text(decisions),
                Value::Number(now - 1),
                Value::Id(account.0),
            ],
        )
        .await;
        self.run(
            "INSERT INTO protocol_review_day (organisation_id, id, next_on, made_at, made_by)
             VALUES ($1, $2, $3, $4, $5)",
            vec![Value::Id(next), Value::Later(30), Value::Number(now), Value::Id(account.0)],
        )
        .await;
        self.run(
            "INSERT INTO protocol_remark (organisation_id, id, setting, words, made_at, made_by)
             VALUES ($1, $2, 'review.review_months', $3, $4, $5)",
            vec![Value::Id(remark), text(words), Value::Number(now), Value::Id(director.0)],
        )
        .await;
        self.thing("remark", remark, None);
        self.thing("discussion", held, None);
    }
}
