//! The files of an export, read by the domain.

use std::io;

use jiff::civil::Date;
use mentorkind_domain::import::{self as export, Imported, Options, Refused, Source};

/// A file of an export: its name, and how to get its bytes.
pub type File<'a> = (String, Box<dyn FnOnce() -> io::Result<Vec<u8>> + 'a>);

/// An export without errors.
#[derive(Debug)]
pub struct Export {
    /// Its rows, and what is remarkable about them.
    pub imported: Imported,
}

/// Reads the files of an export and checks them on a date. Takes its time: about a second for a million rows.
///
/// # Errors
/// Every error in them.
pub fn read<'a>(files: impl IntoIterator<Item = File<'a>>, on: Date) -> Result<Export, Box<Refused>> {
    let sources = files.into_iter().map(|(name, load)| Source::new(name, load));
    let imported = export::read(sources, &Options { on, guardians_required: true })?;
    Ok(Export { imported })
}
