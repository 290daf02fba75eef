//! Who of the planning could be somebody whom it knew under another key, and which child could be one that has died.
//!
//! That somebody could be the same says only that a person must look: until then the strictest of both counts.

use jiff::civil::Date;

use crate::text::{folded, words};

/// So many digits at the end of a telephone number tell it from others: what stands before them is the country.
const OWN_DIGITS: usize = 9;
/// With fewer digits it is no number of anybody's.
const FEWEST_DIGITS: usize = 6;
/// What stands before a name and belongs to nobody.
const TITLES: [&str; 5] = ["dhr", "mevr", "mevrouw", "mw", "fam"];

/// An adult as the planning knows one; what it does not know is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Person<'a> {
    /// The name, however it is written.
    pub name: &'a str,
    /// The e-mail address.
    pub email: &'a str,
    /// The telephone number.
    pub phone: &'a str,
}

impl Person<'_> {
    /// Whether two could be one: the same address, the same number, or the same last name and initial.
    pub fn could_be(&self, other: &Person<'_>) -> bool {
        let email = |person: &Person<'_>| Some(folded(person.email.trim())).filter(|email| !email.is_empty());
        let same = |one: Option<String>, other: Option<String>| one.is_some() && one == other;
        same(email(self), email(other))
            || same(number(self.phone), number(other.phone))
            || same_name(self.name, other.name)
    }
}

/// A child as the planning knows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Child<'a> {
    /// First and last name.
    pub name: &'a str,
    /// The day of birth.
    pub born: Date,
    /// Its guardians.
    pub guardians: &'a [Person<'a>],
}

impl Child<'_> {
    /// Whether two could be one: born on one day, and with the same name or a guardian who could be the same.
    pub fn could_be(&self, other: &Child<'_>) -> bool {
        let shared =
            || self.guardians.iter().any(|one| other.guardians.iter().any(|other| one.could_be(other)));
        self.born == other.born && (same_name(self.name, other.name) || shared())
    }
}

/// The digits of a telephone number that are the same from here and from abroad.
fn number(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let own = digits.len().saturating_sub(OWN_DIGITS);
    (digits.len() >= FEWEST_DIGITS).then(|| digits[own..].to_owned())
}

/// The words of a name in the order in which it is said: "Vries, Rashid de" is "Rashid de Vries".
fn said(name: &str) -> Vec<String> {
    let (last, first) = name.split_once(',').unwrap_or((name, ""));
    let words = words(first).chain(words(last)).map(|(_, word)| folded(word));
    words.filter(|word| !TITLES.contains(&word.as_str())).collect()
}

/// Last name and initial as they can be read in a name: as it is said, and with the last name in front. An initial is no
/// last name.
fn readings(words: &[String]) -> Vec<(&str, char)> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let read = |last: &str, first: &str| {
        let initial = first.chars().next()?;
        last.chars().nth(1).map(|_| initial)
    };
    let straight = read(last, first).map(|initial| (last.as_str(), initial));
    let turned = read(first, last).map(|initial| (first.as_str(), initial));
    straight.into_iter().chain(turned).collect()
}

