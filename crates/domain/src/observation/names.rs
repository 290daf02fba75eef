//! Names of other children in a text about one child, so that somebody looks before parents read it.

use std::ops::Range;

use crate::text::{folded, words};

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The index of the child whose name it is.
    pub child: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

/// What a name can end with: "Noors jas", "Noortje", "Luukie".
const ENDINGS: [&str; 12] =
    ["", "s", "je", "jes", "tje", "tjes", "pje", "pjes", "etje", "etjes", "ie", "ies"];

/// What a name can end with after its last letter was doubled: "Semmetje", "Semmie".
const AFTER_DOUBLED: [&str; 4] = ["etje", "etjes", "ie", "ies"];

/// The bytes of the longest ending: a doubled letter and "etjes".
const LONGEST_ENDING: usize = 9;

/// Whether a name can end so.
fn is_ending(name: &str, ending: &str) -> bool {
    let doubled = || name.chars().last().and_then(|letter| ending.strip_prefix(letter));
    ENDINGS.contains(&ending) || doubled().is_some_and(|rest| AFTER_DOUBLED.contains(&rest))
}

/// A word of a text.
struct Word {
    range: Range<usize>,
    folded: String,
    /// Between it and the next one stand hyphens, or characters that are not seen.
    broken_off: bool,
}

/// The words of a text, as names are looked for in them.
fn words_of(text: &str) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    for (range, word) in words(text) {
        if let Some(last) = all.last_mut() {
            last.broken_off = text[last.range.end..range.start].chars().all(breaks);
        }
        all.push(Word { range, folded: folded(word), broken_off: false });
    }
    all
}

/// A hyphen, or a character without a width: inside a name neither hides it.
fn breaks(letter: char) -> bool {
    matches!(letter, '-' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2010}' | '\u{2011}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The first names (as in [`names_in`]) and the surnames of other children in a text, in the order of the text, each with
/// where it stands. A surname counts with a capital only, because many are common words, and not when the child that the
/// text is about has it too. Of each child a first name and a surname are given.
pub fn people_in<'a>(
    text: &str,
    others: &'a [(String, String)],
    (own_first, own_last): (&str, &str),
) -> Vec<(Range<usize>, &'a str)> {
    let first: Vec<&str> = others.iter().map(|(first, _)| first.as_str()).collect();
    let last: Vec<&str> = others.iter().map(|(_, last)| surname(last)).collect();
    let capital = |range: &Range<usize>| text[range.start..].starts_with(char::is_uppercase);
    let surnames = names_in(text, &last, &[own_first, surname(own_last)]);
    let surnames = surnames.into_iter().filter(|found| capital(&found.range));
    let mut found: Vec<(Range<usize>, &str)> = names_in(text, &first, &[own_first])
        .into_iter()
        .map(|found| (found.range, first[found.child]))
        .chain(surnames.map(|found| (found.range, last[found.child])))
        .collect();
    found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|(range, _)| {
        let free = range.start >= end;
        if free {
            end = range.end;
        }
        free
    });
    found
}

/// The names of other children in a text, in the order of the text. Capitals and accents do not matter; of a first name
/// of more words the first alone counts too. `own` are the names of the child that the text is about: where one of these
/// stands, no other is seen.
///
/// It is better to look once for nothing than to miss a name: also "lieve" is found in a group with a child Lieve.
pub fn names_in(text: &str, others: &[&str], own: &[&str]) -> Vec<Found> {
    let others: Vec<Name> = others.iter().map(|name| Name::new(name)).collect();
    let own: Vec<Name> = own.iter().map(|name| Name::new(name)).collect();
    let words = words_of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let of_own = own.iter().filter_map(|name| name.length(rest)).max();
        // The longest name wins, and of equal ones the first that is whole.
        let of_other = others
            .iter()
            .enumerate()
            .filter_map(|(child, name)| Some((name.length(rest)?, child)))
            .max_by_key(|(length, child)| (*length, std::cmp::Reverse(*child)));
        at += match (of_own, of_other) {
            (Some(own), other) if other.is_none_or(|(length, _)| own >= length) => own.words,
            (_, Some((length, child))) => {
                found.push(Found { child, range: rest[0].range.start..rest[length.words - 1].range.end });
                length.words
            }
            _ => 1,
        };
    }
    found
}

