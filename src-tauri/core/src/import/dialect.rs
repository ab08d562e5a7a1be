//! Which delimiter, quotes and escapes a text uses.
//!
//! csv-nose (the table uniformity method) was tried on 48 small lists: it finds 43 delimiters, takes addresses for
//! tables cut at their slashes, knows neither columns held apart by spaces nor backslashes, and brings rayon and
//! regex along. So the rows are weighed here: how well they agree on a number of columns, and how clean their cells
//! then are.

use super::aligned::Layout;
use super::header_words;
use super::walk::{Cells, Marks, Walk};

/// The delimiters that are looked for, likeliest first.
pub const DELIMITERS: [char; 7] = [',', ';', '\t', '|', '^', '~', ':'];

/// How much of a file is looked at.
const SAMPLE_BYTES: usize = 64 * 1024;
const SAMPLE_ROWS: usize = 100;

/// How a text is cut into rows and cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dialect {
    /// What parts, quotes and escapes.
    pub(super) marks: Marks,
    /// Where the columns stand, if it is spaces that part them.
    pub(super) layout: Option<Layout>,
    /// Where the rows begin: after a `sep=;` line.
    pub(super) from: usize,
}

/// How a text is cut; `chosen` is the owner's delimiter, a blank for columns that are held apart by spaces.
pub(super) fn detect(text: &str, name: &str, chosen: Option<char>) -> Dialect {
    let (said, from) = said_in_first_line(text).map_or((None, 0), |(said, from)| (Some(said), from));
    let sample = sample(text.get(from..).unwrap_or_default());
    if let Some(delimiter) = chosen.or(said) {
        let layout = (delimiter == ' ').then(|| Layout::of(sample).unwrap_or(Layout::Runs(1)));
        let marks = with_escapes(sample, delimiter);
        return Dialect { marks, layout, from };
    }
    let (delimiter, likely) = likeliest(sample, name);
    if likely < 0.3
        && let Some(layout) = Layout::of(sample)
    {
        let marks = Marks::plain(' ');
        let layout = Some(layout);
        return Dialect { marks, layout, from };
    }
    Dialect {
        marks: with_escapes(sample, delimiter),
        layout: None,
        from,
    }
}

/// The delimiter that cuts best, and how well.
fn likeliest(sample: &str, name: &str) -> (char, f64) {
    let name = name.to_ascii_lowercase();
    let tabs = name.ends_with(".tsv") || name.ends_with(".tab");
    let mut best = (if tabs { '\t' } else { ',' }, 0.0);
    for delimiter in DELIMITERS {
        let weight = match delimiter {
            '^' | '~' => 0.8,
            ':' if !is_table_of_colons(sample) => continue,
            ':' => 0.6,
            _ => 1.0,
        };
        let marks = with_escapes(sample, delimiter);
        let likely = likelihood(sample, marks) * weight + if tabs && delimiter == '\t' { 0.1 } else { 0.0 };
        if likely > best.1 + 1e-9 {
            best = (delimiter, likely);
        }
    }
    best
}

/// Spreadsheet programs write `sep=;` as a first line.
fn said_in_first_line(text: &str) -> Option<(char, usize)> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_matches('"');
    let (word, said) = line.split_at_checked(4)?;
    let mut said = said.chars();
    let delimiter = said.next().filter(|c| !c.is_alphanumeric() && *c != '"')?;
    (word.eq_ignore_ascii_case("sep=") && said.next().is_none()).then_some((delimiter, end))
}

/// Whole lines from the beginning.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let head = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    head.rfind(['\n', '\r']).map_or(head, |end| &head[..end])
}

