//! The start: what is put together, in which order, and what happens when a part is missing.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use perennial_core::ops::Changes;
use perennial_core::views::today::today;
use rfd::AsyncFileDialog;
use tauri::webview::PageLoadEvent;
use tauri::window::{ProgressBarState, ProgressBarStatus};
use tauri::{AppHandle, DragDropEvent, Manager, RunEvent, Runtime, WebviewWindow, WindowEvent};
use tauri_plugin_autostart::MacosLauncher;
use tauri_plugin_window_state::StateFlags;
use tauri_specta::Event;
use tokio::sync::Notify;

use crate::commands;
use crate::events::{self, Changed, ImportFiles, ImportHover, MenuChosen, NewDay, Notice, OpenToday};
use crate::failure::Failure;
use crate::shell::closing::Closing;
use crate::shell::desk::{Clock, Desk};
use crate::shell::dialogs::Dialogs;
use crate::shell::import_desk::ImportDesk;
use crate::shell::language::Language;
use crate::shell::lock::{self, Lock, Taken};
use crate::shell::login::Login;
use crate::shell::menu_bar::{self, MenuBar};
use crate::shell::notices::Notices;
use crate::shell::preferences::Preferences;
#[cfg(target_os = "linux")]
use crate::shell::renderer;
use crate::shell::task_bar::{Bar, TaskBar};
use crate::shell::ticker::{self, Face, Memory};
use crate::shell::tray::{self, Chosen, Tray};
use crate::shell::twin_desk::TwinDesk;
use crate::shell::{clock, drop, log, login, notify, paths, place, secrets};

/// The window's label, as tauri.conf.json has it.
const WINDOW: &str = "main";

/// How long after its load the page has surely begun to listen, and stands.
const PAGE_SETTLES: Duration = Duration::from_millis(500);

/// A file that is not opened by then, or a page that is not loaded, may never be; what surrounds it goes on without.
const PAGE_PATIENCE: Duration = Duration::from_secs(5);

/// Runs the window until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    #[cfg(target_os = "linux")]
    renderer::choose();
    let at_login = login::started_us(std::env::args());
    let mut context = tauri::generate_context!();
    if at_login {
        // Until it is known whether there is a tray to start in: nothing flashes up.
        for window in &mut context.config_mut().app.windows {
            window.visible = false;
        }
    }
    let mut builder = tauri::Builder::default();
    if let Some(single_instance) = single_instance() {
        // First, so that a second window ends before anything else of it begins.
        builder = builder.plugin(single_instance);
    }
    let built = builder
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_autostart::init(
            MacosLauncher::LaunchAgent,
            Some(vec![login::ARGUMENT]),
        ))
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(kept_state())
                .build(),
        )
        .invoke_handler(commands::handler())
        .on_window_event(|window, event| match event {
            WindowEvent::CloseRequested { api, .. } => {
                let app = window.app_handle();
                let wish = app.state::<Preferences>().on_close();
                if !app.state::<Arc<Closing>>().lets_close(wish) {
                    api.prevent_close();
                }
            }
            // What another program wrote meanwhile is shown at once.
            WindowEvent::Focused(true) => window.app_handle().state::<Bell>().0.notify_one(),
            event => dropped(window.app_handle(), event),
        })
        .on_menu_event(|app, event| {
            if let Some(id) = menu_bar::action(event.id().as_ref()) {
                let id = id.to_owned();
                emit(app, &MenuChosen { id });
            }
        })
        .on_page_load(|webview, page| {
            if page.event() == PageLoadEvent::Finished {
                webview.state::<Loaded>().0.notify_one();
                say_notices(webview.app_handle().clone());
            }
        })
        .build(context);
    let app = match built {
        Ok(app) => app,
        Err(error) => {
            eprintln!("Perennial cannot open a window: {error}");
            return ExitCode::FAILURE;
        }
    };
    start_log(app.handle());
    let Ok((_lock, ticking)) = furnish(app.handle()) else {
        return ExitCode::FAILURE;
    };
    let mut ticking = Some(ticking);
    app.run(move |app, event| {
        if let RunEvent::Ready = event
            && let Some(touched) = ticking.take()
        {
            ready(app.clone(), touched);
            if at_login {
                show_unless_in_tray(app.clone());
            }
        }
    });
    ExitCode::SUCCESS
}

