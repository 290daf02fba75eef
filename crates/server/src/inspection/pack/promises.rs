//! Needs, messages, consents and transfers: what was asked and until when, and how that stood on the last day of the
//! period. All of it comes from facts with a day, so that what happens later changes nothing.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use mentorkind_domain::{
    consent::{Answer, Asked as Question, Standing, standing},
    inspection::{End, Event, Kept, Promise, promises_kept, waits},
    obligation::{Asked, Days as _, Kind, Terms, TransferChild, Transferred, Version, transfer_begun},
    protocol::Setting,
};
use uuid::Uuid;

use super::{
    Basis, Child,
    practice::{is_off, terms},
};
use crate::{
    consent::{Consent, Given},
    inspection::sheet::{Cell, numbers},
    platform::{
        db::Read,
        i18n::Lang,
        ids::{ChildId, GuardianId, OrganisationId},
        rights,
    },
    transfer::Transfer,
};

/// What is counted, in its order, with the setting that asks it; reading a transfer is asked by no number of the protocol.
const COUNTED: [(Kind, Option<Setting>); 9] = [
    (Kind::Need, Some(Setting::NeedWorkingDays)),
    (Kind::Message, Some(Setting::AnswerWorkingDays)),
    (Kind::ConsentAnswer, Some(Setting::ConsentWorkingDays)),
    (Kind::TransferStart, Some(Setting::TransferStartMonths)),
    (Kind::TransferSend, Some(Setting::TransferReadyMonths)),
    (Kind::TransferSend, Some(Setting::TransferBeforeWeeks)),
    (Kind::TransferReceipt, Some(Setting::TransferReceiptWorkingDays)),
    (Kind::TransferRead, None),
    (Kind::TransferFollowUp, Some(Setting::TransferFollowUpMonths)),
];

/// Who has custody of each of these children on a day. A death later does not change it.
pub(super) async fn custodians(
    tx: &mut Read,
    organisation: OrganisationId,
    children: &[ChildId],
    on: Date,
) -> sqlx::Result<BTreeMap<ChildId, Vec<GuardianId>>> {
    let rights = rights::of_children(tx, organisation, children.iter().copied(), on).await?;
    let mut found: BTreeMap<ChildId, Vec<GuardianId>> = BTreeMap::new();
    for (guardian, child, _) in rights.all() {
        if rights.tie(guardian, child).and_then(|tie| tie.custody_on(on)) == Some(true) {
            found.entry(child).or_default().push(guardian);
        }
    }
    Ok(found)
}

