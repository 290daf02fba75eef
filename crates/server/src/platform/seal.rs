//! Secrets that must be read again, and are no use to whoever has only the database: sealed with a key that is kept
//! outside it (XChaCha20-Poly1305). What is more than a secret has a key of its own, which is sealed in the same way: another
//! key then seals a few bytes anew, and not all that was written.

use std::{fmt, sync::Arc};

use chacha20poly1305::{
    Key as CipherKey, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};

use sha2::{Digest, Sha256};

use super::random;

const NONCE: usize = 24;

/// The keys of a server, the newest first. What is sealed is sealed with the newest; the others still open.
#[derive(Clone, Default)]
pub struct Keys(Arc<[Key]>);

struct Key {
    id: String,
    bytes: [u8; 32],
}

/// Something sealed, with the name of the key that opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The name of the key; it says nothing of the key itself.
    pub key_id: String,
    /// The nonce, and what was sealed.
    pub bytes: Vec<u8>,
}

/// A line that is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoKey {
    /// At this line, from 1.
    #[error("line {0} is no key of 64 hexadecimal digits")]
    Line(usize),
    /// In the whole text.
    #[error("there is no key in it")]
    Empty,
}

/// Two texts that give no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoShares {
    /// The first or the second is no share, or is not typed as it was printed.
    #[error("share {0} is not typed as it was printed")]
    Typed(usize),
    /// They are the same share, or of two keys.
    #[error("these are not the two shares of one key")]
    NotOne,
}

struct Share {
    number: u8,
    /// The name of the key.
    key: String,
    bytes: [u8; 32],
}

fn xor(a: &[u8; 32], b: &[u8; 32]) -> [u8; 32] {
    let mut both = *a;
    for (byte, other) in both.iter_mut().zip(b) {
        *byte ^= other;
    }
    both
}

/// A share as it is printed: its number, the name of the key, the digits in groups, and some digits that follow from them.
fn share(number: u8, key: &str, bytes: &[u8; 32]) -> String {
    let groups: Vec<String> = bytes.chunks(4).map(random::hex).collect();
    format!("{number}-{key}-{}-{}", groups.join(" "), check(number, key, &random::hex(bytes)))
}

fn check(number: u8, key: &str, digits: &str) -> String {
    random::hex(&random::hash(&format!("share {number} {key} {digits}"))).chars().take(8).collect()
}

fn read_share(text: &str) -> Option<Share> {
    let text: String = text.split_whitespace().collect::<String>().to_lowercase();
    let mut parts = text.split('-');
    let (number, key, digits, kept) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let number: u8 = number.parse().ok()?;
    let bytes = Key::read(digits)?.bytes;
    (check(number, key, digits) == kept && parts.next().is_none()).then(|| Share {
        number,
        key: key.to_owned(),
        bytes,
    })
}

