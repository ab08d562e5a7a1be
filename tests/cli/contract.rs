//! The keys that scripts rely on. More may come, none may go.

use serde_json::Value;

use crate::desk::Desk;

fn has(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value.get(key).is_some(), "no \u{201c}{key}\u{201d} in {value:#}");
    }
}

fn with_creators() -> (Desk, Value) {
    let desk = Desk::new();
    desk.lay("creators-200.csv");
    let report = desk.json("import creators-200.csv --on 2026-03-01");
    (desk, report)
}

#[test]
fn of_an_import() {
    let (desk, report) = with_creators();
    has(
        &report,
        &[
            "batch",
            "rows",
            "created",
            "updated",
            "unchanged",
            "skipped",
            "rejected",
            "asked",
            "mapping",
            "problems",
        ],
    );
    assert_eq!(report["mapping"]["Instagram"], "handle:instagram");
    desk.write("one.csv", "Name,Instagram\nMia Rivers,mia rivers\n");
    let report = desk.json("import one.csv");
    has(&report["problems"][0], &["line", "column", "text", "message"]);
    has(
        &desk.json("imports")["imports"][0],
        &["batch", "file_name", "rows", "created", "undone"],
    );
}

#[test]
fn of_people() {
    let (desk, _) = with_creators();
    let people = desk.json("people --limit 1");
    has(&people, &["total", "people"]);
    let person = &people["people"][0];
    has(
        person,
        &[
            "id",
            "name",
            "stage",
            "accounts",
            "emails",
            "tags",
            "last_contact_on",
            "due_on",
        ],
    );
    has(&person["accounts"][0], &["platform", "handle", "followers"]);
    has(
        &desk.json("show instagram:fern.and.fog"),
        &["id", "name", "stage", "accounts", "timeline"],
    );
}

#[test]
fn of_nudges() {
    let (desk, _) = with_creators();
    let nudges = desk.json("nudges --on 2026-04-01 --limit 1");
    has(&nudges, &["on", "total", "nudges"]);
    has(
        &nudges["nudges"][0],
        &[
            "person",
            "name",
            "reason",
            "last_contact_on",
            "due_on",
            "days_overdue",
            "why",
        ],
    );
}

#[test]
fn of_what_writes() {
    let desk = Desk::new();
    let lines = [
        "add --name Ada",
        "move Ada outreach",
        "log Ada --channel dm --direction out --intent give",
        "snooze Ada --days 3",
        "archive Ada",
    ];
    for line in lines {
        let done = desk.json(line);
        has(&done, &["label", "entry"]);
        assert!(done["entry"].is_i64(), "{line}: {done:#}");
    }
    assert!(desk.json("add --name Bea")["id"].is_string());
    for line in ["undo", "redo"] {
        has(&desk.json(line), &["entry", "label", "conflicts"]);
    }
    has(
        &desk.json("history")["history"][0],
        &["entry", "label", "at", "undone"],
    );
}

#[test]
fn of_duplicates() {
    let desk = Desk::new();
    desk.quietly("add --name 'Mia Rivers' --account instagram:mia.makes.cups");
    desk.quietly("add --name 'Mia Rivers' --account tiktok:mia.makes.cups");
    let found = desk.json("duplicates");
    has(&found, &["total", "certain", "likely", "possible", "pairs"]);
    let pair = &found["pairs"][0];
    has(pair, &["left", "right", "likelihood", "evidence"]);
    has(&pair["evidence"][0], &["says", "against"]);
    let compared = desk.json("merge instagram:mia.makes.cups tiktok:mia.makes.cups --dry-run");
    has(&compared, &["left", "right", "fields", "together", "dismissed"]);
    has(
        &compared["fields"][0],
        &[
            "field",
            "label",
            "left",
            "right",
            "suggested",
            "because",
            "choices",
        ],
    );
    let merged = desk.json("merge instagram:mia.makes.cups tiktok:mia.makes.cups");
    has(&merged, &["id", "label", "entry", "changes"]);
}

#[test]
fn of_the_data_file() {
    let desk = Desk::new();
    has(
        &desk.json("demo --people 3 --touchpoints 3 --seed 1 --on 2026-03-01"),
        &["label", "entry"],
    );
    has(&desk.json("export list.csv"), &["file", "format", "people"]);
    has(
        &desk.json("doctor"),
        &[
            "healthy",
            "schema_version",
            "integrity",
            "foreign_keys",
            "derived",
            "counts",
        ],
    );
}

#[test]
fn options_stand_before_a_command_or_after_it() {
    let desk = Desk::new();
    let before = desk.ran("--json --db a.db --on 2026-03-01 nudges").out;
    let after = desk.ran("nudges --on 2026-03-01 --db a.db --json").out;
    assert_eq!(before, after);
    assert!(before.contains("2026-03-01"));
}
