//! What stands about a child that settles in: what its parents told, and a visit.

use super::*;

impl Sower<'_> {
    /// What parents told, that the group meets; both read it.
    pub(super) async fn needs(
        &mut self,
        n: usize,
        child: ChildId,
        guardian: GuardianId,
        staff: StaffId,
        place: u8,
    ) {
        let words = self.word("behoefte", About::Child(n), place);
        let how = self.word("aanpak", About::Child(n), place);
        let (id, now) = (self.id(), self.house.app.clock.now().0);
        self.run(
            "INSERT INTO need (organisation_id, id, child_id, topic, version, words, how, said_at, said_in,
               said_by_guardian, met_at, met_in, met_by)
             VALUES ($1, $2, $3, 'comfort', 1, $4, $5, $6, 1, $7, $6, 1, $8)",
            vec![
                Value::Id(id),
                Value::Id(child.0),
                text(words),
                text(how),
                Value::Number(now),
                Value::Id(guardian.0),
                Value::Id(staff.0),
            ],
        )
        .await;
    }

    /// The child came a week ago, and visits today.
    pub(super) async fn settles_in(&mut self, child: ChildId, staff: StaffId, place: u8) {
        let (id, now) = (self.id(), self.house.app.clock.now().0);
        self.run(
            "UPDATE placement SET from_on = $3 WHERE organisation_id = $1 AND child_id = $2",
            vec![Value::Id(child.0), Value::Later(-7)],
        )
        .await;
        self.run(
            "INSERT INTO settling_visit (organisation_id, id, child_id, on_day, from_minute, until_minute, planned_at,
               planned_by)
             VALUES ($1, $2, $3, $4, 570, 660, $5, $6)",
            vec![Value::Id(id), Value::Id(child.0), Value::Today, Value::Number(now), Value::Id(staff.0)],
        )
        .await;
        self.thing("visit", id, Some(place));
    }
}
