//! People: everyone, filtered and searched, and how they come in one by one.

use perennial_core::domain::segment::{Facet, Segment, SegmentScreen, SegmentView, Whom};
use perennial_core::domain::{PersonId, ViewId};
use perennial_core::ops::demo::{self, DemoSize};
use perennial_core::ops::{self, Deed, Done, NewPerson};
use perennial_core::views::fields::{self, CustomField};
use perennial_core::views::people::{self as view, People, PeopleQuery, ValueCount};
use perennial_core::views::sample::{self, SamplePeople};
use perennial_core::views::saved_views::{self, SavedView};
use perennial_core::views::tags::{self, TagCount};
use serde::Serialize;
use tauri::State;

use crate::failure::Failure;
use crate::shell::desk::Desk;
use crate::shell::task_bar::TaskBar;

/// Somebody who was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Added {
    /// Who.
    pub person: PersonId,
    /// What was done.
    pub done: Done,
}

/// A view that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Saved {
    /// Which.
    pub view: ViewId,
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

/// Somebody is about to be looked for: what a first search has to read is read now.
#[tauri::command]
#[specta::specta]
pub async fn ready_search(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.read(|reader, _| view::be_ready_to_search(reader)).await
}

/// How many people a filter would show, before it is applied.
#[tauri::command]
#[specta::specta]
pub async fn count_people(desk: State<'_, Desk>, segment: Segment) -> Result<u32, Failure> {
    desk.read(move |reader, when| view::count(reader, when, &segment))
        .await
}

/// What could be chosen of a thing, with how many people each would leave.
#[tauri::command]
#[specta::specta]
pub async fn people_values(
    desk: State<'_, Desk>,
    segment: Segment,
    of: Facet,
) -> Result<Vec<ValueCount>, Failure> {
    desk.read(move |reader, when| view::values(reader, when, &segment, of))
        .await
}

/// The owner's own fields.
#[tauri::command]
#[specta::specta]
pub async fn custom_fields(desk: State<'_, Desk>) -> Result<Vec<CustomField>, Failure> {
    desk.read(|reader, _| fields::custom_fields(reader)).await
}

/// Segments that the owner gave a name.
#[tauri::command]
#[specta::specta]
pub async fn saved_views(desk: State<'_, Desk>) -> Result<Vec<SavedView>, Failure> {
    desk.read(|reader, _| saved_views::saved_views(reader)).await
}

/// Saves a view under a name, or changes the one that is told.
#[tauri::command]
#[specta::specta]
pub async fn save_view(
    desk: State<'_, Desk>,
    id: Option<ViewId>,
    screen: SegmentScreen,
    name: String,
    shows: SegmentView,
) -> Result<Saved, Failure> {
    let (view, done) = desk
        .write(move |store, when| ops::save_view(store, when, id, screen, &name, &shows))
        .await?;
    Ok(Saved { view, done })
}

/// Removes a saved view.
#[tauri::command]
#[specta::specta]
pub async fn delete_view(desk: State<'_, Desk>, id: ViewId) -> Result<Done, Failure> {
    desk.write(move |store, when| ops::delete_view(store, when, id))
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

/// Does the same with several people, or with everybody who matches, as one entry.
#[tauri::command]
#[specta::specta]
pub async fn several(
    desk: State<'_, Desk>,
    bar: State<'_, TaskBar>,
    whom: Whom,
    deed: Deed,
) -> Result<Done, Failure> {
    let doing = desk.write(move |store, when| ops::several(store, when, &whom, &deed));
    bar.during(doing).await
}

/// Fills the file with fictional people.
#[tauri::command]
#[specta::specta]
pub async fn load_demo(desk: State<'_, Desk>) -> Result<Done, Failure> {
    desk.write(|store, when| demo::plant(store, when, &SAMPLE)).await
}

/// What is left of the fictional people, and what was done to them.
#[tauri::command]
#[specta::specta]
pub async fn sample_people(desk: State<'_, Desk>) -> Result<SamplePeople, Failure> {
    desk.read(|reader, _| sample::sample(reader)).await
}

/// Removes the fictional people; with `keep_touched`, those stay for whom something was done since.
#[tauri::command]
#[specta::specta]
pub async fn remove_sample(desk: State<'_, Desk>, keep_touched: bool) -> Result<Done, Failure> {
    desk.write(move |store, when| demo::remove(store, when, keep_touched))
        .await
}
