//! Mail goes out: to a server, or to files in a folder where demonstrations and tests read it.

use std::path::PathBuf;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
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

/// Why a mail did not go out.
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
                match server.send(message).await {
                    Ok(_) => Ok(()),
                    Err(error) if error.is_permanent() => Err(MailError::Refused(error.to_string())),
                    Err(error) => Err(MailError::NotNow(error.to_string())),
                }
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
