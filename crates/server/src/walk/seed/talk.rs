//! Talks with parents, held and offered.

use super::*;

impl Sower<'_> {
    pub(super) async fn talk(&mut self, child: ChildId, recorder: AccountId, place: u8) {
        let id = self.id();
        self.run(
            "INSERT INTO talk (organisation_id, id, child_id, kind, state, on_day, recorded_at, recorded_by)
             VALUES ($1, $2, $3, 'parent-talk', 'held', $4, $5, $6)",
            vec![
                Value::Id(id),
                Value::Id(child.0),
                Value::Today,
                Value::Number(self.house.app.clock.now().0),
                Value::Id(recorder.0),
            ],
        )
        .await;
        self.thing("talk", id, Some(place));
    }

    /// Moments that were offered to parents and one talk that was held, with what was said.
    pub(super) async fn offers(
        &mut self,
        n: usize,
        child: ChildId,
        guardian: GuardianId,
        recorder: AccountId,
        place: u8,
    ) {
        let now = self.house.app.clock.now();
        for state in ["open", "held"] {
            let id = TalkOfferId::new(now);
            let report = self.word(&format!("verslag{state}"), About::Child(n), place);
            let agreements = self.word(&format!("afspraak{state}"), About::Child(n), place);
            self.run(
                "INSERT INTO talk_offer (organisation_id, id, child_id, kind, state, made_at, made_by, report, agreements, shared_at)
                 VALUES ($1, $2, $3, 'parent-talk', $4, $8, $5, $6, $7, CASE WHEN $4 = 'held' THEN $8 END)",
                vec![
                    Value::Id(id.0),
                    Value::Id(child.0),
                    text(state),
                    Value::Id(recorder.0),
                    text(report),
                    text(agreements),
                    Value::Number(now.0),
                ],
            )
            .await;
            let slot = self.id();
            self.run(
                "INSERT INTO talk_slot (organisation_id, id, offer_id, starts_at) VALUES ($1, $2, $3, $4)",
                vec![Value::Id(slot), Value::Id(id.0), Value::Number(now.plus_days(7).0)],
            )
            .await;
            let word = self.id();
            let said = self.word(&format!("wens{state}"), About::Child(n), place);
            self.run(
                "INSERT INTO talk_word (organisation_id, id, offer_id, guardian_id, kind, words, said_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                vec![
                    Value::Id(word),
                    Value::Id(id.0),
                    Value::Id(guardian.0),
                    text(if state == "held" { "view" } else { "wish" }),
                    text(said),
                    Value::Number(now.0),
                ],
            )
            .await;
            self.thing("offer", id, Some(place));
        }
    }
}
