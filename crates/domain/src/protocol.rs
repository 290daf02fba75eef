//! The protocol of an organisation as configuration: what its mentorship asks, in numbers, each with the sentence it
//! comes from.
//!
//! A protocol is a TOML text with a table for each setting, such as
//!
//! ```toml
//! [telling.working_days]
//! value = 5
//! source = { paragraph = "Mentorschap", quote = "De ouders worden op de hoogte gebracht." }
//! ```
//!
//! It is read as a whole: every setting must be there, nothing else may be, and all mistakes are found at once. Only a
//! protocol that was stored by an earlier version may lack the settings that came after it.

use std::sync::LazyLock;

use jiff::civil::Date;
use mentorkind_division::Weights;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{division::Ages, obligation::Terms, retention};

pub mod approval;
pub mod compare;
pub mod edit;
#[cfg(test)]
mod tests;
pub mod versions;

/// The profiles that come with the product: name and text. The first is the one for new organisations.
pub const PROFILES: [(&str, &str); 2] = [
    ("un1ek", include_str!("../../../profiles/un1ek.toml")),
    ("second-home", include_str!("../../../profiles/second-home.toml")),
];

/// The text of a profile by its name.
pub fn profile(name: &str) -> Option<&'static str> {
    PROFILES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// A protocol is at most this many bytes.
pub const LONGEST: usize = 100_000;

/// What a value can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, from the first to the second.
    Number(u32, u32),
    /// `true` or `false`.
    Switch,
    /// A day, or 0 for none.
    Day,
}

macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $setting:ident = $section:literal $key:literal $kind:expr, else $unsaid:expr;)*) => {
        /// A setting of the protocol.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Setting { $($(#[doc = $doc])+ $setting,)* }

        impl Setting {
            /// All settings, in the order of the pages.
            pub const ALL: &'static [Self] = &[$(Self::$setting,)*];

            /// The section it stands in.
            pub fn section(self) -> &'static str {
                match self { $(Self::$setting => $section,)* }
            }

            /// Its name in the section.
            pub fn key(self) -> &'static str {
                match self { $(Self::$setting => $key,)* }
            }

            /// Its section and name: `section.name`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$setting => concat!($section, ".", $key),)* }
            }

            /// The setting of a code.
            pub fn of(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|setting| setting.code() == code)
            }

            /// What its value can be.
            pub fn kind(self) -> Kind {
                match self { $(Self::$setting => $kind,)* }
            }

            /// What holds where a protocol does not say: it was stored before there was this setting.
            pub fn unsaid(self) -> Value {
                match self { $(Self::$setting => $unsaid,)* }
            }
        }
    };
}

const POINTS: Kind = Kind::Number(0, 100_000);
const DAYS: Kind = Kind::Number(0, 366);

