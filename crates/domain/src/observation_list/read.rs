//! Reading the text of a list.

use std::collections::BTreeSet;

use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

use super::{
    Ages, Item, LEAST_VALUES, LONGEST, MOST_IN_A_CODE, MOST_IN_A_NAME, MOST_IN_A_TEXT, MOST_ITEMS,
    MOST_MONTHS, MOST_SCALES, MOST_SECTIONS, MOST_VALUES, ObservationList, Scale, Section, Value,
};

/// A mistake in the text of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Wrong,
}

/// What can be wrong with the text of a list. Names are as they stand in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The file is longer than [`LONGEST`].
    TooLong,
    /// It is not text in UTF-8.
    NoUtf8,
    /// It is no TOML; with what stands on the line.
    Syntax(String),
    /// There is nothing of this name here.
    Unknown(String),
    /// This is not there.
    Missing(String),
    /// This must be a text of at most so many characters, and not empty.
    NoText(String, usize),
    /// This must be of small letters, digits and hyphens.
    NoCode(String),
    /// This must be a whole number of months, at most [`MOST_MONTHS`].
    NoMonths(String),
    /// The ages end before they begin.
    NoAges,
    /// The ages of an item are not those of the list: nobody would see it.
    NeverShown,
    /// This code or word was there before.
    Twice(String),
    /// There is no scale with this code.
    NoScale(String),
    /// There must be so many of these.
    HowMany(&'static str, usize, usize),
}

/// So much of a line that is no TOML is shown, in characters.
const MOST_OF_A_LINE: usize = 80;

type Node<'t> = Spanned<DeValue<'t>>;
type Table<'t> = DeTable<'t>;

pub(super) fn read(bytes: &[u8]) -> Result<ObservationList, Vec<Mistake>> {
    if bytes.len() > LONGEST {
        return Err(vec![Mistake { line: 1, what: Wrong::TooLong }]);
    }
    // Editors may put a mark before the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(in_lines(bytes, vec![(error.valid_up_to(), Wrong::NoUtf8)])),
    };
    let mut reader = Reader::default();
    let list = reader.list(text);
    list.filter(|_| reader.wrong.is_empty()).ok_or_else(|| in_lines(bytes, reader.wrong))
}

/// The beginning of the line around a place, in bytes.
fn line_at(text: &str, at: usize) -> String {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    line.trim().chars().take(MOST_OF_A_LINE).collect()
}

/// Places as lines, in their order.
fn in_lines(bytes: &[u8], mut wrong: Vec<(usize, Wrong)>) -> Vec<Mistake> {
    wrong.sort_by_key(|(at, _)| *at);
    let (mut line, mut done) = (1, 0);
    let mut mistakes = Vec::new();
    for (at, what) in wrong {
        let between = bytes.get(done..at).unwrap_or_default();
        line += between.iter().filter(|byte| **byte == b'\n').count();
        done = done.max(at);
        mistakes.push(Mistake { line, what });
    }
    mistakes
}

#[derive(Default)]
struct Reader {
    /// Where, in bytes, and what.
    wrong: Vec<(usize, Wrong)>,
}

impl Reader {
    fn say(&mut self, at: usize, what: Wrong) {
        self.wrong.push((at, what));
    }

