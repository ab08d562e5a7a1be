//! The log: what the program did, never about whom. No names, handles, addresses or notes are written to it.

use std::path::Path;

use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// Days of log that are kept.
const DAYS: usize = 7;

/// Starts a daily log in a folder. `PERENNIAL_LOG` filters it; without it, our own words and others' warnings.
///
/// # Errors
/// The folder cannot be written, or a log is being written already.
pub fn start(folder: &Path) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    // Before the appender looks for old logs there, and complains on stderr that there is no folder.
    std::fs::create_dir_all(folder)?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .max_log_files(DAYS)
        .filename_prefix("perennial")
        .filename_suffix("log")
        .build(folder)?;
    let filter = EnvFilter::try_from_env("PERENNIAL_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,zbus=error,perennial_desktop=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::sync::Mutex::new(file))
        .with_ansi(false)
        .try_init()
}
