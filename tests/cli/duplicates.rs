//! Two people who may be one.

use crate::desk::Desk;

/// A desk where somebody stands twice, and another nearly so.
fn with_twins() -> Desk {
    let desk = Desk::new();
    desk.quietly(
        "add --name 'Mia Rivers' --account instagram:mia.makes.cups --email mia@example.com --on 2026-03-01",
    );
    desk.quietly("add --name 'mia rivers' --account tiktok:mia.makes.cups --stage outreach --on 2026-03-02");
    desk.quietly("add --name 'Jo Stone' --account instagram:jo.stone --on 2026-03-02");
    desk.quietly("add --name 'Jo Stnoe' --account youtube:jostone --on 2026-03-02");
    desk.quietly("add --name 'Somebody Else' --account instagram:somebody --on 2026-03-02");
    desk.quietly("log tiktok:mia.makes.cups --channel dm --direction out --intent ask --on 2026-03-02");
    desk.quietly("archive 'Jo Stnoe' --on 2026-03-02");
    desk
}

#[test]
fn who_may_be_one_is_listed_with_its_evidence() {
    let mut desk = with_twins();
    desk.types("duplicates --on 2026-03-03")
        .types("duplicates --likely certain --json --on 2026-03-03")
        .types("duplicates --limit 1 --on 2026-03-03")
        .types("duplicates dismiss 'Jo Stone' 'Jo Stnoe' --on 2026-03-03")
        .types("duplicates --on 2026-03-03")
        .types("undo")
        .types("duplicates dismiss 'Jo Stone' 'Jo Stone' --on 2026-03-03");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn two_become_one_and_two_again() {
    let mut desk = with_twins();
    desk.types("merge instagram:mia.makes.cups tiktok:mia.makes.cups --dry-run --on 2026-03-03")
        .types("merge instagram:mia.makes.cups tiktok:mia.makes.cups --take stage=left --on 2026-03-03")
        .types("show tiktok:mia.makes.cups --on 2026-03-03")
        .types("duplicates --on 2026-03-03")
        .types("undo")
        .types("people --on 2026-03-03")
        .types("merge instagram:mia.makes.cups tiktok:mia.makes.cups --on 2026-03-03 --json");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn what_cannot_be_merged_is_said() {
    let mut desk = with_twins();
    desk.types("merge 'Jo Stone' 'Jo Stone'")
        .types("merge 'Jo Stone' Nobody")
        .types("merge 'Jo Stone' 'Jo Stnoe' --take colour=left")
        .types("merge 'Jo Stone' 'Jo Stnoe' --take name=both")
        .types("merge 'Jo Stone' 'Jo Stnoe' --take name");
    insta::assert_snapshot!(desk.transcript());
}
