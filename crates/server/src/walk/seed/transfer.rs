//! Transfers: what the mentor wrote, what a guardian wrote beside it, who gets it, and a link that waits for its code.

use super::*;

/// Who prepares it, and the parents who read it.
const READERS: &[Relation] = &[Relation::Mentor, Relation::TeamLead, Relation::GuardianWithCustody];
/// The mentor's own side of it.
const WRITERS: &[Relation] = &[Relation::Mentor, Relation::TeamLead];

impl Sower<'_> {
    /// A transfer of each of these children that is with its parents and was sent once, with their mentors and places.
    pub(super) async fn transfers(
        &mut self,
        children: &[ChildId],
        guardians: &[GuardianId],
        (groups, mentors): ([GroupId; 4], &[(StaffId, u8)]),
    ) {
        let now = self.house.app.clock.now().0;
        let one = children.iter().zip(guardians).zip(groups).zip(mentors);
        for (n, (((child, guardian), from), (staff, place))) in (1..).zip(one) {
            let (id, consent, part, beside) = (self.id(), self.id(), self.id(), self.id());
            let about = About::Child(n);
            let receiver = self.word_for("overdrachtnaar", about, *place, READERS);
            let with = self.word_for("overdrachtgesprek", about, *place, WRITERS);
            let words = self.word_for("overdracht", about, *place, READERS);
            let source = self.word_for("overdrachtuit", about, *place, WRITERS);
            let reaction = self.word_for("overdrachternaast", about, *place, READERS);
            let by = self.word_for("overdrachtgelezen", about, *place, READERS);
            self.run(
                "INSERT INTO transfer (organisation_id, id, child_id, destination, receiver, from_group_id, starts_on, warm,
                   begun_at, begun_by, given_on, warm_on, warm_with)
                 VALUES ($1, $2, $3, 'school', $4, $5, $6, $7, $8, $9, $10, $10, $11)",
                vec![
                    Value::Id(id),
                    Value::Id(child.0),
                    text(receiver),
                    Value::Id(from.0),
                    Value::Later(60),
                    Value::Yes(true),
                    Value::Number(now),
                    Value::Id(staff.0),
                    Value::Today,
                    text(with),
                ],
            )
            .await;
            self.run(
                "INSERT INTO consent (organisation_id, id, child_id, purpose, recipient, contents, from_on, until_on, asked_on,
                   asked_at, asked_by)
                 VALUES ($1, $2, $3, 'overdracht', 'school', 'ontwikkeling', $4, $5, $4, $6, $7)",
                vec![
                    Value::Id(consent),
                    Value::Id(child.0),
                    Value::Today,
                    Value::Later(120),
                    Value::Number(now),
                    Value::Id(staff.0),
                ],
            )
            .await;
            self.run(
                "INSERT INTO transfer_part (organisation_id, id, transfer_id, part, words, gathered_from, consent_id)
                 VALUES ($1, $2, $3, 'development', $4, $5, $6)",
                vec![Value::Id(part), Value::Id(id), text(words), text(source), Value::Id(consent)],
            )
            .await;
            self.run(
                "INSERT INTO transfer_reaction (organisation_id, id, transfer_part_id, guardian_id, words, written_on)
                 VALUES ($1, $2, $3, $4, $5, $6)",
                vec![Value::Id(beside), Value::Id(part), Value::Id(guardian.0), text(reaction), Value::Today],
            )
            .await;
            let secret = random::token();
            self.run(
                "INSERT INTO transfer_sending (organisation_id, id, transfer_id, link_hash, code_hash, parts, sent_on, sent_at,
                   sent_by, ends_at, received_on, received_by, received_job)
                 VALUES ($1, $2, $3, $4, $5, 'development', $6, $7, $8, $9, $6, $10, 'leerkracht')",
                vec![
                    Value::Id(self.id()),
                    Value::Id(id),
                    Value::Bytes(random::hash(&secret)),
                    Value::Bytes(random::hash("nobody knows")),
                    Value::Today,
                    Value::Number(now),
                    Value::Id(staff.0),
                    Value::Number(now + 1_000_000_000_000),
                    text(by),
                ],
            )
            .await;
            self.thing("transfer", id, Some(*place));
            self.thing("secret", secret, None);
        }
    }
}
