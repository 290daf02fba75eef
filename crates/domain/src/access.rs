//! Who may do what: one table, from which point checks, list filters and the printed table all follow.

use std::collections::BTreeSet;

/// What a person is to the thing in question. One person can be several of these at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Pedagogical staff member with the group on today's roster (not: the day off; any row that is valid today).
    OnGroup,
    /// In training, on the group's roster today.
    TraineeOnGroup,
    /// Mentor of the child today.
    Mentor,
    /// Team lead of the location.
    TeamLead,
    /// Pedagogical coach of the organisation.
    Coach,
    /// Policy officer of the organisation.
    PolicyOfficer,
    /// Care coordinator of the organisation.
    CareCoordinator,
    /// Protection officer of the organisation.
    ProtectionOfficer,
    /// Director of the organisation.
    Director,
    /// Administrator: accounts and structure, no child files.
    Administrator,
    /// Guardian with custody of the child.
    GuardianWithCustody,
    /// Guardian without custody of the child, or of whom it is not known.
    GuardianWithoutCustody,
}

impl Relation {
    /// All relations, in the order of the printed table.
    pub const ALL: [Self; 12] = [
        Self::OnGroup,
        Self::TraineeOnGroup,
        Self::Mentor,
        Self::TeamLead,
        Self::Coach,
        Self::PolicyOfficer,
        Self::CareCoordinator,
        Self::ProtectionOfficer,
        Self::Director,
        Self::Administrator,
        Self::GuardianWithCustody,
        Self::GuardianWithoutCustody,
    ];

    /// The words of the printed table.
    pub fn words(self) -> &'static str {
        match self {
            Self::OnGroup => "pm'er of the group",
            Self::TraineeOnGroup => "trainee on the group",
            Self::Mentor => "mentor of the child",
            Self::TeamLead => "team lead of the location",
            Self::Coach => "coach",
            Self::PolicyOfficer => "policy officer",
            Self::CareCoordinator => "care coordinator",
            Self::ProtectionOfficer => "protection officer",
            Self::Director => "director",
            Self::Administrator => "administrator",
            Self::GuardianWithCustody => "guardian with custody",
            Self::GuardianWithoutCustody => "guardian without custody",
        }
    }
}

/// An action as a type, so that a permission for one cannot be used for another.
pub trait Permission: Send + Sync + 'static {
    /// The row of the table.
    const ACTION: Action;
}

macro_rules! table {
    ($($(#[doc = $doc:literal])+ $action:ident: $($relation:ident)+;)*) => {
        /// Something that needs permission.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[doc = $doc])+ $action,)* }

        impl Action {
            /// All actions, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$action,)*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$action => stringify!($action),)* }
            }

            /// What it is, for the printed table.
            pub fn words(self) -> &'static str {
                match self { $(Self::$action => concat!($($doc),+).trim_ascii(),)* }
            }

            /// Who may.
            pub fn allowed_to(self) -> &'static [Relation] {
                match self { $(Self::$action => &[$(Relation::$relation),+],)* }
            }
        }

        /// The actions as types.
        pub mod action {
            $($(#[doc = $doc])+ #[derive(Clone, Copy, Debug)] pub struct $action;
            impl super::Permission for $action { const ACTION: super::Action = super::Action::$action; })*
        }
    };
}

table! {
    /// See a group: who works when, which children attend when, who is whose mentor.
    SeeGroup: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director;
    /// See the overview of groups and what needs attention there.
    SeeOverview: TeamLead Coach PolicyOfficer Director;
    /// Make a proposal for a group, choose by hand, ask the team.
    Divide: TeamLead;
    /// Make a division known, or withdraw it before its date.
    MakeKnown: TeamLead;
    /// See a proposal and say who knows a child well, object, agree.
    ReactToDivision: OnGroup;
    /// See and record the handover from the old to the new mentor; a pm'er the own ones.
    HandOver: OnGroup Mentor TeamLead;
    /// See who was told when and how who the mentor is.
    SeeTold: OnGroup TeamLead PolicyOfficer Director;
    /// Record that a guardian was told in person; print the letter.
    TellInPerson: OnGroup TeamLead;
    /// Record that the child itself was told.
    TellChild: Mentor TeamLead;
    /// See one's child's mentor: photo, working days, how to reach; confirm having read it.
    SeeOwnMentor: GuardianWithCustody;
    /// See a colleague's photo.
    SeeStaffPhoto: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director Administrator GuardianWithCustody;
    /// Change one's own card: photo, how to reach.
    EditOwnCard: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director Administrator;
    /// Import the planning export; a team lead for the own locations.
    Import: TeamLead Administrator;
    /// See accounts and roles of staff; invite, give and end roles.
    ManagePeople: Administrator;
    /// Read the protocol.
    SeeProtocol: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director Administrator;
    /// Put a new version of the protocol in force.
    ChangeProtocol: PolicyOfficer Director;
}

