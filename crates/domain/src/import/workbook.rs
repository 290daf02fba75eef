//! Tables that are the sheets of a workbook: each becomes a text as a file would have it, line for line.
//!
//! A workbook is a zip of XML that anybody can have made. So it is unpacked once to see how large it is, before any of
//! it is kept.

use std::collections::HashSet;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use super::Table;
use super::findings::{ErrorReason, Findings, WarningReason};

/// What separates the fields in the text of a sheet.
pub(super) const SEPARATOR: u8 = b';';

/// Most that a workbook may hold when it is unpacked, in bytes: a million rows or so.
const MOST_UNPACKED: u64 = 512 * 1024 * 1024;

/// Most texts that a workbook may say to share: room is made for them before they are read.
const MOST_SHARED: u64 = 20_000_000;

/// Columns behind these are not read: no table has so many.
const MOST_COLUMNS: u32 = 256;

/// The sheets of the template that explain it.
const EXPLANATIONS: [&str; 2] = ["uitleg", "explanation"];

/// Whether a file is to be read as a workbook, by its name.
pub(super) fn is_named_so(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["xlsx", "xlsm", "xls", "xlsb", "ods"].iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// Whether a sheet is there for people to read.
pub(super) fn is_explanation(sheet: &str) -> bool {
    EXPLANATIONS.iter().any(|one| sheet.trim().eq_ignore_ascii_case(one))
}

/// A workbook of which the size is known to be reasonable.
pub(super) struct Workbook(Xlsx<Cursor<Vec<u8>>>);

impl Workbook {
    /// Opens it, or says why that cannot be.
    pub fn open(name: &str, bytes: Vec<u8>) -> Result<Self, ErrorReason> {
        const OLD_KIND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        if bytes.starts_with(OLD_KIND) {
            // What is encrypted is packed into a file of the old kind, under this name in UTF-16.
            let encrypted: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
            let found = bytes.windows(encrypted.len()).any(|window| window == encrypted);
            return Err(if found { ErrorReason::EncryptedWorkbook } else { ErrorReason::OtherWorkbook });
        }
        if !name.to_ascii_lowercase().ends_with('x') && !name.to_ascii_lowercase().ends_with('m') {
            return Err(ErrorReason::OtherWorkbook);
        }
        check_size(&bytes)?;
        // The library is not ours, and a broken file must not end the program.
        match catch_unwind(|| Xlsx::new(Cursor::new(bytes))) {
            Ok(Ok(workbook)) => Ok(Self(workbook)),
            Ok(Err(XlsxError::Password)) => Err(ErrorReason::EncryptedWorkbook),
            Ok(Err(_)) | Err(_) => Err(ErrorReason::NotAWorkbook),
        }
    }

    /// The names of its sheets.
    pub fn sheets(&self) -> Vec<String> {
        self.0.sheet_names()
    }

    /// The text of a sheet: its rows as lines, under the columns that the table knows. What is wrong with cells is
    /// among the findings.
    pub fn text_of(&mut self, sheet: &str, table: Table, findings: &mut Findings) -> Option<Lines> {
        let workbook = &mut self.0;
        let read = catch_unwind(AssertUnwindSafe(|| {
            let mut text = SheetText::new(table, findings);
            let done = text.read(workbook, sheet);
            done.map(|()| text.end())
        }));
        match read {
            Ok(Ok(text)) => text,
            Ok(Err(_)) | Err(_) => {
                findings.errors.add(table, None, "", b"", ErrorReason::NotAWorkbook);
                None
            }
        }
    }
}

/// Unpacks everything without keeping it, as far as is allowed.
fn check_size(bytes: &[u8]) -> Result<(), ErrorReason> {
    let broken = ErrorReason::NotAWorkbook;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken)?;
    let mut left = MOST_UNPACKED;
    for number in 0..zip.len() {
        let part = zip.by_index(number).map_err(|_| broken)?;
        let mut part = part.take(left + 1);
        let mut start = [0; 1024];
        let mut filled = 0;
        while filled < start.len() {
            match part.read(&mut start[filled..]).map_err(|_| broken)? {
                0 => break,
                read => filled += read,
            }
        }
        if shared_texts(&start[..filled]) > MOST_SHARED {
            return Err(broken);
        }
        let unpacked = filled as u64 + std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| broken)?;
        left = left.checked_sub(unpacked).ok_or(ErrorReason::LargeWorkbook)?;
    }
    Ok(())
}

