//! What was found and what changes, in the reader's words.
//!
//! An administrator sees keys, not files. So of what is wrong in a row the place and the reason are always shown, but
//! for an administrator the value only where it is a key, a code, a number, or a day of a row.

use mentorkind_domain::{
    access::action,
    import::{Finding, Listed, Refused, Table, WarningReason},
};

use super::{Changes, Checked, Ending, Lines, Remark, Summary};
use crate::platform::{access::Grant, session::Cx};

/// Columns of people whose values say nothing about the person.
const PLAIN_COLUMNS: [&str; 18] = [
    "",
    "staff",
    "group",
    "child",
    "guardian",
    "days",
    "role",
    "max_children",
    "from",
    "until",
    "main",
    "mentor",
    "mentor_since",
    "custody",
    "knows_well",
    "not_mentor",
    "same_mentor",
    "other_mentor",
];

/// A finding in words.
pub(super) struct ShownFinding {
    pub file: &'static str,
    pub row: Option<u32>,
    pub column: String,
    pub value: String,
    pub reason: String,
}

fn shown<R>(
    cx: &Cx,
    grant: &Grant<action::Import>,
    finding: &Finding<R>,
    prefix: &str,
    code: &str,
) -> ShownFinding {
    let of_people =
        matches!(finding.table, Table::Staff | Table::Children | Table::Guardians | Table::Absences);
    let plain = !of_people || PLAIN_COLUMNS.contains(&finding.column.as_ref());
    let key = format!("{prefix}{}", code.replace('_', "-"));
    let value = if plain || !grant.everywhere() { finding.value.clone() } else { String::new() };
    ShownFinding {
        file: finding.place(),
        row: finding.row,
        column: finding.column.to_string(),
        value,
        reason: cx.lang.t(&key).to_string(),
    }
}

/// The errors that stop an import, and how many there are.
pub(super) fn errors_of(
    cx: &Cx,
    grant: &Grant<action::Import>,
    refused: &Option<&Refused>,
    checked: Option<&Checked>,
) -> (Vec<ShownFinding>, u64) {
    if let Some(refused) = refused {
        let list = refused.errors.list.iter();
        let list = list.map(|error| shown(cx, grant, error, "import-error-", error.reason.code()));
        return (list.collect(), refused.errors.total);
    }
    let Some(checked) = checked else { return (Vec::new(), 0) };
    let list = checked.foreign.list.iter();
    let list = list.map(|error| shown(cx, grant, error, "import-foreign-", error.reason.code()));
    (list.collect(), checked.foreign.total)
}

/// What is remarkable, and how much of it there is.
pub(super) fn warnings_of(
    cx: &Cx,
    grant: &Grant<action::Import>,
    warnings: &Listed<WarningReason>,
    checked: &Checked,
) -> (Vec<ShownFinding>, u64) {
    let of_files = warnings
        .list
        .iter()
        .map(|warning| shown(cx, grant, warning, "import-warning-", warning.reason.code()));
    let of_house = checked
        .remarks
        .list
        .iter()
        .map(|remark| shown(cx, grant, remark, "import-remark-", remark.reason.code()));
    (of_house.chain(of_files).collect(), warnings.total + checked.remarks.total)
}

/// Which children lose their mentor or have none, by keys.
pub(super) fn about_mentors(cx: &Cx, grant: &Grant<action::Import>, checked: &Checked) -> Vec<ShownFinding> {
    let about = |remark: &&Finding<Remark>| matches!(remark.reason, Remark::MentorLeaves | Remark::NoMentor);
    let remarks = checked.remarks.list.iter().filter(about);
    remarks.map(|remark| shown(cx, grant, remark, "import-remark-", remark.reason.code())).collect()
}

/// What changes in one part.
pub(super) struct ShownPart {
    pub name: String,
    pub new: u64,
    pub changed: u64,
    pub ended: usize,
    pub unchanged: u64,
    pub new_lines: Vec<ShownLine>,
    pub changed_lines: Vec<ShownLine>,
    pub endings: Vec<ShownLine>,
    pub more_new: u64,
    pub more_changed: u64,
}

/// The keys of a row, and what about it.
pub(super) struct ShownLine {
    pub key: String,
    pub about: String,
}

/// The parts that the export says something about.
pub(super) fn shown_parts(cx: &Cx, grant: &Grant<action::Import>, summary: &Summary) -> Vec<ShownPart> {
    let part_name = |code: &str| cx.lang.t(&("import-part-".to_owned() + code)).to_string();
    let names = !grant.everywhere();
    summary.parts().map(|(part, changes)| shown_part(cx, part_name(part.code()), names, changes)).collect()
}

/// What ends is shown with names to a team lead.
fn shown_part(cx: &Cx, name: String, names: bool, changes: &Changes) -> ShownPart {
    let lines = |lines: &Lines| -> Vec<ShownLine> {
        let shown = lines.list.iter();
        shown.map(|line| ShownLine { key: line.key.clone(), about: line.columns.join(", ") }).collect()
    };
    let more = |lines: &Lines| lines.total - lines.list.len() as u64;
    let ending = |ending: &Ending| {
        let about = match ending.until {
            Some(day) => cx.lang.t("import-ends-on").with("day", day.to_string()).to_string(),
            None => cx.lang.t("import-ends-removed").to_string(),
        };
        if names && !ending.name.is_empty() {
            ShownLine { key: ending.name.clone(), about: format!("{}, {about}", ending.key) }
        } else {
            ShownLine { key: ending.key.clone(), about }
        }
    };
    ShownPart {
        name,
        new: changes.new.total,
        changed: changes.changed.total,
        ended: changes.ended.len(),
        unchanged: changes.unchanged,
        new_lines: lines(&changes.new),
        changed_lines: lines(&changes.changed),
        endings: changes.ended.iter().map(ending).collect(),
        more_new: more(&changes.new),
        more_changed: more(&changes.changed),
    }
}

/// Findings as a file for a spreadsheet, which must not take any of it for a formula.
pub(super) fn as_csv(cx: &Cx, findings: &[ShownFinding]) -> String {
    let head = ["file", "row", "column", "value", "reason"];
    let head = head.map(|column| field(&cx.lang.t(&("import-column-".to_owned() + column)).to_string()));
    // Spreadsheets take a file without this mark for Windows-1252.
    let mut text = format!("\u{feff}{}\r\n", head.join(";"));
    for finding in findings {
        let row = finding.row.map(|row| row.to_string()).unwrap_or_default();
        let fields = [
            finding.file,
            row.as_str(),
            finding.column.as_str(),
            finding.value.as_str(),
            finding.reason.as_str(),
        ];
        text += &fields.map(field).join(";");
        text += "\r\n";
    }
    text
}

fn field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("=1+1", "\"'=1+1\"")]
    #[case("+31", "\"'+31\"")]
    #[case("-1", "\"'-1\"")]
    #[case("@x", "\"'@x\"")]
    #[case("a\"b;c", "\"a\"\"b;c\"")]
    #[case("a=b", "\"a=b\"")]
    fn no_field_is_a_formula(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(field(text), expected);
    }
}
