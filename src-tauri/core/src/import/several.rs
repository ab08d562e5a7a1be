//! Several values in one cell.

use crate::domain::account::platform_in_words;
use crate::domain::date;
use crate::domain::unknown::says_unknown;

/// The handles of a cell: parted by commas, semicolons, bars, line breaks, a slash between spaces, or by spaces where
/// every word is a handle, an address, or the platform of the handle behind it.
pub(super) fn handles(cell: &str) -> impl Iterator<Item = &str> {
    // A formula has its own commas and semicolons.
    let formula = cell.starts_with('=');
    let parts = cell.split(move |c: char| !formula && matches!(c, ',' | ';' | '\n' | '|'));
    parts
        .flat_map(|part| part.split(" / "))
        .flat_map(|part| {
            let slashes = !part.contains('.') && part.contains("/@");
            part.split(if slashes { "/@" } else { "\n" })
        })
        .flat_map(|part| Words {
            rest: part,
            spaced: is_spaced(part),
        })
        .map(str::trim)
        .filter(|piece| !says_unknown(piece) && !matches!(*piece, "/" | "&" | "@"))
}

/// The e-mail addresses of a cell: `a@x.com; b@x.com`, `a@x.com ::: b@x.com`, `Mia <a@x.com>`.
pub(super) fn addresses(cell: &str) -> impl Iterator<Item = &str> {
    let named = cell.contains('<');
    cell.split(move |c: char| {
        if named {
            c == '<'
        } else {
            c.is_whitespace() || matches!(c, ';' | ',')
        }
    })
    .skip(usize::from(named))
    .map(move |part| match named {
        true => part.split('>').next().unwrap_or(part).trim(),
        false => part,
    })
    .filter(|piece| !piece.is_empty() && *piece != ":::")
}

/// The dates of a cell: parted by semicolons, bars, line breaks, or by commas where no date has one.
pub(super) fn dates(cell: &str) -> impl Iterator<Item = &str> {
    let commas = cell.contains(',')
        && date::read_date(cell, None).is_err()
        && cell.split([';', '|', '\n', ',']).all(is_date);
    cell.split(move |c: char| matches!(c, ';' | '|' | '\n') || (commas && c == ','))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

fn is_date(text: &str) -> bool {
    !matches!(date::read_date(text, None), Err(date::DateError::NotADate(_)))
}

/// What a word is in a row of handles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Handle,
    /// `IG:`, `TikTok`
    Platform,
    Between,
    Other,
}

fn word(text: &str) -> Word {
    if text.starts_with('@') && text.len() > 1
        || text.contains("://")
        || (text.contains('.') && text.contains('/'))
    {
        return Word::Handle;
    }
    if matches!(
        text,
        "/" | "&" | "|" | "+" | "-" | "–" | "•" | "and" | "und" | "et" | "y" | "e" | "en"
    ) {
        return Word::Between;
    }
    match platform_in_words(text) {
        Some(_) => Word::Platform,
        None => Word::Other,
    }
}

/// Whether spaces part several handles.
fn is_spaced(part: &str) -> bool {
    let mut handles = 0;
    for text in part.split_whitespace() {
        match word(text) {
            Word::Handle => handles += 1,
            Word::Other => return false,
            Word::Platform | Word::Between => {}
        }
    }
    handles > 1
}

/// The handles of a part, each with the platform's name before it.
struct Words<'p> {
    rest: &'p str,
    spaced: bool,
}

impl<'p> Iterator for Words<'p> {
    type Item = &'p str;

    fn next(&mut self) -> Option<&'p str> {
        if self.rest.is_empty() {
            return None;
        }
        if !self.spaced {
            return Some(std::mem::take(&mut self.rest));
        }
        let mut rest = self.rest.trim_start();
        loop {
            let text = rest.split_whitespace().next()?;
            match word(text) {
                Word::Between => rest = rest.get(text.len()..)?.trim_start(),
                _ => break,
            }
        }
        let mut end = 0;
        while let Some(text) = rest.get(end..)?.split_whitespace().next() {
            end = end + (rest.get(end..)?.len() - rest.get(end..)?.trim_start().len()) + text.len();
            if word(text) == Word::Handle {
                break;
            }
        }
        let (piece, after) = rest.split_at_checked(end)?;
        self.rest = after;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handles_of_a_cell() {
        for (cell, wanted) in [
            ("@mia", &["@mia"][..]),
            ("@mia, @leo", &["@mia", "@leo"]),
            ("@mia @leo", &["@mia", "@leo"]),
            ("@mia / @leo", &["@mia", "@leo"]),
            ("@mia/@leo", &["@mia", "leo"]),
            ("@mia & @leo", &["@mia", "@leo"]),
            ("@mia\n@leo", &["@mia", "@leo"]),
            ("IG: @mia TT: @mia.tt", &["IG: @mia", "TT: @mia.tt"]),
            (
                "Instagram @mia and TikTok @mia.tt",
                &["Instagram @mia", "TikTok @mia.tt"],
            ),
            (
                "instagram.com/mia und https://tiktok.com/@mia",
                &["instagram.com/mia", "https://tiktok.com/@mia"],
            ),
            (
                "https://x.com/mia https://x.com/leo",
                &["https://x.com/mia", "https://x.com/leo"],
            ),
            ("https://threads.net/@mia", &["https://threads.net/@mia"]),
            (
                "=HYPERLINK(\"https://x.com/mia\";\"x\")",
                &["=HYPERLINK(\"https://x.com/mia\";\"x\")"],
            ),
            ("Mia Rivers", &["Mia Rivers"]),
            ("@mia (IG)", &["@mia (IG)"]),
            ("n/a", &[]),
            ("none", &[]),
            ("@none", &["@none"]),
            (" / ", &[]),
        ] {
            assert_eq!(handles(cell).collect::<Vec<_>>(), wanted, "{cell}");
        }
    }

    #[test]
    fn the_dates_of_a_cell() {
        for (cell, wanted) in [
            ("2026-01-05", &["2026-01-05"][..]),
            ("Jan 5, 2026", &["Jan 5, 2026"]),
            ("05.01.2026, 06.01.2026", &["05.01.2026", "06.01.2026"]),
            ("Jan 5, 2026; Feb 5, 2026", &["Jan 5, 2026", "Feb 5, 2026"]),
            ("called, then wrote", &["called, then wrote"]),
        ] {
            assert_eq!(dates(cell).collect::<Vec<_>>(), wanted, "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_piece_stands_in_its_cell(cell in "\\PC{0,40}|([@a-z./,;& ]|IG:|and ){0,20}") {
            for piece in handles(&cell).chain(addresses(&cell)).chain(dates(&cell)) {
                proptest::prop_assert!(cell.contains(piece));
            }
        }
    }
}
