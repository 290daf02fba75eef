//! What a child needs from day to day, as its parents say it, and how the group meets it.

/// What is asked before a child comes, and kept up to date after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// When and how it sleeps.
    Sleep,
    /// What it eats and drinks, and what not.
    Food,
    /// What is spoken at home.
    Language,
    /// What comforts it.
    Comfort,
    /// What else the parents wish.
    Wishes,
}

impl Topic {
    /// All topics, in the order in which they are asked.
    pub const ALL: [Self; 5] = [Self::Sleep, Self::Food, Self::Language, Self::Comfort, Self::Wishes];

    /// Its name in addresses, the database and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sleep => "sleep",
            Self::Food => "food",
            Self::Language => "language",
            Self::Comfort => "comfort",
            Self::Wishes => "wishes",
        }
    }

    /// The topic of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }
}

/// Longest text about one topic, in characters.
pub const MOST_WORDS: usize = 1_000;

/// Who wrote the words that stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// A guardian.
    Guardian,
    /// A colleague, who heard it from the parents.
    Staff,
}

/// The words about a topic and when how the group meets it was said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who wrote the words.
    pub by: Writer,
    /// There are words: taking them back leaves none.
    pub words: bool,
    /// The version in which the words were written.
    pub said_in: i64,
    /// The version in which the group said how it meets them.
    pub met_in: Option<i64>,
}

impl Said {
    /// The parents said something to which the group has not said yet how it meets it.
    pub fn waits(&self) -> bool {
        self.by == Writer::Guardian && self.words && self.met_in.is_none_or(|met| met < self.said_in)
    }
}

/// What somebody makes of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The words of the parents, as they stand after it.
    pub words: &'a str,
    /// How the group meets it, as it stands after it.
    pub how: &'a str,
    /// The words are other words.
    pub said: bool,
    /// The group said how it meets them.
    pub met: bool,
}

/// What a form changes about a topic, given the words and the answer that stand and whether the parents wait: nothing
/// when nothing changed. An answer that stays the same is said anew when it was sent to parents who wait; it never
/// outlives the words it answers when those are taken back.
pub fn change<'a>(
    (words, how): (&str, &str),
    waits: bool,
    new_words: &'a str,
    new_how: &'a str,
) -> Option<Change<'a>> {
    let new_how = if new_words.is_empty() { "" } else { new_how };
    let said = new_words != words;
    let met = !new_how.is_empty() && (new_how != how || waits);
    (said || met || new_how != how).then_some(Change { words: new_words, how: new_how, said, met })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_topic_is_found_by_its_code() {
        for topic in Topic::ALL {
            assert_eq!(Topic::of(topic.code()), Some(topic));
        }
        assert_eq!(Topic::of("school"), None);
    }

    /// What stands after a row of forms: words, answer, and what is known of them.
    fn play(forms: &[(bool, String, String)]) -> Vec<(String, String, Said)> {
        let (mut words, mut how) = (String::new(), String::new());
        let mut said = Said { by: Writer::Staff, words: false, said_in: 0, met_in: None };
        let mut all = Vec::new();
        for (version, (guardian, new_words, new_how)) in (1..).zip(forms) {
            // A guardian's form holds no answer: what stands stays.
            let new_how = if *guardian { how.clone() } else { new_how.clone() };
            let waits = said.waits() && !guardian;
            if let Some(change) = change((&words, &how), waits, new_words, &new_how) {
                if change.said {
                    said.by = if *guardian { Writer::Guardian } else { Writer::Staff };
                    said.said_in = version;
                }
                if change.met {
                    said.met_in = Some(version);
                }
                said.words = !change.words.is_empty();
                (words, how) = (change.words.to_owned(), change.how.to_owned());
            }
            all.push((words.clone(), how.clone(), said));
        }
        all
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::sample::select(vec!["", "a", "b"]).prop_map(str::to_owned)
    }

    proptest! {
        #[test]
        fn what_parents_say_waits_until_a_colleague_says_how_it_is_met(
            forms in proptest::collection::vec((any::<bool>(), text(), text()), 1..12)
        ) {
            let mut before: Option<(String, String, Said)> = None;
            for ((guardian, words, how), after) in forms.iter().zip(play(&forms)) {
                prop_assert_eq!(&after.0, words, "what was typed last stands");
                prop_assert!(!after.0.is_empty() || after.1.is_empty(), "no answer to nothing");
                if *guardian {
                    let new = before.as_ref().map_or("", |(words, ..)| words.as_str()) != words;
                    let waited = before.as_ref().is_some_and(|(.., said)| said.waits());
                    prop_assert_eq!(after.2.waits(), !words.is_empty() && (new || waited));
                } else if !how.is_empty() || words.is_empty() {
                    prop_assert!(!after.2.waits(), "an answer, or nothing to answer");
                }
                before = Some(after);
            }
        }
    }
}
