//! What was agreed with parents: one that holds and asks to be read, and one that was looked back on.

use super::*;

/// Who goes by it, and the parents.
const READERS: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::Mentor,
    Relation::TeamLead,
    Relation::GuardianWithCustody,
];

impl Sower<'_> {
    pub(super) async fn agreements(&mut self, n: usize, child: ChildId, staff: StaffId, place: u8) {
        let now = self.house.app.clock.now().0;
        let id = self.id();
        let what = self.word_for("afspraak", About::Child(n), place, READERS);
        let whom = self.word_for("afspraakmet", About::Child(n), place, READERS);
        self.run(
            "INSERT INTO agreement (organisation_id, id, child_id, what, of_whom, important, made_on, made_at, made_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            vec![
                Value::Id(id),
                Value::Id(child.0),
                text(what),
                text(whom),
                Value::Yes(true),
                Value::Today,
                Value::Number(now),
                Value::Id(staff.0),
            ],
        )
        .await;
        self.thing("agreement", id, Some(place));
        let id = self.id();
        let outcome = self.word_for("afspraakuitkomst", About::Child(n), place, READERS);
        self.run(
            "INSERT INTO agreement (organisation_id, id, child_id, what, important, made_on, made_at, made_by, ended_on,
               ended_by, outcome)
             VALUES ($1, $2, $3, 'x', $4, $5, $6, $7, $5, $7, $8)",
            vec![
                Value::Id(id),
                Value::Id(child.0),
                Value::Yes(false),
                Value::Today,
                Value::Number(now),
                Value::Id(staff.0),
                text(outcome),
            ],
        )
        .await;
        self.thing("agreement", id, Some(place));
    }
}
