//! The bundled style sheet, script, font and icons, embedded in the binary; texts also as the build compressed them.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::RustEmbed;

use super::app::App;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Dist;

#[derive(serde::Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    css: Vec<String>,
}

static MANIFEST: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let Some(file) = Dist::get(".vite/manifest.json") else { return BTreeMap::new() };
    let chunks: BTreeMap<String, Chunk> = serde_json::from_slice(&file.data).unwrap_or_default();
    let mut names = BTreeMap::new();
    for (source, chunk) in chunks {
        if let Some(css) = chunk.css.first() {
            names.insert(format!("{source}.css"), format!("/assets/{css}"));
        }
        names.insert(source, format!("/assets/{}", chunk.file));
    }
    names
});

/// Where the browser finds the built file of a source, by its name in `web/`; a style sheet that a script imports is
/// `<script>.css`. Files that are copied unchanged keep their name.
pub fn address(source: &str) -> String {
    MANIFEST.get(source).cloned().unwrap_or_else(|| format!("/assets/{source}"))
}

/// The addresses of the built files. What can be compressed is so already: nothing is left to do for a layer around them.
pub fn routes() -> Router<App> {
    Router::new().route("/assets/{*name}", get(serve)).route("/worker.js", get(worker))
}

/// Serves the script that answers on a tablet without a connection. It stands at the root, because it answers for every
/// page there; browsers ask each time whether it changed.
async fn worker(asked: HeaderMap) -> Response {
    let name = address("src/worker.ts");
    answer(name.trim_start_matches("/assets/"), &asked, "no-cache")
}

/// Serves one built file. Hashed names are kept by browsers for a year.
async fn serve(Path(name): Path<String>, asked: HeaderMap) -> Response {
    let keep = if MANIFEST.values().any(|known| known.ends_with(&name)) || name.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=3600"
    };
    answer(&name, &asked, keep)
}

/// How the build leaves a text beside itself, the smallest first: the coding, and how the name then ends.
const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

fn answer(name: &str, asked: &HeaderMap, keep: &'static str) -> Response {
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let Some(plain) = Dist::get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let head = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)];
    let mut response = (head, plain.data).into_response();
    for (coding, ending) in CODINGS {
        let Some(coded) = Dist::get(&format!("{name}{ending}")) else { continue };
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if takes(asked, coding) {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
            *response.body_mut() = Body::from(coded.data);
            break;
        }
    }
    response
}

