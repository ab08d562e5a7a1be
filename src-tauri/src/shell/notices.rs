//! What is missing on this system: each thing said once, and kept for the settings.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The notices of this run.
#[derive(Default)]
pub struct Notices {
    inner: Mutex<Inner>,
}

type Say = Box<dyn Fn(&str) + Send>;

#[derive(Default)]
struct Inner {
    all: Vec<String>,
    told: usize,
    say: Option<Say>,
}

impl Notices {
    /// Adds a notice, unless it is there already.
    pub fn add(&self, message: impl Into<String>) {
        let message = message.into();
        let mut inner = self.lock();
        if !inner.all.contains(&message) {
            tracing::info!("{message}");
            inner.all.push(message);
            inner.tell();
        }
    }

    /// From now on somebody listens, who first hears what was added before.
    pub fn listen(&self, say: impl Fn(&str) + Send + 'static) {
        let mut inner = self.lock();
        inner.say = Some(Box::new(say));
        inner.tell();
    }

    /// All of them, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<String> {
        self.lock().all.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn tell(&mut self) {
        if let Some(say) = &self.say {
            self.all[self.told..].iter().for_each(|message| say(message));
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
        notices.add("No tray.");
        let ear = Arc::clone(&heard);
        notices.listen(move |message| ear.lock().unwrap().push(message.to_owned()));
        notices.add("No tray.");
        notices.add("No bus.");
        let ear = Arc::clone(&heard);
        notices.listen(move |message| ear.lock().unwrap().push(message.to_owned()));
        assert_eq!(*heard.lock().unwrap(), ["No tray.", "No bus."]);
        assert_eq!(notices.all(), ["No tray.", "No bus."]);
    }
}
