//! A private session bus, so that tests neither see nor touch the person's own keychain and notices.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, Running};

/// A session bus of our own, ended when dropped.
#[derive(Debug)]
pub struct Bus {
    /// What `DBUS_SESSION_BUS_ADDRESS` is set to.
    pub address: String,
    _daemon: Running,
}

impl Bus {
    /// Starts a bus. `prepare` may set the environment that services started by it inherit.
    pub fn start(prepare: impl FnOnce(&mut Command)) -> Result<Self> {
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        prepare(&mut command);
        let mut daemon = Running::start("dbus-daemon", &mut command)?;
        let stdout = daemon
            .child()
            .stdout
            .take()
            .context("dbus-daemon has no output")?;
        let mut address = String::new();
        BufReader::new(stdout).read_line(&mut address)?;
        if address.trim().is_empty() {
            bail!("dbus-daemon did not start");
        }
        Ok(Self {
            address: address.trim().to_owned(),
            _daemon: daemon,
        })
    }

    /// Lets `command` speak on this bus.
    pub fn apply(&self, command: &mut Command) {
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address);
    }

    /// Starts a keychain on this bus, unlocked with an empty password; its files stand in `home`.
    pub fn unlocked_keychain(&self, home: &Path) -> Result<Running> {
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--unlock", "--components=secrets"]);
        command
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_RUNTIME_DIR", home.join("run"));
        self.apply(&mut command);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut daemon = Running::start_with_stdin("gnome-keyring-daemon", &mut command)?;
        let mut stdin = daemon
            .child()
            .stdin
            .take()
            .context("gnome-keyring-daemon has no input")?;
        stdin.write_all(b"\n")?;
        drop(stdin);
        let deadline = Instant::now() + Duration::from_secs(10);
        while !self.has("org.freedesktop.secrets")? {
            if Instant::now() > deadline {
                bail!("gnome-keyring-daemon did not start");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(daemon)
    }

    /// Whether somebody answers to a name on this bus.
    fn has(&self, name: &str) -> Result<bool> {
        let mut ask = Command::new("dbus-send");
        ask.args([
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
        ]);
        ask.args(["org.freedesktop.DBus.NameHasOwner", &format!("string:{name}")]);
        self.apply(&mut ask);
        Ok(process::output(&mut ask)?.contains("boolean true"))
    }
}
