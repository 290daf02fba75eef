//! From where a request comes: its address, for throttling, and its device, for a person's own list of sessions.

use std::net::{IpAddr, SocketAddr};

use axum::{
    Extension,
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};

use crate::platform::problem::Problem;

/// From where a request comes.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The network address, when it is known.
    pub address: Option<IpAddr>,
    /// What the browser says of itself.
    pub device: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let peer = Option::<Extension<ConnectInfo<SocketAddr>>>::from_request_parts(parts, state).await;
        let peer = peer.ok().flatten().map(|Extension(ConnectInfo(peer))| peer.ip());
        let device = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self { address: address(peer, &parts.headers), device: device.unwrap_or_default().to_owned() })
    }
}

/// A proxy on this machine appends the address for which it asks; a proxy elsewhere is not believed.
fn address(peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
    let peer = peer?;
    if !peer.is_loopback() {
        return Some(peer);
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|value| value.to_str().ok()?.split(',').next_back()?.trim().parse().ok());
    Some(last.unwrap_or(peer))
}

/// A browser's word for itself as people say it: the browser and the machine, when they can be told.
pub fn in_words(device: &str) -> (Option<&'static str>, Option<&'static str>) {
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(part, _)| device.contains(part)).map(|(_, name)| *name)
    };
    // The order matters: most browsers also name the ones they are like.
    let browser = find(&[
        ("Edg", "Edge"),
        ("SamsungBrowser", "Samsung Internet"),
        ("OPR/", "Opera"),
        ("FxiOS", "Firefox"),
        ("Firefox", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let machine = find(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "Chromebook"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ]);
    (browser, machine)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(forwarded: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        let far: IpAddr = "203.0.113.9".parse().unwrap();
        let near: IpAddr = "127.0.0.1".parse().unwrap();
        let said = headers(&["198.51.100.1, 198.51.100.2"]);
        assert_eq!(address(Some(far), &said), Some(far));
        assert_eq!(address(Some(near), &said), Some("198.51.100.2".parse().unwrap()));
        assert_eq!(address(Some(near), &headers(&["1.2.3.4", "nonsense"])), Some(near));
        assert_eq!(address(Some(near), &headers(&[])), Some(near));
        assert_eq!(address(None, &said), None);
    }

    #[test]
    fn devices_are_named_as_people_name_them() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
            Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0";
        assert_eq!(in_words(edge), (Some("Edge"), Some("Windows")));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 \
            (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
        assert_eq!(in_words(phone), (Some("Safari"), Some("iPhone")));
        assert_eq!(in_words("curl/8"), (None, None));
    }
}
