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

/// What a name can end with: "Noors jas", "Noortje".
const ENDINGS: [&str; 10] = ["", "s", "je", "jes", "tje", "tjes", "pje", "pjes", "etje", "etjes"];

/// The names of other children in a text, in the order of the text. Capitals and accents do not matter; of a first name
/// of more words the first alone counts too. `own` are the names of the child that the text is about: where one of these
/// stands, no other is seen.
///
/// It is better to look once for nothing than to miss a name: also "lieve" is found in a group with a child Lieve.
pub fn names_in(text: &str, others: &[&str], own: &[&str]) -> Vec<Found> {
    let others: Vec<Name> = others.iter().map(|name| Name::new(name)).collect();
    let own: Vec<Name> = own.iter().map(|name| Name::new(name)).collect();
    let words: Vec<(Range<usize>, String)> = words(text).map(|(range, word)| (range, folded(word))).collect();
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
                found.push(Found { child, range: rest[0].0.start..rest[length.words - 1].0.end });
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
    fn length(&self, text: &[(Range<usize>, String)]) -> Option<Length> {
        let all = self.words.len();
        if all == 0 || self.words[0].chars().count() < 2 {
            return None;
        }
        [all, 1].into_iter().find_map(|count| {
            let (last, before) = self.words[..count].split_last()?;
            let text = text.get(..count)?;
            let same = before.iter().zip(text).all(|(name, (_, word))| name == word);
            let ending = text[count - 1].1.strip_prefix(last.as_str())?;
            (same && ENDINGS.contains(&ending)).then_some(Length { words: count, whole: ending.is_empty() })
        })
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
    #[case::small("Semmetje, Botje", &["Botje"])]
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
                prop_assert!(folded(&text[found.range]).starts_with(&folded(first)));
            }
        }

        #[test]
        fn without_names_nothing_is_found(text in "\\PC{0,60}") {
            prop_assert!(names_in(&text, &[], &["Noor"]).is_empty());
        }
    }
}