impl Keys {
    /// Keys from a text: one on each line as 64 hexadecimal digits, the newest first. Lines with `#` say something.
    pub fn read(text: &str) -> Result<Self, NoKey> {
        let mut keys = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            keys.push(Key::read(line).ok_or(NoKey::Line(number))?);
        }
        if keys.is_empty() { Err(NoKey::Empty) } else { Ok(Self(keys.into())) }
    }

    /// A new key, as a line of such a text.
    pub fn new_line() -> String {
        random::hex(&random::bytes::<32>())
    }

    /// The name of the newest key.
    pub fn newest(&self) -> Option<&str> {
        self.0.first().map(|key| key.id.as_str())
    }

    /// Whether there is a key with this name.
    pub fn has(&self, id: &str) -> bool {
        self.0.iter().any(|key| key.id == id)
    }

    /// The newest key in two shares, to be kept by two people: both are needed to have it back, one alone says nothing of
    /// it. Others each time. Nothing without a key.
    pub fn shares(&self) -> Option<[String; 2]> {
        let key = self.0.first()?;
        let one = random::bytes::<32>();
        let other = xor(&one, &key.bytes);
        Some([share(1, &key.id, &one), share(2, &key.id, &other)])
    }

    /// The key of two shares, as a line of a text of keys. Spaces and the order do not matter.
    ///
    /// # Errors
    /// Why they do not give a key.
    pub fn of_shares(texts: [&str; 2]) -> Result<String, NoShares> {
        let [a, b] = [
            read_share(texts[0]).ok_or(NoShares::Typed(1))?,
            read_share(texts[1]).ok_or(NoShares::Typed(2))?,
        ];
        let line = random::hex(&xor(&a.bytes, &b.bytes));
        let key = Key::read(&line).filter(|key| key.id == a.key && a.key == b.key && a.number != b.number);
        key.map(|_| line).ok_or(NoShares::NotOne)
    }

    /// Another secret of each key, for one use and no other; the newest first, each with the name of its key.
    pub(super) fn derived(&self, purpose: &'static str) -> impl Iterator<Item = (String, [u8; 32])> {
        self.0.iter().map(move |key| {
            let secret =
                Sha256::new().chain_update(purpose).chain_update([0]).chain_update(key.bytes).finalize();
            (key.id.clone(), secret.into())
        })
    }

    /// Seals something about somebody; it opens only as being about the same. Nothing without a key.
    pub fn seal(&self, about: &[u8], secret: &[u8]) -> Option<Sealed> {
        let key = self.0.first()?;
        Some(Sealed { key_id: key.id.clone(), bytes: seal(&key.bytes, about, secret)? })
    }

    /// Opens it. Nothing when its key is not here, or when it was changed or is about somebody else.
    pub fn open(&self, about: &[u8], sealed: &Sealed) -> Option<Vec<u8>> {
        let key = self.0.iter().find(|key| key.id == sealed.key_id)?;
        open(&key.bytes, about, &sealed.bytes)
    }
}

/// The nonce, and a secret about somebody sealed with a key.
fn seal(key: &[u8; 32], about: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
    let nonce = random::bytes::<NONCE>();
    let cipher = XChaCha20Poly1305::new(&CipherKey::from(*key));
    let mut bytes = nonce.to_vec();
    bytes.extend(cipher.encrypt(&XNonce::from(nonce), Payload { msg: secret, aad: about }).ok()?);
    Some(bytes)
}

fn open(key: &[u8; 32], about: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, bytes) = sealed.split_first_chunk::<NONCE>()?;
    let cipher = XChaCha20Poly1305::new(&CipherKey::from(*key));
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: bytes, aad: about }).ok()
}

/// The key of one thing, that is kept sealed beside it.
#[derive(Clone)]
pub struct OwnKey([u8; 32]);

impl OwnKey {
    /// A new one.
    pub fn new() -> Self {
        Self(random::bytes::<32>())
    }

    /// The key itself, sealed about its thing. Nothing without keys.
    pub fn sealed(&self, keys: &Keys, about: &[u8]) -> Option<Sealed> {
        keys.seal(about, &self.0)
    }

    /// The key that was sealed about a thing. Nothing when none of the keys opens it.
    pub fn of(keys: &Keys, about: &[u8], sealed: &Sealed) -> Option<Self> {
        keys.open(about, sealed)?.try_into().ok().map(Self)
    }

    /// Seals a part of the thing; it opens only as being that part.
    pub fn seal(&self, about: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
        seal(&self.0, about, secret)
    }

    /// Opens a part of the thing. Nothing when it was changed or is another part.
    pub fn open(&self, about: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        open(&self.0, about, sealed)
    }
}

impl Default for OwnKey {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for OwnKey {
    /// Nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnKey")
    }
}

impl fmt::Debug for Keys {
    /// Names only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|key| &key.id)).finish()
    }
}

