//! What is refused, and the exit codes that say so: 1 the input, 2 the command line, 3 the data file.

use std::fs;

use crate::desk::Desk;

#[test]
fn what_cannot_be_taken_is_said_and_exits_with_1() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --account instagram:ada --on 2026-03-01");
    desk.types("add --name ' '")
        .types("add --name Eve --account instagram:@ada")
        .types("add --name Eve --account ada")
        .types("add --name Eve --email 'eve at example'")
        .types("undo 99");
    insta::assert_snapshot!(desk.transcript());
    assert_eq!(desk.json("people")["total"], 1);
}

#[test]
fn a_command_line_that_is_not_understood_exits_with_2() {
    let desk = Desk::new();
    for line in [
        "",
        "flourish",
        "move ada nowhere",
        "log ada --channel fax --direction out --intent ask",
        "log ada --channel dm --intent ask",
        "nudges --on 31.3.2026",
        "snooze ada --days 0",
        "import",
        "people --limit many",
    ] {
        let ran = desk.ran(line);
        assert_eq!(ran.code, 2, "{line}: {}", ran.err);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{line}");
    }
    assert!(desk.ran("move ada nowhere").err.contains("advocacy"));
}

#[test]
fn a_data_file_that_cannot_be_used_exits_with_3_and_is_left_as_it_is() {
    let mut desk = Desk::new();
    desk.write(
        "letter.db",
        "Dear Mia, this is a letter and no data file, however long it may become.".repeat(9),
    );
    // The schema's version stands at byte 60 of an SQLite file.
    let mut newer = fs::read(desk.path("perennial.db")).unwrap();
    newer[60..64].copy_from_slice(&999u32.to_be_bytes());
    desk.write("newer.db", &newer);
    desk.types("--db letter.db people")
        .types("--db newer.db people")
        .types("--db . people")
        .types("--db nowhere/perennial.db people");
    insta::assert_snapshot!(desk.transcript());
    assert!(desk.read("letter.db").starts_with("Dear Mia"));
    assert_eq!(fs::read(desk.path("newer.db")).unwrap(), newer);
}

#[test]
fn a_new_data_file_is_said_to_be_new() {
    let mut desk = Desk::bare();
    desk.types("people").types("people");
    insta::assert_snapshot!(desk.transcript());
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_name_the_data_file_is_the_desktops() {
    let desk = Desk::bare();
    let output = desk
        .command("doctor --json")
        .env_remove("PERENNIAL_DB")
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(desk.path("data-home/app.perennial.desktop/perennial.db").exists());
    assert!(!desk.path("perennial.db").exists());
}

#[test]
fn an_option_beats_the_environment() {
    let desk = Desk::bare();
    desk.quietly("people --db other.db");
    assert!(desk.path("other.db").exists() && !desk.path("perennial.db").exists());
}
