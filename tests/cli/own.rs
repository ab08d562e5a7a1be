//! Tags and own fields as the owner keeps them.

use crate::desk::Desk;

#[test]
fn tags_are_renamed_made_one_and_removed() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --on 2026-03-01");
    desk.quietly("add --name 'Bea Arthur' --on 2026-03-01");
    desk.quietly("tag vip 'Ada Lovelace'");
    desk.quietly("tag VIPs 'Ada Lovelace' 'Bea Arthur'");
    desk.quietly("cadence --tag vip --days 10");
    desk.quietly("people --tag vip --save Dear");
    desk.types("tags")
        .types("tags rename vip VIPs")
        .types("tags merge vip vips")
        .types("tags")
        .types("people --view Dear --on 2026-03-02")
        .types("tags rename vips 'Dear ones'")
        .types("people --view Dear --on 2026-03-02")
        .types("tags delete 'dear ones'")
        .types("tags delete 'dear ones'")
        .types("undo")
        .types("tags");
    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn own_fields_have_kinds_choices_and_an_order() {
    let mut desk = Desk::new();
    desk.write(
        "list.csv",
        "Name,Instagram,Contract,Size\nAda,@ada,31/03/2026,m\nBea,@bea,03/04/2026,M\nCy,@cy,end of May,XL\n",
    );
    desk.quietly("import list.csv --map Contract=custom:Contract --map Size=custom:Size --on 2026-03-01");
    desk.types("fields")
        .types("fields kind contract date --preview")
        .types("fields kind contract date")
        .types("fields kind size choice")
        .types("fields add Fee --kind number")
        .types("fields add Mood --kind choice --choice Calm --choice Wild")
        .types("fields place fee 1")
        .types("fields")
        .types("set Ada --field fee=1.250,50")
        .types("set Ada --field fee=lots")
        .types("set Bea --field fee=80")
        .types("people --field fee=100.. --on 2026-03-02")
        .types("people --field 'contract=..1.4.2026' --on 2026-03-02")
        .types("people --field contract=soon..")
        .types("fields replace contract 'end of May' 31.5.2026")
        .types("fields choice size --rename XL 'Extra large'")
        .types("fields choice size --place 'extra large' 1")
        .types("fields choice size --add m")
        .types("fields choice fee --add m")
        .types("show Cy --on 2026-03-02")
        .types("fields rename contract 'Contract until'")
        .types("fields merge size mood")
        .types("fields")
        .types("fields delete fee")
        .types("undo")
        .types("set Ada --field fee=")
        .types("fields delete Nothing");
    insta::assert_snapshot!(desk.transcript());
}
