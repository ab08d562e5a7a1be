//! What they do for us and we for them: mentions, thanks, appreciation.

use perennial_core::domain::{AppreciationId, MentionId, PersonId};
use perennial_core::ops::{self, Done, Gesture, Mention, Thanks};
use perennial_core::views::post_link::{self as view, PostLink};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// What a pasted link says of the post that it leads to; nothing where it is none.
#[tauri::command]
#[specta::specta]
pub async fn post_link(text: String) -> Result<Option<PostLink>, Failure> {
    Ok(view::post_link(&text))
}

/// Logs a mention.
#[tauri::command]
#[specta::specta]
pub async fn log_mention(desk: State<'_, Desk>, person: PersonId, mention: Mention) -> Result<Done, Failure> {
    let logged = desk
        .write(move |store, when| ops::log_mention(store, when, person, &mention))
        .await;
    logged.map(|(_, done)| done)
}

/// Rewrites a mention.
#[tauri::command]
#[specta::specta]
pub async fn edit_mention(desk: State<'_, Desk>, id: MentionId, mention: Mention) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::edit_mention(store, when, id, &mention))
        .await
}

/// Removes a mention.
#[tauri::command]
#[specta::specta]
pub async fn delete_mention(desk: State<'_, Desk>, id: MentionId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_mention(store, when, id))
        .await
}

/// Thanks for one mention.
#[tauri::command]
#[specta::specta]
pub async fn thank_mention(desk: State<'_, Desk>, id: MentionId, thanks: Thanks) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::thank_mention(store, when, id, &thanks))
        .await
}

/// Thanks somebody for all that they posted unpaid and were not thanked for.
#[tauri::command]
#[specta::specta]
pub async fn thank(desk: State<'_, Desk>, person: PersonId, thanks: Thanks) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::thank(store, when, person, &thanks))
        .await
}

/// Logs an appreciation.
#[tauri::command]
#[specta::specta]
pub async fn log_appreciation(
    desk: State<'_, Desk>,
    person: PersonId,
    gesture: Gesture,
) -> Result<Done, Failure> {
    let logged = desk
        .write(move |store, when| ops::log_appreciation(store, when, person, &gesture))
        .await;
    logged.map(|(_, done)| done)
}

/// Rewrites an appreciation.
#[tauri::command]
#[specta::specta]
pub async fn edit_appreciation(
    desk: State<'_, Desk>,
    id: AppreciationId,
    gesture: Gesture,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::edit_appreciation(store, when, id, &gesture))
        .await
}

/// Removes an appreciation.
#[tauri::command]
#[specta::specta]
pub async fn delete_appreciation(desk: State<'_, Desk>, id: AppreciationId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_appreciation(store, when, id))
        .await
}
