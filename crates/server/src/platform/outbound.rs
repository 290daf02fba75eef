//! What the server asks of other servers by itself, where somebody named an address for it: without redirects, proxies and
//! cookies, for a few seconds, and never of an address behind the wall that it stands behind. The address that is judged
//! is the one that is connected to, so that a name that leads elsewhere the next moment leads nowhere.

use std::{
    error::Error,
    fmt,
    net::{IpAddr, SocketAddr},
    sync::OnceLock,
    time::Duration,
};

use axum::http::{HeaderMap, Method, Request, Response};
use mentorkind_domain::outbound::Range;
use reqwest::{
    Client, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};

/// How long another server may take for all of it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long it may take to be there at all.
const CONNECTING: Duration = Duration::from_secs(5);

/// The longest address, in bytes.
pub const LONGEST: usize = 1_000;

/// The way out.
pub struct Outbound {
    range: Range,
    client: OnceLock<Client>,
}

/// An answer that is read has at most so many bytes.
const LONGEST_ANSWER: usize = 512 * 1024;

/// Why an address cannot be one to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It is no address of that kind, or has a name and a password in it.
    NoAddress,
    /// It begins as one, and cannot be one: of its name, or of its port.
    Garbled,
    /// It has a part behind a `#`, which nobody is sent.
    Fragment,
    /// It is longer than an address may be.
    TooLong,
    /// What goes there could be read on the way.
    NotSecure,
    /// It is behind the wall.
    Inside,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The address is behind the wall.
    Inside,
    /// It took too long.
    Time,
    /// There is no connection, or no secure one.
    Connection,
    /// There is more of an answer than is read.
    TooLong,
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Inside => "the address is behind the wall",
            Self::Time => "there was no answer in time",
            Self::Connection => "there is no secure connection",
            Self::TooLong => "the answer is too long",
        })
    }
}

impl Error for NoAnswer {}

/// No address of a name may be gone to.
#[derive(Debug)]
struct AllInside;

impl fmt::Display for AllInside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no address of this name may be gone to")
    }
}

impl Error for AllInside {}

/// Finds the addresses of names, and gives only those in a range.
struct Within(Range);

impl Resolve for Within {
    fn resolve(&self, name: Name) -> Resolving {
        let range = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let within: Vec<SocketAddr> = found.filter(|address| range.covers(address.ip())).collect();
            if within.is_empty() {
                return Err(AllInside.into());
            }
            Ok(Box::new(within.into_iter()) as Addrs)
        })
    }
}

impl Outbound {
    /// A way out as far as a range.
    pub fn new(range: Range) -> Self {
        Self { range, client: OnceLock::new() }
    }

    /// An address that somebody typed, when it is one to go to. Names are judged when they are gone to.
    pub fn address(&self, typed: &str) -> Result<Url, Misfit> {
        let typed = typed.trim();
        let url = Url::parse(typed).map_err(|_| match typed.split_once("://") {
            Some(("http" | "https", _)) => Misfit::Garbled,
            _ => Misfit::NoAddress,
        })?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Misfit::NoAddress);
        }
        if url.fragment().is_some() {
            return Err(Misfit::Fragment);
        }
        if url.as_str().len() > LONGEST {
            return Err(Misfit::TooLong);
        }
        let host = url.host_str().ok_or(Misfit::NoAddress)?;
        let literal = literal(host);
        let machine =
            host == "localhost" || literal.is_some_and(|address| address.to_canonical().is_loopback());
        match url.scheme() {
            "https" => {}
            "http" if machine && self.range != Range::Public => {}
            "http" => return Err(Misfit::NotSecure),
            _ => return Err(Misfit::NoAddress),
        }
        if machine && self.range == Range::Public
            || literal.is_some_and(|address| !self.range.covers(address))
        {
            return Err(Misfit::Inside);
        }
        Ok(url)
    }

    /// Sends something, and gives the status of the answer. What else is in the answer is not read.
    pub async fn post(&self, url: Url, headers: HeaderMap, body: String) -> Result<u16, NoAnswer> {
        let mut request = reqwest::Request::new(Method::POST, url);
        *request.headers_mut() = headers;
        *request.body_mut() = Some(body.into());
        self.send(request).await.map(|answer| answer.status().as_u16())
    }

    /// Asks something, and gives the answer with what is in it.
    pub async fn ask(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, NoAnswer> {
        let request = reqwest::Request::try_from(request).map_err(|_| NoAnswer::Connection)?;
        let mut answer = self.send(request).await?;
        let mut read = Response::new(Vec::new());
        *read.status_mut() = answer.status();
        *read.headers_mut() = answer.headers().clone();
        while let Some(part) = answer.chunk().await.map_err(|error| why(&error))? {
            if read.body().len() + part.len() > LONGEST_ANSWER {
                return Err(NoAnswer::TooLong);
            }
            read.body_mut().extend_from_slice(&part);
        }
        Ok(read)
    }

    async fn send(&self, request: reqwest::Request) -> Result<reqwest::Response, NoAnswer> {
        // Also of an address that another server named.
        if self.address(request.url().as_str()).is_err() {
            return Err(NoAnswer::Inside);
        }
        let client = self.client().map_err(|error| {
            tracing::error!(%error, "there is no way out to other servers");
            NoAnswer::Connection
        })?;
        client.execute(request).await.map_err(|error| why(&error))
    }

    /// Made when it is needed first: most servers ask nothing of others.
    fn client(&self) -> reqwest::Result<&Client> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        // The same that mail and the database use. When another one is in place already, that is the same too.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent("Mentorkind")
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .dns_resolver(Within(self.range))
            .connect_timeout(CONNECTING)
            .timeout(PATIENCE)
            .build()?;
        Ok(self.client.get_or_init(|| client))
    }
}

