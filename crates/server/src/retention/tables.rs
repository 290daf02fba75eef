//! All that belongs to a child, by table. A test holds the list against the schema: what refers to a child, directly or by
//! way of another table, must be named here.

use mentorkind_domain::retention::Kind;

use crate::platform::db::Read;

/// How the rows of a table belong to children.
#[derive(Clone, Copy, Debug)]
pub enum By {
    /// A column names the child.
    Child(&'static str),
    /// A column names a row of another table of the list.
    Row(&'static str, &'static str),
}

/// A table with rows of children.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// With what its rows go.
    pub kind: Kind,
    /// Whose they are.
    pub by: By,
}

const fn of(kind: Kind, name: &'static str) -> Table {
    Table { name, kind, by: By::Child("child_id") }
}

const fn row(kind: Kind, name: &'static str, column: &'static str, parent: &'static str) -> Table {
    Table { name, kind, by: By::Row(column, parent) }
}

use Kind::{Concern, File, Message, Photo, Told, Transfer};

/// The tables, in the order in which their rows can be removed: what refers comes before what it refers to.
pub const TABLES: &[Table] = &[
    row(Transfer, "deletion_review", "transfer_id", "transfer"),
    row(Transfer, "transfer_reaction", "transfer_part_id", "transfer_part"),
    row(Transfer, "transfer_part", "transfer_id", "transfer"),
    row(Transfer, "transfer_sending", "transfer_id", "transfer"),
    of(Transfer, "transfer"),
    row(Message, "message_became", "message_id", "message"),
    row(Message, "message_about", "message_id", "message"),
    row(Concern, "concern_act", "concern_id", "concern"),
    row(Concern, "concern_consent", "concern_id", "concern"),
    of(Concern, "concern"),
    row(Message, "message_file", "message_id", "message"),
    of(Message, "message_settled"),
    of(Message, "message"),
    of(Message, "inquiry"),
    of(Photo, "child_photo"),
    row(Told, "announcement_event", "announcement_id", "announcement"),
    of(Told, "announcement"),
    row(File, "observation_list_correction", "observation_id", "observation"),
    row(File, "observation_list_answer", "observation_id", "observation"),
    row(File, "observation_list_fill", "observation_id", "observation"),
    row(File, "observation_topic", "observation_id", "observation"),
    row(File, "observation_correction", "observation_id", "observation"),
    row(File, "contact_guardian", "contact_id", "parent_contact"),
    row(File, "parent_contact", "observation_id", "observation"),
    of(File, "note"),
    of(File, "observation"),
    row(File, "talk_invitation", "offer_id", "talk_offer"),
    row(File, "talk_word", "offer_id", "talk_offer"),
    row(File, "talk_slot", "offer_id", "talk_offer"),
    of(File, "talk_offer"),
    of(File, "talk"),
    of(File, "meeting_said"),
    row(File, "meeting_decision", "agreement_id", "agreement"),
    row(File, "goal_evaluation", "goal_id", "goal"),
    of(File, "goal"),
    row(File, "agreement_read", "agreement_id", "agreement"),
    of(File, "agreement"),
    row(File, "professional_document", "professional_contact_id", "professional_contact"),
    of(File, "professional_contact"),
    row(File, "consent_scan", "consent_answer_id", "consent_answer"),
    row(File, "consent_answer", "consent_id", "consent"),
    of(File, "consent"),
    of(File, "photo_answer"),
    of(File, "take_along"),
    of(File, "inspection_pack_child"),
    of(File, "inspection_explanation"),
    of(File, "child_talk"),
    of(File, "child_sheet"),
    of(File, "child_request"),
    of(File, "child_visit"),
    of(File, "child_secret"),
    of(File, "need"),
    of(File, "milestone"),
    of(File, "milestone_look"),
    of(File, "extra_attention"),
    of(File, "settling_visit"),
    of(File, "settling_in"),
    of(File, "day_line"),
    of(File, "day_told"),
    of(File, "presence"),
    of(File, "contact_of_the_day"),
    of(File, "held_letter"),
    of(File, "emergency"),
    of(File, "file_opening"),
    of(File, "custody_turn"),
    of(File, "contact_ban"),
    of(File, "inquiry_ban"),
    of(File, "guardian_likeness"),
    of(File, "child_likeness"),
    of(File, "former_guardianship"),
    row(File, "child_death_ending", "death_id", "child_death"),
    of(File, "child_death"),
    row(File, "webhook_delivery", "event_id", "webhook_event"),
    of(File, "webhook_event"),
    of(File, "webhook_known"),
    row(File, "mentor_handover", "mentorship_id", "mentorship"),
    of(File, "mentorship"),
    of(File, "division_choice"),
    of(File, "team_reaction"),
    of(File, "day_change"),
    of(File, "absence"),
    of(File, "imported_history"),
    of(File, "placement"),
    of(File, "legal_hold"),
    of(File, "guardianship"),
    Table { name: "child", kind: File, by: By::Child("id") },
];

