//! The house keeps its shape: arrows run one way, core reaches for nothing, one room speaks to the shell.

use std::fs;
use std::path::{Path, PathBuf};

/// A room of core may use itself and the rooms before it.
const ORDER: &[&[&str]] = &[
    &["error"],
    &["domain"],
    &["import", "messages"],
    &["store"],
    &["ops", "views"],
    &["export"],
];

/// What core must not reach for: the system, the clock, the environment.
const FORBIDDEN: &[&str] = &[
    "tauri",
    "tokio::",
    "keyring::",
    "rfd::",
    "Utc::now",
    "Local::now",
    "Local::",
    "SystemTime",
    "Instant::now",
    "std::env",
    "std::net",
    "std::process",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(dir: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path
            .extension()
            .is_some_and(|e| endings.iter().any(|ending| e == *ending))
        {
            found.push(path);
        }
    }
    found
}

/// The source without its test modules and comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The rooms of core that a source mentions.
fn rooms_used(code: &str) -> Vec<String> {
    code.match_indices("crate::")
        .map(|(at, _)| {
            code[at + 7..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        })
        .filter(|room| !room.is_empty())
        .chain(grouped_rooms(code))
        .collect()
}

/// `use crate::{domain::x, store}`.
fn grouped_rooms(code: &str) -> Vec<String> {
    code.match_indices("crate::{")
        .flat_map(|(at, _)| {
            let inner = code[at + 8..].split(';').next().unwrap_or_default();
            ORDER
                .iter()
                .copied()
                .flatten()
                .filter(|room| inner.contains(**room))
                .map(|room| (*room).to_owned())
                .collect::<Vec<_>>()
        })
        .collect()
}

fn level(room: &str) -> Option<usize> {
    ORDER.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn no_arrow_runs_back() {
    let src = root().join("src-tauri/core/src");
    let mut checked = 0;
    for path in files(&src, &["rs"]) {
        let inside = path.strip_prefix(&src).unwrap();
        let room = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs");
        let Some(own) = level(room) else { continue };
        for used in rooms_used(&code(&path)) {
            let Some(other) = level(&used) else { continue };
            checked += 1;
            assert!(
                other < own || used == room,
                "{}: {room} must not use {used}",
                inside.display()
            );
        }
    }
    assert!(
        checked > 100,
        "only {checked} arrows were found: is the check still looking?"
    );
}

#[test]
fn core_reaches_for_nothing_outside() {
    for path in files(&root().join("src-tauri/core/src"), &["rs"]) {
        let code = code(&path);
        for word in FORBIDDEN {
            assert!(!code.contains(word), "{} reaches for {word}", path.display());
        }
    }
}

#[test]
fn only_the_api_room_speaks_to_the_shell() {
    let src = root().join("ui/src");
    let mut seen = 0;
    for path in files(&src, &["ts", "svelte"]) {
        let inside = path.strip_prefix(&src).unwrap();
        let mentions = fs::read_to_string(&path).unwrap().contains("@tauri-apps");
        seen += usize::from(mentions);
        assert!(
            !mentions || inside.starts_with("api"),
            "{} imports @tauri-apps",
            inside.display()
        );
    }
    assert!(
        seen > 0,
        "nothing imports @tauri-apps: is the check still looking?"
    );
}

#[test]
fn the_checks_above_can_fail() {
    assert_eq!(
        rooms_used("use crate::ops::undo;\nuse crate::{domain::x, store::Store};"),
        ["ops", "domain", "store"]
    );
    assert!(level("domain") < level("store") && level("store") < level("ops"));
}
