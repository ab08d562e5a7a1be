//! `perennial-shots DIR DB`: every screen of the real window, light and dark, and in German, at its usual and at its
//! smallest supported size. `cargo xtask shot DIR` builds what this needs and calls it.

mod lists;

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result};
use desk::{Desk, Setting, key};
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
        ..usual()
    })?;
    let walk = walk(&desk, &dir);
    if walk.is_err() {
        desk.display.screenshot(None, &dir.join("failed.png"))?;
    }
    walk?;
    drop(desk);
    first_start(&dir)
}

/// A desktop that lacks nothing that a banner would tell of.
fn usual() -> Setting {
    Setting {
        notifications: true,
        ..Setting::default()
    }
}

/// Before anybody is in the data file.
fn first_start(dir: &Path) -> Result<()> {
    let desk = Desk::open(&usual())?;
    for (width, height, suffix) in SIZES {
        desk.resize(width, height)?;
        for theme in ["light", "dark"] {
            shine(&desk, theme)?;
            desk.by_test_id("empty")?;
            take(&desk, &dir.join(format!("first-start{suffix}-{theme}.png")))?;
        }
    }
    Ok(())
}

fn walk(desk: &Desk, dir: &Path) -> Result<()> {
    lists::bring_twins(desk)?;
    let page = desk.cli(&["people", "--limit", "1"])?;
    let person = page["people"][0]["id"]
        .as_str()
        .context("the data file has nobody in it")?;
    let person = format!("#/person/{person}");
    let imports = desk.cli(&["imports"])?;
    let batch = imports["imports"][0]["batch"].as_str().context("no import")?;
    let batch = format!("#/import/history/{batch}");
    let screens = [
        ("today", "#/today"),
        ("board", "#/board"),
        ("people", "#/people"),
        ("person", person.as_str()),
        ("settings", "#/settings"),
        ("import-history", batch.as_str()),
        ("duplicates", "#/duplicates"),
    ];
    for (width, height, suffix) in SIZES {
        desk.resize(width, height)?;
        for theme in ["light", "dark"] {
            shine(desk, theme)?;
            let shoot = |name: &str| take(desk, &dir.join(format!("{name}{suffix}-{theme}.png")));
            for (name, hash) in screens {
                desk.open_hash(hash)?;
                shoot(name)?;
            }
            change_a_cell(desk)?;
            shoot("people-cell")?;
            open_what_opens(desk, &person, &shoot)?;
            settings(desk, &shoot)?;
            desk.open_hash("#/duplicates")?;
            desk.click("duplicate-pair")?;
            desk.by_test_id("compare-merge")?;
            shoot("duplicates-compare")?;
            desk.open_hash("#/import")?;
            shoot("import")?;
            import(desk, shoot)?;
        }
        speak(desk, "de")?;
        for (name, hash) in screens {
            desk.open_hash(hash)?;
            take(desk, &dir.join(format!("{name}{suffix}-german.png")))?;
        }
        change_a_cell(desk)?;
        take(desk, &dir.join(format!("people-cell{suffix}-german.png")))?;
        speak(desk, "en")?;
    }
    Ok(())
}

fn shine(desk: &Desk, theme: &str) -> Result<()> {
    desk.execute(
        "localStorage.setItem('perennial.theme', arguments[0])",
        &[json!(theme)],
    )?;
    desk.reload()
}

/// In the light theme, since the languages differ in their words alone.
fn speak(desk: &Desk, language: &str) -> Result<()> {
    desk.execute(
        "localStorage.setItem('perennial.theme', 'light'); localStorage.setItem('perennial.language', arguments[0])",
        &[json!(language)],
    )?;
    desk.reload()
}

/// The table of people while the tags of somebody are changed.
fn change_a_cell(desk: &Desk) -> Result<()> {
    desk.open_hash("#/people")?;
    desk.by_test_id("people-row")?;
    desk.execute(
        "document.querySelectorAll('[data-testid=people-row] [data-column=tags]')[1]
           .dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))",
        &[],
    )?;
    desk.by_test_id("cell-editor")?;
    Ok(())
}

/// The board with its cards close together, and what lies over a screen for a while.
fn open_what_opens(desk: &Desk, person: &str, shoot: &impl Fn(&str) -> Result<()>) -> Result<()> {
    let escape = || desk.keys(&key::ESCAPE.to_string());
    desk.open_hash("#/board")?;
    desk.click("board-density")?;
    shoot("board-compact")?;
    desk.click("column-menu-discovery")?;
    desk.click("menu-set-up")?;
    desk.find("[role=dialog]")?;
    shoot("board-stage")?;
    escape()?;
    desk.wait_until_gone("[role=dialog]")?;
    desk.click("board-density")?;
    desk.open_hash("#/today")?;
    desk.find("[data-row]")?;
    desk.chord(&[key::CONTROL], 'k')?;
    desk.by_test_id("palette")?;
    desk.keys("an")?;
    desk.by_test_id("palette-line")?;
    shoot("palette")?;
    escape()?;
    desk.wait_until_gone("[data-testid=palette]")?;
    desk.keys("?")?;
    desk.by_test_id("shortcuts")?;
    shoot("shortcuts")?;
    escape()?;
    desk.wait_until_gone("[data-testid=shortcuts]")?;
    desk.open_hash(person)?;
    desk.click("person-write")?;
    desk.find("[role=dialog]")?;
    shoot("composer")?;
    escape()?;
    desk.wait_until_gone("[role=dialog]")?;
    desk.click("person-more")?;
    desk.click("menu-erase")?;
    desk.by_test_id("erase-dialog")?;
    shoot("erase")?;
    escape()?;
    desk.wait_until_gone("[role=dialog]")
}

/// Each part of the settings at the head of the window.
fn settings(desk: &Desk, shoot: &impl Fn(&str) -> Result<()>) -> Result<()> {
    desk.open_hash("#/settings")?;
    // Those that ask the data file for something come later.
    for part in [
        "look",
        "cadence",
        "tags",
        "fields",
        "templates",
        "fit",
        "reminder",
        "data",
    ] {
        desk.find(&format!("#settings-{part}"))?;
    }
    let parts = desk.execute(
        "return [...document.querySelectorAll('main h2[id]')].map((head) => head.id)",
        &[],
    )?;
    for part in parts.as_array().into_iter().flatten() {
        let name = part.as_str().context("a part of the settings has no name")?;
        desk.execute(
            "document.getElementById(arguments[0]).scrollIntoView({ block: 'start' })",
            &[json!(name)],
        )?;
        shoot(name)?;
    }
    Ok(())
}

/// Files dropped on Import show what would happen, before anything does.
fn import(desk: &Desk, shoot: impl Fn(&str) -> Result<()>) -> Result<()> {
    desk.drop_file(&lists::creators(desk)?)?;
    desk.by_test_id("import-region")?;
    shoot("import-understood")?;
    desk.look_through_rows()?;
    shoot("import-preview")?;
    desk.click("import-cancel")?;

    desk.drop_file(&lists::doubtful(desk)?)?;
    desk.click("import-next")?;
    desk.by_test_id("import-questions")?;
    shoot("import-questions")?;
    desk.click("question-one-by-one")?;
    desk.by_test_id("chooser-leave-out")?;
    shoot("import-chooser")?;
    desk.click("import-cancel")?;

    desk.drop_file(&lists::nameless(desk)?)?;
    desk.by_test_id("import-nobody")?;
    shoot("import-nobody")?;
    desk.click("import-cancel")
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
