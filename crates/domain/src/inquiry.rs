//! What a guardian without custody asks about its child, and how that is answered.
//!
//! Whoever works with a child tells a parent without custody, when asked, of important facts about the child and its care;
//! not what would not be told in the same way to who has custody, and not what is against the interest of the child
//! (Burgerlijk Wetboek, book 1, article 377c). Until when an answer is due: [`crate::obligation::of_inquiry`].

/// A question has at most this many characters: a few lines.
pub const MOST_ASKED: usize = 1_000;

/// An answer has at most this many characters: about two pages.
pub const MOST_ANSWERED: usize = 4_000;

/// Why an answer is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Telling it is against the interest of the child.
    Interest,
    /// It would not be told to who has custody either.
    SameForAll,
    /// It is not about the child, its care or its upbringing.
    NotAboutChild,
}

impl Ground {
    /// All grounds, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Interest, Self::SameForAll, Self::NotAboutChild];

    /// Its name in the database, forms and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Interest => "interest",
            Self::SameForAll => "same-for-all",
            Self::NotAboutChild => "not-about-child",
        }
    }

    /// The ground of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// How a question came that staff took in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// By telephone.
    Phone,
    /// On paper.
    Paper,
    /// Said in person.
    Spoken,
}

impl Way {
    /// All ways, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Paper, Self::Spoken];

    /// Its name in the database, forms and keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Paper => "paper",
            Self::Spoken => "spoken",
        }
    }

    /// The way of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_and_ways_are_read_back_from_their_codes() {
        for ground in Ground::ALL {
            assert_eq!(Ground::of(ground.code()), Some(ground));
        }
        for way in Way::ALL {
            assert_eq!(Way::of(way.code()), Some(way));
        }
        assert_eq!((Ground::of(""), Way::of("")), (None, None));
    }
}
