//! The child's own voice at after-school care: its picture and secret on the group's tablet, how it says that it feels,
//! and who hears that it wants to talk. Until when it is spoken to: [`crate::obligation::of_request`].

use jiff::{ToSpan, civil::Date};

use crate::{
    drawing::Drawing,
    observation::{WrongText, check_text},
};

/// What a child can choose as its own picture; names of icons.
pub const PICTURES: [&str; 8] = ["cat", "dog", "fish", "bird", "rabbit", "turtle", "snail", "squirrel"];

/// What a secret is made of; names of icons.
pub const PICTOGRAMS: [&str; 12] = [
    "apple", "cherry", "car", "bike", "rocket", "star", "heart", "moon", "sun", "flower", "crown", "umbrella",
];

/// A secret is so many pictograms, in order.
pub const SECRET_LENGTH: usize = 3;

/// How a child feels; names of icons.
pub const MOODS: [&str; 4] = ["smile", "meh", "frown", "angry"];

/// What a child writes for its talk has at most so many characters.
pub const MOST_WORDS: usize = 1_000;
/// For one talk it makes at most so many sheets.
pub const MOST_SHEETS: usize = 5;

/// So many days a mentor is new to a child.
const NEW_DAYS: i64 = 28;

/// Whether a mentor who began on a day is new to a child.
pub fn is_new(from: Date, today: Date) -> bool {
    from <= today && today < from.saturating_add(NEW_DAYS.days())
}

/// Why what a child made for its talk is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongSheet {
    /// Nothing was drawn or written.
    Empty,
    /// More than fits.
    Full,
}

/// The drawing of a sheet with these words, which may be empty where something is drawn.
///
/// # Errors
/// Why the sheet is not kept.
pub fn sheet(words: &str, drawing: &str) -> Result<Drawing, WrongSheet> {
    let drawing = Drawing::read(drawing).map_err(|_| WrongSheet::Full)?;
    match check_text(words, MOST_WORDS) {
        Err(WrongText::TooLong(_)) => Err(WrongSheet::Full),
        Err(WrongText::Empty) if drawing.strokes.is_empty() => Err(WrongSheet::Empty),
        Ok(()) | Err(WrongText::Empty) => Ok(drawing),
    }
}

/// Why something is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongSecret {
    /// Not three of the pictograms.
    NotThree,
    /// One pictogram, three times: what another child would try first.
    TooEasy,
}

/// The secret of these pictograms, as it is kept and compared.
///
/// # Errors
/// Why it is none.
pub fn secret(picked: &[&str]) -> Result<String, WrongSecret> {
    if picked.len() != SECRET_LENGTH || !picked.iter().all(|one| PICTOGRAMS.contains(one)) {
        return Err(WrongSecret::NotThree);
    }
    if picked.iter().all(|one| *one == picked[0]) { Err(WrongSecret::TooEasy) } else { Ok(picked.join(" ")) }
}

/// Who hears that a child wants to talk: its mentor always (`own`); while the mentor is not with its group (`there`),
/// the contact of that day too.
pub fn hears(own: bool, contact: bool, there: bool) -> bool {
    own || contact && !there
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::{prelude::*, sample::select};

    use super::*;

    #[test]
    fn only_the_contact_hears_it_besides_the_mentor_and_only_without_the_mentor() {
        for (contact, there) in [(false, false), (false, true), (true, true)] {
            assert!(hears(true, contact, there) && !hears(false, contact, there));
        }
        assert!(hears(false, true, false));
    }

    #[test]
    fn a_sheet_holds_a_drawing_or_words_or_both() {
        let (line, long) = ("1 10,20 300,400", "a".repeat(MOST_WORDS + 1));
        for (words, drawing, wrong) in [
            ("", line, None),
            ("Mijn fiets.", "", None),
            ("Mijn fiets.", line, None),
            (" ", "", Some(WrongSheet::Empty)),
            (long.as_str(), line, Some(WrongSheet::Full)),
            ("", "<svg/>", Some(WrongSheet::Full)),
        ] {
            assert_eq!(sheet(words, drawing).err(), wrong, "{drawing}");
        }
        assert_eq!(sheet("", line).map(|drawing| drawing.text()), Ok(line.to_owned()));
    }

    #[test]
    fn a_picture_is_no_part_of_a_secret() {
        let all: BTreeSet<&str> = PICTURES.iter().chain(&PICTOGRAMS).chain(&MOODS).copied().collect();
        assert_eq!(all.len(), PICTURES.len() + PICTOGRAMS.len() + MOODS.len());
    }

    proptest! {
        #[test]
        fn a_secret_is_three_pictograms_in_order(
            picked in proptest::collection::vec(select([&PICTOGRAMS[..], &PICTURES[..]].concat()), 0..6),
            other in proptest::collection::vec(select(PICTOGRAMS.to_vec()), 3),
        ) {
            let fits = picked.len() == 3 && picked.iter().all(|one| PICTOGRAMS.contains(one));
            match secret(&picked) {
                Ok(kept) => {
                    prop_assert!(fits && picked.iter().collect::<BTreeSet<_>>().len() > 1);
                    prop_assert_eq!(secret(&other).is_ok_and(|other| other == kept), picked == other);
                }
                Err(WrongSecret::NotThree) => prop_assert!(!fits),
                Err(WrongSecret::TooEasy) => prop_assert!(fits && picked.iter().all(|one| *one == picked[0])),
            }
        }
    }
}
