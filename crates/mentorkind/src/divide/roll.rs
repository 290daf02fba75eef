//! The tables of an export by group, as the division takes them.

use mentorkind_division::Present;
use mentorkind_domain::division::{Case, ChildRow, GroupRows, StaffRow};
use mentorkind_domain::import::{Mentor, Placement, Role, RosterRow, Tables};

/// The tables by group.
pub struct Roll<'a> {
    pub tables: &'a Tables,
    roster: ByGroup,
    placements: ByGroup,
    /// Children who have staff as guardians, in order, and those staff in the same places.
    children_of_staff: Vec<u32>,
    guardian_staff: Vec<u32>,
}

/// Places of rows, group by group in the order of the rows.
struct ByGroup {
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl ByGroup {
    fn new(groups: usize, group_of: impl Iterator<Item = Option<usize>> + Clone) -> Self {
        let mut starts = vec![0u32; groups + 1];
        for group in group_of.clone().flatten() {
            starts[group + 1] += 1;
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts[groups] as usize];
        for (row, group) in group_of.enumerate() {
            if let Some(group) = group {
                rows[next[group] as usize] = row as u32;
                next[group] += 1;
            }
        }
        Self { starts, rows }
    }

    fn of(&self, group: usize) -> impl Iterator<Item = usize> {
        let range = self.starts[group] as usize..self.starts[group + 1] as usize;
        self.rows[range].iter().map(|&row| row as usize)
    }
}

impl<'a> Roll<'a> {
    pub fn new(tables: &'a Tables) -> Self {
        let groups = tables.groups.len();
        let mentors = |row: &RosterRow| row.group.filter(|_| row.role.works_on_group());
        let (children_of_staff, guardian_staff) =
            tables.staff_who_are_guardians().into_iter().map(|(child, staff)| (child.0, staff.0)).unzip();
        Self {
            tables,
            roster: ByGroup::new(groups, tables.roster.iter().map(|row| Some(mentors(row)?.index()))),
            placements: ByGroup::new(groups, tables.placements.iter().map(|row| Some(row.group.index()))),
            children_of_staff,
            guardian_staff,
        }
    }

    pub fn rows_of(&self, group: usize) -> GroupRows<'_> {
        GroupRows {
            staff: self.roster.of(group).map(|row| self.staff_row(&self.tables.roster[row])).collect(),
            children: self
                .placements
                .of(group)
                .map(|row| self.child_row(&self.tables.placements[row]))
                .collect(),
        }
    }

    fn staff_row(&self, row: &RosterRow) -> StaffRow<'_> {
        let tables = self.tables;
        StaffRow {
            staff: row.staff.0,
            key: tables.keys.staff.key(row.staff),
            trainee: row.role == Role::Trainee,
            max: row.max_children,
            works: row.days,
            period: row.period,
            languages: tables.text(tables.staff[row.staff.index()].languages),
        }
    }

    fn child_row(&self, row: &Placement) -> ChildRow<'_> {
        let tables = self.tables;
        let child = &tables.children[row.child.index()];
        ChildRow {
            child: row.child.0,
            main: row.main,
            attends: row.days,
            period: row.period,
            birth_date: child.birth_date,
            mentor: match row.mentor {
                Mentor::None => Present::None,
                Mentor::Staff(staff) => Present::Staff(staff.index()),
                Mentor::Unknown(_) => Present::Elsewhere,
            },
            language: tables.text(child.language),
            knows_well: tables.staff_list(&row.knows_well),
            not_mentor: tables.staff_list(&row.not_mentor),
            guardians: self.guardian_staff_of(row.child.0),
            wishes: tables.wishes(&row.wishes),
        }
    }

    fn guardian_staff_of(&self, child: u32) -> &[u32] {
        let start = self.children_of_staff.partition_point(|&other| other < child);
        let count = self.children_of_staff[start..].iter().take_while(|&&other| other == child).count();
        &self.guardian_staff[start..start + count]
    }
}

impl Roll<'_> {
    pub fn group_key(&self, group: u32) -> &str {
        self.tables.keys.groups.key(group.into())
    }

    pub fn child_key(&self, case: &Case, child: usize) -> &str {
        self.tables.keys.children.key(case.children[child].child.into())
    }

    pub fn staff_key(&self, case: &Case, staff: usize) -> &str {
        self.tables.keys.staff.key(case.staff[staff].staff.into())
    }
}
