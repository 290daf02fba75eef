//! A backup as a file: compressed, and sealed for whoever has the private key (age, <https://age-encryption.org/v1>).

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, BufWriter, Read, Write},
    path::Path,
};

use age::{
    DecryptError, Decryptor, Encryptor,
    secrecy::ExposeSecret as _,
    stream::StreamReader,
    x25519::{Identity, Recipient},
};
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use sha2::{Digest as _, Sha256};

use super::{
    BackupError, Summary,
    fill::{Fill, prepare, same},
    known,
    pour::{Part, pour},
    settle, something,
    stream::{Header, Item, Reading, Writing, damaged},
    table::tables,
};
use crate::{
    on,
    platform::{
        clock::Moment,
        db::{Db, Read as ReadTx},
        random,
    },
};

/// A backup that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What is in it.
    pub summary: Summary,
    /// The size of the file, in bytes.
    pub size: u64,
    /// The SHA-256 of the file, in hexadecimal digits.
    pub file_hash: String,
}

/// A new pair of keys: the text of a key file, and the recipient.
pub fn new_keys() -> (String, String) {
    let identity = Identity::generate();
    let recipient = identity.to_public().to_string();
    let secret = identity.to_string();
    let text = format!(
        "# Opens the backups that are made for the recipient below. Keep it apart from them, and not on the server.\n\
         # {recipient}\n{}\n",
        secret.expose_secret()
    );
    (text, recipient)
}

/// A recipient as text: `age1…`.
pub fn read_recipient(text: &str) -> Option<Recipient> {
    text.trim().parse().ok()
}

/// The keys in the text of a key file; nothing when a line is no key or there is none.
pub fn read_identities(text: &str) -> Option<Vec<Identity>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys: Vec<Identity> = lines.map(|line| line.parse().ok()).collect::<Option<_>>()?;
    (!keys.is_empty()).then_some(keys)
}

/// Takes a backup of a database while others use it, into a file that is not there yet.
///
/// It is read back before it gets its name. For that it is sealed for one key more, which is made here and forgotten when
/// this ends.
///
/// # Errors
/// When the database or the file cannot be used, or the file is not what was written. Then there is no file.
pub async fn take(
    db: &Db,
    file: &Path,
    recipients: &[Recipient],
    made_at: Moment,
    program: &str,
) -> Result<Taken, BackupError> {
    let version = something(db).await?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut part = tempfile::Builder::new().prefix(".mentorkind-").suffix(".part").tempfile_in(folder)?;
    let mut tx = db.read().await?;
    let all = tables(&mut tx).await?;
    let key = sealed_with(&mut tx, all.iter().any(|table| table.name == "sealing_key")).await?;
    let header = Header { made_at, program: program.to_owned(), version, key };
    let check = Identity::generate();
    let ours = check.to_public();
    let everybody = recipients.iter().chain([&ours]).map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(everybody).map_err(io::Error::other)?;
    let sealing = encryptor.wrap_output(Hashed::new(BufWriter::new(part.as_file_mut())))?;
    let mut writing = Writing::begin(GzEncoder::new(sealing, Compression::fast()), &header)?;
    let totals = pour(&mut tx, &all, &mut writing).await?;
    drop(tx);
    let Hashed { mut out, hash } = writing.end()?.finish()?.finish()?;
    out.flush()?;
    drop(out);
    let hash = hash.finalize();
    part.as_file().sync_all()?;

    let mut found = Hashed::new(io::sink());
    let size = io::copy(&mut File::open(part.path())?, &mut found)?;
    if found.hash.finalize() != hash {
        return Err(damaged("the disk gives back something else than was written"));
    }
    let opened = open(part.path(), &[check])?;
    same(&totals, &opened.reading.totals()?)?;
    part.persist_noclobber(file).map_err(|error| error.error)?;
    File::open(folder)?.sync_all()?;
    Ok(Taken { summary: Summary::of(version, &totals), size, file_hash: random::hex(&hash) })
}

/// The name of the key that seals second steps, in a database that is perhaps too old for it.
async fn sealed_with(tx: &mut ReadTx, there: bool) -> sqlx::Result<Option<String>> {
    if !there {
        return Ok(None);
    }
    on!(tx, c => sqlx::query_scalar("SELECT id FROM sealing_key").fetch_optional(c).await)
}

/// A backup that is opened with a key.
pub struct Opened {
    /// What it says of itself.
    pub header: Header,
    reading: Reading<Plain>,
}

impl Opened {
    /// Reads all of it, without restoring it.
    ///
    /// # Errors
    /// When it is not what was written.
    pub fn check(self) -> Result<Summary, BackupError> {
        Ok(Summary::of(self.header.version, &self.reading.totals()?))
    }
}

/// What is sealed, until the end of what is sealed.
struct Plain(GzDecoder<BufReader<StreamReader<BufReader<File>>>>);

impl Read for Plain {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(bytes)?;
        // What is compressed may end before what is sealed, which must end there too.
        if read == 0 && !bytes.is_empty() && !self.0.get_mut().fill_buf()?.is_empty() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(read)
    }
}

/// Opens a backup with one of these keys.
///
/// # Errors
/// When the file cannot be read, is no backup, is damaged, or was sealed for other keys.
pub fn open(file: &Path, identities: &[Identity]) -> Result<Opened, BackupError> {
    let failed = |error| match error {
        DecryptError::NoMatchingKeys => BackupError::WrongKey,
        DecryptError::Io(error) if error.raw_os_error().is_some() => BackupError::File(error),
        DecryptError::InvalidHeader | DecryptError::UnknownFormat | DecryptError::Io(_) => {
            BackupError::NoBackup
        }
        other => damaged(other),
    };
    let sealed = Decryptor::new_buffered(BufReader::new(File::open(file)?)).map_err(failed)?;
    let identities = identities.iter().map(|identity| identity as &dyn age::Identity);
    let plain = sealed.decrypt(identities).map_err(failed)?;
    let plain = Plain(GzDecoder::new(BufReader::new(plain)));
    let (reading, header) = Reading::begin(plain)?;
    Ok(Opened { header, reading })
}

/// Restores a backup into an empty database, with all sessions ended and an entry in each trail.
///
/// # Errors
/// When the database is not empty or does not open, or the backup is not whole. Then the database is empty.
pub async fn restore(mut opened: Opened, to: &str, now: Moment) -> Result<Summary, BackupError> {
    let version = opened.header.version;
    let db = Db::connect(to).await.map_err(BackupError::Open)?;
    known(&db, version)?;
    prepare(&db, version).await?;
    let mut fill = Fill::begin(&db, now).await?;
    let mut totals = Vec::new();
    let mut table = String::new();
    let mut part = Part::default();
    loop {
        match opened.reading.item()? {
            Item::Table(name, columns) => {
                if fill.table(&name, &columns).is_none() {
                    return Err(BackupError::OtherTables(name));
                }
                table = name;
            }
            Item::Row(row) => {
                if let Some(rows) = part.add(row) {
                    fill.insert(&table, rows).await?;
                }
            }
            Item::Total(total) => {
                fill.insert(&table, part.take()).await?;
                totals.push(total);
            }
            Item::End => break,
        }
    }
    fill.check(&totals).await?;
    fill.restored().await?;
    settle(db).await;
    Ok(Summary::of(version, &totals))
}

/// What is written goes on, and into a hash.
struct Hashed<W> {
    out: W,
    hash: Sha256,
}

impl<W> Hashed<W> {
    fn new(out: W) -> Self {
        Self { out, hash: Sha256::new() }
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or(bytes));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
