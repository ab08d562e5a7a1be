//! Everything goes out again.

use perennial_core::domain::PersonId;
use perennial_core::domain::segment::{Shown, Whom};
use perennial_core::export::{self, Exported, ExportedPerson, Format, Wanted};
use perennial_core::views::ViewError;
use perennial_core::views::person as view;
use serde::Serialize;
use tauri::State;

use crate::failure::{Failure, ShellError};
use crate::shell::desk::Desk;
use crate::shell::dialogs::Dialogs;
use crate::shell::task_bar::TaskBar;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct WrittenFile {
    /// Where it lies.
    pub path: String,
    /// What is in it.
    pub exported: Exported,
}

/// A person who was written into a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct WrittenPerson {
    /// Where it lies.
    pub path: String,
    /// Who is in it.
    pub exported: ExportedPerson,
}

/// Asks where to, and writes everything about a person there; nothing where the owner thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn export_person(
    desk: State<'_, Desk>,
    dialogs: State<'_, Dialogs>,
    bar: State<'_, TaskBar>,
    person: PersonId,
) -> Result<Option<WrittenPerson>, Failure> {
    let name = desk
        .read(move |reader, when| {
            let page = view::person(reader, when, person)?;
            Ok::<_, ViewError>(export::person_file_name(&page.name, when))
        })
        .await?;
    let Some(mut place) = dialogs.choose_place(&name).await? else {
        return Ok(None);
    };
    if place
        .extension()
        .is_none_or(|ending| !ending.eq_ignore_ascii_case("zip"))
    {
        place.as_mut_os_string().push(".zip");
    }
    let path = place.display().to_string();
    let writing = desk.read(move |reader, when| {
        export::export_person(reader, when, &place, person).map_err(ShellError::from)
    });
    let exported = bar.during(writing).await?;
    Ok(Some(WrittenPerson { path, exported }))
}

/// Asks where to, and writes a file of this kind there, of everybody or of those who were chosen, with
/// all there is or the columns that are shown; nothing where the owner thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn export_people(
    desk: State<'_, Desk>,
    dialogs: State<'_, Dialogs>,
    bar: State<'_, TaskBar>,
    format: Format,
    whom: Option<Whom>,
    columns: Option<Vec<Shown>>,
) -> Result<Option<WrittenFile>, Failure> {
    let today = desk.now().today;
    let Some(mut place) = dialogs
        .choose_place(&format!("Perennial {today}.{format}"))
        .await?
    else {
        return Ok(None);
    };
    // Who types a name without its ending means the kind that was chosen.
    if !Format::of(&place).is_ok_and(|told| told == format) {
        place.as_mut_os_string().push(format!(".{format}"));
    }
    let path = place.display().to_string();
    let wanted = Wanted { whom, columns };
    let writing = desk
        .read(move |reader, when| export::export(reader, when, &place, &wanted).map_err(ShellError::from));
    let exported = bar.during(writing).await?;
    Ok(Some(WrittenFile { path, exported }))
}
