//! A pack as a workbook: the same for the same facts, whenever it is made.

use jiff::civil::Date;
use mentorkind_domain::inspection::CONSOLIDATED;
use rust_xlsxwriter::{ColNum, DocProperties, ExcelDateTime, Format, RowNum, Workbook, Worksheet, XlsxError};

use super::sheet::{Cell, Pack, Sheet, numbers};
use crate::platform::i18n::Lang;

/// The row of the head; above it stands what it is about.
const HEAD: RowNum = 2;

fn date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

pub(super) fn workbook(pack: &Pack, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&date(pack.until)?));
    let consolidated = lang.t("inspection-consolidated").with("date", numbers(CONSOLIDATED)).to_string();
    let lead = format!("{} {consolidated}", pack.lead(lang));
    for sheet in &pack.sheets {
        let page = book.add_worksheet().set_name(sheet.title(lang))?;
        page.write_string(0, 0, &lead)?.write_string(1, 0, sheet.about(lang))?;
        written(page, sheet)?;
    }
    book.save_to_buffer()
}

fn written(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let (head, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    for (column, words) in (0 as ColNum..).zip(&sheet.head) {
        page.set_column_width(column, 24)?.write_string_with_format(HEAD, column, words, &head)?;
    }
    page.set_freeze_panes(HEAD + 1, 0)?;
    for (row, cells) in (HEAD + 1..).zip(&sheet.rows) {
        for (column, cell) in (0 as ColNum..).zip(cells) {
            match cell {
                Cell::Text(text) => page.write_string(row, column, text)?,
                Cell::Number(number) => {
                    page.write_number(row, column, u32::try_from(*number).unwrap_or(u32::MAX))?
                }
                Cell::Day(at) => page.write_datetime_with_format(row, column, date(*at)?, &day)?,
                Cell::Nothing => continue,
            };
        }
    }
    Ok(())
}
