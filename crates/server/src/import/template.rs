//! A workbook to fill in: a sheet for each table, and what belongs in it, in Dutch and in English.

use jiff::civil::Date;
use mentorkind_domain::import::{CareKind, Role, Table};
use rust_xlsxwriter::{
    Color, DataValidation, ExcelDateTime, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError,
};

use super::examples::{FILES, example};
use crate::platform::i18n::Lang;

/// What stands under the headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// Nothing: it is to be filled in.
    None,
    /// The invented rows of the examples.
    Examples,
}

/// The last row of a sheet.
const LAST_ROW: u32 = 1_048_575;

/// What kind of values a column has.
enum Kind {
    /// A text or a key, also when it looks like a number.
    Text,
    Day,
    Number,
    /// One of these.
    Codes(Vec<&'static str>),
}

fn kind(table: Table, column: &str) -> Kind {
    match (table, column) {
        (Table::Groups, "kind") => Kind::Codes(CareKind::ALL.iter().map(|kind| kind.code()).collect()),
        (Table::Staff, "role") => Kind::Codes(Role::ALL.iter().map(|role| role.code()).collect()),
        (_, "main" | "custody") => Kind::Codes(vec!["ja", "nee"]),
        (_, "max_children") => Kind::Number,
        (_, "birth_date" | "from" | "until" | "last_observation" | "last_talk") => Kind::Day,
        (_, "mentor_since" | "mentor_told_on") => Kind::Day,
        _ => Kind::Text,
    }
}

/// What a column is for, in a language.
fn about(lang: Lang, table: Table, column: &str) -> String {
    let key = "import-about-".to_owned() + table.name() + "-" + &column.replace('_', "-");
    lang.t(&key).to_string()
}

/// The workbook, with the explanation in the reader's language in front.
pub(super) fn workbook(lang: Lang, rows: Rows) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let other = if lang == Lang::Nl { Lang::En } else { Lang::Nl };
    explain(workbook.add_worksheet(), lang)?;
    for file in FILES {
        fill(workbook.add_worksheet(), lang, file.table, rows)?;
    }
    explain(workbook.add_worksheet(), other)?;
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, lang: Lang, table: Table, rows: Rows) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_background_color(Color::RGB(0xE8_EF_EA))
        .set_border_bottom(rust_xlsxwriter::FormatBorder::Thin);
    let needed = head.clone().set_bold();
    let text = Format::new().set_num_format("@");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.set_name(table.name())?.set_freeze_panes(1, 0)?;
    for (at, (column, required)) in (0..).zip(table.column_names()) {
        match kind(table, column) {
            Kind::Text => sheet.set_column_format(at, &text)?,
            Kind::Day => sheet.set_column_format(at, &day)?,
            Kind::Number => sheet,
            Kind::Codes(codes) => {
                let list = DataValidation::new().allow_list_strings(&codes)?;
                sheet.add_data_validation(1, at, LAST_ROW, at, &list)?
            }
        };
        sheet.write_string_with_format(0, at, column, if required { &needed } else { &head })?;
        let width = if matches!(kind(table, column), Kind::Day) { 12.0 } else { 16.0 };
        sheet.set_column_width(at, width)?;
        let note =
            Note::new(about(lang, table, column)).add_author_prefix(false).set_width(260).set_height(110);
        sheet.insert_note(0, at, &note)?;
    }
    if rows == Rows::Examples {
        for (row, line) in (1..).zip(example(table).lines().skip(1)) {
            for ((at, value), (column, _)) in (0..).zip(line.split(';')).zip(table.column_names()) {
                put(sheet, row, at, value, &kind(table, column))?;
            }
        }
    }
    Ok(())
}

/// An example's value, as somebody types it who fills in the sheet. The examples have their columns in the order of
/// the table, and no quotes.
fn put(sheet: &mut Worksheet, row: u32, at: u16, value: &str, kind: &Kind) -> Result<(), XlsxError> {
    match (kind, value.parse::<Date>(), value.parse::<u32>()) {
        _ if value.is_empty() => {}
        (Kind::Day, Ok(day), _) => {
            let parts = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
            sheet.write_datetime(row, at, ExcelDateTime::from_ymd(parts.0, parts.1, parts.2)?)?;
        }
        (Kind::Number, _, Ok(number)) => {
            sheet.write_number(row, at, number)?;
        }
        _ => {
            sheet.write_string(row, at, value)?;
        }
    }
    Ok(())
}

