//! People: everyone, filtered and searched, and how they come in one by one.

use perennial_core::domain::PersonId;
use perennial_core::ops::demo::{self, DemoSize};
use perennial_core::ops::{self, Done, NewPerson};
use perennial_core::views::people::{self as view, People, PeopleQuery};
use perennial_core::views::tags::{self, TagCount};
use serde::Serialize;
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;

/// Somebody who was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Added {
    /// Who.
    pub person: PersonId,
    /// What was done.
    pub done: Done,
}

/// A page of people.
#[tauri::command]
#[specta::specta]
pub async fn people(desk: State<'_, Desk>, query: PeopleQuery) -> Result<People, Failure> {
    desk.read(move |reader, when| view::people(reader, when, &query))
        .await
}

/// Every tag, by name.
#[tauri::command]
#[specta::specta]
pub async fn tags(desk: State<'_, Desk>) -> Result<Vec<TagCount>, Failure> {
    desk.read(|reader, _| tags::tags(reader)).await
}

/// Adds a person, at the top of their stage.
#[tauri::command]
#[specta::specta]
pub async fn add_person(desk: State<'_, Desk>, person: NewPerson) -> Result<Added, Failure> {
    let (person, done) = desk
        .write(move |store, when| ops::add_person(store, when, &person))
        .await?;
    Ok(Added { person, done })
}

/// What a first look at the program needs: every screen has something on it.
const SAMPLE: DemoSize = DemoSize {
    people: 60,
    touchpoints: 300,
    seed: 7,
};

/// Fills the file with fictional people; its undo removes them.
#[tauri::command]
#[specta::specta]
pub async fn load_demo(desk: State<'_, Desk>) -> Result<Done, Failure> {
    desk.write(|store, when| demo::plant(store, when, &SAMPLE)).await
}
