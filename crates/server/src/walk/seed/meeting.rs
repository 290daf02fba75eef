//! A meeting of a group that is planned, with what a colleague added to its agenda.

use super::*;

/// The team, and who leads it.
const TEAM_ONLY: &[Relation] = &[Relation::OnGroup, Relation::TraineeOnGroup, Relation::TeamLead];

impl Sower<'_> {
    pub(super) async fn meeting(
        &mut self,
        n: usize,
        group: GroupId,
        staff: StaffId,
        lead: AccountId,
        place: u8,
    ) {
        let (meeting, item) = (self.id(), self.id());
        let words = self.word_for("bespreekpunt", About::Group(n), place, TEAM_ONLY);
        let now = self.house.app.clock.now().0;
        self.run(
            "INSERT INTO group_meeting (organisation_id, id, group_id, held_on, recorded_at, recorded_by, planned)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            vec![
                Value::Id(meeting),
                Value::Id(group.0),
                Value::Today,
                Value::Number(now),
                Value::Id(lead.0),
                Value::Yes(true),
            ],
        )
        .await;
        self.thing("meeting", meeting, Some(place));
        self.run(
            "INSERT INTO meeting_item (organisation_id, id, meeting_id, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)",
            vec![Value::Id(item), Value::Id(meeting), text(words), Value::Number(now), Value::Id(staff.0)],
        )
        .await;
        self.thing("meeting_item", item, Some(place));
    }
}
