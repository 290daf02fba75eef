//! A child's day: a line that was told, a message from home, and a line that was not told yet.

use super::*;

/// Who hands children over.
const TEAM: &[Relation] =
    &[Relation::OnGroup, Relation::TraineeOnGroup, Relation::Mentor, Relation::TeamLead];
/// … and their parents, of what was told.
const TOLD: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::Mentor,
    Relation::TeamLead,
    Relation::GuardianWithCustody,
];

impl Sower<'_> {
    pub(super) async fn day(&mut self, n: usize, child: ChildId, staff: StaffId, place: u8) {
        let now = self.house.app.clock.now();
        let told = self.word_for("dagbericht", About::Child(n), place, TOLD);
        let home = self.word_for("vanthuis", About::Child(n), place, TEAM);
        let open = self.word_for("nogvertellen", About::Child(n), place, TEAM);
        for (kind, words, at) in [("event", told, 0), ("home", home, 0), ("health", open, 2)] {
            let id = self.id();
            self.run(
                "INSERT INTO day_line (organisation_id, id, child_id, on_day, kind, words, written_at, written_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                vec![
                    Value::Id(id),
                    Value::Id(child.0),
                    Value::Today,
                    text(kind),
                    text(words),
                    Value::Number(now.plus_minutes(at).0),
                    Value::Id(staff.0),
                ],
            )
            .await;
            self.thing("day_line", id, Some(place));
        }
        let id = self.id();
        self.run(
            "INSERT INTO day_told (organisation_id, id, child_id, on_day, told_at, told_by)
             VALUES ($1, $2, $3, $4, $5, $6)",
            vec![
                Value::Id(id),
                Value::Id(child.0),
                Value::Today,
                Value::Number(now.plus_minutes(1).0),
                Value::Id(staff.0),
            ],
        )
        .await;
        self.thing("day_told", id, Some(place));
    }
}