/// What to do, and every column with an example.
fn explain(sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(16);
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let top = Format::new().set_align(FormatAlign::Top);
    let needed = bold.clone().set_align(FormatAlign::Top);
    let t = |key: &str| lang.t(key).to_string();
    sheet.set_name(t("import-template-explanation"))?;
    for (column, width) in (0..).zip([14.0, 18.0, 10.0, 70.0, 26.0]) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, t("import-template-title"), &title)?;
    let steps = [
        "import-template-fill",
        "import-template-days",
        "import-template-dates",
        "import-template-lists",
        "import-template-then",
    ];
    let mut row = 1;
    for key in steps {
        sheet.merge_range(row, 0, row, 4, &t(key), &wrapped)?;
        sheet.set_row_height(row, 34)?;
        row += 1;
    }
    row += 1;
    let heads = ["sheet", "column", "needed", "about", "example"];
    for (at, head) in (0..).zip(heads) {
        sheet.write_string_with_format(row, at, t(&("import-template-head-".to_owned() + head)), &bold)?;
    }
    for file in FILES {
        let mut lines = example(file.table).lines().skip(1);
        let values: Vec<&str> = lines.next().unwrap_or_default().split(';').collect();
        for (at, (column, required)) in file.table.column_names().enumerate() {
            row += 1;
            sheet.write_string_with_format(row, 0, file.table.name(), &top)?;
            sheet.write_string_with_format(row, 1, column, if required { &needed } else { &top })?;
            if required {
                sheet.write_string_with_format(row, 2, t("import-template-yes"), &top)?;
            }
            let mut text = about(lang, file.table, column);
            if let Kind::Codes(codes) = kind(file.table, column) {
                text = format!("{text} ({})", codes.join(", "));
            }
            sheet.write_string_with_format(row, 3, text, &wrapped)?;
            sheet.write_string_with_format(row, 4, values.get(at).copied().unwrap_or_default(), &top)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use mentorkind_domain::import::{ErrorReason, Options, Source, read};
    use rstest::rstest;

    use super::*;
    use crate::testing::TODAY;

    const OPTIONS: Options = Options { on: TODAY, guardians_required: true };

    fn source(lang: Lang, rows: Rows) -> Source<'static> {
        Source::bytes("sjabloon.xlsx", workbook(lang, rows).unwrap())
    }

    #[rstest]
    fn an_untouched_template_asks_to_be_filled_in(#[values(Lang::Nl, Lang::En)] lang: Lang) {
        let refused = read([source(lang, Rows::None)], &OPTIONS).unwrap_err();
        let reasons: Vec<_> = refused.errors.list.iter().map(|error| error.reason).collect();
        assert_eq!(reasons, [ErrorReason::NoRows]);
        assert_eq!(refused.warnings.total, 0);
    }

    /// The examples as somebody types them in the workbook are the examples as files.
    #[rstest]
    fn filled_in_it_is_the_same_export(#[values(Lang::Nl, Lang::En)] lang: Lang) {
        let filled = read([source(lang, Rows::Examples)], &OPTIONS).unwrap();
        let files = FILES.map(|file| Source::bytes(file.table.file_name(), example(file.table).into()));
        let files = read(files, &OPTIONS).unwrap();
        assert_eq!(filled.warnings.list, files.warnings.list);
        // The texts lie behind each other in the order of reading, so that everything else is the same too.
        let all = |tables: &mentorkind_domain::import::Tables| {
            (
                format!("{:?}{:?}{:?}{:?}", tables.locations, tables.groups, tables.staff, tables.roster),
                format!("{:?}{:?}{:?}", tables.children, tables.placements, tables.guardians),
                format!("{:?}{:?}{:?}", tables.guardianships, tables.absences, tables.closures),
            )
        };
        assert_eq!(all(&filled.tables), all(&files.tables));
        let name = filled.tables.children[0].first_name;
        assert_eq!(filled.tables.text(name), "Daan");
    }

    #[test]
    fn every_column_is_explained_in_both_languages() {
        for table in Table::ALL {
            for (column, _) in table.column_names() {
                let [dutch, english] = Lang::OF_STAFF.map(|lang| about(lang, table, column));
                assert!(!dutch.starts_with("import-") && dutch != english, "{table} {column}: {dutch}");
            }
        }
    }
}
