//! Single sign-on: who of an organisation's staff somebody is of whom the organisation's own provider says something
//! (OpenID Connect), and which roles that person has from it.
//!
//! A provider speaks for the staff of its own organisation only. It opens nothing again that an administrator closed, makes
//! nobody an administrator, and is believed about a mail address once: from then on a person is known by what the provider
//! calls it, which never changes (the claim `sub`). It is not believed about an account that opens something elsewhere: there
//! the person shows first that the mailbox is theirs ([`asks_mailbox`]).

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

/// The roles that a provider may give, as they are kept: all but those of administrators, who decide about the provider.
pub const ROLES: [&str; 6] = ["teamlead", "coach", "policy", "care", "protection", "director"];

/// So many days a role that a provider gave holds after somebody signed in through it. Who is gone there signs in no more,
/// and has no role here either after it.
pub const ROLE_DAYS: i64 = 30;

/// A member of staff with the mail address that the provider says, in the form in which addresses are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<S, M> {
    /// Who.
    pub staff: S,
    /// What ties an account to it, if anything.
    pub membership: Option<Tied<M>>,
}

/// What ties an account to a member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tied<M> {
    /// Its identifier.
    pub membership: M,
    /// Access was ended by hand.
    pub ended: bool,
    /// The provider knows it by another name already.
    pub taken: bool,
}

/// What the provider says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// There is a mail address in it, which the provider does not call unverified.
    pub address: bool,
    /// At least one role follows from it.
    pub role: bool,
}

/// Who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who<S, M> {
    /// Somebody who came in this way before.
    Known(M),
    /// Somebody with an account, for the first time.
    First(M),
    /// A member of staff who gets an account now.
    NewAccount(S),
    /// Somebody whom the planning does not know and who has a role: a new member of staff.
    NewPerson,
}

/// Why nobody is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// An administrator ended the access of this person.
    Ended,
    /// The provider says no address, or none that it stands for.
    NoAddress,
    /// Nobody here has this address, and no role follows.
    Unknown,
    /// Nobody invited this person, and accounts are not made by themselves.
    NotInvited,
    /// More than one member of staff has this address.
    Several,
    /// The member of staff with this address comes in under another name of the provider.
    Other,
}

/// Who somebody is. `known`: what is tied to the name that the provider has for it, from an earlier time. `with_address`: the
/// staff with its address. `makes_accounts`: accounts are made the first time that somebody comes.
///
/// # Errors
/// Why nobody is let in.
pub fn who<S: Copy, M: Copy>(
    known: Option<Tied<M>>,
    with_address: &[Candidate<S, M>],
    said: Said,
    makes_accounts: bool,
) -> Result<Who<S, M>, Refusal> {
    if let Some(tied) = known {
        return if tied.ended { Err(Refusal::Ended) } else { Ok(Who::Known(tied.membership)) };
    }
    if !said.address {
        return Err(Refusal::NoAddress);
    }
    match with_address {
        [] if !said.role => Err(Refusal::Unknown),
        [] if !makes_accounts => Err(Refusal::NotInvited),
        [] => Ok(Who::NewPerson),
        [one] => match one.membership {
            Some(tied) if tied.ended => Err(Refusal::Ended),
            Some(tied) if tied.taken => Err(Refusal::Other),
            Some(tied) => Ok(Who::First(tied.membership)),
            None if makes_accounts => Ok(Who::NewAccount(one.staff)),
            None => Err(Refusal::NotInvited),
        },
        _ => Err(Refusal::Several),
    }
}

/// What is known of somebody whom a name of the provider is to let in, and of the account with that mail address, if there
/// is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Somebody came in under this name before.
    pub known: bool,
    /// The provider stands for the address.
    pub vouched: bool,
    /// The account is something in the provider's organisation.
    pub here: bool,
    /// It is, or was, something in another organisation.
    pub elsewhere: bool,
    /// It has a password or a passkey.
    pub own_way: bool,
    /// The person who has this name at the provider showed that the account's mailbox is theirs.
    pub shown: bool,
}

/// Whether the person has to show first that the mailbox is theirs. A provider's word is enough for the staff of its own
/// organisation, and for nothing that opens elsewhere too; about an address for which it does not stand it is no word.
pub fn asks_mailbox(tie: Tie) -> bool {
    let of_others = tie.elsewhere || (tie.own_way && !tie.here);
    !tie.shown && (of_others || !(tie.known || tie.vouched))
}

/// The roles that follow from what the provider says somebody is, with the organisation's list of what means which role. What
/// the list does not have means nothing; an administrator follows from nothing.
pub fn roles<'a>(
    says: impl IntoIterator<Item = &'a str>,
    means: &BTreeMap<String, &'static str>,
) -> BTreeSet<&'static str> {
    let found = says.into_iter().filter_map(|value| means.get(value).copied());
    found.filter(|role| ROLES.contains(role)).collect()
}

/// A role that the provider gave before and that has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held<R> {
    /// Its identifier.
    pub id: R,
    /// Which role.
    pub role: &'static str,
}

/// What changes in the roles of somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes<R> {
    /// Given from today on.
    pub give: BTreeSet<&'static str>,
    /// Hold longer.
    pub renew: Vec<R>,
    /// End today.
    pub end: Vec<R>,
    /// The last day of what is given and what holds longer.
    pub until: Date,
}

