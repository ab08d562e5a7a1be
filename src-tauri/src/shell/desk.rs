//! The desk at which the data file is worked on: one writer on a thread of its own, readers beside it.
//!
//! Nothing here runs on the main thread, and a long write (an import) keeps no reader waiting.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};

use perennial_core::domain::when::When;
use perennial_core::ops::{Changes, Done, Erased, Undone};
use perennial_core::store::{self, Reader, Store};
use tauri::async_runtime::spawn_blocking;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot, watch};

use crate::failure::{Failure, ShellError};

/// How many views are read at once.
const READERS: usize = 3;

/// What tells the time.
pub type Clock = Arc<dyn Fn() -> When + Send + Sync>;

type Bell = Box<dyn Fn(&Changes) + Send>;
type Job = Box<dyn FnOnce(&mut Store, &Bell) + Send>;

/// The data file at work. Cloning it shares it.
#[derive(Clone)]
pub struct Desk {
    path: PathBuf,
    clock: Clock,
    jobs: mpsc::Sender<Job>,
    opening: watch::Receiver<Opening>,
    readers: Arc<Readers>,
}

#[derive(Debug, Clone, PartialEq)]
enum Opening {
    UnderWay,
    Open,
    Refused(Failure),
}

/// What a write has to tell the window.
pub trait Tells {
    /// What went stale, where something did.
    fn changes(&self) -> Option<&Changes>;
}

impl Desk {
    /// Opens the data file in the background. `bell` rings, on the writer's thread, after every write that
    /// changed something. A file that cannot be opened is told by [`Desk::problem`] and by every write and read.
    pub fn open(path: PathBuf, clock: Clock, bell: impl Fn(&Changes) + Send + 'static) -> Self {
        let (jobs, work) = mpsc::channel();
        let (told, opening) = watch::channel(Opening::UnderWay);
        let readers = Arc::new(Readers::default());
        let (file, pool, bell): (_, _, Bell) = (path.clone(), Arc::clone(&readers), Box::new(bell));
        let started =
            std::thread::Builder::new().name("writer".into()).spawn(move || {
                match open_with_readers(&file, &pool) {
                    Ok(mut store) => {
                        told.send_replace(Opening::Open);
                        work_off(&work, &mut store, &bell);
                    }
                    Err(failure) => {
                        tracing::error!(code = failure.code, "the data file was not opened");
                        told.send_replace(Opening::Refused(failure));
                    }
                }
            });
        if let Err(error) = started {
            tracing::error!(%error, "no thread for the writer");
        }
        Self {
            path,
            clock,
            jobs,
            opening,
            readers,
        }
    }

    /// A desk without a file: everything is refused in the same words.
    #[must_use]
    pub fn closed(path: PathBuf, clock: Clock, why: Failure) -> Self {
        let (jobs, _) = mpsc::channel();
        let (_, opening) = watch::channel(Opening::Refused(why));
        Self {
            path,
            clock,
            jobs,
            opening,
            readers: Arc::default(),
        }
    }

    /// Where the data file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Now, as the owner's calendar has it.
    #[must_use]
    pub fn now(&self) -> When {
        (self.clock)()
    }

    /// Why the data file could not be opened; waits until that is known.
    pub async fn problem(&self) -> Option<Failure> {
        self.opened().await.err()
    }

