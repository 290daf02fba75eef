//! Searching in Dutch: the same word in another form is found too, capitals and accents do not matter.
//!
//! One child's file is small enough to be read as a whole, so that both databases find the same. The stems are rough:
//! endings of verbs, plurals and diminutives are taken off, and doubled letters made single. Words of which the vowel
//! changes ("loopt", "liep") do not find each other.

use std::ops::Range;

use crate::text::{folded, words};

/// What somebody searches for: one word or more, all of which must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Each word as it was typed, and its stem.
    words: Vec<(String, String)>,
}

/// More words than this are not looked for.
const MOST_WORDS: usize = 12;

impl Query {
    /// Reads what was typed; nothing when there is no word in it.
    pub fn new(typed: &str) -> Option<Self> {
        let words: Vec<(String, String)> = words(typed)
            .map(|(_, word)| folded(word))
            .map(|word| {
                let stem = stem(&word);
                (word, stem)
            })
            .take(MOST_WORDS)
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Where the words stand in these texts, text by text; nothing when one of the words is in none of them.
    pub fn find(&self, texts: &[&str]) -> Option<Vec<Vec<Range<usize>>>> {
        let mut there = vec![false; self.words.len()];
        let marks: Vec<Vec<Range<usize>>> = texts
            .iter()
            .map(|text| {
                let mut marks = Vec::new();
                for (range, word) in words(text) {
                    let word = folded(word);
                    let stem = stem(&word);
                    let mut hit = false;
                    for (wanted, there) in self.words.iter().zip(&mut there) {
                        if word.starts_with(&wanted.0) || stem == wanted.1 {
                            *there = true;
                            hit = true;
                        }
                    }
                    if hit {
                        marks.push(range);
                    }
                }
                marks
            })
            .collect();
        there.iter().all(|there| *there).then_some(marks)
    }
}

/// Endings, the longest first. After each at least three letters stay.
const ENDINGS: [&str; 17] = [
    "eltjes", "etjes", "eltje", "tjes", "pjes", "etje", "ende", "jes", "tje", "pje", "ten", "den", "je",
    "te", "de", "en", "es",
];

/// A rough stem of a folded word.
fn stem(word: &str) -> String {
    let mut stem = word;
    // "gespeeld" and "speelt" are of one verb; "geld" keeps its beginning.
    if let Some(rest) = stem.strip_prefix("ge")
        && rest.chars().count() >= 5
        && rest.ends_with(['d', 't', 'n'])
    {
        stem = rest;
    }
    let enough = |rest: &&str| rest.chars().count() >= 3;
    if let Some(rest) = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending).filter(enough)) {
        stem = rest;
    } else if let Some(rest) = ['e', 't', 'd'].iter().find_map(|end| stem.strip_suffix(*end).filter(enough)) {
        stem = rest;
    } else if let Some(rest) = stem.strip_suffix('s')
        && rest.chars().count() >= 4
        && rest.ends_with(['l', 'm', 'n', 'r'])
    {
        stem = rest;
    }
    let mut letters: Vec<char> = Vec::with_capacity(stem.len());
    for letter in stem.chars() {
        if letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    // "lieve" is of "lief", "lezen" of "lees".
    match letters.last_mut() {
        Some(last @ 'v') => *last = 'f',
        Some(last @ 'z') => *last = 's',
        _ => {}
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn finds(query: &str, text: &str) -> bool {
        Query::new(query).is_some_and(|query| query.find(&[text]).is_some())
    }

    #[rstest]
    #[case("spelen", "Noor speelt buiten")]
    #[case("speelt", "Samen gespeeld met de blokken")]
    #[case("spelen", "ze speelde lang")]
    #[case("blok", "twee blokken")]
    #[case("blokken", "één blokje")]
    #[case("lief", "een lieve groet")]
    #[case("lezen", "ze leest een boek")]
    #[case("huis", "de huizen")]
    #[case("boek", "boeken en boekjes")]
    #[case("slaap", "slaapkamer")]
    #[case("ZOË", "met zoe")]
    #[case("praten", "hij praat, gepraat")]
    #[case("fiets", "fietsen")]
    #[case("hand", "handen wassen")]
    #[case("huilen", "gehuild bij het afscheid")]
    #[case("tafels", "aan tafel")]
    fn a_word_finds_its_other_forms(#[case] query: &str, #[case] text: &str) {
        assert!(finds(query, text), "{:?} {:?}", stem(query), text.split(' ').map(stem).collect::<Vec<_>>());
    }

    #[rstest]
    #[case("boos", "boom")]
    #[case("eten", "spelen")]
    #[case("spelen buiten", "speelt binnen")]
    #[case("bed", "beeld")]
    #[case("gele", "gelukkig")]
    fn another_word_is_not_found(#[case] query: &str, #[case] text: &str) {
        assert!(!finds(query, text), "{:?} {:?}", stem(query), stem(text));
    }

    #[test]
    fn all_words_must_be_there_in_any_of_the_texts() {
        let query = Query::new("bouwen toren").unwrap();
        let found = query.find(&["Toren na toren", "ze bouwde ze, en bouwt"]).unwrap();
        assert_eq!(found, [[0..5, 9..14], [3..9, 17..22]]);
        assert!(query.find(&["De toren"]).is_none());
    }

    #[test]
    fn nothing_is_no_query() {
        assert_eq!(Query::new(" -!? "), None);
    }

    proptest! {
        #[test]
        fn a_word_finds_itself(word in "[a-zA-Zà-öø-ÿ]{1,15}", before in "[a-z ]{0,20}") {
            let text = format!("{before} {}", word.to_uppercase());
            prop_assert!(finds(&word, &text), "{}", stem(&folded(&word)));
        }

        #[test]
        fn what_is_marked_is_a_word_that_was_looked_for(text in "([a-zéë]{1,8} ){0,12}", query in "[a-z]{1,6}") {
            let found = Query::new(&query).unwrap().find(&[&text]);
            let simply = text.split(' ').any(|word| folded(word).starts_with(&query));
            prop_assert!(found.is_some() || !simply);
            for range in found.into_iter().flatten().flatten() {
                let word = folded(&text[range]);
                prop_assert!(word.starts_with(&query) || stem(&word) == stem(&query));
            }
        }
    }
}
