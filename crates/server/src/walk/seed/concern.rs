//! Concerns: with what only those who work on them read, and what the parents read too.

use super::*;

/// Who works on concerns.
const CARE: &[Relation] = &[Relation::Mentor, Relation::TeamLead, Relation::Coach, Relation::CareCoordinator];
/// … and who reads what is recorded from the parents' step on.
const PARENTS_TOO: &[Relation] = &[
    Relation::Mentor,
    Relation::TeamLead,
    Relation::Coach,
    Relation::CareCoordinator,
    Relation::GuardianWithCustody,
];

impl Sower<'_> {
    /// The steps of the organisation; a concern about each of these children, with its mentor and place.
    pub(super) async fn concerns(&mut self, children: &[ChildId], mentors: &[(StaffId, u8)], by: AccountId) {
        let steps = self.id();
        let now = self.house.app.clock.now().0;
        self.run(
            "INSERT INTO concern_steps (organisation_id, id, parents_from, made_at, made_by) VALUES ($1, $2, 2, $3, $4)",
            vec![Value::Id(steps), Value::Number(now), Value::Id(by.0)],
        )
        .await;
        for (position, who) in [(1, "mentor"), (2, "care")] {
            self.run(
                "INSERT INTO concern_step (organisation_id, id, steps_id, position, name, who, working_days, parents_first)
                 VALUES ($1, $2, $3, $4, 'stap', $5, 5, $6)",
                vec![
                    Value::Id(self.id()),
                    Value::Id(steps),
                    Value::Number(position),
                    text(who),
                    Value::Yes(position == 2),
                ],
            )
            .await;
        }
        for ((n, child), (staff, place)) in (1..).zip(children).zip(mentors) {
            let id = self.id();
            let about = self.word_for("zorg", About::Child(n), *place, CARE);
            self.run(
                "INSERT INTO concern (organisation_id, id, child_id, steps_id, about, opened_on, opened_at, opened_by, version)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 3)",
                vec![
                    Value::Id(id),
                    Value::Id(child.0),
                    Value::Id(steps),
                    text(about),
                    Value::Today,
                    Value::Number(now),
                    Value::Id(staff.0),
                ],
            )
            .await;
            let own = self.word_for("zorgstap", About::Child(n), *place, CARE);
            let read = self.word_for("zorgouders", About::Child(n), *place, PARENTS_TOO);
            for (number, act, words) in [(1, "done", own), (2, "parents", read)] {
                self.run(
                    "INSERT INTO concern_act (organisation_id, id, concern_id, number, act, words, on_day, recorded_at, recorded_by)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    vec![
                        Value::Id(self.id()),
                        Value::Id(id),
                        Value::Number(number),
                        text(act),
                        text(words),
                        Value::Today,
                        Value::Number(now),
                        Value::Id(staff.0),
                    ],
                )
                .await;
            }
            self.thing("concern", id, Some(*place));
        }
    }
}
