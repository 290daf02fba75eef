//! Tokens of other systems: one that opens everything, its secret known to the walk.

use mentorkind_domain::api::Scope;

use super::*;

/// Who sees what other systems there are.
const CONNECTS: &[Relation] = &[Relation::Administrator];

impl Sower<'_> {
    pub(super) async fn api_token(&mut self, by: AccountId) {
        let (id, secret) = (self.id(), random::token());
        let name = self.word_for("koppeling", About::Organisation, 1, CONNECTS);
        let scopes: Vec<&str> = Scope::ALL.iter().map(|scope| scope.code()).collect();
        self.run(
            "INSERT INTO api_token (organisation_id, id, membership_id, made_by, name, scopes, token_hash, made_at, until_on)
             VALUES ($1, $2, (SELECT id FROM membership WHERE organisation_id = $1 AND account_id = $3), $3, $4, $5, $6, $7, $8)",
            vec![
                Value::Id(id),
                Value::Id(by.0),
                text(name),
                text(scopes.join(" ")),
                Value::Bytes(random::hash(&secret)),
                Value::Number(self.house.app.clock.now().0),
                Value::Later(90),
            ],
        )
        .await;
        self.thing("access_token", id, None);
        self.thing("api_secret", secret, None);
    }
}
