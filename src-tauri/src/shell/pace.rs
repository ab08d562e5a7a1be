//! Progress at a pace that a window can bear.

use std::time::{Duration, Instant};

use serde::Serialize;

/// No more often than this does the window hear of progress.
const PACE: Duration = Duration::from_millis(50);

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Progress {
    /// So many are done.
    pub done: u32,
    /// Of so many.
    pub total: u32,
}

/// Lets progress through at a bearable pace; the end always.
#[derive(Debug)]
pub struct Paced<F> {
    tell: F,
    last: Option<Instant>,
}

impl<F: FnMut(Progress)> Paced<F> {
    /// Tells through this.
    pub fn new(tell: F) -> Self {
        Self { tell, last: None }
    }

    /// Tells, if it is time.
    pub fn tell(&mut self, progress: Progress) {
        let due = self.last.is_none_or(|last| last.elapsed() >= PACE);
        if due || progress.done == progress.total {
            self.last = Some(Instant::now());
            (self.tell)(progress);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_paced_and_its_end_is_told() {
        let mut told = Vec::new();
        let mut paced = Paced::new(|progress: Progress| told.push(progress.done));
        for done in 1..=1_000 {
            paced.tell(Progress { done, total: 1_000 });
        }
        assert_eq!(told.first(), Some(&1));
        assert_eq!(told.last(), Some(&1_000));
        assert!(told.len() < 20, "{}", told.len());
    }
}
