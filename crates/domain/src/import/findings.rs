//! What is wrong or remarkable in the tables, each with its place.

use std::borrow::Cow;
use std::fmt;

use super::Table;

/// At most this many findings of a kind are kept; all are counted.
pub const MOST_LISTED: usize = 1_000;

/// Longest part of a value that is shown with a finding, in characters.
const MOST_SHOWN: usize = 100;

/// Something found at one place in the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<R> {
    /// The table.
    pub table: Table,
    /// The table is a sheet of a workbook.
    pub sheet: bool,
    /// The line in the file as a person sees it, the header is 1; `None` when it is about the whole table.
    pub row: Option<u32>,
    /// The name of the column; empty when it is about the whole row.
    pub column: Cow<'static, str>,
    /// What is there, at most 100 characters of it.
    pub value: String,
    /// What about it.
    pub reason: R,
}

impl<R> Finding<R> {
    /// The file or the sheet in which it is; empty when the value is the name of a file.
    pub fn place(&self) -> &'static str {
        match self.table {
            Table::Other => "",
            table if self.sheet => table.name(),
            table => table.file_name(),
        }
    }
}

impl<R: fmt::Display> fmt::Display for Finding<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.table == Table::Other {
            // Debug escapes what would disturb a terminal.
            let value = format!("{:?}", self.value);
            let name = value.trim_matches('"');
            return if name.is_empty() { self.reason.fmt(f) } else { write!(f, "{name}: {}", self.reason) };
        }
        write!(f, "{}", self.place())?;
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        write!(f, ":")?;
        if !self.column.is_empty() {
            write!(f, " {}", self.column)?;
        }
        if !self.value.is_empty() {
            write!(f, " {:?}", self.value)?;
        }
        write!(f, " {}", self.reason)
    }
}

/// Findings in the order of the tables and their rows, at most [`MOST_LISTED`], with how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<R> {
    /// Those that are listed.
    pub list: Vec<Finding<R>>,
    /// How many there are, listed or not.
    pub total: u64,
    /// The tables are sheets of a workbook.
    pub(super) sheets: bool,
}

impl<R> Default for Listed<R> {
    fn default() -> Self {
        Self { list: Vec::new(), total: 0, sheets: false }
    }
}

impl<R> Listed<R> {
    pub(super) fn add(
        &mut self,
        table: Table,
        row: Option<u32>,
        column: impl Into<Cow<'static, str>>,
        value: &[u8],
        reason: R,
    ) {
        self.total += 1;
        if self.list.len() < MOST_LISTED {
            let value = String::from_utf8_lossy(value).chars().take(MOST_SHOWN).collect();
            let sheet = self.sheets;
            self.list.push(Finding { table, sheet, row, column: column.into(), value, reason });
        }
    }

    pub(super) fn sort(&mut self) {
        self.list.sort_by_key(|finding| (finding.table, finding.row));
    }
}

macro_rules! reasons {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $code:literal $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name that translations and other programs go by; it does not change.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => $text,)*
                })
            }
        }
    };
}

