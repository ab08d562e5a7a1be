//! Commands there and back.

use std::fmt::Write;

use serde_json::{Value, json};

use super::window::Window;

fn names(window: &Window, stage: &str) -> Vec<String> {
    let everybody = json!({ "conditions": [], "search": null, "archived": false });
    let query = json!({ "segment": everybody, "order": "board", "reversed": false });
    let asked = json!({ "query": query, "sight": { "stage": stage, "from": 0, "limit": 50 } });
    let cards = window.ask("board_cards", asked);
    cards["cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["name"].as_str().unwrap().to_owned())
        .collect()
}

fn add(window: &Window, name: &str, account: &str) -> Value {
    let person = json!({ "name": name, "accounts": [account], "emails": [], "stage": null });
    window.ask("add_person", json!({ "person": person }))["person"].clone()
}

#[test]
fn a_person_is_added_moved_and_moved_back() {
    let window = Window::open();
    let ada = add(&window, "Ada Lovelace", "instagram:ada");
    let grace = add(&window, "Grace Hopper", "tiktok:grace");
    assert_eq!(names(&window, "discovery"), ["Grace Hopper", "Ada Lovelace"]);

    let moved = window.ask(
        "move_person",
        json!({ "person": ada, "to": "outreach", "before": null, "after": null }),
    );
    assert_eq!(moved["label"], "Moved Ada Lovelace to Outreach");
    window.ask(
        "move_person",
        json!({ "person": grace, "to": "outreach", "before": null, "after": ada }),
    );
    assert_eq!(names(&window, "outreach"), ["Ada Lovelace", "Grace Hopper"]);

    let undone = window.ask("undo", json!({ "entry": moved["entry"] }));
    assert_eq!(undone["conflicts"], json!([]));
    assert_eq!(names(&window, "discovery"), ["Ada Lovelace"]);
    assert_eq!(names(&window, "outreach"), ["Grace Hopper"]);
}

#[test]
fn every_write_is_told_and_no_read_is() {
    let window = Window::open();
    let ada = add(&window, "Ada Lovelace", "instagram:ada");
    let told = window.changes();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["people"], json!([ada]));
    assert_eq!(told[0]["many"], false);
    window.ask("person", json!({ "person": ada }));
    window.ask("frame", json!({}));
    window.refused("add_email", json!({ "person": ada, "address": "nonsense" }));
    assert!(window.changes().is_empty());
}

#[test]
fn a_contact_takes_a_person_off_today_and_its_undo_brings_them_back() {
    let window = Window::open();
    let ada = add(&window, "Ada Lovelace", "instagram:ada");
    let old =
        json!({ "channel": "dm", "direction": "out", "intent": "ask", "on": "2026-01-01", "note": null });
    window.ask("log_contact", json!({ "person": ada, "contact": old }));
    let due = || window.ask("today", json!({ "from": 0, "limit": 10 }))["total"].clone();
    assert_eq!(due(), 1);
    let new = json!({ "channel": "dm", "direction": "out", "intent": "give", "on": null, "note": "A gift" });
    let logged = window.ask("log_contact", json!({ "person": ada, "contact": new }));
    assert_eq!(due(), 0);
    window.ask("undo", json!({ "entry": logged["entry"] }));
    assert_eq!(due(), 1);
}

#[test]
fn a_refusal_has_a_word_and_a_sentence() {
    let window = Window::open();
    add(&window, "Ada Lovelace", "instagram:ada");
    let taken = json!({ "name": "Another Ada", "accounts": ["instagram:ada"], "emails": [], "stage": null });
    let failure = window.refused("add_person", json!({ "person": taken }));
    assert_eq!(failure["code"], "taken");
    assert_eq!(
        failure["message"],
        "Instagram @ada belongs to Ada Lovelace already. Open them, or remove the account there first."
    );
    assert_eq!(
        window.refused("undo", json!({ "entry": 4711 }))["code"],
        "not_there"
    );
    assert_eq!(
        window.refused("open_link", json!({ "url": "file:///etc/passwd" }))["code"],
        "no_link"
    );
    assert_eq!(window.refused("import_choose", json!({}))["code"], "no_dialog");
}

#[test]
fn a_file_that_is_not_ours_is_told_at_the_start_and_by_every_screen() {
    let window = Window::over(|path| std::fs::write(path, b"a shopping list and no database").unwrap());
    let problem = window.ask("start_problem", json!({}));
    assert_eq!(problem["code"], "not_ours");
    assert_eq!(window.refused("frame", json!({})), problem);
    assert_eq!(Window::open().ask("start_problem", json!({})), Value::Null);
}

#[test]
fn the_settings_say_where_the_data_lies() {
    let window = Window::open();
    window.ask("set_default_cadence", json!({ "days": 45 }));
    window.ask(
        "set_stage_cadence",
        json!({ "stage": "advocacy", "cadence": { "kind": "days", "days": 14 } }),
    );
    let settings = window.ask("settings", json!({}));
    assert_eq!(settings["default_cadence_days"], 45);
    assert_eq!(
        settings["stages"][4]["cadence"],
        json!({ "kind": "days", "days": 14 })
    );
    assert!(settings["data_file"].as_str().unwrap().ends_with("perennial.db"));
    assert_eq!(settings["notices"], json!([]));
}

