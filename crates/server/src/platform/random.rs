//! Secrets from the operating system's random source.

use sha2::{Digest, Sha256};

/// Something secret that is given out once; what is stored is its [`hash`].
pub fn token() -> String {
    hex(&bytes::<32>())
}

/// Six digits for a one-time code.
pub fn code() -> String {
    let n = u32::from_le_bytes(bytes::<4>());
    format!("{:06}", n % 1_000_000)
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that draws randomness")]
fn bytes<const N: usize>() -> [u8; N] {
    rand::random()
}

/// The SHA-256 of a token. Tokens have 256 bits of their own, so no salt is needed.
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Bytes as lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