/// Tables of sealed files, and why they are not in the list: no column names a child, so nobody can find them by it, and
/// they do not go with its file. They have a term of their own, from the day on which they ended, and are removed on
/// their own page by two of those who may read them ([`crate::reporting_code`]).
#[cfg(test)]
pub const SEALED: &[&str] = &["reporting_code_opening", "reporting_code_entry", "reporting_code"];

/// Tables that refer to a guardian besides those of the list, with what leads to it. They go with a guardian who is
/// nobody's any more.
pub const OF_GUARDIANS: &[(&str, &str)] = &[
    ("api_token", "membership_id"),
    ("calendar_feed", "membership_id"),
    ("digest", "membership_id"),
    ("one_time_link", "membership_id"),
    ("session", "membership_id"),
    ("single_sign_on_person", "membership_id"),
    ("webhook", "membership_id"),
    ("membership", "guardian_id"),
];

/// Columns of the list that name a guardian: one who is named by any of them stays.
pub const NAMES_GUARDIAN: &[(&str, &str)] = &[
    ("guardianship", "guardian_id"),
    ("custody_turn", "guardian_id"),
    ("contact_ban", "guardian_id"),
    ("inquiry_ban", "guardian_id"),
    ("guardian_likeness", "guardian_id"),
    ("guardian_likeness", "like_id"),
    ("former_guardianship", "guardian_id"),
    ("inquiry", "guardian_id"),
    ("announcement", "guardian_id"),
    ("contact_guardian", "guardian_id"),
    ("talk_word", "guardian_id"),
    ("talk_invitation", "guardian_id"),
    ("need", "said_by_guardian"),
    ("day_told", "guardian_id"),
    ("message", "guardian_id"),
    ("message_settled", "guardian_id"),
    ("consent_answer", "guardian_id"),
    ("photo_answer", "guardian_id"),
    ("transfer_reaction", "guardian_id"),
    ("take_along", "guardian_id"),
];

/// What of persons goes with an account that belongs to nobody any more.
pub const OF_ACCOUNTS: &[&str] = &[
    "session",
    "passkey",
    "passkey_challenge",
    "one_time_link",
    "one_time_code",
    "second_step",
    "recovery_code",
    "pin",
    "answer",
];

fn named(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// SQL for "the row belongs to one of the children in parameter `$n`, in the organisation of `$1`".
pub fn belongs(tx: &Read, table: &Table, n: usize) -> String {
    match table.by {
        By::Child(column) => format!("{column} {}", tx.one_of(n)),
        By::Row(column, parent) => {
            let of = named(parent).map_or_else(|| "1 = 0".to_owned(), |parent| belongs(tx, parent, n));
            format!("{column} IN (SELECT id FROM {parent} WHERE organisation_id = $1 AND {of})")
        }
    }
}

/// The moments that count as the last change of a kind: table and column.
pub const MOMENTS: &[(Kind, &str, &str)] = &[
    (Transfer, "transfer", "begun_at"),
    (Transfer, "transfer", "stopped_at"),
    (Transfer, "transfer_sending", "sent_at"),
    (Transfer, "deletion_review", "decided_at"),
    (Concern, "concern", "opened_at"),
    (Concern, "concern", "closed_at"),
    (Concern, "concern_act", "recorded_at"),
    (Message, "message", "sent_at"),
    (Message, "message_settled", "recorded_at"),
    (Message, "inquiry", "asked_at"),
    (Message, "inquiry", "answered_at"),
    (Photo, "child_photo", "added_at"),
    (Told, "announcement", "made_at"),
    (Told, "announcement_event", "at"),
    (File, "observation", "made_at"),
    (File, "observation_correction", "at"),
    (File, "parent_contact", "made_at"),
    (File, "note", "made_at"),
    (File, "talk", "recorded_at"),
    (File, "talk_offer", "made_at"),
    (File, "talk_word", "said_at"),
    (File, "goal", "made_at"),
    (File, "agreement", "made_at"),
    (File, "professional_contact", "recorded_at"),
    (File, "consent", "asked_at"),
    (File, "consent_answer", "answered_at"),
    (File, "photo_answer", "answered_at"),
    (File, "child_talk", "recorded_at"),
    (File, "child_request", "asked_at"),
    (File, "child_sheet", "made_at"),
    (File, "need", "said_at"),
    (File, "milestone", "recorded_at"),
    (File, "milestone_look", "looked_at"),
    (File, "extra_attention", "placed_at"),
    (File, "day_line", "written_at"),
];

/// SQL for the child and the moment of each row of a table that has one, for the children in parameter `$2`.
pub fn moments(tx: &Read, kind: Kind, name: &str, column: &str) -> Option<String> {
    let table = named(name)?;
    let (join, child) = match table.by {
        By::Child(child) => (String::new(), format!("x.{child}")),
        By::Row(to, parent) => (
            format!("JOIN {parent} y ON y.organisation_id = x.organisation_id AND y.id = x.{to}"),
            "y.child_id".to_owned(),
        ),
    };
    Some(format!(
        "SELECT {child} AS child_id, '{}' AS kind, x.{column} AS at FROM {name} x {join}
         WHERE x.organisation_id = $1 AND x.{column} IS NOT NULL AND {child} {}",
        kind.code(),
        tx.one_of(2)
    ))
}