settings! {
    /// Points for each half-day that the child attends without its mentor.
    HalfDayApart = "division" "half_day_apart" POINTS, else Value::Number(100);
    /// Points when the mentor sees the child on less than half of its half-days.
    HardlySeen = "division" "hardly_seen" POINTS, else Value::Number(400);
    /// Points when the mentor of a baby sees it on less than two thirds of its half-days.
    BabyApart = "division" "baby_apart" POINTS, else Value::Number(500);
    /// Points when a child gets another mentor.
    Change = "division" "change" POINTS, else Value::Number(600);
    /// Points when others are known to know the child well, and the mentor is not.
    NotKnownWell = "division" "not_known_well" POINTS, else Value::Number(200);
    /// Points when the mentor does not speak the language of the family.
    Language = "division" "language" POINTS, else Value::Number(60);
    /// Points when the mentor stops on the group.
    Stops = "division" "stops" POINTS, else Value::Number(300);
    /// Points for a wish about two children that is not met.
    Pair = "division" "pair" POINTS, else Value::Number(250);
    /// How strongly children are spread in proportion to working days.
    Load = "division" "load" POINTS, else Value::Number(1200);
    /// A child younger than this many calendar months is a baby.
    BabyMonths = "division" "baby_months" Kind::Number(0, 48), else Value::Number(12);
    /// Children and staff who start within this many days are part of the division.
    AheadDays = "division" "ahead_days" DAYS, else Value::Number(90);
    /// A staff member stops when there are no working days on the group this many days later.
    StopsDays = "division" "stops_days" DAYS, else Value::Number(60);
    /// Above this many children for a mentor the screens warn.
    ChildrenPerMentor = "warnings" "children_per_mentor" Kind::Number(1, 100), else Value::Number(8);
    /// Above this many children for each working day a week the screens warn.
    ChildrenPerWorkingDay = "warnings" "children_per_working_day" Kind::Number(1, 100), else Value::Number(3);
    /// Within this many working days parents are told who the mentor is.
    TellWorkingDays = "telling" "working_days" Kind::Number(1, 60), else Value::Number(5);
    /// A change of mentor asks for a handover from the old to the new mentor.
    HandoverAtChange = "handover" "at_change" Kind::Switch, else Value::Switch(true);
    /// At pick-up the mentor tells, and a colleague when the mentor is not there or busy; else whoever is there.
    MentorTellsFirst = "day_handover" "mentor_first" Kind::Switch, else Value::Switch(false);
    /// So many days the lines of a child's day are kept, the day itself counted.
    DayLinesKeepDays = "day_handover" "keep_days" Kind::Number(1, 60), else Value::Number(7);
    /// The settling-in appointment is made from this many weeks before the start; 0: not asked.
    SettlingInFromWeeks = "settling_in" "appointment_from_weeks" Kind::Number(0, 26), else Value::Number(0);
    /// … until this many weeks before it.
    SettlingInUntilWeeks = "settling_in" "appointment_until_weeks" Kind::Number(0, 26), else Value::Number(3);
    /// … and late only from this many weeks before it.
    SettlingInLateWeeks = "settling_in" "appointment_late_weeks" Kind::Number(0, 26), else Value::Number(2);
    /// A child that starts younger than this many months has a first carer; 0: not asked.
    FirstCarerMonths = "settling_in" "first_carer_months" Kind::Number(0, 48), else Value::Number(0);
    /// Settling in is looked back on with the parents this many weeks after the start; 0: not asked.
    SettlingInReviewWeeks = "settling_in" "settling_in_review_weeks" Kind::Number(0, 52), else Value::Number(0);
    /// Within this many working days after a finished observation parents hear of it; 0: not asked.
    ContactWorkingDays = "observation" "contact_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// Within this many working days after an observation with particulars there is a talk; 0: not asked.
    ParticularsWorkingDays = "observation" "particulars_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// From this many months on an observation that belongs to the cycle is about the domains of development too; 0: never.
    DomainsFromMonths = "observation" "domains_from_months" Kind::Number(0, 216), else Value::Number(0);
    /// A basic goal that no observation was about for so many months is flagged; 0: not looked for.
    GoalUnseenMonths = "observation" "goal_unseen_months" Kind::Number(0, 24), else Value::Number(0);
    /// Months between observations of a child; 0: not asked.
    ObservationMonths = "observation" "observation_months" Kind::Number(0, 60), else Value::Number(0);
    /// An observation is due around each birthday, in place of the months between.
    ObservationAtBirthday = "observation" "at_birthday" Kind::Switch, else Value::Switch(false);
    /// Weeks after each birthday within which somebody looks at the milestones of that age; 0: not asked.
    MilestoneWeeks = "observation" "milestone_weeks" Kind::Number(0, 26), else Value::Number(0);
    /// The introductory talk is held in this many weeks before the start; 0: not asked.
    IntroductionWeeks = "talks" "introduction_weeks" Kind::Number(0, 26), else Value::Number(0);
    /// A talk with the parents after so many months of care; 0: not asked.
    FirstMonths = "talks" "first_talk_months" Kind::Number(0, 24), else Value::Number(0);
    /// Months between talks with the parents; 0: not asked.
    ParentTalkMonths = "talks" "parent_talk_months" Kind::Number(0, 60), else Value::Number(0);
    /// Months between talks with a child at after-school care; 0: not asked.
    ChildTalkMonths = "talks" "child_talk_months" Kind::Number(0, 60), else Value::Number(0);
    /// From this age in years a child is invited to the talk of its parents; 0: never.
    ChildFromYears = "talks" "child_from_years" Kind::Number(0, 18), else Value::Number(0);
    /// The exit talk is held in this many weeks before the last day; 0: not asked.
    ExitWeeks = "talks" "exit_weeks" Kind::Number(0, 26), else Value::Number(0);
    /// Within this many working days after parents said what their child needs they hear how it is met; 0: not asked.
    NeedWorkingDays = "needs" "answer_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// Weeks between meetings of a group's team; 0: not asked.
    MeetingWeeks = "meeting" "meeting_weeks" Kind::Number(0, 52), else Value::Number(0);
    /// Working days after which the team lead sees that an important agreement was not read by all; 0: never.
    AgreementReadDays = "meeting" "agreement_read_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// Working days within which who was not at a meeting of the team reads its minutes; 0: it waits and is never late.
    MinutesReadDays = "meeting" "minutes_read_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// Working days within which who must read a work instruction reads it; 0: it waits and is never late.
    InstructionReadDays = "work_instruction" "instruction_read_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// Months between discussions of the protocol; 0: not asked.
    ReviewMonths = "review" "review_months" Kind::Number(0, 60), else Value::Number(0);
    /// The next discussion, as the protocol itself names its day.
    EvaluateOn = "review" "evaluate_on" Kind::Day, else Value::Day(None);
    /// So many days late, management and the policy officer see it; 0: never.
    EscalateDays = "escalation" "escalate_days" Kind::Number(0, 366), else Value::Number(0);
    /// A mentor who is away for more than this many weeks gets an interim mentor for its children; 0: never.
    InterimWeeks = "interim" "absent_weeks" Kind::Number(0, 52), else Value::Number(0);
    /// After this many months a group is looked at again; 0: never.
    RecheckMonths = "recheck" "months" Kind::Number(0, 24), else Value::Number(0);
    /// A consent that is not answered by all is asked after again after this many working days; 0: not asked.
    ConsentWorkingDays = "consent" "ask_again_working_days" Kind::Number(0, 60), else Value::Number(10);
    /// Within this many working days a message of a parent is answered; 0: no answer is promised or asked.
    AnswerWorkingDays = "messages" "answer_working_days" Kind::Number(0, 20), else Value::Number(2);
    /// Colleagues on the group read and answer messages when the mentor is not at work.
    ColleaguesAnswer = "messages" "colleagues_answer" Kind::Switch, else Value::Switch(false);
    /// Within this many working days what a parent without custody asks is answered; 0: it waits and is never late.
    InquiryWorkingDays = "inquiries" "inquiry_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// Within this many working days somebody talks with a child that asked for it.
    ChildWorkingDays = "child_voice" "talk_working_days" Kind::Number(1, 10), else Value::Number(1);
    /// From this age in years a child draws or writes for the talk that it asked for; 0: never.
    DrawFromYears = "child_voice" "draw_from_years" Kind::Number(0, 18), else Value::Number(0);
    /// Parents see the names of who opened the file of their child, besides the roles.
    NamesWhoLooked = "openings" "names" Kind::Switch, else Value::Switch(false);
    /// Staff get a mail each week with how much there is to do.
    WeeklyDigest = "digest" "weekly" Kind::Switch, else Value::Switch(false);
    /// The transfer to school is begun at this age in months; 0: not asked.
    TransferStartMonths = "transfer" "start_age_months" Kind::Number(0, 72), else Value::Number(0);
    /// … and sent at this age in months; 0: not asked.
    TransferReadyMonths = "transfer" "ready_age_months" Kind::Number(0, 72), else Value::Number(0);
    /// A transfer is sent this many weeks before the first day at the receiver; 0: not asked.
    TransferBeforeWeeks = "transfer" "send_weeks_before" Kind::Number(0, 26), else Value::Number(0);
    /// Within this many working days the receiver confirms that it read the transfer; 0: not asked.
    TransferReceiptWorkingDays = "transfer" "receipt_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// So many months after the first day somebody hears how the child is doing there; 0: not asked.
    TransferFollowUpMonths = "transfer" "follow_up_months" Kind::Number(0, 24), else Value::Number(0);
    /// So many months after its last day the file of a child is kept.
    KeepFileMonths = "retention" "file_months" Kind::Number(1, 240), else Value::Number(24);
    /// … and messages between parents and staff.
    KeepMessageMonths = "retention" "message_months" Kind::Number(1, 240), else Value::Number(12);
    /// … and photos.
    KeepPhotoMonths = "retention" "photo_months" Kind::Number(1, 240), else Value::Number(3);
    /// … and concerns.
    KeepConcernMonths = "retention" "concern_months" Kind::Number(1, 240), else Value::Number(24);
    /// … and dossiers for a transfer.
    KeepTransferMonths = "retention" "transfer_months" Kind::Number(1, 240), else Value::Number(12);
    /// … and who was told by mail or in person who the mentor is.
    KeepToldMonths = "retention" "told_months" Kind::Number(1, 240), else Value::Number(24);
    /// So many months after it ended a reporting code is kept.
    KeepSealedMonths = "retention" "sealed_months" Kind::Number(1, 240), else Value::Number(24);
    /// Within this many working days somebody else confirms what was proposed to go; 0: it waits and is never late.
    ConfirmWorkingDays = "retention" "confirm_working_days" Kind::Number(0, 60), else Value::Number(0);
    /// Within this many working days the next step of the reporting code is taken; 0: not asked.
    SealedWorkingDays = "reporting_code" "sealed_working_days" Kind::Number(0, 60), else Value::Number(0);
}

