//! Settings.

use std::sync::Arc;

use perennial_core::domain::cadence::StageCadence;
use perennial_core::domain::stage::Stage;
use perennial_core::ops::{self, Done};
use perennial_core::views::settings::{self as view, StageSetting};
use serde::Serialize;
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;
use crate::shell::notices::Notices;

/// What the settings show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Settings {
    /// Days between contacts where nothing else is said.
    pub default_cadence_days: u32,
    /// The cadence of each stage.
    pub stages: Vec<StageSetting>,
    /// Where the data file lies.
    pub data_file: String,
    /// What is missing on this system.
    pub notices: Vec<String>,
}

/// The settings.
#[tauri::command]
#[specta::specta]
pub async fn settings(desk: State<'_, Desk>, notices: State<'_, Arc<Notices>>) -> Result<Settings, Failure> {
    let cadences = desk.read(|reader, _| view::settings(reader)).await?;
    Ok(Settings {
        default_cadence_days: cadences.default_cadence_days,
        stages: cadences.stages,
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
