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

mod board;
mod drop;
mod element;
mod memory;
mod notifications;
mod pointer;
mod webdriver;

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fmt::Debug;
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

pub use board::STAGES;
pub use element::Element;
use notifications::Notifications;
pub use pointer::Then;
use webdriver::Session;

/// How long the window may take to show what a test waits for. Long, since a machine that builds beside the test is
/// slow, and nobody waits this long unless something is wrong.
pub const PATIENCE: Duration = Duration::from_secs(30);

const CLOSE_WINDOW: &str = include_str!("close_window.py");

/// What stands on the desk before the window opens.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The screen, in pixels. Wider than the window, so that a file can be dragged in from beside it.
    pub screen: (u32, u32),
    /// The window's inner size, in pixels.
    pub window: (u32, u32),
    /// The program that opens a window titled Perennial; else the one that `cargo build` made.
    pub program: Option<PathBuf>,
    /// `perennial-cli` commands that fill the data file first, each a list of words.
    pub prepare: Vec<Vec<String>>,
    /// More environment for the window.
    pub env: Vec<(String, String)>,
    /// A data file of one's own; else a new one in the desk's folder.
    pub db: Option<PathBuf>,
    /// Whether there is a session bus, and a keychain on it.
    pub session_bus: bool,
    /// Whether the desktop shows notifications; see [`Desk::notifications`].
    pub notifications: bool,
    /// Whether the desktop has a tray.
    pub tray: bool,
    /// A command that the window runs inside of, such as one that gives it another file system.
    pub inside: Vec<String>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            screen: (1700, 1000),
            window: (1280, 800),
            program: None,
            prepare: Vec::new(),
            env: Vec::new(),
            db: None,
            session_bus: true,
            notifications: false,
            tray: false,
            inside: Vec::new(),
        }
    }
}

impl Setting {
    /// Runs `perennial-cli WORDS…` on the data file before the window opens.
    pub fn prepare<S: Into<String>>(mut self, words: impl IntoIterator<Item = S>) -> Self {
        self.prepare.push(words.into_iter().map(Into::into).collect());
        self
    }

    /// Somebody whom we last wrote to so many days ago.
    pub fn last_written_to(self, name: &str, days: u64) -> Self {
        let on = days_ago(days);
        self.prepare(["add", "--name", name]).prepare([
            "log",
            name,
            "--channel",
            "email",
            "--direction",
            "out",
            "--intent",
            "check-in",
            "--on",
            &on,
        ])
    }

    /// A desktop that shows notifications, and an owner who wants the daily reminder at any hour: tests run at night, too.
    pub fn reminded_at_any_hour(self) -> Self {
        Self {
            notifications: true,
            ..self.prepare(["reminder", "--from", "0", "--until", "24"])
        }
    }

    /// Sets an environment variable for the window.
    pub fn env(mut self, key: &str, value: &str) -> Self {
        self.env.push((key.to_owned(), value.to_owned()));
        self
    }
}

/// The desk. Fields are ended in this order: window, driver, notifications, keychain, bus, screen, folder.
#[derive(Debug)]
pub struct Desk {
    /// `None` only while the window is being opened again.
    session: RefCell<Option<Session>>,
    driver: Running,
    port: u16,
    program: PathBuf,
    size: (u32, u32),
    notifications: Option<Notifications>,
    _tray: Option<Running>,
    _keychain: Option<Running>,
    _bus: Option<Bus>,
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
        let program = setting
            .program
            .clone()
            .unwrap_or_else(|| built("perennial", false));
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
        let bus = setting.session_bus.then(|| Bus::start(at_home)).transpose()?;
        let keychain = bus.as_ref().map(|bus| bus.unlocked_keychain(home)).transpose()?;
        let notifications = match &bus {
            Some(bus) if setting.notifications => Some(Notifications::start(bus, home)?),
            _ => None,
        };

