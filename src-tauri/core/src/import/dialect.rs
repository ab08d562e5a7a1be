//! Which delimiter a text uses.

/// The delimiters that are understood, likeliest first.
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How much of a file is looked at.
const SAMPLE_BYTES: usize = 64 * 1024;
const SAMPLE_ROWS: usize = 100;

/// The delimiter, and the bytes of a `sep=;` line that says so.
pub(super) fn detect(text: &str, name: &str) -> (u8, usize) {
    if let Some(said) = said_in_first_line(text) {
        return said;
    }
    let sample = sample(text);
    let tabs = name.to_ascii_lowercase().ends_with(".tsv") || name.to_ascii_lowercase().ends_with(".tab");
    let mut best = (if tabs { b'\t' } else { b',' }, 0.0);
    for delimiter in DELIMITERS {
        let likely = likelihood(sample, delimiter) + if tabs && delimiter == b'\t' { 0.1 } else { 0.0 };
        if likely > best.1 + 1e-9 {
            best = (delimiter, likely);
        }
    }
    (best.0, 0)
}

/// Spreadsheet programs write `sep=;` as a first line.
fn said_in_first_line(text: &str) -> Option<(u8, usize)> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_matches('"');
    let said = line
        .get(..4)
        .filter(|s| s.eq_ignore_ascii_case("sep="))
        .map(|_| &line.as_bytes()[4..])?;
    let delimiter = *said.first().filter(|_| said.len() == 1)?;
    DELIMITERS.contains(&delimiter).then_some((delimiter, end))
}

/// Whole lines from the beginning.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let mut cut = SAMPLE_BYTES;
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = &text[..cut];
    head.rfind(['\n', '\r']).map_or(head, |end| &head[..end])
}

/// From 0 to 1: how well the rows agree on a number of columns when cut here, and how clean the cells then are.
fn likelihood(sample: &str, delimiter: u8) -> f64 {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(sample.as_bytes());
    let mut widths: Vec<usize> = Vec::new();
    let (mut cells, mut unclean) = (0usize, 0usize);
    let mut record = csv::ByteRecord::new();
    while widths.len() < SAMPLE_ROWS && matches!(reader.read_byte_record(&mut record), Ok(true)) {
        if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        widths.push(record.len());
        cells += record.len();
        // Prose has commas; a cell with another delimiter in it speaks for that one.
        let strange = |byte: &u8| *byte != delimiter && matches!(byte, b';' | b'\t' | b'|');
        unclean += record.iter().filter(|cell| cell.iter().any(strange)).count();
    }
    let Some((width, agreeing)) = commonest(&widths) else {
        return 0.0;
    };
    if width < 2 {
        return 0.0;
    }
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn found(text: &str) -> char {
        detect(text, "list.csv").0 as char
    }

    #[test]
    fn each_delimiter_is_found() {
        for delimiter in [',', ';', '\t', '|'] {
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
        assert_eq!(detect("sep=;\na,b;c,d\n", "x.csv"), (b';', 5));
        assert_eq!(detect("\"sep=|\"\r\na,b|c,d\n", "x.csv"), (b'|', 7));
        assert_eq!(detect("SEP=\t\na\tb\n", "x.csv"), (b'\t', 5));
    }

    #[test]
    fn one_column_is_a_column() {
        assert_eq!(found("handle\n@mia\n@leo\n"), ',');
    }
}
