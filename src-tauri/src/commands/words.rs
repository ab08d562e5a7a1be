//! The right words: writing to somebody, and the templates.

use perennial_core::domain::{PersonId, TemplateId};
use perennial_core::messages::StarterLanguage;
use perennial_core::ops::{self, Done, NewTemplate, SentMessage, Writing};
use perennial_core::views::compose::{self as view, ComposeAsk, Composed};
use perennial_core::views::templates::{self, TemplatePreview, Templates};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// A message to somebody: filled, with what is missing and what could be better.
#[tauri::command]
#[specta::specta]
pub async fn compose(desk: State<'_, Desk>, person: PersonId, ask: ComposeAsk) -> Result<Composed, Failure> {
    desk.read(move |reader, when| view::compose(reader, when, person, &ask))
        .await
}

/// Keeps what is being written to somebody.
#[tauri::command]
#[specta::specta]
pub async fn save_draft(desk: State<'_, Desk>, person: PersonId, writing: Writing) -> Result<(), Failure> {
    desk.write(move |store, when| ops::save_draft(store, when, person, &writing))
        .await
}

/// Forgets what was being written to somebody.
#[tauri::command]
#[specta::specta]
pub async fn drop_draft(desk: State<'_, Desk>, person: PersonId) -> Result<(), Failure> {
    desk.write(move |store, _| ops::drop_draft(store, person).map(drop))
        .await
}

/// Logs a message that was sent.
#[tauri::command]
#[specta::specta]
pub async fn log_message(
    desk: State<'_, Desk>,
    person: PersonId,
    message: SentMessage,
) -> Result<Done, Failure> {
    let logged = desk
        .write(move |store, when| ops::log_message(store, when, person, &message))
        .await;
    logged.map(|(_, done)| done)
}

/// The templates, and the fields that they may ask for.
#[tauri::command]
#[specta::specta]
pub async fn templates(desk: State<'_, Desk>, language: StarterLanguage) -> Result<Templates, Failure> {
    desk.read(move |reader, _| templates::templates(reader, language))
        .await
}

/// How a template's text looks for somebody.
#[tauri::command]
#[specta::specta]
pub async fn preview_template(
    desk: State<'_, Desk>,
    person: PersonId,
    body: String,
) -> Result<TemplatePreview, Failure> {
    desk.read(move |reader, when| templates::preview(reader, when, person, &body))
        .await
}

/// Makes a template, or rewrites one.
#[tauri::command]
#[specta::specta]
pub async fn save_template(
    desk: State<'_, Desk>,
    template: Option<TemplateId>,
    said: NewTemplate,
) -> Result<Done, Failure> {
    let saved = desk
        .write(move |store, when| ops::save_template(store, when, template, &said))
        .await;
    saved.map(|(_, done)| done)
}

/// Removes a template.
#[tauri::command]
#[specta::specta]
pub async fn delete_template(desk: State<'_, Desk>, template: TemplateId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_template(store, when, template))
        .await
}

/// Moves a template among the others.
#[tauri::command]
#[specta::specta]
pub async fn move_template(desk: State<'_, Desk>, template: TemplateId, to: u32) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::move_template(store, when, template, to))
        .await
}

/// Adds the templates to start with in a language.
#[tauri::command]
#[specta::specta]
pub async fn add_starters(desk: State<'_, Desk>, language: StarterLanguage) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::add_starters(store, when, language))
        .await
}

/// Says who writes: the brand and the owner's own name.
#[tauri::command]
#[specta::specta]
pub async fn set_sender(desk: State<'_, Desk>, brand: String, my_name: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_sender(store, when, &brand, &my_name))
        .await
}