/// The value of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// A whole number.
    Number(u32),
    /// On or off.
    Switch(bool),
    /// A day, or none.
    Day(Option<Date>),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Switch(on) => on.fmt(f),
            Self::Day(Some(day)) => day.fmt(f),
            Self::Day(None) => f.write_str("0"),
        }
    }
}

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A sentence of the organisation's own protocol.
    Quote {
        /// The sentence, word for word.
        quote: String,
        /// The paragraph it stands in.
        paragraph: Option<String>,
    },
    /// A law, with its article.
    Law(String),
    /// The product's own default; the protocol says nothing about it.
    Default,
}

/// A setting with its value and origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub setting: Setting,
    /// What holds.
    pub value: Value,
    /// Why.
    pub origin: Origin,
}

impl Entry {
    /// Whether the value is a default of the product: of one of its profiles, or where nothing is said. An organisation that
    /// changed it chose it itself.
    pub fn is_default(&self) -> bool {
        static OURS: LazyLock<Vec<Protocol>> =
            LazyLock::new(|| PROFILES.iter().filter_map(|(_, text)| Protocol::parse(text).ok()).collect());
        let ours = |entry: &Entry| entry.origin == Origin::Default && entry.value == self.value;
        self.value == self.setting.unsaid()
            || OURS.iter().filter_map(|profile| profile.entries.get(self.setting as usize)).any(ours)
    }
}