        let tray = match &bus {
            Some(bus) if setting.tray => Some(notifications::tray(bus)?),
            _ => None,
        };

        // WebKitWebDriver starts the program, which inherits this environment. tauri-driver would do
        // no more than set TAURI_WEBVIEW_AUTOMATION and rename a capability, so it is not needed.
        let port = webdriver::free_port()?;
        let mut words = setting
            .inside
            .iter()
            .map(String::as_str)
            .chain(["WebKitWebDriver"]);
        let mut driver = Command::new(words.next().unwrap_or_default());
        driver.args(words);
        driver.arg(format!("--port={port}"));
        at_home(&mut driver);
        match &bus {
            Some(bus) => bus.apply(&mut driver),
            // Only removed, libraries would start a bus of their own.
            None => {
                driver.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
            }
        }
        driver
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // What another program writes is seen within a second, so that tests need not wait for the ticker.
            .env("PERENNIAL_TICK_MS", "1000")
            .env("PERENNIAL_DB", &db);
        driver.envs(setting.env.iter().map(|(key, value)| (key, value)));
        let driver = Running::start("WebKitWebDriver", &mut driver)?;

        let desk = Self {
            session: RefCell::default(),
            driver,
            port,
            program,
            size: setting.window,
            notifications,
            _tray: tray,
            _keychain: keychain,
            _bus: bus,
            display,
            db,
            folder,
        };
        desk.open_window()?;
        Ok(desk)
    }

    /// Closes the window as its owner does, and opens it again on the same data file.
    pub fn reopen(&self) -> Result<()> {
        self.close_window()?;
        self.wait_for("the program to end", || Ok((!self.runs()?).then_some(())))?;
        self.session.take();
        self.open_window()
    }

    /// Clicks the cross in the window's frame.
    pub fn close_window(&self) -> Result<()> {
        let mut close = self.display.command("/usr/bin/python3");
        process::run(close.args(["-c", CLOSE_WINDOW, &self.window()?]))
    }

    /// Whether the window is on the screen.
    pub fn is_seen(&self) -> Result<bool> {
        let mut search = self.display.command("xdotool");
        let found = search
            .args(["search", "--onlyvisible", "--name", "^Perennial$"])
            .output()?;
        Ok(!found.stdout.is_empty())
    }

    /// Whether the program is there, with a window or without: it holds the lock beside the data file for as long.
    pub fn runs(&self) -> Result<bool> {
        let lock = fs::File::open(format!("{}.lock", self.db.display()))?;
        let free = lock.try_lock().is_ok();
        lock.unlock()?;
        Ok(!free)
    }

    fn open_window(&self) -> Result<()> {
        let session = Session::open(self.port, &self.program)?;
        self.session.replace(Some(session));
        self.display.wait_for_window("Perennial", PATIENCE)?;
        self.wait_for("the page to load", || {
            Ok((self.execute("return document.readyState", &[])? == "complete").then_some(()))
        })?;
        self.resize(self.size.0, self.size.1)
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

    /// A copy of the data file as it is now, for a command that must not touch the window's.
    pub fn copy_of_data(&self) -> Result<PathBuf> {
        let copy = self.folder().join("copy.db");
        // What was written last stands beside the file until SQLite takes it in.
        for part in ["", "-wal"] {
            let (from, to) = [&self.db, &copy]
                .map(|path| format!("{}{part}", path.display()))
                .into();
            fs::remove_file(&to).ok();
            if Path::new(&from).exists() {
                fs::copy(&from, &to)?;
            }
        }
        Ok(copy)
    }

    /// Goes to a screen by its address: `#/today`, `#/board`, `#/person/ID` …
    pub fn open_hash(&self, hash: &str) -> Result<()> {
        self.execute("location.hash = arguments[0]", &[json!(hash)])?;
        Ok(())
    }

    /// Loads the page again, as after a change that only a start reads.
    pub fn reload(&self) -> Result<()> {
        self.post("refresh", &json!({}))?;
        Ok(())
    }

    /// The document's title.
    pub fn title(&self) -> Result<String> {
        Ok(self.get("title")?.as_str().unwrap_or_default().to_owned())
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

    /// Clicks the element with `data-testid="ID"`.
    pub fn click(&self, id: &str) -> Result<()> {
        self.click_on(&format!("[data-testid=\"{id}\"]"))
    }

    /// Clicks the first element that a CSS selector names, as soon as it can be clicked. What is on its way is
    /// waited for, as a person does: a sheet that slides in may be elsewhere when the button goes up again. What
    /// is drawn anew in the very moment is looked for again.
    pub fn click_on(&self, css: &str) -> Result<()> {
        self.wait_for(&format!("{css} to be clicked"), || {
            let Some(element) = self.find_all(css)?.into_iter().next() else {
                return Ok(None);
            };
            if self.is_moving()? {
                return Ok(None);
            }
            match element.click() {
                Ok(()) => Ok(Some(())),
                Err(error) if passes(&error) => Ok(None),
                Err(error) => Err(error),
            }
        })
    }

    /// Whether anything on the page is on its way to where it will stand. What turns for ever does not count.
    fn is_moving(&self) -> Result<bool> {
        let script = "return document.getAnimations().some(one =>
            one.playState === 'running' && one.effect.getComputedTiming().iterations !== Infinity)";
        Ok(self.execute(script, &[])? == true)
    }

    /// The text of the first element that a CSS selector names at this moment, spaces folded.
    pub fn text_of(&self, css: &str) -> Result<Option<String>> {
        let script =
            "return document.querySelector(arguments[0])?.innerText.replace(/\\s+/g, ' ').trim() ?? null";
        Ok(self.execute(script, &[json!(css)])?.as_str().map(str::to_owned))
    }

    /// Asks again and again until the answer is `expected`; the error tells the last answer.
    pub fn wait_until<T: PartialEq + Debug>(
        &self,
        what: &str,
        expected: T,
        mut ask: impl FnMut() -> Result<T>,
    ) -> Result<()> {
        let mut last = None;
        let waited = self.wait_for(what, || {
            let answer = ask()?;
            let same = answer == expected;
            last = Some(answer);
            Ok(same.then_some(()))
        });
        waited.with_context(|| format!("{what}: expected {expected:?}, and it was {last:?}"))
    }

    /// Waits until no element is named by a CSS selector.
    pub fn wait_until_gone(&self, css: &str) -> Result<()> {
        self.wait_for(&format!("{css} to be gone"), || {
            Ok(self.find_all(css)?.is_empty().then_some(()))
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

    /// How many a place in the sidebar says there are: 0 where it says nothing.
    pub fn sidebar(&self, screen: &str) -> Result<u64> {
        let script = "return document.querySelector(arguments[0])?.title ?? '0'";
        let count = format!("[data-testid=\"nav-{screen}\"] .count");
        let count = self.execute(script, &[json!(count)])?;
        let count = count.as_str().unwrap_or_default().replace(',', "");
        count
            .parse()
            .with_context(|| format!("the sidebar counts {count:?}"))
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
        self.post("execute/sync", &json!({ "script": script, "args": arguments }))
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

    /// Drags a real file from another window and lets it go over the middle of ours.
    pub fn drop_file(&self, path: &Path) -> Result<()> {
        self.drop_files(&[path.to_owned()])
    }

    /// In an import: from what was understood of a list to its rows.
    pub fn look_through_rows(&self) -> Result<()> {
        self.click("import-next")?;
        self.by_test_id("import-commit")?;
        Ok(())
    }

    /// Drags real files from another window and lets them go over the middle of ours.
    pub fn drop_files(&self, paths: &[PathBuf]) -> Result<()> {
        drop::drop_files(self, paths)
    }

    /// Gives the window's inside a size, in pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.post(
            "window/rect",
            &json!({ "x": 0, "y": 0, "width": width, "height": height }),
        )?;
        let size = json!([width, height]);
        self.wait_for(&format!("a window of {width} × {height}"), || {
            Ok((self.execute("return [innerWidth, innerHeight]", &[])? == size).then_some(()))
        })
    }

    /// What the desktop was asked to show so far, oldest first: `{"summary", "body"}`.
    pub fn notifications(&self) -> Result<Vec<Value>> {
        self.notifications
            .as_ref()
            .context("the desk was set without notifications")?
            .shown()
    }

    /// Clicks the newest thing that the desktop was asked to show.
    pub fn click_notification(&self) -> Result<()> {
        self.notifications
            .as_ref()
            .context("the desk was set without notifications")?
            .click()
    }

    /// Starts the program once more with these words, as the system or its owner does, and waits for its end: one
    /// that is open already takes over.
    pub fn start_again(&self, words: &[&str]) -> Result<()> {
        let ended = self.start(words)?.wait()?;
        ended
            .success()
            .then_some(())
            .with_context(|| format!("{words:?}: {ended}"))
    }

    /// Starts the program with these words, out of the driver's sight; it ends when dropped.
    pub fn start(&self, words: &[&str]) -> Result<Running> {
        let mut command = self.display.command(&self.program.display().to_string());
        live_in(self.folder.path(), &mut command);
        if let Some(bus) = &self._bus {
            bus.apply(&mut command);
        }
        Running::start("perennial", command.env("PERENNIAL_DB", &self.db).args(words))
    }

    /// What the program wrote to its log.
    pub fn log(&self) -> Result<String> {
        let folder = self.folder().join("data/app.perennial.desktop/logs");
        let mut text = String::new();
        for file in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            text += &fs::read_to_string(file?.path())?;
        }
        Ok(text)
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
        let found = self.post("elements", &json!({ "using": using, "value": value }))?;
        let found = found.as_array().context("a list of elements")?;
        found
            .iter()
            .map(|reference| Element::new(self, reference))
            .collect()
    }

    fn get(&self, what: &str) -> Result<Value> {
        let session = self.session.borrow();
        session.as_ref().context("no window is open")?.get(what)
    }

    fn post(&self, what: &str, with: &Value) -> Result<Value> {
        let session = self.session.borrow();
        session.as_ref().context("no window is open")?.post(what, with)
    }

    fn perform(&self, actions: Value) -> Result<()> {
        self.post("actions", &json!({ "actions": actions }))?;
        Ok(())
    }

    /// Best effort: the story's own failure is what must be told.
    fn keep_evidence(&self, name: &str) {
        let picture = artifacts().join(format!("{name}.png"));
        match self.display.screenshot(None, &picture) {
            Ok(()) => eprintln!("the screen when it failed: {}", picture.display()),
            Err(error) => eprintln!("no picture of the screen: {error:#}"),
        }
        if let Ok(page) = self.get("source") {
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
    /// F2.
    pub const F2: char = '\u{e032}';
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

/// Whether WebDriver refused only because of the moment: the element was being replaced, moved or covered.
fn passes(error: &anyhow::Error) -> bool {
    let error = error.to_string();
    ["stale element", "not interactable", "click intercepted"]
        .iter()
        .any(|word| error.contains(word))
}

/// The owner's calendar date, so many days ago: `YYYY-MM-DD`.
pub fn days_ago(days: u64) -> String {
    let today = chrono::Local::now().date_naive();
    (today - chrono::Days::new(days)).to_string()
}

/// A file of `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    xtask::root().join("tests/fixtures").join(name)
}

/// Runs `perennial-cli --db DB --json WORDS…` and reads its answer.
pub fn cli<S: AsRef<OsStr>>(db: &Path, words: &[S]) -> Result<Value> {
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