reasons! {
    /// Why the tables are refused.
    ErrorReason {
        /// A required table is not there. The value names the files without a known name.
        MissingTable "missing_table" "is not there",
        /// No file has the name of a table.
        NoKnownFile "no_known_file" "does not have the name of a table: groups.csv, staff.csv, children.csv, guardians.csv",
        /// The table is there twice.
        DoubleTable "double_table" "is there twice",
        /// The file could not be read.
        Unreadable "unreadable" "cannot be read",
        /// The file holds control characters: a workbook, a picture, UTF-16.
        NotText "not_text" "is not a text file",
        /// All tables together are over 4 GiB of text.
        TooLarge "too_large" "is too large",
        /// It is named as a workbook and is none, or is broken.
        NotAWorkbook "not_a_workbook" "is not a workbook, or is broken",
        /// A spreadsheet of another kind than `.xlsx`.
        OtherWorkbook "other_workbook" "is a workbook of another kind: save it as .xlsx",
        /// A workbook with a password.
        EncryptedWorkbook "encrypted_workbook" "is protected with a password: save it without one",
        /// A workbook that is too large when it is unpacked.
        LargeWorkbook "large_workbook" "is too large for a workbook: use CSV files",
        /// No sheet has the name of a table.
        NoKnownSheet "no_known_sheet" "has no sheet with the name of a table",
        /// There are other tables beside the workbook.
        NotAlone "not_alone" "is there beside other tables: choose one workbook, or the CSV files",
        /// There is no row under any header.
        NoRows "no_rows" "there are no groups, staff or children in the tables yet",
        /// The value of a cell is an error such as `#REF!`.
        CellError "cell_error" "is the error of a formula",
        /// A formula that was never calculated.
        NoValue "no_value" "is a formula without a value: open the workbook, save it, and try again",
        /// Tabs separate the fields.
        TabSeparated "tab_separated" "tabs separate the fields: save it with ; or , between them",
        /// A required column is not in the header.
        MissingColumn "missing_column" "is not in the header",
        /// A column is in the header twice.
        DoubleColumn "double_column" "is in the header twice",
        /// The row has more or fewer fields than the header.
        WrongFieldCount "wrong_field_count" "fields, which is not the number of columns in the header",
        /// The last field opens a quote that nothing closes.
        OpenQuote "open_quote" "opens a quote that is not closed",
        /// A field is over 10,000 characters.
        TooLong "too_long" "is longer than 10,000 characters",
        /// A key or another required value is empty.
        Empty "empty" "is empty",
        /// The key is not in the table it refers to.
        UnknownKey "unknown_key" "is not a known key",
        /// The key has a row already.
        DoubleKey "double_key" "has a row with the same key already",
        /// Another row of the same pair has a day in common.
        OverlappingPeriod "overlapping_period" "has a period that overlaps with that of another row",
        /// The last day is before the first.
        UntilBeforeFrom "until_before_from" "is before the first day",
        /// Born after the day of the import.
        FutureBirth "future_birth" "is in the future",
        /// Born so long ago that the child is an adult when the placement starts.
        AdultBirth "adult_birth" "makes an adult of the child on its first day",
        /// What was done, after the day of the import.
        FutureDay "future_day" "is in the future, where only what was done can stand",
        /// A first day that is over a year from the day of the import.
        TooFarAhead "too_far_ahead" "is more than a year ahead",
        /// An absence or closure of over five years.
        LongPeriod "long_period" "is more than five years after the first day",
        /// A token of `days` that is none.
        UnknownToken "unknown_token" "is not a day such as ma, di-o or e:vr",
        /// A code that is not one of the column's.
        UnknownCode "unknown_code" "is not a code of this column",
        /// Not a date, or not as 2026-03-31 or 31-03-2026.
        NotADate "not_a_date" "is not a date such as 2026-03-31 or 31-03-2026",
        /// A date with another time than midnight.
        DateWithTime "date_with_time" "has a time behind the date: give the day only",
        /// A number below 0.
        NegativeNumber "negative_number" "is negative",
        /// Not a whole number, or over 4,294,967,295.
        NotAWholeNumber "not_a_whole_number" "is not a whole number",
        /// Cannot be an e-mail address.
        NotAnEmail "not_an_email" "cannot be an e-mail address",
        /// A wish of a child about itself.
        PairWithItself "pair_with_itself" "is the child itself",
        /// Two children should have the same mentor and another one.
        PairInBothColumns "pair_in_both_columns" "is wished the same and another mentor",
        /// An absence is of one staff member or of one child.
        NotOneAbsentee "not_one_absentee" "needs either a staff member or a child",
    }
}

reasons! {
    /// What is remarkable, and stops nothing.
    WarningReason {
        /// The column is not read.
        UnknownColumn "unknown_column" "is not a known column and is not read",
        /// The file is not read.
        UnknownTable "unknown_table" "is not a known table and is not read",
        /// The present mentor is not in the staff table.
        UnknownMentor "unknown_mentor" "is not a known staff member",
        /// Too young or too old for the kind of care when the placement starts.
        AgeOutsideCare "age_outside_care" "does not fit the age of this kind of care",
        /// Two groups on one day are each the child's own.
        TwoOwnGroups "two_own_groups" "has another own group on the same days: main is nee for one of them",
        /// A guardian without an e-mail address.
        NoGuardianEmail "no_guardian_email" "has no e-mail address",
        /// A child that no guardian belongs to.
        NoGuardian "no_guardian" "has no guardian",
        /// A fact of a person that another row of the same person gives otherwise; the first row counts.
        Contradiction "contradiction" "differs from an earlier row of the same key, which counts",
    }
}

/// An error of the import.
pub type ImportError = Finding<ErrorReason>;
/// A warning of the import.
pub type ImportWarning = Finding<WarningReason>;

#[derive(Default)]
pub(super) struct Findings {
    pub errors: Listed<ErrorReason>,
    pub warnings: Listed<WarningReason>,
}

impl Findings {
    /// From here on the tables are sheets of a workbook.
    pub fn are_in_sheets(&mut self) {
        self.errors.sheets = true;
        self.warnings.sheets = true;
    }
}
