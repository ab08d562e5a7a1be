//! A screen that nobody sees: Xvfb on a number of its own choosing.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, Running};

/// A virtual display, ended when dropped.
#[derive(Debug)]
pub struct Display {
    /// Its name, as `DISPLAY` wants it (`:7`).
    pub name: String,
    _server: Running,
}

/// A rectangle of the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// From the left edge of the screen.
    pub x: i64,
    /// From its top.
    pub y: i64,
    /// To the right.
    pub width: i64,
    /// Down.
    pub height: i64,
}

impl Area {
    /// Its middle.
    pub fn middle(&self) -> (i64, i64) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}

impl Display {
    /// Starts Xvfb with one screen of `width` × `height` pixels on the first free number.
    pub fn start(width: u32, height: u32) -> Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-dpi", "96"]);
        command.args(["-screen", "0", &format!("{width}x{height}x24")]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Running::start("Xvfb", &mut command)?;
        let stdout = server.child().stdout.take().context("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(stdout).read_line(&mut number)?;
        if number.trim().is_empty() {
            bail!("Xvfb did not start; try it by hand: {}", process::line(&command));
        }
        Ok(Self {
            name: format!(":{}", number.trim()),
            _server: server,
        })
    }

    /// Lets `command` draw here, and nowhere else.
    pub fn apply(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11");
        // No graphics device here: the default renderer halves the frame rate.
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        command.env("LIBGL_ALWAYS_SOFTWARE", "1");
    }

    /// Waits for a visible window whose title starts with `title`, and returns its X id.
    pub fn wait_for_window(&self, title: &str, patience: Duration) -> Result<String> {
        let deadline = Instant::now() + patience;
        loop {
            if let Some(id) = self.window(title)? {
                return Ok(id);
            }
            if Instant::now() > deadline {
                bail!("no window titled {title} after {} s", patience.as_secs());
            }
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// GTK keeps little windows of the same name for its own ends: the largest is the one.
    fn window(&self, title: &str) -> Result<Option<String>> {
        let mut search = self.command("xdotool");
        search
            .args(["search", "--onlyvisible", "--name", &format!("^{title}")])
            .stderr(Stdio::null());
        let found = search.output().context("xdotool")?;
        let found = String::from_utf8_lossy(&found.stdout).into_owned();
        let area = |id: &&str| self.area(Some(id)).map_or(0, |area| area.width * area.height);
        Ok(found
            .lines()
            .max_by_key(area)
            .filter(|id| area(id) > 100 * 100)
            .map(str::to_owned))
    }

    /// Waits until something is drawn and four looks, half a second apart, are the same: a page that still waits
    /// for its data stands still for a moment too.
    /// Something that never stops moving is accepted when patience ends.
    pub fn wait_until_still(&self, patience: Duration) -> Result<()> {
        let deadline = Instant::now() + patience;
        let mut before = Vec::new();
        let mut same = 0;
        while Instant::now() < deadline {
            let now = self
                .command("import")
                .args(["-window", "root", "rgb:-"])
                .output()
                .context("import")?
                .stdout;
            same = if now == before { same + 1 } else { 0 };
            if same >= 3 && is_drawn(&now) {
                break;
            }
            before = now;
            std::thread::sleep(Duration::from_millis(500));
        }
        Ok(())
    }

    /// Writes what the screen shows, or the part of it where one window stands, as a PNG.
    pub fn screenshot(&self, window: Option<&str>, path: &Path) -> Result<()> {
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir)?;
        }
        let mut import = self.command("import");
        import.args(["-silent", "-window", "root"]);
        // Cut from the screen: without a window manager, import often fails to read a window itself.
        if window.is_some() {
            let Area { x, y, width, height } = self.area(window)?;
            import.args(["-crop", &format!("{width}x{height}+{x}+{y}"), "+repage"]);
        }
        import.arg("-strip").arg(path);
        process::run(&mut import)
    }

    /// Where a window stands, or how large the whole screen is.
    pub fn area(&self, window: Option<&str>) -> Result<Area> {
        let mut ask = self.command("xdotool");
        match window {
            Some(window) => ask.args(["getwindowgeometry", "--shell", window]),
            None => ask.args(["getdisplaygeometry", "--shell"]),
        };
        let told = process::output(&mut ask)?;
        let value = |key: &str| -> Result<i64> {
            let found = told
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
            found
                .with_context(|| format!("xdotool told no {key}"))?
                .parse()
                .context("xdotool")
        };
        let (x, y) = if window.is_some() {
            (value("X")?, value("Y")?)
        } else {
            (0, 0)
        };
        Ok(Area {
            x,
            y,
            width: value("WIDTH")?,
            height: value("HEIGHT")?,
        })
    }

    /// A program that looks at or types into this display.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.name);
        command
    }
}

/// More than a plain background: a window that has not painted is one or two colours.
fn is_drawn(rgb: &[u8]) -> bool {
    let mut colours: Vec<&[u8]> = Vec::new();
    for pixel in rgb.chunks_exact(3) {
        if !colours.contains(&pixel) {
            colours.push(pixel);
            if colours.len() > 4 {
                return true;
            }
        }
    }
    false
}
