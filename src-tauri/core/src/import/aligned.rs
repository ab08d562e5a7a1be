//! Columns that are held apart by spaces, as printed lists are.

use std::borrow::Cow;

use super::walk::Cells;

/// Rows that tell where the columns stand.
const FEWEST: usize = 3;

/// Where the columns of a printed list stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each begins at the same place in every line, counted in characters.
    Places(Vec<usize>),
    /// So many spaces or more stand between two.
    Runs(usize),
}

impl Layout {
    /// Finds the columns: places where all lines have two blanks or more, else the same number of such gaps in all.
    pub(super) fn of(sample: &str) -> Option<Self> {
        let lines: Vec<&str> = lines_of(sample).filter(|line| !line.trim().is_empty()).collect();
        if lines.len() < FEWEST {
            return None;
        }
        if let Some(places) = places(&lines) {
            return Some(Self::Places(places));
        }
        let gaps = |line: &&str| parts(line, 2).count();
        let widths: Vec<usize> = lines.iter().map(gaps).collect();
        let first = *widths.first()?;
        (first > 1 && widths.iter().all(|width| *width == first)).then_some(Self::Runs(2))
    }

    /// Cuts a line. One that writes where others have blanks is cut at its gaps instead.
    pub(super) fn cut<'t>(&self, line: &'t str, cells: &mut Cells<'t>) {
        cells.clear();
        match self {
            Self::Runs(blanks) => cells.extend(parts(line, *blanks).map(Cow::Borrowed)),
            Self::Places(places) => {
                if !at_places(line, places, cells) {
                    cells.clear();
                    cells.extend(parts(line, 2).map(Cow::Borrowed));
                }
            }
        }
    }
}

/// Lines, whatever ends them, blank ones included.
pub(super) fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let (line, after) = text.split_at(end);
        let broken = if after.starts_with("\r\n") { 2 } else { 1 };
        rest = after.get(broken..);
        Some(line)
    })
}

/// What stands between gaps of so many spaces; tabs count as gaps.
fn parts(line: &str, blanks: usize) -> impl Iterator<Item = &str> {
    let mut rest = line.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut from = 0;
        let (end, gap) = loop {
            let Some(at) = rest[from..].find([' ', '\t']).map(|at| from + at) else {
                break (rest.len(), 0);
            };
            let gap = rest[at..].len() - rest[at..].trim_start_matches([' ', '\t']).len();
            if gap >= blanks || rest[at..at + gap].contains('\t') {
                break (at, gap);
            }
            from = at + gap;
        };
        let part = &rest[..end];
        rest = &rest[end + gap..];
        Some(part)
    })
}

/// Where columns begin: after two blanks or more in all lines, and where all of the first lines write something.
fn places(lines: &[&str]) -> Option<Vec<usize>> {
    let longest = lines.iter().map(|line| line.chars().count()).max()?;
    if longest > 4_096 || lines.iter().any(|line| line.contains('\t')) {
        return None;
    }
    let mut written = vec![0usize; longest + 1];
    for line in lines {
        for (at, _) in line.chars().enumerate().filter(|(_, c)| *c != ' ') {
            written[at] += 1;
        }
    }
    let mut places = Vec::new();
    let mut blanks = 2;
    for (at, times) in written.iter().enumerate() {
        if *times == 0 {
            blanks += 1;
            continue;
        }
        if blanks >= 2 {
            places.push(at);
        }
        blanks = 0;
    }
    // Half of the rows write in each column: a word at the end of a long line makes none.
    let filled = |from: usize, to: usize| {
        let writes = |line: &&&str| line.chars().skip(from).take(to - from).any(|c| c != ' ');
        lines.iter().filter(writes).count() * 2 >= lines.len()
    };
    let ends = places.iter().skip(1).copied().chain([longest]);
    let all = places
        .iter()
        .copied()
        .zip(ends)
        .all(|(from, to)| filled(from, to));
    (places.len() > 1 && all).then_some(places)
}

/// Cuts at the places; false where the line writes right before one of them.
fn at_places<'t>(line: &'t str, places: &[usize], cells: &mut Cells<'t>) -> bool {
    let mut rest = line;
    let mut at = 0;
    let mut before = ' ';
    for place in places.iter().skip(1).map(Some).chain([None]) {
        let cut = place.map_or(rest.len(), |place| {
            rest.char_indices()
                .nth(place - at)
                .map_or(rest.len(), |(byte, _)| byte)
        });
        let (cell, after) = rest.split_at(cut);
        let last = cell.chars().next_back().unwrap_or(before);
        if place.is_some() && last != ' ' && !after.is_empty() {
            return false;
        }
        before = last;
        cells.push(Cow::Borrowed(cell.trim()));
        rest = after;
        at = place.copied().unwrap_or(at);
    }
    true
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<Vec<String>> {
        let layout = Layout::of(text).unwrap();
        let mut cells = Cells::new();
        let lines = lines_of(text).filter(|line| !line.is_empty());
        lines
            .map(|line| {
                layout.cut(line, &mut cells);
                cells.iter().map(ToString::to_string).collect()
            })
            .collect()
    }

    #[test]
    fn columns_stand_where_all_lines_have_blanks() {
        let text = "Name          Handle   Followers\n\
                    Zoë Rivers    @zoe         12500\n\
                    Leo                          300\n\
                    Ana Sousa     @ana.s           7\n";
        assert_eq!(
            cut(text),
            [
                ["Name", "Handle", "Followers"],
                ["Zoë Rivers", "@zoe", "12500"],
                ["Leo", "", "300"],
                ["Ana Sousa", "@ana.s", "7"]
            ]
        );
    }

    #[test]
    fn a_line_that_writes_over_its_column_is_cut_at_its_gaps() {
        let mut cells = Cells::new();
        Layout::Places(vec![0, 8]).cut("Maximiliana Rivers   @max", &mut cells);
        assert_eq!(cells, ["Maximiliana Rivers", "@max"]);
    }

    #[test]
    fn gaps_of_any_size_part_rows_of_one_width() {
        assert_eq!(
            cut("Mia Rivers  @mia   12\nLeo   @leo  3\nAna Sousa B     @a  5\n"),
            [
                ["Mia Rivers", "@mia", "12"],
                ["Leo", "@leo", "3"],
                ["Ana Sousa B", "@a", "5"]
            ]
        );
    }

    #[test]
    fn prose_has_no_columns() {
        assert_eq!(Layout::of("Dear Mia,\n\nI hope  you are well.\nBye\n"), None);
        assert_eq!(Layout::of("Mia Rivers\nLeo Stone\nAna Sousa\n"), None);
        assert_eq!(Layout::of("a  b\nc  d\n"), None);
    }

    #[test]
    fn lines_end_in_all_ways() {
        assert_eq!(
            lines_of("a\nb\r\nc\rd\n\ne").collect::<Vec<_>>(),
            ["a", "b", "c", "d", "", "e"]
        );
        assert_eq!(lines_of("").collect::<Vec<_>>(), [""]);
    }
}
