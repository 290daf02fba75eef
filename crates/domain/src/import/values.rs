//! Single values of a cell, read from its bytes.

use jiff::civil::Date;

use super::findings::ErrorReason;

/// A day, as people write it or as a program does, with midnight behind it.
pub(super) fn day(cell: &[u8]) -> Result<Date, ErrorReason> {
    let (day, time) = match cell.iter().position(|b| matches!(b, b' ' | b'T')) {
        Some(at) => (&cell[..at], Some(&cell[at + 1..])),
        None => (cell, None),
    };
    let day = date(day).ok_or(ErrorReason::NotADate)?;
    let Some(time) = time else { return Ok(day) };
    if !time.contains(&b':') || !time.iter().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')) {
        return Err(ErrorReason::NotADate);
    }
    let midnight = time.iter().all(|b| matches!(b, b'0' | b':' | b'.'));
    if midnight { Ok(day) } else { Err(ErrorReason::DateWithTime) }
}

/// `2026-03-31`, `31-03-2026` or `31-3-2026`.
pub(super) fn date(cell: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0i16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0')))
    };
    let mut parts = cell.split(|&b| b == b'-');
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, day) = match (first.len(), month.len(), last.len()) {
        (4, 2, 2) => (first, last),
        (1..=2, 1..=2, 4) => (last, first),
        _ => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    Date::new(number(year)?, number(month)? as i8, number(day)? as i8).ok()
}

/// A whole number from 0.
pub(super) fn whole_number(cell: &[u8]) -> Result<u32, ErrorReason> {
    if let [b'-', digits @ ..] = cell
        && digits.first().is_some_and(u8::is_ascii_digit)
    {
        return Err(ErrorReason::NegativeNumber);
    }
    let digits = if cell.iter().all(u8::is_ascii_digit) { cell } else { &[] };
    str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok()).ok_or(ErrorReason::NotAWholeNumber)
}

/// Whether mail could be sent to it: something like `a.b@c.nl`. Lenient about letters, since addresses
/// may hold other than Latin ones.
pub(super) fn is_email(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let local_fits = local.len() <= 64
        && local.split('.').all(|part| {
            !part.is_empty()
                && part.chars().all(|c| {
                    c.is_ascii_alphanumeric()
                        || "!#$%&'*+-/=?^_`{|}~".contains(c)
                        || !c.is_ascii() && c.is_alphanumeric()
                })
        });
    let labels = || domain.split('.');
    let domain_fits = domain.len() <= 253
        && labels().count() >= 2
        && labels().all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
        && labels().next_back().is_some_and(|top| top.chars().any(char::is_alphabetic));
    local_fits && domain_fits
}

/// Whether it looks like a language tag: `nl`, `prs`, `zh-hant`.
pub(super) fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    subtags.next().is_some_and(|language| {
        (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic())
    }) && subtags.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whole years from birth until a day; somebody born on 29 February has their birthday on the 28th.
