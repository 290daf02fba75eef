//! Letters to the server: what a tablet writes without a connection is sealed to a public key of the server and cannot be
//! read on the tablet any more. ECDH on P-256 with a key that is used once, HKDF with SHA-256, AES-256 in GCM: what every
//! browser can do by itself.
//!
//! A letter is: its version (1 byte, 1), the name of the server's key (6), the sender's public point (65, uncompressed),
//! nonce (12), and what was sealed with its tag. What stands before the nonce is sealed in as well.

use aes_gcm::{
    Aes256Gcm, Key as CipherKey, Nonce,
    aead::{Aead, KeyInit, Payload},
};
use p256::{PublicKey, SecretKey};
use sha2::Sha256;

use super::{random, seal::Keys};

const VERSION: u8 = 1;
const NAME: usize = 6;
const POINT: usize = 65;
const NONCE: usize = 12;
const HEAD: usize = 1 + NAME + POINT;
const ABOUT: &str = "letters to the server, P-256";
const INFO: &[u8] = b"mentorkind letter 1";

/// Where letters go: the public half of the newest key.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LetterBox {
    /// The name of the key, 12 hexadecimal digits.
    pub key: String,
    /// The public point, uncompressed, as hexadecimal digits.
    pub public: String,
}

/// Where letters go now; nothing without keys.
pub fn letter_box(keys: &Keys) -> Option<LetterBox> {
    let (key, secret) = keys.derived(ABOUT).next()?;
    let secret = SecretKey::from_slice(&secret).ok()?;
    Some(LetterBox { key, public: random::hex(&secret.public_key().to_sec1_bytes()) })
}

/// Opens a letter. Nothing when it is none, was changed, or was sealed to a key that is not here any more.
pub fn open(keys: &Keys, letter: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = letter.split_first_chunk::<HEAD>()?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
    let (version, named) = head.split_first()?;
    let (name, point) = named.split_first_chunk::<NAME>()?;
    let name = random::hex(name);
    let (_, secret) = keys.derived(ABOUT).find(|(key, _)| *version == VERSION && *key == name)?;
    let secret = SecretKey::from_slice(&secret).ok()?;
    let sender = PublicKey::from_sec1_bytes(point).ok()?;
    let cipher = cipher(&secret, &sender, point)?;
    cipher.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: head }).ok()
}

fn cipher(secret: &SecretKey, other: &PublicKey, sender: &[u8]) -> Option<Aes256Gcm> {
    let mut key = [0; 32];
    secret.diffie_hellman(other).extract::<Sha256>(Some(sender)).expand(INFO, &mut key).ok()?;
    Some(Aes256Gcm::new(&CipherKey::<Aes256Gcm>::from(key)))
}

/// Seals as the tablet does.
#[cfg(test)]
pub(crate) fn seal(to: &LetterBox, text: &[u8]) -> Vec<u8> {
    let bytes = |hex: &str| -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap()).collect()
    };
    let own = SecretKey::from_slice(&random::bytes::<32>()).unwrap();
    let point = own.public_key().to_sec1_bytes();
    let mut letter = vec![VERSION];
    letter.extend(bytes(&to.key));
    letter.extend(&point);
    let cipher = cipher(&own, &PublicKey::from_sec1_bytes(&bytes(&to.public)).unwrap(), &point).unwrap();
    let nonce = random::bytes::<NONCE>();
    let sealed = cipher.encrypt(&Nonce::from(nonce), Payload { msg: text, aad: &letter }).unwrap();
    letter.extend(nonce);
    letter.extend(sealed);
    letter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_opens_with_the_key_of_the_server_only_and_unchanged_only() {
        let (old, new) = (Keys::new_line(), Keys::new_line());
        let ring = |lines: &[&str]| Keys::read(&lines.join("\n")).unwrap();
        let letter = seal(&letter_box(&ring(&[&old])).unwrap(), "Noor is er".as_bytes());
        assert_eq!(open(&ring(&[&new, &old]), &letter).unwrap(), "Noor is er".as_bytes());
        assert_eq!(open(&ring(&[&new]), &letter), None);
        assert_eq!(open(&Keys::default(), &letter), None);
        assert_eq!(letter_box(&Keys::default()), None);
        for i in 0..letter.len() {
            let mut changed = letter.clone();
            changed[i] ^= 1;
            assert_eq!(open(&ring(&[&new, &old]), &changed), None, "byte {i}");
            assert_eq!(open(&ring(&[&new, &old]), &letter[..i]), None, "{i} bytes");
        }
        let ring = ring(&[&new, &old]);
        assert_eq!(Some(letter_box(&ring).unwrap().key.as_str()), ring.newest());
    }
}
