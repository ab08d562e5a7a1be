//! Processes that never outlive the one who started them.
//!
//! Each is started in a process group of its own, and the group is ended when the value is dropped,
//! or when this program is interrupted ([`end_all_on_interrupt`]): a Ctrl-C leaves no orphans.

use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a process has between the polite signal and the final one.
const GRACE: Duration = Duration::from_secs(4);
const POLL: Duration = Duration::from_millis(20);

static GROUPS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// A process in its own group; dropping it ends the group.
#[derive(Debug)]
pub struct Running {
    child: Child,
    name: String,
}

impl Running {
    /// Starts `command` in a new process group, with no standard input unless the command says so
    /// itself through [`Running::start_with_stdin`].
    pub fn start(name: &str, command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::null());
        Self::start_with_stdin(name, command)
    }

    /// As [`Running::start`], leaving standard input as the command has set it.
    pub fn start_with_stdin(name: &str, command: &mut Command) -> Result<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            command.process_group(0);
        }
        // Held over the spawn, so that an interrupt cannot fall between it and the registration.
        let mut groups = groups();
        let child = command
            .spawn()
            .with_context(|| format!("cannot start {name}: {}", line(command)))?;
        groups.push(child.id());
        Ok(Self {
            child,
            name: name.to_owned(),
        })
    }

    /// The process itself, for its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// The process id, which is also the id of its group.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its exit status if it has ended.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Waits until it ends by itself.
    pub fn wait(mut self) -> Result<ExitStatus> {
        self.child
            .wait()
            .with_context(|| format!("waiting for {}", self.name))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let id = self.child.id();
        signal(id, false);
        let deadline = Instant::now() + GRACE;
        while Instant::now() < deadline && (matches!(self.child.try_wait(), Ok(None)) || alive(id)) {
            std::thread::sleep(POLL);
        }
        signal(id, true);
        // Already gone in every case but a kernel's refusal, which nothing here could answer.
        self.child.wait().ok();
        // What it had started is killed too, and dies when a busy machine comes to it.
        let deadline = Instant::now() + GRACE;
        while Instant::now() < deadline && alive(id) {
            std::thread::sleep(POLL);
        }
        groups().retain(|group| *group != id);
    }
}

/// Runs a command to its end in its own group, its output going where ours goes.
/// An exit code other than 0 is an error that repeats the command, ready to be pasted.
pub fn run(command: &mut Command) -> Result<()> {
    let status = Running::start("a command", command)?.wait()?;
    if !status.success() {
        bail!("failed ({status}): {}", line(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed on standard output; its errors go where ours go.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start: {}", line(command)))?;
    if !output.status.success() {
        bail!("failed ({}): {}", output.status, line(command));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program can be found in `PATH`.
pub fn exists(program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|dir| dir.join(&file).is_file())
}

/// A command as a person would type it.
pub fn line(command: &Command) -> String {
    let mut words = Vec::new();
    if let Some(dir) = command.get_current_dir() {
        let dir = dir.strip_prefix(crate::root()).unwrap_or(dir);
        if !dir.as_os_str().is_empty() {
            words.push(format!("cd {} &&", dir.display()));
        }
    }
    for (key, value) in command.get_envs() {
        if let Some(value) = value {
            words.push(format!(
                "{}={}",
                key.to_string_lossy(),
                quote(&value.to_string_lossy())
            ));
        }
    }
    words.push(quote(&command.get_program().to_string_lossy()));
    words.extend(command.get_args().map(|arg| quote(&arg.to_string_lossy())));
    words.join(" ")
}

/// From now on an interrupt (Ctrl-C, TERM, HUP) ends every group that is still running, then this
/// program with exit code 130. Calling it again changes nothing.
pub fn end_all_on_interrupt() -> Result<()> {
    match ctrlc::set_handler(end_all_and_exit) {
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => Ok(()),
        Err(error) => Err(error).context("cannot listen for Ctrl-C"),
    }
}

fn end_all_and_exit() {
    // Kept locked to the end: nothing new is started from here on.
    let groups = groups();
    for group in groups.iter() {
        signal(*group, false);
    }
    let deadline = Instant::now() + GRACE;
    while Instant::now() < deadline && groups.iter().any(|group| alive(*group)) {
        std::thread::sleep(POLL);
    }
    for group in groups.iter() {
        signal(*group, true);
    }
    std::process::exit(130);
}

fn groups() -> MutexGuard<'static, Vec<u32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn quote(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(unix)]
fn group(id: u32) -> Option<rustix::process::Pid> {
    i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw)
}

/// A group that is already gone is what we want, so a failure to signal says nothing.
#[cfg(unix)]
fn signal(id: u32, kill: bool) {
    use rustix::process::{Signal, kill_process_group};
    if let Some(group) = group(id) {
        kill_process_group(group, if kill { Signal::KILL } else { Signal::TERM }).ok();
    }
}

#[cfg(unix)]
fn alive(id: u32) -> bool {
    group(id).is_some_and(|group| rustix::process::test_kill_process_group(group).is_ok()) && !only_dead(id)
}

/// Whether all that is left of a group are the dead whom nobody has collected: the first process of a
/// container may be slow to collect the orphans it inherits, and they would count as alive meanwhile.
#[cfg(unix)]
fn only_dead(id: u32) -> bool {
    let Ok(processes) = std::fs::read_dir("/proc") else {
        return false;
    };
    let mut stats = processes
        .flatten()
        .filter_map(|one| std::fs::read_to_string(one.path().join("stat")).ok());
    // After the name in parentheses: state, parent, group.
    !stats.any(|stat| {
        match stat
            .rsplit_once(") ")
            .map(|(_, rest)| rest.split(' ').collect::<Vec<_>>())
        {
            Some(fields) => fields.len() > 2 && fields[2] == id.to_string() && fields[0] != "Z",
            None => false,
        }
    })
}

/// Windows has no groups; `taskkill /T` ends a process with all its children.
#[cfg(not(unix))]
fn signal(id: u32, kill: bool) {
    let mut command = Command::new("taskkill");
    command.args(["/PID", &id.to_string(), "/T"]);
    if kill {
        command.arg("/F");
    }
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
}

#[cfg(not(unix))]
fn alive(_id: u32) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn dropping_ends_the_children_too() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 300 & sleep 300"]);
        let running = Running::start("two sleepers", &mut command).unwrap();
        let id = running.id();
        assert!(alive(id));
        drop(running);
        assert!(!alive(id));
    }

    #[test]
    fn a_stubborn_process_is_ended_as_well() {
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' TERM; while true; do sleep 1; done"]);
        let running = Running::start("a stubborn one", &mut command).unwrap();
        std::thread::sleep(Duration::from_millis(100));
        let id = running.id();
        drop(running);
        assert!(!alive(id));
    }

    #[test]
    fn a_failure_repeats_the_command_ready_to_paste() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(error.to_string(), "failed (exit status: 3): sh -c 'exit 3'");
    }
}
