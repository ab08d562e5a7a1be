//! A list that asks, and a file of answers.

use crate::desk::Desk;

const LIST: &str = "\
Name;Instagram;Email;Last contact;City
Mia Rivers;@mia;team@agency.com;2026-02-10;Leeds
Leo Quill;@leo;team@agency.com;;York
Ana Sousa;@ana;team@agency.com;;
Theo Quill;;;;Hull
Theo Quil;;;;Hull
;;nobody at example;;
";

#[test]
fn a_list_asks_and_a_file_answers() {
    let mut desk = Desk::new();
    desk.write("list.csv", LIST);
    desk.write(
        "answers.json",
        r#"{
  "edits": [{"line": 7, "column": "Name", "text": "Jo"}],
  "decisions": [
    {"about": {"kind": "question", "of": "shared_email"}, "take": {"kind": "new"}},
    {"about": {"kind": "line", "of": 4}, "take": {"kind": "leave_out"}},
    {"about": {"kind": "question", "of": "similar_name"}, "take": {"kind": "suggested"}}
  ]
}"#,
    );
    desk.types("import list.csv --dry-run --rows --on 2026-03-01")
        .types("import list.csv --answers answers.json --rows --on 2026-03-01")
        .types("import list.csv --answers answers.json --on 2026-03-01")
        .types("show instagram:mia --on 2026-03-01");
    let batch = desk.json("imports")["imports"][1]["batch"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.types(&format!("imports show {batch}"));
    insta::assert_snapshot!(desk.transcript());
    let shown = desk.json(&format!("imports show {batch}"));
    assert_eq!(shown["total"], 4);
    assert_eq!(shown["people"][0]["name"], "Mia Rivers");
    assert_eq!(shown["people"][0]["there"], true);
    assert_eq!(shown["rows"].as_array().unwrap().len(), 6);
}

#[test]
fn answers_that_are_not_understood_name_the_line() {
    let mut desk = Desk::new();
    desk.write("list.csv", LIST);
    desk.write("typo.json", "{\n  \"edits\": [],\n  \"decisons\": []\n}");
    desk.write("broken.json", "{\n  \"edits\": [\n}");
    desk.write(
        "nested.json",
        "{\n  \"reading\": {\n    \"delimeter\": \";\"\n  }\n}",
    );
    desk.write(
        "nowhere.json",
        r#"{"edits": [{"line": 99, "column": "Name", "text": "x"}]}"#,
    );
    for answers in [
        "typo.json",
        "broken.json",
        "nested.json",
        "nowhere.json",
        "missing.json",
    ] {
        desk.types(&format!("import list.csv --dry-run --answers {answers}"));
    }
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn how_a_file_is_read_can_be_said() {
    let mut desk = Desk::new();
    desk.write(
        "old.txt",
        b"Name|Instagram|Size|Last contact\nJ\xFCrgen|@juergen|1,5|03/04/2026\n",
    );
    desk.types("import old.txt --encoding windows-1252 --delimiter '|' --header-row 1 --date-order dmy --decimal comma --region de --dry-run --rows --on 2026-06-01")
        .types("import old.txt --delimiter ab")
        .types("import old.txt --date-order sideways")
        .types("import old.txt --region Germany")
        .types("import old.txt --sheet Contacts --dry-run");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_region_that_nobody_knows_is_refused_wherever_it_is_said() {
    let desk = Desk::new();
    desk.write("list.csv", "Name,Phone\nMia,030 123456\n");
    desk.write("answers.json", r#"{"conventions": {"region": "Germany"}}"#);
    let ran = desk.ran("import list.csv --region xq");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("xq") && ran.err.contains("DE, PT or US"),
        "{}",
        ran.err
    );
    let ran = desk.ran("import list.csv --answers answers.json");
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("the region “Germany” is no country") && ran.err.contains("DE, PT or US"),
        "{}",
        ran.err
    );
}

#[test]
fn single_columns_are_overwritten() {
    let desk = Desk::new();
    desk.write(
        "one.csv",
        "Name,Instagram,City,Country\nMia Rivers,@mia,Leeds,UK\n",
    );
    desk.write(
        "two.csv",
        "Name,Instagram,City,Country\nMia Rivers,@mia,York,France\n",
    );
    desk.quietly("import one.csv");
    assert_eq!(desk.json("import two.csv --overwrite=City")["updated"], 1);
    let details = desk.json("show instagram:mia")["details"].clone();
    assert_eq!(
        (&details["location"], &details["country"]),
        (&"York".into(), &"UK".into())
    );
    let ran = desk.ran("import two.csv --overwrite=Shoe");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("has no column “Shoe”"), "{}", ran.err);
}

#[test]
fn every_row_s_plan_is_listed_as_json() {
    let desk = Desk::new();
    desk.write("list.csv", LIST);
    let planned = desk.json("import list.csv --dry-run --rows --on 2026-03-01");
    let rows = planned["row_plans"].as_array().unwrap();
    assert_eq!(rows.len(), 6);
    assert_eq!(rows[1]["question"]["kind"], "shared_email");
    assert_eq!(rows[1]["question"]["options"][0]["name"], "Mia Rivers");
    assert_eq!(planned["questions"][0]["kind"], "shared_email");
    assert!(desk.json("import list.csv --dry-run")["row_plans"].is_null());
}
