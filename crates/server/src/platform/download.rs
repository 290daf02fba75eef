//! A file that is downloaded, never shown in the page.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use mentorkind_reports::Document;

use super::problem::Problem;

/// Values separated by semicolons.
pub const CSV: &str = "text/csv; charset=utf-8";
/// A picture.
pub const JPEG: &str = "image/jpeg";
/// A document.
pub const PDF: &str = "application/pdf";
/// Files in one.
pub const ZIP: &str = "application/zip";
/// A workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A document as PDF. In the tests beside the code its words: the walk looks in them for what somebody may not see, and
/// what becomes of words in a PDF is tested where it is made.
pub fn written(document: &Document) -> Result<Vec<u8>, Problem> {
    if cfg!(test) {
        return Ok(document.words().into_bytes());
    }
    mentorkind_reports::pdf(document).map_err(|error| {
        tracing::error!(%error, "a PDF cannot be made");
        Problem::Internal
    })
}

/// An answer that is a document as PDF, saved under this name. Setting it takes a while, beside what waits.
pub async fn pdf(document: Document, name: &str) -> Result<Response, Problem> {
    let written = tokio::task::spawn_blocking(move || written(&document)).await;
    Ok(attachment(written.map_err(|_| Problem::Internal)??, PDF, name))
}

/// What a browser is told of a file's name: letters that are not ASCII go encoded, beside a name without them (RFC 6266).
fn disposition(name: &str) -> String {
    if name.is_ascii() {
        return format!("attachment; filename=\"{name}\"");
    }
    let plain: String = name.chars().map(|letter| if letter.is_ascii() { letter } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// An answer that is saved as a file with this name.
pub fn attachment(content: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = HeaderValue::from_str(&disposition(name));
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(disposition) = disposition {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_letters_reach_the_browser() {
        assert_eq!(disposition("bericht.pdf"), "attachment; filename=\"bericht.pdf\"");
        let said = disposition("wiadomość 2.pdf");
        let expected =
            "attachment; filename=\"wiadomo__ 2.pdf\"; filename*=UTF-8''wiadomo%C5%9B%C4%87%202.pdf";
        assert_eq!(said, expected);
        assert!(HeaderValue::from_str(&disposition("رسالة.jpg")).is_ok());
    }
}
