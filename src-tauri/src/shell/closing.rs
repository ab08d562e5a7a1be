//! Closing the window: the end, or the tray, or a question that is asked once.
//!
//! A window is never hidden where nothing would bring it back, and always closes when it is told so twice: a page
//! that no longer answers must not hold it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{AppHandle, Manager, Runtime};

use super::preferences::OnClose;
use super::tray;
use crate::events::{self, AskClose};

/// The window, as far as closing it goes.
pub struct Closing {
    /// Whether the page was asked and has not answered yet.
    asked: AtomicBool,
    act: Box<dyn Fn(Act) + Send + Sync>,
}

/// What is done with a window that was asked to close.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It goes, and Perennial with it.
    End,
    /// It hides; the tray brings it back.
    Hide,
    /// The page asks what closing shall mean.
    Ask,
}

impl Closing {
    /// The window of this label.
    pub fn of<R: Runtime>(app: AppHandle<R>, label: &'static str) -> Self {
        Self::new(move |act| {
            tracing::info!(?act, "the window is closed");
            let Some(window) = app.get_webview_window(label) else {
                return;
            };
            let done = match act {
                Act::End => window.destroy(),
                Act::Hide => window.hide(),
                Act::Ask => events::tell(&app, &AskClose),
            };
            if let Err(error) = done {
                tracing::warn!(%error, "the window did not close");
            }
        })
    }

    /// `act` does it.
    pub fn new(act: impl Fn(Act) + Send + Sync + 'static) -> Self {
        Self {
            asked: AtomicBool::new(false),
            act: Box::new(act),
        }
    }

    /// The owner wants to close the window; `true`: let it. Else what becomes of it is settled in a moment.
    pub fn lets_close(self: &Arc<Self>, wish: OnClose) -> bool {
        if wish == OnClose::Quit || self.asked.swap(true, Ordering::SeqCst) {
            return true;
        }
        let closing = Arc::clone(self);
        // The bus is asked, which must not hold the main thread.
        tauri::async_runtime::spawn_blocking(move || closing.does(act(wish, tray::is_shown())));
        false
    }

    /// The question was answered; `None`: put aside, so that the window stays and is asked again.
    pub fn answered(&self, wish: Option<OnClose>) {
        self.asked.store(false, Ordering::SeqCst);
        if let Some(wish) = wish {
            self.does(act(wish, true));
        }
    }

    fn does(&self, act: Act) {
        if act == Act::Hide {
            self.asked.store(false, Ordering::SeqCst);
        }
        (self.act)(act);
    }
}

impl fmt::Debug for Closing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Closing").finish_non_exhaustive()
    }
}

fn act(wish: OnClose, tray: bool) -> Act {
    match (wish, tray) {
        (OnClose::Quit, _) | (_, false) => Act::End,
        (OnClose::Tray, true) => Act::Hide,
        (OnClose::Ask, true) => Act::Ask,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_tray_a_window_ends_and_is_never_hidden() {
        for wish in [OnClose::Ask, OnClose::Tray, OnClose::Quit] {
            assert_eq!(act(wish, false), Act::End);
        }
    }

    #[test]
    fn a_question_put_aside_is_asked_again_and_one_that_nobody_answers_holds_no_window() {
        let closing = Arc::new(Closing::new(|_| {}));
        assert!(!closing.lets_close(OnClose::Ask));
        closing.answered(None);
        assert!(!closing.lets_close(OnClose::Ask));
        assert!(closing.lets_close(OnClose::Ask), "told twice, it closes");
        assert!(Arc::new(Closing::new(|_| {})).lets_close(OnClose::Quit));
    }

    #[test]
    fn with_a_tray_it_does_what_was_chosen_and_asks_where_nothing_was() {
        assert_eq!(act(OnClose::Ask, true), Act::Ask);
        assert_eq!(act(OnClose::Tray, true), Act::Hide);
        assert_eq!(act(OnClose::Quit, true), Act::End);
    }
}
