//! The evidence as a workbook: the same for the same facts, whenever it is made.

use jiff::civil::Date;
use mentorkind_domain::inspection::{Requirement, finding};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::{
    evidence::Evidence,
    pages::{finding_words, said, why},
};
use crate::{
    group,
    platform::{dates::exact, i18n::Lang},
};

fn date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

pub(super) fn workbook(found: &Evidence, location: &str, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&date(found.on)?));
    let (head, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    let t = |key: &str| lang.t(key).to_string();

    let sheet = book.add_worksheet().set_name(t("inspection-sheet-summary"))?;
    sheet.set_column_width(0, 60)?.set_column_width(1, 46)?;
    sheet.write_string_with_format(0, 0, format!("{location}, {}", exact(found.on, lang)), &head)?;
    for (at, key) in (0..).zip(["asked", "article", "met", "not-yet", "missing"]) {
        sheet.write_string_with_format(2, at, t(&("inspection-column-".to_owned() + key)), &head)?;
    }
    for (row, (requirement, count)) in (3..).zip(&found.counts) {
        sheet.write_string(row, 0, said("inspection-what-", *requirement, lang))?;
        sheet.write_string(row, 1, said("inspection-article-", *requirement, lang))?;
        for (at, number) in (2..).zip([count.met, count.not_yet, count.missing]) {
            sheet.write_number(row, at, u32::try_from(number).unwrap_or(u32::MAX))?;
        }
    }

    let sheet = book.add_worksheet().set_name(t("inspection-sheet-children"))?;
    let columns = ["number", "group", "kind", "mentor", "since", "shared", "days", "discussed"];
    for (at, key) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, t(&("inspection-column-".to_owned() + key)), &head)?;
    }
    for (at, requirement) in (8..).zip(Requirement::ALL) {
        sheet.write_string_with_format(0, at, said("inspection-short-", requirement, lang), &head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, child) in (1..).zip(&found.children) {
        sheet.write_string(row, 0, &child.number)?;
        sheet.write_string(row, 1, &child.placed.group_name)?;
        sheet.write_string(row, 2, t(group::kind_key(&child.placed.kind)))?;
        if let Some(mentor) = &child.mentor {
            sheet.write_string(row, 3, &mentor.name)?;
            sheet.write_datetime_with_format(row, 4, date(mentor.since)?, &day)?;
            sheet.write_number(row, 5, mentor.shared)?;
            sheet.write_number(row, 6, mentor.of)?;
        }
        if let Some(discussed) = child.facts.discussed {
            sheet.write_datetime_with_format(row, 7, date(discussed)?, &day)?;
        }
        for (at, requirement) in (8..).zip(Requirement::ALL) {
            sheet.write_string(row, at, finding_words(finding(&child.facts, requirement, found.on), lang))?;
        }
    }

    let sheet = book.add_worksheet().set_name(t("inspection-sheet-deviations"))?;
    sheet.set_column_width(1, 50)?.set_column_width(2, 60)?;
    for (at, key) in (0..).zip(["number", "lacks", "why"]) {
        sheet.write_string_with_format(0, at, t(&("inspection-column-".to_owned() + key)), &head)?;
    }
    let lacks = found.children.iter().flat_map(|child| child.missing(found.on).map(move |one| (child, one)));
    for (row, (child, requirement)) in (1..).zip(lacks) {
        sheet.write_string(row, 0, &child.number)?;
        sheet.write_string(row, 1, said("inspection-lacks-", requirement, lang))?;
        sheet.write_string(row, 2, why(child, requirement, found.on, lang))?;
    }
    book.save_to_buffer()
}
