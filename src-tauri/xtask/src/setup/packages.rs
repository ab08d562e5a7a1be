//! System packages: one list with its reasons, installed on Debian and Ubuntu, named elsewhere.

use std::io::IsTerminal;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use xtask::process;

/// What the machine is wanted for.
#[derive(Clone, Copy, PartialEq)]
pub enum Purpose {
    /// Build, and open the window, on a virtual display if need be.
    Run,
    /// All of the above, and the tests.
    Test,
    /// What the benches compare with, alone.
    Bench,
}

use Purpose::{Bench, Run, Test};

impl Purpose {
    /// Whether a package for another purpose is wanted for this one too.
    fn takes(self, of: Self) -> bool {
        of == self || (of == Run && self == Test)
    }
}

/// Debian's name, what wants it, why.
const PACKAGES: &[(&str, Purpose, &str)] = &[
    ("build-essential", Run, "a C compiler and linker"),
    ("pkg-config", Run, "finds the libraries below"),
    (
        "libwebkit2gtk-4.1-dev",
        Run,
        "the web view that the window is made of",
    ),
    ("libgtk-3-dev", Run, "windows, menus, dialogs"),
    ("libayatana-appindicator3-dev", Run, "the tray icon"),
    ("librsvg2-dev", Run, "icons"),
    ("libxdo-dev", Run, "menu shortcuts"),
    ("libdbus-1-dev", Run, "notices and the keychain"),
    ("libssl-dev", Run, "the cipher of the data file"),
    ("libclang-dev", Run, "bindings to SQLite's sessions"),
    ("xvfb", Run, "a screen where there is none"),
    ("xdotool", Run, "finds the window on it"),
    ("imagemagick", Run, "screenshots"),
    ("dbus-x11", Run, "a session bus where there is none"),
    ("webkit2gtk-driver", Test, "drives the real window"),
    ("gnome-keyring", Test, "a keychain"),
    ("python3-gi", Test, "drags a real file onto the window"),
    ("gir1.2-gtk-3.0", Test, "the same"),
    ("faketime", Test, "moves the clock of the real window"),
    ("khal", Test, "another calendar, which imports ours"),
    ("chromium", Test, "runs the UI's own tests"),
    ("fonts-noto-core", Test, "names in every script"),
    ("fonts-noto-cjk", Test, "Chinese, Japanese and Korean names"),
    ("fonts-noto-color-emoji", Test, "emoji in names and notes"),
    ("sqlite3", Bench, "an import by other means"),
    ("sqlite-utils", Bench, "the same"),
];

const FEDORA: &str = "\
sudo dnf install gcc gcc-c++ make pkgconf webkit2gtk4.1-devel gtk3-devel libayatana-appindicator-gtk3-devel \\
  librsvg2-devel libxdo-devel dbus-devel openssl-devel clang-devel";
const FEDORA_TEST: &str = "\
sudo dnf install xorg-x11-server-Xvfb xdotool ImageMagick dbus-daemon webkit2gtk4.1-devel gnome-keyring \\
  python3-gobject gtk3 khal chromium google-noto-fonts-all google-noto-color-emoji-fonts";
const ARCH: &str = "\
sudo pacman -S --needed base-devel webkit2gtk-4.1 gtk3 libayatana-appindicator librsvg xdotool dbus openssl clang";
const ARCH_TEST: &str = "\
sudo pacman -S --needed xorg-server-xvfb imagemagick gnome-keyring python-gobject khal chromium noto-fonts noto-fonts-cjk noto-fonts-emoji";
const MACOS: &str = "\
xcode-select --install     # compiler, libclang and perl";
const WINDOWS: &str = "\
winget install Microsoft.VisualStudio.2022.BuildTools    # with the workload \"Desktop development with C++\"
winget install LLVM.LLVM StrawberryPerl.StrawberryPerl NASM.NASM
winget install Microsoft.EdgeWebView2Runtime             # Windows 11 has it already";

/// Installs what is missing where apt can, else checks what it can and says what to install.
pub fn install(purpose: Purpose) -> Result<()> {
    if process::exists("dpkg-query") && process::exists("apt-get") {
        return apt(purpose);
    }
    elsewhere(purpose)
}

/// Debian's Chromium, or what stands in its place: `CHROMIUM_PATH` for the UI tests.
pub fn chromium() -> Result<String> {
    if let Ok(path) = std::env::var("CHROMIUM_PATH") {
        return Ok(path);
    }
    let dirs = ["/usr/bin", "/usr/local/bin", "/snap/bin"];
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names
        .iter()
        .flat_map(|name| dirs.iter().map(move |dir| format!("{dir}/{name}")))
        .find(|path| Path::new(path).is_file())
        .context("no Chromium found: install it, or set CHROMIUM_PATH to one")
}

fn apt(purpose: Purpose) -> Result<()> {
    let missing = missing(purpose)?;
    if missing.is_empty() {
        return Ok(());
    }
    println!("This machine lacks:");
    for (name, _, why) in PACKAGES.iter().filter(|(name, ..)| missing.contains(name)) {
        println!("  {name:30} {why}");
    }
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    let rank = rank(&install)?;
    // A machine that never updated has no lists; one with old lists asks for versions that are gone.
    if lists_present() && apt_get(rank, &install).is_ok() {
        return Ok(());
    }
    apt_get(rank, &["update"])?;
    apt_get(rank, &install)
}