/// A whole protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The name of the profile it is based on.
    pub profile: String,
    /// One entry for each setting, in the order of [`Setting::ALL`].
    entries: Vec<Entry>,
}

impl Protocol {
    /// Reads a protocol.
    ///
    /// # Errors
    /// All mistakes, in the order of their lines.
    pub fn parse(text: &str) -> Result<Self, Vec<Mistake>> {
        if text.len() > LONGEST {
            return Err(vec![Mistake { line: 1, what: Wrong::TooLong }]);
        }
        Self::read(text, false)
    }

    /// Reads a protocol that was whole when it was stored: a setting that came later holds what it holds when nothing
    /// is said.
    ///
    /// # Errors
    /// As [`Protocol::parse`].
    pub fn stored(text: &str) -> Result<Self, Vec<Mistake>> {
        Self::read(text, true)
    }

    fn read(text: &str, stored: bool) -> Result<Self, Vec<Mistake>> {
        let mut reader = Reader { text, stored, mistakes: Vec::new() };
        let protocol = reader.protocol();
        if let Some(protocol) = protocol.as_ref().filter(|_| !stored) {
            reader.together(protocol);
        }
        let mut mistakes = reader.mistakes;
        mistakes.sort_by_key(|mistake| mistake.line);
        protocol.filter(|_| mistakes.is_empty()).ok_or(mistakes)
    }

    /// The text of a stored protocol, with the settings that came later written out at its end.
    pub fn completed(text: &str) -> String {
        let Ok(protocol) = Self::stored(text) else { return text.to_owned() };
        let missing = Self::missing(text);
        let mut completed = text.to_owned();
        for entry in protocol.entries {
            let name = format!("{}.{}", entry.setting.section(), entry.setting.key());
            if missing.contains(&name) {
                completed += &format!("\n[{name}]\nvalue = {}\nsource = \"default\"\n", entry.value);
            }
        }
        completed
    }

