//! Imports between preview and commit: what was read and planned waits here under a number.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use perennial_core::import::{self, MOST_BYTES, Options, Source};
use perennial_core::ops;
use perennial_core::ops::import::ImportReport;
use perennial_core::views::import::{self as view, Draft};
use serde::Serialize;
use tauri::async_runtime::spawn_blocking;

use super::desk::{Desk, Tells};
use crate::failure::{Failure, ShellError};

/// No more often than this does the window hear of progress.
const PACE: Duration = Duration::from_millis(50);

/// Where previews wait for their commit. One at a time: a new one takes the place of those before it.
#[derive(Debug, Default)]
pub struct ImportDesk {
    drafts: Mutex<Drafts>,
}

#[derive(Debug, Default)]
struct Drafts {
    last: u32,
    waiting: BTreeMap<u32, Waiting>,
}

#[derive(Debug)]
struct Waiting {
    draft: Arc<Draft>,
    state: State,
}

#[derive(Debug)]
enum State {
    Planned,
    UnderWay { cancelled: Arc<AtomicBool> },
    Done,
}

/// A preview: its number, what was planned, and what the owner chose.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The number under which it waits.
    pub token: u32,
    /// What was read and planned.
    pub draft: Arc<Draft>,
    /// What the owner chose.
    pub chosen: Options,
}

/// How far a commit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportProgress {
    /// Rows written.
    pub done: u32,
    /// Rows in all.
    pub total: u32,
}

impl ImportDesk {
    /// Reads a file and plans its import.
    ///
    /// # Errors
    /// The file cannot be read, or is no list.
    pub async fn open(&self, desk: &Desk, path: String) -> Result<Planned, Failure> {
        let reading = spawn_blocking(move || read(Path::new(&path)));
        let source = reading.await.map_err(|_| ShellError::Fault {
            what: "reading a file panicked",
        })??;
        let chosen = Options::default();
        let options = chosen.clone();
        let draft = desk
            .read(move |reader, _| view::draft(reader, &source, options, &mut keep_on))
            .await?;
        let draft = Arc::new(draft);
        let token = self.drafts().put(Arc::clone(&draft));
        Ok(Planned { token, draft, chosen })
    }

    /// Plans again, with other options.
    ///
    /// # Errors
    /// The preview is gone, or an option names what is not there.
    pub async fn adjust(&self, desk: &Desk, token: u32, chosen: Options) -> Result<Planned, Failure> {
        let sheet = self.draft(token)?.sheet.clone();
        let options = chosen.clone();
        let draft = desk
            .read(move |reader, _| view::replan(reader, sheet, options, &mut keep_on))
            .await?;
        let draft = Arc::new(draft);
        self.drafts().replace(token, Arc::clone(&draft))?;
        Ok(Planned { token, draft, chosen })
    }

    /// What waits under a number.
    ///
    /// # Errors
    /// Nothing does.
    pub fn draft(&self, token: u32) -> Result<Arc<Draft>, ShellError> {
        let drafts = self.drafts();
        drafts
            .waiting
            .get(&token)
            .map(|one| Arc::clone(&one.draft))
            .ok_or(ShellError::NoSuchImport)
    }

