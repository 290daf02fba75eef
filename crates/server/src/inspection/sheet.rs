//! What a pack is made of: sheets of rows, set as tables in the PDF and written as they are in the workbook.

use jiff::civil::Date;
use mentorkind_domain::inspection::Part;

use crate::platform::i18n::Lang;

/// A cell of a row.
pub(super) enum Cell {
    Text(String),
    Number(usize),
    Day(Date),
    Nothing,
}

impl Cell {
    /// A day, if there is one.
    pub(super) fn maybe(day: Option<Date>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    /// As it stands on paper.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => numbers(*day),
            Self::Nothing => String::new(),
        }
    }
}

/// A day with its year, as it stands on paper.
pub(super) fn numbers(day: Date) -> String {
    day.strftime("%d-%m-%Y").to_string()
}

/// A part of a pack.
pub(super) struct Sheet {
    pub part: Part,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// What the part is called.
    pub(super) fn title(&self, lang: Lang) -> String {
        title(self.part, lang)
    }

    /// What stands in it.
    pub(super) fn about(&self, lang: Lang) -> String {
        lang.t(&("inspection-about-".to_owned() + self.part.code())).to_string()
    }
}

/// What a part is called.
pub(super) fn title(part: Part, lang: Lang) -> String {
    lang.t(&("inspection-part-".to_owned() + part.code())).to_string()
}

/// A pack, to be set.
pub(super) struct Pack {
    pub organisation: String,
    pub location: String,
    pub from: Date,
    pub until: Date,
    pub sheets: Vec<Sheet>,
}

impl Pack {
    /// Of which location and period it is.
    pub(super) fn lead(&self, lang: Lang) -> String {
        let lead = lang.t("inspection-pack-of").with("location", &self.location);
        lead.with("from", numbers(self.from)).with("until", numbers(self.until)).to_string()
    }
}