/// How many texts the beginning of a part says that it has.
fn shared_texts(start: &[u8]) -> u64 {
    let start = String::from_utf8_lossy(start);
    let said = start.split("uniqueCount").nth(1).unwrap_or_default();
    let digits = said.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = &digits[..digits.bytes().take_while(u8::is_ascii_digit).count()];
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
}

/// The text of a sheet.
pub(super) struct Lines {
    pub text: String,
    /// Where the value of a cell is an error, which is said: its line, and its place in it.
    pub broken: HashSet<(u32, usize)>,
    /// All rows are in it.
    pub whole: bool,
}

/// The text of a sheet while its cells come by, in the order of rows.
struct SheetText<'a> {
    table: Table,
    findings: &'a mut Findings,
    lines: Lines,
    /// The row that is being filled, from 0.
    row: u32,
    /// The names in the header by column, until the header is complete.
    header: Vec<(u32, String)>,
    /// For each column of the sheet its place in the text.
    places: Vec<Option<usize>>,
    fields: Vec<String>,
    /// Columns without a name that hold something, a bit each; each is said once.
    nameless: [bool; MOST_COLUMNS as usize + 1],
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing was found yet.
    Before,
    /// In the row of the header.
    Header,
    /// Behind it.
    Rows,
}

impl<'a> SheetText<'a> {
    fn new(table: Table, findings: &'a mut Findings) -> Self {
        Self {
            table,
            findings,
            lines: Lines { text: String::new(), broken: HashSet::new(), whole: true },
            row: 0,
            header: Vec::new(),
            places: Vec::new(),
            fields: Vec::new(),
            nameless: [false; MOST_COLUMNS as usize + 1],
            stage: Stage::Before,
        }
    }

