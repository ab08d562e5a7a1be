//! Turns `src-tauri/commands.txt` into permissions and hands over to Tauri's own build step.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, error::Error, fs};

const COMMANDS: &str = "src-tauri/commands.txt";
const UI: &str = "ui/dist";

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // `cargo::error` is printed plainly, without the noise of a panic.
            for line in error.to_string().lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    // The interface is embedded when this package compiles, so a new one must compile it again.
    println!("cargo::rerun-if-changed={UI}");
    println!("cargo::rerun-if-changed={COMMANDS}");
    println!("cargo::rerun-if-changed=icons");
    if !Path::new(UI).join("index.html").is_file() {
        return Err(format!(
            "{UI} is missing: the interface has not been built.\n\
             `cargo xtask run` builds and opens everything; `cargo xtask setup` only gets it ready for cargo build."
        )
        .into());
    }

    let commands = fs::read_to_string(COMMANDS)?;
    let permissions = PathBuf::from(env::var("OUT_DIR")?).join("commands.toml");
    write_if_changed(&permissions, &permissions_for(&commands)?)?;

    // tauri-build keeps the pattern for the life of the process, as a `&'static str`.
    let pattern: &'static str = Box::leak(escape_glob(&permissions).into_boxed_str());
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern(pattern);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// One `allow-` permission a command, and the set of them all as the application's default.
/// Written into OUT_DIR: `AppManifest::commands` would write into the source tree instead.
fn permissions_for(list: &str) -> Result<String, Box<dyn Error>> {
    let names: Vec<&str> = list
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect();
    let mut rules = String::new();
    let mut allowed = Vec::new();
    for name in names {
        if !name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        {
            return Err(format!("{COMMANDS}: `{name}` is not a command name").into());
        }
        let permission = format!("allow-{}", name.replace('_', "-"));
        rules.push_str(&format!(
            "\n[[permission]]\nidentifier = \"{permission}\"\ncommands.allow = [\"{name}\"]\n"
        ));
        allowed.push(format!("\"{permission}\""));
    }
    Ok(format!(
        "[default]\ndescription = \"Every command of the application\"\npermissions = [{}]\n{rules}",
        allowed.join(", ")
    ))
}

fn write_if_changed(path: &Path, text: &str) -> std::io::Result<()> {
    match fs::read_to_string(path) {
        Ok(old) if old == text => Ok(()),
        _ => fs::write(path, text),
    }
}

fn escape_glob(path: &Path) -> String {
    let mut pattern = String::new();
    for c in path.to_string_lossy().chars() {
        match c {
            '*' | '?' | '[' | ']' => pattern.extend(['[', c, ']']),
            _ => pattern.push(c),
        }
    }
    pattern
}
