//! The TypeScript that the page is compiled with says what the commands say.

use std::path::{Path, PathBuf};

use specta_typescript::Typescript;
use tauri::test::MockRuntime;
use tauri_specta::{BuilderConfiguration, LanguageExt};

use crate::commands;

/// TypeScript with our names made unambiguous.
struct Bindings(Typescript);

impl LanguageExt for Bindings {
    type Error = specta_typescript::Error;

    fn export(self, cfg: &BuilderConfiguration, path: &Path) -> Result<(), Self::Error> {
        let mut cfg = cfg.clone();
        cfg.types.iter_mut(|named| {
            let import = named.module_path.contains("::import");
            let name = match named.name.as_ref() {
                // Tauri's own `Channel`, through which progress comes, keeps the name.
                "Channel" if named.module_path.ends_with("touchpoint") => "ContactChannel",
                // What is written, not what was read.
                "Format" if named.module_path.contains("::export") => "ExportFormat",
                // A column of a list, not of the board.
                "Column" if import => "ImportColumn",
                "Counts" if import => "ImportCounts",
                "Problem" if import => "ImportProblem",
                _ => return,
            };
            named.name = name.into();
        });
        LanguageExt::export(self.0, &cfg, path)
    }
}

#[test]
fn the_generated_typescript_is_the_committed_one() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("bindings.ts");
    commands::described::<MockRuntime>()
        .export(Bindings(Typescript::default()), &fresh)
        .unwrap();
    let fresh = std::fs::read_to_string(fresh).unwrap();
    let committed = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("ui/src/api/bindings.ts");
    if std::env::var_os("PERENNIAL_BLESS").is_some() {
        std::fs::write(&committed, &fresh).unwrap();
    }
    let kept = std::fs::read_to_string(&committed).unwrap();
    assert!(
        kept.replace("\r\n", "\n") == fresh,
        "{} is not what the commands say. PERENNIAL_BLESS=1 writes it anew.",
        committed.display()
    );
}

#[test]
fn every_command_is_permitted_and_nothing_else_is() {
    let list = include_str!("../../commands.txt");
    let mut permitted: Vec<&str> = list
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    permitted.sort_unstable();
    let mut registered = Registered::default();
    let folder = tempfile::tempdir().unwrap();
    commands::described::<MockRuntime>()
        .export(&mut registered, folder.path())
        .unwrap();
    registered.0.sort_unstable();
    assert_eq!(permitted, registered.0);
}

/// Writes nothing and remembers the commands.
#[derive(Default)]
struct Registered(Vec<String>);

impl LanguageExt for &mut Registered {
    type Error = std::io::Error;

    fn export(self, cfg: &BuilderConfiguration, _: &Path) -> Result<(), Self::Error> {
        self.0 = cfg
            .commands
            .iter()
            .map(|command| command.name().to_owned())
            .collect();
        Ok(())
    }
}