/// The words in front of a surname that stand before many of them.
const PREFIXES: [&str; 21] = [
    "'t", "’t", "al", "da", "de", "del", "den", "der", "do", "dos", "du", "el", "het", "in", "la", "le",
    "op", "te", "ten", "ter", "van",
];

/// A surname without the words in front of it, in which nobody is recognised: of "van den Berg" it is "Berg".
pub fn surname(name: &str) -> &str {
    let mut rest = name.trim();
    while let Some((first, after)) = rest.split_once(' ')
        && PREFIXES.contains(&first.to_lowercase().as_str())
    {
        rest = after.trim_start();
    }
    rest
}

struct Name {
    words: Vec<String>,
}

/// How much of a text a name takes; more words is more, and a whole last word is more than one with an ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Length {
    words: usize,
    whole: bool,
}

impl Name {
    fn new(name: &str) -> Self {
        Self { words: words(name).map(|(_, word)| folded(word)).collect() }
    }

    /// How many of these words are this name.
    fn length(&self, text: &[Word]) -> Option<Length> {
        let all = self.words.len();
        if all == 0 || self.words[0].chars().count() < 2 {
            return None;
        }
        let whole = [all, 1].into_iter().find_map(|count| {
            let (last, before) = self.words[..count].split_last()?;
            let text = text.get(..count)?;
            let same = before.iter().zip(text).all(|(name, word)| *name == word.folded);
            let ending = text[count - 1].folded.strip_prefix(last.as_str())?;
            (same && is_ending(last, ending)).then_some(Length { words: count, whole: ending.is_empty() })
        });
        whole.or_else(|| self.broken(text))
    }

