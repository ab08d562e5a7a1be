//! Asking the session bus who is there, in bounded time: a bus may be absent, or stuck.

use std::sync::mpsc;
use std::time::Duration;

use zbus::blocking::Connection;
use zbus::blocking::fdo::DBusProxy;

/// How long the bus may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether there is a session bus that answers.
#[must_use]
pub fn is_there() -> bool {
    ask(|_| Some(())).is_some()
}

/// Whether a service runs, or would be started by the bus when called; `None` without a bus.
#[must_use]
pub fn offers(name: &'static str) -> Option<bool> {
    ask(move |bus| {
        let proxy = DBusProxy::new(bus).ok()?;
        if proxy.name_has_owner(name.try_into().ok()?).ok()? {
            return Some(true);
        }
        Some(
            proxy
                .list_activatable_names()
                .ok()?
                .iter()
                .any(|offered| offered.as_str() == name),
        )
    })
}

/// Whether the keychain's default collection is locked, so that using it would ask the owner for a password;
/// `None` where no keychain runs.
#[must_use]
pub fn keychain_is_locked() -> Option<bool> {
    const COLLECTION: &str = "org.freedesktop.Secret.Collection";
    ask(|bus| {
        let default = "/org/freedesktop/secrets/aliases/default";
        let service = "org.freedesktop.secrets";
        let properties = zbus::blocking::Proxy::new(bus, service, default, COLLECTION).ok()?;
        properties.get_property::<bool>("Locked").ok()
    })
}

/// Asks on a thread of its own: zbus must not block an async one, and a stuck bus must not block us.
fn ask<T: Send + 'static>(question: impl FnOnce(&Connection) -> Option<T> + Send + 'static) -> Option<T> {
    let (answer, answered) = mpsc::channel();
    std::thread::Builder::new()
        .name("session-bus".into())
        .spawn(move || {
            // The receiver has gone when the time is up; then nobody wants the answer.
            answer
                .send(Connection::session().ok().and_then(|bus| question(&bus)))
                .ok();
        })
        .ok()?;
    answered.recv_timeout(PATIENCE).ok().flatten()
}
