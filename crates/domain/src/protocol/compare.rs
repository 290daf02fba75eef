//! A protocol beside another one: which settings differ, and which words.

use super::{Entry, Origin, Protocol, Setting};

/// A setting that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference<'p> {
    /// As it was.
    pub old: &'p Entry,
    /// As it becomes.
    pub new: &'p Entry,
}

impl Difference<'_> {
    /// Whether the law gives the parents' committee a say in it: what parents and children meet of the mentorship, and
    /// every sentence of the organisation's own protocol, which is part of its pedagogical policy. How the house
    /// weighs and plans for itself is not. Wet kinderopvang, art. 1.60(1)(a), as this product reads it.
    pub fn asks_advice(&self) -> bool {
        let quoted = |entry: &Entry| matches!(entry.origin, Origin::Quote { .. });
        let sentence = self.old.origin != self.new.origin && (quoted(self.old) || quoted(self.new));
        sentence || self.new.setting.meets_parents()
    }
}

impl Setting {
    /// Parents or children meet it, unlike what stays inside the house.
    fn meets_parents(self) -> bool {
        !matches!(self.section(), "division" | "recheck" | "meeting" | "review" | "escalation")
    }
}

/// What differs between two protocols, in the order of [`Setting::ALL`].
pub fn differences<'p>(old: &'p Protocol, new: &'p Protocol) -> Vec<Difference<'p>> {
    let pairs = old.entries.iter().zip(&new.entries);
    pairs.filter(|(old, new)| old != new).map(|(old, new)| Difference { old, new }).collect()
}

/// Some words of a text beside another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the old one only.
    Gone(String),
    /// In the new one only.
    Added(String),
}

/// More pairs of words than this are not compared one by one: the whole middle is replaced.
const MOST_PAIRS: usize = 1_000_000;

/// Two texts word by word, with the most words in common that there can be. White space counts as one space.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let ahead = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (head, old) = old.split_at(ahead);
    let (_, new) = new.split_at(ahead);
    let behind = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, tail) = old.split_at(old.len() - behind);
    let (new, _) = new.split_at(new.len() - behind);
    let mut found = Found::default();
    head.iter().for_each(|word| found.same(word));
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        old.iter().for_each(|word| found.gone(word));
        new.iter().for_each(|word| found.added(word));
    } else {
        common(old, new, &mut found);
    }
    tail.iter().for_each(|word| found.same(word));
    found.pieces
}

/// The longest common row of words, by the table of lengths for each pair of rests.
fn common(old: &[&str], new: &[&str], found: &mut Found) {
    let width = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            lengths[i * width + j] = if a == b {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        if a == b {
            found.same(a);
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            found.gone(a);
            i += 1;
        } else {
            found.added(b);
            j += 1;
        }
    }
    old.iter().skip(i).for_each(|word| found.gone(word));
    new.iter().skip(j).for_each(|word| found.added(word));
}

#[derive(Default)]
struct Found {
    pieces: Vec<Piece>,
}

impl Found {
    fn same(&mut self, word: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Same(text)) => add(text, word),
            _ => self.pieces.push(Piece::Same(word.to_owned())),
        }
    }

    fn gone(&mut self, word: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Gone(text)) => add(text, word),
            _ => self.pieces.push(Piece::Gone(word.to_owned())),
        }
    }

    fn added(&mut self, word: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Added(text)) => add(text, word),
            _ => self.pieces.push(Piece::Added(word.to_owned())),
        }
    }
}

fn add(text: &mut String, word: &str) {
    text.push(' ');
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::protocol::PROFILES;

    fn side(pieces: &[Piece], old: bool) -> String {
        let of = |piece: &Piece| match piece {
            Piece::Same(text) => Some(text.clone()),
            Piece::Gone(text) => old.then(|| text.clone()),
            Piece::Added(text) => (!old).then(|| text.clone()),
        };
        pieces.iter().filter_map(of).collect::<Vec<_>>().join(" ")
    }

    /// The length of the longest common row, straight from its definition.
    fn longest(old: &[&str], new: &[&str]) -> usize {
        match (old, new) {
            ([a, old @ ..], [b, new @ ..]) if a == b => 1 + longest(old, new),
            ([_, rest @ ..], [_, others @ ..]) => longest(rest, new).max(longest(old, others)),
            _ => 0,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn each_side_reads_as_it_was_written_and_as_much_as_can_be_is_the_same(
            old in "[ab c]{0,12}",
            new in "[ab c]{0,12}",
        ) {
            let (a, b): (Vec<&str>, Vec<&str>) =
                (old.split_whitespace().collect(), new.split_whitespace().collect());
            let found = pieces(&old, &new);
            prop_assert_eq!(side(&found, true), a.join(" "));
            prop_assert_eq!(side(&found, false), b.join(" "));
            let same = |piece: &Piece| match piece {
                Piece::Same(text) => text.split(' ').count(),
                Piece::Gone(_) | Piece::Added(_) => 0,
            };
            prop_assert_eq!(found.iter().map(same).sum::<usize>(), longest(&a, &b));
        }
    }

    #[test]
    fn a_very_long_text_is_replaced_as_a_whole() {
        let (old, new) = ("oud ".repeat(1_100), "nieuw ".repeat(1_100));
        let found = pieces(&format!("voor {old} na"), &format!("voor {new} na"));
        assert_eq!(found.len(), 4);
        assert_eq!(side(&found, false), format!("voor {}na", new));
    }

    fn changed(code: &str, change: impl Fn(&str) -> String) -> (Protocol, Protocol) {
        let text = PROFILES[0].1;
        let (before, rest) = text.split_once(&format!("[{code}]\n")).unwrap();
        let end = rest.find("\n[").unwrap_or(rest.len());
        let new = format!("{before}[{code}]\n{}{}", change(&rest[..end]), &rest[end..]);
        (Protocol::parse(text).unwrap(), Protocol::parse(&new).unwrap())
    }

    #[test]
    fn only_what_differs_is_told_and_parents_have_a_say_in_what_they_meet() {
        for (code, asks) in [
            ("telling.working_days", true),
            ("observation.contact_working_days", true),
            ("retention.file_months", true),
            ("division.load", false),
            ("escalation.escalate_days", false),
        ] {
            let (old, new) = changed(code, |lines| {
                let (head, tail) = lines.split_once("value = ").unwrap();
                let digits = tail.find('\n').unwrap();
                format!("{head}value = 17{}", &tail[digits..])
            });
            let found = differences(&old, &new);
            assert_eq!(found.len(), 1, "{code}");
            assert_eq!((found[0].new.setting.code(), found[0].asks_advice()), (code, asks));
            assert!(differences(&old, &old).is_empty());
        }
        let (old, new) = changed("division.load", |_| {
            "value = 1200\nsource = { quote = \"Ieder een paar.\" }\n".to_owned()
        });
        assert!(differences(&old, &new).iter().all(Difference::asks_advice), "a sentence of their own");
    }
}
