//! What a document is when it is made: the claims in its bytes, and, where poppler and qpdf are installed, what they read.

#![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use mentorkind_reports::{Block, Day, Document, Letter, Week, pdf};
use proptest::prelude::*;

fn document(title: &str, blocks: Vec<Block>) -> Document {
    Document {
        lang: "nl".to_owned(),
        title: title.to_owned(),
        organisation: "Kinderopvang De Boog".to_owned(),
        on: jiff::civil::date(2026, 3, 3),
        letter: None,
        blocks,
    }
}

fn words(text: &str) -> Block {
    Block::Words { text: text.to_owned() }
}

/// One of everything.
fn whole() -> Document {
    let day = |letter: &str, state: &str| Day { letter: letter.to_owned(), state: state.to_owned() };
    let week = Week {
        only: Some("Even weken".to_owned()),
        days: vec![
            day("ma", "together"),
            day("di", "one"),
            day("wo", "without"),
            day("do", "off"),
            day("vr", "off"),
        ],
        sentence: "maandag: samen, woensdag: zonder mentor".to_owned(),
    };
    let blocks = vec![
        words("Beste Eva,"),
        Block::Section { text: "Wie het is".to_owned() },
        Block::Fact { label: "Mentor".to_owned(), text: "Noor\nma, di".to_owned() },
        Block::Part { text: "Dagen".to_owned() },
        Block::Weeks {
            weeks: vec![week],
            legend: ["samen", "alleen de mentor", "zonder mentor"].map(str::to_owned),
        },
        Block::Said { by: "Eva schreef erbij".to_owned(), text: "Dat is fijn.".to_owned() },
        Block::Share {
            label: "Ouders".to_owned(),
            note: "artikel 9".to_owned(),
            text: "18 van 20".to_owned(),
            part: 18,
            whole: 20,
        },
        Block::Share {
            label: "Niemand".to_owned(),
            note: String::new(),
            text: "0 van 0".to_owned(),
            part: 0,
            whole: 0,
        },
        Block::Table {
            head: ["Kind", "Mentor"].map(str::to_owned).to_vec(),
            rows: vec![["K1", "Noor"].map(str::to_owned).to_vec(), ["K2", ""].map(str::to_owned).to_vec()],
        },
        Block::Aside { text: "Tot ziens".to_owned() },
    ];
    let letter = Letter {
        sender: vec!["De Boog".to_owned(), "Kade 1".to_owned()],
        recipient: vec!["Eva Blom".to_owned()],
        date: "dinsdag 3 maart 2026".to_owned(),
    };
    Document { letter: Some(letter), ..document("De mentor van Sara", blocks) }
}

fn made(document: &Document) -> Vec<u8> {
    pdf(document).unwrap_or_else(|failure| panic!("{failure}: {:?}", failure.details))
}

/// What a program of the machine says of a PDF on its standard input; nothing when it is not installed.
fn said(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let run = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut run = run.ok()?;
    run.stdin.take()?.write_all(pdf).unwrap();
    let out = run.wait_with_output().unwrap();
    assert!(out.status.success(), "{program} refuses it");
    Some(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// As a reader hears it: in the order of the text, without line ends and what only breaks a line.
fn heard(pdf: &[u8]) -> Option<String> {
    let text = said("pdftotext", &["-enc", "UTF-8", "-", "-"], pdf)?;
    Some(text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let one = made(&whole());
    made(&document("Een ander", vec![words("Iets")]));
    assert!(one == made(&whole()));
    assert!(one != made(&Document { on: jiff::civil::date(2026, 3, 4), ..whole() }));
}

#[test]
fn it_claims_archive_and_accessibility_and_says_its_language_and_title() {
    let bytes = made(&whole());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    // The metadata of an archive stands uncompressed.
    let text = String::from_utf8_lossy(&bytes);
    for claim in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "De mentor van Sara",
        "2026-03-03",
    ] {
        assert!(text.contains(claim), "{claim}");
    }
    let Some(info) = said("pdfinfo", &["-"], &bytes) else { return };
    for (name, value) in
        [("Title", "De mentor van Sara"), ("Tagged", "yes"), ("Encrypted", "no"), ("JavaScript", "no")]
    {
        let line = info.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        assert!(line.ends_with(value), "{line}");
    }
}

#[test]
fn qpdf_finds_no_fault_in_it() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), made(&whole())).unwrap();
    let Ok(out) = Command::new("qpdf").arg("--check").arg(file.path()).output() else { return };
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let root = Command::new("qpdf").args(["--json=2", "--json-key=qpdf"]).arg(file.path()).output().unwrap();
    let root = String::from_utf8_lossy(&root.stdout);
    for needed in
        ["\"/MarkInfo\"", "\"/StructTreeRoot\"", "\"/Lang\": \"u:nl\"", "\"/DisplayDocTitle\": true"]
    {
        assert!(root.contains(needed), "{needed}");
    }
}

