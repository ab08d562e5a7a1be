//! Out again: export, sample data, the doctor.

use std::process::Stdio;

use crate::desk::Desk;

#[test]
fn a_list_and_everything() {
    let mut desk = Desk::new();
    desk.quietly("add --name '=cmd|calc' --account instagram:mia --account tiktok:mia --email mia@example.com --on 2026-03-01");
    desk.quietly("add --name 'Zoë Beaumont' --on 2026-03-01");
    desk.quietly("archive 'Zoë Beaumont' --on 2026-03-01");
    desk.types("export list.csv --on 2026-03-01")
        .types("export list.csv --on 2026-03-01 --json")
        .types("export all.json --on 2026-03-01")
        .types("import list.csv --on 2026-03-01")
        .types("export list.xlsx --on 2026-03-01")
        .types("import list.xlsx --on 2026-03-01")
        .types("export list.xlsx --columns 'tags,last contact' --on 2026-03-01")
        .types("export list.xlsx --columns shoes")
        .types("export cards.vcf --columns tags")
        .types("export list.xls")
        .types("export .");
    insta::assert_snapshot!(desk.transcript());
    let all: serde_json::Value = serde_json::from_str(&desk.read("all.json")).unwrap();
    assert_eq!(all["people"].as_array().unwrap().len(), 2);
}

#[test]
fn two_hundred_creators_go_out_and_come_in_again() {
    let desk = Desk::new();
    desk.lay("creators-200.csv");
    desk.quietly("import creators-200.csv --on 2026-03-01");
    desk.quietly("export list.csv");
    let again = desk.json("import list.csv");
    assert_eq!(
        (
            again["created"].as_u64(),
            again["updated"].as_u64(),
            again["unchanged"].as_u64()
        ),
        (Some(0), Some(0), Some(200))
    );
    desk.quietly("export list.xlsx");
    assert_eq!(desk.json("import list.xlsx")["unchanged"], 200);
    let fresh = desk.json("--db other.db import list.csv --on 2026-03-01");
    assert_eq!(fresh["created"], 200);
    desk.quietly("--db other.db export other.csv");
    let without_id = |csv: String| -> Vec<String> {
        csv.lines()
            .map(|line| line.split_once(',').map_or("", |(_, rest)| rest).to_owned())
            .collect()
    };
    assert_eq!(
        without_id(desk.read("other.csv")),
        without_id(desk.read("list.csv"))
    );
}

#[test]
fn sample_people_are_the_same_for_the_same_seed() {
    let mut desk = Desk::new();
    desk.types("demo --people 20 --touchpoints 60 --seed 3 --on 2026-03-01")
        .types("doctor")
        .types("demo --people 20 --touchpoints 60 --seed 3 --on 2026-03-01");
    insta::assert_snapshot!(desk.transcript());
    desk.quietly("--db twin.db demo --people 20 --touchpoints 60 --seed 3 --on 2026-03-01");
    desk.quietly("export one.json --on 2026-03-01");
    desk.quietly("--db twin.db export two.json --on 2026-03-01");
    assert_eq!(desk.read("one.json"), desk.read("two.json"));
    assert_eq!(desk.json("doctor")["counts"]["touchpoint"], 60);
}

#[test]
fn sample_people_are_taken_out_again_and_those_with_a_life_of_their_own_only_when_told() {
    let mut desk = Desk::new();
    desk.quietly("demo --people 20 --touchpoints 60 --seed 3 --on 2026-03-01");
    desk.quietly("add --name 'Ada Lovelace' --on 2026-03-01");
    desk.types("demo --remove --on 2026-03-02")
        .types("undo")
        .quietly("tag vip 'Harper Penrose' --on 2026-03-02");
    desk.types("demo --remove --people 3")
        .types("demo --remove --on 2026-03-02")
        .types("demo --remove --keep-touched --on 2026-03-02")
        .types("people --on 2026-03-02")
        .types("demo --remove --on 2026-03-02");
    insta::assert_snapshot!(desk.transcript());
    assert_eq!(desk.json("doctor")["counts"]["made_up"], 0);
}

#[test]
fn a_sick_data_file_exits_with_3_and_says_what_is_wrong() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --on 2026-03-01");
    let conn = rusqlite::Connection::open(desk.path("perennial.db")).unwrap();
    conn.execute("UPDATE standing SET due_on = '2031-01-01'", [])
        .unwrap();
    drop(conn);
    let ran = desk.ran("doctor --json");
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (ran.code, &found["healthy"]),
        (3, &serde_json::Value::Bool(false))
    );
    assert_eq!(found["derived"].as_array().unwrap().len(), 1);
    desk.types("doctor");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let desk = Desk::new();
    desk.quietly("demo --people 400 --touchpoints 10 --seed 3 --on 2026-03-01");
    let mut child = desk
        .command("people --json")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}