fn list(window: &Window, rows: usize) -> String {
    let mut text = "Name,Instagram,Followers\n".to_owned();
    for row in 0..rows {
        writeln!(text, "Person {row},@person.{row},{}K", row + 1).unwrap();
    }
    window.file("creators.csv", &text)
}

/// A channel that nobody listens to.
const CHANNEL: &str = "__CHANNEL__:7";

fn sum(counts: &Value) -> u64 {
    let outcomes = ["created", "updated", "unchanged", "skipped", "rejected", "asked"];
    outcomes
        .iter()
        .map(|outcome| counts[outcome].as_u64().unwrap())
        .sum()
}

#[test]
fn a_list_is_previewed_committed_and_taken_back() {
    let window = Window::open();
    let preview = window.ask("import_open", json!({ "path": list(&window, 20) }));
    assert_eq!(preview["file_name"], "creators.csv");
    assert_eq!(preview["counts"]["created"], 20);
    assert_eq!(sum(&preview["counts"]), preview["rows"].as_u64().unwrap());
    assert_eq!(
        window.ask("frame", json!({}))["people"],
        0,
        "a preview writes nothing"
    );

    let token = &preview["token"];
    let page = json!({ "token": token, "filter": { "outcome": "create" }, "from": 5, "limit": 2 });
    let rows = window.ask("import_rows", page);
    assert_eq!(rows["total"], 20);
    assert_eq!(rows["rows"][0]["name"], "Person 5");

    window.changes();
    let report = window.ask("import_commit", json!({ "token": token, "progress": CHANNEL }));
    assert_eq!(report["counts"], preview["counts"]);
    assert_eq!(window.ask("frame", json!({}))["people"], 20);
    assert_eq!(window.changes().len(), 1);
    assert_eq!(
        window.refused("import_commit", json!({ "token": token, "progress": CHANNEL }))["code"],
        "import_gone"
    );

    let again = window.ask("import_open", json!({ "path": list(&window, 20) }));
    assert_eq!(again["counts"]["unchanged"], 20);

    let page = json!({ "batch": report["batch"], "from": 5, "limit": 2 });
    let came = window.ask("import_batch", page);
    assert_eq!(
        (&came["total"], &came["people"][0]["name"]),
        (&json!(20), &json!("Person 5"))
    );
    assert_eq!(came["people"][0]["there"], true);

    window.ask("import_undo", json!({ "batch": report["batch"] }));
    assert_eq!(window.ask("frame", json!({}))["people"], 0);
    assert_eq!(window.ask("imports", json!({}))[0]["undone"], true);
}

#[test]
fn a_column_is_left_out_on_the_owners_word() {
    let window = Window::open();
    let preview = window.ask("import_open", json!({ "path": list(&window, 3) }));
    let mut options = preview["options"].clone();
    options["map"] = json!([{ "column": "Followers", "field": "ignore" }]);
    let adjusted = window.ask(
        "import_adjust",
        json!({ "token": preview["token"], "options": options, "progress": CHANNEL }),
    );
    assert_eq!(adjusted["token"], preview["token"]);
    assert_eq!(adjusted["options"], options);
    assert_eq!(adjusted["columns"][2]["field"], "ignore");
    let gone = json!({ "map": [{ "column": "Shoe", "field": "name" }] });
    let fitting = window.ask(
        "import_adjust",
        json!({ "token": preview["token"], "options": gone, "progress": CHANNEL }),
    );
    assert_eq!(
        (&fitting["no_longer"], &fitting["options"]["map"]),
        (&json!(1), &json!([]))
    );
}

#[test]
fn what_was_said_about_an_import_is_kept_until_it_is_done_or_forgotten() {
    let window = Window::open();
    let path = list(&window, 3);
    let preview = window.ask("import_open", json!({ "path": path }));
    assert_eq!(window.ask("import_unfinished", json!({})), json!([]));
    let options = json!({
        "map": [{ "column": "Followers", "field": "ignore" }],
        "decisions": [{ "about": { "kind": "line", "of": 3 }, "take": { "kind": "leave_out" } }],
    });
    let say = |token: &Value| json!({ "token": token, "options": options, "progress": CHANNEL });
    window.ask("import_adjust", say(&preview["token"]));
    window.ask("import_cancel", json!({ "token": preview["token"] }));

    let kept = window.ask("import_unfinished", json!({}));
    assert_eq!(
        (&kept[0]["file_name"], &kept[0]["said"]),
        (&json!("creators.csv"), &json!(2))
    );
    let resumed = window.ask("import_resume", json!({ "id": kept[0]["id"] }));
    assert_eq!(resumed["resumed"], "whole");
    assert_eq!(resumed["columns"][2]["field"], "ignore");
    assert_eq!(resumed["options"]["decisions"], options["decisions"]);

    window.file("creators.csv", "Name,Handle,Followers\nAda,@ada,12\n");
    let changed = window.ask("import_resume", json!({ "id": kept[0]["id"] }));
    assert_eq!(changed["resumed"], "file_changed");
    assert_eq!(changed["options"]["decisions"], json!([]));
    assert_eq!(changed["options"]["map"], options["map"]);

    window.ask("import_forget", json!({ "id": kept[0]["id"] }));
    assert_eq!(window.ask("import_unfinished", json!({})), json!([]));
    let refused = window.refused("import_resume", json!({ "id": kept[0]["id"] }));
    assert_eq!(refused["code"], "not_there");

    let again = window.ask("import_open", json!({ "path": list(&window, 3) }));
    window.ask("import_adjust", say(&again["token"]));
    window.ask(
        "import_commit",
        json!({ "token": again["token"], "progress": CHANNEL }),
    );
    assert_eq!(window.ask("import_unfinished", json!({})), json!([]));
}

