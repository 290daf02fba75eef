//! A work instruction by the director, in two versions; one of them was read.

use super::*;

impl Sower<'_> {
    pub(super) async fn work_instruction(&mut self, director: StaffId, reader: StaffId) {
        let id = self.id();
        self.run("INSERT INTO work_instruction (organisation_id, id) VALUES ($1, $2)", vec![Value::Id(id)])
            .await;
        self.thing("instruction", id, None);
        for (number, since, kind) in [(1, -30, "werkinstructieoud"), (2, -20, "werkinstructie")] {
            let version = self.id();
            let title = self.word_for(&format!("{kind}titel"), About::Organisation, 1, STAFF);
            let words = self.word_for(&format!("{kind}tekst"), About::Organisation, 1, STAFF);
            self.run(
                "INSERT INTO work_instruction_version (organisation_id, id, instruction_id, number, code, title, words,
                   parts, since_on, made_at, made_by)
                 VALUES ($1, $2, $3, $4, 'WI-1', $5, $6, 'pm bio teamlead', $7, $8, $9)",
                vec![
                    Value::Id(version),
                    Value::Id(id),
                    Value::Number(number),
                    text(title),
                    text(words),
                    Value::Later(since),
                    Value::Number(self.house.app.clock.now().0),
                    Value::Id(director.0),
                ],
            )
            .await;
            self.thing("instruction_version", version, None);
            if number == 1 {
                self.run(
                    "INSERT INTO work_instruction_read (organisation_id, version_id, staff_id, read_at)
                     VALUES ($1, $2, $3, $4)",
                    vec![Value::Id(version), Value::Id(reader.0), Value::Number(0)],
                )
                .await;
            }
        }
    }
}
