//! Typed identifiers: UUID version 7, one type for each kind of thing.

use uuid::Uuid;

use super::clock::Moment;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type, serde::Serialize, serde::Deserialize)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier, ordered by the given moment.
            pub fn new(now: Moment) -> Self {
                Self(fresh(now))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

/// A new UUID of version 7 with the given moment and 74 random bits.
pub fn fresh(now: Moment) -> Uuid {
    let (seconds, nanos) = (now.0.div_euclid(1_000_000), now.0.rem_euclid(1_000_000) * 1_000);
    Uuid::new_v7(uuid::Timestamp::from_unix(
        uuid::NoContext,
        u64::try_from(seconds).unwrap_or_default(),
        u32::try_from(nanos).unwrap_or_default(),
    ))
}

/// When an identifier was made, to the millisecond.
pub fn time_of(id: Uuid) -> Moment {
    let (seconds, nanos) = id.get_timestamp().map_or((0, 0), |at| at.to_unix());
    Moment(i64::try_from(seconds).unwrap_or_default() * 1_000_000 + i64::from(nanos) / 1_000)
}

/// The first of all identifiers that are made from a moment on.
pub fn first_at(moment: Moment) -> Uuid {
    let millis = u64::try_from(moment.0.div_euclid(1_000)).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}

ids! {
    /// A childcare organisation: the tenant.
    OrganisationId
    /// A registered centre.
    LocationId
    /// A fixed group of children.
    GroupId
    /// A pedagogical staff member or another employee.
    StaffId
    /// A child.
    ChildId
    /// A child's stay in a group.
    PlacementId
    /// A staff member's working days on a group.
    RosterId
    /// An adult responsible for a child.
    GuardianId
    /// A person who can sign in.
    AccountId
    /// What ties an account to an organisation.
    MembershipId
    /// What a tablet wrote without a connection.
    LetterId
    /// A sign-in of an account on a device.
    SessionId
    /// A proposal for a group, or what was made known from one.
    DivisionId
    /// A staff member's assignment to a child.
    MentorshipId
    /// That somebody is to be told who the mentor is.
    AnnouncementId
    /// A talk with the parents or the child.
    TalkId
    /// Moments for a talk that parents can choose from, and what came of it.
    TalkOfferId
    /// An uploaded planning export.
    UploadId
    /// The shared tablet of a group.
    TabletId
    /// A director's emergency access.
    EmergencyId
    /// What became of an export in a watched folder.
    ReportId
    /// A passing line about a child.
    NoteId
    /// Something that was seen of a child with an aim.
    ObservationId
    /// What was agreed with parents, on the board of a group.
    AgreementId
    /// A line about a child's day.
    DayLineId
    /// That a child is here or went home.
    PresenceId
    /// That a child was handed over with the lines of its day.
    DayToldId
    /// That somebody spoke with guardians.
    ContactId
    /// What colleagues do for a child that needs extra attention.
    ExtraAttentionId
    /// A step in the development of a child that was seen.
    MilestoneId
    /// Somebody looked at the milestones of a child.
    MilestoneLookId
    /// A remark on a sentence of the protocol.
    RemarkId
    /// A first visit of a child that settles in.
    VisitId
    /// A goal of a group, a child, somebody or the mentorship.
    GoalId
    /// A concern about a child.
    ConcernId
    /// A consent that was asked of guardians.
    ConsentId
    /// What a guardian said to a consent.
    ConsentAnswerId
    /// That something was shared with a professional elsewhere.
    ProfessionalContactId
    /// A document that went to a professional elsewhere.
    ProfessionalDocumentId
    /// A version of the steps at a concern.
    ConcernStepsId
    /// A passkey of an account.
    PasskeyId
    /// What a guardian without custody asked.
    InquiryId
    /// A message between a guardian and staff.
    MessageId
    /// That a child wants to talk.
    ChildRequestId
    /// What a child drew or wrote for its talk.
    ChildSheetId
    /// A talk with a child.
    ChildTalkId
    /// A photo of a child.
    PhotoId
    /// The transfer of a child.
    TransferId
    /// A part of the dossier of a transfer.
    TransferPartId
    /// That a transfer was sent.
    TransferSendingId
    /// A version of an observation list.
    ObservationListId
    /// That all that is known of a child is kept for a reason.
    HoldId
    /// A proposal to remove what is past its term.
    RetentionId
    /// What a guardian takes along of the file of its child.
    TakeAlongId
    /// What an inspector asks of a location over a period.
    InspectionPackId
    /// What somebody explained about something that an inspector asks and that is not there.
    ExplanationId
    /// A meeting of a group's team.
    MeetingId
    /// What a colleague wants to talk about in a meeting.
    MeetingItemId
    /// A version of the minutes of a meeting.
    MinutesId
    /// What was decided in a meeting.
    DecisionId
    /// A task that a colleague took on in a meeting.
    TaskId
    /// With what another system asks.
    ApiTokenId
    /// An address at which another system is told what happens.
    WebhookId
    /// Something that happened, as other systems are told of it.
    WebhookEventId
    /// An event on its way to a webhook.
    WebhookDeliveryId
    /// A reporting code.
    ReportingCodeId
    /// A version of how an organisation weighs and who decides.
    ReportingCodeGuideId
    /// A work instruction of the protocol.
    InstructionId
    /// A version of it.
    InstructionVersionId
}
