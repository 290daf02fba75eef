//! A protocol beside another one: which settings differ, and which words.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

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
        let inside = ["division", "recheck", "meeting", "work_instruction", "review", "escalation"];
        !inside.contains(&self.section())
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

/// Two texts word by word, with the most words in common that there can be. White space counts as one space.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let runs = capture_diff_slices(Algorithm::Myers, &old, &new);
    let runs = runs.iter().flat_map(|run| run.iter_slices(&old, &new));
    runs.map(|(tag, words)| {
        let text = words.join(" ");
        match tag {
            ChangeTag::Equal => Piece::Same(text),
            ChangeTag::Delete => Piece::Gone(text),
            ChangeTag::Insert => Piece::Added(text),
        }
    })
    .collect()
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
            ("work_instruction.instruction_read_working_days", false),
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
