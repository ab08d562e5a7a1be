//! A folder with a data file, and a shell in it whose transcript is kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use serde_json::Value;

pub struct Desk {
    dir: tempfile::TempDir,
    transcript: String,
}

/// What a command did.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self {
            dir: tempfile::tempdir().unwrap(),
            transcript: String::new(),
        };
        // The line about the new data file stands in a transcript of its own.
        desk.quietly("doctor");
        desk
    }

    /// A folder with no data file yet.
    pub fn bare() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
            transcript: String::new(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
        self.date(name);
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Lays a file of `tests/fixtures` on the desk.
    pub fn unzipped(&self, name: &str) -> BTreeMap<String, String> {
        let mut archive = zip::ZipArchive::new(fs::File::open(self.path(name)).unwrap()).unwrap();
        (0..archive.len())
            .map(|at| {
                let mut file = archive.by_index(at).unwrap();
                let mut text = String::new();
                io::Read::read_to_string(&mut file, &mut text).unwrap();
                (file.name().unwrap().into_owned(), text)
            })
            .collect()
    }

    pub fn lay(&self, name: &str) {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
        fs::copy(fixtures.join(name), self.path(name)).unwrap();
        self.date(name);
    }

    /// Counts without a date are of the day on which their file was last changed: on every desk the same one.
    fn date(&self, name: &str) {
        let day = chrono::DateTime::parse_from_rfc3339("2026-03-01T12:00:00Z").unwrap();
        let file = fs::File::options().write(true).open(self.path(name)).unwrap();
        file.set_modified(day.into()).unwrap();
    }

    /// The program, with the data file on this desk.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perennial-cli"));
        command
            .args(words(line))
            .current_dir(self.dir.path())
            .env("PERENNIAL_DB", "perennial.db")
            .env("TZ", "UTC")
            .env("XDG_DATA_HOME", self.path("data-home"))
            .stdin(Stdio::null());
        command
    }

    pub fn ran(&self, line: &str) -> Ran {
        let output = self.command(line).output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Types a line; it and all that is said stand in the transcript.
    pub fn types(&mut self, line: &str) -> &mut Self {
        let ran = self.ran(line);
        self.transcript
            .push_str(&format!("$ perennial-cli {line}\n{}", ran.out));
        for line in ran.err.lines() {
            self.transcript.push_str(&format!("! {line}\n"));
        }
        if ran.code != 0 {
            self.transcript.push_str(&format!("[exit {}]\n", ran.code));
        }
        self.transcript.push('\n');
        self
    }

    /// Runs what must be done first.
    pub fn quietly(&self, line: &str) {
        let ran = self.ran(line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
    }

    pub fn json(&self, line: &str) -> Value {
        let ran = self.ran(&format!("--json {line}"));
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{line}: {error}: {}", ran.out))
    }

    /// All that was typed and said; identities are numbered in their order, the clock is left out.
    pub fn transcript(&self) -> String {
        let text = self
            .transcript
            .replace(&self.dir.path().display().to_string(), "[folder]");
        without_clock(&with_numbered_ids(&text))
    }
}

/// Splits a line as a shell does: spaces part words, quotes hold them together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quote) = (None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Whether a text begins with this shape, where `h` is a hexadecimal digit, `9` a digit, the rest itself.
fn has_shape(text: &[char], shape: &str) -> bool {
    let mut letters = text.iter();
    shape.chars().all(|wanted| {
        letters.next().is_some_and(|c| match wanted {
            'h' => c.is_ascii_hexdigit(),
            '9' => c.is_ascii_digit(),
            other => *c == other,
        })
    })
}

const ID: &str = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";

fn with_numbered_ids(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (mut out, mut seen, mut at) = (String::new(), Vec::<String>::new(), 0);
    while let Some(letter) = letters.get(at) {
        if has_shape(&letters[at..], ID) {
            let id: String = letters[at..at + ID.len()].iter().collect();
            let number = seen.iter().position(|known| *known == id).unwrap_or_else(|| {
                seen.push(id);
                seen.len() - 1
            });
            out.push_str(&format!("[id {}]", number + 1));
            at += ID.len();
        } else {
            out.push(*letter);
            at += 1;
        }
    }
    out
}

fn without_clock(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while let Some(letter) = letters.get(at) {
        let here = &letters[at..];
        let long = if has_shape(here, "9999-99-99T99:99:99") {
            here.iter()
                .take_while(|c| **c != '"' && !c.is_whitespace())
                .count()
        } else if has_shape(here, "9999-99-99 99:99") {
            16
        } else {
            0
        };
        if long > 0 {
            out.push_str("[at]");
            at += long;
        } else {
            out.push(*letter);
            at += 1;
        }
    }
    out
}

#[test]
fn a_line_is_split_as_a_shell_does() {
    assert_eq!(
        words(r#"a "b c" 'd "e"' f=" g""#),
        ["a", "b c", "d \"e\"", "f= g"]
    );
    assert_eq!(words("a ''"), ["a", ""]);
}

#[test]
fn a_transcript_is_the_same_whenever_it_is_made() {
    let one = "019ca945-0a00-7000-8001-6a85f77dfba7";
    assert_eq!(with_numbered_ids(&format!("{one} x {one}")), "[id 1] x [id 1]");
    assert_eq!(
        without_clock("at \"2026-03-01T12:00:00.5Z\", 2026-03-01 12:00 2026-03-01"),
        "at \"[at]\", [at] 2026-03-01"
    );
}
