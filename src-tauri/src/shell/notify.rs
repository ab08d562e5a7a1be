//! The digest: one system notification a day at most, a copy of what Today lists.

use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::NotificationExt;

use super::language::Language;
use super::notices::{Lack, Notices};

/// Says once when notifications would reach nobody: the plugin would not tell.
pub fn probe(notices: &Notices) {
    #[cfg(target_os = "linux")]
    match super::session_bus::offers("org.freedesktop.Notifications") {
        Some(true) => {}
        Some(false) => notices.add(Lack::Notifications),
        None => notices.add(Lack::SessionBus),
    }
    #[cfg(not(target_os = "linux"))]
    let _ = notices;
}

/// Shows the digest. A click on it calls what was given to [`on_click`].
pub fn digest<R: Runtime>(app: &AppHandle<R>, count: u32, language: Language) {
    let shown = app
        .notification()
        .builder()
        .title("Perennial")
        .body(language.digest(count))
        .show();
    if let Err(error) = shown {
        tracing::warn!(%error, "the digest was not shown");
    }
}

/// Calls `open` when the digest is clicked, where the desktop tells.
pub fn on_click<R: Runtime>(
    app: &AppHandle<R>,
    open: impl Fn(&AppHandle<R>) + Send + Sync + 'static,
) -> tauri_plugin_notification::Result<()> {
    let handle = app.clone();
    app.notification().on_action(move |_| open(&handle))
}
