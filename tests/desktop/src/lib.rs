//! A desk of one's own: a screen, a session bus, a keychain, a data folder and the real Perennial
//! window on it, driven as a person would. All of it is gone when the test ends, however it ends.
//!
//! ```no_run
//! # fn main() -> anyhow::Result<()> {
//! desk::scenario("board_opens", desk::Setting::default(), |desk| {
//!     desk.open_hash("#/board")?;
//!     desk.by_test_id("board")?.click()
//! })
//! # }
//! ```

mod drop;
mod element;
mod webdriver;

use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use xtask::bus::Bus;
use xtask::display::Display;
use xtask::process::{self, Running};
use xtask::{artifacts, built};

pub use element::Element;
use webdriver::Session;

/// How long the window may take to show what a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What stands on the desk before the window opens.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The screen, in pixels. Wider than the window, so that a file can be dragged in from beside it.
    pub screen: (u32, u32),
    /// The window's inner size, in pixels.
    pub window: (u32, u32),
    /// `perennial-cli` commands that fill the data file first, each a list of words.
    pub prepare: Vec<Vec<String>>,
    /// More environment for the window.
    pub env: Vec<(String, String)>,
    /// A data file of one's own; else a new one in the desk's folder.
    pub db: Option<PathBuf>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            screen: (1700, 1000),
            window: (1280, 800),
            prepare: Vec::new(),
            env: Vec::new(),
            db: None,
        }
    }
}

impl Setting {
    /// Runs `perennial-cli WORDS…` on the data file before the window opens.
    pub fn prepare<S: Into<String>>(mut self, words: impl IntoIterator<Item = S>) -> Self {
        self.prepare.push(words.into_iter().map(Into::into).collect());
        self
    }

    /// Sets an environment variable for the window.
    pub fn env(mut self, key: &str, value: &str) -> Self {
        self.env.push((key.to_owned(), value.to_owned()));
        self
    }
}

/// The desk. Fields are ended in this order: window, driver, keychain, bus, screen, folder.
#[derive(Debug)]
pub struct Desk {
    session: Session,
    _driver: Running,
    _keychain: Running,
    _bus: Bus,
    /// The virtual screen.
    pub display: Display,
    db: PathBuf,
    folder: tempfile::TempDir,
}

/// Opens a desk, tells the story, clears the desk. When the story fails, `artifacts/NAME.png` shows
/// the screen as it was and `artifacts/NAME.html` the page.
pub fn scenario(name: &str, setting: Setting, story: impl FnOnce(&Desk) -> Result<()>) -> Result<()> {
    let desk = Desk::open(&setting)?;
    // A panic (an assert in the story) must leave its picture behind, too.
    let told = catch_unwind(AssertUnwindSafe(|| story(&desk)));
    if !matches!(told, Ok(Ok(()))) {
        desk.keep_evidence(name);
    }
    match told {
        Ok(result) => result,
        Err(panic) => resume_unwind(panic),
    }
}

impl Desk {
    /// Sets the desk and waits until the window has its page.
    pub fn open(setting: &Setting) -> Result<Self> {
        process::end_all_on_interrupt()?;
        let program = built("perennial", false);
        if !program.is_file() {
            bail!(
                "there is no {}: `cargo build --package perennial` first",
                program.display()
            );
        }
        let folder = tempfile::Builder::new().prefix("perennial-desk-").tempdir()?;
        let home = folder.path();
        for dir in ["data", "config", "cache", "run"] {
            fs::create_dir(home.join(dir))?;
        }
        private(&home.join("run"))?;
        let db = setting.db.clone().unwrap_or_else(|| home.join("perennial.db"));
        for words in &setting.prepare {
            cli(&db, words)?;
        }

        let display = Display::start(setting.screen.0, setting.screen.1)?;
        let at_home = |command: &mut Command| {
            display.apply(command);
            live_in(home, command);
        };
        let bus = Bus::start(at_home)?;
        let keychain = bus.unlocked_keychain(home)?;

        // WebKitWebDriver starts the program, which inherits this environment. tauri-driver would do
        // no more than set TAURI_WEBVIEW_AUTOMATION and rename a capability, so it is not needed.
        let port = webdriver::free_port()?;
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}"));
        at_home(&mut driver);
        bus.apply(&mut driver);
        driver
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("PERENNIAL_DB", &db);
        driver.envs(setting.env.iter().map(|(key, value)| (key, value)));
        let driver = Running::start("WebKitWebDriver", &mut driver)?;
        let session = Session::open(port, &program)?;

