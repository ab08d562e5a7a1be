//! Plain text for a person at a terminal.

use chrono::NaiveDate;
use perennial_core::domain::count::short;
use perennial_core::views::card::CardAccount;
use unicode_width::UnicodeWidthStr;

/// The widest that a column may make itself.
const WIDEST: usize = 40;

/// Rows whose columns align; the last column is as long as it likes.
pub fn table(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| clipped(row)).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|at| {
            let width = |row: &Vec<String>| row.get(at).map_or(0, |cell| cell.width());
            rows.iter().map(width).max().unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn clipped(row: &[String]) -> Vec<String> {
    let last = row.len().saturating_sub(1);
    row.iter()
        .enumerate()
        .map(|(at, cell)| {
            let cell = one_line(cell);
            if at == last || cell.width() <= WIDEST {
                return cell;
            }
            let mut short = String::new();
            for c in cell.chars() {
                if short.width() + 2 > WIDEST {
                    break;
                }
                short.push(c);
            }
            short + "…"
        })
        .collect()
}

/// A text on one line that commands no terminal: control characters and marks that turn the direction of what follows
/// are left out.
pub fn one_line(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .collect();
    visible
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// `1 person`, `7 people`.
pub fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A date, or a dash.
pub fn date(on: Option<NaiveDate>) -> String {
    on.map_or_else(|| "-".to_owned(), |on| on.to_string())
}

/// `instagram:ada 10.4M, tiktok:ada`.
pub fn accounts(accounts: &[CardAccount]) -> String {
    let said = |account: &CardAccount| match account.followers {
        Some(count) => format!("{}:{} {}", account.platform, account.handle, short(count)),
        None => format!("{}:{}", account.platform, account.handle),
    };
    accounts.iter().map(said).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_by_what_a_terminal_shows() {
        let rows = [["Ada", "1"], ["佐々木", "2"], ["🌿 fern", "3"]];
        let rows: Vec<Vec<String>> = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
        assert_eq!(table(&rows), "Ada      1\n佐々木   2\n🌿 fern  3\n");
    }

    #[test]
    fn a_name_commands_no_terminal() {
        assert_eq!(one_line("\u{1b}[2JMia\u{202E}\r\nRivers\u{7}"), "[2JMia Rivers");
    }
}
