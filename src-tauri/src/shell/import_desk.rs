//! Imports between preview and commit: what was read and planned waits here under a number.

mod drafts;
mod kept;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use perennial_core::domain::when::When;
use perennial_core::import::{self, Options, Sheet, Source};
use perennial_core::ops;
use perennial_core::ops::import::ImportReport;
use perennial_core::views::import::{self as view, Draft};
use tauri::async_runtime::spawn_blocking;

use self::drafts::{Drafts, Started, State};
use super::desk::{Desk, Tells};
use super::pace::{Paced, Progress};
use crate::failure::{Failure, ShellError};

/// Up to so many rows are planned before the first screen is shown.
const PLANNED_AT_ONCE: usize = 5_000;

/// Where previews wait for their commit. One at a time: a new one takes the place of those before it.
#[derive(Debug, Default)]
pub struct ImportDesk {
    drafts: Mutex<Drafts>,
}

/// A file as it was read: its bytes stay, so that it can be read otherwise though it is moved away meanwhile.
#[derive(Debug)]
struct ListFile {
    path: String,
    source: Source,
}

/// A preview: its number and what was planned.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The number under which it waits.
    pub token: u32,
    /// What was read and planned.
    pub draft: Arc<Draft>,
    /// Whether it goes on with what was said of the file before, and whether the file changed since.
    pub resumed: Option<Resumed>,
}

/// What a preview goes on from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Resumed {
    /// All that was said.
    Whole,
    /// What was said of columns; the file changed, so what was said of rows is gone.
    FileChanged,
}

impl ImportDesk {
    /// Reads a file. A long one is planned only as far as the first screen shows it.
    ///
    /// # Errors
    /// The file cannot be read, or is no list.
    pub async fn open(&self, desk: &Desk, path: String) -> Result<Planned, Failure> {
        let file = read(path).await?;
        self.look(desk, file, Options::default(), None).await
    }

    async fn look(
        &self,
        desk: &Desk,
        file: ListFile,
        options: Options,
        resumed: Option<Resumed>,
    ) -> Result<Planned, Failure> {
        let file = Arc::new(file);
        let read = Arc::clone(&file);
        let draft = desk
            .read(move |reader, when| -> Result<Draft, Failure> {
                let options = of_today(options, when);
                let sheet = Arc::new(import::read(&read.source, &options.reading)?);
                if sheet.rows.len() > PLANNED_AT_ONCE {
                    return Ok(view::first_look(reader, sheet, options)?);
                }
                let go = &mut |_, _| ControlFlow::Continue(());
                Ok(view::replan(reader, sheet, options, go)?)
            })
            .await?;
        let draft = Arc::new(draft);
        let token = self.drafts().put(file, Arc::clone(&draft));
        Ok(Planned {
            token,
            draft,
            resumed,
        })
    }

    /// Plans every row of what was only looked at.
    ///
    /// # Errors
    /// It was cancelled, or the preview is gone.
    pub async fn plan(
        &self,
        desk: &Desk,
        token: u32,
        progress: impl FnMut(Progress) + Send + 'static,
    ) -> Result<Planned, Failure> {
        let options = self.draft(token)?.options.clone();
        self.adjust(desk, token, options, progress).await
    }

    /// Plans again, with other options; a plan that is still being made makes room. What was said is kept on disk.
    ///
    /// # Errors
    /// The preview is gone, it was cancelled, or an option names what is not there.
    pub async fn adjust(
        &self,
        desk: &Desk,
        token: u32,
        options: Options,
        progress: impl FnMut(Progress) + Send + 'static,
    ) -> Result<Planned, Failure> {
        let Started {
            file,
            draft: before,
            stop,
        } = self.drafts().start(token, false)?;
        let read = Arc::clone(&file);
        let stopped = Arc::clone(&stop);
        let mut paced = Paced::new(progress);
        let planned = desk
            .read(move |reader, when| -> Result<Draft, Failure> {
                let options = of_today(options, when);
                let sheet = read_again(&read.source, &before, &options)?;
                Ok(view::replan(reader, sheet, options, &mut |done, total| {
                    paced.tell(Progress { done, total });
                    go_on(&stopped)
                })?)
            })
            .await;
        let draft = match planned {
            Ok(draft) => Arc::new(draft),
            Err(failure) => {
                self.drafts().finish(token, &stop, State::Ready);
                return Err(failure);
            }
        };
        if !self.drafts().replace(token, &stop, Arc::clone(&draft)) {
            return Err(ShellError::NoSuchImport.into());
        }
        self.keep(desk, &file, &draft).await?;
        Ok(Planned {
            token,
            draft,
            resumed: None,
        })
    }

    /// What waits under a number.
    ///
    /// # Errors
    /// Nothing does.
    pub fn draft(&self, token: u32) -> Result<Arc<Draft>, ShellError> {
        self.drafts().draft(token).ok_or(ShellError::NoSuchImport)
    }

    /// Writes what was planned. `progress` hears of it now and then.
    ///
    /// # Errors
    /// It was cancelled, in which case nothing was written; or the preview is gone or not planned to its end.
    pub async fn commit(
        &self,
        desk: &Desk,
        token: u32,
        progress: impl FnMut(Progress) + Send + 'static,
    ) -> Result<ImportReport, Failure> {
        if !self.draft(token)?.is_whole() {
            return Err(ShellError::NotPlanned.into());
        }
        let Started { draft, stop, .. } = self.drafts().start(token, true)?;
        let stopped = Arc::clone(&stop);
        let mut paced = Paced::new(progress);
        let written = desk
            .write(move |store, when| {
                let report = ops::import::commit(store, when, &draft.plan, &mut |done, total| {
                    paced.tell(Progress { done, total });
                    go_on(&stopped)
                })?;
                ops::forget_draft(store, &draft.sheet.hash)?;
                Ok::<_, ops::OpError>(report)
            })
            .await;
        let state = if written.is_ok() {
            State::Done
        } else {
            State::Ready
        };
        self.drafts().finish(token, &stop, state);
        written
    }

    /// Stops what is under way: a commit then writes nothing, and a plan stays as it was. Where nothing is, the
    /// preview is forgotten.
    pub fn cancel(&self, token: u32) {
        self.drafts().stop(token);
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

/// The table of a file: read anew only where it is to be read otherwise.
fn read_again(source: &Source, before: &Draft, options: &Options) -> Result<Arc<Sheet>, Failure> {
    if options.reading == before.options.reading {
        return Ok(Arc::clone(&before.sheet));
    }
    Ok(Arc::new(import::read(source, &options.reading)?))
}

/// Contacts and counts of days to come are none.
fn of_today(options: Options, when: &When) -> Options {
    Options {
        today: Some(when.today),
        ..options
    }
}

fn go_on(stop: &AtomicBool) -> ControlFlow<()> {
    if stop.load(Ordering::Relaxed) {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

async fn read(path: String) -> Result<ListFile, Failure> {
    let reading = spawn_blocking(move || {
        let source = Source::open(Path::new(&path), &chrono::Local)?;
        Ok(ListFile { path, source })
    });
    reading.await.map_err(|_| ShellError::Fault {
        what: "reading a file panicked",
    })?
}

impl Tells for ImportReport {
    fn changes(&self) -> Option<&ops::Changes> {
        self.done.changes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