        let desk = Self {
            session,
            _driver: driver,
            _keychain: keychain,
            _bus: bus,
            display,
            db,
            folder,
        };
        desk.display.wait_for_window("Perennial", PATIENCE)?;
        desk.wait_for("the page to load", || {
            Ok((desk.execute("return document.readyState", &[])? == "complete").then_some(()))
        })?;
        desk.resize(setting.window.0, setting.window.1)?;
        Ok(desk)
    }

    /// A folder that lives as long as the desk: a place for files to import.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The data file that the window has open.
    pub fn db(&self) -> &Path {
        &self.db
    }

    /// Runs `perennial-cli --json WORDS…` on the window's data file, beside the open window.
    pub fn cli<S: AsRef<OsStr>>(&self, words: &[S]) -> Result<Value> {
        cli(&self.db, words)
    }

    /// Goes to a screen by its address: `#/today`, `#/board`, `#/person/ID` …
    pub fn open_hash(&self, hash: &str) -> Result<()> {
        self.execute("location.hash = arguments[0]", &[json!(hash)])?;
        Ok(())
    }

    /// Loads the page again, as after a change that only a start reads.
    pub fn reload(&self) -> Result<()> {
        self.session.post("refresh", &json!({}))?;
        Ok(())
    }

    /// The document's title.
    pub fn title(&self) -> Result<String> {
        Ok(self.session.get("title")?.as_str().unwrap_or_default().to_owned())
    }

    /// The element with `data-testid="ID"`, as soon as it is there.
    pub fn by_test_id(&self, id: &str) -> Result<Element<'_>> {
        self.find(&format!("[data-testid=\"{id}\"]"))
    }

    /// The first element that a CSS selector names, as soon as it is there.
    pub fn find(&self, css: &str) -> Result<Element<'_>> {
        self.wait_for(css, || Ok(self.find_all(css)?.into_iter().next()))
    }

    /// The innermost element whose text is exactly this (spaces folded), as soon as it is there.
    pub fn by_text(&self, text: &str) -> Result<Element<'_>> {
        if text.contains('"') {
            bail!("by_text cannot look for a double quote: {text}");
        }
        let path = format!("//*[normalize-space(.)=\"{text}\" and not(.//*[normalize-space(.)=\"{text}\"])]");
        self.wait_for(&format!("the text {text:?}"), || {
            Ok(self.locate("xpath", &path)?.into_iter().next())
        })
    }

    /// All elements that a CSS selector names at this moment.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element<'_>>> {
        self.locate("css selector", css)
    }

    /// Asks again and again until there is an answer; `what` names it in the error.
    pub fn wait_for<T>(&self, what: &str, ask: impl FnMut() -> Result<Option<T>>) -> Result<T> {
        wait_at_most(PATIENCE, what, ask)
    }

    /// Waits until the page shows a text anywhere.
    pub fn wait_for_text(&self, text: &str) -> Result<()> {
        self.wait_for(&format!("the text {text:?}"), || {
            let shown = self.execute(
                "return document.body.innerText.includes(arguments[0])",
                &[json!(text)],
            )?;
            Ok((shown == true).then_some(()))
        })
    }

    /// Runs JavaScript in the page; `arguments` holds what is passed, `return` what comes back.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session
            .post("execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Types into whatever has the focus. Special keys by their WebDriver codes, see [`key`].
    pub fn keys(&self, text: &str) -> Result<()> {
        let strokes: Vec<Value> = text
            .chars()
            .flat_map(|c| {
                [
                    json!({"type": "keyDown", "value": c}),
                    json!({"type": "keyUp", "value": c}),
                ]
            })
            .collect();
        self.perform(json!([{"type": "key", "id": "keyboard", "actions": strokes}]))
    }

    /// Presses `letter` while the modifiers are held: `chord(&[key::CONTROL], 'z')`.
    pub fn chord(&self, modifiers: &[char], letter: char) -> Result<()> {
        let mut strokes: Vec<Value> = modifiers
            .iter()
            .map(|c| json!({"type": "keyDown", "value": c}))
            .collect();
        strokes.push(json!({"type": "keyDown", "value": letter}));
        strokes.push(json!({"type": "keyUp", "value": letter}));
        strokes.extend(
            modifiers
                .iter()
                .rev()
                .map(|c| json!({"type": "keyUp", "value": c})),
        );
        self.perform(json!([{"type": "key", "id": "keyboard", "actions": strokes}]))
    }

    /// Drags with the mouse from the middle of one element to the middle of another.
    pub fn drag(&self, from: &Element<'_>, to: &Element<'_>) -> Result<()> {
        let (start, end) = (from.middle()?, to.middle()?);
        self.drag_points(start, end)
    }

    /// Drags with the mouse between two points of the page, in CSS pixels: a start past the threshold
    /// of five pixels, a path in steps, a rest before the release.
    pub fn drag_points(&self, start: (f64, f64), end: (f64, f64)) -> Result<()> {
        let to = |(x, y): (f64, f64), millis: u32| json!({"type": "pointerMove", "duration": millis, "x": x.round() as i64, "y": y.round() as i64});
        let mut path = vec![to(start, 0), json!({"type": "pointerDown", "button": 0})];
        path.push(to((start.0 + 8.0, start.1 + 2.0), 50));
        const STEPS: u32 = 8;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            path.push(to(
                (
                    start.0 + (end.0 - start.0) * part,
                    start.1 + (end.1 - start.1) * part,
                ),
                40,
            ));
        }
        path.push(json!({"type": "pause", "duration": 150}));
        path.push(json!({"type": "pointerUp", "button": 0}));
        self.perform(json!([{
            "type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": path
        }]))
    }

    /// Drags a real file from another window and lets it go over the middle of ours.
    pub fn drop_file(&self, path: &Path) -> Result<()> {
        drop::drop_file(self, path)
    }

    /// Gives the window's inside a size, in pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.session.post(
            "window/rect",
            &json!({ "x": 0, "y": 0, "width": width, "height": height }),
        )?;
        let size = json!([width, height]);
        self.wait_for(&format!("a window of {width} × {height}"), || {
            Ok((self.execute("return [innerWidth, innerHeight]", &[])? == size).then_some(()))
        })
    }

    /// Writes what the window shows, as the screen has it, as a PNG.
    pub fn screenshot(&self, path: &Path) -> Result<()> {
        let window = self.window()?;
        self.display.screenshot(Some(&window), path)
    }

    /// The window's X id, for xdotool.
    pub fn window(&self) -> Result<String> {
        self.display.wait_for_window("Perennial", PATIENCE)
    }

    fn locate(&self, using: &str, value: &str) -> Result<Vec<Element<'_>>> {
        let found = self
            .session
            .post("elements", &json!({ "using": using, "value": value }))?;
        let found = found.as_array().context("a list of elements")?;
        found
            .iter()
            .map(|reference| Element::new(self, reference))
            .collect()
    }

    fn perform(&self, actions: Value) -> Result<()> {
        self.session.post("actions", &json!({ "actions": actions }))?;
        Ok(())
    }

    /// Best effort: the story's own failure is what must be told.
    fn keep_evidence(&self, name: &str) {
        let picture = artifacts().join(format!("{name}.png"));
        match self.display.screenshot(None, &picture) {
            Ok(()) => eprintln!("the screen when it failed: {}", picture.display()),
            Err(error) => eprintln!("no picture of the screen: {error:#}"),
        }
        if let Ok(page) = self.session.get("source") {
            fs::write(
                artifacts().join(format!("{name}.html")),
                page.as_str().unwrap_or_default(),
            )
            .ok();
        }
    }
}

