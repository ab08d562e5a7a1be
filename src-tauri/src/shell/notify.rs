//! The digest: one system notification a day at most, a copy of what Today lists.

use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::NotificationExt;

use super::notices::Notices;

/// Says once when notifications would reach nobody: the plugin would not tell.
pub fn probe(notices: &Notices) {
    #[cfg(target_os = "linux")]
    match super::session_bus::offers("org.freedesktop.Notifications") {
        Some(true) => {}
        Some(false) => notices.add(
            "This desktop shows no notifications, so there is no daily reminder. Today still lists everyone.",
        ),
        None => notices.add(
            "There is no session bus, so there are no notifications. Today still lists everyone to write to.",
        ),
    }
    #[cfg(not(target_os = "linux"))]
    let _ = notices;
}

/// Shows the digest. A click on it calls what was given to [`on_click`].
pub fn digest<R: Runtime>(app: &AppHandle<R>, count: u32) {
    let shown = app
        .notification()
        .builder()
        .title("Perennial")
        .body(body(count))
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

/// How many, and no names: a notification stands on a locked screen.
fn body(count: u32) -> String {
    match count {
        1 => "1 person to write to today".to_owned(),
        _ => format!("{count} people to write to today"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_counts_and_names_nobody() {
        assert_eq!(body(1), "1 person to write to today");
        assert_eq!(body(7), "7 people to write to today");
    }
}
