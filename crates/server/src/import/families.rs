//! What an import leaves alone: custody that was recorded here with its dates, and everything about a child that has died.

use std::collections::{BTreeSet, HashSet};

use mentorkind_domain::import::{Absentee, Table};
use uuid::Uuid;

use super::{Terms, plan::Plan, summary::Remark};
use crate::{
    guardians, on,
    platform::{
        db::{Read, Write},
        ids::{ChildId, GuardianId, OrganisationId},
        rights,
    },
};

impl Plan<'_> {
    /// Holds back what the export may not change, and says so.
    pub async fn hold_families(&mut self, tx: &mut Read, terms: &Terms) -> sqlx::Result<()> {
        self.died = guardians::died(tx, terms.organisation).await?.into_iter().map(|child| child.0).collect();
        if !self.died.is_empty() {
            self.hold_children();
        }
        self.hold_custody(tx, terms).await
    }

    fn hold_children(&mut self) {
        let (wanted, sides, died) = (&self.wanted, &mut self.sides, &self.died);
        let tables = wanted.tables;
        let has_died = |child: usize| died.contains(&wanted.children[child]);
        for (number, change) in sides.children.changes.iter_mut().enumerate() {
            if died.contains(&change.id) {
                change.hold();
                let rows = tables.placements.iter().filter(|row| row.child.index() == number);
                let line = rows.map(|row| row.row).min().unwrap_or_default();
                let key = sides.children.present.row(change.was.unwrap_or_default() as usize)[0].as_text();
                self.remarks.add(Table::Children, line, "child", key, Remark::Died);
            }
        }
        for (row, change) in tables.placements.iter().zip(&mut sides.placements.changes) {
            if has_died(row.child.index()) {
                change.hold();
            }
        }
        for (row, change) in tables.guardianships.iter().zip(&mut sides.guardianships.changes) {
            if has_died(row.child.index()) {
                change.hold();
            }
        }
        for ((at, _), change) in wanted.absences.iter().zip(&mut sides.absences.changes) {
            if matches!(tables.absences[*at].who, Absentee::Child(child) if has_died(child.index())) {
                change.hold();
            }
        }
    }

    /// Custody that was recorded here stays as it is.
    async fn hold_custody(&mut self, tx: &mut Read, terms: &Terms) -> sqlx::Result<()> {
        let side = &mut self.sides.guardianships;
        let at = side.spec.at("custody");
        let recorded = recorded(tx, terms.organisation).await?;
        if recorded.is_empty() || !side.says("custody") {
            return Ok(());
        }
        let children: BTreeSet<ChildId> = recorded.iter().map(|(_, child)| *child).collect();
        let rights = rights::of_children(tx, terms.organisation, children, terms.today).await?;
        let tables = self.wanted.tables;
        for (row, change) in tables.guardianships.iter().zip(&mut side.changes) {
            let guardian = GuardianId(self.wanted.guardians[row.guardian.index()]);
            let child = ChildId(self.wanted.children[row.child.index()]);
            if !recorded.contains(&(guardian, child)) {
                continue;
            }
            change.changed &= !(1 << at);
            if rights.tie(guardian, child).is_some_and(|tie| tie.planning_differs(row.custody, terms.today)) {
                let key = format!(
                    "{} {}",
                    tables.keys.guardians.key(row.guardian),
                    tables.keys.children.key(row.child)
                );
                self.remarks.add(Table::Guardians, row.row, "custody", &key, Remark::Custody);
            }
        }
        Ok(())
    }

    /// Whoever has custody by this import over a child that was here before, and is to hear who the mentor is: where
    /// custody was known to be otherwise, or where others have been told.
    pub async fn custody_begun(
        &self,
        tx: &mut Write,
        terms: &Terms,
    ) -> sqlx::Result<Vec<(GuardianId, ChildId)>> {
        let side = &self.sides.guardianships;
        let at = side.spec.at("custody");
        let (mut changed, mut new) = (Vec::new(), Vec::new());
        for (row, change) in self.wanted.tables.guardianships.iter().zip(&side.changes) {
            let was_here = self.sides.children.changes[row.child.index()].was.is_some();
            if row.custody != Some(true) || change.held || !was_here {
                continue;
            }
            let pair = (
                GuardianId(self.wanted.guardians[row.guardian.index()]),
                ChildId(self.wanted.children[row.child.index()]),
            );
            match change.was {
                None => new.push(pair),
                Some(_) if change.changed >> at & 1 == 1 => changed.push(pair),
                Some(_) => {}
            }
        }
        if !new.is_empty() {
            let told = told(tx, terms.organisation).await?;
            changed.extend(new.into_iter().filter(|(_, child)| told.contains(&child.0)));
        }
        Ok(changed)
    }
}

/// Of whom custody was recorded here.
async fn recorded(
    tx: &mut Read,
    organisation: OrganisationId,
) -> sqlx::Result<HashSet<(GuardianId, ChildId)>> {
    let pairs: Vec<(GuardianId, ChildId)> = on!(tx, c => sqlx::query_as(
        "SELECT DISTINCT guardian_id, child_id FROM custody_turn
         WHERE organisation_id = $1 AND removed_at IS NULL ORDER BY child_id, guardian_id")
        .bind(organisation).fetch_all(c).await)?;
    Ok(pairs.into_iter().collect())
}

/// The children about whose mentor somebody was told.
async fn told(tx: &mut Read, organisation: OrganisationId) -> sqlx::Result<HashSet<Uuid>> {
    let children: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(
        "SELECT DISTINCT child_id FROM announcement WHERE organisation_id = $1 AND guardian_id IS NOT NULL ORDER BY child_id")
        .bind(organisation).fetch_all(c).await)?;
    Ok(children.into_iter().collect())
}