/// Cuts the sample's rows one after the other; false where one of them cannot be read.
fn each_row(sample: &str, marks: Marks, mut row: impl FnMut(&Cells<'_>)) -> bool {
    let mut walk = Walk::new(sample, 0, marks);
    let mut cells = Cells::new();
    let mut rows = 0;
    while rows < SAMPLE_ROWS {
        match walk.next(&mut cells) {
            Ok(None) => return true,
            Err(_) => return false,
            Ok(Some(_)) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(Some(_)) => {
                rows += 1;
                row(&cells);
            }
        }
    }
    true
}

/// From 0 to 1: how well the rows agree on a number of columns when cut so, and how clean the cells then are.
fn likelihood(sample: &str, marks: Marks) -> f64 {
    let mut widths: Vec<usize> = Vec::new();
    let (mut cells, mut unclean) = (0usize, 0usize);
    // Prose has commas; a cell with another delimiter in it speaks for that one.
    let strange = |c: char| c != marks.delimiter && matches!(c, ';' | '\t' | '|');
    each_row(sample, marks, |row| {
        widths.push(row.len());
        cells += row.len();
        unclean += row.iter().filter(|cell| cell.contains(strange)).count();
    });
    let Some((width, agreeing)) = commonest(&widths) else {
        return 0.0;
    };
    let agreement = agreeing as f64 / widths.len() as f64;
    let clean = 1.0 - unclean as f64 / cells.max(1) as f64;
    agreement * agreement * (1.0 - 1.0 / width as f64) * (0.4 + 0.6 * clean)
}

/// The commonest width above one column (a title row says nothing), and how many rows have it.
fn commonest(widths: &[usize]) -> Option<(usize, usize)> {
    let mut sorted: Vec<usize> = widths.iter().copied().filter(|w| *w > 1).collect();
    sorted.sort_unstable();
    sorted
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len()))
        .max_by_key(|(width, times)| (*times, *width))
}

/// Single quotes instead of double ones, blanks before them and backslashes, where the sample shows them.
fn with_escapes(sample: &str, delimiter: char) -> Marks {
    let plain = Marks::plain(delimiter);
    let single = Marks {
        quote: b'\'',
        ..plain
    };
    let marks = if quotes_singly(sample, plain) && likelihood(sample, single) >= likelihood(sample, plain) {
        single
    } else {
        plain
    };
    let spaced = Marks {
        spaced: true,
        ..marks
    };
    let quote = char::from(marks.quote);
    let shows = delimiter != ' ' && sample.contains(&format!("{delimiter} {quote}"));
    let marks = if shows
        && each_row(sample, spaced, |_| ())
        && likelihood(sample, spaced) >= likelihood(sample, marks)
    {
        spaced
    } else {
        marks
    };
    let escaped = Marks {
        backslash: true,
        ..marks
    };
    if !sample.contains('\\') {
        return marks;
    }
    let (with, without) = (likelihood(sample, escaped), likelihood(sample, marks));
    if with > without + 1e-9 || (with >= without && escapes_quotes(sample, marks)) {
        escaped
    } else {
        marks
    }
}

/// Whether cells begin with a single quote and as many end with one; a word such as ’t only begins with it.
fn quotes_singly(sample: &str, plain: Marks) -> bool {
    let (mut begin, mut end, mut double) = (0usize, 0usize, false);
    let bare = Marks { quote: 0, ..plain };
    each_row(sample, bare, |row| {
        for cell in row.iter().map(|cell| cell.trim()) {
            begin += usize::from(cell.starts_with('\''));
            end += usize::from(cell.len() > 1 && cell.ends_with('\''));
            double |= cell.starts_with('"');
        }
    });
    begin >= 2 && begin == end && !double
}

/// Whether a quote after a backslash goes on with text: `"said \"hi\" twice"`, not `"C:\dir\",`.
fn escapes_quotes(sample: &str, marks: Marks) -> bool {
    let quote = char::from(marks.quote);
    let after = |at: usize| sample[at + 2..].chars().next();
    sample
        .match_indices('\\')
        .filter(|(at, _)| sample[at + 1..].starts_with(quote))
        .filter_map(|(at, _)| after(at))
        .any(|next| next != marks.delimiter && !matches!(next, '\n' | '\r') && next != quote)
}

