//! Who is here: a child that came and one that went home. There is no text in it.

use super::*;

impl Sower<'_> {
    pub(super) async fn presence(&mut self, child: ChildId, staff: StaffId) {
        let now = self.house.app.clock.now();
        let id = self.id();
        self.run(
            "INSERT INTO presence (organisation_id, id, child_id, on_day, here_at, here_by)
             VALUES ($1, $2, $3, $4, $5, $6)",
            vec![
                Value::Id(id),
                Value::Id(child.0),
                Value::Today,
                Value::Number(now.plus_minutes(-60).0),
                Value::Id(staff.0),
            ],
        )
        .await;
    }
}