/// Whether two names could be of one person: the same words, or the same last name and initial, whichever of the two is
/// written with the last name in front.
pub fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (said(one), said(other));
    if !one.is_empty() && one == other {
        return true;
    }
    let (one, other) = (readings(&one), readings(&other));
    let is_in =
        |one: &[(&str, char)], other: &[(&str, char)]| one.first().is_some_and(|it| other.contains(it));
    is_in(&one, &other) || is_in(&other, &one)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::an_initial("Rashid Amari", "R. Amari", true)]
    #[case::more_initials("Rashid Amari", "R.M.Amari", true)]
    #[case::the_last_name_in_front("Rashid de Vries", "Vries, R. de", true)]
    #[case::without_a_comma("Rashid Amari", "AMARI Rashid", true)]
    #[case::an_initial_behind("Rashid Amari", "Amari R", true)]
    #[case::accents_and_titles("Dhr. Ràshid Amari", "rashid amari", true)]
    #[case::one_name("Rashid", "RASHID", true)]
    #[case::one_sign("李", "李", true)]
    #[case::another_initial("Rashid Amari", "Hanna Amari", false)]
    #[case::another_last_name("Rashid Amari", "R. Amrani", false)]
    #[case::the_same_first_name("Rashid Amari", "Rashid Alaoui", false)]
    #[case::initials_only("R. A.", "R. B.", false)]
    #[case::nothing("", "", false)]
    #[case::signs_only("-", "?", false)]
    fn a_name_is_known_however_it_is_written(#[case] one: &str, #[case] other: &str, #[case] same: bool) {
        assert_eq!(same_name(one, other), same);
        assert_eq!(same_name(other, one), same);
    }

    #[rstest]
    #[case::signs("06 - 12 34 56 78", "0612345678", true)]
    #[case::from_abroad("+31 6 12345678", "06-12345678", true)]
    #[case::with_both("+31 (0)6 12345678", "0031612345678", true)]
    #[case::another("0612345678", "0612345679", false)]
    #[case::too_short("112", "112", false)]
    #[case::none("", "", false)]
    fn of_a_number_the_digits_count(#[case] one: &str, #[case] other: &str, #[case] same: bool) {
        let one = Person { phone: one, ..Person::default() };
        assert_eq!(one.could_be(&Person { phone: other, ..Person::default() }), same);
    }

    #[test]
    fn an_address_is_the_same_in_capitals() {
        let one = Person { name: "A B", email: " R.Amari@example.org", phone: "" };
        let other = Person { name: "C D", email: "r.amari@example.org", phone: "" };
        assert!(one.could_be(&other));
        assert!(!one.could_be(&Person { email: "", ..other }));
    }

    #[test]
    fn a_child_is_known_by_its_birth_and_its_name_or_a_guardian() {
        let hanna = [Person { name: "Hanna Proef", ..Person::default() }];
        let rashid = [Person { name: "Rashid Amari", ..Person::default() }];
        let born = date(2023, 5, 1);
        let lina = Child { name: "Lina Proef", born, guardians: &hanna };
        assert!(lina.could_be(&Child { name: "Proef, L.", born, guardians: &rashid }));
        assert!(lina.could_be(&Child { name: "Noa Voorbeeld", born, guardians: &hanna }));
        assert!(!lina.could_be(&Child { name: "Noa Voorbeeld", born, guardians: &rashid }));
        assert!(!lina.could_be(&Child { born: date(2023, 5, 2), ..lina }));
    }

    prop_compose! {
        fn a_name()(first in "[A-C][a-cé]{1,8}", last in "[A-C][a-cé]{1,8}") -> (String, String) { (first, last) }
    }

    prop_compose! {
        fn a_person()(name in "[A-Ea-e ,.]{0,10}", email in "[ab]{0,2}", phone in "[0-2 +-]{0,12}") -> [String; 3] {
            [name, email, phone]
        }
    }

    fn person(of: &[String; 3]) -> Person<'_> {
        Person { name: &of[0], email: &of[1], phone: &of[2] }
    }

    proptest! {
        #[test]
        fn neither_of_two_comes_first(one in a_person(), other in a_person()) {
            prop_assert_eq!(person(&one).could_be(&person(&other)), person(&other).could_be(&person(&one)));
        }

        #[test]
        fn whoever_is_known_by_something_could_be_itself(one in a_person()) {
            let known = !said(&one[0]).is_empty() || !one[1].is_empty() || number(&one[2]).is_some();
            prop_assert_eq!(person(&one).could_be(&person(&one)), known);
        }

        #[test]
        fn another_name_hides_nobody_who_keeps_an_address(one in a_person(), other in a_person(), email in "[a-z]{1,9}") {
            let (mut one, mut other) = (one, other);
            one[1] = email.clone();
            other[1] = email.to_uppercase();
            prop_assert!(person(&one).could_be(&person(&other)));
        }

        #[test]
        fn another_way_of_writing_hides_nobody((first, last) in a_name()) {
            let initial = first.chars().next().unwrap();
            for other in [
                format!("{initial}. {last}"),
                format!("{last}, {first}"),
                format!("{last} {first}"),
                format!("{last}, {initial}."),
                format!("{first} van {last}").to_uppercase(),
            ] {
                prop_assert!(same_name(&format!("{first} {last}"), &other), "{first} {last}: {other}");
            }
        }

        #[test]
        fn nobody_is_known_by_nothing(one in a_person()) {
            prop_assert!(!person(&one).could_be(&Person::default()));
        }

        #[test]
        fn a_child_born_on_another_day_is_another((first, last) in a_name(), days in 1i64..900) {
            use jiff::ToSpan;
            let name = format!("{first} {last}");
            let one = Child { name: &name, born: date(2023, 1, 1), guardians: &[] };
            let other = Child { born: one.born.saturating_add(days.days()), ..one };
            prop_assert!(one.could_be(&one));
            prop_assert!(!one.could_be(&other));
        }
    }
}
