//! The file of a child as PDF: the words of the page to read. The photos stay beside it, with the names that stand here.

use mentorkind_reports::{Block, Document};

use super::gather::{Entry, File, Picture, Section};
use crate::platform::i18n::Lang;

/// The file, to be set.
pub(super) fn document(file: &File, lang: Lang) -> Document {
    let aside = |text: String| Block::Aside { text };
    let mut blocks = vec![aside(file.made.clone()), aside(file.careful.clone())];
    if file.sections.is_empty() && file.photos.is_empty() {
        blocks.push(Block::Words { text: lang.t("take-nothing").to_string() });
    }
    blocks.extend(file.sections.iter().flat_map(section));
    if !file.photos.is_empty() {
        blocks.push(Block::Section { text: lang.t("take-section-photos").to_string() });
        blocks.extend(file.photos.iter().map(photo));
    }
    Document {
        lang: lang.code().to_owned(),
        title: lang.t("take-file-title").with("child", &file.child).to_string(),
        organisation: file.organisation.clone(),
        on: file.made_on,
        letter: None,
        blocks,
    }
}

fn section(section: &Section) -> Vec<Block> {
    let mut blocks = vec![Block::Section { text: section.title.clone() }];
    blocks.extend(section.entries.iter().flat_map(entry));
    blocks
}

fn entry(entry: &Entry) -> Vec<Block> {
    let title = (!entry.title.is_empty()).then(|| Block::Part { text: entry.title.clone() });
    let words = entry.text.iter().chain(&entry.file).map(|text| Block::Words { text: text.clone() });
    let signed: Vec<&str> = [&entry.when, &entry.by].into_iter().flatten().map(String::as_str).collect();
    let signed = (!signed.is_empty()).then(|| Block::Aside { text: signed.join(" · ") });
    title.into_iter().chain(words).chain(signed).collect()
}

fn photo(photo: &Picture) -> Block {
    Block::Fact { label: photo.file.clone(), text: photo.words.clone() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn file() -> File {
        let entry = Entry {
            on: Some("2026-03-02".to_owned()),
            when: Some("2 maart 2026".to_owned()),
            title: "Jaarlijks gesprek".to_owned(),
            text: vec!["Ze bouwt torens.\nEn ze telt.".to_owned()],
            by: Some("Fatima Proef".to_owned()),
            file: Some("messages/001.pdf".to_owned()),
        };
        File {
            schema: "mentorkind-take-along",
            version: 1,
            made_on: date(2026, 3, 3),
            made: "3 maart 2026".to_owned(),
            careful: "Bewaar het goed.".to_owned(),
            organisation: "De Proef".to_owned(),
            child: "Noor Proef".to_owned(),
            sections: vec![Section { kind: "talks", title: "Gesprekken".to_owned(), entries: vec![entry] }],
            photos: vec![Picture {
                file: "photos/001.jpg".to_owned(),
                words: "Een toren".to_owned(),
                bytes: Vec::new(),
            }],
            message_files: Vec::new(),
        }
    }

    #[test]
    fn it_says_what_the_page_says_and_can_be_set() {
        let document = document(&file(), Lang::Nl);
        let words = document.words();
        for said in [
            "Bewaar het goed.",
            "Gesprekken",
            "Jaarlijks gesprek",
            "En ze telt.",
            "messages/001.pdf",
            "2 maart 2026 · Fatima Proef",
            "photos/001.jpg",
            "Een toren",
        ] {
            assert!(words.contains(said), "{said} is missing in {words}");
        }
        assert!(mentorkind_reports::pdf(&document).unwrap().starts_with(b"%PDF-"));
    }

    #[test]
    fn a_file_with_nothing_says_so() {
        let empty = File { sections: Vec::new(), photos: Vec::new(), ..file() };
        let words = document(&empty, Lang::Nl).words();
        assert!(words.contains(&Lang::Nl.t("take-nothing").to_string()), "{words}");
    }
}