/// Whether a browser takes a coding: it says so of that one, or else of `*`, with a weight above 0.
fn takes(asked: &HeaderMap, coding: &str) -> bool {
    let says = |wanted: &str| {
        let lines = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
        lines.flat_map(|line| line.split(',')).find_map(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
            let weight = weight.split_once('=').and_then(|(_, weight)| weight.trim().parse::<f32>().ok());
            name.trim().eq_ignore_ascii_case(wanted).then_some(weight.is_some_and(|weight| weight > 0.0))
        })
    };
    says(coding).or_else(|| says("*")).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use axum::{
        body::{Bytes, to_bytes},
        http::{Method, Request, response::Parts},
    };
    use flate2::read::GzDecoder;
    use rstest::rstest;
    use tower::ServiceExt;

    use super::*;
    use crate::{
        router,
        testing::{Engine, House},
    };

    /// The whole application, with the layer that compresses pages.
    async fn application() -> (House, Router) {
        let house = House::open(Engine::Sqlite).await.unwrap();
        let application = router(&house.app);
        (house, application)
    }

    async fn ask(application: &Router, method: Method, path: &str, accepts: &str) -> (Parts, Bytes) {
        let request = Request::builder().method(method).uri(path).header(header::ACCEPT_ENCODING, accepts);
        let request = request.body(Body::empty()).unwrap();
        let (head, body) = application.clone().oneshot(request).await.unwrap().into_parts();
        (head, to_bytes(body, usize::MAX).await.unwrap())
    }

    fn header_of(head: &Parts, name: header::HeaderName) -> &str {
        head.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[rstest]
    #[case("gzip, deflate, br", "br", true)]
    #[case("gzip, deflate, br", "gzip", true)]
    #[case("GZip;Q=0.5,BR; q=0.001", "br", true)]
    #[case("gzip", "br", false)]
    #[case("brotli", "br", false)]
    #[case("", "gzip", false)]
    #[case("br;q=0, gzip", "br", false)]
    #[case("gzip; q=0.000", "gzip", false)]
    #[case("gzip;q=much", "gzip", false)]
    #[case("*", "br", true)]
    #[case("*, br;q=0", "br", false)]
    #[case("br, *;q=0", "br", true)]
    #[case("br, *;q=0", "gzip", false)]
    fn a_coding_is_taken_with_a_weight(#[case] accepts: &str, #[case] coding: &str, #[case] taken: bool) {
        let value = HeaderValue::from_str(accepts).unwrap();
        let asked = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]);
        assert_eq!(takes(&asked, coding), taken);
    }

    #[rstest]
    #[case(&address("src/main.css"), "text/css; charset=utf-8", "immutable")]
    #[case(&address("src/main.ts"), "text/javascript; charset=utf-8", "immutable")]
    #[case(&address("icons.svg"), "image/svg+xml", "immutable")]
    #[case("/worker.js", "text/javascript; charset=utf-8", "no-cache")]
    #[tokio::test]
    async fn a_text_comes_as_the_browser_takes_it(
        #[case] path: &str,
        #[case] kind: &str,
        #[case] keep: &str,
    ) {
        let (_house, application) = application().await;
        let (_, plain) = ask(&application, Method::GET, path, "").await;
        let mut sizes = vec![plain.len()];
        for (accepts, coding) in [
            ("", ""),
            ("br;q=0, gzip;q=0", ""),
            ("gzip", "gzip"),
            ("br;q=0, *", "gzip"),
            ("gzip, deflate, br", "br"),
            ("br, *;q=0", "br"),
        ] {
            let (head, body) = ask(&application, Method::GET, path, accepts).await;
            assert_eq!(head.status, StatusCode::OK, "{accepts}");
            assert_eq!(header_of(&head, header::CONTENT_ENCODING), coding, "{accepts}");
            assert_eq!(header_of(&head, header::CONTENT_TYPE), kind);
            assert_eq!(header_of(&head, header::VARY), "accept-encoding");
            assert_eq!(header_of(&head, header::X_CONTENT_TYPE_OPTIONS), "nosniff");
            assert!(header_of(&head, header::CACHE_CONTROL).ends_with(keep));
            match coding {
                "" => assert_eq!(body, plain),
                "gzip" => {
                    let mut text = Vec::new();
                    GzDecoder::new(&body[..]).read_to_end(&mut text).unwrap();
                    assert_eq!(text, plain);
                }
                _ => {}
            }
            sizes.push(body.len());
        }
        sizes.dedup();
        assert!(sizes.len() == 3 && sizes.is_sorted_by(|a, b| a > b), "plain, gzip, brotli: {sizes:?}");
    }

    #[tokio::test]
    async fn only_the_head_is_that_of_the_compressed_file() {
        let (_house, application) = application().await;
        let path = address("src/main.css");
        let (_, body) = ask(&application, Method::GET, &path, "br").await;
        let (head, none) = ask(&application, Method::HEAD, &path, "br").await;
        assert!(none.is_empty());
        assert_eq!(header_of(&head, header::CONTENT_ENCODING), "br");
        assert_eq!(header_of(&head, header::CONTENT_LENGTH), body.len().to_string());
    }

    #[tokio::test]
    async fn pictures_are_sent_as_they_are_and_pages_in_gzip() {
        let (_house, application) = application().await;
        let icon = address("src/icon-192.png");
        let (head, _) = ask(&application, Method::GET, &icon, "gzip, br").await;
        assert_eq!(header_of(&head, header::CONTENT_TYPE), "image/png");
        assert_eq!(header_of(&head, header::CONTENT_ENCODING), "");
        assert_eq!(header_of(&head, header::VARY), "");
        let (head, _) = ask(&application, Method::GET, "/sign-in", "gzip, br").await;
        assert_eq!(header_of(&head, header::CONTENT_ENCODING), "gzip");
    }

    #[rstest]
    #[case("/assets/nothing.css")]
    #[case("/assets/.vite/manifest.json")]
    #[case(&format!("{}.br", address("src/main.css")))]
    #[case(&format!("{}.gz", address("src/main.css")))]
    #[tokio::test]
    async fn nothing_else_is_found(#[case] path: &str) {
        let (_house, application) = application().await;
        let (head, _) = ask(&application, Method::GET, path, "gzip, br").await;
        assert_eq!(head.status, StatusCode::NOT_FOUND);
    }
}