    fn read(&mut self, workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Result<(), XlsxError> {
        let mut cells = workbook.worksheet_cells_reader(sheet)?;
        loop {
            let cell = match cells.next_cell_with_formula_metadata() {
                Ok(Some(cell)) => cell,
                Ok(None) => return Ok(()),
                // An error of a formula that the library does not know; what comes behind it cannot be read.
                Err(XlsxError::CellError(error)) => {
                    let row = Some(self.row + 1);
                    self.findings.errors.add(self.table, row, "", error.as_bytes(), ErrorReason::CellError);
                    // Half a row is not judged.
                    self.fields.iter_mut().for_each(String::clear);
                    self.lines.whole = false;
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            let (row, column) = cell.pos;
            if row < self.row {
                return Err(XlsxError::Unexpected("rows in another order"));
            }
            match &cell.value {
                DataRef::Empty if cell.formula.is_some() => {
                    self.go_to(row);
                    self.wrong(column, "", ErrorReason::NoValue);
                }
                DataRef::Empty => {}
                DataRef::Error(error) => {
                    self.go_to(row);
                    self.wrong(column, shown(error), ErrorReason::CellError);
                }
                value => {
                    let text = in_words(value);
                    if !text.trim().is_empty() {
                        self.go_to(row);
                        self.put(column, text);
                    }
                }
            }
        }
    }

    /// Ends the rows before this one.
    fn go_to(&mut self, row: u32) {
        if self.stage == Stage::Before {
            self.stage = Stage::Header;
        } else if row > self.row {
            self.end_row();
        }
        for _ in self.row..row {
            self.lines.text.push('\n');
        }
        self.row = row;
    }

    fn put(&mut self, column: u32, value: String) {
        match (self.stage, self.places.get(column as usize)) {
            (Stage::Rows, Some(Some(place))) => self.fields[*place] = value,
            (Stage::Rows, Some(None)) => {}
            (Stage::Rows, None) => self.note_nameless(column),
            _ if column < MOST_COLUMNS => self.header.push((column, value)),
            _ => self.note_nameless(column),
        }
    }

    /// Something stands in a column without a name.
    fn note_nameless(&mut self, column: u32) {
        let said = &mut self.nameless[column.min(MOST_COLUMNS) as usize];
        if !std::mem::replace(said, true) {
            let (row, letters) = (Some(self.row + 1), letters(column));
            self.findings.warnings.add(self.table, row, letters, b"", WarningReason::UnknownColumn);
        }
    }

    fn wrong(&mut self, column: u32, value: &str, reason: ErrorReason) {
        if self.stage == Stage::Rows {
            // In a column that is not read nothing can be wrong.
            let Some(place) = self.places.get(column as usize).copied().flatten() else { return };
            self.lines.broken.insert((self.row + 1, place));
        }
        let name = self.header.iter().find(|(at, _)| *at == column && self.stage == Stage::Rows);
        let name = name.map_or_else(|| letters(column), |(_, name)| name.trim().to_lowercase());
        self.findings.errors.add(self.table, Some(self.row + 1), name, value.as_bytes(), reason);
    }

    fn end_row(&mut self) {
        if self.stage == Stage::Header {
            self.end_header();
            self.stage = Stage::Rows;
        }
        for (at, field) in self.fields.iter_mut().enumerate() {
            if at > 0 {
                self.lines.text.push(SEPARATOR.into());
            }
            push_field(&mut self.lines.text, field);
            field.clear();
        }
        self.row += 1;
        self.lines.text.push('\n');
    }

    /// Only columns that the table knows are in the text; the others are named.
    fn end_header(&mut self) {
        let width = self.header.iter().map(|(column, _)| column + 1).max().unwrap_or_default();
        self.places = vec![None; width as usize];
        for column in 0..width {
            let Some((_, name)) = self.header.iter().rev().find(|(at, _)| *at == column) else {
                continue;
            };
            let known = name.trim().to_lowercase();
            if self.table.column_names().any(|(name, _)| name == known) {
                self.places[column as usize] = Some(self.fields.len());
                self.fields.push(name.clone());
            } else {
                let row = Some(self.row + 1);
                self.findings.warnings.add(self.table, row, known, b"", WarningReason::UnknownColumn);
            }
        }
    }

    /// Nothing when it broke off before its header was known.
    fn end(mut self) -> Option<Lines> {
        if !self.lines.whole && self.stage != Stage::Rows {
            return None;
        }
        if self.stage != Stage::Before {
            self.end_row();
        }
        Some(self.lines)
    }
}

/// A field in quotes where it needs them, on one line: a line of the text is a row of the sheet.
fn push_field(text: &mut String, field: &str) {
    let quoted = field.contains([char::from(SEPARATOR), '"']);
    if quoted {
        text.push('"');
    }
    for c in field.chars() {
        match c {
            '"' => text.push_str("\"\""),
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    if quoted {
        text.push('"');
    }
}

/// A value as a file would have it.
fn in_words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_in_words(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "ja".to_owned(),
        DataRef::Bool(false) => "nee".to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => date_in_words(moment),
        DataRef::DateTime(duration) => number_in_words(duration.as_f64()),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Without the decimals that a spreadsheet gives every number; they have 15 digits.
fn number_in_words(number: f64) -> String {
    const EXACT: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < EXACT { format!("{number:.0}") } else { number.to_string() }
}

/// A date; with its time when it has one, which is then no date of ours.
fn date_in_words(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second, milli) == (0, 0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
}

/// The letters above a column: `A` for 0.
fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

fn shown(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#DATA!",
    }
}
