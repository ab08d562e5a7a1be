//! `perennial-shots DIR DB`: every screen of the real window, light and dark, and in German, at its usual and at its
//! smallest supported size. `cargo xtask shot DIR` builds what this needs and calls it.

mod lists;

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
            desk.execute(
                "localStorage.setItem('perennial.theme', arguments[0])",
                &[json!(theme)],
            )?;
            desk.reload()?;
            let shoot = |name: &str| take(desk, &dir.join(format!("{name}{suffix}-{theme}.png")));
            for (name, hash) in screens {
                desk.open_hash(hash)?;
                shoot(name)?;
            }
            change_a_cell(desk)?;
            shoot("people-cell")?;
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
