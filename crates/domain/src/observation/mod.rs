//! Notes and observations: what may be written, the scales and the frame of an observation, and what follows from
//! scores and days.

mod names;
mod spread;
mod trend;

use jiff::{ToSpan, civil::Date};

pub use names::{Found, names_in, people_in, surname};
pub use spread::{LONG_DAYS, SPREAD_DAYS, seen_long_ago, unseen_first};
pub use trend::{Flag, Unseen, flags, unseen};

/// A note or an observation has at most this many characters.
pub const MOST_CHARACTERS: usize = 10_000;
/// A line of a few words, such as at what was looked.
pub const MOST_IN_A_LINE: usize = 200;
/// What was seen more days ago than this is no longer written down: nobody remembers it as it was.
const BACK_DAYS: i64 = 366;

/// Why a text is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongText {
    /// There is nothing in it.
    Empty,
    /// It has this many characters.
    TooLong(usize),
}

/// Whether a text may be kept: something, and at most `most` characters.
///
/// # Errors
/// Why not.
pub fn check_text(text: &str, most: usize) -> Result<(), WrongText> {
    if text.trim().is_empty() {
        return Err(WrongText::Empty);
    }
    match text.chars().count() {
        length if length > most => Err(WrongText::TooLong(length)),
        _ => Ok(()),
    }
}

/// Why a day is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDay {
    /// It is still to come.
    ToCome,
    /// The child was not born yet.
    BeforeBirth,
    /// It is before this day, the first that is taken.
    TooLongAgo(Date),
}

/// Whether something seen on a day may be written down today.
///
/// # Errors
/// Why not.
pub fn check_day(day: Date, birth_date: Date, today: Date) -> Result<(), WrongDay> {
    let first = today.saturating_sub(BACK_DAYS.days());
    if day > today {
        Err(WrongDay::ToCome)
    } else if day < birth_date {
        Err(WrongDay::BeforeBirth)
    } else if day < first {
        Err(WrongDay::TooLongAgo(first))
    } else {
        Ok(())
    }
}

/// What is scored in a periodic observation (Leuven scales, CEGO).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// How the child feels: from clear distress to clear enjoyment.
    Wellbeing,
    /// How deeply it is in what it does: from nothing to wholly.
    Involvement,
}

impl Scale {
    /// Both scales.
    pub const ALL: [Self; 2] = [Self::Wellbeing, Self::Involvement];

    /// Its name in forms and in the keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Wellbeing => "wellbeing",
            Self::Involvement => "involvement",
        }
    }
}

/// A score on a scale: 1 to 5 with half steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

/// How much attention a score asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attention {
    /// None in particular.
    Calm,
    /// To watch: above 2, up to 3.
    Watch,
    /// Low: 2 and below.
    Low,
}

/// Whether parents may be told of an observation that all is well: not with particulars, nor with a low score.
pub fn may_be_all_well(particulars: bool, scores: impl IntoIterator<Item = Score>) -> bool {
    !particulars && scores.into_iter().all(|score| score.attention() != Attention::Low)
}

impl Score {
    /// All scores, from the lowest.
    pub const ALL: [Self; 9] =
        [Self(2), Self(3), Self(4), Self(5), Self(6), Self(7), Self(8), Self(9), Self(10)];

    /// A score as a number of half steps, as it is kept.
    pub fn of_halves(halves: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|score| score.halves() == halves)
    }

    /// The number of half steps: 2 to 10.
    pub fn halves(self) -> i64 {
        self.0.into()
    }

    /// A score as it stands in a form: `3`, `3.5` or `3,5`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|score| score.code() == text.trim().replace(',', "."))
    }

    /// As it stands in a form: `3` or `3.5`.
    pub fn code(self) -> String {
        if self.is_half() { format!("{}.5", self.step()) } else { self.step().to_string() }
    }

    /// The step that has words: the score itself, or the one below a half step.
    pub fn step(self) -> u8 {
        self.0 / 2
    }

    /// It lies between two steps.
    pub fn is_half(self) -> bool {
        self.0 % 2 == 1
    }

    /// How much attention it asks.
    pub fn attention(self) -> Attention {
        match self.0 {
            ..=4 => Attention::Low,
            5..=6 => Attention::Watch,
            _ => Attention::Calm,
        }
    }
}

/// What an observation can be about: the four basic goals of childcare, and the domains of a young child's development.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Goal: the child feels safe.
    EmotionalSafety,
    /// Goal: it learns what it can.
    PersonalCompetence,
    /// Goal: it learns to be with others.
    SocialCompetence,
    /// Goal: it learns what is done and what is not.
    ValuesAndNorms,
    /// Domain: language.
    Language,
    /// Domain: numbers, measures and shapes.
    Arithmetic,
    /// Domain: itself and the world around it.
    Orientation,
    /// Domain: music, dance, drawing, play.
    Arts,
    /// Domain: dealing with devices and media.
    Digital,
    /// Domain: feelings and others.
    SocialEmotional,
    /// Domain: moving.
    Movement,
}

impl Topic {
    /// The goals, which are there at every age.
    pub const GOALS: [Self; 4] =
        [Self::EmotionalSafety, Self::PersonalCompetence, Self::SocialCompetence, Self::ValuesAndNorms];

    /// The domains, which are there from an age.
    pub const DOMAINS: [Self; 7] = [
        Self::Language,
        Self::Arithmetic,
        Self::Orientation,
        Self::Arts,
        Self::Digital,
        Self::SocialEmotional,
        Self::Movement,
    ];

