//! Who fits, and how accounts grow.

use crate::desk::Desk;

#[test]
fn a_checklist_is_answered_and_filtered_by() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --account instagram:ada --on 2026-03-01");
    desk.quietly("add --name 'Bea Arthur' --on 2026-03-01");
    desk.types("criteria --add 'Ships abroad'")
        .types("criteria --move 'ships abroad' 1")
        .types("criteria --rename Audience 'Our audience'")
        .types("criteria --remove Authenticity")
        .types("criteria")
        .types("criteria --remove Looks")
        .types("fit instagram:ada niche yes --reason 'ceramics since 2019' --on 2026-03-02")
        .types("fit instagram:ada values no --on 2026-03-02")
        .types("fit instagram:ada values maybe")
        .types("fit instagram:ada")
        .types("show instagram:ada --on 2026-03-02")
        .types("people --fit niche=yes")
        .types("people --fit unknown")
        .types("people --fit no")
        .types("people --fit niche=perhaps");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn counts_are_written_down_and_removed() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --account instagram:ada --account tiktok:ada --on 2026-03-01");
    desk.types("followers instagram:ada 10K --on 2025-05-01")
        .types("followers instagram:ada 11200 --on 2026-03-01")
        .types("followers instagram:ada lots")
        .types("followers 'Ada Lovelace' 12")
        .types("followers instagram:ada --on 2026-03-01")
        .types("show instagram:ada --on 2026-03-01");
    insta::assert_snapshot!(desk.transcript());
    let id = desk.json("followers instagram:ada")["history"][0]["id"].clone();
    desk.quietly(&format!(
        "followers instagram:ada --remove {}",
        id.as_str().unwrap()
    ));
    assert_eq!(
        desk.json("followers instagram:ada")["history"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}
