//! Where cells come from: the bytes of a CSV file, as records of fields under known columns.

use std::borrow::Cow;
use std::collections::HashSet;

use csv::ByteRecord;
use encoding_rs::WINDOWS_1252;
use jiff::civil::Date;

use super::Table;
use super::findings::{ErrorReason, Findings, WarningReason};
use super::values;
use super::workbook::{Lines, SEPARATOR};
use crate::period::Period;

/// Longest field, in characters.
const LONGEST_FIELD: usize = 10_000;

/// A column of a table.
pub(super) struct Column {
    /// Its place among the known columns of the table.
    pub index: usize,
    pub name: &'static str,
    /// Must be in the header.
    pub required: bool,
}

impl Column {
    pub const fn required(index: usize, name: &'static str) -> Self {
        Self { index, name, required: true }
    }

    pub const fn optional(index: usize, name: &'static str) -> Self {
        Self { index, name, required: false }
    }
}

/// The text of a file: UTF-8, or else Windows-1252; `None` when it is no text at all.
pub(crate) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // A fold without an early end is done many bytes at a time.
    let binary = bytes.iter().fold(false, |found, &b| found | (b < b'\t') | (0x0E..0x20).contains(&b));
    if binary {
        return None;
    }
    Some(match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    })
}

/// The rows of one table in a text.
pub(super) struct Sheet<'a> {
    table: Table,
    text: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    separator: u8,
    record: ByteRecord,
    /// The record is of several rows, of which a quote made one; that is said.
    misquoted: bool,
    /// For each known column its place in a record.
    places: Vec<Option<usize>>,
    header: Vec<String>,
    line: u32,
    line_end: u8,
    /// Up to here lines are counted.
    counted: usize,
    /// Fields of which an error was said already: their line, and their place in it.
    broken: Option<&'a HashSet<(u32, usize)>>,
}

impl<'a> Sheet<'a> {
    /// Reads the header of a file. `None` when required columns are missing, which is then among the findings. The
    /// separator of fields is said by a first line such as `sep=;`, or else guessed from the header.
    pub fn of_file(
        table: Table,
        text: &'a str,
        columns: &[&Column],
        findings: &mut Findings,
    ) -> Option<Self> {
        let (said, text) = said_separator(text.as_bytes());
        let separator = said.unwrap_or_else(|| delimiter(text));
        let first = if said.is_some() { 2 } else { 1 };
        if separator == b'\t' {
            findings.errors.add(table, Some(first), "", b"", ErrorReason::TabSeparated);
            return None;
        }
        Self::open(table, (first, text), separator, columns, findings)
    }

    /// Reads the header of a sheet of a workbook.
    pub fn of_workbook(
        table: Table,
        lines: &'a Lines,
        columns: &[&Column],
        findings: &mut Findings,
    ) -> Option<Self> {
        let mut sheet = Self::open(table, (1, lines.text.as_bytes()), SEPARATOR, columns, findings)?;
        sheet.broken = Some(&lines.broken);
        Some(sheet)
    }

