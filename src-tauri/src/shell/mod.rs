//! What touches the system: the clock, the data file, notifications, the tray, dialogs, the keychain.

pub mod clock;
pub mod closing;
pub mod desk;
pub mod dialogs;
pub mod drop;
pub mod import_desk;
pub mod language;
pub mod links;
pub mod lock;
pub mod log;
pub mod login;
pub mod menu_bar;
pub mod notices;
pub mod notify;
pub mod pace;
pub mod paths;
pub mod place;
pub mod preferences;
pub mod secrets;
#[cfg(target_os = "linux")]
pub mod session_bus;
pub mod task_bar;
pub mod ticker;
pub mod tray;
pub mod twin_desk;