/// What changes in the roles that the provider gave: `held` so far, `follow` now. Roles from elsewhere have nothing to do
/// with it.
pub fn changes<R: Copy>(held: &[Held<R>], follow: &BTreeSet<&'static str>, today: Date) -> Changes<R> {
    let mut give = follow.clone();
    let (mut renew, mut end) = (Vec::new(), Vec::new());
    for one in held {
        if give.remove(one.role) { renew.push(one.id) } else { end.push(one.id) }
    }
    Changes { give, renew, end, until: today.saturating_add(ROLE_DAYS.days()) }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn tied() -> impl Strategy<Value = Tied<u8>> {
        (0_u8..4, any::<bool>(), any::<bool>()).prop_map(|(membership, ended, taken)| Tied {
            membership,
            ended,
            taken,
        })
    }

    fn candidates() -> impl Strategy<Value = Vec<Candidate<u8, u8>>> {
        vec((0_u8..4, proptest::option::of(tied())), 0..3).prop_map(|all| {
            all.into_iter().map(|(staff, membership)| Candidate { staff, membership }).collect()
        })
    }

    fn said() -> impl Strategy<Value = Said> {
        (any::<bool>(), any::<bool>()).prop_map(|(address, role)| Said { address, role })
    }

    fn tie() -> impl Strategy<Value = Tie> {
        any::<[bool; 6]>().prop_map(|[known, vouched, here, elsewhere, own_way, shown]| Tie {
            known,
            vouched,
            here,
            elsewhere,
            own_way,
            shown,
        })
    }

    const EVERY: [&str; 7] = ["teamlead", "coach", "policy", "care", "protection", "director", "admin"];

    proptest! {
        /// Nobody comes in over access that was ended, or in the place of somebody else.
        #[test]
        fn what_was_closed_stays_closed(known in proptest::option::of(tied()), all in candidates(), said in said(), makes: bool) {
            let found = who(known, &all, said, makes);
            if let Some(tied) = known {
                prop_assert_eq!(found, if tied.ended { Err(Refusal::Ended) } else { Ok(Who::Known(tied.membership)) });
            } else if let Ok(Who::First(membership)) = found {
                let one = all.iter().find_map(|one| one.membership.filter(|tied| tied.membership == membership));
                prop_assert!(all.len() == 1 && one.is_some_and(|tied| !tied.ended && !tied.taken));
            }
        }

        /// An address says who somebody is only when the provider stands for it, and exactly one has it.
        #[test]
        fn an_address_alone_is_not_enough(all in candidates(), said in said(), makes: bool) {
            let found = who(None, &all, said, makes);
            prop_assert!(said.address || found == Err(Refusal::NoAddress));
            prop_assert!(all.len() < 2 || found.is_err());
            if matches!(found, Ok(Who::NewAccount(_) | Who::NewPerson)) {
                prop_assert!(makes);
            }
            if found == Ok(Who::NewPerson) {
                prop_assert!(said.role && all.is_empty());
            }
        }

        /// On a provider's word alone nothing is tied that opens in another organisation, and nobody by an address for which
        /// it does not stand. What was shown is not asked again, and who is of this organisation alone is not asked.
        #[test]
        fn a_mailbox_is_asked_for_what_is_of_others(tie in tie()) {
            let asked = asks_mailbox(tie);
            prop_assert!(!(asked && tie.shown));
            if !tie.shown && (tie.elsewhere || (tie.own_way && !tie.here) || !(tie.vouched || tie.known)) {
                prop_assert!(asked);
            }
            if tie.vouched && !tie.elsewhere && (tie.here || !tie.own_way) {
                prop_assert!(!asked);
            }
        }

        /// Whatever an organisation's list says, no administrator follows, and nothing that is not on the list.
        #[test]
        fn no_administrator_follows(says in vec("[ab]{1,2}", 0..5), means in proptest::collection::btree_map("[ab]{1,2}", proptest::sample::select(&EVERY[..]), 0..5)) {
            let found = roles(says.iter().map(String::as_str), &means);
            prop_assert!(!found.contains("admin"));
            for role in &found {
                prop_assert!(says.iter().any(|value| means.get(value) == Some(role)));
            }
        }

        /// After it somebody has exactly what follows, each once, and it is looked at again by itself.
        #[test]
        fn one_has_exactly_what_follows(held in vec(proptest::sample::select(&ROLES[..]), 0..6), follow in proptest::collection::btree_set(proptest::sample::select(&ROLES[..]), 0..6)) {
            let held: Vec<Held<usize>> = held.into_iter().enumerate().map(|(id, role)| Held { id, role }).collect();
            let today = jiff::civil::date(2026, 3, 3);
            let changes = changes(&held, &follow, today);
            let mut after: Vec<&str> = changes.give.iter().copied().collect();
            after.extend(changes.renew.iter().map(|id| held[*id].role));
            after.sort_unstable();
            prop_assert_eq!(after, follow.into_iter().collect::<Vec<_>>());
            prop_assert_eq!(changes.renew.len() + changes.end.len(), held.len());
            prop_assert_eq!(changes.until, jiff::civil::date(2026, 4, 2));
        }
    }
}
