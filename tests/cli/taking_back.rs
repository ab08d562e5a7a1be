//! Undo, redo and the history.

use crate::desk::Desk;

#[test]
fn what_was_done_can_be_undone_and_done_again() {
    let mut desk = Desk::new();
    desk.types("history")
        .types("undo")
        .types("add --name 'Ada Lovelace' --on 2026-03-01")
        .types("move 'Ada Lovelace' outreach --on 2026-03-01")
        .types("undo")
        .types("people --on 2026-03-01")
        .types("redo --json")
        .types("redo")
        .types("history")
        .types("undo 2")
        .types("undo 2")
        .types("undo 77")
        .types("history --limit 1 --json");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn what_changed_since_stays_and_is_named() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --on 2026-03-01");
    desk.quietly("log 'Ada Lovelace' --channel dm --direction out --intent ask --on 2026-03-01");
    desk.types("undo 1");
    insta::assert_snapshot!(desk.transcript());
}