    fn open(
        table: Table,
        (first, text): (u32, &'a [u8]),
        separator: u8,
        columns: &[&Column],
        findings: &mut Findings,
    ) -> Option<Self> {
        let mut sheet = Self {
            table,
            text,
            reader: csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(separator)
                .buffer_capacity(1 << 16)
                .from_reader(text),
            separator,
            record: ByteRecord::new(),
            misquoted: false,
            places: vec![None; columns.len()],
            header: Vec::new(),
            line: first,
            line_end: if text.contains(&b'\n') { b'\n' } else { b'\r' },
            counted: 0,
            broken: None,
        };
        sheet.advance(findings);
        let errors_before = findings.errors.total;
        let row = Some(sheet.line);
        for (place, name) in sheet.record.iter().enumerate() {
            let name = String::from_utf8_lossy(name).trim().to_lowercase();
            match columns.iter().find(|column| column.name == name) {
                Some(column) if sheet.places[column.index].is_some() => {
                    findings.errors.add(table, row, column.name, b"", ErrorReason::DoubleColumn);
                }
                Some(column) => sheet.places[column.index] = Some(place),
                // A separator behind the last column makes a column without a name, and no harm.
                None if name.is_empty() => {}
                None => findings.warnings.add(table, row, name.clone(), b"", WarningReason::UnknownColumn),
            }
            sheet.header.push(name);
        }
        for column in columns {
            if column.required && sheet.places[column.index].is_none() {
                findings.errors.add(table, row, column.name, b"", ErrorReason::MissingColumn);
            }
        }
        (findings.errors.total == errors_before).then_some(sheet)
    }

    /// The known columns that are there, a bit each by their index.
    pub fn given(&self) -> u32 {
        (0..).zip(&self.places).fold(0, |bits, (at, place)| bits | u32::from(place.is_some()) << at)
    }

    /// The next row that has as many fields as the header and is not empty.
    pub fn next<'s>(&'s mut self, findings: &'s mut Findings) -> Option<Row<'s>> {
        while self.advance(findings) {
            if self.misquoted || self.record.as_slice().iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            // Nothing is lost with separators behind the last field.
            let width = self.header.len();
            if self.record.iter().skip(width).all(|field| field.trim_ascii().is_empty()) {
                self.record.truncate(width);
            }
            if self.record.len() == width {
                self.check_lengths(findings);
                return Some(Row {
                    table: self.table,
                    line: self.line,
                    record: &self.record,
                    places: &self.places,
                    broken: self.broken,
                    findings,
                });
            }
            let fields = self.record.len().to_string();
            findings.errors.add(
                self.table,
                Some(self.line),
                "",
                fields.as_bytes(),
                ErrorReason::WrongFieldCount,
            );
        }
        None
    }

    /// How many rows to make room for: about as many as there are, within reason for any file.
    pub fn expected_rows(&self) -> usize {
        const MOST: usize = 1 << 20;
        self.text.iter().filter(|&&b| b == self.line_end).count().min(MOST)
    }

    fn advance(&mut self, findings: &mut Findings) -> bool {
        // A slice has no I/O errors, and bytes in flexible records have no others.
        let more = self.reader.read_byte_record(&mut self.record).unwrap_or(false);
        let position = self.record.position().map_or(0, csv::Position::byte) as usize;
        let blank = self.text[position..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let start = position + blank;
        let passed = &self.text[self.counted..start];
        self.line += passed.iter().filter(|&&b| b == self.line_end).count() as u32;
        self.counted = start;
        let end = self.reader.position().byte() as usize;
        self.misquoted = more
            && self.record.as_slice().contains(&self.line_end)
            && closes_before_the_end(&self.text[start..end], self.separator);
        if self.misquoted {
            findings.errors.add(self.table, Some(self.line), "", b"", ErrorReason::OpenQuote);
        } else if more && end == self.text.len() {
            self.check_last_quote(start, findings);
        }
        more
    }

    /// A quote that is opened in the last field and not closed takes the rest of the file for that field.
    fn check_last_quote(&self, start: usize, findings: &mut Findings) {
        let raw = &self.text[start..];
        let quotes = raw.iter().filter(|&&b| b == b'"').count();
        let last = self.record.iter().next_back().unwrap_or_default();
        if quotes % 2 == 1 && last.contains(&self.line_end) {
            findings.errors.add(self.table, Some(self.line), "", b"", ErrorReason::OpenQuote);
        }
    }

    fn check_lengths(&self, findings: &mut Findings) {
        if self.record.as_slice().len() <= LONGEST_FIELD {
            return;
        }
        for (field, name) in self.record.iter().zip(&self.header) {
            if field.len() > LONGEST_FIELD && String::from_utf8_lossy(field).chars().count() > LONGEST_FIELD {
                findings.errors.add(self.table, Some(self.line), name.clone(), field, ErrorReason::TooLong);
            }
        }
    }
}

/// Whether a quote closes before the end of its field. Then it is the one that opens another field, as in two rows with
/// `"t Hart`, and everything between them is taken for one field.
fn closes_before_the_end(record: &[u8], separator: u8) -> bool {
    let (mut quoted, mut begins) = (false, true);
    let mut bytes = record.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if !quoted {
            quoted = begins && byte == b'"';
            begins = byte == separator;
        } else if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
            quoted = false;
            if bytes.peek().is_some_and(|&next| next != separator && !matches!(next, b'\r' | b'\n')) {
                return true;
            }
        }
    }
    false
}

/// What the header is separated by: the one of `;`, `,` and tabs that it has most of.
fn delimiter(text: &[u8]) -> u8 {
    let header = text.trim_ascii_start().split(|b| matches!(b, b'\r' | b'\n')).next().unwrap_or_default();
    let count = |sought: u8| header.iter().filter(|&&b| b == sought).count();
    let most = if count(b',') > count(b';') { b',' } else { b';' };
    if count(b'\t') > count(most) { b'\t' } else { most }
}

/// The separator that a first line says for spreadsheets, such as `sep=;`, and the text behind that line.
fn said_separator(text: &[u8]) -> (Option<u8>, &[u8]) {
    let end = text.iter().position(|b| matches!(b, b'\r' | b'\n')).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match *line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', said @ (b';' | b',' | b'\t')] => {
            let rest = rest.strip_prefix(b"\r\n").unwrap_or(rest.get(1..).unwrap_or_default());
            (Some(said), rest)
        }
        _ => (None, text),
    }
}

