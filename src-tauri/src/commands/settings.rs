//! Settings.

use std::sync::Arc;

use chrono::NaiveDate;
use perennial_core::domain::cadence::StageCadence;
use perennial_core::domain::digest_hours::DigestHours;
use perennial_core::domain::stage::Stage;
use perennial_core::ops::{self, Done};
use perennial_core::views::cadence::{self, CadenceChange, CadencePreview};
use perennial_core::views::settings::{self as view, StageSetting, TagSetting};
use serde::Serialize;
use tauri::State;

use crate::failure::Failure;
use crate::shell::closing::Closing;
use crate::shell::desk::Desk;
use crate::shell::language::Language;
use crate::shell::login::Login;
use crate::shell::notices::{Lack, Notices};
use crate::shell::preferences::{OnClose, Preferences};
use crate::shell::tray;

/// What the settings show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Settings {
    /// Days between contacts where nothing else is said.
    pub default_cadence_days: u32,
    /// The cadence of each stage.
    pub stages: Vec<StageSetting>,
    /// The tags that have a cadence of their own.
    pub tags: Vec<TagSetting>,
    /// When the daily reminder may come.
    pub digest_hours: DigestHours,
    /// The date before which nobody is nudged, where it is yet to come.
    pub resting_until: Option<NaiveDate>,
    /// What closing the window means.
    pub on_close: OnClose,
    /// Whether there is a tray for the window to hide in.
    pub tray: bool,
    /// Whether Perennial starts at login; `None` where the system does not say.
    pub at_login: Option<bool>,
    /// Where the data file lies.
    pub data_file: String,
    /// What is missing on this system.
    pub notices: Vec<Lack>,
}

/// The settings.
#[tauri::command]
#[specta::specta]
pub async fn settings(
    desk: State<'_, Desk>,
    notices: State<'_, Arc<Notices>>,
    preferences: State<'_, Preferences>,
    login: State<'_, Login>,
) -> Result<Settings, Failure> {
    let cadences = desk.read(|reader, _| view::settings(reader)).await?;
    let tags = desk.read(|reader, _| view::tag_settings(reader)).await?;
    let digest_hours = desk.read(|reader, _| view::digest_hours(reader)).await?;
    let resting_until = desk.read(view::resting_until).await?;
    let tray = tauri::async_runtime::spawn_blocking(tray::is_shown);
    Ok(Settings {
        default_cadence_days: cadences.default_cadence_days,
        stages: cadences.stages,
        tags,
        digest_hours,
        resting_until,
        on_close: preferences.on_close(),
        tray: tray.await.unwrap_or(false),
        at_login: login.starts(),
        data_file: desk.path().display().to_string(),
        notices: notices.all(),
    })
}

/// Sets the cadence of everybody for whom nothing else is said.
#[tauri::command]
#[specta::specta]
pub async fn set_default_cadence(desk: State<'_, Desk>, days: u32) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_default_cadence(store, when, days))
        .await
}

/// Sets a stage's cadence.
#[tauri::command]
#[specta::specta]
pub async fn set_stage_cadence(
    desk: State<'_, Desk>,
    stage: Stage,
    cadence: StageCadence,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_stage_cadence(store, when, stage, cadence))
        .await
}

/// Sets the cadence of those who carry a tag, or takes it away.
#[tauri::command]
#[specta::specta]
pub async fn set_tag_cadence(desk: State<'_, Desk>, tag: String, days: Option<u32>) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_tag_cadence(store, when, &tag, days))
        .await
}

/// What another cadence would do today.
#[tauri::command]
#[specta::specta]
pub async fn preview_cadence(
    desk: State<'_, Desk>,
    change: CadenceChange,
) -> Result<CadencePreview, Failure> {
    desk.read(move |reader, when| cadence::preview(reader, when, &change))
        .await
}

/// Sets when the daily reminder may come.
#[tauri::command]
#[specta::specta]
pub async fn set_digest_hours(desk: State<'_, Desk>, hours: DigestHours) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_digest_hours(store, when, &hours))
        .await
}

/// Sets what closing the window means.
#[tauri::command]
#[specta::specta]
pub async fn set_on_close(preferences: State<'_, Preferences>, on_close: OnClose) -> Result<(), Failure> {
    Ok(preferences.set_on_close(on_close)?)
}

/// What closing the window shall mean from now on, and now; nothing: it stays open, and is asked again.
#[tauri::command]
#[specta::specta]
pub async fn answer_close(
    preferences: State<'_, Preferences>,
    closing: State<'_, Arc<Closing>>,
    on_close: Option<OnClose>,
) -> Result<(), Failure> {
    // Kept or not, the window does what was said.
    let kept = on_close.map_or(Ok(()), |on_close| preferences.set_on_close(on_close));
    closing.answered(on_close);
    Ok(kept?)
}

/// Starts Perennial at login, or no longer.
#[tauri::command]
#[specta::specta]
pub async fn set_at_login(login: State<'_, Login>, starts: bool) -> Result<(), Failure> {
    Ok(login.set(starts)?)
}

/// The window speaks this language, so that the tray, the reminder and the dialogs do.
#[tauri::command]
#[specta::specta]
pub async fn speak(preferences: State<'_, Preferences>, language: Language) -> Result<(), Failure> {
    Ok(preferences.set_language(language)?)
}
