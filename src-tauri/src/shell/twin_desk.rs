//! Pairs of people who may be one, between the search for them and the looking at them.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use perennial_core::domain::twin::Pair;
use perennial_core::views::duplicates::{self as view, Duplicates};

use super::desk::Desk;
use super::pace::{Paced, Progress};
use crate::failure::{Failure, ShellError};

/// What was found last waits here, for its pages.
#[derive(Debug, Default)]
pub struct TwinDesk {
    search: Mutex<Search>,
}

#[derive(Debug, Default)]
struct Search {
    found: Option<Arc<Vec<Pair>>>,
    stop: Arc<AtomicBool>,
}

impl TwinDesk {
    /// Looks for pairs; a search that is still under way makes room.
    ///
    /// # Errors
    /// It was stopped.
    pub async fn find(
        &self,
        desk: &Desk,
        progress: impl FnMut(Progress) + Send + 'static,
    ) -> Result<u32, Failure> {
        let stop = Arc::new(AtomicBool::new(false));
        let before = std::mem::replace(&mut self.search().stop, Arc::clone(&stop));
        before.store(true, Ordering::Relaxed);
        let mut paced = Paced::new(progress);
        let pairs = desk
            .read(move |reader, _| {
                view::find(reader, &mut |done, total| {
                    paced.tell(Progress { done, total });
                    if stop.load(Ordering::Relaxed) {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                })
            })
            .await?;
        let total = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        self.search().found = Some(Arc::new(pairs));
        Ok(total)
    }

    /// Stops a search under way.
    pub fn stop(&self) {
        self.search().stop.store(true, Ordering::Relaxed);
    }

    /// A page of what was found.
    ///
    /// # Errors
    /// Nobody has looked yet.
    pub async fn page(&self, desk: &Desk, from: u32, limit: u32) -> Result<Duplicates, Failure> {
        let found = self.search().found.clone().ok_or(ShellError::NotSought)?;
        desk.read(move |reader, when| view::page(reader, when, &found, from, limit))
            .await
    }

    fn search(&self) -> MutexGuard<'_, Search> {
        self.search.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
