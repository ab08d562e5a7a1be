//! Services on the desk's own bus: one that keeps what it is told to show, one that says there is a tray.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xtask::bus::Bus;
use xtask::process::{self, Running};

const SERVICE: &str = include_str!("notification_service.py");
const TRAY: &str = include_str!("tray.py");

/// The service; it ends when dropped.
#[derive(Debug)]
pub struct Notifications {
    shown: PathBuf,
    service: Running,
}

impl Notifications {
    /// Starts the service, and waits until the bus knows it. What it is told is kept in `home`.
    pub fn start(bus: &Bus, home: &Path) -> Result<Self> {
        let shown = home.join("notifications.jsonl");
        let mut command = Command::new("/usr/bin/python3");
        command.args(["-c", SERVICE]).arg(&shown);
        let service = start("the notification service", bus, &mut command)?;
        Ok(Self { shown, service })
    }

    /// Clicks the newest.
    pub fn click(&self) -> Result<()> {
        process::run(Command::new("kill").args(["-USR1", &self.service.id().to_string()]))
    }

    /// What was shown so far, oldest first: `{"summary", "body"}`.
    pub fn shown(&self) -> Result<Vec<Value>> {
        let lines = fs::read_to_string(&self.shown)?;
        let all = lines.lines().map(serde_json::from_str);
        Ok(all.collect::<Result<_, _>>()?)
    }
}

/// Starts what says that there is a tray; it ends when dropped.
pub fn tray(bus: &Bus) -> Result<Running> {
    let mut command = Command::new("/usr/bin/python3");
    start("the tray", bus, command.args(["-c", TRAY]))
}

/// Starts a service, and waits until the bus knows it.
fn start(name: &'static str, bus: &Bus, command: &mut Command) -> Result<Running> {
    bus.apply(command);
    let mut service = Running::start(name, command.stdout(Stdio::piped()))?;
    let told = service
        .child()
        .stdout
        .take()
        .context("the service has no output")?;
    let mut ready = String::new();
    BufReader::new(told).read_line(&mut ready)?;
    if ready.trim() != "ready" {
        bail!("{name} did not start (python3-gi is needed)");
    }
    Ok(service)
}