fn missing(purpose: Purpose) -> Result<Vec<&'static str>> {
    let wanted: Vec<&str> = PACKAGES
        .iter()
        .filter(|(_, of, _)| purpose.takes(*of))
        .map(|(name, ..)| *name)
        .collect();
    let mut query = Command::new("dpkg-query");
    query
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\\n"])
        .args(&wanted);
    // It exits 1 and grumbles when a name is unknown to it: that is the answer, not an error.
    let answer = query
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .context("dpkg-query")?;
    let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
    Ok(not_installed(&wanted, &answer))
}

fn not_installed(wanted: &[&'static str], answer: &str) -> Vec<&'static str> {
    let installed: Vec<&str> = answer
        .lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .collect();
    wanted
        .iter()
        .filter(|name| !installed.contains(*name))
        .copied()
        .collect()
}

fn lists_present() -> bool {
    let Ok(lists) = std::fs::read_dir("/var/lib/apt/lists") else {
        return false;
    };
    lists
        .flatten()
        .any(|file| file.file_name().to_string_lossy().contains("_Packages"))
}

/// How this person may install packages.
#[derive(Clone, Copy)]
enum Rank {
    Root,
    Sudo,
    SudoWithPassword,
}

/// Who we are; the error is the command for somebody who may.
fn rank(install: &[&str]) -> Result<Rank> {
    if process::output(Command::new("id").arg("-u"))?.trim() == "0" {
        return Ok(Rank::Root);
    }
    let mut ask = Command::new("sudo");
    ask.args(["-n", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if ask.status().is_ok_and(|status| status.success()) {
        return Ok(Rank::Sudo);
    }
    if process::exists("sudo") && std::io::stdin().is_terminal() {
        return Ok(Rank::SudoWithPassword);
    }
    bail!(
        "packages are missing and only root may install them. As root:\n  apt-get {}",
        install.join(" ")
    );
}

fn apt_get(rank: Rank, words: &[&str]) -> Result<()> {
    // By way of env, since sudo drops the environment.
    let prefix: &[&str] = match rank {
        Rank::Root => &["env"],
        Rank::Sudo => &["sudo", "-n", "env"],
        Rank::SudoWithPassword => &["sudo", "env"],
    };
    let mut command = Command::new(prefix[0]);
    command
        .args(&prefix[1..])
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    command
        .args(["-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=300"])
        .args(words);
    if let Rank::SudoWithPassword = rank {
        // sudo must own the terminal to ask for the password, so this one gets no group of its own.
        println!("{}", process::line(&command));
        let status = command.status().context("sudo")?;
        if !status.success() {
            bail!("failed ({status}): {}", process::line(&command));
        }
        return Ok(());
    }
    process::run(&mut command)
}

fn elsewhere(purpose: Purpose) -> Result<()> {
    if purpose == Bench {
        return Ok(());
    }
    if cfg!(target_os = "macos") {
        return hint("macOS", MACOS, purpose, process::exists("clang"));
    }
    if cfg!(windows) {
        return hint("Windows", WINDOWS, purpose, process::exists("clang"));
    }
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let is = |name: &str| {
        release
            .lines()
            .any(|line| line.starts_with("ID") && line.contains(name))
    };
    let libraries = [
        "webkit2gtk-4.1",
        "gtk+-3.0",
        "ayatana-appindicator3-0.1",
        "librsvg-2.0",
        "dbus-1",
        "openssl",
    ];
    let built = Command::new("pkg-config")
        .arg("--exists")
        .args(libraries)
        .status();
    let tested = [
        "Xvfb",
        "xdotool",
        "import",
        "dbus-daemon",
        "WebKitWebDriver",
        "gnome-keyring-daemon",
    ];
    let complete = built.is_ok_and(|status| status.success())
        && (purpose == Run || tested.iter().all(|program| process::exists(program)));
    let both = |run: &str, test: &str| {
        if purpose == Run {
            run.to_owned()
        } else {
            format!("{run}\n{test}")
        }
    };
    if is("fedora") || is("rhel") {
        hint("Fedora", &both(FEDORA, FEDORA_TEST), purpose, complete)
    } else if is("arch") {
        hint("Arch", &both(ARCH, ARCH_TEST), purpose, complete)
    } else {
        let wanted = PACKAGES.iter().filter(|(_, of, _)| purpose.takes(*of));
        let names: Vec<&str> = wanted.map(|(name, ..)| *name).collect();
        hint(
            "this system, what Debian calls",
            &names.join(" "),
            purpose,
            complete,
        )
    }
}

fn hint(system: &str, commands: &str, purpose: Purpose, complete: bool) -> Result<()> {
    if purpose == Test && !cfg!(target_os = "linux") {
        println!("The tests of the real window need Linux; everything else runs here.");
    }
    if complete {
        return Ok(());
    }
    bail!("something is missing that I cannot install here. On {system}:\n{commands}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_was_removed_but_kept_its_settings_is_missing() {
        let answer = "xvfb installed\nchromium config-files\n";
        assert_eq!(
            not_installed(&["xvfb", "chromium", "xdotool"], answer),
            ["chromium", "xdotool"]
        );
    }
}
