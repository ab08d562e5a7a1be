//! The right words.

use crate::desk::Desk;

#[test]
fn a_template_is_filled_for_somebody_and_says_what_is_missing() {
    let mut desk = Desk::new();
    desk.quietly("add --name ada.makes --account instagram:ada --on 2026-02-01");
    desk.types("templates")
        .types("templates --add-starters")
        .types("templates --add-starters")
        .types("draft instagram:ada --template 'happy' --channel dm --on 2026-03-01")
        .types("draft instagram:ada --template nothing");
    insta::assert_snapshot!(desk.transcript());
    assert_eq!(desk.json("templates")["templates"].as_array().unwrap().len(), 11);
    let drafted = desk.json("draft instagram:ada --template follow --on 2026-03-01");
    assert!(
        drafted["filled"]["text"]
            .as_str()
            .unwrap()
            .starts_with("Hi there, I wrote")
    );
    assert_eq!(drafted["filled"]["missing"].as_array().unwrap().len(), 0);
}

#[test]
fn a_mass_message_is_advised_on_and_never_refused() {
    let mut desk = Desk::new();
    desk.quietly("add --name 'Ada Lovelace' --account instagram:ada");
    desk.write(
        "mass.txt",
        "Hi dear!\nWe love your content. Could you send us your rates, [NAME]?\n",
    );
    desk.write(
        "own.txt",
        "Ada, your reel about night firing is still with me. Thank you!\n",
    );
    desk.write("bytes.txt", [0xff, 0xfe]);
    desk.types("lint mass.txt --person instagram:ada --channel dm")
        .types("lint own.txt --person instagram:ada --channel dm")
        .types("lint bytes.txt --person instagram:ada")
        .types("lint mass.txt");
    insta::assert_snapshot!(desk.transcript());
    let findings = desk.json("lint mass.txt --person instagram:ada");
    let kinds: Vec<&str> = findings["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"stock_greeting") && kinds.contains(&"no_name"),
        "{kinds:?}"
    );
}