    /// The names of what is missing in a text that is right otherwise.
    fn missing(text: &str) -> Vec<String> {
        let name = |m: Mistake| if let Wrong::Missing(name) = m.what { Some(name) } else { None };
        Self::parse(text).err().into_iter().flatten().filter_map(name).collect()
    }

    /// The settings with their values, in the order of [`Setting::ALL`].
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn number(&self, setting: Setting) -> u32 {
        match self.entries[setting as usize].value {
            Value::Number(number) => number,
            Value::Switch(on) => on.into(),
            Value::Day(day) => day.is_some().into(),
        }
    }

    fn day(&self, setting: Setting) -> Option<Date> {
        if let Value::Day(day) = self.entries[setting as usize].value { day } else { None }
    }

    /// The settings that are right by themselves, and not beside another. The appointment for settling in comes nearer to the
    /// start: from so many weeks before it, until fewer, late from fewer still; a transfer is not ready before it begins. What
    /// is off is no number to compare.
    fn conflicts(&self) -> Vec<(Setting, Wrong)> {
        let [from, until, late] =
            [Setting::SettlingInFromWeeks, Setting::SettlingInUntilWeeks, Setting::SettlingInLateWeeks];
        let (start, ready) = (Setting::TransferStartMonths, Setting::TransferReadyMonths);
        let settles = self.number(from) > 0;
        let higher = |setting, than: Setting| {
            let wrong = settles && self.number(setting) > self.number(than);
            wrong.then(|| (setting, Wrong::HigherThan(than.code().to_owned())))
        };
        let before = (1..self.number(start)).contains(&self.number(ready));
        let lower = before.then(|| (ready, Wrong::LowerThan(start.code().to_owned())));
        [higher(until, from), higher(late, until), lower].into_iter().flatten().collect()
    }

    /// What costs how much in a division.
    pub fn weights(&self) -> Weights {
        let points = |setting| i64::from(self.number(setting));
        Weights {
            apart: points(Setting::HalfDayApart),
            hardly_seen: points(Setting::HardlySeen),
            baby_apart: points(Setting::BabyApart),
            change: points(Setting::Change),
            not_known_well: points(Setting::NotKnownWell),
            language: points(Setting::Language),
            stops: points(Setting::Stops),
            pair: points(Setting::Pair),
            load: points(Setting::Load),
        }
    }

    /// The ages and terms of a division.
    pub fn ages(&self) -> Ages {
        Ages {
            baby_months: self.number(Setting::BabyMonths),
            horizon_days: self.number(Setting::AheadDays),
            stops_days: self.number(Setting::StopsDays),
        }
    }

    /// The terms of what is due.
    pub fn terms(&self) -> Terms {
        Terms {
            settling_in_from_weeks: self.number(Setting::SettlingInFromWeeks),
            settling_in_until_weeks: self.number(Setting::SettlingInUntilWeeks),
            settling_in_late_weeks: self.number(Setting::SettlingInLateWeeks),
            first_carer_months: self.number(Setting::FirstCarerMonths),
            settling_in_review_weeks: self.number(Setting::SettlingInReviewWeeks),
            contact_working_days: self.number(Setting::ContactWorkingDays),
            need_working_days: self.number(Setting::NeedWorkingDays),
            particulars_working_days: self.number(Setting::ParticularsWorkingDays),
            introduction_weeks: self.number(Setting::IntroductionWeeks),
            first_months: self.number(Setting::FirstMonths),
            parent_talk_months: self.number(Setting::ParentTalkMonths),
            exit_weeks: self.number(Setting::ExitWeeks),
            child_talk_months: self.number(Setting::ChildTalkMonths),
            observation_months: self.number(Setting::ObservationMonths),
            observation_at_birthday: self.number(Setting::ObservationAtBirthday) == 1,
            milestone_weeks: self.number(Setting::MilestoneWeeks),
            meeting_weeks: self.number(Setting::MeetingWeeks),
            review_months: self.number(Setting::ReviewMonths),
            evaluate_on: self.day(Setting::EvaluateOn),
            consent_working_days: self.number(Setting::ConsentWorkingDays),
            sealed_working_days: self.number(Setting::SealedWorkingDays),
            answer_working_days: self.number(Setting::AnswerWorkingDays),
            inquiry_working_days: self.number(Setting::InquiryWorkingDays),
            child_working_days: self.number(Setting::ChildWorkingDays),
            transfer_start_months: self.number(Setting::TransferStartMonths),
            transfer_ready_months: self.number(Setting::TransferReadyMonths),
            transfer_before_weeks: self.number(Setting::TransferBeforeWeeks),
            transfer_receipt_working_days: self.number(Setting::TransferReceiptWorkingDays),
            transfer_follow_up_months: self.number(Setting::TransferFollowUpMonths),
            minutes_read_working_days: self.number(Setting::MinutesReadDays),
            agreement_read_working_days: self.number(Setting::AgreementReadDays),
            instruction_read_working_days: self.number(Setting::InstructionReadDays),
            escalate_days: self.number(Setting::EscalateDays),
        }
    }

