//! Goals of a group, of a child and of somebody itself.

use super::*;

impl Sower<'_> {
    /// Goals of everybody who can have one, each looked back on once.
    pub(super) async fn goals(
        &mut self,
        groups: [GroupId; 2],
        children: &[ChildId],
        (trainee, director): (StaffId, StaffId),
        by: AccountId,
    ) {
        let nobody = Uuid::nil();
        for (n, place) in [(1, 1), (2, 2)] {
            let (group, child) = (groups[n - 1].0, children[n - 1].0);
            self.goal("groep", [group, nobody, nobody], About::Group(n), place, (TEAM, false), by).await;
            self.goal("kind", [nobody, child, nobody], About::Child(n), place, (FILE, false), by).await;
        }
        // Of people who alone have their role: what is shared with the coach, and what is not.
        let shared: &[_] = &[Relation::TraineeOnGroup, Relation::Coach];
        let own = [nobody, nobody, trainee.0];
        self.goal("gedeeld", own, About::Staff(4), 1, (shared, true), by).await;
        self.goal("eigen", own, About::Staff(4), 1, (&[Relation::TraineeOnGroup], false), by).await;
        let own = [nobody, nobody, director.0];
        self.goal("eigen", own, About::Staff(11), 1, (&[Relation::Director], false), by).await;
        self.goal("mentorschap", [nobody; 3], About::Organisation, 1, (READERS, false), by).await;
    }

    pub(super) async fn goal(
        &mut self,
        kind: &str,
        [group, child, staff]: [Uuid; 3],
        about: About,
        place: u8,
        (only, shared): (&'static [Relation], bool),
        by: AccountId,
    ) {
        let mut word = |text: &str| self.word_for(&format!("doel{kind}{text}"), about, place, only);
        let (what, noticed, found) = (word("wat"), word("merken"), word("terug"));
        let (goal, evaluation, now) = (self.id(), self.id(), self.house.app.clock.now().0);
        self.run(
            "INSERT INTO goal (organisation_id, id, group_id, child_id, staff_id, what, noticed, shared, evaluate_on, made_at, made_by)
             VALUES ($1, $2, NULLIF($3, $6), NULLIF($4, $6), NULLIF($5, $6), $7, $8, $9, $10, $11, $12)",
            vec![
                Value::Id(goal),
                Value::Id(group),
                Value::Id(child),
                Value::Id(staff),
                Value::Id(Uuid::nil()),
                text(what),
                text(noticed),
                Value::Yes(shared),
                Value::Later(3),
                Value::Number(now),
                Value::Id(by.0),
            ],
        )
        .await;
        self.run(
            "INSERT INTO goal_evaluation (organisation_id, id, goal_id, outcome, words, evaluated_on, made_by)
             VALUES ($1, $2, $3, 'partly', $4, $5, $6)",
            vec![Value::Id(evaluation), Value::Id(goal), text(found), Value::Today, Value::Id(by.0)],
        )
        .await;
        // One of each owner is enough to walk with.
        if place == 1 && kind != "eigen" {
            let place = matches!(about, About::Group(_) | About::Child(_)).then_some(place);
            self.thing("goal", goal, place);
        }
    }
}
