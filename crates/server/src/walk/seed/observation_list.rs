//! Observation lists: the organisation's own list, and what was answered about a child.

use super::*;

/// Who reads what was filled in about a child.
const READ: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::Mentor,
    Relation::TeamLead,
    Relation::Coach,
    Relation::CareCoordinator,
    Relation::GuardianWithCustody,
];
/// Who reads the items of the list: those, and who sets it.
const ITEMS: &[Relation] = &[
    Relation::OnGroup,
    Relation::TraineeOnGroup,
    Relation::Mentor,
    Relation::TeamLead,
    Relation::Coach,
    Relation::CareCoordinator,
    Relation::GuardianWithCustody,
    Relation::PolicyOfficer,
    Relation::Director,
];
/// Who reads what is corrected.
const SET: &[Relation] = &[Relation::PolicyOfficer, Relation::Director];

impl Sower<'_> {
    /// A list that is on, filled in with every observation of the children.
    pub(super) async fn observation_lists(
        &mut self,
        children: &[ChildId],
        mentors: &[(StaffId, u8)],
        by: AccountId,
    ) {
        let (list, now) = (self.id(), self.house.app.clock.now().0);
        let item = self.word_for("lijstpunt", About::Organisation, 1, ITEMS);
        let source = self.word_for("lijstbron", About::Organisation, 1, SET);
        let toml = format!(
            "code = \"lijst\"\nnaam = \"Lijst\"\nversie = \"1\"\nbron = \"{source}\"\nvanaf_maanden = 0\ntot_maanden = 200\n\
             [[schaal]]\ncode = \"s\"\nwaarden = [{{ code = \"ja\", woord = \"ja\", uitleg = \"ja\" }}, {{ code = \"nee\", woord = \"nee\", uitleg = \"nee\" }}]\n\
             [[onderdeel]]\nnaam = \"Deel\"\n[[onderdeel.punt]]\ncode = \"p\"\ntekst = \"{item}\"\n"
        );
        self.run(
            "INSERT INTO observation_list (organisation_id, id, code, version, text, on_from, kinds, made_at, made_by)
             VALUES ($1, $2, 'lijst', '1', $3, $4, 'kdv peuter bso', $5, $6)",
            vec![Value::Id(list), text(toml), Value::Today, Value::Number(now), Value::Id(by.0)],
        )
        .await;
        for ((n, child), (staff, place)) in (1..).zip(children).zip(mentors) {
            self.run(
                "INSERT INTO observation_list_fill (organisation_id, observation_id, list_id)
                 SELECT organisation_id, id, $3 FROM observation
                 WHERE organisation_id = $1 AND child_id = $2 AND finished_at IS NOT NULL",
                vec![Value::Id(child.0), Value::Id(list)],
            )
            .await;
            let remark = self.word_for("lijstopmerking", About::Child(n), *place, READ);
            self.run(
                "INSERT INTO observation_list_answer (organisation_id, observation_id, list_id, item, value, remark)
                 SELECT organisation_id, id, $3, 'p', 'ja', $4 FROM observation
                 WHERE organisation_id = $1 AND child_id = $2 AND finished_at IS NOT NULL",
                vec![Value::Id(child.0), Value::Id(list), text(remark)],
            )
            .await;
            let before = self.word_for("lijsteerder", About::Child(n), *place, READ);
            self.run(
                "INSERT INTO observation_list_correction (organisation_id, id, observation_id, list_id, item, value, remark, staff_id, at)
                 SELECT organisation_id, $3, id, $4, 'p', 'nee', $5, $6, $7 FROM observation
                 WHERE organisation_id = $1 AND child_id = $2 AND finished_at IS NOT NULL",
                vec![
                    Value::Id(child.0),
                    Value::Id(self.id()),
                    Value::Id(list),
                    text(before),
                    Value::Id(staff.0),
                    Value::Number(now),
                ],
            )
            .await;
        }
        self.thing("list", list, None);
    }
}
