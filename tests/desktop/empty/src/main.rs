//! A Tauri window with an empty page: the least that any such program costs to start and to keep open.

use std::process::ExitCode;

fn main() -> ExitCode {
    match tauri::Builder::default().run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the empty window cannot open: {error}");
            ExitCode::FAILURE
        }
    }
}
