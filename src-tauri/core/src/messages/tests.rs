use super::*;
use crate::domain::touchpoint::Channel;
use crate::domain::{PersonId, Platform};
use proptest::prelude::*;

fn ada() -> Fields {
    let mut fields = Fields::default();
    fields
        .text("name", Some("Ada Lovelace"))
        .text("first_name", Some("Ada"))
        .text("handle", Some("@ada"))
        .list("tags", &["glaze".to_owned(), "tea".to_owned()])
        .number("days_since_contact", Some(41))
        .own("Favourite tea", Some("Sencha"))
        .own("Shoe size", None);
    fields
}

fn filled(body: &str) -> String {
    fill(body, &ada()).unwrap().text
}

fn refused(body: &str) -> String {
    check(body, &ada()).unwrap_err().to_string()
}

fn recipient() -> Recipient {
    Recipient {
        name: "Ada Lovelace".into(),
        first_name: Some("Ada".into()),
        handles: vec!["ada.makes".into()],
        terms: vec!["Lisbon".into(), "ceramics".into()],
        platform: Some(Platform::Instagram),
    }
}

fn found(text: &str) -> Vec<FindingKind> {
    let findings = lint(text, &recipient(), Some(Channel::Dm), &[]);
    findings.into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn fields_are_filled_and_fallbacks_stand_in() {
    assert_eq!(filled("Hi {{ first_name }}, {{handle}}!"), "Hi Ada, @ada!");
    assert_eq!(filled("{{ location | default(\"by the sea\") }}"), "by the sea");
    assert_eq!(
        filled("{{ favourite_tea | upper }} for {{ tags }}"),
        "SENCHA for glaze, tea"
    );
    assert_eq!(
        filled("{{ tags | first }}, {{ tags | join(' & ') }}, {{ tags|length }}"),
        "glaze, glaze & tea, 2"
    );
    assert_eq!(
        filled("{% if location %}in {{ location }}{% else %}here{% endif %}"),
        "here"
    );
    assert_eq!(
        filled("{% if days_since_contact > 30 %}long ago{% endif %}"),
        "long ago"
    );
    assert_eq!(
        filled("{% for tag in tags %}#{{ tag }} {% endfor %}"),
        "#glaze #tea"
    );
    assert_eq!(
        filled("{% if shoe_size is defined %}yes{% else %}no{% endif %}"),
        "no"
    );
    assert_eq!(filled("Tom & \"Ada\" <3"), "Tom & \"Ada\" <3");
}

#[test]
fn a_missing_value_is_told_with_its_field_and_its_place() {
    let filled = fill(
        "💚 Hi {{ first_name }}\nin {{ location | upper }} at {{ shoe_size }}.",
        &ada(),
    )
    .unwrap();
    assert_eq!(filled.text, "💚 Hi Ada\nin {{ location }} at {{ shoe_size }}.");
    let told: Vec<(&str, Option<&str>)> = filled
        .missing
        .iter()
        .map(|missing| (missing.field.as_str(), missing.label.as_deref()))
        .collect();
    assert_eq!(
        told,
        [("location", Some("Location")), ("shoe_size", Some("Shoe size"))]
    );
    let units: Vec<u16> = filled.text.encode_utf16().collect();
    let place = filled.missing[0].place;
    assert_eq!(
        String::from_utf16(&units[place.start as usize..place.end as usize]).unwrap(),
        "{{ location }}"
    );
    assert!(filled.missing[0].advice.contains("default("));
}

#[test]
fn a_text_that_was_filled_can_be_filled_again_once_the_value_is_there() {
    let once = fill("{{ first_name }} in {{ location }}", &ada()).unwrap().text;
    let mut fields = ada();
    fields.text("location", Some("Lisbon"));
    let again = fill(&once, &fields).unwrap();
    assert_eq!((again.text.as_str(), again.missing.len()), ("Ada in Lisbon", 0));
}

#[test]
fn what_is_wrong_with_a_template_is_told_with_its_line() {
    insta::assert_snapshot!(
        [
            "Hi {{ first_nme }}",
            "Hi\n{{ horoscope }}",
            "Hi {{ first_name",
            "Hi\n{% if location %}in {{ location }}",
            "Hi {{ first_name | shout }}",
            "{% set a = 'x' %}",
            "{{ 'x' * 1000000 }}",
            "{% endif %}",
            "{{ first_name.length }}",
            "{{ range(3) }}",
            "{{ first name }}",
        ]
        .map(refused)
        .join("\n")
    );
}

#[test]
fn no_template_runs_for_ever_or_fills_the_memory() {
    let nested = "{% for a in tags %}".repeat(40) + "x" + &"{% endfor %}".repeat(40);
    assert!(
        refused(&nested).contains("repeats too much"),
        "{}",
        refused(&nested)
    );
    let wide = format!("{{% for a in name %}}{}{{% endfor %}}", "y".repeat(9_000));
    let mut fields = ada();
    fields.list("name", &vec!["a".to_owned(); 100]);
    assert!(fill(&wide, &fields).unwrap_err().to_string().contains("shorten"));
    assert!(refused(&"z".repeat(20_001)).contains("at most"));
    let hidden = "{{ \"}} {#\" }}{% set x = 'a' %}{{ \"#}\" }}";
    assert!(refused(hidden).contains("set"), "{}", refused(hidden));
}

#[test]
fn a_value_is_never_a_template() {
    let mut fields = Fields::default();
    fields.text("name", Some("{{ brand }} {% set %} \u{E0F0}stage\u{E0F1}"));
    let filled = fill("{{ name }}", &fields).unwrap();
    assert_eq!(filled.text, "{{ brand }} {% set %} stage");
    assert!(filled.missing.is_empty());
}

#[test]
fn own_fields_are_called_by_a_slug() {
    for (label, field) in [
        ("Favourite tea", "favourite_tea"),
        ("  Größe (EU) ", "groesse_eu"),
        ("2nd channel", "own_2nd_channel"),
        ("肌質", "own_field"),
    ] {
        assert_eq!(slug(label), field);
    }
    let mut fields = Fields::default();
    fields
        .text("name", Some("Ada"))
        .own("Name", Some("Countess"))
        .own("Niche", Some("clay"));
    fields.own("肌質", Some("dry")).own("職業", Some("potter"));
    let text = fill(
        "{{ name }} {{ own_name }} {{ niche }} {{ own_field }} {{ own_own_field }}",
        &fields,
    );
    assert_eq!(text.unwrap().text, "Ada Countess clay dry potter");
}

#[test]
fn a_first_name_is_no_handle_and_no_title() {
    for (name, first) in [
        ("Ada Lovelace", Some("Ada")),
        ("Dr. Ada Lovelace", Some("Ada")),
        ("Lovelace, Ada", Some("Ada")),
        ("Zoë", Some("Zoë")),
        ("fern_and_fog", None),
        ("@ada", None),
        ("mia94", None),
    ] {
        assert_eq!(first_name(name).as_deref(), first, "{name}");
    }
}

#[test]
fn the_starting_templates_are_well_formed_and_fill_without_anything_known_but_a_name() {
    let of = |language: &StarterLanguage| starters(*language);
    let like = |starter: &Starter| (starter.stage, starter.channel, starter.step);
    for language in StarterLanguage::ALL {
        let kinds: Vec<_> = of(language).iter().map(like).collect();
        let english: Vec<_> = of(&StarterLanguage::English).iter().map(like).collect();
        assert_eq!(kinds, english, "{language}");
        assert!((8..=12).contains(&kinds.len()));
    }
    for starter in StarterLanguage::ALL.iter().flat_map(of) {
        let mut fields = Fields::default();
        fields.text("name", Some("Ada")).text("first_name", Some("Ada"));
        check(&starter.body, &fields).unwrap();
        let filled = fill(&starter.body, &fields).unwrap();
        assert!(
            filled.missing.is_empty(),
            "{}: {:?}",
            starter.name,
            filled.missing
        );
        assert!(filled.text.chars().count() < 700, "{}", starter.name);
        let kinds: Vec<FindingKind> = lint(&filled.text, &recipient(), starter.channel, &[])
            .into_iter()
            .map(|finding| finding.kind)
            .collect();
        assert!(!kinds.contains(&FindingKind::AllAsks), "{}", starter.name);
        assert!(!kinds.contains(&FindingKind::StockGreeting), "{}", starter.name);
        assert!(!kinds.contains(&FindingKind::NoName), "{}", starter.name);
    }
}

#[test]
fn a_mass_message_is_explained_sentence_by_sentence() {
    let text = "Dear influencer,\nwe love your content! Would you post about us? [NAME] gets XXX% off.";
    let told: Vec<String> = lint(text, &recipient(), Some(Channel::Dm), &[])
        .iter()
        .map(|f| {
            format!(
                "{}..{} {}: {} | {}",
                f.place.start, f.place.end, f.kind, f.sentence, f.advice
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_personal_note_is_left_alone() {
    assert_eq!(
        found("Ada, your reel about firing at night made me buy a torch. Thank you!"),
        []
    );
    assert_eq!(
        found("Hi Ada, is it as warm in Lisbon as here? No ask, just greetings."),
        []
    );
    assert_eq!(
        found("@ada.makes that last glaze! Could we send you our new clay as a gift?"),
        []
    );
}

#[test]
fn each_rule_by_itself() {
    use FindingKind::{AllAsks, NoName, NothingOfTheirs, StockGreeting, TooLong, Unfilled};
    assert_eq!(found("How is Lisbon?"), [NoName]);
    assert_eq!(found("Ada, how are you?"), [NothingOfTheirs]);
    assert_eq!(found("Ada, hope you are doing well in Lisbon."), [StockGreeting]);
    assert_eq!(found("Ada, could you send us your rates for Lisbon?"), [AllAsks]);
    assert_eq!(found("Ada, greet Lisbon and {{ location }}."), [Unfilled]);
    assert_eq!(found("Ada, I loved your post about … in Lisbon."), [Unfilled]);
    assert_eq!(found("Ada, your post about …"), [NothingOfTheirs, Unfilled]);
    assert_eq!(found(&format!("Ada in Lisbon {}", "ü".repeat(500))), [TooLong]);
    assert_eq!(found(""), []);
}

#[test]
fn the_same_text_to_more_than_two_others_is_noticed_whatever_the_name() {
    let text = |name: &str| {
        format!(
            "Hi {name}, we make small candles by hand and would love to send you one as a gift this spring."
        )
    };
    let sent: Vec<SentBefore> = ["Mia Rivers", "Bea", "Cyd"]
        .iter()
        .enumerate()
        .map(|(at, name)| SentBefore {
            person: PersonId(uuid::Uuid::from_u128(at as u128)),
            name: (*name).to_owned(),
            theirs: Vec::new(),
            on: "2026-03-01".parse().unwrap(),
            text: text(name.split(' ').next().unwrap()),
        })
        .collect();
    let others = |sent: &[SentBefore], text: &str| {
        lint(text, &recipient(), None, sent)
            .into_iter()
            .find(|finding| finding.kind == FindingKind::SentToOthers)
            .map(|finding| finding.others.len())
    };
    assert_eq!(others(&sent, &text("Ada")), Some(3));
    assert_eq!(others(&sent[..2], &text("Ada")), None);
    assert_eq!(
        others(
            &sent,
            "Ada, how was the kiln opening on Sunday? I hope the blue one survived it all."
        ),
        None
    );
}

#[test]
fn a_mail_link_carries_subject_and_text_until_it_is_too_long() {
    assert_eq!(subject_and_body("Betreff: Tee\n\nHallo"), (Some("Tee"), "Hallo"));
    let (subject, body) = subject_and_body("Subject: Tea & clay\n\nHi Zoë,\nhow are you?");
    assert_eq!(
        mailto("zoe@example.com", subject, body).unwrap(),
        "mailto:zoe@example.com?subject=Tea%20%26%20clay&body=Hi%20Zo%C3%AB%2C%0D%0Ahow%20are%20you%3F"
    );
    assert_eq!(subject_and_body("Hi\nSubject: no"), (None, "Hi\nSubject: no"));
    assert!(
        mailto("a@example.com", None, &"ü".repeat(400))
            .unwrap_err()
            .contains("Copy it")
    );
    assert_eq!(
        mailto("a@example.com?cc=b@example.com", None, "").unwrap(),
        "mailto:a@example.com%3Fcc%3Db@example.com"
    );
}

proptest! {
    #[test]
    fn whatever_is_typed_is_filled_or_refused(body in "(\\PC|[{}%# \n\"'|])*") {
        if let Ok(filled) = fill(&body, &ada()) {
            for missing in &filled.missing {
                prop_assert!(missing.place.start < missing.place.end);
            }
        }
        for finding in lint(&body, &recipient(), Some(Channel::Comment), &[]) {
            let length = u32::try_from(body.encode_utf16().count()).unwrap();
            prop_assert!(finding.place.start <= finding.place.end && finding.place.end <= length);
        }
        if let Ok(link) = mailto("a@b.example", None, &body) {
            prop_assert!(link.is_ascii());
        }
    }
}
