//! What there is to discuss: it fills itself, and stays with the record of the discussion as it was then.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    access::action,
    obligation::{Kind, WasLate},
    protocol::{Entry, Origin, Setting, Value},
};
use serde::{Deserialize, Serialize};

use super::queries::{self, Remark};
use crate::{
    concern,
    platform::{access::Grant, clock::Moment, dates::exact, db::Read, i18n::Lang, ids::InstructionId},
    protocol, todo, work_instruction,
};

/// What happened since the last discussion: numbers, and nobody's name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Happened {
    since: Option<Date>,
    observations: i64,
    /// The code of the kind of talk, how many were held and how many declined.
    talks: Vec<(String, i64, i64)>,
    /// Steps at concerns that were skipped.
    skipped: i64,
    /// Of what was late, what people asked and transfers were looked at too.
    waits: bool,
    /// What was late in this time; none in a record from before this was looked back on.
    were_late: Option<Vec<Late>>,
    /// In such a record: the code of what the protocol asks, and how many were late on its day.
    #[serde(skip_serializing)]
    late: Vec<(String, usize)>,
    /// Each work instruction that held: where it stands, its name, and how many had not read it.
    instructions: Vec<(String, String, work_instruction::Count)>,
    /// What the protocol said where colleagues remarked on it, by the code of the setting.
    pub(super) said: BTreeMap<String, Value>,
}

/// What was late.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Late {
    /// The code of what the protocol asks.
    kind: String,
    /// For how many it was late, and for how many days at most; none where it is about fewer than five children.
    most: Option<(usize, i32)>,
}

impl Late {
    fn words(&self, lang: Lang) -> String {
        match self.most {
            Some((count, days)) => {
                lang.t("review-was-late").with("count", count).with("days", days).to_string()
            }
            None => lang.t("review-was-late-few").to_string(),
        }
    }
}

/// The same in words.
pub(super) struct Agenda {
    pub(super) since: Option<String>,
    pub(super) lines: Vec<String>,
    pub(super) instructions: Vec<(String, String, String)>,
}

impl Happened {
    /// As it is now, since the day of the last discussion and the moment of its record; what was late until a day.
    pub(super) async fn read(
        tx: &mut Read,
        grant: &Grant<action::ReviewProtocol>,
        (last, since): (Option<Date>, Moment),
        until: Date,
    ) -> sqlx::Result<Self> {
        let organisation = grant.organisation();
        let began = protocol::terms(tx, organisation).await?.first().map(|first| first.starts_on);
        // What was late on the day of the last discussion is in its record.
        let from = last.map(|last| last.saturating_add(1.day())).or(began).unwrap_or(until).min(until);
        let late = todo::late_between(tx, grant.actor(), (from, until)).await?;
        let told = |(kind, late): (Kind, WasLate)| Late {
            kind: kind.code().to_owned(),
            most: (!late.is_few(kind)).then_some((late.count, late.days)),
        };
        Ok(Self {
            since: last,
            observations: queries::observations(tx, grant, since).await?,
            talks: queries::talks(tx, grant, last).await?,
            skipped: concern::skipped(tx, grant, last).await?,
            were_late: Some(late.into_iter().map(told).collect()),
            waits: true,
            late: Vec::new(),
            instructions: work_instruction::per_instruction(tx, grant).await?,
            said: BTreeMap::new(),
        })
    }

    /// As it was kept; none where nothing was.
    pub(super) fn of(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }

    /// To keep.
    pub(super) fn kept(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn words(&self, lang: Lang) -> Agenda {
        let mut lines = vec![lang.t("review-observations").with("count", self.observations).to_string()];
        lines.extend(self.talks.iter().map(|(kind, held, declined)| {
            let kind = lang.t(&("review-kind-".to_owned() + kind)).to_string();
            lang.t("review-talks")
                .with("kind", kind)
                .with("held", held)
                .with("declined", declined)
                .to_string()
        }));
        if self.skipped > 0 {
            lines.push(lang.t("review-skipped").with("count", self.skipped).to_string());
        }
        lines.extend(self.late_words(lang));
        let instructions = self.instructions.iter();
        Agenda {
            since: self.since.map(|day| exact(day, lang)),
            lines,
            instructions: instructions
                .map(|(href, name, count)| (href.clone(), name.clone(), count.words(lang)))
                .collect(),
        }
    }

    fn late_words(&self, lang: Lang) -> Vec<String> {
        let line =
            |kind: &str, words: String| Some(format!("{}: {words}", todo::kind_name(Kind::of(kind)?, lang)));
        let lines: Vec<String> = match &self.were_late {
            Some(late) => late.iter().filter_map(|late| line(&late.kind, late.words(lang))).collect(),
            None => self
                .late
                .iter()
                .filter_map(|(kind, count)| line(kind, lang.t("todo-late").with("count", count).to_string()))
                .collect(),
        };
        let (nothing, looked) = match (&self.were_late, self.waits) {
            (None, _) => ("review-nothing-late", None),
            (Some(_), true) => ("review-nothing-was-late", Some("review-looked-for-late")),
            (Some(_), false) => ("review-nothing-was-late", Some("review-looked-for-late-then")),
        };
        let nothing = lines.is_empty().then(|| lang.t(nothing).to_string());
        looked.map(|key| lang.t(key).to_string()).into_iter().chain(lines).chain(nothing).collect()
    }
}

/// Remarks on one sentence, or on one work instruction.
pub(super) struct Remarked {
    pub(super) sentence: String,
    pub(super) remarks: Vec<RemarkLine>,
}

pub(super) struct RemarkLine {
    pub(super) words: String,
    /// Whose it is, and of which day.
    pub(super) by: String,
    /// Takes it back: the reader made it, and it was not discussed yet.
    pub(super) withdraw: Option<String>,
}

/// Remarks by what they are about, in the order of the protocol; `value` is what it said there.
pub(super) fn remarked(
    remarks: &[&Remark],
    value: impl Fn(Setting) -> Option<Value>,
    names: &BTreeMap<InstructionId, String>,
    line: impl Fn(&Remark) -> RemarkLine,
    lang: Lang,
) -> Vec<Remarked> {
    let about = |sentence: String, is_about: &dyn Fn(&Remark) -> bool| {
        let of = remarks.iter().filter(|remark| is_about(remark));
        let remarks: Vec<RemarkLine> = of.map(|remark| line(remark)).collect();
        (!remarks.is_empty()).then_some(Remarked { sentence, remarks })
    };
    let mut found: Vec<Remarked> = Vec::new();
    for setting in Setting::ALL.iter().copied() {
        let Some(value) = value(setting) else { continue };
        let sentence = protocol::words(&Entry { setting, value, origin: Origin::Default }, lang);
        found.extend(about(sentence, &|remark: &Remark| remark.setting == setting.code()));
    }
    for (id, name) in names {
        found.extend(about(name.clone(), &|remark: &Remark| remark.instruction_id == Some(*id)));
    }
    found
}
