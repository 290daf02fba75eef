//! The fields of the proposal's forms.

use serde::Deserialize;
use uuid::Uuid;

use crate::platform::ids::{ChildId, StaffId};

/// A form of a version of the draft.
#[derive(Debug, Deserialize)]
pub struct Versioned {
    /// The version that was on the screen.
    pub version: i64,
}

/// A mentor for a child, or letting go of a child's choice.
#[derive(Debug, Deserialize)]
pub struct Choosing {
    /// The version that was on the screen.
    pub version: i64,
    /// `child:mentor`.
    #[serde(default)]
    pub choose: String,
    /// The child whose choice is let go.
    pub release: Option<ChildId>,
}

impl Choosing {
    /// Whose choice changes, and to whom.
    pub fn what(&self) -> Option<(ChildId, Option<StaffId>)> {
        match self.release {
            Some(child) => Some((child, None)),
            None => pair(&self.choose).map(|(child, staff)| (child, Some(staff))),
        }
    }
}

/// Making known.
#[derive(Debug, Deserialize)]
pub struct Publishing {
    /// The version that was on the screen.
    pub version: i64,
    /// From when it holds.
    pub from: String,
    /// The fingerprint of what was on the screen.
    pub facts: String,
    /// What was on the screen: `child:mentor`, separated by commas. Only to show what is different now.
    pub seen: String,
}

impl Publishing {
    /// What was on the screen.
    pub fn seen(&self) -> Vec<(ChildId, StaffId)> {
        self.seen.split(',').filter_map(pair).collect()
    }
}

/// What was on the screen, for [`Publishing::seen`].
pub fn seen(pairs: &[(ChildId, StaffId)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(child, staff)| value(*child, *staff)).collect();
    pairs.join(",")
}

/// A child and a mentor as a field's value.
pub fn value(child: ChildId, staff: StaffId) -> String {
    format!("{}:{}", child.0.simple(), staff.0.simple())
}

fn pair(text: &str) -> Option<(ChildId, StaffId)> {
    let (child, staff) = text.split_once(':')?;
    Some((ChildId(Uuid::try_parse(child).ok()?), StaffId(Uuid::try_parse(staff).ok()?)))
}