#[test]
fn a_long_list_shows_its_first_rows_at_once_and_is_planned_in_full_before_it_is_written() {
    let window = Window::open();
    let first = window.ask("import_open", json!({ "path": list(&window, 6_000) }));
    assert_eq!(
        (&first["planned"], &first["rows"], &first["counts"]["created"]),
        (&json!(false), &json!(6_000), &json!(100))
    );
    let token = json!({ "token": first["token"], "progress": CHANNEL });
    assert_eq!(
        window.refused("import_commit", token.clone())["code"],
        "import_not_planned"
    );
    let whole = window.ask("import_plan", token.clone());
    assert_eq!(
        (&whole["planned"], &whole["counts"]["created"]),
        (&json!(true), &json!(6_000))
    );
    assert_eq!(window.ask("import_commit", token)["counts"]["created"], 6_000);
}

#[test]
fn people_who_are_there_twice_are_found_compared_merged_and_told_apart() {
    let window = Window::open();
    let path = window.file(
        "list.csv",
        "Name,E-mail,Instagram\nAda Moss,ada@example.com,@ada.moss\nAda Mosse,ada.moss@example.com,@ada.mosse\n",
    );
    let preview = window.ask("import_open", json!({ "path": path }));
    window.ask(
        "import_commit",
        json!({ "token": preview["token"], "progress": CHANNEL }),
    );
    let page = json!({ "from": 0, "limit": 10 });
    assert_eq!(
        window.refused("duplicates", page.clone())["code"],
        "duplicates_not_sought"
    );
    assert_eq!(window.ask("duplicates_find", json!({ "progress": CHANNEL })), 1);
    let pair = window.ask("duplicates", page.clone())["pairs"][0].clone();
    let two = json!({ "left": pair["left"]["id"], "right": pair["right"]["id"] });
    assert_eq!(
        window.ask("duplicates_compare", two.clone())["left"]["name"],
        pair["left"]["name"]
    );
    let told = window.ask("duplicates_dismiss", two.clone());
    assert_eq!(window.ask("duplicates", page.clone())["total"], 0);
    window.ask("undo", json!({ "entry": told["entry"] }));
    assert_eq!(window.ask("duplicates", page.clone())["total"], 1);
    let merge = json!({ "keep": two["left"], "gone": two["right"], "choices": [] });
    window.ask("duplicates_merge", merge);
    assert_eq!(window.ask("frame", json!({}))["people"], 1);
    assert_eq!(window.ask("duplicates", page)["total"], 0);
}

#[test]
fn a_cancelled_preview_is_gone() {
    let window = Window::open();
    let preview = window.ask("import_open", json!({ "path": list(&window, 3) }));
    window.ask("import_cancel", json!({ "token": preview["token"] }));
    let rows = json!({ "token": preview["token"], "filter": {}, "from": 0, "limit": 9 });
    assert_eq!(window.refused("import_rows", rows)["code"], "import_gone");
}

#[test]
fn rows_that_cannot_be_imported_are_saved_where_the_owner_says() {
    let window = Window::open();
    let path = window.file("list.csv", "Name,E-mail\nAda,ada@example.com\n,\"\"\n");
    let preview = window.ask("import_open", json!({ "path": path }));
    // There is no display here, and so no dialog.
    let refused = window.refused("import_save_rejected", json!({ "token": preview["token"] }));
    assert_eq!(refused["code"], "no_dialog");
}

#[test]
fn sample_people_come_and_go_in_one_step() {
    let window = Window::open();
    let done = window.ask("load_demo", json!({}));
    assert!(window.ask("frame", json!({}))["people"].as_u64().unwrap() > 10);
    window.ask("undo", json!({ "entry": done["entry"] }));
    assert_eq!(window.ask("frame", json!({}))["people"], 0);
    window.ask("load_demo", json!({}));
    assert_eq!(window.ask("frame", json!({}))["made_up"], true);
    assert_eq!(window.ask("sample_people", json!({}))["touched"], 0);
    window.ask("remove_sample", json!({ "keepTouched": true }));
    assert_eq!(window.ask("frame", json!({}))["people"], 0);
}
