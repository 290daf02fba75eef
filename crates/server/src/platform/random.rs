//! Secrets from the operating system's random source.

use sha2::{Digest, Sha256};

/// Something secret that is given out once; what is stored is its [`hash`].
pub fn token() -> String {
    hex(&bytes::<32>())
}

/// The letters of codes that people copy by hand: none is taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many letters and digits, for a code that people copy by hand: five bits each. See [`typed`].
pub fn letters<const N: usize>() -> String {
    bytes::<N>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// What somebody typed for [`letters`]: capitals, without signs and spaces, the letters that are taken for digits as
/// those digits.
pub fn typed(text: &str) -> String {
    let kept = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    kept.map(|c| match c {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    })
    .collect()
}

/// Six digits for a one-time code.
pub fn code() -> String {
    let n = u32::from_le_bytes(bytes::<4>());
    format!("{:06}", n % 1_000_000)
}

/// Secret bytes.
#[expect(clippy::disallowed_methods, reason = "this is the one place that draws randomness")]
pub fn bytes<const N: usize>() -> [u8; N] {
    rand::random()
}

/// The SHA-256 of a token. Tokens have 256 bits of their own, so no salt is needed.
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Bytes from hexadecimal digits; nothing when it is something else.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let whole = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    if whole { (0..text.len()).step_by(2).map(byte).collect() } else { None }
}

/// Bytes as lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
