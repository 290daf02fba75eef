//! A browser that can do what the measurements need: cookies, forms, connections that stay open.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, bail, ensure};

/// An answer, as it came over the wire.
#[derive(Debug, Default)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    /// Still compressed where that was asked for: the browser reads no gzip or brotli, it counts their bytes.
    pub body: Vec<u8>,
    /// Bytes of head and body.
    pub wire: usize,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

#[derive(Debug)]
pub struct Browser {
    server: SocketAddr,
    stream: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
    /// Whether answers may be compressed.
    pub compressed: bool,
    /// It asks without a person who touched anything.
    pub by_itself: bool,
}

impl Browser {
    pub fn new(server: SocketAddr) -> Self {
        Self { server, stream: None, cookies: BTreeMap::new(), compressed: false, by_itself: false }
    }

    /// Another connection with the same cookies.
    pub fn again(&self) -> Self {
        Self { cookies: self.cookies.clone(), ..Self::new(self.server) }
    }

    pub fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        self.send("GET", path, "")
    }

    /// Sends a form from the page at `path`, with the secret that the page has.
    pub fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let page = self.get(path)?.text();
        let secret = between(&page, "name=\"csrf\" value=\"", "\"").context("a page without a form")?;
        let mut body = format!("csrf={secret}");
        for (name, value) in fields {
            body += &format!("&{name}={}", value.replace('@', "%40").replace(' ', "+"));
        }
        self.send("POST", path, &body)
    }

    /// Opens a line on which the server says what changes, and reads the head of the answer.
    pub fn listen(&self, path: &str) -> anyhow::Result<BufReader<TcpStream>> {
        let mut stream = self.connect()?;
        // Signs of life come more often.
        stream.get_ref().set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.get_ref().write_all(format!("{}\r\n", self.head("GET", path)).as_bytes())?;
        let mut status = String::new();
        stream.read_line(&mut status)?;
        ensure!(status.contains(" 200 "), "{path}: {status}");
        Ok(stream)
    }

    fn connect(&self) -> anyhow::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect_timeout(&self.server, Duration::from_secs(5))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        Ok(BufReader::new(stream))
    }

    fn head(&self, method: &str, path: &str) -> String {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.server);
        if !self.cookies.is_empty() {
            let all: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            head += &format!("Cookie: {}\r\n", all.join("; "));
        }
        if self.compressed {
            head += "Accept-Encoding: gzip, br\r\n";
        }
        if self.by_itself {
            head += "By-Itself: 1\r\n";
        }
        head
    }

    pub fn send(&mut self, method: &str, path: &str, body: &str) -> anyhow::Result<Answer> {
        let stream = match self.stream.take() {
            Some(stream) => stream,
            None => self.connect()?,
        };
        let mut head = self.head(method, path);
        if method == "POST" {
            let kind = "application/x-www-form-urlencoded";
            head += &format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        }
        stream.get_ref().write_all(format!("{head}\r\n{body}").as_bytes())?;
        self.receive(stream)
    }

    fn receive(&mut self, mut stream: BufReader<TcpStream>) -> anyhow::Result<Answer> {
        let mut answer = Answer::default();
        let (mut length, mut chunked, mut close) = (0, false, false);
        let mut line = String::new();
        loop {
            line.clear();
            let read = stream.read_line(&mut line)?;
            ensure!(read > 0, "the server closed the connection");
            answer.wire += read;
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if answer.status == 0 {
                answer.status = text.split(' ').nth(1).unwrap_or_default().parse()?;
                continue;
            }
            let Some((name, value)) = text.split_once(": ") else { bail!("not a header: {text}") };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value == "chunked",
                "connection" => close = value == "close",
                "location" => answer.location = value.to_owned(),
                "set-cookie" => {
                    let cookie = value.split(';').next().unwrap_or_default();
                    let (name, value) = cookie.split_once('=').unwrap_or_default();
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
                _ => {}
            }
        }
        while chunked {
            line.clear();
            answer.wire += stream.read_line(&mut line)?;
            let size = usize::from_str_radix(line.trim_end(), 16).context("not the size of a chunk")?;
            answer.wire += size + 2;
            let start = answer.body.len();
            answer.body.resize(start + size + 2, 0);
            stream.read_exact(&mut answer.body[start..])?;
            answer.body.truncate(start + size);
            chunked = size > 0;
        }
        if length > 0 {
            answer.body.resize(length, 0);
            stream.read_exact(&mut answer.body)?;
            answer.wire += length;
        }
        self.stream = (!close).then_some(stream);
        Ok(answer)
    }
}

/// What is between two pieces of a text.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let start = text.find(before)? + before.len();
    let end = text[start..].find(after)?;
    Some(&text[start..start + end])
}
