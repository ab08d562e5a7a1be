//! Content lines, which calendars (RFC 5545, section 3.1) and address cards (RFC 6350, section 3.2) share: CRLF at the
//! end of each, folded at 75 bytes and never inside a character.
//!
//! Written here and not by a library: icalendar 0.17 folds by characters where it counts bytes, and makes the whole
//! file in memory; calcard would bring a mail parser and every time zone.

use std::io::{self, Write};

/// The most bytes of a line before its end (RFC 5545, section 3.1).
const LONGEST: usize = 75;

/// Writes a line as it stands: `NAME;PARAMETER=x:VALUE`, its value escaped already.
pub(super) fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut room = LONGEST;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.write_all(b"\r\n ")?;
            room = LONGEST - 1;
        }
        room -= c.len_utf8();
        out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// A text as a value: what would end it or part it is escaped, what no line may hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => value.extend(['\\', c]),
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(c),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        line(&mut out, text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_line_is_folded_at_75_bytes_and_never_inside_a_character() {
        for text in [
            "x".repeat(75),
            "x".repeat(76),
            "老虎".repeat(90),
            format!("{}é", "x".repeat(74)),
        ] {
            let folded = written(&text);
            assert!(folded.ends_with("\r\n"));
            assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST), "{folded}");
            assert_eq!(folded.replace("\r\n ", "").trim_end_matches("\r\n"), text);
        }
        assert_eq!(written(&"x".repeat(75)).matches("\r\n").count(), 1);
    }

    #[test]
    fn what_would_part_a_value_is_escaped_and_no_control_goes_out() {
        assert_eq!(escaped("a,b;c\\d\r\ne\u{7}f"), "a\\,b\\;c\\\\d\\nef");
    }
}
