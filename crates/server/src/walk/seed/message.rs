//! Messages between guardians and staff.

use super::*;

/// Who reads what a guardian writes: the mentor, and the guardian itself.
const THREAD: &[Relation] = &[Relation::Mentor, Relation::GuardianWithCustody];

impl Sower<'_> {
    /// What a guardian wrote after an answer of staff: it waits for the next one, and became an agreement.
    pub(super) async fn messages(
        &mut self,
        n: usize,
        child: ChildId,
        guardian: GuardianId,
        staff: StaffId,
        place: u8,
    ) {
        let now = self.house.app.clock.now();
        let asked = self.word_for("bericht", About::Child(n), place, THREAD);
        let answered = self.word_for("antwoord", About::Child(n), place, THREAD);
        for (words, by, later) in [(answered, Some(staff), -1), (asked, None, 0)] {
            let id = self.id();
            self.run(
                "INSERT INTO message (organisation_id, id, child_id, guardian_id, staff_id, text, sent_at)
                 VALUES ($1, $2, $3, $4, NULLIF($5, $8), $6, $7)",
                vec![
                    Value::Id(id),
                    Value::Id(child.0),
                    Value::Id(guardian.0),
                    Value::Id(by.map_or(Uuid::nil(), |staff| staff.0)),
                    text(words),
                    Value::Number(now.plus_minutes(later).0),
                    Value::Id(Uuid::nil()),
                ],
            )
            .await;
            self.thing("message", id, Some(place));
            if by.is_none() {
                let agreement = self.world.things["agreement"][2 * (n - 1)].0.parse().unwrap();
                let made = self.id();
                self.run(
                    "INSERT INTO message_became (organisation_id, id, message_id, agreement_id) VALUES ($1, $2, $3, $4)",
                    vec![Value::Id(made), Value::Id(id), Value::Id(agreement)],
                )
                .await;
            }
            // On the first: the walk asks for the first message together with the first child.
            if by.is_some() {
                let file = self.word_for("bijlage", About::Child(n), place, THREAD);
                let pdf = format!("%PDF-1.7 {file} %%EOF").into_bytes();
                self.run(
                    "INSERT INTO message_file (organisation_id, message_id, kind, content, size)
                     VALUES ($1, $2, 'pdf', $3, 30)",
                    vec![Value::Id(id), Value::Bytes(pdf)],
                )
                .await;
            }
        }
    }
}
