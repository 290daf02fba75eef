//! PDF of one page and of many, beside the typesetter that sets a page on which nothing stands.

use anyhow::Context;
use mentorkind_reports::{Block, Document, pdf};
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;

use crate::{Line, time, timed};

const ROUNDS: usize = 9;

/// A world with one source, in which nothing stands.
struct Empty {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    main: Source,
}

impl World for Empty {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }
    fn font(&self, _: usize) -> Option<Font> {
        None
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A report of so many sections; one fills a third of a page.
fn report(sections: usize) -> Document {
    let written = "Sara speelt buiten met water en zand, eerst alleen en dan met de anderen. ".repeat(8);
    let section = |n| {
        let text = format!("Gesprek {n}");
        [
            Block::Section { text },
            Block::Words { text: written.clone() },
            Block::Said { by: "Een ouder".to_owned(), text: "Thuis zien we dat ook.".to_owned() },
        ]
    };
    Document {
        lang: "nl".to_owned(),
        title: "Dossier".to_owned(),
        organisation: "Kinderopvang De Boog".to_owned(),
        on: jiff::civil::date(2026, 3, 3),
        letter: None,
        blocks: (1..=sections).flat_map(section).collect(),
    }
}

fn pages(pdf: &[u8]) -> usize {
    pdf.windows(12).filter(|bytes| *bytes == b"/Type/Page/R").count()
}

pub fn run(lines: &mut Vec<Line>) -> anyhow::Result<()> {
    let path = VirtualPath::new("empty.typ").ok().context("a path")?;
    let main = Source::new(RootedPath::new(VirtualRoot::Project, path).intern(), String::new());
    let library = LazyHash::new(Library::default());
    let world = Empty { library, book: LazyHash::new(FontBook::new()), main };
    let documents = [("one page", report(2)), ("a hundred pages", report(397))];
    let (mut least, mut ours) = (f64::INFINITY, [f64::INFINITY; 2]);
    let mut sizes = [(0, 0); 2];
    for _ in 0..ROUNDS {
        let (seconds, set) = timed(|| typst::compile::<PagedDocument>(&world).output);
        anyhow::ensure!(set.is_ok(), "an empty page cannot be set");
        // Each of ours starts with nothing remembered, so this one does too.
        comemo::evict(0);
        least = least.min(seconds);
        for ((_, document), (best, size)) in documents.iter().zip(ours.iter_mut().zip(&mut sizes)) {
            let (seconds, made) = timed(|| pdf(document));
            let made = made.map_err(|failure| anyhow::anyhow!("{failure}: {:?}", failure.details))?;
            *best = best.min(seconds);
            *size = (pages(&made), made.len() / 1024);
        }
    }
    for ((name, _), (seconds, (pages, size))) in documents.iter().zip(ours.into_iter().zip(sizes)) {
        lines.push(Line {
            what: format!("PDF/A and PDF/UA of {name} ({pages} pages, {size} KiB)"),
            ours: time(seconds),
            beside: format!("`typst` setting an empty page, nothing written: {}", time(least)),
            ratio: format!("{:.1} ×", seconds / least),
            goal: None,
        });
    }
    Ok(())
}
