//! The kinds of what is asked.

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Make the settling-in appointment with the parents of a child that is to come.
    SettlingIn,
    /// Choose the first carer of a baby that is to come.
    FirstCarer,
    /// Look back on the settling in with the parents.
    SettlingInReview,
    /// Tell the parents of a finished observation, also when all is well.
    Contact,
    /// Talk with the parents about the particulars of an observation.
    ParticularsTalk,
    /// The introductory talk, before the child starts.
    IntroductionTalk,
    /// The talk after the first months.
    FirstMonthsTalk,
    /// The parent talk that comes back every so many months.
    ParentTalk,
    /// The last talk, before the child leaves.
    ExitTalk,
    /// The talk with the child itself, at after-school care.
    ChildTalk,
    /// An observation that comes back every so many months, or around the birthday.
    Observation,
    /// Looking at the milestones of a child that came to a new age.
    Milestones,
    /// The meeting of the group's team.
    Meeting,
    /// The yearly discussion of the protocol.
    Review,
    /// Looking back on a goal of a child or a group, on the day that was chosen for it.
    GoalEvaluation,
    /// Say to the parents how the group meets what they said their child needs.
    Need,
    /// The next step of a concern about a child.
    ConcernStep,
    /// The next step of a sealed file, of which nothing is told here.
    SealedStep,
    /// A consent that was asked and not answered by all.
    ConsentAnswer,
    /// Answering a message of a guardian.
    Message,
    /// Talking with a child that asked for it.
    ChildRequest,
    /// Beginning the transfer of a child that goes to school.
    TransferStart,
    /// Sending what parents agreed to.
    TransferSend,
    /// The receipt of the receiver.
    TransferReceipt,
    /// The new mentor, in the same organisation, reads the dossier.
    TransferRead,
    /// Speaking with the receiver as well.
    TransferWarm,
    /// Hearing how the child is doing there.
    TransferFollowUp,
    /// Deciding what becomes of what was written for a transfer that parents refused.
    DeletionReview,
    /// A task that a colleague took on in the meeting of the group's team.
    MeetingTask,
    /// Reading the minutes of a meeting at which the colleague was not.
    MinutesRead,
    /// Answering what a guardian without custody asks.
    Inquiry,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 31] = [
        Self::SettlingIn,
        Self::FirstCarer,
        Self::SettlingInReview,
        Self::Contact,
        Self::ParticularsTalk,
        Self::IntroductionTalk,
        Self::FirstMonthsTalk,
        Self::ParentTalk,
        Self::ExitTalk,
        Self::ChildTalk,
        Self::Observation,
        Self::Milestones,
        Self::Meeting,
        Self::Review,
        Self::GoalEvaluation,
        Self::Need,
        Self::ConcernStep,
        Self::SealedStep,
        Self::ConsentAnswer,
        Self::Message,
        Self::ChildRequest,
        Self::TransferStart,
        Self::TransferSend,
        Self::TransferReceipt,
        Self::TransferRead,
        Self::TransferWarm,
        Self::TransferFollowUp,
        Self::DeletionReview,
        Self::MeetingTask,
        Self::MinutesRead,
        Self::Inquiry,
    ];

    /// Its name in addresses, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::SettlingIn => "settling-in",
            Self::FirstCarer => "first-carer",
            Self::SettlingInReview => "settling-in-review",
            Self::Contact => "contact",
            Self::ParticularsTalk => "particulars-talk",
            Self::IntroductionTalk => "introduction-talk",
            Self::FirstMonthsTalk => "first-months-talk",
            Self::ParentTalk => "parent-talk",
            Self::ExitTalk => "exit-talk",
            Self::ChildTalk => "child-talk",
            Self::Observation => "observation",
            Self::Milestones => "milestones",
            Self::Meeting => "meeting",
            Self::Review => "review",
            Self::GoalEvaluation => "goal-evaluation",
            Self::Need => "need",
            Self::ConcernStep => "concern-step",
            Self::SealedStep => "sealed-step",
            Self::ConsentAnswer => "consent-answer",
            Self::Message => "message",
            Self::ChildRequest => "child-request",
            Self::TransferStart => "transfer-start",
            Self::TransferSend => "transfer-send",
            Self::TransferReceipt => "transfer-receipt",
            Self::TransferRead => "transfer-read",
            Self::TransferWarm => "transfer-warm",
            Self::TransferFollowUp => "transfer-follow-up",
            Self::DeletionReview => "deletion-review",
            Self::MeetingTask => "meeting-task",
            Self::MinutesRead => "minutes-read",
            Self::Inquiry => "inquiry",
        }
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// About how many minutes it takes, so that a day can be filled with what fits.
    pub fn minutes(self) -> u32 {
        match self {
            Self::Contact => 2,
            Self::FirstCarer => 1,
            Self::SettlingIn | Self::Milestones | Self::Need | Self::ConsentAnswer | Self::Message => 5,
            Self::GoalEvaluation => 10,
            Self::ChildTalk
            | Self::ChildRequest
            | Self::Observation
            | Self::ConcernStep
            | Self::SealedStep => 15,
            Self::SettlingInReview
            | Self::ParticularsTalk
            | Self::IntroductionTalk
            | Self::FirstMonthsTalk
            | Self::ParentTalk
            | Self::ExitTalk => 20,
            Self::Meeting | Self::Review => 60,
            Self::TransferReceipt | Self::DeletionReview | Self::MinutesRead => 5,
            Self::MeetingTask | Self::Inquiry => 15,
            Self::TransferStart
            | Self::TransferSend
            | Self::TransferRead
            | Self::TransferWarm
            | Self::TransferFollowUp => 15,
        }
    }

    /// Parents may decline it; that is recorded and settles it.
    pub fn can_be_declined(self) -> bool {
        matches!(
            self,
            Self::SettlingInReview
                | Self::ParticularsTalk
                | Self::IntroductionTalk
                | Self::FirstMonthsTalk
                | Self::ParentTalk
                | Self::ExitTalk
                | Self::ChildTalk
        )
    }

    /// A talk to which parents come, at a moment that they choose.
    pub fn is_with_parents(self) -> bool {
        matches!(
            self,
            Self::SettlingInReview
                | Self::ParticularsTalk
                | Self::IntroductionTalk
                | Self::FirstMonthsTalk
                | Self::ParentTalk
                | Self::ExitTalk
        )
    }
}
