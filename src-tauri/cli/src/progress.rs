//! How far a long import is, on standard error, where somebody is looking.

use std::io::{IsTerminal, Write, stderr};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// How long a person waits before they wonder; also how often the line is drawn anew.
const PAUSE: Duration = Duration::from_millis(150);

/// A line that is drawn over itself and taken away at the end.
#[derive(Debug)]
pub struct Progress {
    doing: &'static str,
    watched: bool,
    drawn: bool,
    last: Instant,
}

impl Progress {
    pub fn of(doing: &'static str) -> Self {
        Self {
            doing,
            watched: stderr().is_terminal(),
            drawn: false,
            last: Instant::now(),
        }
    }

    /// Never breaks off: Ctrl-C ends the program, and the transaction with it.
    pub fn hear(&mut self, done: u32, total: u32) -> ControlFlow<()> {
        if self.watched && self.last.elapsed() >= PAUSE {
            self.last = Instant::now();
            self.drawn = true;
            // A terminal that is gone is nobody who looks.
            write!(stderr(), "\r\x1b[K{} {done} of {total} rows", self.doing).ok();
        }
        ControlFlow::Continue(())
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn {
            write!(stderr(), "\r\x1b[K").ok();
        }
    }
}