    /// From this many months on the domains of development are part of an observation; 0: never.
    pub fn domains_from_months(&self) -> u32 {
        self.number(Setting::DomainsFromMonths)
    }

    /// A basic goal that no observation was about for so many months is flagged; 0: not looked for.
    pub fn goal_unseen_months(&self) -> u32 {
        self.number(Setting::GoalUnseenMonths)
    }

    /// From this age in years a child is invited to the talk of its parents; 0: never.
    pub fn child_from_years(&self) -> u32 {
        self.number(Setting::ChildFromYears)
    }

    /// From this age in years a child draws or writes for the talk that it asked for; 0: never.
    pub fn draw_from_years(&self) -> u32 {
        self.number(Setting::DrawFromYears)
    }

    /// Above this many children for a mentor the screens warn.
    pub fn children_per_mentor(&self) -> u32 {
        self.number(Setting::ChildrenPerMentor)
    }

    /// Above this many children for each working day a week the screens warn.
    pub fn children_per_working_day(&self) -> u32 {
        self.number(Setting::ChildrenPerWorkingDay)
    }

    /// Within this many working days parents are told who the mentor is.
    pub fn tell_working_days(&self) -> u32 {
        self.number(Setting::TellWorkingDays)
    }

    /// A change of mentor asks for a handover from the old to the new mentor.
    pub fn handover_at_change(&self) -> bool {
        self.number(Setting::HandoverAtChange) == 1
    }

    /// At pick-up the mentor tells before a colleague does.
    pub fn mentor_tells_first(&self) -> bool {
        self.number(Setting::MentorTellsFirst) == 1
    }

    /// So many days the lines of a child's day are kept, the day itself counted.
    pub fn day_lines_keep_days(&self) -> u32 {
        self.number(Setting::DayLinesKeepDays)
    }

    /// A mentor who is away for more than this many weeks gets an interim mentor for its children; 0: never.
    pub fn interim_weeks(&self) -> u32 {
        self.number(Setting::InterimWeeks)
    }

    /// Colleagues on the group read and answer messages of parents when the mentor is not at work.
    pub fn colleagues_answer(&self) -> bool {
        self.number(Setting::ColleaguesAnswer) == 1
    }

    /// Parents see the names of who opened the file of their child.
    pub fn names_who_looked(&self) -> bool {
        self.number(Setting::NamesWhoLooked) == 1
    }

    /// Staff get a mail each week with how much there is to do.
    pub fn weekly_digest(&self) -> bool {
        self.number(Setting::WeeklyDigest) == 1
    }

    /// How long what is known of a child is kept after its last day.
    pub fn retention_terms(&self) -> retention::Terms {
        retention::Terms {
            file: self.number(Setting::KeepFileMonths),
            message: self.number(Setting::KeepMessageMonths),
            photo: self.number(Setting::KeepPhotoMonths),
            concern: self.number(Setting::KeepConcernMonths),
            transfer: self.number(Setting::KeepTransferMonths),
            told: self.number(Setting::KeepToldMonths),
        }
    }

    /// Within this many working days somebody else confirms what was proposed to go; 0: it waits and is never late.
    pub fn confirm_working_days(&self) -> u32 {
        self.number(Setting::ConfirmWorkingDays)
    }

