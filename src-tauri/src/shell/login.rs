//! Starting when the owner logs in, if she wants.

use std::fmt;
use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Runtime};
use tauri_plugin_autostart::ManagerExt;

use super::preferences::OnClose;
use crate::failure::ShellError;

/// What the system passes when it starts Perennial at login.
pub const ARGUMENT: &str = "--at-login";

/// At login the tray may come up after us: it is looked for so many times, so far apart.
const LOOKS: u32 = 10;
const APART: Duration = Duration::from_secs(2);

/// Whether the login started us, by the words of the command line.
pub fn started_us(words: impl IntoIterator<Item = impl AsRef<str>>) -> bool {
    words.into_iter().any(|word| word.as_ref() == ARGUMENT)
}

/// Whether no window comes at login: only where she closes it to the tray, and there is one. It may block for a while.
pub fn stays_in_tray(wish: OnClose, tray: impl Fn() -> bool) -> bool {
    looks_for(wish, tray, || thread::sleep(APART))
}

fn looks_for(wish: OnClose, tray: impl Fn() -> bool, wait: impl Fn()) -> bool {
    wish == OnClose::Tray
        && (0..LOOKS).any(|look| {
            if look > 0 {
                wait();
            }
            tray()
        })
}

type Get = Box<dyn Fn() -> Result<bool, String> + Send + Sync>;
type Set = Box<dyn Fn(bool) -> Result<(), String> + Send + Sync>;

/// Whether the system starts Perennial at login, and how to tell it.
pub struct Login {
    get: Get,
    set: Set,
}

impl Login {
    /// The system's own list of what starts at login.
    pub fn of<R: Runtime>(app: AppHandle<R>) -> Self {
        let other = app.clone();
        Self {
            get: Box::new(move || app.autolaunch().is_enabled().map_err(|error| error.to_string())),
            set: Box::new(move |starts| {
                let list = other.autolaunch();
                let told = if starts { list.enable() } else { list.disable() };
                told.map_err(|error| error.to_string())
            }),
        }
    }

    /// A system that lets nothing start at login.
    #[must_use]
    pub fn none() -> Self {
        Self {
            get: Box::new(|| Err("there is no login".into())),
            set: Box::new(|_| Err("there is no login".into())),
        }
    }

    /// Whether it does; `None` where the system does not say.
    #[must_use]
    pub fn starts(&self) -> Option<bool> {
        (self.get)()
            .inspect_err(|error| tracing::info!(error, "what starts at login is not known"))
            .ok()
    }

    /// Tells the system.
    ///
    /// # Errors
    /// The system does not take it.
    pub fn set(&self, starts: bool) -> Result<(), ShellError> {
        (self.set)(starts).map_err(|reason| ShellError::NoLogin { reason })
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn only_its_own_word_says_that_the_login_started_it() {
        assert!(started_us(["perennial", "--at-login"]));
        assert!(!started_us(["perennial"]));
        assert!(!started_us(["perennial", "at-login", "--at-login-not"]));
    }

    #[test]
    fn it_stays_in_the_tray_only_where_she_wants_it_and_there_is_one() {
        let at_once = |wish, tray: bool| looks_for(wish, || tray, || {});
        assert!(at_once(OnClose::Tray, true));
        assert!(
            !at_once(OnClose::Tray, false),
            "a window that nothing would bring back"
        );
        assert!(!at_once(OnClose::Ask, true));
        assert!(!at_once(OnClose::Quit, true));
        let looks = Cell::new(0);
        let late = || looks.replace(looks.get() + 1) == 3;
        assert!(
            looks_for(OnClose::Tray, late, || {}),
            "a tray that comes up after us"
        );
        assert_eq!(looks.get(), 4);
    }
}
