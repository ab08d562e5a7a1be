//! Perennial without a window: the same verbs and views, for scripts, tests and people without a display.

mod answer;
mod commands;
mod face;
mod failure;
mod progress;
mod text;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::answer::Answer;
use crate::commands::Command;
use crate::face::{Face, Shared};

/// Keeps a small brand's influencers as long-term partners, offline.
///
/// PERSON is an id, platform:handle, an e-mail address or an unambiguous name. Exit codes: 0 done, 1 the input was
/// refused, 2 the command was not understood, 3 the data file cannot be used.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 110, arg_required_else_help = true)]
struct Line {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let line = Line::parse();
    match line.command.run(&Face::new(line.shared)) {
        Ok(answer) => say(&answer),
        Err(failure) => {
            // With nowhere to say it, the exit code says it still.
            writeln!(io::stderr(), "error: {failure}").ok();
            ExitCode::from(failure.code())
        }
    }
}

/// A reader who has seen enough (`| head`) closes the pipe: that is no failure.
fn say(answer: &Answer) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(answer.out.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            writeln!(io::stderr(), "error: the answer cannot be written: {error}").ok();
            ExitCode::from(1)
        }
        _ => ExitCode::from(answer.code),
    }
}