    /// Writes what was planned. `progress` hears of it now and then.
    ///
    /// # Errors
    /// It was cancelled, in which case nothing was written; or the preview is gone.
    pub async fn commit(
        &self,
        desk: &Desk,
        token: u32,
        progress: impl FnMut(ImportProgress) + Send + 'static,
    ) -> Result<ImportReport, Failure> {
        let (draft, cancelled) = self.drafts().start(token)?;
        let mut paced = Paced::new(progress);
        let written = desk
            .write(move |store, when| {
                ops::import::commit(store, when, &draft.plan, &mut |done, total| {
                    paced.tell(ImportProgress { done, total });
                    if cancelled.load(Ordering::Relaxed) {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                })
            })
            .await;
        self.drafts().finish(token, written.is_ok());
        written
    }

    /// Cancels a commit under way, which then writes nothing; or forgets a preview.
    pub fn cancel(&self, token: u32) {
        let mut drafts = self.drafts();
        match drafts.waiting.get(&token).map(|one| &one.state) {
            Some(State::UnderWay { cancelled }) => cancelled.store(true, Ordering::Relaxed),
            Some(State::Planned | State::Done) => drop(drafts.waiting.remove(&token)),
            None => {}
        }
    }

    /// The rows that cannot be imported, as a CSV file to be mended.
    ///
    /// # Errors
    /// The preview is gone.
    pub fn rejected(&self, token: u32) -> Result<(String, Vec<u8>), ShellError> {
        let draft = self.draft(token)?;
        let stem = Path::new(&draft.sheet.file_name).file_stem();
        let name = stem.map_or_else(|| "list".into(), |stem| stem.to_string_lossy());
        Ok((
            format!("{name} (not imported).csv"),
            import::rejected_csv(&draft.plan),
        ))
    }

    fn drafts(&self) -> MutexGuard<'_, Drafts> {
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drafts {
    fn put(&mut self, draft: Arc<Draft>) -> u32 {
        self.waiting
            .retain(|_, one| matches!(one.state, State::UnderWay { .. }));
        self.last += 1;
        self.waiting.insert(
            self.last,
            Waiting {
                draft,
                state: State::Planned,
            },
        );
        self.last
    }

    fn replace(&mut self, token: u32, draft: Arc<Draft>) -> Result<(), ShellError> {
        let one = self.waiting.get_mut(&token).ok_or(ShellError::NoSuchImport)?;
        match one.state {
            State::UnderWay { .. } => Err(ShellError::ImportUnderWay),
            State::Planned | State::Done => {
                *one = Waiting {
                    draft,
                    state: State::Planned,
                };
                Ok(())
            }
        }
    }

    fn start(&mut self, token: u32) -> Result<(Arc<Draft>, Arc<AtomicBool>), ShellError> {
        let one = self.waiting.get_mut(&token).ok_or(ShellError::NoSuchImport)?;
        match one.state {
            State::UnderWay { .. } => Err(ShellError::ImportUnderWay),
            State::Done => Err(ShellError::NoSuchImport),
            State::Planned => {
                let cancelled = Arc::new(AtomicBool::new(false));
                one.state = State::UnderWay {
                    cancelled: Arc::clone(&cancelled),
                };
                Ok((Arc::clone(&one.draft), cancelled))
            }
        }
    }

    /// A commit that failed may be tried again; one that was done may not, but its rejected rows may be saved.
    fn finish(&mut self, token: u32, done: bool) {
        if let Some(one) = self.waiting.get_mut(&token) {
            one.state = if done { State::Done } else { State::Planned };
        }
    }
}

impl Tells for ImportReport {
    fn changes(&self) -> Option<&ops::Changes> {
        self.done.changes()
    }
}

/// Reads a file whole, within bounds. A device or a pipe would never end.
fn read(path: &Path) -> Result<Source, Failure> {
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned();
    let unreadable = |source| ShellError::Unreadable {
        file: name.clone(),
        source,
    };
    let too_large = || ShellError::TooLarge {
        file: name.clone(),
        most: most_megabytes(),
    };
    let about = path.metadata().map_err(unreadable)?;
    if about.is_dir() {
        return Err(ShellError::Folder { file: name }.into());
    }
    if !about.is_file() {
        return Err(ShellError::NoFile { file: name }.into());
    }
    if about.len() > most_bytes() {
        return Err(too_large().into());
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    File::open(path)
        .and_then(|file| file.take(most_bytes() + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > most_bytes() {
        return Err(too_large().into());
    }
    Ok(Source::new(name, bytes))
}

fn most_bytes() -> u64 {
    MOST_BYTES as u64
}

fn most_megabytes() -> u64 {
    most_bytes() / (1024 * 1024)
}

fn keep_on(_: u32, _: u32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Lets progress through at a bearable pace; the end always.
struct Paced<F> {
    tell: F,
    last: Option<Instant>,
}

impl<F: FnMut(ImportProgress)> Paced<F> {
    fn new(tell: F) -> Self {
        Self { tell, last: None }
    }

    fn tell(&mut self, progress: ImportProgress) {
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
    fn a_folder_a_device_and_a_missing_file_are_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()).unwrap_err().code, "import_folder");
        assert_eq!(
            read(&dir.path().join("gone.csv")).unwrap_err().code,
            "import_unreadable"
        );
        #[cfg(unix)]
        assert_eq!(read(Path::new("/dev/zero")).unwrap_err().code, "import_no_file");
    }

    #[test]
    fn a_file_beyond_the_bounds_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("huge.csv");
        // Sparse: it takes no room on the disk.
        File::create(&path).unwrap().set_len(most_bytes() + 1).unwrap();
        let refused = read(&path).unwrap_err();
        assert_eq!(refused.code, "import_too_large");
        assert!(
            refused.message.starts_with("huge.csv is larger than"),
            "{}",
            refused.message
        );
    }

    #[test]
    fn a_commit_that_is_cancelled_writes_nothing_and_may_be_tried_again() {
        let dir = tempfile::tempdir().unwrap();
        let list = dir.path().join("creators.csv");
        let rows: String = (0..2_000)
            .map(|row| format!("Person {row},@person.{row},1K\n"))
            .collect();
        std::fs::write(&list, format!("Name,Instagram,Followers\n{rows}")).unwrap();
        let desk = Desk::open(
            dir.path().join("perennial.db"),
            Arc::new(super::super::clock::now),
            |_| {},
        );
        let imports = Arc::new(ImportDesk::default());
        let frame = perennial_core::views::frame::frame;
        tauri::async_runtime::block_on(async {
            let planned = imports
                .open(&desk, list.to_string_lossy().into_owned())
                .await
                .unwrap();
            let (token, hand) = (planned.token, Arc::clone(&imports));
            let stopped = imports.commit(&desk, token, move |_| hand.cancel(token)).await;
            assert_eq!(stopped.unwrap_err().code, "cancelled");
            assert_eq!(desk.read(frame).await.unwrap().people, 0);

            let again = imports.commit(&desk, token, |_| {}).await.unwrap();
            assert_eq!(again.counts.created, 2_000);
            assert_eq!(desk.read(frame).await.unwrap().people, 2_000);
        });
    }

    #[test]
    fn progress_is_paced_and_its_end_is_told() {
        let mut told = Vec::new();
        let mut paced = Paced::new(|progress: ImportProgress| told.push(progress.done));
        for done in 1..=1_000 {
            paced.tell(ImportProgress { done, total: 1_000 });
        }
        assert_eq!(told.first(), Some(&1));
        assert_eq!(told.last(), Some(&1_000));
        assert!(told.len() < 20, "{}", told.len());
    }
}
