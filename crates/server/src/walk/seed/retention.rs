//! Keeping: a hold on each child, refused transfers of which one was decided about, and a proposal that is past.

use super::*;

/// Who takes in what parents say to a transfer, and reads the scan of their paper.
const WRITERS: &[Relation] = &[Relation::Mentor, Relation::TeamLead];
/// Who keeps a child's file longer, and reads why.
const KEEPERS: &[Relation] = &[Relation::TeamLead, Relation::ProtectionOfficer];

impl Sower<'_> {
    /// For these children, with their guardians, mentors and places.
    pub(super) async fn retention(
        &mut self,
        children: &[ChildId],
        guardians: &[GuardianId],
        mentors: &[(StaffId, u8)],
        (director, by): (StaffId, AccountId),
    ) {
        let now = self.house.app.clock.now().0;
        for (n, ((child, guardian), (staff, place))) in (1..).zip(children.iter().zip(guardians).zip(mentors))
        {
            let reason = self.word_for("bewaarreden", About::Child(n), *place, KEEPERS);
            self.run(
                "INSERT INTO legal_hold (organisation_id, id, child_id, reason, placed_at, placed_by) VALUES ($1, $2, $3, $4, $5, $6)",
                vec![
                    Value::Id(self.id()),
                    Value::Id(child.0),
                    text(reason),
                    Value::Number(now),
                    Value::Id(staff.0),
                ],
            )
            .await;
            let answer = self.id();
            self.run(
                "INSERT INTO consent_answer (organisation_id, id, consent_id, guardian_id, answer, answered_on, answered_at, answered_by,
                   taken_in_by)
                 SELECT $1, $2, p.consent_id, $3, 'refused', $4, $5, $6, $8 FROM transfer_part p
                 JOIN transfer t ON t.organisation_id = p.organisation_id AND t.id = p.transfer_id
                 WHERE p.organisation_id = $1 AND t.child_id = $7",
                vec![
                    Value::Id(answer),
                    Value::Id(guardian.0),
                    Value::Today,
                    Value::Number(now),
                    Value::Id(by.0),
                    Value::Id(child.0),
                    Value::Id(staff.0),
                ],
            )
            .await;
            let paper = self.word_for("overdrachtpapier", About::Child(n), *place, WRITERS);
            self.run(
                "INSERT INTO consent_scan (organisation_id, consent_answer_id, kind, content, kept_at, kept_by)
                 VALUES ($1, $2, 'pdf', $3, $4, $5)",
                vec![
                    Value::Id(answer),
                    Value::Bytes(format!("%PDF-1.7 {paper} %%EOF").into_bytes()),
                    Value::Number(now),
                    Value::Id(staff.0),
                ],
            )
            .await;
            self.thing("transfer_answer", answer, Some(*place));
            if n == 1 {
                let reason = self.word_for("besluitreden", About::Child(n), *place, &[Relation::TeamLead]);
                self.run(
                    "INSERT INTO deletion_review (organisation_id, id, transfer_id, outcome, reason, decided_at, decided_by)
                     SELECT $1, $2, t.id, 'kept', $3, $4, $5 FROM transfer t WHERE t.organisation_id = $1 AND t.child_id = $6",
                    vec![
                        Value::Id(self.id()),
                        text(reason),
                        Value::Number(now),
                        Value::Id(staff.0),
                        Value::Id(child.0),
                    ],
                )
                .await;
            }
        }
        let proposal = self.id();
        self.run(
            "INSERT INTO retention_proposal (organisation_id, id, proof, proposed_at, proposed_by) VALUES ($1, $2, $3, $4, $5)",
            vec![
                Value::Id(proposal),
                Value::Bytes(vec![1]),
                Value::Number(now),
                Value::Id(director.0),
            ],
        )
        .await;
        self.thing("proposal", proposal, None);
    }
}
