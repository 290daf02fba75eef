//! What browsers and devices are asked to sign, and whether they did (Web Authentication, W3C).

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

use crate::platform::{app::Settings, problem::Problem};

/// For how many minutes a challenge can be answered.
pub const MINUTES: i64 = 5;

/// This server as browsers know it: by the name in its public address. None where that has no name but a number.
fn relying_party(settings: &Settings) -> Option<Webauthn> {
    let origin = Url::parse(&settings.base_url).ok()?;
    let name = origin.domain()?;
    WebauthnBuilder::new(name, &origin).ok()?.rp_name("Mentorkind").build().ok()
}

/// Whether there can be passkeys at the address of this server.
pub fn possible(settings: &Settings) -> bool {
    relying_party(settings).is_some()
}

fn party(settings: &Settings) -> Result<Webauthn, Problem> {
    relying_party(settings).ok_or(Problem::NotFound)
}

fn kept(state: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(state).map_err(|_| Problem::Internal)
}

/// What is kept in the database, as it was.
pub fn known<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| {
        tracing::error!(%error, "what is kept of a passkey cannot be read");
        Problem::Internal
    })
}

fn broken(error: WebauthnError) -> Problem {
    tracing::error!(%error, "a passkey cannot be asked for");
    Problem::Internal
}

/// Asks a device for a new passkey of an account: what goes to the browser, and what is kept until it answers.
pub fn ask_new(
    settings: &Settings,
    (account, email, name): (Uuid, &str, &str),
    there: Vec<CredentialID>,
) -> Result<(Value, String), Problem> {
    let (asked, state) =
        party(settings)?.start_passkey_registration(account, email, name, Some(there)).map_err(broken)?;
    let mut asked = serde_json::to_value(asked).map_err(|_| Problem::Internal)?;
    // The device keeps whose it is: signing in asks for no name.
    if let Some(wish) = asked.pointer_mut("/publicKey/authenticatorSelection") {
        wish["residentKey"] = json!("required");
        wish["requireResidentKey"] = json!(true);
    }
    Ok((asked, kept(&state)?))
}

/// The passkey that a device made; none when it is not what was asked.
pub fn made(settings: &Settings, state: &str, answer: &str) -> Result<Option<Passkey>, Problem> {
    let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|_| Problem::BadForm)?;
    let state: PasskeyRegistration = known(state)?;
    let made = party(settings)?.finish_passkey_registration(&answer, &state);
    Ok(made.inspect_err(|error| tracing::info!(%error, "a passkey is refused")).ok())
}

/// Asks a device who is there: what goes to the browser, and what is kept until it answers.
pub fn ask_who(settings: &Settings) -> Result<(Value, String), Problem> {
    let (asked, state) = party(settings)?.start_discoverable_authentication().map_err(broken)?;
    let mut asked = serde_json::to_value(asked).map_err(|_| Problem::Internal)?;
    // Somebody pressed a button: the browser shows its own list at once.
    if let Some(asked) = asked.as_object_mut() {
        asked.remove("mediation");
    }
    Ok((asked, kept(&state)?))
}

/// What a device signed.
pub struct Answer(PublicKeyCredential);

impl Answer {
    /// What the browser sent.
    pub fn read(text: &str) -> Result<Self, Problem> {
        serde_json::from_str(text).map(Self).map_err(|_| Problem::BadForm)
    }

    /// Whose it says to be, and with which passkey.
    pub fn claims(&self) -> Option<(Uuid, &[u8])> {
        let account = self.0.get_user_unique_id().and_then(|id| Uuid::from_slice(id).ok())?;
        Some((account, self.0.get_credential_id()))
    }
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not signed by this passkey, for this server, on this challenge, by a device that knew its person.
    Wrong,
    /// The sign counter went back: there may be a copy of the passkey.
    Copied,
}

/// Whether an answer is by this passkey to what was asked; then what is to be kept of it.
pub fn check(
    settings: &Settings,
    state: &str,
    (answer, passkey): (&Answer, &Passkey),
) -> Result<Result<AuthenticationResult, Refused>, Problem> {
    let state: DiscoverableAuthentication = known(state)?;
    Ok(match party(settings)?.finish_discoverable_authentication_v2(&answer.0, state, passkey) {
        Ok(result) if result.user_verified() => Ok(result),
        Ok(_) => Err(Refused::Wrong),
        Err(WebauthnError::CredentialPossibleCompromise) => Err(Refused::Copied),
        Err(error) => {
            tracing::info!(%error, "a passkey is refused");
            Err(Refused::Wrong)
        }
    })
}
