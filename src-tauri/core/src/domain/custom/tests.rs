use super::*;

fn read(kind: CustomKind, text: &str) -> Option<String> {
    Takes::any(kind).read(text).ok()
}

#[test]
fn numbers_are_kept_with_a_point_and_nothing_between_thousands() {
    for (text, kept) in [
        ("38", "38"),
        (" 1 234 567 ", "1234567"),
        ("-12.50", "-12.50"),
        ("\u{2212}3", "-3"),
        ("+3", "3"),
        ("12,5", "12.5"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234", "1.234"),
        ("0.5", "0.5"),
        ("0", "0"),
    ] {
        assert_eq!(read(CustomKind::Number, text).as_deref(), Some(kept), "{text}");
    }
    for text in [
        "",
        "lots",
        "38 EU",
        "007",
        "1,234",
        "12 34",
        "1-2",
        "99999999999999999999",
    ] {
        assert_eq!(read(CustomKind::Number, text), None, "{text}");
    }
    let two = Takes::any(CustomKind::Number).read("1,234").unwrap_err();
    assert_eq!(two, "\u{201c}1,234\u{201d} could be 1234 or 1.234; write it so");
}

#[test]
fn a_column_tells_how_its_numbers_and_dates_are_written() {
    let read = |kind, values: &[&str]| {
        let written = Written::of(values.iter().copied());
        let takes = Takes::any(kind);
        values
            .iter()
            .map(|text| takes.read_among(text, written).unwrap_or_else(|_| "?".to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        read(CustomKind::Number, &["1.234", "12,5", "7"]),
        ["1234", "12.5", "7"]
    );
    assert_eq!(read(CustomKind::Number, &["1,234", "12.5"]), ["1234", "12.5"]);
    assert_eq!(
        read(CustomKind::Number, &["1,234", "12,5", "12.5"]),
        ["?", "12.5", "12.5"]
    );
    assert_eq!(
        read(CustomKind::Date, &["03/04/2026", "31/03/2026"]),
        ["2026-04-03", "2026-03-31"]
    );
    assert_eq!(
        read(CustomKind::Date, &["03/04/2026", "03/31/2026"]),
        ["2026-03-04", "2026-03-31"]
    );
    assert_eq!(read(CustomKind::Date, &["03/04/2026", "soon"]), ["?", "?"]);
}

#[test]
fn dates_have_a_year() {
    for (text, kept) in [
        ("2026-03-31", "2026-03-31"),
        ("31.3.2026", "2026-03-31"),
        ("1.4.2026", "2026-04-01"),
        ("31 March 2026", "2026-03-31"),
    ] {
        assert_eq!(read(CustomKind::Date, text).as_deref(), Some(kept), "{text}");
    }
    for text in [
        "",
        "soon",
        "--03-31",
        "31 March",
        "2026-02-30",
        "0000-00-00",
        "03/04/2026",
    ] {
        assert_eq!(read(CustomKind::Date, text), None, "{text}");
    }
}

#[test]
fn a_choice_is_kept_as_it_stands_among_the_choices() {
    let sizes = Takes {
        kind: CustomKind::Choice,
        choices: ["Small", "Übergröße"].map(str::to_owned).to_vec(),
    };
    assert_eq!(sizes.read(" SMALL ").as_deref(), Ok("Small"));
    assert_eq!(sizes.read("übergröße").as_deref(), Ok("Übergröße"));
    assert!(sizes.fits("Small") && !sizes.fits("small") && !sizes.fits("XL"));
    assert_eq!(
        sizes.read("XL").unwrap_err(),
        "\u{201c}XL\u{201d} is not one of: Small, Übergröße"
    );
    assert!(Takes::any(CustomKind::Choice).read("XL").is_err());
}

#[test]
fn yes_and_no_are_read_in_many_words() {
    for (text, kept) in [
        ("Yes", "yes"),
        ("ja", "yes"),
        ("x", "yes"),
        ("0", "no"),
        ("nein", "no"),
    ] {
        assert_eq!(read(CustomKind::YesNo, text).as_deref(), Some(kept), "{text}");
    }
    assert_eq!(read(CustomKind::YesNo, "maybe"), None);
}

#[test]
fn a_link_leads_to_the_web() {
    for (text, kept) in [
        ("example.com/kit?x=1", "https://example.com/kit?x=1"),
        ("http://ada.blog", "http://ada.blog"),
        ("HTTPS://ada.blog/A", "HTTPS://ada.blog/A"),
    ] {
        assert_eq!(read(CustomKind::Link, text).as_deref(), Some(kept), "{text}");
    }
    for text in [
        "",
        "soon",
        "see her site",
        "javascript:alert(1)",
        "javascript://x.y/%0aalert(1)",
        "file:///etc/passwd",
        "mailto:ada@example.com",
        "https://instagram.com@evil.example/",
        "ada@example.com",
    ] {
        assert_eq!(read(CustomKind::Link, text), None, "{text}");
    }
}

#[test]
fn what_is_kept_fits() {
    for (kind, text) in [
        (CustomKind::Text, "anything"),
        (CustomKind::Number, "1.234,56"),
        (CustomKind::Date, "31.3.2026"),
        (CustomKind::YesNo, "ja"),
        (CustomKind::Link, "example.com"),
    ] {
        let takes = Takes::any(kind);
        let kept = takes.read(text).unwrap();
        assert!(takes.fits(&kept), "{kept}");
    }
}
