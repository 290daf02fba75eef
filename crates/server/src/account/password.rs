//! Passwords: which are good enough, and how they are kept.
//!
//! Length and not being easy to guess is all that is asked; rules about capitals and digits make passwords worse
//! (NIST SP 800-63B, section 3.1.1.2).

use std::{collections::HashSet, sync::LazyLock};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::platform::problem::Problem;

/// The least number of characters.
pub const LEAST: usize = 12;
/// The greatest number of characters.
pub const MOST: usize = 200;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`LEAST`] characters.
    Short,
    /// More than [`MOST`] characters.
    Long,
    /// Many people choose it, with or without digits behind it.
    Common,
    /// It is the person's own name or address.
    Own,
}

/// The words that many people choose, each in the form that [`bare`] gives.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = include_str!("common-passwords.list").lines();
    words.filter(|word| !word.is_empty() && !word.starts_with('#')).map(bare).collect()
});

/// Refuses a password that is too short, too long, or among the first that somebody else would try.
pub fn check(password: &str, email: &str, name: &str) -> Result<(), Weak> {
    let length = password.chars().count();
    if length < LEAST {
        return Err(Weak::Short);
    }
    if length > MOST {
        return Err(Weak::Long);
    }
    let bare_password = bare(password);
    let local = email.split('@').next().unwrap_or_default();
    if [email, local, name].iter().map(|own| bare(own)).any(|own| repeats(&bare_password, &own)) {
        return Err(Weak::Own);
    }
    if easy(&bare_password) {
        return Err(Weak::Common);
    }
    Ok(())
}

/// A password without what people put around a word to make it look like more: capitals, signs, digits at the end.
fn bare(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|c| c.is_alphanumeric() || "@$!".contains(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let word = kept.trim_end_matches(|c: char| c.is_numeric() || "@$!".contains(c));
    // Of nothing but digits the digits are the password.
    let word = if word.is_empty() { kept.as_str() } else { word };
    if word.chars().all(char::is_numeric) {
        return word.to_owned();
    }
    word.chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}

fn easy(bare: &str) -> bool {
    let letters: Vec<char> = bare.chars().collect();
    let few = letters.iter().collect::<HashSet<_>>().len() < 4;
    few || COMMON.contains(bare)
        || in_a_row(&letters)
        || (1..=letters.len() / 2).any(|end| {
            let word: String = letters[..end].iter().collect();
            repeats(bare, &word) && (end < 4 || COMMON.contains(&word) || in_a_row(&letters[..end]))
        })
}

/// Whether the text is this word, once or more.
fn repeats(text: &str, word: &str) -> bool {
    !word.is_empty() && text.len().is_multiple_of(word.len()) && text == word.repeat(text.len() / word.len())
}

/// Keys that lie beside one another, or letters and digits in their order.
fn in_a_row(letters: &[char]) -> bool {
    const ROWS: [&str; 6] = [
        "12345678901234567890",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiopasdfghjklzxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "qazwsxedcrfvtgbyhnujmikolp",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol",
    ];
    let text: String = letters.iter().collect();
    let back: String = letters.iter().rev().collect();
    let rows = || ROWS.iter().flat_map(|row| [(*row).to_owned(), bare(row)]);
    letters.len() > 3 && rows().any(|row| row.contains(&text) || row.contains(&back))
}

/// Argon2id with 19 MiB, two passes and one lane: the first choice of the OWASP password storage cheat sheet.
fn argon2() -> Result<Argon2<'static>, Problem> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|_| Problem::Internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes take memory: more than these at once wait for one another.
static PLACES: Semaphore = Semaphore::const_new(4);

async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let _place = PLACES.acquire().await.map_err(|_| Problem::Internal)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::Internal)?
}

/// A password as it is kept.
pub async fn hash(password: String) -> Result<String, Problem> {
    aside(move || {
        let hash: PasswordHash =
            argon2()?.hash_password(password.as_bytes()).map_err(|_| Problem::Internal)?;
        Ok(hash.to_string())
    })
    .await
}

/// Of a password that nobody has, so that trying an unknown account takes as long as trying a known one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| {
    let hash: PasswordHash =
        argon2().ok()?.hash_password(crate::platform::random::token().as_bytes()).ok()?;
    Some(hash.to_string())
});

/// Whether this is the password that was kept. Without one it takes as long, and it is not.
pub async fn verify(password: String, kept: Option<String>) -> Result<bool, Problem> {
    aside(move || {
        let nobody = NOBODY.as_deref().ok_or(Problem::Internal)?;
        let hash = PasswordHash::new(kept.as_deref().unwrap_or(nobody)).map_err(|_| Problem::Internal)?;
        // Far more than a password can be is not worth the time, and is not one.
        let fits = password.len() <= 4 * MOST;
        let text = if fits { password.as_bytes() } else { b"" };
        Ok(argon2()?.verify_password(text, &hash).is_ok() && fits && kept.is_some())
    })
    .await
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("elf tekens.", Err(Weak::Short))]
    #[case("twaalf tekens", Ok(()))]
    #[case("ééééééëëëëëü", Err(Weak::Common))]
    #[case("één kop thee", Ok(()))]
    #[case("zeven gele regenlaarzen", Ok(()))]
    #[case("password1234", Err(Weak::Common))]
    #[case("P@ssw0rd!2026", Err(Weak::Common))]
    #[case("Welkom2026!!", Err(Weak::Common))]
    #[case("wachtwoordwachtwoord", Err(Weak::Common))]
    #[case("Kinderopvang2026", Err(Weak::Common))]
    #[case("qwertyuiop12", Err(Weak::Common))]
    #[case("123456789012", Err(Weak::Common))]
    #[case("abcdefghijkl", Err(Weak::Common))]
    #[case("aaaaaaaaaaaaaaaa", Err(Weak::Common))]
    #[case("abcabcabcabc", Err(Weak::Common))]
    #[case("fatima@voorbeeld.example", Err(Weak::Own))]
    #[case("FatimaElBakkali1", Err(Weak::Own))]
    fn only_what_is_easy_to_guess_is_refused(#[case] password: &str, #[case] expected: Result<(), Weak>) {
        assert_eq!(check(password, "fatima@voorbeeld.example", "Fatima El Bakkali"), expected, "{password}");
    }

    #[test]
    fn a_password_has_an_end() {
        let long = "zes paarse giraffen ".repeat(10);
        assert_eq!(check(&long, "", ""), Ok(()));
        assert_eq!(check(&format!("{long}!"), "", ""), Err(Weak::Long));
    }

    #[tokio::test]
    async fn what_is_kept_is_argon2id_and_opens_with_that_password_only() {
        let kept = hash("twaalf tekens".to_owned()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("twaalf tekens".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!verify("twaalf teken".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!verify("twaalf tekens".to_owned(), None).await.unwrap());
        assert!(!verify("x".repeat(801), Some(kept)).await.unwrap());
    }
}
