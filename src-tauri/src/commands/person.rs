//! One person: their page, and everything that is edited there.

use chrono::NaiveDate;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::{
    AccountId, CustomFieldId, EmailId, FollowerCountId, PersonId, PhoneId, TagId, TouchpointId,
};
use perennial_core::ops::{self, Contact, Done, Edit, Erased};
use perennial_core::views::erasure::{self, Erasure};
use perennial_core::views::person::{self as view, PersonPage};
use perennial_core::views::timeline::{self, Timeline, TimelineKind};
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// Everything about a person but the timeline.
#[tauri::command]
#[specta::specta]
pub async fn person(desk: State<'_, Desk>, person: PersonId) -> Result<PersonPage, Failure> {
    desk.read(move |reader, when| view::person(reader, when, person))
        .await
}

/// A page of a person's timeline, newest first; of all kinds where none is named.
#[tauri::command]
#[specta::specta]
pub async fn timeline(
    desk: State<'_, Desk>,
    person: PersonId,
    kinds: Vec<TimelineKind>,
    from: u32,
    limit: u32,
) -> Result<Timeline, Failure> {
    desk.read(move |reader, _| timeline::timeline(reader, person, &kinds, from, limit))
        .await
}

/// Sets a field, or clears it.
#[tauri::command]
#[specta::specta]
pub async fn edit_person(
    desk: State<'_, Desk>,
    person: PersonId,
    field: PersonField,
    value: Option<String>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::edit_person(store, when, person, field, value.as_deref()))
        .await
}

/// Logs a contact.
#[tauri::command]
#[specta::specta]
pub async fn log_contact(desk: State<'_, Desk>, person: PersonId, contact: Contact) -> Result<Done, Failure> {
    let logged = desk
        .write(move |store, when| ops::log_contact(store, when, person, &contact))
        .await;
    logged.map(|(_, done)| done)
}

/// Rewrites a logged contact.
#[tauri::command]
#[specta::specta]
pub async fn edit_touchpoint(
    desk: State<'_, Desk>,
    touchpoint: TouchpointId,
    contact: Contact,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::edit_touchpoint(store, when, touchpoint, &contact))
        .await
}

/// Removes a logged contact.
#[tauri::command]
#[specta::specta]
pub async fn delete_touchpoint(desk: State<'_, Desk>, touchpoint: TouchpointId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_touchpoint(store, when, touchpoint))
        .await
}

/// Snoozes a person's nudges until a date; without one, wakes them.
#[tauri::command]
#[specta::specta]
pub async fn snooze(
    desk: State<'_, Desk>,
    person: PersonId,
    until: Option<NaiveDate>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::snooze(store, when, person, until))
        .await
}

/// Archives a person, or brings them back.
#[tauri::command]
#[specta::specta]
pub async fn archive(desk: State<'_, Desk>, person: PersonId, archived: bool) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::archive(store, when, person, archived))
        .await
}

/// Marks a person as never to be written to, or takes the mark back.
#[tauri::command]
#[specta::specta]
pub async fn set_do_not_contact(
    desk: State<'_, Desk>,
    person: PersonId,
    value: bool,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_do_not_contact(store, when, person, value))
        .await
}

/// What an erasure would take away, to be read before it is done.
#[tauri::command]
#[specta::specta]
pub async fn erasure(desk: State<'_, Desk>, person: PersonId) -> Result<Erasure, Failure> {
    desk.read(move |reader, _| erasure::erasure(reader, person)).await
}

/// Erases a person for good; no undo brings them back. With `mark`, no import does either.
#[tauri::command]
#[specta::specta]
pub async fn erase(desk: State<'_, Desk>, person: PersonId, mark: bool) -> Result<Erased, Failure> {
    desk.write(move |store, when| ops::erase(store, when, person, mark))
        .await
}

/// Adds an account: `platform:handle`, or a profile's address.
#[tauri::command]
#[specta::specta]
pub async fn add_account(desk: State<'_, Desk>, person: PersonId, text: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::add_account(store, when, person, &text))
        .await
}

/// Removes an account with its follower counts.
#[tauri::command]
#[specta::specta]
pub async fn remove_account(desk: State<'_, Desk>, account: AccountId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::remove_account(store, when, account))
        .await
}

/// Writes down how many followers an account has, of a day or of today.
#[tauri::command]
#[specta::specta]
pub async fn add_followers(
    desk: State<'_, Desk>,
    account: AccountId,
    count: String,
    on: Option<NaiveDate>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::add_followers(store, when, account, &count, on))
        .await
}

/// Removes a count of followers.
#[tauri::command]
#[specta::specta]
pub async fn remove_followers(desk: State<'_, Desk>, count: FollowerCountId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::remove_followers(store, when, count))
        .await
}

/// Writes an account anew: a handle, `platform:handle`, or a profile's address. Its follower counts stay.
#[tauri::command]
#[specta::specta]
pub async fn edit_account(desk: State<'_, Desk>, account: AccountId, text: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::edit_account(store, when, account, &text))
        .await
}

/// Writes an e-mail address anew.
#[tauri::command]
#[specta::specta]
pub async fn edit_email(desk: State<'_, Desk>, email: EmailId, address: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::edit_email(store, when, email, &address))
        .await
}

/// Writes a phone number anew.
#[tauri::command]
#[specta::specta]
pub async fn edit_phone(desk: State<'_, Desk>, phone: PhoneId, number: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::edit_phone(store, when, phone, &number))
        .await
}

/// Adds an e-mail address.
#[tauri::command]
#[specta::specta]
pub async fn add_email(desk: State<'_, Desk>, person: PersonId, address: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::add_email(store, when, person, &address))
        .await
}

/// Removes an e-mail address.
#[tauri::command]
#[specta::specta]
pub async fn remove_email(desk: State<'_, Desk>, email: EmailId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::remove_email(store, when, email))
        .await
}

/// Adds a phone number.
#[tauri::command]
#[specta::specta]
pub async fn add_phone(desk: State<'_, Desk>, person: PersonId, number: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::add_phone(store, when, person, &number))
        .await
}

/// Removes a phone number.
#[tauri::command]
#[specta::specta]
pub async fn remove_phone(desk: State<'_, Desk>, phone: PhoneId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::remove_phone(store, when, phone))
        .await
}

/// Ties a tag to a person, making it where it is new.
#[tauri::command]
#[specta::specta]
pub async fn add_tag(desk: State<'_, Desk>, person: PersonId, name: String) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::add_tag(store, when, person, &name))
        .await
}

/// Unties a tag from a person.
#[tauri::command]
#[specta::specta]
pub async fn remove_tag(desk: State<'_, Desk>, person: PersonId, tag: TagId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::remove_tag(store, when, person, tag))
        .await
}

/// Gives a person these tags and no others.
#[tauri::command]
#[specta::specta]
pub async fn set_tags(desk: State<'_, Desk>, person: PersonId, names: Vec<String>) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::edit(store, when, person, &[Edit::Tags(names)]))
        .await
}

/// Sets a custom field's value, or clears it.
#[tauri::command]
#[specta::specta]
pub async fn set_custom(
    desk: State<'_, Desk>,
    person: PersonId,
    field: CustomFieldId,
    value: Option<String>,
) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::set_custom(store, when, person, field, value.as_deref()))
        .await
}
