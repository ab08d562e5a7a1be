//! A spreadsheet comes in.

use crate::desk::Desk;

const MESSY: &str = "\
Creator;Where;Handle;Fans;Mail
Mia Rivers;Instagram;@mia.rivers;12.5K;mia@example.com
Mia R.;tiktok;https://www.tiktok.com/@miarivers?lang=en;409.8M;mia@example.com
;Instagram;;;
Jürgen Größmann;YouTube;@juergen;many;juergen@example.com
;;no spaces allowed;3;nobody at example
";

#[test]
fn two_hundred_creators_come_in_and_come_again() {
    let mut desk = Desk::new();
    desk.lay("creators-200.csv");
    desk.types("import creators-200.csv --dry-run --on 2026-03-01")
        .types("people")
        .types("import creators-200.csv --on 2026-03-01")
        .types("import creators-200.csv --on 2026-03-01")
        .types("people --search fern")
        .types("show instagram:fern.and.fog --on 2026-03-01")
        .types("imports");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn the_same_file_twice_makes_and_changes_nothing() {
    let desk = Desk::new();
    desk.lay("creators-200.csv");
    let planned = desk.json("import creators-200.csv --dry-run");
    assert_eq!(
        (&planned["batch"], planned["created"].as_u64()),
        (&serde_json::Value::Null, Some(200))
    );
    assert_eq!(desk.json("people")["total"], 0);

    let first = desk.json("import creators-200.csv");
    assert_eq!(
        (first["rows"].as_u64(), first["created"].as_u64()),
        (Some(200), Some(200))
    );
    assert!(first["batch"].is_string());
    assert_eq!(first["problems"].as_array().unwrap().len(), 0);
    assert_eq!(desk.json("people")["total"], 200);

    let again = desk.json("import creators-200.csv");
    assert_eq!(
        (again["created"].as_u64(), again["updated"].as_u64()),
        (Some(0), Some(0))
    );
    assert_eq!(again["unchanged"], 200);
    assert_eq!(desk.json("doctor")["healthy"], true);
}

#[test]
fn counts_arrive_as_numbers() {
    let desk = Desk::new();
    desk.lay("creators-200.csv");
    desk.quietly("import creators-200.csv");
    let followers = |who: &str| desk.json(&format!("show {who}"))["accounts"][0]["followers"].clone();
    assert_eq!(followers("instagram:fern.and.fog"), 10_400_000);
    assert_eq!(followers("instagram:clay.crumb.co"), 771_852);
    assert_eq!(followers("instagram:@rosie.quill"), 18_000);
}

#[test]
fn a_messy_list_says_what_it_makes_of_every_row() {
    let mut desk = Desk::new();
    desk.write("messy.csv", MESSY);
    desk.types("import messy.csv --on 2026-03-01 --rejects rejects.csv")
        .types("people --json --on 2026-03-01")
        .types("import messy.csv --json --on 2026-03-01");
    insta::assert_snapshot!(desk.transcript());
    insta::assert_snapshot!(
        "rejected_rows",
        desk.read("rejects.csv").trim_start_matches('\u{FEFF}')
    );
}

#[test]
fn outcomes_add_up_to_rows() {
    let desk = Desk::new();
    desk.write("messy.csv", MESSY);
    let report = desk.json("import messy.csv");
    let outcomes = ["created", "updated", "unchanged", "skipped", "rejected", "asked"];
    let sum: u64 = outcomes
        .iter()
        .map(|outcome| report[outcome].as_u64().unwrap())
        .sum();
    assert_eq!(Some(sum), report["rows"].as_u64());
}

#[test]
fn no_rejects_no_file() {
    let desk = Desk::new();
    desk.lay("creators-200.csv");
    let report = desk.json("import creators-200.csv --rejects rejects.csv");
    assert!(report["rejects"].is_null());
    assert!(!desk.path("rejects.csv").exists());
}

#[test]
fn rejects_that_cannot_be_written_keep_the_import_from_happening() {
    let desk = Desk::new();
    desk.write("messy.csv", MESSY);
    let ran = desk.ran("import messy.csv --rejects nowhere/rejects.csv");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("nowhere/rejects.csv"), "{}", ran.err);
    assert_eq!(desk.json("people")["total"], 0);
}

