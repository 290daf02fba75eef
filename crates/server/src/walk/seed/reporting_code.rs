//! Sealed files: of two children, each begun by its mentor. The team lead of the location decides.

use mentorkind_domain::reporting_code::{Act, Function};

use super::*;
use crate::reporting_code::{Entry, Head, begin, set_guide};

/// Who may read a sealed file, each of the own location.
const READERS: &[Relation] = &[Relation::Mentor, Relation::TeamLead, Relation::ProtectionOfficer];
/// … and who sets the questions.
const ASKED: &[Relation] = &[
    Relation::Mentor,
    Relation::TeamLead,
    Relation::ProtectionOfficer,
    Relation::PolicyOfficer,
    Relation::Director,
];

impl Sower<'_> {
    /// A sealed file about each of these children: with its number, its mentor and its location.
    pub(super) async fn reporting_codes(
        &mut self,
        children: &[(usize, ChildId, StaffId, (u8, LocationId))],
        by: AccountId,
    ) {
        let question = self.word_for("meldvraag", About::Organisation, 1, ASKED);
        let mut tx = self.house.write().await;
        set_guide(&mut tx, self.house.organisation, by, (Function::TeamLead, &question)).await.unwrap();
        tx.commit(Audit::housekeeping()).await.unwrap();
        for (n, child, mentor, (place, location)) in children {
            let name = self.word_for("meldnaam", About::Child(*n), *place, READERS);
            let signals = self.word_for("meldsignaal", About::Child(*n), *place, READERS);
            let head = Head {
                child: *child,
                name,
                born: TODAY,
                group: "groep".to_owned(),
                location: *location,
                starter: *mentor,
                starter_name: "mentor".to_owned(),
            };
            let first = Entry::new(Act::Signals, &signals, TODAY, (*mentor, "mentor"));
            let (organisation, keys) = (self.house.organisation, self.house.app.settings.keys.clone());
            let mut tx = self.house.write().await;
            let id = begin(&mut tx, organisation, &keys, (&head, &first)).await.unwrap();
            tx.commit(Audit::housekeeping()).await.unwrap();
            self.thing("reporting_code", id, Some(*place));
        }
    }
}
