//! Something that was written without a connection and waits for its writer.

use super::*;

/// Who could have written it; only the writer reads it.
const WRITERS: &[Relation] = &[Relation::OnGroup, Relation::Mentor];

impl Sower<'_> {
    pub(super) async fn letter(
        &mut self,
        n: usize,
        child: ChildId,
        staff: StaffId,
        group: GroupId,
        place: u8,
    ) {
        let words = self.word_for("wachtregel", About::Child(n), place, WRITERS);
        let (id, now) = (self.id(), self.house.app.clock.now());
        self.run(
            "INSERT INTO letter (organisation_id, id, arrived_at, held) VALUES ($1, $2, $3, $4)",
            vec![Value::Id(id), Value::Number(now.0), Value::Yes(true)],
        )
        .await;
        self.run(
            "INSERT INTO held_letter (organisation_id, id, staff_id, group_id, child_id, kind, about, words, because, written_at,
               held_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
            vec![
                Value::Id(id),
                Value::Id(staff.0),
                Value::Id(group.0),
                Value::Id(child.0),
                text("note"),
                text(""),
                text(words),
                text("not-theirs"),
                Value::Number(now.plus_minutes(-30).0),
                Value::Number(now.0),
            ],
        )
        .await;
        self.thing("letter", id, Some(place));
    }
}