/// Colons part a table only where all rows agree and nothing says that they stand in an address, a time or a label.
fn is_table_of_colons(sample: &str) -> bool {
    let (mut widths, mut label, mut cells, mut short) = (Vec::new(), 0usize, 0usize, 0usize);
    let (mut address, mut named, mut times) = (false, false, true);
    each_row(sample, Marks::plain(':'), |row| {
        if widths.is_empty() {
            named = row.iter().all(|cell| header_words::says_column(cell));
        }
        widths.push(row.len());
        cells += row.len();
        label += usize::from(row.iter().skip(1).any(|cell| cell.starts_with(' ')));
        address |= row.iter().any(|cell| cell.starts_with("//"));
        let digits = |cell: &str| cell.ends_with(|c: char| c.is_ascii_digit());
        times &= row
            .windows(2)
            .all(|two| digits(&two[0]) && two[1].starts_with(|c: char| c.is_ascii_digit()));
        let is_short = |cell: &str| cell.len() <= 4 && cell.bytes().all(|byte| byte.is_ascii_hexdigit());
        short += row.iter().filter(|cell| is_short(cell.trim())).count();
    });
    let Some((width, agreeing)) = commonest(&widths) else {
        return false;
    };
    agreeing == widths.len()
        && widths.len() > 1
        && (width > 2 || named)
        && !address
        && !times
        && label * 2 < widths.len()
        && short < cells
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Marks {
        detect(text, "list.csv", None).marks
    }

    fn found(text: &str) -> char {
        marks(text).delimiter
    }

    #[test]
    fn each_delimiter_is_found() {
        for delimiter in DELIMITERS {
            let text = "Name,Handle,Followers\nMia Rivers,@mia,12.5K\nLeo,@leo,3K\n"
                .replace(',', &delimiter.to_string());
            assert_eq!(found(&text), delimiter);
        }
    }

    #[test]
    fn decimal_commas_and_prose_do_not_mislead() {
        assert_eq!(found("Name;Followers\nMia;12,5K\nLeo;3,1K\nAna;8,9K\n"), ';');
        assert_eq!(
            found("Name;Note\nMia;met in Porto, likes tea, coffee\nLeo;a, b, c\nAna;none\n"),
            ';'
        );
        assert_eq!(found("Name,Tags\nMia,\"vip; tea\"\nLeo,\"new; tea; cup\"\n"), ',');
        assert_eq!(
            found("Name,Tags,Email\nMia,vip; tea,m@x.com\nLeo,new;tea,l@x.com\n"),
            ','
        );
        assert_eq!(found("Name\tNote\nMia\ta, b\nLeo\tc, d\n"), '\t');
        assert_eq!(found("Name;Betrag\nMia;1.234,56\nLeo;99,00\n"), ';');
        assert_eq!(found("Name,Note\nMia,^_^\nLeo,~x~\n"), ',');
        assert_eq!(found("Name;Tags\nMia;a|b|c\nLeo;d|e|f\n"), ';');
    }

    #[test]
    fn quoted_delimiters_do_not_count() {
        assert_eq!(found("a;b\n\"x,y,z\";1\n\"x,y,z\";2\n\"x,y\";3\n"), ';');
        assert_eq!(found("\"a;b\";c,d\n\"1;2\";3,4\n"), ';');
    }

    #[test]
    fn title_rows_do_not_mislead() {
        assert_eq!(
            found("My creators, spring\n\nName;Handle;Followers\nMia;@mia;1\nLeo;@leo;2\n"),
            ';'
        );
    }

    #[test]
    fn a_sep_line_is_believed() {
        let said = |text: &str| {
            let dialect = detect(text, "x.csv", None);
            (dialect.marks.delimiter, dialect.from)
        };
        assert_eq!(said("sep=;\na,b;c,d\n"), (';', 5));
        assert_eq!(said("\"sep=|\"\r\na,b|c,d\n"), ('|', 7));
        assert_eq!(said("SEP=\t\na\tb\n"), ('\t', 5));
        assert_eq!(said("sep=#\na,b#c,d\n"), ('#', 5));
        assert_eq!(said("sep=\na,b\n"), (',', 0));
    }

    #[test]
    fn what_the_owner_chose_is_used() {
        let chosen = detect("a,b;c,d\ne,f;g,h\n", "x.csv", Some(';'));
        assert_eq!(chosen.marks.delimiter, ';');
        let chosen = detect("sep=,\na,b;c,d\n", "x.csv", Some(';'));
        assert_eq!((chosen.marks.delimiter, chosen.from), (';', 5));
    }

    #[test]
    fn one_column_is_a_column() {
        for text in [
            "handle\n@mia\n@leo\n",
            "Mia Rivers\nLeo Stone\nAna Sousa\n",
            "https://instagram.com/mia\nhttps://instagram.com/leo\n",
            "10:30\n11:45\n12:00\n",
            "2026-01-05 10:30:00\n2026-01-06 11:30:00\n",
            "00:1A:2B:3C\n00:1A:2B:3D\n",
            "Name: Mia Rivers\nEmail: mia@x.com\nNote: wrote on Monday: yes\n",
        ] {
            assert_eq!(found(text), ',', "{text}");
        }
    }

    #[test]
    fn colons_part_a_table_and_nothing_else() {
        assert_eq!(
            found("root:x:0:0:root:/root\nmia:x:1000:1000:Mia:/home/mia\n"),
            ':'
        );
        assert_eq!(found("Name:Handle\nMia:@mia\nLeo:@leo\n"), ':');
        assert_eq!(
            found("When,Who\n2026-01-05 10:30:00,Mia\n2026-01-06 11:30:00,Leo\n"),
            ','
        );
        assert_eq!(
            found("Name,Profile\nMia,https://x.com/mia\nLeo,https://x.com/leo\n"),
            ','
        );
    }

    #[test]
    fn single_quotes_are_told_from_apostrophes() {
        assert_eq!(
            marks("'Name','Note'\n'Mia','a, b'\n'Leo','c, d, e'\n").quote,
            b'\''
        );
        assert_eq!(
            marks("Name,Note\nMia O'Neil,'t was nice\nLeo D'Arc,'don''t\n").quote,
            b'"'
        );
        assert_eq!(marks("Name,Note\nMia,'=1+1\nLeo,'@leo\n").quote, b'"');
    }

    #[test]
    fn backslashes_escape_where_they_must() {
        let escapes = |text: &str| marks(text).backslash;
        assert!(escapes(
            "Name,Note,City\n\"Mia\",\"said \\\"hi, you\\\" twice\",Porto\n\"Leo\",\"x\",Rome\n"
        ));
        assert!(escapes("Name,Note\n\"Mia\",\"said \\\"hi\\\" twice\"\n"));
        assert!(escapes(
            "Name,Note,City\nMia,likes tea\\, coffee,Porto\nLeo,x\\, y\\, z,Rome\nAna,q,Oslo\n"
        ));
        assert!(!escapes(
            "Name,Folder\n\"Mia\",\"C:\\mia\\\"\n\"Leo\",\"C:\\leo\\\"\n"
        ));
        assert!(!escapes("Name,Face\nMia,:-\\\nLeo,\\o/\n"));
    }

    #[test]
    fn blanks_before_quotes_are_told_from_quotes_in_prose() {
        assert!(marks("Name, Note\nMia, \"tea, coffee\"\nLeo, \"x, y, z\"\n").spaced);
        assert!(!marks("Name,Note\nMia, \"never closed\nLeo,x\n").spaced);
        assert!(!marks("Name,Note\nMia,\"a, b\"\n").spaced);
    }

    #[test]
    fn columns_held_apart_by_spaces_are_found() {
        let text =
            "Name        Handle  Followers\nMia Rivers  @mia        12500\nLeo Stone   @leo         3000\n";
        let dialect = detect(text, "list.txt", None);
        assert_eq!(dialect.marks.delimiter, ' ');
        assert!(dialect.layout.is_some());
        assert_eq!(
            found("Dear Mia,  I hope you are well.\nWe met in Porto.  Yes.\nBye\n"),
            ','
        );
    }
}
