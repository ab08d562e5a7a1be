//! Previews by their numbers, each with what is being done with it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use perennial_core::views::import::Draft;

use super::ListFile;
use crate::failure::ShellError;

/// One at a time: a new one takes the place of those before it, unless they are being written.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    last: u32,
    waiting: BTreeMap<u32, Waiting>,
}

#[derive(Debug)]
struct Waiting {
    file: Arc<ListFile>,
    draft: Arc<Draft>,
    state: State,
}

#[derive(Debug)]
pub(super) enum State {
    /// Read, and planned as far as the draft says.
    Ready,
    /// Being planned anew, or written.
    UnderWay { stop: Arc<AtomicBool>, writing: bool },
    /// Written.
    Done,
}

/// What is worked on, and what stops it.
pub(super) struct Started {
    pub(super) file: Arc<ListFile>,
    pub(super) draft: Arc<Draft>,
    pub(super) stop: Arc<AtomicBool>,
}

impl Drafts {
    pub(super) fn put(&mut self, file: Arc<ListFile>, draft: Arc<Draft>) -> u32 {
        self.waiting.retain(|_, one| match &one.state {
            State::UnderWay { writing, .. } if *writing => true,
            State::UnderWay { stop, .. } => {
                stop.store(true, Ordering::Relaxed);
                false
            }
            State::Ready | State::Done => false,
        });
        self.last += 1;
        self.waiting.insert(
            self.last,
            Waiting {
                file,
                draft,
                state: State::Ready,
            },
        );
        self.last
    }

    /// Begins to plan or to write. A plan under way is stopped, a commit is not.
    pub(super) fn start(&mut self, token: u32, writing: bool) -> Result<Started, ShellError> {
        let one = self.waiting.get_mut(&token).ok_or(ShellError::NoSuchImport)?;
        match &one.state {
            State::UnderWay { writing: true, .. } => return Err(ShellError::ImportUnderWay),
            State::UnderWay { stop, .. } => stop.store(true, Ordering::Relaxed),
            State::Done if writing => return Err(ShellError::NoSuchImport),
            State::Ready | State::Done => {}
        }
        let stop = Arc::new(AtomicBool::new(false));
        one.state = State::UnderWay {
            stop: Arc::clone(&stop),
            writing,
        };
        Ok(Started {
            file: Arc::clone(&one.file),
            draft: Arc::clone(&one.draft),
            stop,
        })
    }

    /// Puts a new plan in place, unless a newer one is being made.
    pub(super) fn replace(&mut self, token: u32, stop: &Arc<AtomicBool>, draft: Arc<Draft>) -> bool {
        let Some(one) = self.mine(token, stop) else {
            return false;
        };
        one.draft = draft;
        one.state = State::Ready;
        true
    }

    /// A commit that failed may be tried again; one that was done may not, but its rejected rows may be saved.
    pub(super) fn finish(&mut self, token: u32, stop: &Arc<AtomicBool>, state: State) {
        if let Some(one) = self.mine(token, stop) {
            one.state = state;
        }
    }

    /// What waits under a number.
    pub(super) fn draft(&self, token: u32) -> Option<Arc<Draft>> {
        self.waiting.get(&token).map(|one| Arc::clone(&one.draft))
    }

    /// Stops what is under way; where nothing is, the preview is forgotten.
    pub(super) fn stop(&mut self, token: u32) {
        match self.waiting.get(&token).map(|one| &one.state) {
            Some(State::UnderWay { stop, .. }) => stop.store(true, Ordering::Relaxed),
            Some(State::Ready | State::Done) => drop(self.waiting.remove(&token)),
            None => {}
        }
    }

    /// The preview, if what is under way is still this.
    fn mine(&mut self, token: u32, stop: &Arc<AtomicBool>) -> Option<&mut Waiting> {
        self.waiting
            .get_mut(&token)
            .filter(|one| matches!(&one.state, State::UnderWay { stop: now, .. } if Arc::ptr_eq(now, stop)))
    }
}
