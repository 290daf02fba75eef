//! Who may do what: one table, from which point checks, list filters and the printed table all follow.

use std::collections::BTreeSet;

/// What a person is to the thing in question. One person can be several of these at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Pedagogical staff member with the group on today's roster (not: the day off; any row that is valid today), or
    /// standing in there today.
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
    /// Director with emergency access to the child or its group: for a while, with a reason, seen by others.
    Emergency,
    /// Guardian who may be told about the child today: with custody, and contact is not forbidden.
    GuardianWithCustody,
    /// Guardian without custody who may ask about the child today. Who may not ask either (contact is forbidden, custody is
    /// not known, the child has died) has no row: nothing is theirs.
    GuardianWithoutCustody,
}

impl Relation {
    /// All relations, in the order of the printed table.
    pub const ALL: [Self; 13] = [
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
        Self::Emergency,
        Self::GuardianWithCustody,
        Self::GuardianWithoutCustody,
    ];

    /// Whether whoever is this can open anything of children.
    pub fn opens_child_files(self) -> bool {
        Action::ALL.iter().any(|action| action.opens_child_file() && action.allowed_to().contains(&self))
    }

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
            Self::Emergency => "director in emergency access",
            Self::GuardianWithCustody => "guardian with custody",
            Self::GuardianWithoutCustody => "guardian without custody who may ask",
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
    /// Say that a child or a colleague of the group is absent, and that it is there again.
    SayAbsent: OnGroup TeamLead;
    /// Enter swapped and extra days, stand-ins, groups that are together; close the location, choose its school region.
    PlanDays: TeamLead;
    /// See the overview of groups and what needs attention there.
    SeeOverview: TeamLead Coach PolicyOfficer Director;
    /// Try what a change would do to who is whose mentor; nothing is written.
    TryWhatIf: TeamLead Coach PolicyOfficer Director;
    /// Make a proposal for a group, choose by hand, ask the team; note that a group was looked at again.
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
    /// Read in plain words what the protocol promises parents, and what of it changes from when.
    ReadPromises: GuardianWithCustody;
    /// See a colleague's photo.
    SeeStaffPhoto: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director Administrator GuardianWithCustody;
    /// Change one's own card: photo, how to reach.
    EditOwnCard: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director Administrator;
    /// See what the protocol asks: a mentor for the own children, a team lead for the groups, management what stays late;
    /// a coach, care coordinator or protection officer what is theirs to do for a child.
    SeeDue: OnGroup Mentor TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director;
    /// See patterns per group in what is late and what was done in time: counts without names, and none under five.
    SeePatterns: Coach;
    /// Record that a talk was held, planned or declined, a settling-in appointment made, a first carer chosen.
    SettleDue: OnGroup Mentor TeamLead;
    /// Choose a moment for a talk about one's child, say what to speak of, read the report and add one's view.
    AnswerTalk: GuardianWithCustody;
    /// Write to one's child's mentor, read the answers, withdraw what was not read yet.
    WriteToMentor: GuardianWithCustody;
    /// Read what guardians write to the mentor, and answer: the mentor; colleagues in the mentor's place where the protocol says so.
    AnswerMessages: OnGroup Mentor;
    /// Ask about one's child without custody, and read the answers to what one asked; nothing of its file.
    AskWithoutCustody: GuardianWithoutCustody;
    /// Read what guardians without custody ask about a child, answer it or refuse to.
    AnswerInquiries: Mentor TeamLead;
    /// Help a child choose its picture and secret; hear that it wants to talk and record the talk: the mentor, and the contact of the day in the mentor's place.
    HearChild: OnGroup Mentor;
    /// Plan the meeting of a group's team, choose another day, cancel it, record that it was held; write its minutes and what was decided.
    HoldMeeting: OnGroup TeamLead;
    /// See what shows an inspector, on a day, that the children of a location have a mentor as the law asks; explain what is not there.
    Inspect: TeamLead PolicyOfficer Director;
    /// Read which number in an inspection pack, with its talks, concerns and consents, is which child.
    ReadPackKey: TeamLead;
    /// Leave a remark on a sentence of the protocol for its next discussion, and take one's own back.
    RemarkOnProtocol: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director;
    /// See what there is to discuss about the protocol, record a discussion, agree on the day of the next one.
    ReviewProtocol: PolicyOfficer Director;
    /// See the file of a child: what was seen of it, and how it is over time.
    SeeFile: OnGroup TraineeOnGroup Mentor TeamLead Coach CareCoordinator;
    /// Write a note about a child; change and throw away one's own.
    WriteNote: OnGroup TraineeOnGroup Mentor TeamLead;
    /// See the board of a group with what was agreed with parents, and say that it was read.
    SeeBoard: OnGroup TraineeOnGroup TeamLead;
    /// Put an agreement with parents on the board, look back on it, withdraw it on its first day.
    KeepAgreements: OnGroup Mentor TeamLead;
    /// See what was agreed about one's child.
    SeeOwnAgreements: GuardianWithCustody;
    /// See and write the lines of a child's day, note to whom they were told, choose the contact of that day: whoever is on
    /// its group today, also where groups are together.
    HandOverDay: OnGroup TraineeOnGroup Mentor TeamLead;
    /// Say that a child of the group is here or went home, and take that back: whoever is on its group today, also where
    /// groups are together.
    SayPresent: OnGroup TraineeOnGroup TeamLead;
    /// See the lines of one's child's day that were told.
    SeeOwnDay: GuardianWithCustody;
    /// Say what colleagues do for a child that needs extra attention, change until when, take it away and put it back.
    PlaceExtraAttention: OnGroup TraineeOnGroup Mentor TeamLead;
    /// See the concerns about a child, open one, record what was done, close it and take it up again.
    WorkOnConcern: Mentor TeamLead Coach CareCoordinator;
    /// Read what is recorded of a concern about one's child, from the step on that the organisation chose.
    SeeOwnConcern: GuardianWithCustody;
    /// Ask the guardians of a child for consent, see who gave it, take in an answer on paper, ask no longer.
    AskConsent: Mentor TeamLead Coach CareCoordinator;
    /// Read what consent is asked for one's child, give it or not, withdraw it.
    AnswerConsent: GuardianWithCustody;
    /// Record, on a legal basis, what was shared about a child with a professional elsewhere; see what was.
    RecordProfessional: Mentor TeamLead Coach CareCoordinator;
    /// Read what about one's child was shared with whom, why and on which basis.
    SeeOwnProfessionals: GuardianWithCustody;
    /// Read the steps at a concern.
    SeeConcernSteps: OnGroup TraineeOnGroup Mentor TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director;
    /// Confirm or change the steps at a concern.
    SetConcernSteps: Coach PolicyOfficer;
    /// Record that a step in a child's development was seen; withdraw what was not right.
    RecordMilestone: OnGroup TraineeOnGroup Mentor TeamLead;
    /// See when, as what and why the file of one's child was opened; never what is sealed.
    SeeWhoLooked: GuardianWithCustody;
    /// See which steps in one's child's development were seen.
    SeeOwnMilestones: GuardianWithCustody;
    /// Write down what a child needs, and say to its parents how the group meets it.
    MeetNeeds: OnGroup Mentor TeamLead;
    /// Say what one's child needs.
    SayNeeds: GuardianWithCustody;
    /// See how a child settles in: the appointment, its first carer, its first visits; plan a visit, cancel one; change the appointment and the first carer.
    SettleIn: OnGroup Mentor TeamLead;
    /// Observe a child with an aim: write, finish, correct.
    WriteObservation: OnGroup Mentor;
    /// Record that parents were told of an observation.
    RecordContact: OnGroup Mentor TeamLead;
    /// See the goals of a group.
    SeeGroupGoals: OnGroup TraineeOnGroup TeamLead;
    /// Set goals for a group or a child, change them, look back on them.
    SetGoals: OnGroup Mentor;
    /// Set goals for one's own growth, that nobody else sees; share one with the coach, and no longer.
    OwnGoals: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director Administrator;
    /// See the goals that colleagues share with the coach.
    SeeSharedGoals: Coach;
    /// See how attention is spread over the children of a group.
    SeeAttention: OnGroup TraineeOnGroup TeamLead Coach CareCoordinator;
    /// Import the planning export; a team lead for the own locations.
    Import: TeamLead Administrator;
    /// See accounts and roles of staff; invite, give and end roles.
    ManagePeople: Administrator;
    /// Make and end tokens with which other systems bring in the planning and read who is whose mentor, and webhooks that
    /// tell them so, by keys: never anything of a child's file.
    ManageTokens: Administrator;
    /// See which roles were given to whom lately.
    SeeGivenRoles: Director;
    /// Join a tablet to a group, see the group's tablets, end one.
    ManageTablets: TeamLead Administrator;
    /// Open emergency access to a child or a group for a while, with a reason; end it.
    OpenEmergency: Director;
    /// See a child's data and whom to call, in emergency access.
    SeeInEmergency: Emergency;
    /// See who opened emergency access, why, and what was opened.
    SeeEmergencies: ProtectionOfficer Director;
    /// Open the page of a child's family; a director, who may record a death there, reads only who the guardians are and who
    /// has custody.
    OpenFamily: OnGroup TraineeOnGroup Mentor TeamLead ProtectionOfficer Director;
    /// See who may have no contact with a child and whose address is secret: what whoever hands a child over must know.
    SeeFamilyWarnings: OnGroup TraineeOnGroup Mentor TeamLead ProtectionOfficer;
    /// See a child's guardians: custody with its dates, what they are told, how to reach them.
    SeeFamily: TeamLead ProtectionOfficer;
    /// See contact data of guardians that are secret.
    SeeSecretContact: TeamLead ProtectionOfficer;
    /// Record custody, secret contact data, forbidden contact, and what kind of guardian somebody is.
    EditFamily: TeamLead;
    /// Record that a child has died; undo or correct it.
    RecordDeath: TeamLead Director;
    /// Read the protocol.
    SeeProtocol: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director Administrator;
    /// Write the draft of a new version of the protocol, see what it would mean, record what the parents' committee
    /// advised, throw it away.
    ChangeProtocol: PolicyOfficer Director;
    /// Read the work instructions of the protocol, and say that one was read and understood.
    ReadInstructions: OnGroup TraineeOnGroup TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director Administrator;
    /// Write a work instruction and say who must read it, write a new version, withdraw it.
    WriteInstructions: PolicyOfficer Director;
    /// See how many still have to read a work instruction: a team lead of the own teams, with names; others per location.
    SeeInstructionReaders: TeamLead PolicyOfficer Director;
    /// Put a draft of the protocol in force that somebody else wrote, or one's own where nobody else may; withdraw a
    /// version before its date.
    ApproveProtocol: PolicyOfficer Director;
    /// See a photo of a child, while all its guardians with custody say yes to photos; a guardian once it was told of what was seen.
    SeePhoto: OnGroup TraineeOnGroup Mentor TeamLead Coach CareCoordinator GuardianWithCustody;
    /// Prepare the transfer of a child, give it to the parents, send what they agreed to, see what became of it.
    TransferChild: Mentor TeamLead;
    /// Read the transfer of one's child, react beside it, consent for each part.
    AnswerTransfer: GuardianWithCustody;
    /// Read the transfer of a child that comes to one's group as its new mentor, or lead that group; confirm it.
    ReceiveTransfer: OnGroup TeamLead;
    /// Take in observation lists, turn them on and off.
    SetObservationLists: PolicyOfficer Director;
    /// Read the observation lists that were filled in about one's child, once parents were told of the observation.
    SeeOwnObservationLists: GuardianWithCustody;
    /// Read what was seen of one's child once parents were told of it, and answer the mentor about it.
    SeeOwnObservations: GuardianWithCustody;
    /// See how much is past its term, by kind and without names; propose to remove it, and confirm what somebody else proposed.
    RemoveOld: Director Administrator;
    /// See until when what is known of a child is kept; keep it longer for a reason, and no longer.
    KeepLonger: TeamLead ProtectionOfficer;
    /// Decide what becomes of what was written for a transfer that parents refused.
    ReviewDeletion: TeamLead;
    /// Ask for the file of one's child, as far as one reads it, to take it along.
    TakeAlong: GuardianWithCustody;
    /// Make the file of a child for a guardian with custody who has no account, as far as that guardian would read it, to be
    /// handed over on paper.
    HandOverFile: TeamLead;
    /// See the meeting of a group's team and what there is to talk about, add a line to it and take one's own off; read its minutes, and settle a task of one's own.
    SeeMeetings: OnGroup TraineeOnGroup TeamLead;
    /// Begin the reporting code about a child.
    BeginReportingCode: OnGroup Mentor TeamLead Coach CareCoordinator ProtectionOfficer;
    /// See a reporting code and record what was done: who began it, the protection officer, the function that decides, and
    /// who was named; nobody else, not in emergency access either, and never on a shared tablet.
    WorkOnReportingCode: OnGroup Mentor TeamLead Coach PolicyOfficer CareCoordinator ProtectionOfficer Director;
    /// Confirm or change with which questions a suspicion is weighed, and which function decides.
    SetReportingCode: PolicyOfficer ProtectionOfficer Director;
}