impl Key {
    fn read(line: &str) -> Option<Self> {
        if line.len() != 64 || !line.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 32];
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(line.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        let id = random::hex(&random::hash(&format!("name of a key {}", random::hex(&bytes)))[..6]);
        Some(Self { id, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(lines: &[&str]) -> Keys {
        Keys::read(&lines.join("\n")).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_and_about_the_same_only() {
        let (old, new) = (Keys::new_line(), Keys::new_line());
        let ring = keys(&[&new, &old]);
        let sealed = keys(&[&old]).seal(b"anna", b"geheim").unwrap();
        assert_eq!(ring.open(b"anna", &sealed).as_deref(), Some(&b"geheim"[..]));
        assert_eq!(ring.open(b"bram", &sealed), None);
        assert_eq!(keys(&[&new]).open(b"anna", &sealed), None);
        for i in 0..sealed.bytes.len() {
            let mut changed = sealed.clone();
            changed.bytes[i] ^= 1;
            assert_eq!(ring.open(b"anna", &changed), None);
        }
        assert_eq!(ring.open(b"anna", &Sealed { bytes: vec![1, 2, 3], ..sealed.clone() }), None);
        let again = ring.seal(b"anna", b"geheim").unwrap();
        assert_eq!(Some(again.key_id.as_str()), ring.newest());
        assert_ne!(again.bytes, ring.seal(b"anna", b"geheim").unwrap().bytes, "a nonce is used twice");
        assert!(ring.has(&sealed.key_id) && !keys(&[&new]).has(&sealed.key_id));
    }

    #[test]
    fn two_shares_give_the_key_back_and_one_does_not() {
        let line = Keys::new_line();
        let ring = keys(&[&line]);
        let [one, other] = ring.shares().unwrap();
        assert_eq!(Keys::of_shares([&one, &other]).as_ref(), Ok(&line));
        let typed = format!("  {}\n", other.to_uppercase().replace(' ', "  "));
        assert_eq!(Keys::of_shares([&typed, &one]).as_ref(), Ok(&line));
        assert_eq!(Keys::of_shares([&one, &one]), Err(NoShares::NotOne));
        let [first_of_another, _] = keys(&[&Keys::new_line()]).shares().unwrap();
        assert_eq!(Keys::of_shares([&first_of_another, &other]), Err(NoShares::NotOne));
        let [again, _] = ring.shares().unwrap();
        assert!(again != one && !one.replace(' ', "").contains(&line[..8]));
        let swapped = if one.ends_with('0') { "1" } else { "0" };
        let wrong = format!("{}{swapped}", &one[..one.len() - 1]);
        assert_eq!(Keys::of_shares([&other, &wrong]), Err(NoShares::Typed(2)));
        assert_eq!(Keys::of_shares(["", &other]), Err(NoShares::Typed(1)));
    }

    #[test]
    fn a_thing_has_a_key_of_its_own_that_another_key_seals_anew() {
        let (old, new) = (Keys::new_line(), Keys::new_line());
        let (before, ring) = (keys(&[&old]), keys(&[&new, &old]));
        let own = OwnKey::new();
        let part = own.seal(b"1", b"geheim").unwrap();
        let kept = own.sealed(&before, b"dossier").unwrap();
        let again = OwnKey::of(&ring, b"dossier", &kept).unwrap().sealed(&ring, b"dossier").unwrap();
        let opened = OwnKey::of(&keys(&[&new]), b"dossier", &again).unwrap();
        assert_eq!(opened.open(b"1", &part).as_deref(), Some(&b"geheim"[..]));
        assert_eq!(opened.open(b"2", &part), None);
        assert_eq!(OwnKey::new().open(b"1", &part), None);
        assert!(OwnKey::of(&ring, b"een ander", &again).is_none());
        assert!(OwnKey::of(&keys(&[&new]), b"dossier", &kept).is_none());
        assert_eq!(format!("{own:?}"), "OwnKey");
    }

    #[test]
    fn a_text_of_keys_may_say_something_and_shows_nothing() {
        let key = Keys::new_line();
        let ring = Keys::read(&format!("# van maart\n\n  {key}  \n")).unwrap();
        assert!(!format!("{ring:?}").contains(&key[..8]));
        assert_eq!(Keys::read("# niets\n").unwrap_err(), NoKey::Empty);
        assert_eq!(Keys::read(&format!("{key}\n{}", &key[1..])).unwrap_err(), NoKey::Line(2));
        assert_eq!(Keys::read(&"é".repeat(32)).unwrap_err(), NoKey::Line(1));
        assert_eq!(Keys::default().seal(b"", b""), None);
    }
}
