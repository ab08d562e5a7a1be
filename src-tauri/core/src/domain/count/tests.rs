//! Counts as they are met.

use super::*;

#[test]
fn counts_are_read_as_people_write_them() {
    for (text, count) in [
        ("12.5K", 12_500),
        ("12,5k", 12_500),
        ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1 234 567", 1_234_567),
        ("1\u{202F}234\u{A0}567", 1_234_567),
        ("1'234'567", 1_234_567),
        ("12,34,567", 1_234_567),
        ("409.8M", 409_800_000),
        ("1.2B", 1_200_000_000),
        ("10.4m followers", 10_400_000),
        ("10.4 M", 10_400_000),
        ("2.5 million", 2_500_000),
        ("15K+", 15_000),
        ("~15k", 15_000),
        ("12345.0", 12_345),
        ("12345.00", 12_345),
        ("1,234.00", 1_234),
        ("1.234,00", 1_234),
        ("12.500", 12_500),
        ("1.234M", 1_234_000),
        ("1,234K", 1_234_000),
        ("1.2E+07", 12_000_000),
        ("'52000", 52_000),
        ("１２３", 123),
        ("0", 0),
        ("000", 0),
        ("830 subscribers", 830),
        ("1,2 Mio.", 1_200_000),
        ("1,2 Mio. Abonnenten", 1_200_000),
        ("1,2 Mrd", 1_200_000_000),
        ("12 Tsd.", 12_000),
        ("12,5 mil", 12_500),
        ("2 mil millones", 2_000_000_000),
        ("1,2 mi", 1_200_000),
        ("3,4 mln", 3_400_000),
        ("1.2万", 12_000),
        ("1.2億", 120_000_000),
        ("1.5억", 150_000_000),
        ("1.2 lakh", 120_000),
        ("3 crore", 30_000_000),
        ("١٢٣٤", 1_234),
        ("over 800K", 800_000),
        (">1M", 1_000_000),
        ("> 1M", 1_000_000),
        ("más de 12 mil seguidores", 12_000_000),
        ("über 10.000", 10_000),
        ("ca. 15k", 15_000),
        ("10k-50k", 10_000),
        ("10K – 50K", 10_000),
        ("10-50K", 10_000),
        ("10.000 - 50.000", 10_000),
        ("10k to 50k followers", 10_000),
        ("1000-5000", 1_000),
    ] {
        assert_eq!(parse_count(text), Ok(Some(count)), "{text}");
    }
}

#[test]
fn an_unknown_count_is_never_zero() {
    for text in [
        "", "  ", "N/A", "n/a", "-", "—", "–", "?", "unknown", "#N/A", "null", "🔒",
    ] {
        assert_eq!(parse_count(text), Ok(None), "{text:?}");
    }
}

#[test]
fn nonsense_is_an_error() {
    for text in [
        "abc",
        "12 apples",
        "12.5",
        "1,2,3",
        "12.3.4",
        "1,23",
        "K",
        "12KK",
        "1e99",
        "@mia",
        "555-1234",
        "50k-10k",
        "2026-01-05",
        "10-",
        ".",
    ] {
        assert!(
            matches!(parse_count(text), Err(CountError::NotANumber(_))),
            "{text}: {:?}",
            parse_count(text)
        );
    }
    assert!(matches!(parse_count("-5"), Err(CountError::Negative(_))));
    assert!(matches!(parse_count("(5)"), Err(CountError::Negative(_))));
    assert!(matches!(parse_count("999999B"), Err(CountError::TooLarge(_))));
    assert!(matches!(
        parse_count(&"9".repeat(300)),
        Err(CountError::TooLarge(_))
    ));
}

#[test]
fn the_column_says_what_parts_decimals() {
    let point = |text| parse_count_in(text, Some(Decimal::Point));
    let comma = |text| parse_count_in(text, Some(Decimal::Comma));
    assert_eq!(point("1.234M"), Ok(Some(1_234_000)));
    assert_eq!(comma("1.234K"), Ok(Some(1_234_000)));
    assert_eq!(point("1,234K"), Ok(Some(1_234_000)));
    assert_eq!(comma("1,234K"), Ok(Some(1_234)));
    assert_eq!(comma("12.500"), Ok(Some(12_500)));
    assert_eq!(comma("12,5 mil"), Ok(Some(12_500)));
    assert_eq!(comma("12 mil"), Ok(Some(12_000)));
    assert_eq!(point("12 mil"), Ok(Some(12_000_000)));
    assert!(matches!(comma("12.5K"), Err(CountError::NotANumber(_))));
    assert_eq!(parse_count_in("12.500", None), Ok(Some(12_500)));
    assert_eq!(parse_count_in("12,500", None), Ok(Some(12_500)));
    let left_open = parse_count_in("1.234K", None).unwrap_err().to_string();
    assert!(left_open.contains("--decimal"), "{left_open}");
}

