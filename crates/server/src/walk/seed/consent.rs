//! Consents, what guardians said, and what was shared on them.

use super::*;

/// Who asks for consent and shares, and the parents who read it.
const ASKED: &[Relation] = &[
    Relation::Mentor,
    Relation::TeamLead,
    Relation::Coach,
    Relation::CareCoordinator,
    Relation::GuardianWithCustody,
];

/// Who reads the scan of a paper.
const PAPER: &[Relation] =
    &[Relation::Mentor, Relation::TeamLead, Relation::Coach, Relation::CareCoordinator];

impl Sower<'_> {
    /// A consent about each of these children, and something that was shared, with their mentors and places.
    pub(super) async fn consents(
        &mut self,
        children: &[ChildId],
        guardians: &[GuardianId],
        mentors: &[(StaffId, u8)],
    ) {
        let now = self.house.app.clock.now().0;
        for ((n, child), (guardian, (staff, place))) in (1..).zip(children).zip(guardians.iter().zip(mentors))
        {
            let id = self.id();
            let about = About::Child(n);
            let purpose = self.word_for("toestemming", about, *place, ASKED);
            let recipient = self.word_for("ontvanger", about, *place, ASKED);
            let contents = self.word_for("inhoud", about, *place, ASKED);
            self.run(
                "INSERT INTO consent (organisation_id, id, child_id, purpose, recipient, contents, from_on, until_on, asked_on,
                   asked_at, asked_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $9, $10)",
                vec![
                    Value::Id(id),
                    Value::Id(child.0),
                    text(purpose),
                    text(recipient),
                    text(contents),
                    Value::Today,
                    Value::Later(60),
                    Value::Number(now),
                    Value::Id(staff.0),
                ],
            )
            .await;
            self.thing("consent", id, Some(*place));
            let (answer, by) = (self.id(), self.house.account(Some(*staff), None).await);
            self.run(
                "INSERT INTO consent_answer (organisation_id, id, consent_id, guardian_id, answer, answered_on, answered_at,
                   answered_by, taken_in_by)
                 VALUES ($1, $2, $3, $4, 'given', $5, $6, $7, $8)",
                vec![
                    Value::Id(answer),
                    Value::Id(id),
                    Value::Id(guardian.0),
                    Value::Today,
                    Value::Number(now),
                    Value::Id(by.0),
                    Value::Id(staff.0),
                ],
            )
            .await;
            let paper = self.word_for("papier", about, *place, PAPER);
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
            self.thing("consent_answer", answer, Some(*place));
            let (name, job) = (
                self.word_for("deskundige", about, *place, ASKED),
                self.word_for("functie", about, *place, ASKED),
            );
            let (why, shared) = (
                self.word_for("waarom", about, *place, ASKED),
                self.word_for("gedeeld", about, *place, ASKED),
            );
            let contact = self.id();
            self.run(
                "INSERT INTO professional_contact (organisation_id, id, child_id, name, works_at, job, on_day, why, shared, basis,
                   recorded_at, recorded_by)
                 VALUES ($1, $2, $3, $4, 'praktijk', $5, $6, $7, $8, 'court', $9, $10)",
                vec![
                    Value::Id(contact),
                    Value::Id(child.0),
                    text(name),
                    text(job),
                    Value::Today,
                    text(why),
                    text(shared),
                    Value::Number(now),
                    Value::Id(staff.0),
                ],
            )
            .await;
            let inside = self.word_for("document", about, *place, &[]);
            let (document, secret) = (self.id(), random::token());
            self.run(
                "INSERT INTO professional_document (organisation_id, id, professional_contact_id, kind, content, link_hash,
                   code_hash, sent_at, ends_at)
                 VALUES ($1, $2, $3, 'pdf', $4, $5, $6, $7, $8)",
                vec![
                    Value::Id(document),
                    Value::Id(contact),
                    Value::Bytes(format!("%PDF-1.7 {inside} %%EOF").into_bytes()),
                    Value::Bytes(random::hash(&secret)),
                    Value::Bytes(random::hash("nobody knows")),
                    Value::Number(now),
                    Value::Number(now + 1_000_000_000_000),
                ],
            )
            .await;
            self.thing("professional_document", document, Some(*place));
            self.thing("secret", secret, None);
        }
    }
}