/// Wakes the ticker.
struct Bell(Arc<Notify>);

/// The page was loaded.
#[derive(Default)]
struct Loaded(Notify);

/// Another window has the data file open, and could not be brought to the front.
struct OpenElsewhere;

/// Opens the data file and lays out what the commands work with.
fn furnish<R: Runtime>(app: &AppHandle<R>) -> Result<(Option<Lock>, Arc<Notify>), OpenElsewhere> {
    let touched = Arc::new(Notify::new());
    let clock: Clock = Arc::new(clock::now);
    let mut held = None;
    let desk = match paths::data_file(app) {
        Ok(path) => {
            held = only_window(&path)?;
            let (bell, app) = (Arc::clone(&touched), app.clone());
            Desk::open(path, clock, move |changes| {
                emit(&app, &Changed(changes.clone()));
                bell.notify_one();
            })
        }
        Err(error) => Desk::closed(PathBuf::new(), clock, Failure::from(error)),
    };
    app.manage(desk);
    app.manage(Bell(Arc::clone(&touched)));
    app.manage(Loaded::default());
    app.manage(Arc::new(Notices::default()));
    app.manage(ImportDesk::default());
    app.manage(TwinDesk::default());
    app.manage(task_bar(app.clone()));
    app.manage(menu_bar(app.clone()));
    app.manage(Arc::new(Closing::of(app.clone(), WINDOW)));
    app.manage(Preferences::read(paths::preferences(app)));
    app.manage(Login::of(app.clone()));
    app.manage(dialogs(app.clone()));
    Ok((held, touched))
}

fn only_window(data_file: &Path) -> Result<Option<Lock>, OpenElsewhere> {
    match lock::take(data_file) {
        Ok(Taken::Here(lock)) => Ok(Some(lock)),
        Ok(Taken::Elsewhere) => {
            eprintln!("Perennial is open already with {}.", data_file.display());
            Err(OpenElsewhere)
        }
        Err(error) => {
            // Opening the file itself will say what is wrong with its folder.
            tracing::warn!(%error, "no lock beside the data file");
            Ok(None)
        }
    }
}

/// The window stands. What surrounds it waits for its page: the tray alone keeps the thread busy that answers the
/// page's first questions.
fn ready<R: Runtime>(app: AppHandle<R>, touched: Arc<Notify>) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        bring_into_sight(&window);
    }
    tauri::async_runtime::spawn(async move {
        let desk = app.state::<Desk>().inner().clone();
        // Before the page has anything: a day that begins and what another program writes from here on are told.
        let today = desk.now().today;
        let opened = tokio::time::timeout(PAGE_PATIENCE, async {
            let revision = desk.revision().await.ok();
            hand_first_people(&app, &desk).await;
            revision
        });
        let memory = Memory::begun_at(today, opened.await.ok().flatten());
        let loaded = app.state::<Loaded>();
        if tokio::time::timeout(PAGE_PATIENCE, loaded.0.notified())
            .await
            .is_ok()
        {
            tokio::time::sleep(PAGE_SETTLES).await;
        }
        let window = app.clone();
        on_main(&app, move || surround(&window, touched, memory));
    });
}

/// As many people as a large window shows at once.
const FIRST_PEOPLE: u32 = 24;

/// Hands the first people of Today to the page before it can ask for them: they are read while it is being loaded.
async fn hand_first_people<R: Runtime>(app: &AppHandle<R>, desk: &Desk) {
    let first = desk
        .read(|reader, when| today(reader, when, 0, FIRST_PEOPLE))
        .await;
    // What goes wrong here is told where the page asks.
    if let Ok(first) = first
        && let Ok(first) = serde_json::to_string(&first)
        && let Some(window) = app.get_webview_window(WINDOW)
        && let Err(error) = window.eval(format!("window.firstPeople = {first}"))
    {
        tracing::warn!(%error, "the page asks for its first people itself");
    }
}

