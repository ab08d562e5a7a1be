//! Cells of a CSV file that no spreadsheet program takes for formulas.
//!
//! OWASP, "CSV Injection": a cell must not begin with `=` `+` `-` `@`, a tab, a carriage return, a line feed or their
//! full-width twins; a `'` before it makes it text. Every cell stands in quotes besides.
//!
//! One exception, so that telephone numbers can be used as they stand: a cell of digits, spaces, `+ - ( ) . /` alone
//! is left as it is. Whatever is computed of it, it is a number: it can call no function and name no other cell,
//! program or file.

use std::borrow::Cow;

/// A value as its cell.
pub(super) fn cell(value: &str) -> Cow<'_, str> {
    // No CSV file holds a zero byte: an import would refuse the whole of it as a binary file.
    let value = if value.contains('\0') {
        Cow::Owned(value.replace('\0', ""))
    } else {
        Cow::Borrowed(value)
    };
    if begins_a_formula(&value) && !is_plain_number(&value) {
        Cow::Owned(format!("'{value}"))
    } else {
        value
    }
}

/// Spaces before a formula do not keep every program from computing it.
pub(super) fn begins_a_formula(value: &str) -> bool {
    let dangerous = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n'
        )
    };
    value.starts_with(dangerous) || value.trim_start().starts_with(dangerous)
}

fn is_plain_number(value: &str) -> bool {
    value
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/'))
}