/// One row, whose values are checked when they are asked for.
pub(super) struct Row<'s> {
    pub table: Table,
    pub line: u32,
    record: &'s ByteRecord,
    places: &'s [Option<usize>],
    broken: Option<&'s HashSet<(u32, usize)>>,
    pub findings: &'s mut Findings,
}

impl<'s> Row<'s> {
    /// The field, without spaces around it; empty when the table has no such column.
    pub fn cell(&self, column: &Column) -> &'s [u8] {
        let field = self.places[column.index].and_then(|place| self.record.get(place));
        let field = field.unwrap_or_default().trim_ascii();
        let is_ascii = |end: Option<&u8>| end.is_none_or(u8::is_ascii);
        if is_ascii(field.first()) && is_ascii(field.last()) {
            return field;
        }
        // Among others the space at which no line breaks.
        str::from_utf8(field).map_or(field, |text| text.trim().as_bytes())
    }

    pub fn text(&self, column: &Column) -> &'s str {
        let cell = self.cell(column);
        if cell.is_empty() {
            return "";
        }
        // The text of the file is UTF-8, and fields end at ASCII characters.
        let text = str::from_utf8(cell).unwrap_or_default();
        // Longer ones are refused already, and would not fit.
        if text.len() > LONGEST_FIELD * 4 { "" } else { text }
    }

    /// Whether it was said already what is wrong with the field.
    fn is_broken(&self, column: &Column) -> bool {
        let place = self.places[column.index];
        place.zip(self.broken).is_some_and(|(place, broken)| broken.contains(&(self.line, place)))
    }

    pub fn error(&mut self, column: &Column, value: &[u8], reason: ErrorReason) {
        if !self.is_broken(column) {
            self.findings.errors.add(self.table, Some(self.line), column.name, value, reason);
        }
    }

    pub fn warn(&mut self, column: &Column, value: &[u8], reason: WarningReason) {
        self.findings.warnings.add(self.table, Some(self.line), column.name, value, reason);
    }

    /// A text that must be there.
    pub fn filled(&mut self, column: &Column) -> Option<&'s str> {
        let text = self.text(column);
        if text.is_empty() {
            self.error(column, b"", ErrorReason::Empty);
            return None;
        }
        Some(text)
    }

    /// A value that may be empty, read by a function that says what is wrong.
    pub fn value<T>(
        &mut self,
        column: &Column,
        read: impl FnOnce(&'s [u8]) -> Result<T, ErrorReason>,
    ) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        read(cell).map_err(|reason| self.error(column, cell, reason)).ok()
    }

    pub fn date(&mut self, column: &Column) -> Option<Date> {
        self.value(column, values::day)
    }

    pub fn filled_date(&mut self, column: &Column) -> Option<Date> {
        self.filled(column)?;
        self.date(column)
    }

    /// A day that cannot be after another one.
    pub fn not_after(&mut self, column: &Column, day: Option<Date>, last: Date, reason: ErrorReason) {
        if day.is_some_and(|day| day > last) {
            let cell = self.cell(column);
            self.error(column, cell, reason);
        }
    }

    pub fn number(&mut self, column: &Column) -> Option<u32> {
        self.value(column, values::whole_number)
    }

    pub fn email(&mut self, column: &Column) -> &'s str {
        let address = self.text(column);
        if !address.is_empty() && !values::is_email(address) {
            self.error(column, address.as_bytes(), ErrorReason::NotAnEmail);
        }
        address
    }

    /// One of the codes of a column, or what an empty field stands for.
    pub fn code<T>(
        &mut self,
        column: &Column,
        empty: Option<T>,
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Option<T> {
        match self.cell(column) {
            [] => empty,
            cell => self.value(column, |_| read(cell).ok_or(ErrorReason::UnknownCode)),
        }
    }

    pub fn yes_or_no(&mut self, column: &Column, empty: Option<bool>) -> Option<bool> {
        self.code(column, empty, |cell| {
            [("ja", true), ("nee", false)]
                .into_iter()
                .find(|(code, _)| cell.eq_ignore_ascii_case(code.as_bytes()))
                .map(|(_, yes)| yes)
        })
    }

    /// From and until; `None` when they cannot be read or go backwards.
    pub fn period(&mut self, from: &Column, until: &Column) -> Option<Period> {
        let errors_before = self.findings.errors.total;
        let period = Period { from: self.date(from), until: self.date(until) };
        if let (Some(first), Some(last)) = (period.from, period.until)
            && last < first
        {
            let cell = self.cell(until);
            self.error(until, cell, ErrorReason::UntilBeforeFrom);
        }
        let known = self.findings.errors.total == errors_before;
        (known && !self.is_broken(from) && !self.is_broken(until)).then_some(period)
    }
}