/// What surrounds the window, none of which it needs; on the main thread.
fn surround<R: Runtime>(app: &AppHandle<R>, touched: Arc<Notify>, memory: Memory) {
    let notices = Arc::clone(&app.state::<Arc<Notices>>());
    let preferences = app.state::<Preferences>();
    let tray = tray::plant(
        app,
        &notices,
        preferences.language(),
        |app, chosen| match chosen {
            Chosen::Today => open_today(app),
            Chosen::Open => show(app),
            Chosen::Quit => app.exit(0),
        },
    )
    .map(Arc::new);
    if let Some(tray) = tray.clone() {
        let app = app.clone();
        preferences.on_language(move |language| {
            let tray = Arc::clone(&tray);
            on_main(&app, move || tray.speak(language));
        });
    }
    if let Err(error) = notify::on_click(app, open_today) {
        tracing::warn!(%error, "clicks on notifications are not heard");
    }
    tauri::async_runtime::spawn_blocking(move || notify::probe(&notices));
    tauri::async_runtime::spawn(secrets::note_whether_it_works());
    let desk = app.state::<Desk>().inner().clone();
    tauri::async_runtime::spawn(ticker::run(
        desk,
        memory,
        touched,
        ticker::poll(),
        Surroundings {
            app: app.clone(),
            tray,
        },
    ));
}

/// Started at login, it stays in the tray where there is one and she closes it to the tray; else its window comes.
fn show_unless_in_tray<R: Runtime>(app: AppHandle<R>) {
    let wish = app.state::<Preferences>().on_close();
    tauri::async_runtime::spawn_blocking(move || {
        if !login::stays_in_tray(wish, tray::is_shown) {
            show(&app);
        }
    });
}

/// What hears the ticker: the page, the tray and the notification service.
struct Surroundings<R: Runtime> {
    app: AppHandle<R>,
    tray: Option<Arc<Tray<R>>>,
}

impl<R: Runtime> Surroundings<R> {
    fn language(&self) -> Language {
        self.app.state::<Preferences>().language()
    }
}

impl<R: Runtime> Face for Surroundings<R> {
    fn new_day(&self, today: NaiveDate) {
        emit(&self.app, &NewDay { today });
    }

    fn changed(&self, changes: &Changes) {
        emit(&self.app, &Changed(changes.clone()));
    }

    fn due(&self, count: u32) {
        let language = self.language();
        if let Some(tray) = self.tray.clone() {
            on_main(&self.app, move || tray.say(count, language));
        }
    }

    fn digest(&self, count: u32) {
        notify::digest(&self.app, count, self.language());
    }
}

/// Hands a second start over to the window that is open. Told apart by the data file, so that a trial with another
/// file is no second window; elsewhere than on Linux such a trial has only the lock.
fn single_instance<R: Runtime>() -> Option<tauri::plugin::TauriPlugin<R>> {
    let plugin = tauri_plugin_single_instance::Builder::new().callback(|app, words, _| {
        if !login::started_us(words) {
            show(app);
        }
    });
    let told = paths::told();
    if cfg!(not(target_os = "linux")) {
        return told.is_none().then(|| plugin.build());
    }
    #[cfg(target_os = "linux")]
    if !crate::shell::session_bus::is_there() {
        return None;
    }
    Some(match told {
        Some(path) => plugin
            .dbus_id(format!("app.perennial.desktop.d{:016x}", name_of(&path)))
            .build(),
        None => plugin.build(),
    })
}

fn name_of(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    std::path::absolute(path)
        .unwrap_or_else(|_| path.to_owned())
        .hash(&mut hasher);
    hasher.finish()
}

/// Where the window stood; never whether it was hidden, or it might not come back.
fn kept_state() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN
}