    fn list(&mut self, text: &str) -> Option<ObservationList> {
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.say(at, Wrong::Syntax(line_at(text, at)));
        }
        if !self.wrong.is_empty() {
            // What is missing in a text that is half understood would only confuse.
            return None;
        }
        let root = root.into_inner();
        let known = ["code", "naam", "versie", "bron", "vanaf_maanden", "tot_maanden", "schaal", "onderdeel"];
        self.only(&root, &known);
        let code = self.code(&root, 0);
        let name = self.text(&root, 0, "naam", MOST_IN_A_NAME);
        let version = self.text(&root, 0, "versie", MOST_IN_A_NAME);
        let source = self.text(&root, 0, "bron", MOST_IN_A_TEXT);
        let whole = Ages { from: 0, until: MOST_MONTHS };
        for name in ["vanaf_maanden", "tot_maanden"] {
            if !root.contains_key(name) {
                self.say(0, Wrong::Missing(name.to_owned()));
            }
        }
        let ages = self.ages(&root, whole);
        let scales = self.scales(&root);
        let sections = self.sections(&root, ages.unwrap_or(whole), &scales);
        Some(ObservationList {
            code: code?,
            name: name?,
            version: version?,
            source: source?,
            ages: ages?,
            scales,
            sections,
        })
    }

    fn scales(&mut self, root: &Table<'_>) -> Vec<Scale> {
        let mut codes = BTreeSet::new();
        let mut scales = Vec::new();
        for (at, table) in self.tables(root, 0, "schaal", (1, MOST_SCALES)) {
            self.only(table, &["code", "waarden"]);
            let code = self.fresh_code(table, at, &mut codes);
            let (mut values_seen, mut labels) = (BTreeSet::new(), BTreeSet::new());
            let mut values = Vec::new();
            for (at, table) in self.tables(table, at, "waarden", (LEAST_VALUES, MOST_VALUES)) {
                self.only(table, &["code", "woord", "uitleg"]);
                let code = self.fresh_code(table, at, &mut values_seen);
                let label = self.text(table, at, "woord", MOST_IN_A_NAME);
                let explanation = self.text(table, at, "uitleg", MOST_IN_A_TEXT);
                if let Some(label) = &label
                    && !labels.insert(label.to_lowercase())
                {
                    self.say(at, Wrong::Twice(label.clone()));
                }
                if let (Some(code), Some(label), Some(explanation)) = (code, label, explanation) {
                    values.push(Value { code, label, explanation });
                }
            }
            scales.push(Scale { code: code.unwrap_or_default(), values });
        }
        scales
    }

    fn sections(&mut self, root: &Table<'_>, ages: Ages, scales: &[Scale]) -> Vec<Section> {
        let mut codes = BTreeSet::new();
        let mut count = 0;
        let mut sections = Vec::new();
        for (at, table) in self.tables(root, 0, "onderdeel", (1, MOST_SECTIONS)) {
            self.only(table, &["naam", "punt"]);
            let name = self.text(table, at, "naam", MOST_IN_A_NAME);
            let mut items = Vec::new();
            for (at, table) in self.tables(table, at, "punt", (1, MOST_ITEMS)) {
                count += 1;
                if count == MOST_ITEMS + 1 {
                    self.say(at, Wrong::HowMany("punt", 1, MOST_ITEMS));
                }
                items.extend(self.item(table, at, ages, scales, &mut codes));
            }
            sections.push(Section { name: name.unwrap_or_default(), items });
        }
        sections
    }

    fn item(
        &mut self,
        table: &Table<'_>,
        at: usize,
        of_list: Ages,
        scales: &[Scale],
        codes: &mut BTreeSet<String>,
    ) -> Option<Item> {
        self.only(table, &["code", "tekst", "schaal", "vanaf_maanden", "tot_maanden"]);
        let code = self.fresh_code(table, at, codes);
        let text = self.text(table, at, "tekst", MOST_IN_A_TEXT);
        let scale = match table.get("schaal") {
            // With one scale there is no choice.
            None if scales.len() == 1 => Some(0),
            None => {
                self.say(at, Wrong::Missing("schaal".to_owned()));
                None
            }
            Some(node) => {
                let name = node.get_ref().as_str().unwrap_or_default();
                let found = scales.iter().position(|scale| scale.code == name && !name.is_empty());
                if found.is_none() {
                    self.say(node.span().start, Wrong::NoScale(name.to_owned()));
                }
                found
            }
        };
        let ages = self.ages(table, of_list)?;
        if ages.from >= of_list.until || ages.until <= of_list.from {
            self.say(at, Wrong::NeverShown);
        }
        Some(Item { code: code?, text: text?, scale: scale?, ages })
    }

    /// Nothing but the known names may stand in a table.
    fn only(&mut self, table: &Table<'_>, known: &[&str]) {
        for name in table.keys().filter(|name| !known.contains(&name.get_ref().as_ref())) {
            self.say(name.span().start, Wrong::Unknown(name.get_ref().to_string()));
        }
    }

    fn there<'n, 't>(&mut self, table: &'n Table<'t>, at: usize, name: &str) -> Option<&'n Node<'t>> {
        let found = table.get(name);
        if found.is_none() {
            self.say(at, Wrong::Missing(name.to_owned()));
        }
        found
    }

    /// The tables of an array, each with its place.
    fn tables<'n, 't>(
        &mut self,
        table: &'n Table<'t>,
        at: usize,
        name: &'static str,
        (least, most): (usize, usize),
    ) -> Vec<(usize, &'n Table<'t>)> {
        let Some(node) = self.there(table, at, name) else { return Vec::new() };
        let array: Option<&DeArray<'_>> = node.get_ref().as_array();
        let Some(array) = array.filter(|array| (least..=most).contains(&array.len())) else {
            self.say(node.span().start, Wrong::HowMany(name, least, most));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for one in array {
            match one.get_ref().as_table() {
                Some(table) => tables.push((one.span().start, table)),
                None => self.say(one.span().start, Wrong::HowMany(name, least, most)),
            }
        }
        tables
    }

    fn text(&mut self, table: &Table<'_>, at: usize, name: &str, most: usize) -> Option<String> {
        let node = self.there(table, at, name)?;
        let text = node.get_ref().as_str().map(str::trim);
        let text = text.filter(|text| !text.is_empty() && text.chars().count() <= most);
        if text.is_none() {
            self.say(node.span().start, Wrong::NoText(name.to_owned(), most));
        }
        text.map(str::to_owned)
    }

    fn code(&mut self, table: &Table<'_>, at: usize) -> Option<String> {
        let node = self.there(table, at, "code")?;
        let code = node.get_ref().as_str().unwrap_or_default();
        let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (1..=MOST_IN_A_CODE).contains(&code.len());
        if fits && !code.starts_with('-') && code.chars().all(fine) {
            return Some(code.to_owned());
        }
        self.say(node.span().start, Wrong::NoCode(code.to_owned()));
        None
    }

    fn fresh_code(&mut self, table: &Table<'_>, at: usize, seen: &mut BTreeSet<String>) -> Option<String> {
        let code = self.code(table, at)?;
        if !seen.insert(code.clone()) {
            let at = table.get("code").map_or(at, |node| node.span().start);
            self.say(at, Wrong::Twice(code));
            return None;
        }
        Some(code)
    }

    /// The ages of a table; where it says nothing, those of `unsaid`.
    fn ages(&mut self, table: &Table<'_>, unsaid: Ages) -> Option<Ages> {
        let from = self.months(table, "vanaf_maanden", unsaid.from);
        let until = self.months(table, "tot_maanden", unsaid.until);
        let ages = Ages { from: from?, until: until? };
        if ages.from < ages.until {
            return Some(ages);
        }
        let at = ["tot_maanden", "vanaf_maanden"].into_iter().find_map(|name| table.get(name));
        self.say(at.map_or(0, |node| node.span().start), Wrong::NoAges);
        None
    }

    fn months(&mut self, table: &Table<'_>, name: &str, unsaid: u16) -> Option<u16> {
        let Some(node) = table.get(name) else { return Some(unsaid) };
        let number = node.get_ref().as_integer();
        let number = number.and_then(|number| u16::from_str_radix(number.as_str(), number.radix()).ok());
        let number = number.filter(|number| *number <= MOST_MONTHS);
        if number.is_none() {
            self.say(node.span().start, Wrong::NoMonths(name.to_owned()));
        }
        number
    }
}