    /// Its name in forms, in the database and in the keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::EmotionalSafety => "emotional-safety",
            Self::PersonalCompetence => "personal-competence",
            Self::SocialCompetence => "social-competence",
            Self::ValuesAndNorms => "values-and-norms",
            Self::Language => "language",
            Self::Arithmetic => "arithmetic",
            Self::Orientation => "orientation",
            Self::Arts => "arts",
            Self::Digital => "digital",
            Self::SocialEmotional => "social-emotional",
            Self::Movement => "movement",
        }
    }

    /// The topic of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::GOALS.into_iter().chain(Self::DOMAINS).find(|topic| topic.code() == code)
    }
}

/// The frame of a periodic observation at an age: the goals, and from `domains_from_months` on the domains; 0 is never.
pub fn frame(months_old: i64, domains_from_months: u32) -> Vec<Topic> {
    let domains = domains_from_months > 0 && months_old >= i64::from(domains_from_months);
    Topic::GOALS.into_iter().chain(Topic::DOMAINS.into_iter().filter(|_| domains)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const TODAY: Date = date(2026, 3, 3);
    const BORN: Date = date(2025, 10, 1);

    #[rstest]
    #[case(TODAY, Ok(()))]
    #[case(BORN, Ok(()))]
    #[case(date(2026, 3, 4), Err(WrongDay::ToCome))]
    #[case(date(2025, 9, 30), Err(WrongDay::BeforeBirth))]
    #[case(date(1990, 1, 1), Err(WrongDay::BeforeBirth))]
    fn a_day_must_be_one_that_somebody_remembers(#[case] day: Date, #[case] answer: Result<(), WrongDay>) {
        assert_eq!(check_day(day, BORN, TODAY), answer);
    }

    #[test]
    fn a_year_back_is_far_enough() {
        let born = date(2020, 1, 1);
        let first = date(2025, 3, 2);
        assert_eq!(check_day(first, born, TODAY), Ok(()));
        assert_eq!(check_day(date(2025, 3, 1), born, TODAY), Err(WrongDay::TooLongAgo(first)));
    }

    #[rstest]
    #[case("", Err(WrongText::Empty))]
    #[case(" \n\t", Err(WrongText::Empty))]
    #[case("ëën", Ok(()))]
    #[case("vier", Err(WrongText::TooLong(4)))]
    fn a_text_is_something_and_not_endless(#[case] text: &str, #[case] answer: Result<(), WrongText>) {
        assert_eq!(check_text(text, 3), answer);
    }

    #[rstest]
    #[case("1", Some(2), Attention::Low)]
    #[case("2", Some(4), Attention::Low)]
    #[case("2,5", Some(5), Attention::Watch)]
    #[case("3", Some(6), Attention::Watch)]
    #[case("3.5", Some(7), Attention::Calm)]
    #[case(" 5 ", Some(10), Attention::Calm)]
    #[case("5.5", None, Attention::Calm)]
    #[case("6", None, Attention::Calm)]
    #[case("0", None, Attention::Calm)]
    #[case("3.25", None, Attention::Calm)]
    #[case("", None, Attention::Calm)]
    #[case("drie", None, Attention::Calm)]
    fn scores_are_one_to_five_with_halves(
        #[case] text: &str,
        #[case] halves: Option<i64>,
        #[case] attention: Attention,
    ) {
        let score = Score::parse(text);
        assert_eq!(score.map(Score::halves), halves);
        assert!(score.is_none_or(|score| score.attention() == attention));
    }

    #[rstest]
    #[case(false, &[], true)]
    #[case(true, &["5"], false)]
    #[case(false, &["2,5", "5"], true)]
    #[case(false, &["5", "2"], false)]
    #[case(false, &["1,5"], false)]
    fn all_is_well_without_particulars_and_low_scores(
        #[case] particulars: bool,
        #[case] scores: &[&str],
        #[case] well: bool,
    ) {
        assert_eq!(may_be_all_well(particulars, scores.iter().filter_map(|text| Score::parse(text))), well);
    }

    #[test]
    fn codes_lead_back() {
        for score in Score::ALL {
            assert_eq!(Score::parse(&score.code()), Some(score));
            assert_eq!(Score::of_halves(score.halves()), Some(score));
        }
        for topic in frame(30, 24) {
            assert_eq!(Topic::of(topic.code()), Some(topic));
        }
    }

    #[test]
    fn domains_come_with_the_age() {
        assert_eq!(frame(23, 24), Topic::GOALS);
        assert_eq!(frame(24, 24).len(), 11);
        assert_eq!(frame(100, 0), Topic::GOALS);
    }

    proptest! {
        #[test]
        fn no_other_number_is_a_score(halves in any::<i64>()) {
            prop_assert_eq!(Score::of_halves(halves).is_some(), (2..=10).contains(&halves));
        }

        #[test]
        fn a_taken_day_is_in_the_childs_life_and_within_a_year(day in 0i64..20_000, born in 0i64..20_000) {
            let start = date(1980, 1, 1);
            let (day, born) = (start + day.days(), start + born.days());
            let taken = check_day(day, born, TODAY).is_ok();
            let days = (TODAY - day).get_days();
            prop_assert_eq!(taken, day >= born && (0..=366).contains(&days));
        }
    }
}