    /// So many months after it ended a reporting code is kept.
    pub fn sealed_months(&self) -> u32 {
        self.number(Setting::KeepSealedMonths)
    }

    /// After this many months a group is looked at again; 0: never.
    pub fn recheck_months(&self) -> u32 {
        self.number(Setting::RecheckMonths)
    }
}

/// A mistake in the text of a protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Wrong,
}

/// What can be wrong with the text of a protocol. Names are as they stand in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The text is longer than [`LONGEST`].
    TooLong,
    /// It is no TOML; with the parser's own words.
    Syntax(String),
    /// There is no such setting, or part of a setting.
    Unknown(String),
    /// A setting, or a part of one, is not there.
    Missing(String),
    /// The value must be a whole number in this range.
    NotInRange(u32, u32),
    /// The value must be `true` or `false`.
    NotASwitch,
    /// The value must be a day, or 0.
    NotADay,
    /// The source is not `"default"`, a quote or a law.
    NoOrigin,
    /// Text is expected here, and not empty.
    NoText(String),
    /// The value is lower than that of the setting of this name.
    LowerThan(String),
    /// The value is higher than that of the setting of this name.
    HigherThan(String),
    /// The day must be in this time, from the first to the second.
    NotInTime(Date, Date),
}

impl Mistake {
    /// A mistake at a setting of a text.
    pub fn at(text: &str, setting: Setting, what: Wrong) -> Self {
        Self { line: line_of(text, text.find(setting.key()).unwrap_or_default()), what }
    }
}

/// The line of a byte of a text, from 1.
fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.what {
            Wrong::TooLong => write!(f, "the text is longer than {LONGEST} bytes"),
            Wrong::Syntax(why) => f.write_str(why),
            Wrong::Unknown(name) => write!(f, "there is no setting {name}"),
            Wrong::Missing(name) => write!(f, "{name} is missing"),
            Wrong::NotInRange(from, to) => write!(f, "the value must be a whole number from {from} to {to}"),
            Wrong::NotASwitch => f.write_str("the value must be true or false"),
            Wrong::NotADay => f.write_str("the value must be a day such as 2026-02-01, or 0"),
            Wrong::NoOrigin => {
                f.write_str("the source must be \"default\", { quote = \"…\" } or { law = \"…\" }")
            }
            Wrong::NoText(name) => write!(f, "{name} must be a text"),
            Wrong::LowerThan(name) => write!(f, "the value must be 0, or not lower than that of {name}"),
            Wrong::HigherThan(name) => write!(f, "the value must not be higher than that of {name}"),
            Wrong::NotInTime(from, until) => write!(f, "the day must be from {from} to {until}"),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    /// It was stored earlier: settings that came later may be missing.
    stored: bool,
    mistakes: Vec<Mistake>,
}

type Node<'t> = Spanned<DeValue<'t>>;

/// A day without a time, or 0 for none.
fn day(value: &DeValue<'_>) -> Option<Value> {
    if value.as_integer().is_some_and(|integer| integer.as_str() == "0") {
        return Some(Value::Day(None));
    }
    let moment = value.as_datetime().filter(|moment| moment.time.is_none())?;
    let date = moment.date?;
    let year = i16::try_from(date.year).ok()?;
    let day = Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()?;
    Some(Value::Day(Some(day)))
}

impl<'t> Reader<'t> {
    fn wrong(&mut self, at: usize, what: Wrong) {
        self.mistakes.push(Mistake { line: line_of(self.text, at), what });
    }

