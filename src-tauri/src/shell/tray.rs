//! The tray icon, where the system has a place for one.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};

use tauri::menu::{Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Runtime};

use super::language::Language;
use super::notices::{Lack, Notices};

/// The tray icon and its menu.
pub struct Tray<R: Runtime> {
    icon: TrayIcon<R>,
    today: MenuItem<R>,
    open: MenuItem<R>,
    quit: MenuItem<R>,
    due: AtomicU32,
}

/// What a person chose in the tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Whom to write to.
    Today,
    /// The window as it is.
    Open,
    /// The end.
    Quit,
}

/// Puts the icon into the tray; on the main thread. Without a tray it says so once, and all else works.
pub fn plant<R: Runtime>(
    app: &AppHandle<R>,
    notices: &Notices,
    language: Language,
    chosen: impl Fn(&AppHandle<R>, Chosen) + Send + Sync + 'static,
) -> Option<Tray<R>> {
    if !library_is_there() {
        notices.add(Lack::TrayLibrary);
        return None;
    }
    // What it loads and calls by name panics when the library is not what it expects.
    match catch_unwind(AssertUnwindSafe(|| build(app, language, chosen))) {
        Ok(Ok(tray)) => Some(tray),
        Ok(Err(error)) => {
            tracing::warn!(%error, "no tray icon");
            notices.add(Lack::Tray);
            None
        }
        Err(_) => {
            notices.add(Lack::Tray);
            None
        }
    }
}

fn build<R: Runtime>(
    app: &AppHandle<R>,
    language: Language,
    chosen: impl Fn(&AppHandle<R>, Chosen) + Send + Sync + 'static,
) -> tauri::Result<Tray<R>> {
    let words = language.words();
    let today = MenuItem::with_id(app, "today", language.due(0), true, None::<&str>)?;
    let open = MenuItem::with_id(app, "open", words.open, true, None::<&str>)?;
    let line = PredefinedMenuItem::separator(app)?;
    let quit = MenuItem::with_id(app, "quit", words.quit, true, None::<&str>)?;
    let menu = Menu::with_items(app, &[&today, &open, &line, &quit])?;
    let icon = TrayIconBuilder::with_id("perennial")
        .icon(tauri::include_image!("icons/tray.png"))
        .tooltip("Perennial")
        .menu(&menu)
        .on_menu_event(move |app, event| match event.id().as_ref() {
            "today" => chosen(app, Chosen::Today),
            "open" => chosen(app, Chosen::Open),
            "quit" => chosen(app, Chosen::Quit),
            _ => {}
        })
        .build(app)?;
    Ok(Tray {
        icon,
        today,
        open,
        quit,
        due: AtomicU32::new(0),
    })
}

impl<R: Runtime> fmt::Debug for Tray<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tray").finish_non_exhaustive()
    }
}

impl<R: Runtime> Tray<R> {
    /// Shows how many are due; on the main thread.
    pub fn say(&self, due: u32, language: Language) {
        self.due.store(due, Ordering::Relaxed);
        let label = language.due(due);
        let said = self.today.set_text(&label).and_then(|()| {
            // Only macOS writes beside the icon without crowding the panel.
            let beside = (cfg!(target_os = "macos") && due > 0).then(|| due.to_string());
            self.icon.set_title(beside)?;
            self.icon.set_tooltip(Some(format!("Perennial \u{2014} {label}")))
        });
        if let Err(error) = said {
            tracing::warn!(%error, "the tray was not updated");
        }
    }

    /// Says the same in another language; on the main thread.
    pub fn speak(&self, language: Language) {
        let words = language.words();
        let said = self.open.set_text(words.open);
        if let Err(error) = said.and_then(|()| self.quit.set_text(words.quit)) {
            tracing::warn!(%error, "the tray was not updated");
        }
        self.say(self.due.load(Ordering::Relaxed), language);
    }
}

/// Whether an icon in the tray can be seen and clicked: only then may a window hide behind it. The library plants its
/// icon all the same where no desktop shows one; the bus knows. It may block for some seconds.
#[must_use]
pub fn is_shown() -> bool {
    #[cfg(target_os = "linux")]
    return library_is_there() && super::session_bus::offers("org.kde.StatusNotifierWatcher") == Some(true);
    #[cfg(not(target_os = "linux"))]
    true
}

/// The icon is drawn by a library that is looked for while running, and the program would panic without it.
#[cfg(target_os = "linux")]
fn library_is_there() -> bool {
    // In the order and by the names in which libappindicator-sys looks for them.
    const NAMES: [&str; 4] = [
        "libayatana-appindicator3.so.1",
        "libappindicator3.so.1",
        "libayatana-appindicator3.so",
        "libappindicator3.so",
    ];
    #[allow(unsafe_code)]
    // SAFETY: loading runs the library's initialisers; it is the one that the tray loads right after, from the
    // same places, and nothing of it is called here.
    NAMES
        .iter()
        .any(|name| unsafe { libloading::Library::new(name) }.is_ok())
}

#[cfg(not(target_os = "linux"))]
fn library_is_there() -> bool {
    true
}