#[test]
fn its_words_are_read_in_their_order() {
    let (document, bytes) = (whole(), made(&whole()));
    let Some(tags) = said("pdfinfo", &["-struct-text", "-"], &bytes) else { return };
    // What is tagged, without the roles: a line of words is between quotation marks.
    let words = tags.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
    let heard = words.collect::<Vec<_>>().join(" ");
    let mut at = 0;
    // The sentence of a picture is asked for below; the foot of the page is no part of the text.
    let skipped = ["maandag", "Kinderopvang De Boog"];
    let words = document.words();
    for line in words.lines().filter(|line| !skipped.iter().any(|skip| line.starts_with(skip))) {
        let found = heard[at..].find(line).unwrap_or_else(|| panic!("{line:?} does not follow in {heard:?}"));
        at += found + line.len();
    }
    for role in ["H1 ", "H2 ", "H3 ", "P ", "Figure", "Table ", "THead", "TH ", "TD"] {
        assert!(tags.lines().any(|line| line.trim_start().starts_with(role)), "{role} in {tags}");
    }
    assert!(!tags.contains("Span (inline):\n     /Placement /Block"), "words outside a paragraph: {tags}");
}

#[test]
fn pictures_have_their_words() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), made(&whole())).unwrap();
    let Ok(out) = Command::new("qpdf").args(["--json=2", "--json-key=qpdf"]).arg(file.path()).output() else {
        return;
    };
    let objects = String::from_utf8_lossy(&out.stdout);
    for alt in ["maandag: samen, woensdag: zonder mentor", "18 van 20"] {
        assert!(objects.contains(&format!("\"/Alt\": \"u:{alt}\"")), "{alt}");
    }
}

#[test]
fn words_are_never_read_as_orders() {
    let orders = [
        "#read(\"x\")",
        "#import \"style.typ\"",
        "$ x^2 $ *sterk* _schuin_ `code` <label> @verwijzing",
        "[haak] {accolade} \\ \"aanhaling\" = kop - punt // niets /* niets */",
        "https://example.org/",
        "</w:t> & %PDF-1.4 endstream",
    ];
    let mut all: Vec<Block> = orders.iter().map(|text| words(text)).collect();
    all.push(Block::Section { text: orders[0].to_owned() });
    all.push(Block::Table { head: vec![orders[1].to_owned()], rows: vec![vec![orders[0].to_owned()]] });
    let bytes = made(&document(orders[0], all));
    let Some(heard) = heard(&bytes) else { return };
    for order in orders {
        assert!(heard.contains(order), "{order} in {heard}");
    }
}

#[test]
fn it_takes_what_people_type() {
    let typed = "مرشد سارة هي نور\nЗвіт про розмову\nŞükrü İnci, Łódź żółć\n\u{1f469}\u{200d}\u{1f467} \u{1f600} \u{1f1f3}\u{1f1f1} 日本\u{0}\t\u{feff}\u{e000}";
    let long = "rindfleischetikettierung".repeat(40);
    for lang in ["nl", "en", "tr", "ar", "pl", "uk"] {
        let blocks = vec![words(typed), words(&long), words(""), Block::Section { text: String::new() }];
        let bytes = made(&Document { lang: lang.to_owned(), ..document("نور", blocks) });
        let Some(heard) = heard(&bytes) else { continue };
        assert!(heard.contains("Звіт про розмову") && heard.contains("Şükrü İnci, Łódź żółć"), "{heard}");
        assert!(heard.contains('\u{fffd}'), "{heard}");
    }
    assert!(made(&document("", Vec::new())).starts_with(b"%PDF"));
}

/// The words of a PDF with where each is, where poppler is installed.
fn places(pdf: &[u8]) -> Option<String> {
    said("pdftotext", &["-bbox", "-", "-"], pdf)
}

/// Where the first word of a line is, as a share of the width of the page.
fn across(bbox: &str, word: &str) -> f64 {
    let line =
        bbox.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap_or_else(|| panic!("{bbox}"));
    let value = line.split("xMin=\"").nth(1).unwrap().split('"').next().unwrap();
    value.parse::<f64>().unwrap() / 595.0
}

#[test]
fn a_letter_is_in_any_language_of_parents_and_its_address_stays_in_the_window() {
    for (lang, greeting) in [
        ("nl", "Beste ouder"),
        ("en", "Dear parent"),
        ("tr", "Saygılarımızla"),
        ("ar", "مرشد"),
        ("pl", "Z poważaniem"),
        ("uk", "З повагою"),
    ] {
        let letter = Document { lang: lang.to_owned(), blocks: vec![words(greeting)], ..whole() };
        let bytes = made(&letter);
        assert!(bytes == made(&letter), "{lang}");
        let Some(heard) = heard(&bytes) else { continue };
        assert!(heard.contains(greeting) && !heard.contains('\u{fffd}'), "{heard}");
        let Some(places) = places(&bytes) else { continue };
        assert!(across(&places, "Eva") < 0.2, "the address in {lang}");
    }
}

#[test]
fn a_long_document_has_its_pages() {
    let blocks = (1..=150)
        .map(|n| words(&format!("Alinea {n}. {}", "Sara speelt buiten met water en zand. ".repeat(4))));
    let Some(info) = said("pdfinfo", &["-"], &made(&document("Dossier", blocks.collect()))) else { return };
    let pages =
        info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse::<u32>().unwrap();
    assert!(pages > 5, "{pages}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn any_words_can_be_set(texts in prop::collection::vec(any::<String>(), 6)) {
        let [title, label, text, by, head, cell] = texts.try_into().unwrap();
        let blocks = vec![
            Block::Section { text: label.clone() },
            Block::Fact { label, text: text.clone() },
            Block::Said { by, text },
            Block::Table { head: vec![head], rows: vec![vec![cell]] },
        ];
        let made = pdf(&document(&title, blocks));
        prop_assert!(made.is_ok(), "{:?}", made.unwrap_err().details);
    }
}
