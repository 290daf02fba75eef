//! A file that is downloaded, never shown in the page.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

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

/// An answer that is saved as a file with this name.
pub fn attachment(content: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(disposition) = disposition {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
