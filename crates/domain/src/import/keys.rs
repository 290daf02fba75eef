//! Keys of the planning package as small numbers, and texts kept in one piece of memory: millions of
//! rows must fit.

use std::cmp::Ordering;
use std::hash::{BuildHasher, RandomState};
use std::marker::PhantomData;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// Its place in the list of the same name.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<$name> for u32 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<u32> for $name {
            fn from(number: u32) -> Self {
                Self(number)
            }
        }
    )*};
}

ids! {
    /// A location: its place in [`super::Tables::locations`].
    LocationId
    /// A group: its place in [`super::Tables::groups`].
    GroupId
    /// A staff member: its place in [`super::Tables::staff`].
    StaffId
    /// A child: its place in [`super::Tables::children`].
    ChildId
    /// A guardian: its place in [`super::Tables::guardians`].
    GuardianId
}

/// A piece of text in [`Texts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    start: u32,
    // A field has at most 10,000 characters, so at most 40,000 bytes.
    len: u16,
}

impl Text {
    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// Texts behind each other. The total of all tables is limited to 4 GiB, so that places fit.
#[derive(Debug, Default)]
pub(super) struct Texts(String);

impl Texts {
    pub fn add(&mut self, text: &str) -> Text {
        let start = self.0.len() as u32;
        self.0.push_str(text);
        Text { start, len: text.len() as u16 }
    }

    pub fn get(&self, text: Text) -> &str {
        let start = text.start as usize;
        &self.0[start..start + usize::from(text.len)]
    }
}

/// The keys of one table, numbered in the order of their first row.
///
/// Most exports are in the order of their keys. As long as they are, nothing is hashed: that would cost
/// more than all other reading of a row.
#[derive(Debug)]
pub struct Keys<Id> {
    texts: Texts,
    keys: Vec<Text>,
    /// Whether each key is higher than the one before it, and `slots` is not in use.
    ascending: bool,
    /// A hash table with linear probing, a power of two long: the upper half of a slot is of the hash,
    /// the lower half is the number plus 1, or 0 for a free slot.
    slots: Vec<u64>,
    hashing: RandomState,
    id: PhantomData<Id>,
}

impl<Id> Default for Keys<Id> {
    fn default() -> Self {
        Self {
            texts: Texts::default(),
            keys: Vec::new(),
            ascending: true,
            slots: Vec::new(),
            hashing: RandomState::new(),
            id: PhantomData,
        }
    }
}

const HASH_BITS: u64 = !0 << 32;

impl<Id: From<u32> + Into<u32> + Copy> Keys<Id> {
    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The key as the planning package has it.
    pub fn key(&self, id: Id) -> &str {
        self.texts.get(self.keys[id.into() as usize])
    }

    /// The number of a key, if it has one.
    pub fn find(&self, key: &str) -> Option<Id> {
        let number = if self.ascending {
            let order = |text: &Text| natural_order(self.texts.get(*text)).cmp(&natural_order(key));
            self.keys.binary_search_by(order).ok().map(|place| place as u32)
        } else {
            self.slot_of(key, self.hash(key)).ok()
        };
        number.map(Id::from)
    }

    /// As [`Self::find`], quick where rows name keys in their order: tries the one found before and the next.
    pub(super) fn find_after(&self, key: &str, before: Option<Id>) -> Option<Id> {
        let near = before.map_or(0, Id::into)..self.keys.len() as u32;
        let found = near.take(2).map(Id::from).find(|&id| self.key(id) == key);
        found.or_else(|| self.find(key))
    }

