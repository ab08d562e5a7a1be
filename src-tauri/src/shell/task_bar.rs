//! The task bar, and the dock: what takes long shows there how far it is, also while another window is in front.

use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::pace::Progress;

/// What is done sooner shows nothing: a bar that only flashes up tells nobody anything.
const SOON: Duration = Duration::from_millis(400);

/// What the task bar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Nothing is under way.
    None,
    /// Something is, nobody knows how far.
    Busy,
    /// So many in a hundred are done.
    Percent(u64),
}

/// The task bar. Cloning it shares it.
#[derive(Clone)]
pub struct TaskBar {
    soon: Duration,
    shared: Arc<Mutex<Shared>>,
}

struct Shared {
    show: Box<dyn Fn(Bar) + Send>,
    shown: Bar,
    /// What is under way, the newest last: that is what shows.
    under_way: Vec<(u64, Bar)>,
    next: u64,
}

/// Something that is under way. However it ends, the bar goes with it.
#[derive(Debug)]
pub struct UnderWay {
    bar: TaskBar,
    number: u64,
    since: Instant,
}

impl TaskBar {
    /// Shows through this.
    pub fn new(show: impl Fn(Bar) + Send + 'static) -> Self {
        Self::after(SOON, show)
    }

    fn after(soon: Duration, show: impl Fn(Bar) + Send + 'static) -> Self {
        Self {
            soon,
            shared: Arc::new(Mutex::new(Shared {
                show: Box::new(show),
                shown: Bar::None,
                under_way: Vec::new(),
                next: 0,
            })),
        }
    }

    /// Something begins that tells how far it is.
    #[must_use]
    pub fn begin(&self) -> UnderWay {
        let mut shared = self.shared();
        let number = shared.next;
        shared.next += 1;
        shared.under_way.push((number, Bar::None));
        drop(shared);
        UnderWay {
            bar: self.clone(),
            number,
            since: Instant::now(),
        }
    }

    /// Something begins that tells `hears` how far it is, and the bar beside it. It ends when what is returned goes.
    pub fn beside<F: FnMut(Progress)>(&self, mut hears: F) -> impl FnMut(Progress) + use<F> {
        let under_way = self.begin();
        move |progress| {
            under_way.tell(progress);
            hears(progress);
        }
    }

    /// Does something that does not tell how far it is.
    pub async fn during<T>(&self, work: impl Future<Output = T>) -> T {
        let under_way = self.begin();
        let mut work = pin!(work);
        tokio::select! {
            biased;
            done = &mut work => return done,
            () = tokio::time::sleep(self.soon) => under_way.shows(Bar::Busy),
        }
        work.await
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl UnderWay {
    /// So far it is.
    pub fn tell(&self, progress: Progress) {
        if self.since.elapsed() < self.bar.soon {
            return;
        }
        self.shows(match progress.total {
            0 => Bar::Busy,
            total => Bar::Percent(u64::from(progress.done.min(total)) * 100 / u64::from(total)),
        });
    }

    fn shows(&self, bar: Bar) {
        let mut shared = self.bar.shared();
        for (_, shows) in shared
            .under_way
            .iter_mut()
            .filter(|(number, _)| *number == self.number)
        {
            *shows = bar;
        }
        shared.show();
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut shared = self.bar.shared();
        shared.under_way.retain(|(number, _)| *number != self.number);
        shared.show();
    }
}

impl Shared {
    fn show(&mut self) {
        let newest = self
            .under_way
            .iter()
            .rev()
            .map(|(_, bar)| *bar)
            .find(|bar| *bar != Bar::None);
        let now = newest.unwrap_or(Bar::None);
        if now != self.shown {
            self.shown = now;
            (self.show)(now);
        }
    }
}

impl fmt::Debug for TaskBar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaskBar").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use tauri::async_runtime::block_on;

    use super::*;

    fn bar(soon: Duration) -> (TaskBar, Arc<Mutex<Vec<Bar>>>) {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let eye = Arc::clone(&seen);
        (
            TaskBar::after(soon, move |bar| eye.lock().unwrap().push(bar)),
            seen,
        )
    }

    fn of(done: u32, total: u32) -> Progress {
        Progress { done, total }
    }

    #[test]
    fn each_percent_is_shown_once_and_nothing_at_the_end() {
        let (bar, seen) = bar(Duration::ZERO);
        let under_way = bar.begin();
        for done in 0..=1_000 {
            under_way.tell(of(done, 1_000));
        }
        drop(under_way);
        let seen = seen.lock().unwrap();
        assert_eq!(seen.len(), 102);
        assert_eq!(seen[..2], [Bar::Percent(0), Bar::Percent(1)]);
        assert_eq!(seen[100..], [Bar::Percent(100), Bar::None]);
    }

    #[test]
    fn what_is_done_soon_shows_nothing() {
        let (bar, seen) = bar(Duration::from_secs(600));
        let under_way = bar.begin();
        under_way.tell(of(1, 2));
        drop(under_way);
        assert_eq!(block_on(bar.during(async { 3 })), 3);
        assert!(seen.lock().unwrap().is_empty());
    }

    #[test]
    fn a_panic_and_work_that_is_given_up_leave_no_bar() {
        let (bar, seen) = bar(Duration::ZERO);
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let under_way = bar.begin();
            under_way.tell(of(1, 2));
            panic!("a fault of ours");
        }));
        assert!(panicked.is_err());
        block_on(async {
            let long = bar.during(std::future::pending::<()>());
            let given_up = tokio::time::timeout(Duration::from_millis(50), long).await;
            assert!(given_up.is_err());
        });
        let seen = seen.lock().unwrap();
        assert_eq!(*seen, [Bar::Percent(50), Bar::None, Bar::Busy, Bar::None]);
    }

    #[test]
    fn of_two_the_newer_shows_and_then_the_other_again() {
        let (bar, seen) = bar(Duration::ZERO);
        let long = bar.begin();
        long.tell(of(1, 4));
        let short = bar.begin();
        short.tell(of(9, 10));
        long.tell(of(2, 4));
        drop(short);
        drop(long);
        let seen = seen.lock().unwrap();
        let shown = [Bar::Percent(25), Bar::Percent(90), Bar::Percent(50), Bar::None];
        assert_eq!(*seen, shown);
    }
}
