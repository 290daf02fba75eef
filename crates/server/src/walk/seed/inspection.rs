//! Inspection packs: one of each location, with its key and an explanation.

use super::*;

/// Who may take a pack.
const INSPECTORS: &[Relation] = &[Relation::TeamLead, Relation::PolicyOfficer, Relation::Director];

impl Sower<'_> {
    /// Made of a location with one child, at a place.
    pub(super) async fn inspection_pack(
        &mut self,
        n: usize,
        child: ChildId,
        (location, by): (LocationId, AccountId),
        place: u8,
    ) {
        let now = self.house.app.clock.now().0;
        let pack = self.id();
        let inside = self.word_for("pakket", About::Group(n), place, INSPECTORS);
        self.run(
            "INSERT INTO inspection_pack (organisation_id, id, location_id, from_on, until_on, language, asked_at, asked_by,
               parts, made_at, pdf, workbook)
             VALUES ($1, $2, $3, $4, $4, 'nl', $5, $6, 11, $5, $7, $7)",
            vec![
                Value::Id(pack),
                Value::Id(location.0),
                Value::Today,
                Value::Number(now),
                Value::Id(by.0),
                Value::Bytes(inside.into_bytes()),
            ],
        )
        .await;
        self.run(
            "INSERT INTO inspection_pack_child (organisation_id, pack_id, child_id, number) VALUES ($1, $2, $3, 'P1')",
            vec![Value::Id(pack), Value::Id(child.0)],
        )
        .await;
        self.thing("inspection-pack", pack, Some(place));
        let explained = self.id();
        let words = self.word_for("toelichting", About::Child(n), place, INSPECTORS);
        self.run(
            "INSERT INTO inspection_explanation (organisation_id, id, location_id, child_id, requirement, text, role, written_at,
               written_by)
             VALUES ($1, $2, $3, $4, 'mentor', $5, 'teamlead', $6, $7)",
            vec![
                Value::Id(explained),
                Value::Id(location.0),
                Value::Id(child.0),
                text(words),
                Value::Number(now),
                Value::Id(by.0),
            ],
        )
        .await;
        self.thing("inspection-explanation", explained, Some(place));
    }
}