/// Keys that have no character of their own, as WebDriver codes them.
pub mod key {
    /// Enter.
    pub const ENTER: char = '\u{e007}';
    /// Escape.
    pub const ESCAPE: char = '\u{e00c}';
    /// Tab.
    pub const TAB: char = '\u{e004}';
    /// Backspace.
    pub const BACKSPACE: char = '\u{e003}';
    /// Delete.
    pub const DELETE: char = '\u{e017}';
    /// Left Shift.
    pub const SHIFT: char = '\u{e008}';
    /// Left Control.
    pub const CONTROL: char = '\u{e009}';
    /// Arrow left.
    pub const LEFT: char = '\u{e012}';
    /// Arrow up.
    pub const UP: char = '\u{e013}';
    /// Arrow right.
    pub const RIGHT: char = '\u{e014}';
    /// Arrow down.
    pub const DOWN: char = '\u{e015}';
    /// Home.
    pub const HOME: char = '\u{e011}';
    /// End.
    pub const END: char = '\u{e010}';
}

/// Asks every 50 ms until there is an answer or the time is up.
pub fn wait_at_most<T>(
    patience: Duration,
    what: &str,
    mut ask: impl FnMut() -> Result<Option<T>>,
) -> Result<T> {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(answer) = ask()? {
            return Ok(answer);
        }
        if Instant::now() > deadline {
            bail!("waited {} s in vain for {what}", patience.as_secs());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Runs `perennial-cli --db DB --json WORDS…` and reads its answer.
fn cli<S: AsRef<OsStr>>(db: &Path, words: &[S]) -> Result<Value> {
    let mut command = Command::new(built("perennial-cli", false));
    command.arg("--db").arg(db).arg("--json").args(words);
    let answer = process::output(&mut command)?;
    serde_json::from_str(if answer.trim().is_empty() { "null" } else { &answer })
        .context("perennial-cli's JSON")
}

/// Nothing of the person's own: no settings, no keychain, no accessibility bus, one language.
fn live_in(home: &Path, command: &mut Command) {
    command.env("HOME", home);
    command.env("XDG_DATA_HOME", home.join("data"));
    command.env("XDG_CONFIG_HOME", home.join("config"));
    command.env("XDG_CACHE_HOME", home.join("cache"));
    command.env("XDG_RUNTIME_DIR", home.join("run"));
    command
        .env("NO_AT_BRIDGE", "1")
        .env("GSETTINGS_BACKEND", "memory");
    command.env("LANG", "C.UTF-8").env_remove("LC_ALL");
}

fn private(dir: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?;
    }
    #[cfg(not(unix))]
    drop(dir);
    Ok(())
}
