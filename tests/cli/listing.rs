//! Who is there: conditions, orders, saved views.

use crate::desk::Desk;

const LIST: &str = "Name,Instagram,Followers,Country,Shirt size,Tags\n\
    Ana,@ana.one,12000,Portugal,M,ceramics\nBo,@bo.two,900,Portugal,L,\"coffee, ceramics\"\n\
    Cy,,,,,\nDi,@di.four,250K,Brazil,M,coffee\n";

#[test]
fn conditions_that_all_fit() {
    let mut desk = Desk::new();
    desk.write("list.csv", LIST);
    desk.quietly("import list.csv --on 2026-03-01");
    desk.quietly("log 'Ana' --channel dm --direction out --intent check-in --on 2026-03-02");
    desk.types("people --tag coffee --tag ceramics --followers 1K.. --on 2026-03-02")
        .types("people --country portugal --without-tag coffee --on 2026-03-02")
        .types("people --field 'shirt size=M' --sort followers --on 2026-03-02")
        .types("people --missing account --on 2026-03-02")
        .types("people --contacted 0..5 --on 2026-03-02")
        .types("people --never-contacted --sort name --reverse --on 2026-03-02")
        .types("people --followers many")
        .types("people --field 'Height=2'")
        .types("people --field size")
        .types("people --tag nothing");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn what_is_asked_often_is_saved_as_a_view() {
    let mut desk = Desk::new();
    desk.write("list.csv", LIST);
    desk.quietly("import list.csv --on 2026-03-01");
    desk.types("people --view Coffee")
        .types("people --tag coffee --sort followers --save 'Coffee, most followed' --on 2026-03-01")
        .types("people --view 'coffee, most followed' --on 2026-03-01")
        .types("people --view Coffee")
        .types("people --tag coffee --save 'Coffee, most followed' --on 2026-03-01");
    insta::assert_snapshot!(desk.transcript());
}
