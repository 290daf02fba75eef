//! What other systems are told by webhooks, for the description that they read.

use mentorkind_domain::webhook::{Subject, TEST, event};
use utoipa::openapi::{
    Content, HttpMethod, KnownFormat, ObjectBuilder, Paths, PathsBuilder, Ref, RefOr, Required,
    ResponseBuilder, Schema, SchemaFormat, Type,
    path::{OperationBuilder, ParameterBuilder, ParameterIn, PathItem},
    request_body::RequestBodyBuilder,
};

/// The headers of the Standard Webhooks, and what is in them.
const HEADERS: [(&str, &str); 3] = [
    ("webhook-id", "The event; the same when it is sent again."),
    ("webhook-timestamp", "When it was sent, in seconds since 1970."),
    (
        "webhook-signature",
        "One signature or more with a space between: `v1,` and the base64 of the HMAC-SHA256, with the secret, of \
         identifier, moment and body with a dot between.",
    ),
];

/// Every event that can be told.
pub fn described() -> Paths {
    let mut paths = PathsBuilder::new();
    for subject in Subject::ALL {
        let data = match subject {
            Subject::Mentorship => "Mentorship",
            Subject::Placement => "Placement",
            Subject::Obligation => "Obligation",
        };
        for what in subject.happens() {
            let name = event(*subject, *what);
            paths = paths.path(&name, told(&name, what.words(), Ref::from_schema_name(data).into()));
        }
    }
    let nothing = ObjectBuilder::new().schema_type(Type::Object).build();
    paths.path(TEST, told(TEST, "An administrator tries the webhook out.", nothing.into())).build()
}

fn told(name: &str, words: &str, data: RefOr<Schema>) -> PathItem {
    let text = || ObjectBuilder::new().schema_type(Type::String);
    let moment = text().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)));
    let body = ObjectBuilder::new()
        .schema_type(Type::Object)
        .property("type", text().enum_values(Some([name])))
        .property("timestamp", moment.description(Some("When it was seen.")))
        .property("data", data)
        .required("type")
        .required("timestamp")
        .required("data");
    let body = Content::new(Some(body));
    let body = RequestBodyBuilder::new().content("application/json", body).required(Some(Required::True));
    let taken = "It was taken. Any other answer counts as not taken, and it is sent again; 410 ends that.";
    let mut operation = OperationBuilder::new()
        .tag("told")
        .summary(Some(words))
        .operation_id(Some(name.replace('.', "_")))
        .request_body(Some(body.build()))
        .response("2XX", ResponseBuilder::new().description(taken));
    for (header, words) in HEADERS {
        let parameter = ParameterBuilder::new()
            .name(header)
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some(words))
            .schema(Some(text()));
        operation = operation.parameter(parameter);
    }
    PathItem::new(HttpMethod::Post, operation)
}