pub(super) fn age_in_years(birth: Date, on: Date) -> i16 {
    let birthday =
        if (birth.month(), birth.day()) == (2, 29) { (2, 28) } else { (birth.month(), birth.day()) };
    on.year() - birth.year() - i16::from((on.month(), on.day()) < birthday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-02-29")]
    #[case("2026-13-01")]
    #[case("2026-1-1")]
    #[case("31-04-2026")]
    #[case("1-1-26")]
    #[case("1--1-2026")]
    #[case("1-1-2026-")]
    #[case("001-1-2026")]
    #[case("-1-2026")]
    #[case("31-4-2026")]
    #[case("2026/01/01")]
    #[case("01/02/2026")]
    #[case("20260101")]
    #[case("2026-01-01T00:00")]
    #[case("+026-01-01")]
    #[case("vandaag")]
    fn other_texts_are_no_date(#[case] text: &str) {
        assert_eq!(date(text.as_bytes()), None);
    }

    #[rstest]
    #[case("2024-05-01", Ok(()))]
    #[case("01-05-2024", Ok(()))]
    #[case("1-5-2024", Ok(()))]
    #[case("1-05-2024", Ok(()))]
    #[case("2024-05-01 00:00:00", Ok(()))]
    #[case("2024-05-01T00:00:00.000", Ok(()))]
    #[case("1-5-2024 0:00", Ok(()))]
    #[case("2024-05-01 18:00", Err(ErrorReason::DateWithTime))]
    #[case("1-5-2024 24:00", Err(ErrorReason::DateWithTime))]
    #[case("2024-05-01 ochtend", Err(ErrorReason::NotADate))]
    #[case("2024-05-01 0", Err(ErrorReason::NotADate))]
    #[case("2024-05-32 00:00", Err(ErrorReason::NotADate))]
    #[case("May 2024", Err(ErrorReason::NotADate))]
    fn a_day_has_no_time_but_midnight(#[case] text: &str, #[case] read: Result<(), ErrorReason>) {
        assert_eq!(day(text.as_bytes()), read.map(|()| jiff::civil::date(2024, 5, 1)));
    }

    proptest! {
        #[test]
        fn a_day_is_read_as_it_is_written(year in 1..=9_999_i16, month in 1..=12_i8, of_month in 1..=28_i8) {
            let written = Date::new(year, month, of_month).unwrap();
            for text in [
                format!("{year:04}-{month:02}-{of_month:02}"),
                format!("{of_month:02}-{month:02}-{year:04}"),
                format!("{of_month}-{month}-{year:04}"),
            ] {
                prop_assert_eq!(day(text.as_bytes()), Ok(written));
            }
        }
    }

    #[rstest]
    #[case("0", Ok(0))]
    #[case("007", Ok(7))]
    #[case("4294967295", Ok(u32::MAX))]
    #[case("4294967296", Err(ErrorReason::NotAWholeNumber))]
    #[case("-1", Err(ErrorReason::NegativeNumber))]
    #[case("-2.5", Err(ErrorReason::NegativeNumber))]
    #[case("2.5", Err(ErrorReason::NotAWholeNumber))]
    #[case("2,5", Err(ErrorReason::NotAWholeNumber))]
    #[case("+2", Err(ErrorReason::NotAWholeNumber))]
    #[case("-", Err(ErrorReason::NotAWholeNumber))]
    #[case("vier", Err(ErrorReason::NotAWholeNumber))]
    fn numbers_are_whole(#[case] text: &str, #[case] number: Result<u32, ErrorReason>) {
        assert_eq!(whole_number(text.as_bytes()), number);
    }

    #[rstest]
    #[case("an@voorbeeld.nl", true)]
    #[case("an.de-vries+kind@post.voorbeeld.nl", true)]
    #[case("o'neil@voorbeeld.co.uk", true)]
    #[case("jérôme@école.example", true)]
    #[case("an@xn--bcher-kva.example", true)]
    #[case("an", false)]
    #[case("an@", false)]
    #[case("@voorbeeld.nl", false)]
    #[case("an@voorbeeld", false)]
    #[case("an@voorbeeld.", false)]
    #[case("an@.nl", false)]
    #[case("an@voor..nl", false)]
    #[case("an@@voorbeeld.nl", false)]
    #[case("an@bo@voorbeeld.nl", false)]
    #[case("an de@voorbeeld.nl", false)]
    #[case(".an@voorbeeld.nl", false)]
    #[case("an.@voorbeeld.nl", false)]
    #[case("an@voorbeeld.nl, bo@voorbeeld.nl", false)]
    #[case("an@voor_beeld.nl", false)]
    #[case("an@-voorbeeld.nl", false)]
    #[case("an@192.168.1.1", false)]
    #[case("<an@voorbeeld.nl>", false)]
    fn addresses_that_cannot_be_are_seen(#[case] address: &str, #[case] fits: bool) {
        assert_eq!(is_email(address), fits);
    }

    #[rstest]
    #[case("nl", true)]
    #[case("TR", true)]
    #[case("prs", true)]
    #[case("zh-Hant", true)]
    #[case("n", false)]
    #[case("Turks", false)]
    #[case("nl tr", false)]
    #[case("nl-", false)]
    #[case("12", false)]
    fn languages_are_tags(#[case] tag: &str, #[case] fits: bool) {
        assert_eq!(is_language(tag), fits);
    }

    #[rstest]
    #[case("2022-03-15", "2026-03-14", 3)]
    #[case("2022-03-15", "2026-03-15", 4)]
    #[case("2024-02-29", "2026-02-27", 1)]
    #[case("2024-02-29", "2026-02-28", 2)]
    #[case("2026-03-15", "2026-03-14", -1)]
    fn ages_are_whole_years(#[case] birth: Date, #[case] on: Date, #[case] age: i16) {
        assert_eq!(age_in_years(birth, on), age);
    }

    proptest! {
        #[test]
        fn both_ways_of_writing_are_the_same_date(year in 1i16..=9999, month in 1i8..=12, day in 1i8..=31) {
            let expected = Date::new(year, month, day).ok();
            prop_assert_eq!(date(format!("{year:04}-{month:02}-{day:02}").as_bytes()), expected);
            prop_assert_eq!(date(format!("{day:02}-{month:02}-{year:04}").as_bytes()), expected);
        }
    }
}
