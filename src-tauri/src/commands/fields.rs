//! Tags and own fields: which there are, and what they are called.

use perennial_core::domain::custom::{Clash, CustomKind};
use perennial_core::domain::{CustomFieldId, TagId};
use perennial_core::ops::{self, Done};
use perennial_core::views::fields::{self, FieldMerge, KindPreview, OwnField};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// Gives a tag another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_tag(desk: State<'_, Desk>, tag: TagId, name: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::rename_tag(store, when, tag, &name))
        .await
}

/// Makes two tags one.
#[tauri::command]
#[specta::specta]
pub async fn merge_tags(desk: State<'_, Desk>, from: TagId, into: TagId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::merge_tags(store, when, from, into))
        .await
}

/// Removes a tag from everybody who carries it.
#[tauri::command]
#[specta::specta]
pub async fn delete_tag(desk: State<'_, Desk>, tag: TagId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_tag(store, when, tag))
        .await
}

/// Every own field with what its values are.
#[tauri::command]
#[specta::specta]
pub async fn own_fields(desk: State<'_, Desk>) -> Result<Vec<OwnField>, Failure> {
    desk.read(|reader, _| fields::own_fields(reader)).await
}

/// Adds a field, after the others.
#[tauri::command]
#[specta::specta]
pub async fn add_field(
    desk: State<'_, Desk>,
    name: String,
    kind: CustomKind,
    choices: Vec<String>,
) -> Result<Done, Failure> {
    let added = desk.write(move |store, when| ops::add_field(store, when, &name, kind, &choices));
    added.await.map(|(_, done)| done)
}

/// Gives a field another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_field(
    desk: State<'_, Desk>,
    field: CustomFieldId,
    name: String,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::rename_field(store, when, field, &name))
        .await
}

/// Puts a field at a place of the list, counted from 0.
#[tauri::command]
#[specta::specta]
pub async fn move_field(desk: State<'_, Desk>, field: CustomFieldId, to: u32) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::move_field(store, when, field, to))
        .await
}

/// What another kind would make of a field's values.
#[tauri::command]
#[specta::specta]
pub async fn preview_field_kind(
    desk: State<'_, Desk>,
    field: CustomFieldId,
    kind: CustomKind,
) -> Result<KindPreview, Failure> {
    desk.read(move |reader, _| fields::preview_kind(reader, field, kind))
        .await
}

/// Gives a field another kind.
#[tauri::command]
#[specta::specta]
pub async fn set_field_kind(
    desk: State<'_, Desk>,
    field: CustomFieldId,
    kind: CustomKind,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_field_kind(store, when, field, kind))
        .await
}

/// Adds a choice, after the others.
#[tauri::command]
#[specta::specta]
pub async fn add_choice(
    desk: State<'_, Desk>,
    field: CustomFieldId,
    choice: String,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::add_choice(store, when, field, &choice))
        .await
}

/// Gives a choice another name; that of another makes the two one.
#[tauri::command]
#[specta::specta]
pub async fn rename_choice(
    desk: State<'_, Desk>,
    field: CustomFieldId,
    from: String,
    to: String,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::rename_choice(store, when, field, &from, &to))
        .await
}

/// Puts a choice at a place of the list, counted from 0.
#[tauri::command]
#[specta::specta]
pub async fn move_choice(
    desk: State<'_, Desk>,
    field: CustomFieldId,
    choice: String,
    to: u32,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::move_choice(store, when, field, &choice, to))
        .await
}

/// Removes a choice; who has it keeps it.
#[tauri::command]
#[specta::specta]
pub async fn remove_choice(
    desk: State<'_, Desk>,
    field: CustomFieldId,
    choice: String,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::remove_choice(store, when, field, &choice))
        .await
}

/// Writes another value for one that people have, or clears it.
#[tauri::command]
#[specta::specta]
pub async fn replace_value(
    desk: State<'_, Desk>,
    field: CustomFieldId,
    from: String,
    to: Option<String>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::replace_value(store, when, field, &from, to.as_deref()))
        .await
}

/// What a merge of two fields would do.
#[tauri::command]
#[specta::specta]
pub async fn preview_field_merge(
    desk: State<'_, Desk>,
    from: CustomFieldId,
    into: CustomFieldId,
) -> Result<FieldMerge, Failure> {
    desk.read(move |reader, _| fields::preview_field_merge(reader, from, into))
        .await
}

/// Makes two fields one.
#[tauri::command]
#[specta::specta]
pub async fn merge_fields(
    desk: State<'_, Desk>,
    from: CustomFieldId,
    into: CustomFieldId,
    clash: Clash,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::merge_fields(store, when, from, into, clash))
        .await
}

/// Removes a field with all its values.
#[tauri::command]
#[specta::specta]
pub async fn delete_field(desk: State<'_, Desk>, field: CustomFieldId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_field(store, when, field))
        .await
}