impl Action {
    /// Whether it shows or changes what is known of children. Whatever is not known to leave them out does: an action
    /// that is new counts until it is named here.
    pub fn opens_child_file(self) -> bool {
        !matches!(
            self,
            Self::SeeStaffPhoto
                | Self::EditOwnCard
                | Self::ManagePeople
                | Self::SeeGivenRoles
                | Self::ManageTablets
                | Self::SeeProtocol
                | Self::RemarkOnProtocol
                | Self::SeeConcernSteps
                | Self::SetConcernSteps
                | Self::SetReportingCode
                | Self::ChangeProtocol
                | Self::ApproveProtocol
                | Self::ReadInstructions
                | Self::WriteInstructions
                | Self::SeeInstructionReaders
                | Self::SetObservationLists
        )
    }
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
    /// Groups to which the person has emergency access at this moment.
    pub emergency_groups: BTreeSet<Id>,
    /// Children to whom the person has emergency access at this moment.
    pub emergency_children: BTreeSet<Id>,
    /// Children about whom the person, as guardian, may be told.
    pub custody_of: BTreeSet<Id>,
    /// Children about whom the person, as guardian without custody, may ask.
    pub asks_about: BTreeSet<Id>,
    /// Other children of whom the person is a guardian: nothing follows from it.
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
            emergency_groups: BTreeSet::new(),
            emergency_children: BTreeSet::new(),
            custody_of: BTreeSet::new(),
            asks_about: BTreeSet::new(),
            guardian_of: BTreeSet::new(),
        }
    }
}

