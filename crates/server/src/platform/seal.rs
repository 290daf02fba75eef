//! Secrets that must be read again, and are no use to whoever has only the database: sealed with a key that is kept
//! outside it (XChaCha20-Poly1305).

use std::{fmt, sync::Arc};

use chacha20poly1305::{
    Key as CipherKey, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};

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

    /// Seals something about somebody; it opens only as being about the same. Nothing without a key.
    pub fn seal(&self, about: &[u8], secret: &[u8]) -> Option<Sealed> {
        let key = self.0.first()?;
        let nonce = random::bytes::<NONCE>();
        let mut bytes = nonce.to_vec();
        bytes.extend(key.cipher().encrypt(&XNonce::from(nonce), Payload { msg: secret, aad: about }).ok()?);
        Some(Sealed { key_id: key.id.clone(), bytes })
    }

    /// Opens it. Nothing when its key is not here, or when it was changed or is about somebody else.
    pub fn open(&self, about: &[u8], sealed: &Sealed) -> Option<Vec<u8>> {
        let key = self.0.iter().find(|key| key.id == sealed.key_id)?;
        let (nonce, bytes) = sealed.bytes.split_first_chunk::<NONCE>()?;
        key.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: bytes, aad: about }).ok()
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

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&CipherKey::from(self.bytes))
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