#[test]
fn an_upper_end_is_no_count() {
    for text in ["<10K", "under 10K", "up to 5k", "bis zu 5.000", "menos de 10 mil"] {
        assert!(
            matches!(parse_count(text), Err(CountError::OnlyBelow(_))),
            "{text}: {:?}",
            parse_count(text)
        );
    }
}

#[test]
fn a_count_tells_about_its_column() {
    for (text, told) in [
        ("12.5K", Tells::Sure(Decimal::Point)),
        ("12,5K", Tells::Sure(Decimal::Comma)),
        ("1.234.567", Tells::Sure(Decimal::Comma)),
        ("12,34,567", Tells::Sure(Decimal::Point)),
        ("12.500", Tells::Likely(Decimal::Comma)),
        ("1.234K", Tells::Open),
        ("12 mil", Tells::Open),
        ("4.415E+07", Tells::Sure(Decimal::Point)),
        ("12500", Tells::Nothing),
        ("12K", Tells::Nothing),
        ("12.5", Tells::Nothing),
        ("N/A", Tells::Nothing),
        ("ada", Tells::Nothing),
    ] {
        assert_eq!(tells(text), (told, false), "{text}");
    }
    assert_eq!(tells("10-12,5K"), (Tells::Sure(Decimal::Comma), true));
    assert!(tells("over 10K").1);
}

/// A count as a program of some country writes it.
fn grouped(count: i64, mark: &str) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

#[test]
fn short_forms() {
    for (count, text) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1K"),
        (12_500, "12.5K"),
        (12_549, "12.5K"),
        (12_550, "12.6K"),
        (999_949, "999.9K"),
        (999_950, "1M"),
        (409_800_000, "409.8M"),
        (999_999_999, "1B"),
        (1_200_000_000, "1.2B"),
        (-1_500, "-1.5K"),
    ] {
        assert_eq!(short(count), text);
    }
    assert!(!short(i64::MIN).is_empty());
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,30}|[0-9., kKmM+-]{0,12}") {
        if let Ok(Some(count)) = parse_count(&text) {
            proptest::prop_assert!(count >= 0);
        }
    }

    #[test]
    fn a_plain_count_reads_as_itself(count in 0i64..100_000_000_000) {
        proptest::prop_assert_eq!(parse_count(&count.to_string()), Ok(Some(count)));
    }

    #[test]
    fn a_count_reads_as_it_was_written_in_any_country(count in 0i64..100_000_000_000) {
        for (mark, decimal) in [
            (".", Decimal::Comma), (",", Decimal::Point), (" ", Decimal::Comma), ("\u{A0}", Decimal::Comma),
            ("\u{202F}", Decimal::Point), ("'", Decimal::Point), ("\u{2019}", Decimal::Comma),
        ] {
            let text = grouped(count, mark);
            proptest::prop_assert_eq!(parse_count_in(&text, Some(decimal)), Ok(Some(count)), "{}", text);
            proptest::prop_assert_eq!(parse_count(&text), Ok(Some(count)), "{}", text);
        }
    }

    #[test]
    fn tenths_read_as_they_were_written_in_any_country(tenths in 0i64..99_999, word in 0usize..6) {
        let (word, unit) = [("K", 1_000), (" Tsd.", 1_000), ("M", 1_000_000), (" Mio.", 1_000_000),
            (" milhões", 1_000_000), ("万", 10_000)][word];
        for (mark, decimal) in [('.', Decimal::Point), (',', Decimal::Comma)] {
            let text = format!("{}{mark}{}{word}", tenths / 10, tenths % 10);
            proptest::prop_assert_eq!(parse_count_in(&text, Some(decimal)), Ok(Some(tenths * unit / 10)), "{}", text);
        }
    }

    #[test]
    fn what_a_count_tells_never_panics(text in "\\PC{0,30}|[0-9.,' kKmMeE+-]{0,14}") {
        tells(&text);
    }

    #[test]
    fn a_short_form_is_near_the_count(count in 0i64..2_000_000_000) {
        let near = parse_count(&short(count)).unwrap().unwrap();
        proptest::prop_assert!((near - count).abs() * 20 <= count.max(20), "{} for {}", near, count);
    }
}
