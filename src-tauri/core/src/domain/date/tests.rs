//! Dates as they are met.

use super::*;

fn read(text: &str, order: Option<DateOrder>) -> String {
    match read_date(text, order) {
        Ok(Some(day)) => day.to_string(),
        Ok(None) => "nothing".into(),
        Err(DateError::NotADate(_)) => "no date".into(),
        Err(DateError::Impossible(_)) => "impossible".into(),
        Err(DateError::TwoReadings { one, other, .. }) => format!("{one} or {other}"),
    }
}

#[test]
fn a_date_that_says_itself_needs_no_column() {
    for (text, day) in [
        ("2026-01-05", "2026-01-05"),
        ("2026/1/5", "2026-01-05"),
        ("2026.01.05", "2026-01-05"),
        ("20260105", "2026-01-05"),
        ("2026-01-05T10:00", "2026-01-05"),
        ("2026-01-05T23:30:00-08:00", "2026-01-05"),
        ("2026-01-05 10:00:00.000Z", "2026-01-05"),
        ("2026-01-05T10:00:00+0100", "2026-01-05"),
        ("2026-01-05Z", "2026-01-05"),
        ("2026-01-05 10:30 AM", "2026-01-05"),
        ("1/31/2026 10:30 PM", "2026-01-31"),
        (
            "Mon Jan 05 2026 10:00:00 GMT+0100 (Central European Standard Time)",
            "2026-01-05",
        ),
        ("Mon, 05 Jan 2026 10:00:00 +0000", "2026-01-05"),
        ("Mon Jan 05 10:00:00 +0000 2026", "2026-01-05"),
        ("5 Jan 2026", "2026-01-05"),
        ("Jan 5, 2026", "2026-01-05"),
        ("January 5th, 2026", "2026-01-05"),
        ("5-Jan-26", "2026-01-05"),
        ("2026 Jan 5", "2026-01-05"),
        ("5. Januar 2026", "2026-01-05"),
        ("Mo., 5. Jan. 2026", "2026-01-05"),
        ("5. März 2026", "2026-03-05"),
        ("1er août 2026", "2026-08-01"),
        ("mar. 3 févr. 2026", "2026-02-03"),
        ("3 mar 2026", "2026-03-03"),
        ("5 de enero de 2026", "2026-01-05"),
        ("5 gennaio 2026", "2026-01-05"),
        ("5 de março de 2026", "2026-03-05"),
        ("segunda-feira, 5 de janeiro de 2026", "2026-01-05"),
        ("5 mei 2026", "2026-05-05"),
        ("2026年1月5日", "2026-01-05"),
        ("31/01/2026", "2026-01-31"),
        ("01/31/2026", "2026-01-31"),
        ("31.01.26", "2026-01-31"),
        ("05/05/2026", "2026-05-05"),
        ("--05-31", "--05-31"),
        ("--0531", "--05-31"),
        ("--02-29", "--02-29"),
        ("31 May", "--05-31"),
        ("May 31", "--05-31"),
        ("31. Mai", "--05-31"),
        ("05/31", "--05-31"),
        ("31.05.", "--05-31"),
        ("31/05", "--05-31"),
        ("05/31/65", "1965-05-31"),
        ("99-05-31", "1999-05-31"),
        ("46027", "2026-01-05"),
        ("46027.4375", "2026-01-05"),
        ("0/0/00", "nothing"),
        ("0000-00-00 00:00:00", "nothing"),
        ("２０２６-０１-０５", "2026-01-05"),
    ] {
        assert_eq!(read(text, None), day, "{text}");
    }
}

#[test]
fn the_column_says_which_number_is_the_day() {
    assert_eq!(read("03/04/2026", None), "2026-04-03 or 2026-03-04");
    assert_eq!(read("03/04/2026", Some(DateOrder::Dmy)), "2026-04-03");
    assert_eq!(read("03/04/2026", Some(DateOrder::Mdy)), "2026-03-04");
    assert_eq!(read("03/04", Some(DateOrder::Mdy)), "--03-04");
    assert_eq!(read("31/01/2026", Some(DateOrder::Mdy)), "impossible");
    assert_eq!(read("26-01-05", Some(DateOrder::Ymd)), "2026-01-05");
    assert_eq!(read("44565", Some(DateOrder::Serial1904)), "2026-01-05");
    assert_eq!(read("2026-01-05", Some(DateOrder::Mdy)), "2026-01-05");
}

