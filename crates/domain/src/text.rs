//! Texts as people type them: their words, without accents and capitals.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A text in small letters and without accents.
pub fn folded(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

/// The words of a text with where they stand: runs of letters and digits. An apostrophe or a hyphen ends a word.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let is_word = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
        let start = rest + text[rest..].find(is_word)?;
        let end = text[start..].find(|letter| !is_word(letter)).map_or(text.len(), |length| start + length);
        rest = end;
        Some((start..end, &text[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_end_at_what_is_no_letter() {
        let found: Vec<&str> =
            words("Noor's zus Anne-Fleur (3 jaar): “één”!").map(|(_, word)| word).collect();
        assert_eq!(found, ["Noor", "s", "zus", "Anne", "Fleur", "3", "jaar", "één"]);
    }

    #[test]
    fn accents_and_capitals_are_gone() {
        assert_eq!(folded("Zoë GAËL İ naïef"), "zoe gael i naief");
    }

    proptest! {
        #[test]
        fn every_letter_is_in_one_word(text in ".{0,60}") {
            let all: String = words(&text).map(|(range, word)| { assert_eq!(&text[range], word); word }).collect();
            let letters: String = text.chars().filter(|c| c.is_alphanumeric() || is_combining_mark(*c)).collect();
            prop_assert_eq!(all, letters);
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once.clone());
        }
    }
}
