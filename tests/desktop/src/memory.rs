//! What the window's processes hold of the machine's memory.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::Desk;

impl Desk {
    /// Memory of the program and of the processes that it started, in KiB: shared pages count by share (PSS).
    pub fn memory(&self) -> Result<u64> {
        let parents = parents()?;
        let driver = self.driver.id();
        let mut sum = 0;
        for &process in parents.keys().filter(|&&one| is_below(one, driver, &parents)) {
            // One that ended in this very moment holds nothing.
            if let Ok(rollup) = fs::read_to_string(format!("/proc/{process}/smaps_rollup")) {
                sum += share(&rollup).with_context(|| format!("the memory of process {process}"))?;
            }
        }
        if sum == 0 {
            bail!("the window has no process");
        }
        Ok(sum)
    }
}

fn parents() -> Result<HashMap<u32, u32>> {
    let mut parents = HashMap::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(process) = name.to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else {
            continue;
        };
        // The name in brackets may hold blanks and brackets of its own; state and parent follow it.
        let after = stat.rsplit_once(')').map(|(_, after)| after);
        let parent = after.and_then(|after| after.split_whitespace().nth(1)?.parse().ok());
        parents.insert(process, parent.context("a parent process")?);
    }
    Ok(parents)
}

fn is_below(process: u32, root: u32, parents: &HashMap<u32, u32>) -> bool {
    let mut above = parents.get(&process);
    while let Some(&one) = above {
        if one == root {
            return true;
        }
        above = parents.get(&one);
    }
    false
}

fn share(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}
