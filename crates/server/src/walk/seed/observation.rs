//! What was seen: milestones, notes and observations.

use super::*;

impl Sower<'_> {
    /// Steps that were seen: of the list, and in own words. The parents read both.
    pub(super) async fn milestones(&mut self, n: usize, child: ChildId, staff: StaffId, place: u8) {
        let words = self.word("mijlpaal", About::Child(n), place);
        for (step, words) in [("jumps", String::new()), ("", words)] {
            let id = self.id();
            self.run(
                "INSERT INTO milestone (organisation_id, id, child_id, topic, step, words, seen_on, recorded_at, recorded_by)
                 VALUES ($1, $2, $3, 'movement', $4, $5, $6, $7, $8)",
                vec![
                    Value::Id(id),
                    Value::Id(child.0),
                    text(step),
                    text(words),
                    Value::Today,
                    Value::Number(self.house.app.clock.now().0),
                    Value::Id(staff.0),
                ],
            )
            .await;
            self.thing("milestone", id, Some(place));
        }
        let look = self.id();
        self.run(
            "INSERT INTO milestone_look (organisation_id, id, child_id, looked_on, looked_at, looked_by)
             VALUES ($1, $2, $3, $4, $5, $6)",
            vec![
                Value::Id(look),
                Value::Id(child.0),
                Value::Today,
                Value::Number(self.house.app.clock.now().0),
                Value::Id(staff.0),
            ],
        )
        .await;
        self.thing("look", look, Some(place));
    }

    /// What colleagues wrote about a child.
    pub(super) async fn seen(&mut self, n: usize, child: ChildId, staff: StaffId, place: u8) {
        let now = self.house.app.clock.now();
        let note = NoteId::new(now);
        let noted = self.word("notitie", About::Child(n), place);
        self.run(
            "INSERT INTO note (organisation_id, id, child_id, staff_id, seen_on, text, shared, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            vec![
                Value::Id(note.0),
                Value::Id(child.0),
                Value::Id(staff.0),
                Value::Today,
                text(noted),
                Value::Yes(true),
                Value::Number(now.0),
            ],
        )
        .await;
        self.thing("note", note, Some(place));
        // One that is finished, and one that is only its writer's.
        for finished in [true, false] {
            let id = ObservationId::new(now);
            let kind = if finished { "observatie" } else { "concept" };
            let aim = self.word(&format!("doel{kind}"), About::Child(n), place);
            let seen = self.word(kind, About::Child(n), place);
            self.run(
                "INSERT INTO observation (organisation_id, id, child_id, staff_id, seen_on, aim, text, periodic, made_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                vec![
                    Value::Id(id.0),
                    Value::Id(child.0),
                    Value::Id(staff.0),
                    Value::Today,
                    text(aim),
                    text(seen),
                    Value::Yes(true),
                    Value::Number(now.0),
                ],
            )
            .await;
            self.thing("observation", id, Some(place));
            if finished {
                self.finished(n, id, staff, place).await;
            }
        }
    }

    /// What there is around a finished observation: what it said before, and that parents were told.
    pub(super) async fn finished(&mut self, n: usize, id: ObservationId, staff: StaffId, place: u8) {
        let now = self.house.app.clock.now();
        self.run(
            "UPDATE observation SET particulars = $3, wellbeing = $4, involvement = $4, finished_at = $5
             WHERE organisation_id = $1 AND id = $2",
            vec![Value::Id(id.0), Value::Yes(true), Value::Number(4), Value::Number(now.0)],
        )
        .await;
        let (aim, seen) =
            (self.word("eerderdoel", About::Child(n), place), self.word("eerder", About::Child(n), place));
        self.run(
            "INSERT INTO observation_correction (organisation_id, id, observation_id, staff_id, at, aim, text, particulars)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            vec![
                Value::Id(self.id()),
                Value::Id(id.0),
                Value::Id(staff.0),
                Value::Number(now.0),
                text(aim),
                text(seen),
                Value::Yes(false),
            ],
        )
        .await;
        let contact = ContactId::new(now);
        let said = self.word("gezegdthuis", About::Child(n), place);
        self.run(
            "INSERT INTO parent_contact (organisation_id, id, observation_id, staff_id, spoken_on, way, said, made_at)
             VALUES ($1, $2, $3, $4, $5, 'phone', $6, $7)",
            vec![
                Value::Id(contact.0),
                Value::Id(id.0),
                Value::Id(staff.0),
                Value::Today,
                text(said),
                Value::Number(now.0),
            ],
        )
        .await;
        self.thing("contact", contact, Some(place));
    }
}
