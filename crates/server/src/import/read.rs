//! The files of an export, read by the domain, with which columns they have.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    io,
};

use jiff::civil::Date;
use mentorkind_domain::import::{self as export, Imported, Options, Refused, Source, Table};

/// A file of an export: its name, and how to get its bytes.
pub type File<'a> = (String, Box<dyn FnOnce() -> io::Result<Vec<u8>> + 'a>);

/// An export without errors.
#[derive(Debug)]
pub struct Export {
    /// Its rows, and what is remarkable about them.
    pub imported: Imported,
    /// The columns that its tables have.
    pub(super) given: Given,
}

/// Which columns the tables have: an empty field of a column that is there says that there is nothing, a column
/// that is not there says nothing.
#[derive(Debug, Default)]
pub(super) struct Given(BTreeMap<Table, BTreeSet<String>>);

impl Given {
    pub fn has(&self, table: Table, column: &str) -> bool {
        self.0.get(&table).is_some_and(|columns| columns.contains(column))
    }

    pub fn table(&self, table: Table) -> bool {
        self.0.contains_key(&table)
    }
}

/// Reads the files of an export and checks them on a date. Takes its time: about a second for a million rows.
///
/// # Errors
/// Every error in them.
pub fn read<'a>(files: impl IntoIterator<Item = File<'a>>, on: Date) -> Result<Export, Box<Refused>> {
    let given = RefCell::new(Given::default());
    let sources = files.into_iter().map(|(name, load)| {
        let table = Table::ALL.into_iter().find(|table| table.file_name().eq_ignore_ascii_case(&name));
        let given = &given;
        Source::new(name, move || {
            let bytes = load()?;
            if let Some(table) = table {
                given.borrow_mut().0.insert(table, header(&bytes));
            }
            Ok(bytes)
        })
    });
    let imported = export::read(sources, &Options { on, guardians_required: true })?;
    Ok(Export { imported, given: given.into_inner() })
}

/// The names in the header. Those that we know have no signs in them, so that quotes and encodings do not matter.
fn header(bytes: &[u8]) -> BTreeSet<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let line = bytes.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    line.split(|byte| matches!(byte, b';' | b','))
        .map(|name| String::from_utf8_lossy(name).replace('"', "").trim().to_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_names_its_columns() {
        let columns = header(b"\xEF\xBB\xBF\r\n\"Child\"; group ;LAST_TALK\r\nname;x;y");
        assert_eq!(columns, ["child", "group", "last_talk"].map(str::to_owned).into());
    }
}
