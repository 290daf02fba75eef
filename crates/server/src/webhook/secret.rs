//! With what a webhook is signed, as the Standard Webhooks have it: a secret that both sides know, and a code over what is
//! sent that nobody makes without it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::platform::{
    ids::WebhookId,
    random,
    seal::{Keys, Sealed},
};

/// A secret.
pub(super) struct Secret(Vec<u8>);

impl Secret {
    /// A new one.
    pub fn new() -> Self {
        Self(random::bytes::<32>().to_vec())
    }

    /// As it is given to whoever makes the other system.
    pub fn shown(&self) -> String {
        format!("whsec_{}", STANDARD.encode(&self.0))
    }

    /// Sealed for one webhook. Nothing without a key.
    pub fn sealed(&self, keys: &Keys, webhook: WebhookId) -> Option<Sealed> {
        keys.seal(&about(webhook), &self.0)
    }

    /// The secret that was sealed for a webhook. Nothing when no key opens it.
    pub fn of(keys: &Keys, webhook: WebhookId, sealed: &Sealed) -> Option<Self> {
        keys.open(&about(webhook), sealed).map(Self)
    }

    /// The signature of what is sent: its identifier, when it is sent in seconds since 1970, and its text.
    pub fn signature(&self, id: &str, seconds: i64, body: &str) -> String {
        // Every length of key makes a code.
        let Ok(mut code) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        code.update(format!("{id}.{seconds}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(code.finalize().into_bytes()))
    }
}

fn about(webhook: WebhookId) -> Vec<u8> {
    [b"webhook ".as_slice(), webhook.0.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::clock::Moment;

    /// The example that the libraries of the Standard Webhooks test themselves with.
    #[test]
    fn a_signature_is_as_the_standard_has_it() {
        let secret = Secret(STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap());
        let signature =
            secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_opens_for_its_own_webhook_only() {
        let keys = Keys::read(&Keys::new_line()).unwrap();
        let (one, other) = (WebhookId::new(Moment(1)), WebhookId::new(Moment(1)));
        let secret = Secret::new();
        let sealed = secret.sealed(&keys, one).unwrap();
        assert_eq!(Secret::of(&keys, one, &sealed).unwrap().shown(), secret.shown());
        assert!(Secret::of(&keys, other, &sealed).is_none());
        assert_ne!(Secret::new().shown(), secret.shown());
        assert_eq!(STANDARD.decode(&secret.shown()["whsec_".len()..]).unwrap().len(), 32);
    }
}