    /// Does an op on the writer's thread, after those that came before it, and rings the bell.
    ///
    /// # Errors
    /// The op's own, as the window shows them.
    pub async fn write<T, E>(
        &self,
        op: impl FnOnce(&mut Store, &When) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Tells + Send + 'static,
        E: Into<Failure>,
    {
        let clock = Arc::clone(&self.clock);
        self.on_writer(move |store, bell| {
            let done = op(store, &clock()).map_err(Into::into)?;
            if let Some(changes) = done.changes() {
                bell(changes);
            }
            Ok(done)
        })
        .await
    }

    /// Reads a view, beside whatever is being written.
    ///
    /// # Errors
    /// The view's own, as the window shows them.
    pub async fn read<T, E>(
        &self,
        view: impl FnOnce(&Reader, &When) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: Into<Failure>,
    {
        self.opened().await?;
        let lent = Readers::lend(&self.readers).await?;
        let when = self.now();
        let (answer, answered) = oneshot::channel();
        // Boxed, or each view would bring a kind of task of its own into the program.
        let work: Box<dyn FnOnce() + Send> = Box::new(move || {
            let result = lent
                .reader()
                .and_then(|reader| view(reader, &when).map_err(Into::into));
            drop(lent);
            if answer.send(result).is_err() {
                tracing::debug!("nobody waited for a view");
            }
        });
        spawn_blocking(work);
        answered.await.map_err(|_| ShellError::Fault {
            what: "a view panicked",
        })?
    }

    /// Grows when another program has written to the file; this program's own writes do not count.
    ///
    /// # Errors
    /// The file has gone away.
    pub async fn revision(&self) -> Result<i64, Failure> {
        self.on_writer(|store, _| Ok(store.revision()?)).await
    }

    async fn on_writer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store, &Bell) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.opened().await?;
        let gone = |_| ShellError::Fault {
            what: "the writer has ended",
        };
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |store, bell| {
            // A panic rolls its transaction back, and must not take the writer with it.
            let result = catch_unwind(AssertUnwindSafe(|| work(store, bell))).unwrap_or_else(|_| {
                Err(ShellError::Fault {
                    what: "an op panicked",
                }
                .into())
            });
            if answer.send(result).is_err() {
                tracing::debug!("nobody waited for a write");
            }
        });
        self.jobs.send(job).map_err(|_| gone(()))?;
        answered.await.map_err(|_| gone(()))?
    }

    async fn opened(&self) -> Result<(), Failure> {
        let mut opening = self.opening.clone();
        let known = opening
            .wait_for(|state| *state != Opening::UnderWay)
            .await
            .map(|state| state.clone());
        match known {
            Ok(Opening::Open) => Ok(()),
            Ok(Opening::Refused(failure)) => Err(failure),
            Ok(Opening::UnderWay) | Err(_) => Err(ShellError::Fault {
                what: "the data file was never opened",
            }
            .into()),
        }
    }
}

fn open_with_readers(path: &Path, readers: &Readers) -> Result<Store, Failure> {
    let store = store::open(path, None)?;
    for _ in 0..READERS {
        readers.give_back(store.reader()?);
    }
    Ok(store)
}

fn work_off(work: &mpsc::Receiver<Job>, store: &mut Store, bell: &Bell) {
    while let Ok(job) = work.recv() {
        job(store, bell);
    }
}

struct Readers {
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<Reader>>,
}

impl Default for Readers {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(READERS)),
            idle: Mutex::default(),
        }
    }
}

/// A reader on loan; it goes back by itself, even when the view panics.
struct Lent {
    reader: Option<Reader>,
    home: Arc<Readers>,
    _turn: OwnedSemaphorePermit,
}

impl Readers {
    async fn lend(home: &Arc<Self>) -> Result<Lent, Failure> {
        let turn = Arc::clone(&home.turns).acquire_owned().await;
        let turn = turn.map_err(|_| ShellError::Fault {
            what: "the readers have gone",
        })?;
        let reader = home.idle().pop();
        Ok(Lent {
            reader,
            home: Arc::clone(home),
            _turn: turn,
        })
    }

