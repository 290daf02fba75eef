//! Who needs a second step to sign in.

use crate::access::Facts;

/// For whom the server asks a second step besides the password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecondStep {
    /// For nobody, except those who have set one up.
    Off,
    /// For staff who can open anything of children.
    #[default]
    ChildFiles,
    /// For all staff.
    Everyone,
}

impl SecondStep {
    /// Whether a member of staff who is this to others needs a second step.
    pub fn needed<Id: Ord + Copy>(self, facts: &Facts<Id>) -> bool {
        match self {
            Self::Off => false,
            Self::ChildFiles => facts.opens_child_files(),
            Self::Everyone => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn whoever_opens_files_of_children_needs_a_second_step() {
        let nobody: Facts<u8> = Facts::default();
        let carer = Facts { on_groups: BTreeSet::from([1]), ..Facts::default() };
        let needed = |setting: SecondStep| (setting.needed(&nobody), setting.needed(&carer));
        assert_eq!(needed(SecondStep::Off), (false, false));
        assert_eq!(needed(SecondStep::ChildFiles), (false, true));
        assert_eq!(needed(SecondStep::Everyone), (true, true));
    }
}
