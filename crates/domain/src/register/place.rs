//! Where an address is: in the Netherlands postcode and house number say it.

/// A postcode with a house number.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    postcode: String,
    house: String,
}

impl Place {
    /// The place of an address such as `Laan 1a, 1234 AB Stad`; `None` when it has no postcode or no number.
    pub fn of(address: &str) -> Option<Self> {
        let upper = address.to_uppercase();
        let words: Vec<&str> =
            upper.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
        let (at, postcode, long) = (0..words.len()).find_map(|at| {
            let word = words[at];
            let letters = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            let digits = |text: &str| {
                text.len() == 4 && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
            };
            match words.get(at + 1) {
                Some(next) if digits(word) && letters(next) => Some((at, format!("{word}{next}"), 2)),
                _ => word
                    .split_at_checked(4)
                    .filter(|(number, rest)| digits(number) && letters(rest))
                    .map(|_| (at, word.to_owned(), 1)),
            }
        })?;
        // In front of the postcode the number is the last one: streets can have numbers in their names.
        let is_number = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit());
        let house =
            words[..at].iter().rev().find(is_number).or_else(|| words[at + long..].iter().find(is_number))?;
        Some(Self { postcode, house: (*house).to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Laan 1a, 1234 AB Stad", Some(("1234AB", "1A")))]
    #[case("laan 1A 1234ab stad", Some(("1234AB", "1A")))]
    #[case("Plein 1944 12, 6511 JJ Nijmegen", Some(("6511JJ", "12")))]
    #[case("1234 AB, Laan 7", Some(("1234AB", "7")))]
    #[case("Laan 1", None)]
    #[case("1234 AB Stad", None)]
    #[case("Laan 1, 0234 AB", None)]
    #[case("é 1, 1é34AB 12", None)]
    #[case("", None)]
    fn postcode_and_number_say_where(#[case] address: &str, #[case] expected: Option<(&str, &str)>) {
        let place = Place::of(address);
        assert_eq!(place.as_ref().map(|place| (place.postcode.as_str(), place.house.as_str())), expected);
    }
}