/// The address that a host is, when it is a number; of version 6 it stands between brackets.
fn literal(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

fn why(error: &reqwest::Error) -> NoAnswer {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(one) = cause {
        if one.is::<AllInside>() {
            return NoAnswer::Inside;
        }
        cause = one.source();
    }
    if error.is_timeout() { NoAnswer::Time } else { NoAnswer::Connection }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_secure_address_outside_is_one_to_go_to() {
        let public = Outbound::new(Range::Public);
        let long = format!("https://rooster.example/{}", "a".repeat(LONGEST));
        for (typed, misfit) in [
            ("", Misfit::NoAddress),
            ("rooster.example/hook", Misfit::NoAddress),
            ("ftp://rooster.example", Misfit::NoAddress),
            ("https://jan:geheim@rooster.example", Misfit::NoAddress),
            ("https://rooster.example/#deel", Misfit::Fragment),
            ("https://rooster.example:99999/", Misfit::Garbled),
            ("https://", Misfit::Garbled),
            (long.as_str(), Misfit::TooLong),
            ("http://rooster.example", Misfit::NotSecure),
            ("http://127.0.0.1:9000", Misfit::NotSecure),
            ("https://127.0.0.1", Misfit::Inside),
            ("https://localhost", Misfit::Inside),
            ("https://0x7f.1", Misfit::Inside),
            ("https://2130706433", Misfit::Inside),
            ("https://[::1]", Misfit::Inside),
            ("https://[::ffff:10.0.0.1]", Misfit::Inside),
            ("https://169.254.169.254/latest", Misfit::Inside),
            ("https://192.168.1.20", Misfit::Inside),
        ] {
            assert_eq!(public.address(typed).err(), Some(misfit), "{typed}");
        }
        assert!(public.address(" https://rooster.example/hook?van=mentorkind ").is_ok());
        let machine = Outbound::new(Range::Machine);
        assert!(machine.address("http://127.0.0.1:9000/hook").is_ok());
        assert_eq!(machine.address("http://rooster.example").err(), Some(Misfit::NotSecure));
        assert_eq!(machine.address("https://10.0.0.1").err(), Some(Misfit::Inside));
        let network = Outbound::new(Range::Network);
        assert!(network.address("https://10.0.0.1/hook").is_ok());
        assert_eq!(network.address("http://10.0.0.1").err(), Some(Misfit::NotSecure));
        assert_eq!(network.address("https://169.254.169.254").err(), Some(Misfit::Inside));
    }

    async fn sent(range: Range, to: &str) -> Result<u16, NoAnswer> {
        Outbound::new(range).post(to.parse().unwrap(), HeaderMap::new(), String::new()).await
    }

    /// Judged where it is connected to: as a number, and as a name that leads to the machine itself.
    #[tokio::test]
    async fn nothing_connects_to_what_is_inside() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        for host in ["127.0.0.1", "localhost"] {
            let to = format!("http://{host}:{port}/");
            assert_eq!(sent(Range::Public, &to).await, Err(NoAnswer::Inside), "{host}");
        }
        let nobody = tokio::time::timeout(Duration::from_millis(50), listener.accept()).await;
        assert!(nobody.is_err(), "somebody connected");
        drop(listener);
        assert_eq!(
            sent(Range::Machine, &format!("http://127.0.0.1:{port}/")).await,
            Err(NoAnswer::Connection)
        );
    }
}
