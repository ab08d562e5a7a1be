//! Named steps, each with its time, and the table at the end.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use xtask::process;

/// What has been done so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: &'static str,
    outcome: Outcome,
    time: Duration,
}

#[derive(PartialEq)]
enum Outcome {
    Passed,
    Failed(String),
    Skipped,
}

impl Steps {
    /// Does one step and remembers how it went. Returns whether it passed.
    pub fn run(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        println!("\n── {name}");
        let start = Instant::now();
        let outcome = match work() {
            Ok(()) => Outcome::Passed,
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        let time = start.elapsed();
        match &outcome {
            Outcome::Failed(why) => println!("── {name}: FAILED after {}: {why}", seconds(time)),
            _ => println!("── {name}: {}", seconds(time)),
        }
        let passed = outcome == Outcome::Passed;
        self.done.push(Step { name, outcome, time });
        passed
    }

    /// As [`Steps::run`], for a single command.
    pub fn command(&mut self, name: &'static str, mut command: Command) -> bool {
        self.run(name, || {
            println!("   {}", process::line(&command));
            process::run(&mut command)
        })
    }

    /// Remembers a step that could not be tried.
    pub fn skip(&mut self, name: &'static str) {
        self.done.push(Step {
            name,
            outcome: Outcome::Skipped,
            time: Duration::ZERO,
        });
    }

    /// A command that must pass, else everything stops here.
    pub fn must(&mut self, name: &'static str, command: Command) -> Result<()> {
        let line = process::line(&command);
        if !self.command(name, command) {
            bail!("{name} failed. Again by hand:\n  {line}");
        }
        Ok(())
    }

    /// The table of steps and times, then `N passed, N failed` alone on the last line.
    /// Returns whether nothing failed and nothing was skipped.
    pub fn summary(&self) -> bool {
        let width = self.done.iter().map(|step| step.name.len()).max().unwrap_or(0);
        println!("\n── summary");
        for step in &self.done {
            let outcome = match &step.outcome {
                Outcome::Passed => "passed",
                Outcome::Failed(_) => "FAILED",
                Outcome::Skipped => "skipped",
            };
            println!("   {:width$}  {outcome:7}  {:>8}", step.name, seconds(step.time));
        }
        for step in &self.done {
            if let Outcome::Failed(why) = &step.outcome {
                println!("   {}: {why}", step.name);
            }
        }
        let count =
            |matches: fn(&Outcome) -> bool| self.done.iter().filter(|step| matches(&step.outcome)).count();
        let failed = count(|outcome| matches!(outcome, Outcome::Failed(_)));
        let skipped = count(|outcome| matches!(outcome, Outcome::Skipped));
        let tail = if skipped > 0 {
            format!(", {skipped} skipped")
        } else {
            String::new()
        };
        println!(
            "\n{} passed, {failed} failed{tail}",
            count(|outcome| matches!(outcome, Outcome::Passed))
        );
        failed == 0 && skipped == 0
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