impl<Id: Ord + Copy> Facts<Id> {
    /// The person is nothing to anybody: no action opens anything.
    pub fn is_nothing(&self) -> bool {
        self == &Self::default()
    }

    /// Whether the person is on the group today, as pedagogical staff member, in training or standing in.
    pub fn works_on(&self, group: &Id) -> bool {
        self.on_groups.contains(group) || self.trainee_on_groups.contains(group)
    }

    /// What is left of it on the shared tablet of a group, with the children who have a place there today: what the
    /// person is to this group and these children. Nothing that holds for a location or the whole organisation.
    #[must_use]
    pub fn limited_to(mut self, group: Id, children: &BTreeSet<Id>) -> Self {
        for groups in [&mut self.on_groups, &mut self.trainee_on_groups, &mut self.leads_groups] {
            groups.retain(|id| *id == group);
        }
        self.mentor_of.retain(|child| children.contains(child));
        Self {
            on_groups: self.on_groups,
            trainee_on_groups: self.trainee_on_groups,
            leads_groups: self.leads_groups,
            mentor_of: self.mentor_of,
            ..Self::default()
        }
    }

    /// Whether there is anything of children that the person may open.
    pub fn opens_child_files(&self) -> bool {
        Action::ALL.iter().any(|action| action.opens_child_file() && !scope(*action, self).is_empty())
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
            Relation::Emergency => {
                scope.groups.extend(&facts.emergency_groups);
                scope.children.extend(&facts.emergency_children);
            }
            Relation::GuardianWithCustody => scope.children.extend(&facts.custody_of),
            Relation::GuardianWithoutCustody => scope.children.extend(&facts.asks_about),
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
    use proptest::{collection::btree_set, prelude::*};

    use super::*;

    #[test]
    fn the_administrator_opens_no_child_file() {
        for action in [
            Action::SeeGroupGoals,
            Action::SetGoals,
            Action::WorkOnConcern,
            Action::SeeOwnConcern,
            Action::AskConsent,
            Action::RecordProfessional,
            Action::TransferChild,
            Action::ReceiveTransfer,
            Action::SeeGroup,
            Action::SeeTold,
            Action::SeeFile,
            Action::WriteNote,
            Action::Divide,
            Action::SeeOwnMentor,
            Action::SeeOverview,
            Action::OpenFamily,
            Action::SeeFamilyWarnings,
            Action::SeeFamily,
            Action::SeeSecretContact,
            Action::RecordDeath,
        ] {
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
    fn without_custody_one_asks_and_does_nothing_else() {
        let facts = Facts { asks_about: BTreeSet::from([1]), ..Facts::default() };
        let open = Action::ALL.iter().filter(|action| !scope(**action, &facts).is_empty());
        assert_eq!(open.collect::<Vec<_>>(), [&Action::AskWithoutCustody]);
        assert_eq!(scope(Action::AskWithoutCustody, &facts).children, BTreeSet::from([1]));
    }

    #[test]
    fn emergency_access_opens_what_was_named_only() {
        let facts = Facts {
            emergency_groups: BTreeSet::from([1]),
            emergency_children: BTreeSet::from([2]),
            ..Facts::default()
        };
        let scope = scope(Action::SeeInEmergency, &facts);
        assert!(!scope.everywhere && scope.locations.is_empty());
        assert_eq!((scope.groups, scope.children), (BTreeSet::from([1]), BTreeSet::from([2])));
        assert_eq!(Action::OpenEmergency.allowed_to(), [Relation::Director]);
        for action in
            [Action::SeeInEmergency, Action::SeeFamily, Action::SeeFamilyWarnings, Action::SeeSecretContact]
        {
            assert!(!action.allowed_to().contains(&Relation::Director), "{action:?}: not without a reason");
        }
    }

    #[test]
    fn every_role_but_none_opens_something_of_children() {
        let roles = [
            Relation::Coach,
            Relation::PolicyOfficer,
            Relation::CareCoordinator,
            Relation::ProtectionOfficer,
            Relation::Director,
            Relation::Administrator,
        ];
        for role in roles {
            let facts: Facts<u8> = Facts { organisation: BTreeSet::from([role]), ..Facts::default() };
            assert!(facts.opens_child_files(), "{role:?}");
        }
        assert!(!Facts::<u8>::default().opens_child_files());
        assert!(Facts::<u8>::default().is_nothing());
    }

    fn some() -> impl Strategy<Value = BTreeSet<u8>> {
        btree_set(0..6_u8, 0..4)
    }

    prop_compose! {
        fn facts()(
            roles in btree_set(proptest::sample::select(Relation::ALL.to_vec()), 0..4),
            on_groups in some(), trainee_on_groups in some(), leads_locations in some(), leads_groups in some(),
            mentor_of in some(), emergency_groups in some(), emergency_children in some(), custody_of in some(),
            asks_about in some(), guardian_of in some(),
        ) -> Facts<u8> {
            Facts {
                organisation: roles, on_groups, trainee_on_groups, leads_locations, leads_groups, mentor_of,
                emergency_groups, emergency_children, custody_of, asks_about,
                guardian_of,
            }
        }
    }

    proptest! {
        #[test]
        fn the_tablet_of_a_group_opens_no_more_than_the_person_and_the_group(
            facts in facts(), group in 0..6_u8, children in some(),
        ) {
            let limited = facts.clone().limited_to(group, &children);
            for action in Action::ALL {
                let (all, left) = (scope(*action, &facts), scope(*action, &limited));
                prop_assert!(!left.everywhere && left.locations.is_empty());
                prop_assert!(left.groups.is_subset(&BTreeSet::from([group])));
                prop_assert!(left.children.is_subset(&children));
                prop_assert!(left.groups.is_subset(&all.groups) && left.children.is_subset(&all.children));
            }
            for other in 0..6_u8 {
                prop_assert_eq!(limited.works_on(&other), other == group && facts.works_on(&group));
            }
            prop_assert_eq!(limited.clone().limited_to(group, &children), limited);
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
