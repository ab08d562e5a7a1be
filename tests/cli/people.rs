//! Who is there.

use crate::desk::Desk;

#[test]
fn people_are_added_found_moved_and_shown() {
    let mut desk = Desk::new();
    desk.types("people")
        .types("add --name '佐々木 さくら' --account tiktok:@sakura --account https://www.instagram.com/sakura.makes/ --email Sakura@Example.com --on 2026-03-01")
        .types("add --name 'Zoë Beaumont' --account ig:zoe --stage Outreach --on 2026-03-01 --json")
        .types("people --on 2026-03-01")
        .types("people --search zoe --on 2026-03-01")
        .types("people --stage outreach --json --on 2026-03-01")
        .types("move sakura@example.com Collaboration --on 2026-03-02")
        .types("move tiktok:sakura collaboration --on 2026-03-02")
        .types("people --limit 1 --on 2026-03-02")
        .types("show sakura@example.com --on 2026-03-02")
        .types("show 'Zoë Beaumont' --json --on 2026-03-02");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn a_tag_finds_its_people() {
    let desk = Desk::new();
    desk.lay("creators-200.csv");
    desk.quietly("import creators-200.csv");
    let tagged = desk.json("people --tag ceramics --limit 3");
    assert_eq!(
        (
            tagged["total"].as_u64(),
            tagged["people"].as_array().unwrap().len()
        ),
        (Some(25), 3)
    );
}

#[test]
fn a_stage_is_parted_dries_up_and_its_people_have_tiers() {
    let mut desk = Desk::new();
    desk.quietly("add --name Ada --stage outreach --on 2026-03-01");
    desk.quietly("add --name Bo --stage outreach --on 2026-03-01");
    desk.types("stages")
        .types("stages add outreach 'First note sent'")
        .types("stages add outreach Answered")
        .types("stages add outreach answered")
        .types("move Ada Bo outreach --into answered --on 2026-03-02")
        .types("stages place outreach Answered 1")
        .types("stages rename outreach answered 'Wrote back'")
        .types("stages dry-up outreach --days 14")
        .types("tier --to partner Ada")
        .types("people --tier partner --on 2026-03-02")
        .types("people --sub-stage 'wrote back' --on 2026-03-02")
        .types("show Ada --on 2026-03-02")
        .types("stages")
        .types("stages remove outreach 'Wrote back' --to 'First note sent'")
        .types("tier --none --stage outreach")
        .types("stages remove outreach 'Wrote back'")
        .types("undo")
        .types("stages --json");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn one_name_of_two_people_lists_both() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Mia Rivers' --account instagram:mia --on 2026-03-01");
    desk.quietly("add --name 'mia rivers' --account tiktok:mia.r --on 2026-03-01");
    desk.types("show 'Mia Rivers'")
        .types("move 'Mia Rivers' outreach")
        .types("show tiktok:mia.r --on 2026-03-01")
        .types("show 'Nobody At All'");
    insta::assert_snapshot!(desk.transcript());
    let id = desk.json("show instagram:mia")["id"].as_str().unwrap().to_owned();
    assert_eq!(desk.json(&format!("show {id}"))["name"], "Mia Rivers");
}

#[test]
fn a_name_commands_no_terminal() {
    let desk = Desk::new();
    desk.quietly("add --name 'Mia\u{1b}[2J Rivers' --account instagram:mia --on 2026-03-01");
    for line in ["people", "show instagram:mia", "nudges --on 2027-01-01"] {
        let ran = desk.ran(line);
        assert!(
            ran.out.contains("Mia[2J Rivers") && !ran.out.contains('\u{1b}'),
            "{}",
            ran.out
        );
    }
}

#[test]
fn several_people_are_tagged_moved_and_archived_as_one_entry() {
    let mut desk = Desk::new();
    for name in ["Ada Lovelace", "Bo Derek", "Cy Twombly"] {
        desk.quietly(&format!("add --name '{name}' --on 2026-02-01"));
    }
    desk.types("tag 'spring box' 'Ada Lovelace' 'Cy Twombly'")
        .types("people --tag 'Spring Box'")
        .types("untag 'spring box' 'Bo Derek'")
        .types("untag summer --stage discovery")
        .types("move 'Ada Lovelace' 'Bo Derek' outreach")
        .types("move nurturing --tag 'spring box'")
        .types("archive --stage outreach")
        .types("undo")
        .types("archive 'Ada Lovelace' --stage outreach")
        .types("archive")
        .types("tag vip --stage advocacy")
        .types("people --on 2026-03-01");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn an_export_can_be_narrowed_by_filters() {
    let mut desk = Desk::new();
    for name in ["Ada Lovelace", "Bo Derek"] {
        desk.quietly(&format!("add --name '{name}' --on 2026-02-01"));
    }
    desk.quietly("tag vip 'Bo Derek'");
    desk.types("export some.csv --tag vip")
        .types("export some.json --tag vip");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn what_is_known_of_a_person_is_changed_as_one_entry() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --account ig:ada --on 2026-03-01");
    desk.quietly("tag ceramics 'Ada Lovelace' --on 2026-03-01");
    desk.write("own.csv", "Name,Instagram,Shoe size\nBo Low,@bo,41\n");
    desk.quietly("import own.csv --on 2026-03-01");
    desk.types("set ig:ada --country Portugal --tier partner --tags 'ceramics, tea' --stage outreach --cadence 21 --field 'Shoe size=39' --on 2026-03-01")
        .types("set ig:ada --next-touch 2026-03-20 --birthday=--05-31 --on 2026-03-01")
        .types("show ig:ada --on 2026-03-01")
        .types("set ig:ada --country '' --field 'Shoe size=' --on 2026-03-01")
        .types("undo 4")
        .types("set ig:ada --next-touch soon --on 2026-03-01")
        .types("set ig:ada --name '' --on 2026-03-01")
        .types("set ig:ada --field Shoes=3 --on 2026-03-01")
        .types("set ig:ada --on 2026-03-01")
        .types("people --sort strength --on 2026-03-01");
    insta::assert_snapshot!(desk.transcript());
}