/// What a person is to the things of an organisation, today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts<Id> {
    /// Relations to the organisation as a whole.
    pub organisation: BTreeSet<Relation>,
    /// Groups on whose roster the person is today, as pedagogical staff member.
    pub on_groups: BTreeSet<Id>,
    /// Groups on whose roster the person is today, in training.
    pub trainee_on_groups: BTreeSet<Id>,
    /// Locations of which the person is team lead.
    pub leads_locations: BTreeSet<Id>,
    /// The groups of those locations.
    pub leads_groups: BTreeSet<Id>,
    /// Children whose mentor the person is today.
    pub mentor_of: BTreeSet<Id>,
    /// Children over whom the person has custody.
    pub custody_of: BTreeSet<Id>,
    /// Children of whom the person is a guardian without custody.
    pub guardian_of: BTreeSet<Id>,
}

impl<Id> Default for Facts<Id> {
    fn default() -> Self {
        Self {
            organisation: BTreeSet::new(),
            on_groups: BTreeSet::new(),
            trainee_on_groups: BTreeSet::new(),
            leads_locations: BTreeSet::new(),
            leads_groups: BTreeSet::new(),
            mentor_of: BTreeSet::new(),
            custody_of: BTreeSet::new(),
            guardian_of: BTreeSet::new(),
        }
    }
}

/// On what an action is allowed: everywhere in the organisation, or on the named groups, locations and children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope<Id> {
    /// The whole organisation.
    pub everywhere: bool,
    /// These groups, and the children and staff in them.
    pub groups: BTreeSet<Id>,
    /// These locations.
    pub locations: BTreeSet<Id>,
    /// These children.
    pub children: BTreeSet<Id>,
}

impl<Id> Scope<Id> {
    /// Nothing is allowed.
    pub fn is_empty(&self) -> bool {
        !self.everywhere && self.groups.is_empty() && self.locations.is_empty() && self.children.is_empty()
    }
}

/// On what a person with these facts may do this.
pub fn scope<Id: Ord + Copy>(action: Action, facts: &Facts<Id>) -> Scope<Id> {
    let mut scope = Scope {
        everywhere: false,
        groups: BTreeSet::new(),
        locations: BTreeSet::new(),
        children: BTreeSet::new(),
    };
    for relation in action.allowed_to() {
        match relation {
            Relation::OnGroup => scope.groups.extend(&facts.on_groups),
            Relation::TraineeOnGroup => scope.groups.extend(&facts.trainee_on_groups),
            Relation::TeamLead => {
                scope.groups.extend(&facts.leads_groups);
                scope.locations.extend(&facts.leads_locations);
            }
            Relation::Mentor => scope.children.extend(&facts.mentor_of),
            Relation::GuardianWithCustody => scope.children.extend(&facts.custody_of),
            Relation::GuardianWithoutCustody => scope.children.extend(&facts.guardian_of),
            Relation::Coach
            | Relation::PolicyOfficer
            | Relation::CareCoordinator
            | Relation::ProtectionOfficer
            | Relation::Director
            | Relation::Administrator => scope.everywhere |= facts.organisation.contains(relation),
        }
    }
    scope
}

/// The table as Markdown.
pub fn printed() -> String {
    let mut text = String::from("| action |");
    for relation in Relation::ALL {
        text += &format!(" {} |", relation.words());
    }
    text += "\n|---|";
    text += &":-:|".repeat(Relation::ALL.len());
    for action in Action::ALL {
        text += &format!("\n| **{}** {} |", action.name(), action.words());
        for relation in Relation::ALL {
            text += if action.allowed_to().contains(&relation) { " ✓ |" } else { "  |" };
        }
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_administrator_opens_no_child_file() {
        for action in
            [Action::SeeGroup, Action::SeeTold, Action::Divide, Action::SeeOwnMentor, Action::SeeOverview]
        {
            assert!(!action.allowed_to().contains(&Relation::Administrator), "{action:?}");
        }
    }

    #[test]
    fn without_custody_or_relation_nothing_is_allowed() {
        let facts = Facts { guardian_of: BTreeSet::from([1]), ..Facts::default() };
        for action in Action::ALL {
            assert!(scope(*action, &facts).is_empty(), "{action:?}");
        }
    }

    #[test]
    fn a_scope_never_reaches_beyond_the_facts() {
        let facts = Facts {
            on_groups: BTreeSet::from([1]),
            leads_groups: BTreeSet::from([2]),
            leads_locations: BTreeSet::from([3]),
            custody_of: BTreeSet::from([4]),
            ..Facts::default()
        };
        for action in Action::ALL {
            let scope = scope(*action, &facts);
            assert!(!scope.everywhere);
            assert!(scope.groups.is_subset(&BTreeSet::from([1, 2])));
            assert!(scope.children.is_subset(&BTreeSet::from([4])));
        }
    }
}
