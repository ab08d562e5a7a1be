//! What is lack on this system: each thing said once, and kept for the settings.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

/// What a system may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// The library that draws the tray icon: there is no icon.
    TrayLibrary,
    /// A place for a tray icon on this desktop.
    Tray,
    /// Notifications on this desktop: there is no daily reminder.
    Notifications,
    /// The session bus, over which notifications go.
    SessionBus,
}

/// The notices of this run.
#[derive(Default)]
pub struct Notices {
    inner: Mutex<Inner>,
}

type Say = Box<dyn Fn(Lack) + Send>;

#[derive(Default)]
struct Inner {
    all: Vec<Lack>,
    told: usize,
    say: Option<Say>,
}

impl Notices {
    /// Adds a notice, unless it is there already.
    pub fn add(&self, lack: Lack) {
        let mut inner = self.lock();
        if !inner.all.contains(&lack) {
            tracing::info!(?lack, "this system lacks something");
            inner.all.push(lack);
            inner.tell();
        }
    }

    /// From now on somebody listens, who first hears what was added before.
    pub fn listen(&self, say: impl Fn(Lack) + Send + 'static) {
        let mut inner = self.lock();
        inner.say = Some(Box::new(say));
        inner.tell();
    }

    /// All of them, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<Lack> {
        self.lock().all.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn tell(&mut self) {
        if let Some(say) = &self.say {
            self.all[self.told..].iter().for_each(|lack| say(*lack));
            self.told = self.all.len();
        }
    }
}

impl fmt::Debug for Notices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.all()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn each_notice_is_said_once_even_when_nobody_listened_yet() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let notices = Notices::default();
        notices.add(Lack::Tray);
        let ear = Arc::clone(&heard);
        notices.listen(move |lack| ear.lock().unwrap().push(lack));
        notices.add(Lack::Tray);
        notices.add(Lack::SessionBus);
        let ear = Arc::clone(&heard);
        notices.listen(move |lack| ear.lock().unwrap().push(lack));
        assert_eq!(*heard.lock().unwrap(), [Lack::Tray, Lack::SessionBus]);
        assert_eq!(notices.all(), [Lack::Tray, Lack::SessionBus]);
    }
}
