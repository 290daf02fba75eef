//! What is set: plain words in an order, and how they are meant.

use jiff::civil::Date;
use serde::Serialize;

/// A document. Its words are those of the page from which it is made, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The language, as in BCP 47: `nl`. It decides the direction and how words are broken.
    pub lang: String,
    /// The title, also its first heading.
    pub title: String,
    /// Whose document it is: the organisation, at the foot of each page.
    pub organisation: String,
    /// The day on which it holds, kept as the day it was made: the same content has the same day.
    #[serde(skip)]
    pub on: Date,
    /// What stands above a letter; nothing for another document.
    pub letter: Option<Letter>,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// What stands above a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// Who writes, line by line.
    pub sender: Vec<String>,
    /// To whom, line by line.
    pub recipient: Vec<String>,
    /// The day, in words.
    pub date: String,
}

/// A part of a document. Line ends in its words are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading under the title.
    Section {
        /// Its words.
        text: String,
    },
    /// A heading within a section; never without one, for a level may not be left out.
    Part {
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Words {
        /// Its words.
        text: String,
    },
    /// Something beside the matter, in a softer colour.
    Aside {
        /// Its words.
        text: String,
    },
    /// A paragraph with a name of its own.
    Fact {
        /// The name.
        label: String,
        /// Its words.
        text: String,
    },
    /// What somebody said of what stands before it.
    Said {
        /// Who, in words.
        by: String,
        /// What.
        text: String,
    },
    /// Days as squares, with what the squares mean.
    Weeks {
        /// One week, or an even and an odd one.
        weeks: Vec<Week>,
        /// What `together`, `one` and `without` mean, in words.
        legend: [String; 3],
    },
    /// A share of a whole as a bar, with the same in words.
    Share {
        /// Of what.
        label: String,
        /// What is said about it.
        note: String,
        /// The same in words: "18 of 20".
        text: String,
        /// How much.
        part: usize,
        /// Of how much.
        whole: usize,
    },
    /// Rows under one head; each row has as many cells as the head.
    Table {
        /// What the columns are.
        head: Vec<String>,
        /// The cells, row by row.
        rows: Vec<Vec<String>>,
    },
}

/// A week of squares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Week {
    /// Which weeks these are, where even and odd ones differ.
    pub only: Option<String>,
    /// Five squares, or seven.
    pub days: Vec<Day>,
    /// The same in words, for whoever does not see the squares.
    pub sentence: String,
}

/// A day as a square.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// "ma".
    pub letter: String,
    /// `together`, `one`, `without` or `off`.
    pub state: String,
}

impl Document {
    /// All its words in reading order, one part a line: what a reader of the PDF hears.
    pub fn words(&self) -> String {
        let mut words: Vec<&str> = Vec::new();
        if let Some(letter) = &self.letter {
            words.extend(
                letter.sender.iter().chain(&letter.recipient).chain([&letter.date]).map(String::as_str),
            );
        }
        words.push(&self.title);
        for block in &self.blocks {
            match block {
                Block::Section { text }
                | Block::Part { text }
                | Block::Words { text }
                | Block::Aside { text } => {
                    words.push(text);
                }
                Block::Fact { label: name, text } | Block::Said { by: name, text } => {
                    words.extend([name, text].map(String::as_str))
                }
                Block::Weeks { weeks, legend } => {
                    for week in weeks {
                        words.extend(week.only.as_deref());
                        words.push(&week.sentence);
                    }
                    words.extend(legend.iter().map(String::as_str));
                }
                Block::Share { label, note, text, .. } => {
                    words.extend([label, text, note].map(String::as_str))
                }
                Block::Table { head, rows } => {
                    words.extend(head.iter().chain(rows.iter().flatten()).map(String::as_str));
                }
            }
        }
        words.push(&self.organisation);
        words.join("\n")
    }
}