    /// The number of a key, and whether it is a new one.
    pub(super) fn add(&mut self, key: &str) -> (Id, bool) {
        if self.ascending {
            let last = self.keys.last().map(|&text| natural_order(self.texts.get(text)));
            match last.cmp(&Some(natural_order(key))) {
                Ordering::Less => return (self.push(key), true),
                Ordering::Equal => return (Id::from(self.keys.len() as u32 - 1), false),
                Ordering::Greater => self.hash_all(),
            }
        }
        let hash = self.hash(key);
        match self.slot_of(key, hash) {
            Ok(number) => (Id::from(number), false),
            Err(slot) => {
                let id = self.push(key);
                self.slots[slot] = filled_slot(hash, id.into());
                if self.keys.len() * 2 > self.slots.len() {
                    self.resize(self.slots.len() * 4);
                }
                (id, true)
            }
        }
    }

    fn push(&mut self, key: &str) -> Id {
        let text = self.texts.add(key);
        self.keys.push(text);
        Id::from(self.keys.len() as u32 - 1)
    }

    /// Goes over to hashing; also worth it where keys will be looked up often and in no order.
    pub(super) fn hash_all(&mut self) {
        if !self.ascending {
            return;
        }
        self.ascending = false;
        self.resize((self.keys.len() * 4).next_power_of_two().max(16));
        let mask = self.slots.len() - 1;
        for number in 0..self.keys.len() as u32 {
            let hash = self.hash(self.key(Id::from(number)));
            place_slot(&mut self.slots, mask, filled_slot(hash, number));
        }
    }

    fn hash(&self, key: &str) -> u64 {
        self.hashing.hash_one(key)
    }

    /// The number of the key, or the free slot where it belongs.
    fn slot_of(&self, key: &str, hash: u64) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = first_slot(hash, mask);
        loop {
            let slot = self.slots[at];
            let number = slot as u32;
            if number == 0 {
                return Err(at);
            }
            let same_hash = (slot ^ hash) & HASH_BITS == 0;
            if same_hash && self.texts.get(self.keys[number as usize - 1]) == key {
                return Ok(number - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// Makes room for this many keys.
    pub(super) fn reserve(&mut self, keys: usize) {
        self.keys.reserve(keys);
    }

    fn resize(&mut self, slots: usize) {
        let mask = slots - 1;
        let mut larger = vec![0; slots];
        for &slot in self.slots.iter().filter(|&&slot| slot != 0) {
            place_slot(&mut larger, mask, slot);
        }
        self.slots = larger;
    }
}

/// The order that keys with numbers in them are made in: `C9` is before `C10`, but `C0009` is after both.
fn natural_order(key: &str) -> (usize, &str) {
    (key.len(), key)
}

fn filled_slot(hash: u64, number: u32) -> u64 {
    hash & HASH_BITS | u64::from(number + 1)
}

fn place_slot(slots: &mut [u64], mask: usize, slot: u64) {
    let mut at = first_slot(slot, mask);
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

/// Only the half of the hash that a slot keeps decides, so that a table grows without hashing again.
fn first_slot(hash: u64, mask: usize) -> usize {
    (hash >> 32) as usize & mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn keys_are_numbered_by_first_appearance(
            mut list in proptest::collection::vec("[a-c]{1,4}|é.?", 0..300),
            // The first so many are in order.
            sorted in 0usize..300,
        ) {
            let sorted = sorted.min(list.len());
            list[..sorted].sort_by(|one, two| natural_order(one).cmp(&natural_order(two)));
            let mut keys = Keys::<ChildId>::default();
            let mut expected = HashMap::new();
            for key in &list {
                let next = expected.len() as u32;
                let new = !expected.contains_key(key);
                let number = *expected.entry(key.clone()).or_insert(next);
                prop_assert_eq!(keys.add(key), (ChildId(number), new));
            }
            prop_assert_eq!(keys.len(), expected.len());
            for (key, number) in &expected {
                prop_assert_eq!(keys.find(key), Some(ChildId(*number)));
                prop_assert_eq!(keys.key(ChildId(*number)), key);
                for before in [None, Some(ChildId(0)), Some(ChildId(*number)), Some(ChildId(number.saturating_sub(1)))] {
                    prop_assert_eq!(keys.find_after(key, before), Some(ChildId(*number)));
                }
            }
            prop_assert_eq!(keys.find("other"), None);
        }
    }
}
