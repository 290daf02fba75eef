//! Setting a document: the templates, the fonts, and a world that has nothing else.

use std::{collections::BTreeMap, sync::LazyLock};

use serde_json::Value;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{document::Document, text::clean};

/// A document could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the document cannot be {stage}")]
pub struct Failure {
    /// `set` or `written`.
    stage: &'static str,
    /// Why, in the words of the typesetter. They may quote the document: never write them to a log.
    pub details: Vec<String>,
}

impl Failure {
    fn new(stage: &'static str, why: impl IntoIterator<Item = impl ToString>) -> Self {
        Self { stage, details: why.into_iter().map(|why| why.to_string()).collect() }
    }

    fn of(stage: &'static str, why: impl IntoIterator<Item = SourceDiagnostic>) -> Self {
        Self::new(stage, why.into_iter().map(|one| one.message))
    }
}

/// What every document is made with.
struct House {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// The templates, the main one first.
    templates: Vec<Source>,
    /// Where a template finds the document.
    data: FileId,
}

static HOUSE: LazyLock<Option<House>> = LazyLock::new(|| {
    let id = |name| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern());
    let templates = [
        ("document.typ", include_str!("../templates/document.typ")),
        ("style.typ", include_str!("../templates/style.typ")),
        ("blocks.typ", include_str!("../templates/blocks.typ")),
    ];
    let templates = templates.into_iter().map(|(name, text)| Some(Source::new(id(name)?, text.to_owned())));
    // Latin, Greek, Cyrillic and Arabic in one family, regular and bold.
    let files = [dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold()];
    let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    Some(House {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        templates: templates.collect::<Option<_>>()?,
        data: id("document.json")?,
    })
});

/// The world of one document.
struct Paper {
    house: &'static House,
    data: Bytes,
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.house.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.house.book
    }

    fn main(&self) -> FileId {
        self.house.templates.first().map_or(self.house.data, Source::id)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.house.templates.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.house.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.house.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Whether a font of ours has a character; looked up once for each of a document.
fn drawn(house: &House, known: &mut BTreeMap<char, bool>, c: char) -> bool {
    *known.entry(c).or_insert_with(|| {
        let mut infos = (0..house.fonts.len()).filter_map(|index| house.book.info(index));
        infos.any(|info| info.coverage.contains(u32::from(c)))
    })
}

/// Every text of the document, made fit for a page.
fn cleaned(value: Value, house: &House, known: &mut BTreeMap<char, bool>) -> Value {
    match value {
        Value::String(text) => {
            for c in text.chars() {
                drawn(house, known, c);
            }
            Value::String(clean(&text, |c| known.get(&c).copied().unwrap_or_default()))
        }
        Value::Array(all) => all.into_iter().map(|one| cleaned(one, house, known)).collect(),
        Value::Object(all) => all.into_iter().map(|(key, one)| (key, cleaned(one, house, known))).collect(),
        other => other,
    }
}

/// Sets a document and writes it as PDF. It takes the processor for a while: call it where nothing waits for this thread.
///
/// # Errors
///
/// What no font can draw is replaced beforehand, so that no words of people should make it fail; what does is a fault of
/// ours.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Failure> {
    let house = HOUSE.as_ref().ok_or_else(|| Failure::new("set", ["no templates"]))?;
    let value = serde_json::to_value(document).map_err(|e| Failure::new("set", [e]))?;
    let data = cleaned(value, house, &mut BTreeMap::new()).to_string();
    let day = document.on;
    let on = Datetime::from_ymd_hms(
        day.year().into(),
        day.month().unsigned_abs(),
        day.day().unsigned_abs(),
        0,
        0,
        0,
    );
    let options = PdfOptions {
        ident: Smart::Custom(data.clone()),
        creator: Smart::Custom(Some("Mentorkind".to_owned())),
        timestamp: on.map(Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|e| Failure::new("written", [e.message()]))?,
        ..PdfOptions::default()
    };
    let paper = Paper { house, data: Bytes::from_string(data) };
    let set = typst::compile::<PagedDocument>(&paper).output.map_err(|why| Failure::of("set", why));
    let written =
        set.and_then(|set| typst_pdf::pdf(&set, &options).map_err(|why| Failure::of("written", why)));
    // What was remembered to set this document quicker is of no use to the next, and is about people.
    comemo::evict(0);
    written
}
