//! Standard output, whose reader may have heard enough.

use std::io::{self, Write};

/// Standard output. When its reader has gone (`| head -1`), what is written after that goes nowhere, and the command does
/// its work to the end.
pub struct Out(io::Stdout);

/// Standard output.
pub fn out() -> Out {
    Out(io::stdout())
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        unless_gone(self.0.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        unless_gone(self.0.flush(), ())
    }
}

fn unless_gone<T>(done: io::Result<T>, all: T) -> io::Result<T> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(all),
        other => other,
    }
}
