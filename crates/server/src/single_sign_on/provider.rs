//! What is asked of the provider of an organisation, and what it answers.

use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthenticationFlow, AuthorizationCode, Client, ClientId, ClientSecret,
    CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, IdTokenFields, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse, TokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::queries::Setting;
use crate::platform::{app::App, outbound::NoAnswer};

/// The claims that the standard does not name.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct More {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for More {}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        More,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

/// This application, as the provider knows it.
type Party = Client<
    More,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why there is nothing to go on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It does not answer.
    Silent(NoAnswer),
    /// What is there does not describe a provider of this name.
    NoProvider,
    /// It does not take what was asked: the name or the secret of this application, or a code that was used.
    Refused,
    /// What it says does not hold: a signature, a time, for whom it is.
    Untrue,
}

/// What a browser takes along to the provider, and brings back.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Asked {
    /// Comes back with the answer.
    pub state: String,
    /// Stands in what the provider says.
    pub nonce: String,
    /// Only whoever asked can use the code that comes back (PKCE).
    pub verifier: String,
}

/// What a provider says of somebody.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// By what it knows the person; it never changes.
    pub subject: String,
    /// The mail address, unless the provider calls it unverified.
    pub email: Option<String>,
    /// The provider stands for that address: it calls it verified.
    pub vouched: bool,
    /// The name.
    pub name: Option<String>,
    /// What the person is there: the values of the organisation's claim.
    pub says: Vec<String>,
    /// It asked for two steps.
    pub two_steps: bool,
}

/// What a provider says of itself, with the keys it signs with. Asked anew each time, so that new keys hold at once.
pub(super) async fn described(app: &App, issuer: &str) -> Result<CoreProviderMetadata, Trouble> {
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|_| Trouble::NoProvider)?;
    let ask = |request| asked(app.clone(), request);
    CoreProviderMetadata::discover_async(issuer, &ask).await.map_err(|error| match error {
        openidconnect::DiscoveryError::Request(silent) => Trouble::Silent(silent),
        error => {
            tracing::info!(%error, "a provider does not describe itself");
            Trouble::NoProvider
        }
    })
}

async fn asked(app: App, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
    app.outbound.ask(request).await
}

async fn party(app: &App, setting: &Setting, back: &str) -> Result<Party, Trouble> {
    let described = described(app, &setting.issuer).await?;
    let secret = setting.secret.clone().map(ClientSecret::new);
    let back = RedirectUrl::new(back.to_owned()).map_err(|_| Trouble::NoProvider)?;
    let id = ClientId::new(setting.client_id.clone());
    Ok(Client::from_provider_metadata(described, id, secret).set_redirect_uri(back))
}

/// Where a browser goes to sign in there, and what it takes along.
pub(super) async fn ask(app: &App, setting: &Setting, back: &str) -> Result<(String, Asked), Trouble> {
    let party = party(app, setting, back).await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (to, state, nonce) = party
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        )
        .add_scopes(["email", "profile"].map(|scope| Scope::new(scope.to_owned())))
        .set_pkce_challenge(challenge)
        .url();
    let asked =
        Asked { state: state.into_secret(), nonce: nonce.secret().clone(), verifier: verifier.into_secret() };
    Ok((to.into(), asked))
}

/// Who signed in there, from the code with which the browser came back.
pub(super) async fn answered(
    app: &App,
    setting: &Setting,
    back: &str,
    (code, asked_with): (String, Asked),
) -> Result<Person, Trouble> {
    let party = party(app, setting, back).await?;
    let ask = |request| asked(app.clone(), request);
    let tokens = party
        .exchange_code(AuthorizationCode::new(code))
        .map_err(|_| Trouble::NoProvider)?
        .set_pkce_verifier(PkceCodeVerifier::new(asked_with.verifier))
        .request_async(&ask)
        .await
        .map_err(|error| match error {
            openidconnect::RequestTokenError::Request(silent) => Trouble::Silent(silent),
            openidconnect::RequestTokenError::ServerResponse(refused) => {
                tracing::info!(error = ?refused.error(), "a provider gives nothing for a code");
                Trouble::Refused
            }
            _ => Trouble::Untrue,
        })?;
    let untrue = |why: &str| {
        tracing::warn!(why, "what a provider says does not hold");
        Trouble::Untrue
    };
    let token = tokens.id_token().ok_or_else(|| untrue("there is no token of a person"))?;
    let verifier = party.id_token_verifier();
    let claims =
        token.claims(&verifier, &Nonce::new(asked_with.nonce)).map_err(|error| untrue(&error.to_string()))?;
    if let Some(expected) = claims.access_token_hash() {
        let key = token.signing_key(&verifier).map_err(|error| untrue(&error.to_string()))?;
        let algorithm = token.signing_alg().map_err(|error| untrue(&error.to_string()))?;
        let hash = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
        if hash.ok().as_ref() != Some(expected) {
            return Err(untrue("the two tokens do not belong together"));
        }
    }
    let methods = claims.auth_method_refs();
    Ok(Person {
        subject: claims.subject().to_string(),
        email: claims
            .email()
            .filter(|_| claims.email_verified() != Some(false))
            .map(|email| email.trim().to_lowercase())
            .filter(|email| email.contains('@')),
        vouched: claims.email_verified() == Some(true),
        name: claims.name().and_then(|name| name.get(None)).map(|name| name.trim().to_owned()),
        says: values(claims.additional_claims().all.get(&setting.claim)),
        two_steps: setting.two_steps
            || methods.is_some_and(|methods| methods.iter().any(|method| method.as_str() == "mfa")),
    })
}

/// The texts that a claim is: one, or a list of them.
fn values(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(all)) => all.iter().filter_map(|value| Some(value.as_str()?.to_owned())).collect(),
        _ => Vec::new(),
    }
}