fn dropped<R: Runtime>(app: &AppHandle<R>, event: &WindowEvent) {
    let WindowEvent::DragDrop(drag) = event else {
        return;
    };
    match drag {
        DragDropEvent::Enter { .. } => emit(app, &ImportHover { over: true }),
        DragDropEvent::Leave => emit(app, &ImportHover { over: false }),
        DragDropEvent::Drop { paths, .. } => {
            emit(app, &ImportHover { over: false });
            let lists = drop::lists(paths);
            let paths = lists
                .iter()
                .map(|path| path.to_string_lossy().into_owned())
                .collect();
            emit(app, &ImportFiles { paths });
        }
        // Every pixel of the way, and whatever a later version adds.
        _ => {}
    }
}

fn say_notices<R: Runtime>(app: AppHandle<R>) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PAGE_SETTLES).await;
        let page = app.clone();
        app.state::<Arc<Notices>>()
            .listen(move |lack| emit(&page, &Notice { lack }));
    });
}

fn task_bar<R: Runtime>(app: AppHandle<R>) -> TaskBar {
    TaskBar::new(move |bar| {
        let (status, progress) = match bar {
            Bar::None => (ProgressBarStatus::None, None),
            Bar::Busy => (ProgressBarStatus::Indeterminate, None),
            Bar::Percent(percent) => (ProgressBarStatus::Normal, Some(percent)),
        };
        let state = ProgressBarState {
            status: Some(status),
            progress,
        };
        if let Some(window) = app.get_webview_window(WINDOW)
            && let Err(error) = window.set_progress_bar(state)
        {
            tracing::warn!(%error, "the task bar shows no progress");
        }
    })
}

fn menu_bar<R: Runtime>(app: AppHandle<R>) -> MenuBar {
    MenuBar::new(move |bar| {
        let shown = menu_bar::build(&app, bar).and_then(|menu| app.set_menu(menu));
        shown.map(|_| ()).map_err(|error| error.to_string())
    })
}

/// Where the kept place is of a monitor that is gone.
fn bring_into_sight<R: Runtime>(window: &WebviewWindow<R>) {
    if let Err(error) = place::bring_into_sight(window) {
        tracing::warn!(%error, "the window stands where it stood last, seen or not");
    }
}

fn open_today<R: Runtime>(app: &AppHandle<R>) {
    show(app);
    emit(app, &OpenToday);
}

fn show<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(WINDOW) else {
        return;
    };
    let shown = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "the window did not come to the front");
    }
    bring_into_sight(&window);
}

fn dialogs<R: Runtime>(app: AppHandle<R>) -> Dialogs {
    let speaker = app.clone();
    let language = move || speaker.state::<Preferences>().language();
    Dialogs::new(language, move |ask| {
        let parent = app.clone();
        let shown = app.run_on_main_thread(move || {
            let dialog = AsyncFileDialog::new();
            ask(match parent.get_webview_window(WINDOW) {
                Some(window) => dialog.set_parent(&window),
                None => dialog,
            });
        });
        shown.map_err(|error| error.to_string())
    })
}

fn on_main<R: Runtime>(app: &AppHandle<R>, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = app.run_on_main_thread(work) {
        tracing::warn!(%error, "the main thread does not listen");
    }
}

fn emit<R: Runtime, E: Event + serde::Serialize + Clone>(app: &AppHandle<R>, event: &E) {
    if let Err(error) = events::tell(app, event) {
        tracing::warn!(%error, event = E::NAME, "the window did not hear");
    }
}

fn start_log<R: Runtime>(app: &AppHandle<R>) {
    let started = app
        .path()
        .app_log_dir()
        .map_err(Into::into)
        .and_then(|folder| log::start(&folder));
    if let Err(error) = started {
        eprintln!("Perennial keeps no log: {error}");
    }
    let spoken = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // Where, and not what: a panic's words may hold somebody's name.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault of ours");
        spoken(panic);
    }));
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
}
