//! A notification service on the desk's own bus, which keeps what it is told to show.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xtask::bus::Bus;
use xtask::process::Running;

const SERVICE: &str = include_str!("notification_service.py");

/// The service; it ends when dropped.
#[derive(Debug)]
pub struct Notifications {
    shown: PathBuf,
    _service: Running,
}

impl Notifications {
    /// Starts the service, and waits until the bus knows it. What it is told is kept in `home`.
    pub fn start(bus: &Bus, home: &Path) -> Result<Self> {
        let shown = home.join("notifications.jsonl");
        let mut command = Command::new("/usr/bin/python3");
        command.args(["-c", SERVICE]).arg(&shown).stdout(Stdio::piped());
        bus.apply(&mut command);
        let mut service = Running::start("the notification service", &mut command)?;
        let told = service
            .child()
            .stdout
            .take()
            .context("the service has no output")?;
        let mut ready = String::new();
        BufReader::new(told).read_line(&mut ready)?;
        if ready.trim() != "ready" {
            bail!("the notification service did not start (python3-gi is needed)");
        }
        Ok(Self {
            shown,
            _service: service,
        })
    }

    /// What was shown so far, oldest first: `{"summary", "body"}`.
    pub fn shown(&self) -> Result<Vec<Value>> {
        let lines = fs::read_to_string(&self.shown)?;
        let all = lines.lines().map(serde_json::from_str);
        Ok(all.collect::<Result<_, _>>()?)
    }
}
