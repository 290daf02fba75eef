//! Mentors whom children lose by an import, and those whom they get back.

use std::{
    cell::LazyCell,
    collections::{BTreeMap, HashMap, HashSet},
};

use jiff::civil::Date;
use mentorkind_domain::{import::Table, period::Period};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    Terms,
    endings::{Labels, LastDays, labels_of, rows_before},
    plan::{MentorshipRow, Plan},
    spread::Subject,
    summary::{Part, Remark},
};
use crate::{
    on,
    platform::db::{Write, id_list},
};

/// What a team lead hears of a mentor: by keys.
pub(super) struct AboutMentor {
    pub subject: Subject,
    pub remark: Remark,
    pub keys: String,
}

impl Plan<'_> {
    /// A mentorship that ended only because the child was said to have left goes on, when the child turns out to have
    /// stayed on the group and the mentor did too. Where it cannot, it is said who the mentor was.
    pub fn find_returns(&mut self, today: Date) {
        let after = self.last_days_of_children();
        let here = |m: &MentorshipRow| {
            let child = m.child_id.0;
            after.stays(child, today) && !self.died.contains(&child) && self.own.whole_child(child)
        };
        let mut without: Vec<usize> = Vec::new();
        let mut at = 0;
        for of_child in self.mentorships.chunk_by(|one, other| one.child_id == other.child_id) {
            let latest = (0..of_child.len()).max_by_key(|&n| of_child[n].until());
            if !of_child.iter().any(|m| m.holds(today)) && here(&of_child[0]) {
                without.extend(latest.map(|latest| at + latest));
            }
            at += of_child.len();
        }
        if without.is_empty() {
            return;
        }

        let places = self.own_places(&without);
        let roster = self.rows_after(&self.sides.roster, &self.wanted.roster);
        let works: HashSet<(Uuid, Option<Uuid>)> = roster
            .into_iter()
            .filter(|(_, _, period)| !period.ended_before(today))
            .map(|(staff, group, _)| (staff, group))
            .collect();
        let mut before = LastDays::default();
        let until = self.sides.placements.spec.at("until_on");
        for (_, row) in self.sides.placements.present.rows() {
            before.note(row[0].as_id(), row[until].as_day());
        }
        let numbers: HashMap<Uuid, usize> =
            self.wanted.children.iter().enumerate().map(|(number, &child)| (child, number)).collect();
        let named = self.wanted.mentor_rows(today);
        let (children, staff) = (labels_of(&self.sides.children), labels_of(&self.sides.staff));
        let key =
            |labels: &Labels, id: Uuid| labels.get(&id).map(|label| label.key.clone()).unwrap_or_default();
        for at in without {
            let mentorship = &self.mentorships[at];
            let (child, mentor, group) =
                (mentorship.child_id.0, mentorship.staff_id.0, mentorship.group_id.0);
            let next = mentorship.until().and_then(|until| until.tomorrow().ok());
            let stayed = next.is_some_and(|next| {
                let mut places = places.get(&child).into_iter().flatten();
                places.any(|(place, period)| *place == group && period.contains(next))
            });
            let (child_key, mentor_key) = (key(&children, child), key(&staff, mentor));
            if mentorship.ended_with_the_care() && stayed && works.contains(&(mentor, Some(group))) {
                let columns = vec!["until"];
                let key = || format!("{child_key} {mentor_key}");
                self.summary.changed_row(Part::Mentorships, at, 1, columns, key);
                self.returns.push(at);
                continue;
            }
            let Some(&number) = numbers.get(&child) else { continue };
            let back = before.left(child, today).is_some();
            if back || named[number].is_some() {
                let keys = format!("{child_key} ({mentor_key})");
                let line = self.wanted.tables.children[number].row;
                self.remarks.add(Table::Children, line, "child", &keys, Remark::NoMentor);
                if back {
                    let subject = Subject::Child(child);
                    self.about_mentors.push(AboutMentor { subject, remark: Remark::NoMentor, keys });
                }
            }
        }
    }

    /// The own groups that the children of these mentorships have by the export, and when.
    fn own_places(&self, mentorships: &[usize]) -> HashMap<Uuid, Vec<(Uuid, Period)>> {
        let children = mentorships.iter().map(|&at| (self.mentorships[at].child_id.0, Vec::new()));
        let mut places: HashMap<Uuid, Vec<(Uuid, Period)>> = children.collect();
        for (number, row) in self.wanted.tables.placements.iter().enumerate().filter(|(_, row)| row.main) {
            if let Some(places) = places.get_mut(&self.wanted.children[row.child.index()]) {
                let until = self.sides.placements.until(number, row.period.until);
                let group = self.wanted.groups[row.group.index()];
                places.push((group, Period { from: row.period.from, until }));
            }
        }
        places
    }

    /// Says of which children somebody is mentor who by this import works on no group any more, from today or later on.
    pub fn warn_of_leaving_mentors(&mut self, today: Date) {
        let (mut before, mut after) = (LastDays::default(), LastDays::default());
        for (staff, _, period) in rows_before(&self.sides.roster) {
            before.note(Some(staff), period.until);
        }
        for (staff, _, period) in self.rows_after(&self.sides.roster, &self.wanted.roster) {
            after.note(Some(staff), period.until);
        }
        let places = LazyCell::new(|| self.last_days_of_children());
        let mut lost: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for mentorship in &self.mentorships {
            let (mentor, child) = (mentorship.staff_id.0, mentorship.child_id.0);
            let Some(was) = before.of(mentor) else { continue };
            let last = match after.of(mentor) {
                None => today.yesterday().unwrap_or(today),
                Some(None) => continue,
                Some(Some(last)) => last,
            };
            let next = last.tomorrow().unwrap_or(last).max(today);
            let known = was.is_some_and(|was| was <= last);
            if !known && mentorship.holds(next) && places.stays(child, next) && !self.died.contains(&child) {
                lost.entry(mentor).or_default().push(child);
            }
        }
        drop(places);
        if lost.is_empty() {
            return;
        }
        let (children, staff) = (labels_of(&self.sides.children), labels_of(&self.sides.staff));
        let members = self.wanted.staff.iter().copied().zip(self.wanted.tables.staff.iter());
        let lines: HashMap<Uuid, u32> = members.map(|(id, member)| (id, member.row)).collect();
        for (mentor, of) in lost {
            let Some(label) = staff.get(&mentor) else { continue };
            let mut keys: Vec<&str> =
                of.iter().filter_map(|child| children.get(child)).map(|label| label.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            let keys = format!("{}: {}", label.key, keys.join(", "));
            let (line, remark) = (lines.get(&mentor).copied(), Remark::MentorLeaves);
            self.remarks.add_keys(Table::Staff, line, "staff", keys.clone(), remark);
            self.about_mentors.push(AboutMentor { subject: Subject::Staff(mentor), remark, keys });
        }
    }

    /// Lets mentorships go on, and opens access again.
    pub async fn write_returns(&self, tx: &mut Write, terms: &Terms) -> sqlx::Result<()> {
        let mentorships = self.returns.iter().map(|&at| self.mentorships[at].id.0).collect::<Vec<_>>();
        let memberships = self.access_again.iter().map(|&(membership, _)| membership).collect();
        for (set, ids) in [
            ("mentorship SET until_on = NULL, end_reason = NULL", mentorships),
            ("membership SET ended_at = NULL", memberships),
        ] {
            if !ids.is_empty() {
                let sql = format!("UPDATE {set} WHERE organisation_id = $1 AND id {}", tx.one_of(2));
                on!(tx, c => sqlx::query(AssertSqlSafe(sql)).bind(terms.organisation).bind(id_list(ids))
                    .execute(c).await.map(drop))?;
            }
        }
        Ok(())
    }
}
