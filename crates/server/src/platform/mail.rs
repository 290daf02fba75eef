//! Mail goes out: to a server, or to files in a folder where demonstrations and tests read it.

use std::{error::Error as _, path::PathBuf};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp,
};
use serde::{Deserialize, Serialize};

use super::{app::MailSettings, clock::Moment, ids::fresh, rights::About};

/// One mail. Subject and text never say anything about a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text, plain.
    pub text: String,
    /// About whom it is, when it is there because of a child: it goes out only while this guardian may be told of one
    /// of these children, at the moment of sending. Empty for what somebody asked for: codes, links, invitations.
    #[serde(default)]
    pub about: Vec<About>,
}

/// A mail as it lies in the folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// When it was sent, in microseconds since 1970.
    pub at: Moment,
    /// The mail.
    #[serde(flatten)]
    pub mail: Mail,
}

/// Why a mail did not go out, in words that name nobody: answers of a mail server hold addresses.
#[derive(Clone, Debug, thiserror::Error)]
pub enum MailError {
    /// It will never arrive: the address does not exist or is refused.
    #[error("refused: {0}")]
    Refused(String),
    /// It may arrive later.
    #[error("not now: {0}")]
    NotNow(String),
    /// The mail server's address or the sender is wrong.
    #[error("the mail settings are wrong: {0}")]
    Settings(String),
}

/// The way out.
pub enum Mailer {
    /// Files in a folder. Addresses at `bounce.example` are refused, so that a bounce can be shown.
    Folder(PathBuf),
    /// A mail server.
    Smtp {
        /// The connection.
        server: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// The sender.
        from: Mailbox,
    },
}

impl Mailer {
    /// The way out that the settings name.
    pub fn new(settings: &MailSettings) -> Result<Self, MailError> {
        Ok(match settings {
            MailSettings::Folder(folder) => Self::Folder(folder.clone()),
            MailSettings::Smtp { url, from } => Self::Smtp {
                server: Box::new(
                    AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                        .map_err(|e| MailError::Settings(e.to_string()))?
                        .build(),
                ),
                from: from.parse().map_err(|_| MailError::Settings(format!("\"{from}\" is not a sender")))?,
            },
        })
    }

    /// Hands a mail over.
    pub async fn send(&self, mail: &Mail, now: Moment) -> Result<(), MailError> {
        match self {
            Self::Folder(folder) => {
                if mail.to.ends_with("@bounce.example") {
                    return Err(MailError::Refused("this address takes no mail".to_owned()));
                }
                let kept = Kept { at: now, mail: mail.clone() };
                let text =
                    serde_json::to_string_pretty(&kept).map_err(|e| MailError::NotNow(e.to_string()))?;
                let not_now = |e: std::io::Error| MailError::NotNow(e.to_string());
                tokio::fs::create_dir_all(folder).await.map_err(not_now)?;
                tokio::fs::write(folder.join(format!("{}.json", fresh(now))), text).await.map_err(not_now)
            }
            Self::Smtp { server, from } => {
                let to: Mailbox =
                    mail.to.parse().map_err(|_| MailError::Refused("not an address".to_owned()))?;
                let message = Message::builder()
                    .from(from.clone())
                    .to(to)
                    .subject(&mail.subject)
                    .header(ContentType::TEXT_PLAIN)
                    .body(mail.text.clone())
                    .map_err(|e| MailError::Refused(e.to_string()))?;
                server.send(message).await.map(drop).map_err(|error| why_not(&error))
            }
        }
    }

    /// The mails in the folder, newest first; none when mail goes to a server.
    pub fn kept(&self) -> Vec<Kept> {
        let Self::Folder(folder) = self else { return Vec::new() };
        let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut names: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
        names.sort_unstable_by(|a, b| b.cmp(a));
        names.into_iter().filter_map(|name| serde_json::from_slice(&std::fs::read(name).ok()?).ok()).collect()
    }
}

/// What it means that a mail server did not take a mail. A server that does not know our password, or does not want our
/// mail, says so for good too (5xx), and may take it when that was put right: only an answer about the mailbox itself is
/// a refused address.
fn why_not(error: &smtp::Error) -> MailError {
    let Some(code) = error.status() else {
        return MailError::NotNow(if error.is_response() {
            "the mail server gives an answer that is not of SMTP".to_owned()
        } else {
            error.to_string()
        });
    };
    let text = error.source().map(ToString::to_string).unwrap_or_default();
    let why = format!("the mail server answered {code}");
    if no_such_mailbox(code.into(), &text) { MailError::Refused(why) } else { MailError::NotNow(why) }
}

/// Whether an answer says that there is no such mailbox: by its detailed code (RFC 3463, 3.2 and 3.3) where the text
/// begins with one, otherwise by its own (RFC 5321, 4.2.3).
fn no_such_mailbox(code: u16, text: &str) -> bool {
    match text.split_whitespace().next().filter(|word| word.starts_with("5.")) {
        Some(detail) => matches!(detail, "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.2.1"),
        None => matches!(code, 550 | 551 | 553),
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead, BufReader, Write},
        net::TcpListener,
        thread,
    };

    use super::*;

    /// The way out to a mail server that takes everything, except that it answers one command like this.
    fn server_with(command: &'static str, answer: &'static str) -> Mailer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("smtp://us:secret@{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            stream.write_all(b"220 here\r\n").unwrap();
            for line in lines.map_while(Result::ok) {
                let usual = if line.starts_with("EHLO") { "250-here\r\n250 AUTH PLAIN" } else { "250 fine" };
                let said = if line.starts_with(command) { answer } else { usual };
                if stream.write_all(format!("{said}\r\n").as_bytes()).is_err() {
                    break;
                }
            }
        });
        Mailer::new(&MailSettings::Smtp { url, from: "Opvang <post@example.org>".to_owned() }).unwrap()
    }

    #[tokio::test]
    async fn only_an_answer_about_the_mailbox_refuses_an_address() {
        let mail = Mail {
            to: "ouder@example.org".to_owned(),
            subject: "Onderwerp".to_owned(),
            text: "Tekst".to_owned(),
            about: Vec::new(),
        };
        for (command, answer, refused) in [
            ("AUTH", "535 5.7.8 wrong password", false),
            ("MAIL", "550 5.1.8 no such sender", false),
            ("RCPT", "452 4.2.2 the box of ouder@example.org is full", false),
            ("RCPT", "554 5.7.1 <ouder@example.org>: relay access denied", false),
            ("RCPT", "550 5.1.1 <ouder@example.org>: no such user", true),
            ("RCPT", "550 ouder@example.org is unknown", true),
            ("RCPT", "no SMTP for ouder@example.org", false),
        ] {
            let error = server_with(command, answer).send(&mail, Moment(0)).await.unwrap_err();
            assert_eq!(matches!(error, MailError::Refused(_)), refused, "{answer}: {error}");
            assert!(!error.to_string().contains("ouder"), "{error}");
        }
    }
}
