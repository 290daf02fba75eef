//! Observation lists as data: an organisation's own (licensed) list of what one can look at, with the words in which it
//! is answered and the ages for which it is.
//!
//! A list is a TOML text that a policy officer writes, with Dutch names, such as
//!
//! ```toml
//! code = "spelen"
//! naam = "Spelen"
//! versie = "1"
//! bron = "Eigen lijst"
//! vanaf_maanden = 12
//! tot_maanden = 48
//!
//! [[schaal]]
//! code = "gezien"
//! waarden = [
//!   { code = "nee", woord = "nog niet", uitleg = "Ik heb het niet zien lukken." },
//!   { code = "ja", woord = "ja", uitleg = "Het lukt zonder hulp." },
//! ]
//!
//! [[onderdeel]]
//! naam = "Samen"
//!
//! [[onderdeel.punt]]
//! code = "deelt"
//! tekst = "Deelt speelgoed"
//! schaal = "gezien"
//! vanaf_maanden = 24
//! ```
//!
//! It is read as a whole: nothing else may be in it, and all mistakes are found at once, each with its line.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use read::{Mistake, Wrong};

/// The list that comes with the product, written for it. It is off until an organisation takes it in and turns it on.
pub const EXAMPLE: &str = include_str!("../../../profiles/observation-list.toml");

/// A file has at most this many bytes.
pub const LONGEST: usize = 1_000_000;
/// A list has at most this many items.
pub const MOST_ITEMS: usize = 500;
/// A list has at most this many sections.
pub const MOST_SECTIONS: usize = 50;
/// A list has at most this many scales.
pub const MOST_SCALES: usize = 20;
/// A scale has at least this many values.
pub const LEAST_VALUES: usize = 2;
/// A scale has at most this many values.
pub const MOST_VALUES: usize = 10;
/// A code has at most this many characters.
pub const MOST_IN_A_CODE: usize = 40;
/// A name, and the word of a value, has at most this many characters.
pub const MOST_IN_A_NAME: usize = 200;
/// The text of an item, an explanation and a remark have at most this many characters.
pub const MOST_IN_A_TEXT: usize = 500;
/// Lists are for children younger than this many months.
pub const MOST_MONTHS: u16 = 216;

/// How "not seen" is kept: no code of a value can be so.
pub const NOT_SEEN: &str = "-";

/// From how many whole months on, until before how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// The first that counts.
    pub from: u16,
    /// The first that does not count any longer.
    pub until: u16,
}

impl Ages {
    /// Whether a child of so many whole months is of these ages.
    pub fn hold(self, months_old: i64) -> bool {
        (i64::from(self.from)..i64::from(self.until)).contains(&months_old)
    }
}

/// One of the words in which an item is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its name in what is kept.
    pub code: String,
    /// The words on the button.
    pub label: String,
    /// What is meant.
    pub explanation: String,
}

/// The words in which items are answered, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its name in the file.
    pub code: String,
    /// The words.
    pub values: Vec<Value>,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name, the same in every version of the list.
    pub code: String,
    /// What one looks at.
    pub text: String,
    /// In which scale of the list it is answered, from 0.
    pub scale: usize,
    /// For which ages.
    pub ages: Ages,
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub items: Vec<Item>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservationList {
    /// Its name, the same in every version.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// Which version.
    pub version: String,
    /// From where it comes, and under which licence.
    pub source: String,
    /// For which ages.
    pub ages: Ages,
    /// The scales.
    pub scales: Vec<Scale>,
    /// The parts.
    pub sections: Vec<Section>,
}

/// What was answered: by the code of the item, the code of a value or [`NOT_SEEN`].
pub type Answers = BTreeMap<String, String>;

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// In one of the scale's words.
    Value(&'a Value),
    /// There was nothing to see of it.
    NotSeen,
}

impl ObservationList {
    /// Reads a list.
    ///
    /// # Errors
    /// All mistakes, in the order of their lines.
    pub fn parse(bytes: &[u8]) -> Result<Self, Vec<Mistake>> {
        read::read(bytes)
    }

    /// The items for a child of so many whole months, by section; sections without any are left out.
    pub fn at(&self, months_old: i64) -> Vec<(&Section, Vec<&Item>)> {
        self.where_items(|item| item.ages.hold(months_old))
    }

    /// The items that were answered, by section.
    pub fn answered(&self, answers: &Answers) -> Vec<(&Section, Vec<&Item>)> {
        self.where_items(|item| answers.contains_key(&item.code))
    }

    fn where_items(&self, wanted: impl Fn(&Item) -> bool) -> Vec<(&Section, Vec<&Item>)> {
        let parts = self.sections.iter().map(|section| {
            let items: Vec<&Item> = section.items.iter().filter(|item| wanted(item)).collect();
            (section, items)
        });
        parts.filter(|(_, items)| !items.is_empty()).collect()
    }

    /// How many items for this age were not answered.
    pub fn unanswered(&self, months_old: i64, answers: &Answers) -> usize {
        let items = self.at(months_old).into_iter().flat_map(|(_, items)| items);
        items.filter(|item| !answers.contains_key(&item.code)).count()
    }

    /// All items.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The item with a code.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items().find(|item| item.code == code)
    }

    /// The words in which an item is answered.
    pub fn values(&self, item: &Item) -> &[Value] {
        self.scales.get(item.scale).map_or(&[], |scale| &scale.values)
    }

    /// What an item can be answered with, by the code that is kept.
    pub fn answer(&self, item: &Item, code: &str) -> Option<Answer<'_>> {
        if code == NOT_SEEN {
            return Some(Answer::NotSeen);
        }
        self.values(item).iter().find(|value| value.code == code).map(Answer::Value)
    }
}

/// What was answered otherwise the time before: by the code of the item, what it was then. An item that was not answered
/// both times has not changed, and neither has one that has the same words in both versions of the list.
pub fn changed<'b>(
    (now, answers): (&ObservationList, &Answers),
    (before, earlier): (&'b ObservationList, &Answers),
) -> BTreeMap<String, Answer<'b>> {
    let words = |answer: Answer<'_>| match answer {
        Answer::Value(value) => Some(value.label.clone()),
        Answer::NotSeen => None,
    };
    let changes = answers.iter().filter_map(|(code, value)| {
        let was = before.answer(before.item(code)?, earlier.get(code)?)?;
        let is = now.answer(now.item(code)?, value)?;
        (words(was) != words(is)).then(|| (code.clone(), was))
    });
    changes.collect()
}