#[test]
fn columns_and_the_platform_can_be_said() {
    let mut desk = Desk::new();
    desk.write(
        "list.csv",
        "Who,Where,Nick\nMia Rivers,Leeds,mia\nTheo Quill,York,theo_q\n",
    );
    desk.types("import list.csv --platform ig --map Nick=handle --map Where=location --on 2026-03-01")
        .types("show instagram:theo_q --on 2026-03-01")
        .types("import list.csv --map Nick=nonsense")
        .types("import list.csv --map Nope=name")
        .types("import list.csv --map Nick")
        .types("import list.csv --platform myspace");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn blanks_are_filled_and_values_replaced_only_when_asked() {
    let desk = Desk::new();
    desk.write(
        "one.csv",
        "Name,Instagram,City\nMia Rivers,@mia,Leeds\nTheo Quill,@theo,\n",
    );
    desk.write(
        "two.csv",
        "Name,Instagram,City\nMia Rivers,@mia,York\nTheo Quill,@theo,Hull\n",
    );
    desk.quietly("import one.csv");
    let city = |who: &str| desk.json(&format!("show {who}"))["details"]["location"].clone();
    assert_eq!(desk.json("import two.csv")["updated"], 1);
    assert_eq!(
        (city("instagram:mia"), city("instagram:theo")),
        ("Leeds".into(), "Hull".into())
    );
    assert_eq!(desk.json("import two.csv --overwrite")["updated"], 1);
    assert_eq!(city("instagram:mia"), "York");
}

#[test]
fn an_import_is_taken_back_whole_and_days_later() {
    let mut desk = Desk::new();
    desk.write("one.csv", "Name,Instagram\nMia Rivers,@mia\nTheo Quill,@theo\n");
    let batch = desk.json("import one.csv --on 2026-03-01")["batch"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.quietly("add --name 'Ada Lovelace' --on 2026-03-02");
    desk.types(&format!("imports undo {batch}"))
        .types("people --on 2026-03-02")
        .types("imports")
        .types(&format!("imports undo {batch}"))
        .types("redo")
        .types("imports undo 0000");
    insta::assert_snapshot!(desk.transcript());
    assert_eq!(
        desk.json(&format!("imports undo {}", &batch[..30]))["label"],
        "Imported 2 people from one.csv"
    );
}

#[test]
fn a_file_that_is_no_list_is_refused() {
    let mut desk = Desk::new();
    desk.write("empty.csv", "");
    desk.write("book.xlsx", b"PK\x03\x04 xl/workbook.xml");
    desk.write("open.csv", "Name,Instagram\nMia,\"@mia\n");
    desk.write("colours.csv", "Red,Green\n1,2\n");
    std::fs::create_dir(desk.path("folder")).unwrap();
    for file in [
        "nothing.csv",
        "empty.csv",
        "book.xlsx",
        "open.csv",
        "colours.csv",
        "folder",
    ] {
        desk.types(&format!("import {file}"));
    }
    insta::assert_snapshot!(desk.transcript());
    assert_eq!(desk.json("imports")["imports"].as_array().unwrap().len(), 0);
}

#[test]
fn a_dry_run_tells_whom_a_list_says_not_to_contact() {
    let desk = Desk::new();
    desk.write(
        "optouts.csv",
        "Name,Instagram,Opted out\nMia,@mia,yes\nLeo,@leo,no\n",
    );
    let planned = desk.json("import optouts.csv --dry-run --rows");
    assert_eq!(
        planned["row_plans"][0]["says"],
        serde_json::json!(["New person", "Do not contact"])
    );
    assert_eq!(planned["row_plans"][1]["says"], serde_json::json!(["New person"]));
    desk.quietly("import optouts.csv");
    assert_eq!(desk.json("show instagram:mia")["do_not_contact"], true);
    assert_eq!(desk.json("show instagram:leo")["do_not_contact"], false);
}
