//! `perennial-shots DIR DB`: every screen of the real window, light and dark, at its usual and at its
//! smallest supported size. `cargo xtask shot DIR` builds what this needs and calls it.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result};
use desk::{Desk, Setting};
use serde_json::json;

/// The usual size, and the smallest that must stay usable (DESIGN, "The look").
const SIZES: [(u32, u32, &str); 2] = [(1280, 800, ""), (900, 600, "-small")];

fn main() -> Result<()> {
    let mut words = env::args_os().skip(1).map(PathBuf::from);
    let dir = words.next().context("perennial-shots DIR DB")?;
    let db = words.next().context("perennial-shots DIR DB")?;
    fs::create_dir_all(&dir)?;
    let desk = Desk::open(&Setting {
        db: Some(db),
        ..Setting::default()
    })?;
    let walk = walk(&desk, &dir);
    if walk.is_err() {
        desk.display.screenshot(None, &dir.join("failed.png"))?;
    }
    walk
}

fn walk(desk: &Desk, dir: &Path) -> Result<()> {
    let people = desk.cli(&["people", "--limit", "1"])?;
    let person = people["people"][0]["id"]
        .as_str()
        .context("the data file has nobody in it")?;
    let person = format!("#/person/{person}");
    let screens = [
        ("today", "#/today"),
        ("board", "#/board"),
        ("people", "#/people"),
        ("person", person.as_str()),
        ("settings", "#/settings"),
        ("import", "#/import"),
    ];
    for (width, height, suffix) in SIZES {
        desk.resize(width, height)?;
        for theme in ["light", "dark"] {
            desk.execute(
                "localStorage.setItem('perennial.theme', arguments[0])",
                &[json!(theme)],
            )?;
            desk.reload()?;
            for (name, hash) in screens {
                desk.open_hash(hash)?;
                take(desk, &dir.join(format!("{name}{suffix}-{theme}.png")))?;
            }
            // Still on Import: a file dropped there shows what would happen, before anything does.
            let list = creators(desk)?;
            desk.drop_file(&list)?;
            desk.by_test_id("import-next")?;
            take(desk, &dir.join(format!("import-understood{suffix}-{theme}.png")))?;
            desk.look_through_rows()?;
            take(desk, &dir.join(format!("import-preview{suffix}-{theme}.png")))?;
        }
    }
    Ok(())
}

fn take(desk: &Desk, path: &Path) -> Result<()> {
    desk.execute("return document.fonts.ready.then(() => true)", &[])?;
    desk.wait_for("everything that is on its way", || {
        let waits = desk.execute("return document.querySelector('.skeleton') !== null", &[])?;
        Ok((waits == json!(false)).then_some(()))
    })?;
    desk.display.wait_until_still(Duration::from_secs(10))?;
    desk.screenshot(path)?;
    println!("{}", path.display());
    Ok(())
}

/// A list as a discovery tool exports it: fictional people, one known mistake.
fn creators(desk: &Desk) -> Result<PathBuf> {
    let path = desk.folder().join("spring creators.csv");
    let mut text = String::from("Name,Instagram,Followers,Email,Tags\n");
    let names = [
        "Mara Lindqvist",
        "Theo Okafor",
        "Inés Caballero",
        "Yuki Arai",
        "Noor Haddad",
        "Sam Whitlock",
    ];
    for (index, name) in names.iter().enumerate() {
        let handle: String = name
            .to_lowercase()
            .chars()
            .filter(char::is_ascii_alphabetic)
            .collect();
        let followers = [12_500, 8_140, 96_000, 410_000, 3_260, 1_200_000][index];
        let email = if index == 4 {
            "noor at example".to_owned()
        } else {
            format!("{handle}@example.com")
        };
        text.push_str(&format!("{name},@{handle},{followers},{email},ceramics\n"));
    }
    fs::write(&path, text)?;
    Ok(path)
}
