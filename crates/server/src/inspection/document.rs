//! A pack as PDF: the same for the same facts, whenever it is made.

use mentorkind_domain::inspection::CONSOLIDATED;
use mentorkind_reports::{Block, Document};

use super::sheet::{Pack, Sheet, numbers};
use crate::platform::i18n::Lang;

/// The pack, to be set.
pub(super) fn document(pack: &Pack, lang: Lang) -> Document {
    let words = |key: &str| Block::Words { text: lang.t(key).to_string() };
    let consolidated = lang.t("inspection-consolidated").with("date", numbers(CONSOLIDATED)).to_string();
    let mut blocks = vec![
        Block::Words { text: pack.lead(lang) },
        words("inspection-pack-numbers"),
        Block::Words { text: consolidated },
    ];
    blocks.extend(pack.sheets.iter().flat_map(|sheet| section(sheet, lang)));
    Document {
        lang: lang.code().to_owned(),
        title: lang.t("inspection-pack-title").to_string(),
        organisation: pack.organisation.clone(),
        on: pack.until,
        letter: None,
        blocks,
    }
}

fn section(sheet: &Sheet, lang: Lang) -> [Block; 3] {
    let rows = sheet.rows.iter().map(|row| row.iter().map(super::sheet::Cell::words).collect());
    let table = if sheet.rows.is_empty() {
        Block::Words { text: lang.t("inspection-nothing").to_string() }
    } else {
        Block::Table { head: sheet.head.clone(), rows: rows.collect() }
    };
    [Block::Section { text: sheet.title(lang) }, Block::Aside { text: sheet.about(lang) }, table]
}