    fn protocol(&mut self) -> Option<Protocol> {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            self.wrong(error.span().map_or(0, |span| span.start), Wrong::Syntax(error.message().to_owned()));
        }
        if !self.mistakes.is_empty() {
            // What is missing or unknown in a text that is half understood would only confuse.
            return None;
        }
        let root = root.into_inner();
        for (name, node) in &root {
            let section = name.get_ref().as_ref();
            if section == "profile" {
                continue;
            }
            let known: Vec<&str> =
                Setting::ALL.iter().filter(|s| s.section() == section).map(|s| s.key()).collect();
            match node.get_ref().as_table() {
                Some(table) if !known.is_empty() => self.only(table, &known, section),
                _ => self.wrong(name.span().start, Wrong::Unknown(section.to_owned())),
            }
        }
        let profile = match root.get("profile") {
            Some(node) => self.text_of(node, "profile"),
            None => {
                self.wrong(0, Wrong::Missing("profile".to_owned()));
                None
            }
        };
        let entries: Vec<Entry> =
            Setting::ALL.iter().filter_map(|setting| self.entry(&root, *setting)).collect();
        (entries.len() == Setting::ALL.len()).then_some(Protocol { profile: profile?, entries })
    }

    /// Settings that are right each by itself, and not together.
    fn together(&mut self, protocol: &Protocol) {
        let conflicts = protocol.conflicts().into_iter();
        self.mistakes.extend(conflicts.map(|(setting, what)| Mistake::at(self.text, setting, what)));
    }

    /// Nothing but the known names may stand in a table.
    fn only(&mut self, table: &DeTable<'t>, known: &[&str], place: &str) {
        for name in table.keys().filter(|name| !known.contains(&name.get_ref().as_ref())) {
            self.wrong(name.span().start, Wrong::Unknown(format!("{place}.{}", name.get_ref())));
        }
    }

    fn entry(&mut self, root: &DeTable<'t>, setting: Setting) -> Option<Entry> {
        let name = format!("{}.{}", setting.section(), setting.key());
        let section = root.get(setting.section());
        let near = section.map_or(self.text.len(), |node| node.span().start);
        let Some(node) = section.and_then(|node| node.get_ref().as_table()?.get(setting.key())) else {
            if self.stored {
                return Some(Entry { setting, value: setting.unsaid(), origin: Origin::Default });
            }
            self.wrong(near, Wrong::Missing(name));
            return None;
        };
        let start = node.span().start;
        let Some(table) = node.get_ref().as_table() else {
            self.wrong(start, Wrong::Missing(format!("{name}.value")));
            return None;
        };
        self.only(table, &["value", "source"], &name);
        let value = match table.get("value") {
            Some(node) => self.value(node, setting.kind()),
            None => {
                self.wrong(start, Wrong::Missing(format!("{name}.value")));
                None
            }
        };
        let origin = match table.get("source") {
            Some(node) => self.origin(node, &name),
            None => {
                self.wrong(start, Wrong::Missing(format!("{name}.source")));
                None
            }
        };
        Some(Entry { setting, value: value?, origin: origin? })
    }

    fn value(&mut self, node: &Node<'t>, kind: Kind) -> Option<Value> {
        let (value, wrong) = match kind {
            Kind::Number(from, to) => {
                let number = node
                    .get_ref()
                    .as_integer()
                    .and_then(|integer| u32::from_str_radix(integer.as_str(), integer.radix()).ok())
                    .filter(|number| (from..=to).contains(number));
                (number.map(Value::Number), Wrong::NotInRange(from, to))
            }
            Kind::Switch => (node.get_ref().as_bool().map(Value::Switch), Wrong::NotASwitch),
            Kind::Day => (day(node.get_ref()), Wrong::NotADay),
        };
        if value.is_none() {
            self.wrong(node.span().start, wrong);
        }
        value
    }

    fn origin(&mut self, node: &Node<'t>, name: &str) -> Option<Origin> {
        if node.get_ref().as_str() == Some("default") {
            return Some(Origin::Default);
        }
        let table = node.get_ref().as_table();
        if let Some(table) = table {
            self.only(table, &["quote", "paragraph", "law"], &format!("{name}.source"));
        }
        let part = |part| table.and_then(|table| table.get(part));
        match (part("quote"), part("law"), part("paragraph")) {
            (Some(quote), None, paragraph) => {
                // Either empty text is a mistake, so that a missing paragraph here was never written.
                let paragraph = paragraph.and_then(|node| self.text_of(node, "paragraph"));
                Some(Origin::Quote { quote: self.text_of(quote, "quote")?, paragraph })
            }
            (None, Some(law), None) => self.text_of(law, "law").map(Origin::Law),
            _ => {
                self.wrong(node.span().start, Wrong::NoOrigin);
                None
            }
        }
    }

    fn text_of(&mut self, node: &Node<'t>, name: &str) -> Option<String> {
        let text = node.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.wrong(node.span().start, Wrong::NoText(name.to_owned()));
        }
        text.map(str::to_owned)
    }
}
