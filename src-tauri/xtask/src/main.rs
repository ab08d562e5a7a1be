//! `cargo xtask COMMAND`: everything that one does with this repository.

mod bench;
mod bundle;
mod check;
mod run;
mod setup;
mod shot;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  run [--demo] [--release] [--db FILE] [--seconds N]
                 build everything and open the window; --demo fills it with fictional people
  check          the fast checks, before every commit
  test           everything CI runs
  bench [NAME]   measure one bench; without a name, list them
  shot DIR       screenshots of every screen, from the real window, light and dark
  bundle         a package to install, in target/release/bundle
  setup [--test] what this machine lacks, the UI's packages and the UI build; --test for the tests too

Each installs what it needs on Debian and Ubuntu, and says what to install elsewhere.
";

fn main() -> ExitCode {
    match start() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<ExitCode> {
    std::env::set_current_dir(xtask::root())?;
    xtask::process::end_all_on_interrupt()?;
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run", rest @ ..] => run::run(rest),
        ["check"] => check::check(),
        ["test"] => test::test(),
        ["bench"] => bench::list(),
        ["bench", name, parts @ ..] => bench::bench(name, parts),
        ["shot", dir] => shot::shot(dir),
        ["bundle"] => bundle::bundle(),
        ["setup"] => setup::for_running().map(|()| ExitCode::SUCCESS),
        ["setup", "--test"] => setup::for_testing().map(|()| ExitCode::SUCCESS),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("I do not know `{}`.\n\n{HELP}", other.join(" ")),
    }
}
