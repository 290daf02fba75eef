//! Photos of children, which the parents were told of and all with custody said yes to.

use super::*;

impl Sower<'_> {
    /// A photo of each of these children with its finished observation. Its bytes are a word: who gets the picture gets it.
    pub(super) async fn photos(
        &mut self,
        children: &[ChildId],
        guardians: &[GuardianId],
        mentors: &[(StaffId, u8)],
        by: AccountId,
    ) {
        let now = self.house.app.clock.now().0;
        for ((n, child), (guardian, (staff, place))) in (1..).zip(children).zip(guardians.iter().zip(mentors))
        {
            self.run(
                "INSERT INTO photo_answer (organisation_id, id, child_id, guardian_id, answer, answered_on, answered_at, answered_by)
                 VALUES ($1, $2, $3, $4, 'given', $5, $6, $7)",
                vec![
                    Value::Id(self.id()),
                    Value::Id(child.0),
                    Value::Id(guardian.0),
                    Value::Today,
                    Value::Number(now),
                    Value::Id(by.0),
                ],
            )
            .await;
            let (id, about) = (self.id(), About::Child(n));
            let [described, whole, small] =
                ["foto", "fotoheel", "fotoklein"].map(|kind| self.word_for(kind, about, *place, FILE));
            self.run(
                "INSERT INTO child_photo (organisation_id, id, child_id, observation_id, jpeg, small, described, added_at, added_by)
                 SELECT $1, $2, $3, o.id, $4, $5, $6, $7, $8 FROM observation o
                 WHERE o.organisation_id = $1 AND o.child_id = $3 AND o.finished_at IS NOT NULL ORDER BY o.id LIMIT 1",
                vec![
                    Value::Id(id),
                    Value::Id(child.0),
                    Value::Bytes(whole.into_bytes()),
                    Value::Bytes(small.into_bytes()),
                    text(described),
                    Value::Number(now),
                    Value::Id(staff.0),
                ],
            )
            .await;
            self.thing("photo", id, Some(*place));
        }
    }
}