    /// How many of these words are this name, or its first word, in pieces: "Mi-lan".
    fn broken(&self, text: &[Word]) -> Option<Length> {
        let name = &self.words[0];
        let mut joined = String::new();
        for (n, word) in text.iter().enumerate() {
            joined.push_str(&word.folded);
            let ending = joined.strip_prefix(name.as_str()).filter(|ending| n > 0 && is_ending(name, ending));
            if let Some(ending) = ending {
                return Some(Length { words: n + 1, whole: ending.is_empty() });
            }
            if !word.broken_off || joined.len() > name.len() + LONGEST_ENDING {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const GROUP: [&str; 5] = ["Sem", "Zoë", "Anne Fleur", "Bo", "Jan-Willem"];

    #[rstest]
    #[case::plain("Noor bouwt met Sem.", &["Sem"])]
    #[case::small_letters("noor en sem", &["sem"])]
    #[case::possessive("Sems toren, Bo's jas en Zoes pop", &["Sems", "Bo", "Zoes"])]
    #[case::small("Semmetje, Botje, Semmie en Boie", &["Semmetje", "Botje", "Semmie", "Boie"])]
    #[case::in_pieces("Se-mmetje, Zo\u{ad}ë, met\u{200b}Sem, S\u{200b}e\u{2060}m", &["Se-mmetje", "Zo\u{ad}ë", "Sem", "S\u{200b}e\u{2060}m"])]
    #[case::accents("ZOE en zoë", &["ZOE", "zoë"])]
    #[case::two_words("Anne Fleur lacht", &["Anne Fleur"])]
    #[case::only_the_first("Anne lacht, Jan ook", &["Anne", "Jan"])]
    #[case::with_a_hyphen("Jan-Willem en jan willem", &["Jan-Willem", "jan willem"])]
    #[case::inside_a_word("semester, boom, annekke", &[])]
    #[case::the_child_itself("Noor, Noors, Noortje", &[])]
    #[case::nothing("", &[])]
    fn names_of_others_are_found(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> =
            names_in(text, &GROUP, &["Noor"]).into_iter().map(|found| &text[found.range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_own_name_is_not_taken_for_anothers() {
        assert_eq!(names_in("Lies speelt", &["Lie"], &["Lies"]), []);
        assert_eq!(names_in("Lies speelt", &["Lie", "Lies"], &["Noor"])[0].child, 1);
        assert_eq!(names_in("Anna en Ann", &["Ann"], &["Anna"]).len(), 1);
        assert_eq!(names_in("twee kinderen die Sem heten", &["Sem"], &["Sem"]), []);
    }

    #[rstest]
    #[case::only_the_surname("M. Muizenhol keek mee", &["Muizenhol"])]
    #[case::with_its_first_name("Milan Muizenhol en Milannetje", &["Milan", "Muizenhol", "Milan"])]
    #[case::turned_round("Springtouw, B.", &["Springtouw"])]
    #[case::the_word_before_it("de jas van Van den Berg", &["Berg"])]
    #[case::a_common_word("een berg zand", &[])]
    #[case::shared_with_the_child_itself("Noor Proef en haar broer Proef", &[])]
    #[case::initials_alone("M.M. keek mee", &[])]
    #[case::one_word_once("Bo Bo", &["Bo", "Bo"])]
    fn surnames_of_others_are_found(#[case] text: &str, #[case] expected: &[&str]) {
        let others = [
            ("Milan", "Muizenhol"),
            ("Bo", "Springtouw"),
            ("Sem", "van den Berg"),
            ("Lou", "Proef"),
            ("Ot", "Bo"),
        ];
        let others = others.map(|(first, last)| (first.to_owned(), last.to_owned()));
        let found: Vec<&str> =
            people_in(text, &others, ("Noor", "Proef")).into_iter().map(|(_, name)| name).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_letter_is_no_name() {
        assert_eq!(names_in("A b c", &["A", "", "-"], &[]), []);
    }

    #[rstest]
    #[case("Voorbeeld", "Voorbeeld")]
    #[case(" van den  Berg", "Berg")]
    #[case("De Vries", "Vries")]
    #[case("in 't Veld-Jansen", "Veld-Jansen")]
    #[case("El Idrissi van Dam", "Idrissi van Dam")]
    #[case("van", "van")]
    #[case("", "")]
    fn a_surname_is_recognised_by_its_own_word(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(surname(name), expected);
    }

    /// Looks for a name in a much simpler way: as a word between spaces.
    fn simply(text: &str, name: &str) -> usize {
        text.split(' ').filter(|word| word.eq_ignore_ascii_case(name)).count()
    }

    proptest! {
        #[test]
        fn as_many_as_a_simple_search_finds(
            words in proptest::collection::vec(
                prop_oneof![Just("speelt"), Just("met"), Just("Sem"), Just("SEM"), Just("bo"), Just("Noor"), Just("semester")],
                0..20,
            ),
        ) {
            let text = words.join(" ");
            let found = names_in(&text, &["Sem", "Bo"], &["Noor"]);
            for (child, name) in ["Sem", "Bo"].into_iter().enumerate() {
                prop_assert_eq!(found.iter().filter(|f| f.child == child).count(), simply(&text, name));
            }
        }

        #[test]
        fn a_name_is_found_wherever_it_is_put(
            before in "[a-zA-Z .,!?]{0,30}",
            after in "[a-zA-Z .,!?]{0,30}",
            ending in prop_oneof![Just(""), Just("s"), Just("'s"), Just("tje")],
        ) {
            let text = format!("{before} Daphné{ending} {after}");
            let found = names_in(&text, &["Sem", "Daphné"], &["Noor"]);
            prop_assert!(found.iter().any(|f| f.child == 1));
        }

        #[test]
        fn what_is_found_is_in_the_text_in_order_and_is_the_name(
            text in "(\\PC{0,8}|Sem|zoë|Anne| ){0,12}",
        ) {
            let names = ["Sem", "Zoë", "Anne Fleur"];
            let mut end = 0;
            for found in names_in(&text, &names, &["Noor"]) {
                prop_assert!(found.range.start >= end);
                end = found.range.end;
                let first = names[found.child].split(' ').next().unwrap();
                let letters: String = text[found.range].chars().filter(|letter| !breaks(*letter)).collect();
                prop_assert!(folded(&letters).starts_with(&folded(first)));
            }
        }

        #[test]
        fn without_names_nothing_is_found(text in "\\PC{0,60}") {
            prop_assert!(names_in(&text, &[], &["Noor"]).is_empty());
        }
    }
}
