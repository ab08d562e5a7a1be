//! What was said of a file that is read otherwise now: what no longer points anywhere is left out.

use super::decision::{About, Decision, Take};
use super::mapping;
use super::options::{Options, Overwrite};
use super::sheet::Sheet;

impl Options {
    /// Without what points to a row or a column that the sheet does not have, and how many such things there were.
    #[must_use]
    pub fn fitting(mut self, sheet: &Sheet) -> (Self, u32) {
        let row = |line: u32| sheet.rows.at_line(line).is_some();
        let column = |name: &str| mapping::find(sheet, name).is_ok();
        let before = self.said();
        self.edits.retain(|edit| row(edit.line) && column(&edit.column));
        self.decisions.retain(|decision| points(decision, &row));
        self.map.retain(|said| column(&said.column));
        self.styles.retain(|style| column(&style.column));
        if let Overwrite::Columns(columns) = &mut self.overwrite {
            columns.retain(|name| column(name));
            if columns.is_empty() {
                self.overwrite = Overwrite::Blanks;
            }
        }
        let gone = before.saturating_sub(self.said());
        (self, gone)
    }
}

fn points(decision: &Decision, row: &impl Fn(u32) -> bool) -> bool {
    let about = match decision.about {
        About::Line(line) => row(line),
        About::Question(_) | About::Outcome(_) => true,
    };
    let take = match decision.take {
        Take::Row(line) => row(line),
        Take::Person(_) | Take::Suggested | Take::New | Take::LeaveOut => true,
    };
    about && take
}
