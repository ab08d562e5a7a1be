//! Starting when the owner logs in, if she wants.

use std::fmt;

use tauri::{AppHandle, Runtime};
use tauri_plugin_autostart::ManagerExt;

use crate::failure::ShellError;

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
