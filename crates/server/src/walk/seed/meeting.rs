//! A meeting of a group that is planned, with what a colleague added to its agenda; and one that was held, with its minutes,
//! what was decided, and a task that stays late.

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
        self.held(n, group, staff, lead, place).await;
    }

    async fn held(&mut self, n: usize, group: GroupId, staff: StaffId, lead: AccountId, place: u8) {
        let (meeting, minutes, task) = (self.id(), self.id(), self.id());
        let mut word = |kind| self.word_for(kind, About::Group(n), place, TEAM_ONLY);
        let (general, about, said, decided) =
            (word("notulen"), word("notulenpunt"), word("notulengezegd"), word("besluit"));
        let now = self.house.app.clock.now().0;
        self.run(
            "INSERT INTO group_meeting (organisation_id, id, group_id, held_on, recorded_at, recorded_by)
             VALUES ($1, $2, $3, $4, $5, $6)",
            vec![
                Value::Id(meeting),
                Value::Id(group.0),
                Value::Later(-60),
                Value::Number(now),
                Value::Id(lead.0),
            ],
        )
        .await;
        self.thing("meeting", meeting, Some(place));
        self.run(
            "INSERT INTO meeting_minutes (organisation_id, id, meeting_id, number, words, written_on, written_at, written_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            vec![
                Value::Id(minutes),
                Value::Id(meeting),
                Value::Number(1),
                text(general),
                Value::Later(-60),
                Value::Number(now),
                Value::Id(staff.0),
            ],
        )
        .await;
        self.run(
            "INSERT INTO meeting_said (organisation_id, id, minutes_id, place, topic, about, words)
             VALUES ($1, $2, $3, $4, 'own-1', $5, $6)",
            vec![Value::Id(self.id()), Value::Id(minutes), Value::Number(1), text(about), text(said)],
        )
        .await;
        self.run(
            "INSERT INTO meeting_task (organisation_id, id, meeting_id, staff_id, what, due_on, made_on, made_by)
             VALUES ($1, $2, $3, $4, $5, $6, $6, $4)",
            vec![
                Value::Id(task),
                Value::Id(meeting),
                Value::Id(staff.0),
                text(decided.clone()),
                Value::Later(-60),
            ],
        )
        .await;
        self.thing("meeting_task", task, Some(place));
        self.run(
            "INSERT INTO meeting_decision (organisation_id, id, meeting_id, words, made_at, made_by, task_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            vec![
                Value::Id(self.id()),
                Value::Id(meeting),
                text(decided),
                Value::Number(now),
                Value::Id(staff.0),
                Value::Id(task),
            ],
        )
        .await;
    }
}