    fn give_back(&self, reader: Reader) {
        self.idle().push(reader);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Reader>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lent {
    fn reader(&self) -> Result<&Reader, Failure> {
        self.reader.as_ref().ok_or_else(|| {
            ShellError::Fault {
                what: "no reader was left",
            }
            .into()
        })
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(reader) = self.reader.take() {
            self.home.give_back(reader);
        }
    }
}

impl Tells for Done {
    fn changes(&self) -> Option<&Changes> {
        self.entry.is_some().then_some(&self.changes)
    }
}

impl Tells for Erased {
    fn changes(&self) -> Option<&Changes> {
        Some(&self.changes)
    }
}

impl Tells for () {
    fn changes(&self) -> Option<&Changes> {
        None
    }
}

impl Tells for Undone {
    fn changes(&self) -> Option<&Changes> {
        Some(&self.changes)
    }
}

impl<T> Tells for (T, Done) {
    fn changes(&self) -> Option<&Changes> {
        self.1.changes()
    }
}

/// Claims change nothing that a screen shows.
impl Tells for bool {
    fn changes(&self) -> Option<&Changes> {
        None
    }
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk")
            .field("opening", &*self.opening.borrow())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    use perennial_core::ops::{self, NewPerson, OpError};
    use perennial_core::views::{self, ViewError};
    use tauri::async_runtime::block_on;

    use super::*;

    fn ada() -> NewPerson {
        NewPerson {
            name: "Ada Lovelace".into(),
            ..NewPerson::default()
        }
    }

    fn desk(dir: &tempfile::TempDir) -> (Desk, Arc<AtomicU32>) {
        let rung = Arc::new(AtomicU32::new(0));
        let bell = Arc::clone(&rung);
        let clock: Clock = Arc::new(|| When::on("2026-03-01".parse().unwrap()));
        let desk = Desk::open(dir.path().join("perennial.db"), clock, move |_| {
            bell.fetch_add(1, Ordering::SeqCst);
        });
        (desk, rung)
    }

    #[test]
    fn what_is_written_is_read_and_rings_once() {
        let dir = tempfile::tempdir().unwrap();
        let (desk, rung) = desk(&dir);
        block_on(async {
            desk.write(|store, when| ops::add_person(store, when, &ada()))
                .await
                .unwrap();
            let frame = desk.read(views::frame::frame).await.unwrap();
            assert_eq!(frame.people, 1);
            assert_eq!(rung.load(Ordering::SeqCst), 1);
        });
    }

    #[test]
    fn a_long_write_keeps_no_reader_waiting() {
        let dir = tempfile::tempdir().unwrap();
        let (desk, _) = desk(&dir);
        let (go, wait) = mpsc::channel::<()>();
        block_on(async {
            let long = desk.clone();
            let writing = tauri::async_runtime::spawn(async move {
                long.write(move |_, _| {
                    wait.recv_timeout(Duration::from_secs(20))
                        .expect("the reads come first");
                    Ok::<bool, OpError>(false)
                })
                .await
            });
            for _ in 0..2 * READERS {
                desk.read(|reader, _| views::tags::tags(reader)).await.unwrap();
            }
            go.send(()).unwrap();
            writing.await.unwrap().unwrap();
        });
    }

    #[test]
    fn a_panic_in_an_op_or_a_view_ends_neither_writer_nor_readers() {
        let dir = tempfile::tempdir().unwrap();
        let (desk, _) = desk(&dir);
        block_on(async {
            let failed = desk
                .write(|_, _| -> Result<bool, OpError> { panic!("a fault of ours") })
                .await;
            assert_eq!(failed.unwrap_err().code, "internal");
            for _ in 0..2 * READERS {
                let failed = desk
                    .read(|_, _| -> Result<u32, ViewError> { panic!("a fault of ours") })
                    .await;
                assert_eq!(failed.unwrap_err().code, "internal");
            }
            desk.write(|store, when| ops::add_person(store, when, &ada()))
                .await
                .unwrap();
            assert_eq!(desk.read(views::frame::frame).await.unwrap().people, 1);
        });
    }

    #[test]
    fn only_another_programs_write_moves_the_revision() {
        let dir = tempfile::tempdir().unwrap();
        let (desk, rung) = desk(&dir);
        block_on(async {
            let before = desk.revision().await.unwrap();
            desk.write(|store, when| ops::add_person(store, when, &ada()))
                .await
                .unwrap();
            assert_eq!(desk.revision().await.unwrap(), before);
            let mut other = store::open(desk.path(), None).unwrap();
            ops::add_person(&mut other, &desk.now(), &ada()).unwrap();
            assert_ne!(desk.revision().await.unwrap(), before);
            assert_eq!(rung.load(Ordering::SeqCst), 1, "our own write only");
        });
    }

    #[test]
    fn somebody_elses_file_is_refused_in_words_and_untouched() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(
            dir.path().join("perennial.db"),
            b"a shopping list, by no means a database",
        )
        .unwrap();
        let (desk, _) = desk(&dir);
        block_on(async {
            assert_eq!(desk.problem().await.unwrap().code, "not_ours");
            assert_eq!(desk.read(views::frame::frame).await.unwrap_err().code, "not_ours");
            let refused = desk
                .write(|store, when| ops::add_person(store, when, &ada()))
                .await;
            assert_eq!(refused.unwrap_err().code, "not_ours");
        });
        let kept = std::fs::read(dir.path().join("perennial.db")).unwrap();
        assert_eq!(kept, b"a shopping list, by no means a database");
    }
}
