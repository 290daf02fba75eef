//! What is in a sealed file, and how it is sealed.

use jiff::civil::Date;
use mentorkind_domain::reporting_code::{Act, Decision};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::platform::{
    ids::{ChildId, LocationId, ReportingCodeId, StaffId},
    problem::Problem,
    seal::OwnKey,
};

/// About whom it is. The name and the group are as they were when it began: the file stands by itself, also when the
/// child's own file is no longer there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    /// The child.
    pub child: ChildId,
    /// Its name.
    pub name: String,
    /// When it was born.
    pub born: Date,
    /// The group's name.
    pub group: String,
    /// The group's location.
    pub location: LocationId,
    /// Who began it.
    pub starter: StaffId,
    /// That person's name.
    pub starter_name: String,
}

/// A question with its answer: `yes`, `no` or `unknown`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// As it was asked.
    pub question: String,
    /// What was answered.
    pub answer: String,
}

/// What was reported.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// To whom: the place, and who took it.
    pub to: String,
    /// The code of the right on which it rests.
    pub basis: String,
    /// The number or the name by which it is found there.
    pub receipt: String,
    /// The parents were told of it before; else the words say why not.
    pub told: bool,
    /// What was shared: the code of the part and its text at that moment.
    pub shared: Vec<(String, String)>,
}

/// Something that was done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The code of the act.
    pub act: String,
    /// To report, and to help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<(bool, bool)>,
    /// What was written.
    pub words: String,
    /// On which day.
    pub on: Date,
    /// By whom.
    pub by: StaffId,
    /// That person's name.
    pub by_name: String,
    /// The questions of the weighing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Who was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<(StaffId, String)>,
    /// The report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
}

impl Entry {
    /// Something that somebody did on a day.
    pub fn new(act: Act, words: &str, on: Date, (by, by_name): (StaffId, &str)) -> Self {
        let decision = match act {
            Act::Decided(decision) => Some((decision.report, decision.help)),
            _ => None,
        };
        Self {
            act: act.code().to_owned(),
            decision,
            words: words.to_owned(),
            on,
            by,
            by_name: by_name.to_owned(),
            answers: Vec::new(),
            named: None,
            report: None,
        }
    }

    /// What was done.
    pub fn act(&self) -> Option<Act> {
        Act::of(&self.act, self.decision.map(|(report, help)| Decision { report, help }))
    }
}

/// What a file's own key is sealed about.
pub(super) fn about(id: ReportingCodeId) -> Vec<u8> {
    [b"reporting code ".as_slice(), id.0.as_bytes()].concat()
}

/// What a part of a file is sealed about: 0 is about whom it is, the others what was done, in order.
fn part(id: ReportingCodeId, number: i64) -> Vec<u8> {
    [about(id), number.to_be_bytes().to_vec()].concat()
}

/// Seals a part of a file.
pub(super) fn seal(
    key: &OwnKey,
    id: ReportingCodeId,
    number: i64,
    content: &impl Serialize,
) -> Result<Vec<u8>, Problem> {
    let text = serde_json::to_vec(content).map_err(|_| Problem::Internal)?;
    key.seal(&part(id, number), &text).ok_or(Problem::Internal)
}

/// Opens a part of a file. Nothing when it was changed or moved.
pub(super) fn open<T: DeserializeOwned>(
    key: &OwnKey,
    id: ReportingCodeId,
    number: i64,
    sealed: &[u8],
) -> Option<T> {
    serde_json::from_slice(&key.open(&part(id, number), sealed)?).ok()
}
