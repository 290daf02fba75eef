//! What a child says itself, at after-school care.

use super::*;

/// Who reads what a child keeps to itself: its mentor.
const KEPT: &[Relation] = &[Relation::Mentor];
/// Who reads what it shares: its mentor and its parents.
const SHARED: &[Relation] = &[Relation::Mentor, Relation::GuardianWithCustody];

impl Sower<'_> {
    /// A child that has a secret, talked once, and wants to talk again.
    pub(super) async fn child_voice(&mut self, n: usize, child: ChildId, staff: StaffId, place: u8) {
        let now = self.house.app.clock.now().0;
        self.run(
            "INSERT INTO child_secret (organisation_id, child_id, picture, secret_hash, set_at, set_by)
             VALUES ($1, $2, 'cat', '', $3, $4)",
            vec![Value::Id(child.0), Value::Number(now), Value::Id(staff.0)],
        )
        .await;
        let (request, over) = (self.id(), self.id());
        for request in [request, over] {
            self.run(
                "INSERT INTO child_request (organisation_id, id, child_id, asked_at, mood, with_parents)
                 VALUES ($1, $2, $3, $4, 'frown', $5)",
                vec![Value::Id(request), Value::Id(child.0), Value::Number(now), Value::Yes(true)],
            )
            .await;
        }
        let open = self.word_for("kindblad", About::Child(n), place, KEPT);
        let drawn = self.word_for("kindtekent", About::Child(n), place, SHARED);
        for (request, words, shared) in [(request, open, false), (over, drawn, true)] {
            self.run(
                "INSERT INTO child_sheet (organisation_id, id, child_id, request_id, words, drawing, made_at, shared)
                 VALUES ($1, $2, $3, $4, $5, '1 10,20 300,400', $6, $7)",
                vec![
                    Value::Id(self.id()),
                    Value::Id(child.0),
                    Value::Id(request),
                    text(words),
                    Value::Number(now),
                    Value::Yes(shared),
                ],
            )
            .await;
        }
        let talk = self.id();
        let shared = self.word_for("kinddeelt", About::Child(n), place, SHARED);
        let kept = self.word_for("kindhoudt", About::Child(n), place, KEPT);
        self.run(
            "INSERT INTO child_talk (organisation_id, id, child_id, request_id, staff_id, held_on, with_parents, shared, kept, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            vec![
                Value::Id(talk),
                Value::Id(child.0),
                Value::Id(over),
                Value::Id(staff.0),
                Value::Today,
                Value::Yes(false),
                text(shared),
                text(kept),
                Value::Number(now),
            ],
        )
        .await;
        self.thing("child_talk", talk, Some(place));
    }
}
