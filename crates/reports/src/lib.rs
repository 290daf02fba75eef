//! Accessible PDF from plain structs: what a page shows, to keep and to print.
//!
//! [`pdf`] sets a [`Document`] with the templates of this crate and writes PDF 1.7 that claims PDF/A-2a and PDF/UA-1:
//! tagged, with title and language. Nothing is fetched: templates and fonts are part of the binary, and a document has no
//! other file. The same document gives the same bytes.

mod document;
mod text;

mod typeset;

pub use document::{Block, Day, Document, Letter, Week};
pub use typeset::{Failure, pdf};
