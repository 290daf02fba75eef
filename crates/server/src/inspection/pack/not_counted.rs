//! What the protocol asks and the pack does not count, with why.

use mentorkind_domain::protocol::Setting;

use super::{
    Basis,
    practice::{is_off, terms},
};
use crate::{inspection::sheet::Cell, platform::i18n::Lang};

/// Why a term is not among those that are counted; none for what is no term, or is counted.
fn why(setting: Setting) -> Option<&'static str> {
    Some(match setting {
        Setting::SettlingInFromWeeks | Setting::FirstCarerMonths | Setting::MilestoneWeeks => {
            "inspection-not-counted-past"
        }
        Setting::InquiryWorkingDays => "inspection-not-counted-inquiries",
        Setting::ChildWorkingDays => "inspection-not-counted-child",
        Setting::MeetingWeeks
        | Setting::AgreementReadDays
        | Setting::MinutesReadDays
        | Setting::InstructionReadDays
        | Setting::ReviewMonths
        | Setting::InterimWeeks
        | Setting::RecheckMonths
        | Setting::ConfirmWorkingDays => "inspection-not-counted-team",
        Setting::SealedWorkingDays => "inspection-not-counted-sealed",
        _ => return None,
    })
}

impl Basis<'_> {
    /// The terms that the protocols of the period ask and that are not counted.
    pub(super) fn not_counted(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let all = Setting::ALL.iter().filter_map(|setting| {
            let why = why(*setting)?;
            let held = self.held(|_| *setting);
            let asked = held.iter().any(|(_, entry)| !is_off(entry));
            asked.then(|| vec![Cell::Text(terms(&held, lang)), Cell::Text(lang.t(why).to_string())])
        });
        all.collect()
    }
}
