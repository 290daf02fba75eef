//! For whom a consent is: whether somebody is the recipient that guardians read.
//!
//! A recipient is a line of text: a name, an organisation, a function ("Els Mond, praktijk De Mond"). What is shared on
//! the consent goes to nobody else.

use std::collections::BTreeSet;

/// Somebody with whom something is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receiver<'a> {
    /// The name.
    pub name: &'a str,
    /// As what.
    pub job: &'a str,
    /// For which organisation.
    pub works_at: &'a str,
}

/// The words of a text, without signs and capitals.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether two lines name the same recipient: signs and capitals make no difference, nor does the order of the words.
pub fn is_same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Whether this is the recipient. The name stands in it, unless only a function was named; the organisation too, unless
/// none was.
pub fn is_recipient(recipient: &str, who: Receiver<'_>) -> bool {
    let (named, name, job, works_at) =
        (words(recipient), words(who.name), words(who.job), words(who.works_at));
    let person = named.is_subset(&job) || (!name.is_empty() && name.is_subset(&named));
    let no_organisation = named.iter().all(|word| name.contains(word) || job.contains(word));
    person && (no_organisation || works_at.is_subset(&named))
}

/// What a recipient says of the name and the organisation: what stands before the first comma, and after it.
pub fn filled_in(recipient: &str) -> (&str, &str) {
    let (name, works_at) = recipient.split_once(',').unwrap_or((recipient, ""));
    (name.trim(), works_at.trim())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::signs_and_capitals("Els, praktijk De Mond", "els (Praktijk de Mond).", true)]
    #[case::somebody_else("Els, praktijk De Mond", "Jan, praktijk De Mond", false)]
    #[case::less_of_it("Els, praktijk De Mond", "Els", false)]
    fn the_same_recipient_is_known_however_it_is_written(
        #[case] one: &str,
        #[case] other: &str,
        #[case] same: bool,
    ) {
        assert_eq!((is_same(one, other), is_same(other, one)), (same, same));
    }

    #[rstest]
    #[case::as_it_was_asked("Els Mond, praktijk De Mond", "Els Mond", "logopedist", "praktijk De Mond", true)]
    #[case::a_part_of_it("Els Mond, praktijk De Mond", "els", "logopedist", "De Mond", true)]
    #[case::a_colleague_there("Els Mond, praktijk De Mond", "Jan Mond", "logopedist", "De Mond", false)]
    #[case::elsewhere("Els Mond, praktijk De Mond", "Els Mond", "logopedist", "Praatpaal", false)]
    #[case::somebody_else("Kwame, zorgcoördinator", "Lot Logopedist", "logopedist", "Praatpaal", false)]
    #[case::a_function_is_no_organisation(
        "Kwame, zorgcoördinator",
        "Kwame",
        "zorgcoördinator",
        "De Wilg",
        true
    )]
    #[case::only_a_function("zorgcoördinator", "Kwame", "Zorgcoördinator", "De Wilg", true)]
    #[case::another_function("zorgcoördinator", "Kwame", "logopedist", "De Wilg", false)]
    #[case::nobody("Els Mond, praktijk De Mond", " - ", "logopedist", "De Mond", false)]
    fn a_consent_is_for_whom_it_was_asked(
        #[case] recipient: &str,
        #[case] name: &str,
        #[case] job: &str,
        #[case] works_at: &str,
        #[case] expected: bool,
    ) {
        assert_eq!(is_recipient(recipient, Receiver { name, job, works_at }), expected);
    }

    proptest! {
        #[test]
        fn what_is_filled_in_fits_and_a_strange_name_never(
            name in "[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6})?",
            works_at in "Praktijk [A-Z][a-z]{1,6}",
            stranger in "[0-9]{1,4}",
        ) {
            let recipient = format!("{name}, {works_at}");
            let filled = filled_in(&recipient);
            prop_assert_eq!(filled, (name.as_str(), works_at.as_str()));
            let job = "logopedist 12345";
            let who = Receiver { name: filled.0, job, works_at: filled.1 };
            prop_assert!(is_recipient(&recipient, who));
            let strange = format!("{name} {stranger}");
            let stranger = Receiver { name: &strange, ..who };
            let elsewhere = Receiver { works_at: &strange, ..who };
            prop_assert!(!is_recipient(&recipient, stranger) && !is_recipient(&recipient, elsewhere));
        }
    }
}
