//! What guardians without custody ask.

use super::*;

/// Who reads it: who answers, and whoever asked. Who has custody reads nothing of it.
const ASKED: &[Relation] = &[Relation::Mentor, Relation::TeamLead, Relation::GuardianWithoutCustody];

impl Sower<'_> {
    /// Three questions: one waits, one was answered, one was refused.
    pub(super) async fn inquiries(
        &mut self,
        n: usize,
        child: ChildId,
        guardian: GuardianId,
        staff: StaffId,
        place: u8,
    ) {
        let now = self.house.app.clock.now();
        for (kind, answered, ground) in
            [("vraagwacht", false, ""), ("vraagmet", true, ""), ("vraagzonder", true, "interest")]
        {
            let id = self.id();
            let asked = self.word_for(kind, About::Child(n), place, ASKED);
            self.for_asker();
            let answer = if answered && ground.is_empty() {
                let answer = self.word_for("vraagantwoord", About::Child(n), place, ASKED);
                self.for_asker();
                answer
            } else {
                String::new()
            };
            self.run(
                "INSERT INTO inquiry (organisation_id, id, child_id, guardian_id, text, asked_at, answered_at, answered_by,
                   answer, ground)
                 VALUES ($1, $2, $3, $4, $5, $6, NULLIF($7, 0), NULLIF($8, $9), NULLIF($10, ''), NULLIF($11, ''))",
                vec![
                    Value::Id(id),
                    Value::Id(child.0),
                    Value::Id(guardian.0),
                    text(asked),
                    Value::Number(now.0),
                    Value::Number(if answered { now.0 } else { 0 }),
                    Value::Id(if answered { staff.0 } else { Uuid::nil() }),
                    Value::Id(Uuid::nil()),
                    text(answer),
                    text(ground),
                ],
            )
            .await;
            if !answered {
                self.thing("inquiry", id, Some(place));
            }
        }
    }

    /// Somebody else may not ask.
    pub(super) async fn inquiry_ban(
        &mut self,
        child: ChildId,
        guardian: GuardianId,
        by: AccountId,
        place: u8,
    ) {
        let id = self.id();
        self.run(
            "INSERT INTO inquiry_ban (organisation_id, id, guardian_id, child_id, basis, made_at, made_by)
             VALUES ($1, $2, $3, $4, 'court', 0, $5)",
            vec![Value::Id(id), Value::Id(guardian.0), Value::Id(child.0), Value::Id(by.0)],
        )
        .await;
        self.thing("inquiry_ban", id, Some(place));
    }

    /// It was asked once whether the guardian and the child are others, and they are not.
    pub(super) async fn likeness(&mut self, child: ChildId, guardian: GuardianId, by: AccountId, place: u8) {
        let id = self.id();
        self.run(
            "INSERT INTO guardian_likeness (organisation_id, id, child_id, guardian_id, like_id, found_at, is_same, decided_at,
               decided_by)
             VALUES ($1, $2, $3, $4, $4, 0, $5, 0, $6)",
            vec![
                Value::Id(id),
                Value::Id(child.0),
                Value::Id(guardian.0),
                Value::Yes(false),
                Value::Id(by.0),
            ],
        )
        .await;
        self.thing("guardian_likeness", id, Some(place));
        let id = self.id();
        self.run(
            "INSERT INTO child_likeness (organisation_id, id, child_id, like_id, found_at, is_same, decided_at, decided_by)
             VALUES ($1, $2, $3, $3, 0, $4, 0, $5)",
            vec![Value::Id(id), Value::Id(child.0), Value::Yes(false), Value::Id(by.0)],
        )
        .await;
        self.thing("child_likeness", id, Some(place));
    }
}
