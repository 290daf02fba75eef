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

    /// A webhook to which something waits. Nobody is sent anything: it is paused.
    /// A provider behind the wall: nothing is asked of it.
    pub(super) async fn single_sign_on(&mut self, by: AccountId) {
        self.thing("organisation", self.house.organisation, None);
        let issuer = self.word_for("aanmelddienst", About::Organisation, 1, CONNECTS);
        let now = Value::Number(self.house.app.clock.now().0);
        self.run(
            "INSERT INTO single_sign_on (organisation_id, issuer, client_id, secret, key_id, claim, makes_accounts, two_steps,
               set_by, set_at)
             VALUES ($1, $2, 'mentorkind', $3, '', 'groups', TRUE, FALSE, $4, $5)",
            vec![text(format!("https://10.0.0.1/{issuer}")), Value::Bytes(Vec::new()), Value::Id(by.0), now],
        )
        .await;
        let (id, value) = (self.id(), self.word_for("aanmeldgroep", About::Organisation, 1, CONNECTS));
        self.run(
            "INSERT INTO single_sign_on_role (organisation_id, id, value, role) VALUES ($1, $2, $3, 'coach')",
            vec![Value::Id(id), text(value)],
        )
        .await;
    }

    pub(super) async fn webhook(&mut self, by: AccountId, child: ChildId) {
        let (id, event, delivery) = (self.id(), self.id(), self.id());
        let address = self.word_for("webhook", About::Organisation, 1, CONNECTS);
        let now = Value::Number(self.house.app.clock.now().0);
        self.run(
            "INSERT INTO webhook (organisation_id, id, membership_id, made_by, address, subjects, secret, key_id, made_at,
               paused_at, paused_why, busy_until)
             VALUES ($1, $2, (SELECT id FROM membership WHERE organisation_id = $1 AND account_id = $3), $3, $4,
               'mentorship placement', $5, '', $6, $6, 'person', 0)",
            vec![
                Value::Id(id),
                Value::Id(by.0),
                text(format!("https://{address}.example/")),
                Value::Bytes(Vec::new()),
                now,
            ],
        )
        .await;
        let body = self.word("webhookinhoud", About::Child(1), 1);
        let now = Value::Number(self.house.app.clock.now().0);
        self.run(
            "INSERT INTO webhook_event (organisation_id, id, child_id, event, body, at)
             VALUES ($1, $2, $3, 'mentorship.started', $4, $5)",
            vec![Value::Id(event), Value::Id(child.0), text(body), now],
        )
        .await;
        let now = Value::Number(self.house.app.clock.now().0);
        self.run(
            "INSERT INTO webhook_delivery (organisation_id, id, webhook_id, event_id, tries, tries_now, next_at)
             VALUES ($1, $2, $3, $4, 0, 0, $5)",
            vec![Value::Id(delivery), Value::Id(id), Value::Id(event), now],
        )
        .await;
        let told = self.word("webhookbekend", About::Child(1), 1);
        self.run(
            "INSERT INTO webhook_known (organisation_id, subject, id, child_id, until_on, told)
             VALUES ($1, 'placement', $2, $3, NULL, $4)",
            vec![Value::Id(self.id()), Value::Id(child.0), text(told)],
        )
        .await;
        self.thing("webhook", id, None);
        self.thing("delivery", delivery, None);
    }
}
