//! A window that is none: it calls commands and hears events.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use perennial_core::domain::when::When;
use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, Listener, Manager, WebviewWindow};

use crate::commands;
use crate::events::{self, Changed};
use crate::shell::closing::Closing;
use crate::shell::desk::Desk;
use crate::shell::dialogs::Dialogs;
use crate::shell::import_desk::ImportDesk;
use crate::shell::language::Language;
use crate::shell::login::Login;
use crate::shell::menu_bar::MenuBar;
use crate::shell::notices::Notices;
use crate::shell::preferences::Preferences;
use crate::shell::task_bar::TaskBar;
use crate::shell::twin_desk::TwinDesk;

/// A window over a data file of its own, on the first of March 2026.
pub struct Window {
    window: WebviewWindow<MockRuntime>,
    heard: Arc<Mutex<Vec<Value>>>,
    _app: App<MockRuntime>,
    folder: tempfile::TempDir,
}

impl Window {
    pub fn open() -> Self {
        Self::over(|_| {})
    }

    /// `prepare` may lay something where the data file is looked for.
    pub fn over(prepare: impl FnOnce(&PathBuf)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("perennial.db");
        prepare(&path);
        let app = mock_builder()
            .invoke_handler(commands::handler())
            .build(mock_context(noop_assets()))
            .unwrap();
        let handle = app.handle().clone();
        let clock = Arc::new(|| When::on("2026-03-01".parse().unwrap()));
        app.manage(Desk::open(path, clock, move |changes| {
            events::tell(&handle, &Changed(changes.clone())).unwrap();
        }));
        app.manage(Arc::new(Notices::default()));
        app.manage(ImportDesk::default());
        app.manage(TwinDesk::default());
        app.manage(TaskBar::new(|_| {}));
        app.manage(MenuBar::new(|_| Err("there is no display".into())));
        app.manage(Arc::new(Closing::new(|_| {})));
        app.manage(Preferences::default());
        app.manage(Login::none());
        app.manage(Dialogs::new(Language::default, |_| {
            Err("there is no display".into())
        }));
        let window = tauri::WebviewWindowBuilder::new(&app, "main", Default::default())
            .build()
            .unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = Arc::clone(&heard);
        app.listen_any("changes", move |event| {
            ear.lock()
                .unwrap()
                .push(serde_json::from_str(event.payload()).unwrap());
        });
        Self {
            window,
            heard,
            _app: app,
            folder,
        }
    }

    /// Calls a command as the page does.
    pub fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) {
                "http://tauri.localhost"
            } else {
                "tauri://localhost"
            }
            .parse()
            .unwrap(),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_string(),
        };
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }

    /// Calls a command that must succeed.
    pub fn ask(&self, command: &str, arguments: Value) -> Value {
        match self.call(command, arguments) {
            Ok(answer) => answer,
            Err(failure) => panic!("{command}: {failure}"),
        }
    }

    /// Calls a command that must be refused.
    pub fn refused(&self, command: &str, arguments: Value) -> Value {
        match self.call(command, arguments) {
            Ok(answer) => panic!("{command} was not refused: {answer}"),
            Err(failure) => failure,
        }
    }

    /// The changes that were told since last asked.
    pub fn changes(&self) -> Vec<Value> {
        std::mem::take(&mut *self.heard.lock().unwrap())
    }

    /// Writes a file beside the data file.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    }
}
