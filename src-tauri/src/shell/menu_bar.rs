//! The menu bar at the head of a Mac's screen. The page says what stands in it, since the actions and their words are
//! the page's; what the system does itself stands in it by name.

use std::fmt;

use serde::Deserialize;
use tauri::menu::{AboutMetadata, IsMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Runtime};

use crate::failure::ShellError;

/// Before the name of an action: the tray's menu is heard in the same place.
const OURS: &str = "bar:";

/// What stands in the bar, from the left.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct Bar {
    /// The menus; a Mac takes the first for the program's own.
    pub menus: Vec<BarMenu>,
}

/// A menu of the bar.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct BarMenu {
    /// Its name.
    pub title: String,
    /// What stands in it, from above.
    pub items: Vec<BarItem>,
}

/// A line of a menu.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BarItem {
    /// An action of the page, which hears of it.
    Action {
        /// The page's name for it.
        id: String,
        /// What it is called.
        label: String,
        /// Its keys as the page writes them, `Mod+Shift+z`.
        keys: Option<String>,
        /// Whether it can be done now.
        enabled: bool,
    },
    /// What the system does.
    System {
        /// Which.
        what: SystemItem,
        /// What it is called.
        label: String,
    },
    /// A line between two groups.
    Line,
}

/// What the system does itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SystemItem {
    /// Tells the name and the version.
    About,
    /// What other programs offer.
    Services,
    /// Hides the program.
    Hide,
    /// Hides the other programs.
    HideOthers,
    /// Shows all programs.
    ShowAll,
    /// Ends the program.
    Quit,
    /// Closes the window.
    CloseWindow,
    /// Cuts.
    Cut,
    /// Copies.
    Copy,
    /// Pastes.
    Paste,
    /// The window fills the screen, or no longer.
    Fullscreen,
    /// The window goes to the dock.
    Minimize,
    /// The window becomes as large as it can.
    Zoom,
    /// All windows come to the front.
    BringAllToFront,
}

type Show = dyn Fn(&Bar) -> Result<(), String> + Send + Sync;

/// The menu bar.
pub struct MenuBar(Box<Show>);

impl MenuBar {
    /// Shows through this.
    pub fn new(show: impl Fn(&Bar) -> Result<(), String> + Send + Sync + 'static) -> Self {
        Self(Box::new(show))
    }

    /// Shows what stands in it now, in place of what did.
    ///
    /// # Errors
    /// The system does not take it; what stood there stays.
    pub fn show(&self, bar: &Bar) -> Result<(), ShellError> {
        (self.0)(bar).map_err(|reason| ShellError::NoMenuBar { reason })
    }
}

impl fmt::Debug for MenuBar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MenuBar").finish_non_exhaustive()
    }
}

/// The bar as the system has it.
///
/// # Errors
/// The system does not take an item. Keys that no keyboard has are left out.
pub fn build<R: Runtime>(app: &AppHandle<R>, bar: &Bar) -> tauri::Result<Menu<R>> {
    let menu = Menu::new(app)?;
    for BarMenu { title, items } in &bar.menus {
        let made = items
            .iter()
            .map(|item| of(app, item))
            .collect::<tauri::Result<Vec<_>>>()?;
        let items: Vec<_> = made.iter().map(AsRef::as_ref).collect();
        menu.append(&Submenu::with_items(app, title, true, &items)?)?;
    }
    Ok(menu)
}

/// The page's action that was chosen; none where the choice was made elsewhere.
#[must_use]
pub fn action(id: &str) -> Option<&str> {
    id.strip_prefix(OURS)
}

fn of<R: Runtime>(app: &AppHandle<R>, item: &BarItem) -> tauri::Result<Box<dyn IsMenuItem<R>>> {
    Ok(match item {
        BarItem::Action {
            id,
            label,
            keys,
            enabled,
        } => {
            let keys = keys.as_deref().map(|keys| keys.replace("Mod", "CmdOrCtrl"));
            Box::new(MenuItem::with_id(
                app,
                format!("{OURS}{id}"),
                label,
                *enabled,
                keys,
            )?)
        }
        BarItem::System { what, label } => Box::new(system(app, *what, label)?),
        BarItem::Line => Box::new(PredefinedMenuItem::separator(app)?),
    })
}

fn system<R: Runtime>(
    app: &AppHandle<R>,
    what: SystemItem,
    label: &str,
) -> tauri::Result<PredefinedMenuItem<R>> {
    let label = Some(label);
    match what {
        SystemItem::About => {
            let told = app.package_info();
            let about = AboutMetadata {
                name: Some("Perennial".to_owned()),
                version: Some(told.version.to_string()),
                ..AboutMetadata::default()
            };
            PredefinedMenuItem::about(app, label, Some(about))
        }
        SystemItem::Services => PredefinedMenuItem::services(app, label),
        SystemItem::Hide => PredefinedMenuItem::hide(app, label),
        SystemItem::HideOthers => PredefinedMenuItem::hide_others(app, label),
        SystemItem::ShowAll => PredefinedMenuItem::show_all(app, label),
        SystemItem::Quit => PredefinedMenuItem::quit(app, label),
        SystemItem::CloseWindow => PredefinedMenuItem::close_window(app, label),
        SystemItem::Cut => PredefinedMenuItem::cut(app, label),
        SystemItem::Copy => PredefinedMenuItem::copy(app, label),
        SystemItem::Paste => PredefinedMenuItem::paste(app, label),
        SystemItem::Fullscreen => PredefinedMenuItem::fullscreen(app, label),
        SystemItem::Minimize => PredefinedMenuItem::minimize(app, label),
        SystemItem::Zoom => PredefinedMenuItem::maximize(app, label),
        SystemItem::BringAllToFront => PredefinedMenuItem::bring_all_to_front(app, label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tray_and_the_bar_are_told_apart() {
        assert_eq!(action("bar:today"), Some("today"));
        assert_eq!(action("today"), None);
    }
}
