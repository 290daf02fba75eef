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
    /// A sign-in of an account on a device.
    SessionId
    /// A proposal for a group, or what was made known from one.
    DivisionId
    /// A staff member's assignment to a child.
    MentorshipId
    /// That somebody is to be told who the mentor is.
    AnnouncementId
    /// An uploaded planning export.
    UploadId
}
