//! What another system may do with a token: one table of scopes, each as a value and as a type.

/// A scope as a type, so that what opens with one cannot be reached with another.
pub trait Opens: Send + Sync + 'static {
    /// The row of the table.
    const SCOPE: Scope;
}

macro_rules! scopes {
    ($($(#[doc = $doc:literal])+ $scope:ident $code:literal;)*) => {
        /// Something that a token can open.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Scope { $($(#[doc = $doc])+ $scope,)* }

        impl Scope {
            /// All scopes, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$scope,)*];

            /// Its name in forms, the database and the description.
            pub fn code(self) -> &'static str {
                match self { $(Self::$scope => $code,)* }
            }

            /// What it opens, for the description.
            pub fn words(self) -> &'static str {
                match self { $(Self::$scope => concat!($($doc),+).trim_ascii(),)* }
            }
        }

        /// The scopes as types.
        pub mod scope {
            $($(#[doc = $doc])+ #[derive(Clone, Copy, Debug)] pub struct $scope;
            impl super::Opens for $scope { const SCOPE: super::Scope = super::Scope::$scope; })*
        }
    };
}

scopes! {
    /// Read locations and groups.
    ReadStructure "structure:read";
    /// Read which member of staff is whose mentor, by the keys of the planning package.
    ReadMentorships "mentorships:read";
    /// Read what the protocol asks of whom and until when, without anything of a child's file.
    ReadObligations "obligations:read";
    /// Read counts per group: children with and without a mentor, and what is late.
    ReadAggregates "aggregates:read";
    /// Bring in the tables of the planning package.
    WritePlanning "planning:write";
    /// Say that a child or a member of staff is absent.
    WriteAbsences "absences:write";
    /// Say that a child is here or went home.
    WritePresence "presence:write";
}

impl Scope {
    /// The scope of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scope| scope.code() == code)
    }
}

/// The longest that a token can be valid, in days after the day on which it is made.
pub const LONGEST_DAYS: i64 = 365;

/// How long a token is valid when nobody chooses otherwise, in days.
pub const USUAL_DAYS: i64 = 90;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_of_one_scope() {
        for scope in Scope::ALL {
            assert_eq!(Scope::of(scope.code()), Some(*scope));
        }
        assert_eq!(Scope::of("file:read"), None);
    }
}
