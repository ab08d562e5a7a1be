//! One person wholly: handed to them, erased, and left out of later imports.

use crate::desk::Desk;

#[test]
fn a_person_gets_everything_and_is_erased_for_good() {
    let mut desk = Desk::new();
    desk.write(
        "list.csv",
        "Name,Instagram,Email\nAda Lovelace,@ada,ada@example.com\nMia Rivers,@mia,mia@example.com\n",
    );
    desk.quietly("import list.csv --on 2026-03-01");
    desk.quietly("log instagram:ada --channel dm --direction in --intent reply --note 'Loves oat milk & <b>tea</b>' --on 2026-03-02");
    desk.types("export ada.csv --person instagram:ada --on 2026-03-03")
        .types("export ada.zip --person instagram:ada --tag vip")
        .types("export ada.zip --person instagram:ada --on 2026-03-03")
        .types("erase instagram:ada")
        .types("erase instagram:ada --do-not-import --yes --on 2026-03-03")
        .types("show instagram:ada")
        .types("history --on 2026-03-03")
        .types("import list.csv --on 2026-03-04")
        .types("erase --allow ada@example.com")
        .types("erase --allow instagram:ada")
        .types("import list.csv --on 2026-03-04")
        .types("erase");
    insta::assert_snapshot!(desk.transcript());
    let files = desk.unzipped("ada.zip");
    let page = &files["person.html"];
    assert!(
        page.contains("Loves oat milk &amp; &lt;b&gt;tea&lt;/b&gt;"),
        "{page}"
    );
    for loads in ["src=", "href=", "url(", "<script"] {
        assert!(
            !page.contains(loads),
            "{loads}: something is loaded from elsewhere"
        );
    }
    let all: serde_json::Value = serde_json::from_str(&files["person.json"]).unwrap();
    assert_eq!(all["person"]["name"], "Ada Lovelace");
    assert_eq!(all["rows"]["email"][0]["address"], "ada@example.com");
    assert_eq!(all["rows"]["import_row"].as_array().unwrap().len(), 1);
    assert_eq!(all["history"].as_array().unwrap().len(), 2);
}