#[test]
fn what_no_calendar_has_is_said_to_be_so() {
    for text in [
        "31/02/2026",
        "2026-02-30",
        "13/13/2026",
        "2026-31-03",
        "0026-01-05",
        "30 Feb 2026",
    ] {
        assert_eq!(read(text, None), "impossible", "{text}");
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "soon",
        "2026",
        "May 2026",
        "05/2026",
        "1,234",
        "12.5K",
        "1.2.3",
        "555-1234",
        "06 12 34 56 78",
        "spring 26",
        "2026-01-05 called her",
        "ada@example.com",
        "5 Jan Feb 2026",
        "123456789",
        "--",
        "--5",
        "T",
        "1767571200",
    ] {
        assert_eq!(read(text, None), "no date", "{text}");
    }
}

#[test]
fn a_date_tells_about_its_column() {
    for (text, told) in [
        ("31/01/2026", Tells::Sure(DateOrder::Dmy)),
        ("01/31/2026", Tells::Sure(DateOrder::Mdy)),
        ("05.01.2026", Tells::Likely(DateOrder::Dmy)),
        ("05/01/2026", Tells::Open),
        ("05/05/2026", Tells::Nothing),
        ("2026-01-05", Tells::Nothing),
        ("5 Jan 2026", Tells::Nothing),
        ("46027", Tells::Serial),
        ("31/02/2026", Tells::Nothing),
        ("N/A", Tells::Nothing),
    ] {
        assert_eq!(tells(text), told, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn a_date_reads_as_it_was_written(days in 0i64..58_000, writing in 0usize..12) {
        let date = NaiveDate::from_ymd_opt(1940, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let (format, order) = [
            ("%Y-%m-%d", None), ("%Y-%m-%dT%H:%M:%S", None), ("%Y%m%d", None), ("%d/%m/%Y", Some(DateOrder::Dmy)),
            ("%m/%d/%Y", Some(DateOrder::Mdy)), ("%-m/%-d/%Y", Some(DateOrder::Mdy)),
            ("%d.%m.%Y", Some(DateOrder::Dmy)), ("%-d %b %Y", None), ("%B %-d, %Y", None), ("%a, %d %b %Y", None),
            ("%d-%m-%Y %H:%M", Some(DateOrder::Dmy)), ("%Y/%m/%d", Some(DateOrder::Mdy)),
        ][writing];
        let text = date.and_hms_opt(23, 59, 0).unwrap().format(format).to_string();
        let day = read_date(&text, order);
        proptest::prop_assert_eq!(day.clone().ok().flatten().and_then(Day::date), Some(date), "{}: {:?}", text, day);
    }

    #[test]
    fn a_count_of_days_reads_as_its_date(days in 10_000u32..73_050) {
        let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
        let date = epoch + chrono::TimeDelta::days(i64::from(days));
        proptest::prop_assert_eq!(read_date(&days.to_string(), None).unwrap().unwrap().date(), Some(date));
    }

    #[test]
    fn a_written_day_reads_as_itself(month in 1u32..=12, day in 1u32..=31, year in proptest::option::of(1900i32..=2100)) {
        if let Some(day) = Day::new(year, month, day) {
            proptest::prop_assert_eq!(read_date(&day.to_string(), None).unwrap(), Some(day));
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}|[0-9/.: -]{0,16}|-{0,3}[0-9é]{0,5}") {
        for order in [None, Some(DateOrder::Ymd), Some(DateOrder::Dmy), Some(DateOrder::Serial1904)] {
            let read = read_date(&text, order);
            if matches!(read, Err(DateError::TwoReadings { .. })) {
                proptest::prop_assert!(matches!(tells(&text), Tells::Open | Tells::Likely(_)));
            }
        }
    }
}