impl Basis<'_> {
    /// How often these terms were kept.
    pub(super) fn kept_promises(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let all = self.promised();
        let rows = COUNTED.into_iter().filter_map(|(kind, setting)| {
            let of = all.iter().filter(|(_, asked)| (asked.0, asked.1) == (kind, setting));
            let kept = promises_kept(of.map(|(_, asked)| &asked.2), (self.from, self.until));
            let held = setting.map(|setting| self.held(|_| setting));
            let words = match &held {
                Some(held) => terms(held, lang),
                None if kept == Kept::default() => return None,
                None => lang.t("inspection-practice-read").to_string(),
            };
            let words = Cell::Text(format!("{}: {words}", subject(kind, lang)));
            let instead = if kept != Kept::default() {
                None
            } else if self.until < self.known_from {
                Some("inspection-finding-unknown")
            } else {
                held.filter(|held| held.iter().all(|(_, entry)| is_off(entry)))
                    .map(|_| "inspection-practice-off")
            };
            let counted = match instead {
                Some(key) => vec![Cell::Text(lang.t(key).to_string())],
                None => [kept.in_time, kept.late, kept.not_yet, kept.missing, kept.otherwise]
                    .map(Cell::Number)
                    .into(),
            };
            let empty = (counted.len()..5).map(|_| Cell::Nothing);
            let known = Cell::maybe(Some(self.known_from).filter(|known| self.from < *known));
            Some([words].into_iter().chain(counted).chain(empty).chain([known]).collect())
        });
        rows.collect()
    }

    /// Each of them, by child.
    pub(super) fn promises(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let before = (self.from < self.known_from).then(|| {
            let words =
                lang.t("inspection-promises-before").with("date", numbers(self.known_from)).to_string();
            let empty = || Cell::Nothing;
            vec![empty(), Cell::Text(words), Cell::Day(self.from), empty(), empty(), empty()]
        });
        let rows = self.promised().into_iter().filter_map(|(child, (kind, _, promise))| {
            let outcome = promise.outcome((self.from, self.until))?;
            let words = lang.t(&("inspection-column-".to_owned() + outcome.code())).to_string();
            Some(vec![
                Cell::Text(child.number.clone()),
                Cell::Text(subject(kind, lang)),
                Cell::Day(promise.since),
                Cell::Day(promise.until),
                Cell::maybe(promise.ended(self.until).map(End::day)),
                Cell::Text(words),
            ])
        });
        before.into_iter().chain(rows).collect()
    }

    /// What was asked for each child, by child.
    fn promised(&self) -> Vec<(&Child, Asked)> {
        let versions = self.versions();
        let all = self.children.iter().flat_map(|child| {
            let here = [self.needs_of(child), self.messages_of(child), self.consents_of(child)];
            let here = here.into_iter().flatten().filter(|(_, _, promise)| promise.since <= child.until);
            let asked: Vec<Asked> = here.chain(self.transfers_of(child, &versions)).collect();
            asked.into_iter().map(move |asked| (child, asked))
        });
        all.collect()
    }

    /// Something that is to be done within working days; none where the protocol of its first day asked nothing.
    pub(super) fn within(
        &self,
        (since, end): (Date, Option<End>),
        count: impl Fn(&Terms) -> u32,
    ) -> Option<Promise> {
        let count = self.protocol_on(since).map_or(0, |protocol| count(&protocol.terms()));
        (count > 0).then(|| Promise { since, until: self.days.working_days_after(since, count), end })
    }

    fn needs_of(&self, child: &Child) -> Vec<Asked> {
        let mut topics: BTreeMap<&str, Vec<Event>> = BTreeMap::new();
        for need in self.needs.iter().filter(|need| need.child_id == child.id) {
            let events = topics.entry(&need.topic).or_default();
            let said = need.said_in == need.version;
            match need.met_at.filter(|_| need.met_in == Some(need.version)) {
                Some(at) => events.push(Event::Answers(self.day(at))),
                // Other words, or none, take the place of what was said before.
                None if said => events.push(Event::Settles(self.day(need.said_at))),
                None => {}
            }
            if said && need.waits() {
                events.push(Event::Asks(self.day(need.said_at)));
            }
        }
        if child.until < self.until {
            // Of a child that is here no longer nothing is answered any more.
            let gone = Event::Settles(child.until.saturating_add(1.day()));
            topics.values_mut().for_each(|events| events.push(gone));
        }
        let all = topics.into_values().flat_map(waits);
        all.filter_map(|wait| {
            let promise = self.within(wait, |terms| terms.need_working_days)?;
            Some((Kind::Need, Some(Setting::NeedWorkingDays), promise))
        })
        .collect()
    }

    fn messages_of(&self, child: &Child) -> Vec<Asked> {
        let mut threads: BTreeMap<GuardianId, Vec<Event>> = BTreeMap::new();
        for one in self.messages.iter().filter(|one| one.child_id == child.id) {
            if one.withdrawn_at.is_some_and(|at| self.day(at) <= self.until) {
                continue;
            }
            let day = self.day(one.at);
            threads.entry(one.guardian_id).or_default().push(match one.what.as_str() {
                "asked" => Event::Asks(day),
                "answered" => Event::Answers(day),
                _ => Event::Settles(day),
            });
        }
        let all = threads.into_values().flat_map(waits);
        all.filter_map(|wait| {
            let promise = self.within(wait, |terms| terms.answer_working_days)?;
            Some((Kind::Message, Some(Setting::AnswerWorkingDays), promise))
        })
        .collect()
    }

    fn custodians_of(&self, child: ChildId) -> &[GuardianId] {
        self.custodians.get(&child).map_or(&[][..], Vec::as_slice)
    }

    /// What was said to a consent and counted on the last day, in order of time.
    fn said<'a>(&'a self, consent: &'a Consent) -> impl Iterator<Item = &'a Given> {
        consent.given.iter().filter(move |given| {
            given.on <= self.until && given.lapsed_at.is_none_or(|at| self.day(at) > self.until)
        })
    }

    /// How waiting for the answers to a consent ended: with those of all who have custody, or with the first no.
    fn answered(&self, consent: &Consent, custodians: &[GuardianId]) -> Option<End> {
        let refused = self.said(consent).find(|given| given.answer != Answer::Given).map(|given| given.on);
        let first = |guardian: &GuardianId| {
            self.said(consent).find(|given| given.guardian == *guardian).map(|given| given.on)
        };
        let each: Option<Vec<Date>> = custodians.iter().map(first).collect();
        let all = each.and_then(|days| days.into_iter().max());
        let done = [refused, all].into_iter().flatten().min();
        let taken_back = consent.taken_back_at.map(|at| self.day(at));
        let over = consent.asked.until.saturating_add(1.day());
        let ends = [done.map(End::Done), taken_back.map(End::Otherwise), Some(End::Otherwise(over))];
        ends.into_iter().flatten().min_by_key(|end| end.day())
    }

    fn consents_of(&self, child: &Child) -> Vec<Asked> {
        // Where nobody has custody, nobody can answer.
        let custodians = self.custodians_of(child.id);
        let asked = self.consents.iter().rev().filter(|one| one.child == child.id && !custodians.is_empty());
        asked
            .filter_map(|one| {
                let wait = (one.asked_on, self.answered(one, custodians));
                let promise = self.within(wait, |terms| terms.consent_working_days)?;
                Some((Kind::ConsentAnswer, Some(Setting::ConsentWorkingDays), promise))
            })
            .collect()
    }

    fn transfers_of(&self, child: &Child, versions: &[Version]) -> Vec<Asked> {
        let all: Vec<&Transfer> = self.transfers.iter().rev().filter(|one| one.child == child.id).collect();
        let goes_on = all.iter().filter(|one| one.stopped_at.is_none_or(|at| self.day(at) > self.until));
        let begun_on = goes_on.map(|one| self.day(one.begun_at)).min();
        let leaves = child.until < self.until;
        let asked = TransferChild {
            child: child.id.0,
            birth_date: child.placed.birth_date.to_jiff(),
            after_school: child.placed.kind == "bso",
            begun: false,
        };
        // Of a child that is here no longer it is not begun any more.
        let begun = transfer_begun(&asked, begun_on, versions, &self.days, self.until)
            .filter(|(_, _, promise)| !leaves || promise.end.is_some());
        let born = child.placed.birth_date.to_jiff();
        let next = all
            .into_iter()
            .flat_map(|one| self.transferred(one, born).asked(versions, &self.days, self.until));
        begun.into_iter().chain(next).collect()
    }

    /// What happened to a transfer.
    fn transferred(&self, transfer: &Transfer, born: Date) -> Transferred<Uuid> {
        let asked = transfer.parts.iter().filter_map(|part| part.consent.as_ref());
        let standings: Vec<Standing> = asked
            .map(|consent| {
                let taken_back = consent.taken_back_at.is_some_and(|at| self.day(at) <= self.until);
                let answers: Vec<_> =
                    self.said(consent).map(|given| (given.guardian, given.answer)).collect();
                let question = Question { taken_back, ..consent.asked };
                standing(question, self.custodians_of(transfer.child), &answers, self.until)
            })
            .collect();
        let any = |wanted: Standing| standings.contains(&wanted);
        let said_until = |day: Date| transfer.answers().map(|given| given.on).filter(|on| *on <= day).max();
        let within = transfer.to_group.is_some();
        let read_on = transfer.read.as_ref().map(|(day, _)| *day).filter(|_| within);
        let readable_on = match read_on.filter(|day| *day <= self.until) {
            Some(day) => said_until(day).or(Some(day)),
            None if within && any(Standing::Valid) => said_until(self.until),
            None => None,
        };
        let sent: Vec<(Date, Option<Date>)> = transfer
            .sendings
            .iter()
            .rev()
            .map(|sending| (sending.sent_on.to_jiff(), sending.received_on.map(jiff_sqlx::Date::to_jiff)))
            .collect();
        let gone = readable_on.is_some() || sent.iter().any(|(day, _)| *day <= self.until);
        let open = any(Standing::Waiting) || any(Standing::NotYet) || any(Standing::Valid);
        let refused = !gone && !open && any(Standing::Refused);
        let stopped = transfer.stopped_at.map(|at| self.day(at));
        let over = [stopped, said_until(self.until).filter(|_| refused)];
        Transferred {
            transfer: transfer.id.0,
            child: transfer.child.0,
            born: transfer.destination.is_school().then_some(born),
            starts_on: transfer.starts_on,
            begun_on: self.day(transfer.begun_at),
            over_on: over.into_iter().flatten().min(),
            readable_on,
            read_on,
            sent,
            followed_up_on: transfer.followed_up_on,
        }
    }
}

/// What something is called.
fn subject(kind: Kind, lang: Lang) -> String {
    if kind == Kind::ConsentAnswer {
        return lang.t("inspection-practice-consent").to_string();
    }
    lang.t(&("todo-kind-".to_owned() + kind.code())).to_string()
}
