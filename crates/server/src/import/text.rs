//! What an import found and changes, as text: for the command line, and for the report beside an export.

use std::fmt::{Display, Write};

use mentorkind_domain::import::{Finding, Listed, Refused, WarningReason};

use super::{Checked, Part};

/// The errors, a line each.
pub fn errors_in_words(refused: &Refused) -> String {
    let mut text = String::new();
    let (found, total) = (&refused.errors.list, refused.errors.total);
    for error in found {
        let _ = writeln!(text, "{error}");
    }
    let _ = if total > found.len() as u64 {
        writeln!(text, "The first {} of {}.", found.len(), errors_counted(total))
    } else {
        writeln!(text, "{}.", errors_counted(total))
    };
    text
}

/// "1 error", "3 errors".
pub fn errors_counted(total: u64) -> String {
    format!("{total} error{}", if total == 1 { "" } else { "s" })
}

/// What is remarkable, what changes in each part, and every ending.
pub fn changes_in_words(checked: &Checked, warnings: &Listed<WarningReason>) -> String {
    let mut text = String::new();
    warned(&mut text, &warnings.list, warnings.total, "in all");
    warned(&mut text, &checked.remarks.list, checked.remarks.total, "of these in all");
    for (part, changes) in checked.summary.parts() {
        let _ = write!(text, "{part}: {} new, {} changed", changes.new.total, changes.changed.total);
        let columns: Vec<String> =
            changes.columns.iter().map(|(column, rows)| format!("{column} {rows}")).collect();
        if !columns.is_empty() {
            let _ = write!(text, " ({})", columns.join(", "));
        }
        let _ = writeln!(text, ", {} ended, {} unchanged", changes.ended.len(), changes.unchanged);
        for ending in &changes.ended {
            let _ = match ending.until {
                Some(day) if part == Part::Access => {
                    writeln!(text, "  {} has nothing left here, last day {day}", ending.key)
                }
                Some(day) => writeln!(text, "  {} ends on {day}", ending.key),
                None => writeln!(text, "  {} is removed", ending.key),
            };
        }
    }
    text
}

fn warned<R: Display>(text: &mut String, findings: &[Finding<R>], total: u64, all: &str) {
    for finding in findings {
        let _ = writeln!(text, "warning: {finding}");
    }
    if total > findings.len() as u64 {
        let _ = writeln!(text, "warning: {total} {all}");
    }
}
