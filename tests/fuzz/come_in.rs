//! What a fuzzed file goes through, and what has to hold of it: shared by the fuzz target and the test that replays
//! its corpus.

use std::ops::ControlFlow;
use std::sync::Arc;

use perennial_core::import::{
    self, About, Conventions, DateOrder, Decimal, Decision, Edit, Options, Overwrite, QuestionKind, Reading,
    Roster, Source, Take,
};

const NAMES: [&str; 4] = ["list.csv", "tiktok creators.tsv", "creators.xlsx", "cards.vcf"];
const ENCODINGS: [Option<&str>; 8] = [
    None,
    None,
    None,
    Some("utf-8"),
    Some("utf-16le"),
    Some("iso-2022-jp"),
    Some("ibm850"),
    Some("utf-32be"),
];
const DELIMITERS: [Option<char>; 8] = [
    None,
    None,
    None,
    Some(','),
    Some(' '),
    Some(':'),
    Some('\u{A6}'),
    Some('"'),
];

/// The first two bytes choose the options, the others are the file.
pub fn come_in(data: &[u8]) {
    let [first, second, bytes @ ..] = data else { return };
    let source = Source::new(NAMES[usize::from(first & 3)], bytes);
    let options = options(*first, *second);
    let Ok(sheet) = import::read(&source, &options.reading) else {
        return;
    };
    assert!(!sheet.header.is_empty());
    assert!(
        sheet
            .rows
            .iter()
            .zip(sheet.rows.iter().skip(1))
            .all(|(a, b)| a.line < b.line)
    );
    let sheet = Arc::new(sheet);
    let Ok(mapping) = import::guess(&sheet, &options) else {
        return;
    };
    let go_on = &mut |_, _| ControlFlow::Continue(());
    let plan =
        import::plan(&sheet, &mapping, &Roster::default(), &options, go_on).expect("nobody stopped it");
    let counts = plan.counts();
    let outcomes =
        counts.created + counts.updated + counts.unchanged + counts.skipped + counts.rejected + counts.asked;
    assert_eq!(
        (counts.rows as usize, outcomes as usize),
        (plan.rows.len(), sheet.rows.len())
    );
    // A million of them is for the benchmarks.
    for at in 0..plan.rows.len().min(200) {
        std::hint::black_box(plan.candidate(at));
    }
    std::hint::black_box(import::rejected_csv(&plan));
}

fn options(first: u8, second: u8) -> Options {
    Options {
        reading: Reading {
            encoding: ENCODINGS[usize::from(first >> 2 & 7)].map(str::to_owned),
            delimiter: DELIMITERS[usize::from(second & 7)],
            sheet: (first & 0x80 != 0).then(|| "Sheet1".to_owned()),
            header_row: u32::from(second >> 5 & 3).checked_sub(1),
        },
        conventions: Conventions {
            decimal: [None, Some(Decimal::Comma), Some(Decimal::Point), None][usize::from(second >> 3 & 3)],
            dates: [None, Some(DateOrder::Dmy), None, Some(DateOrder::Mdy)][usize::from(second >> 3 & 3)],
            region: (first & 0x40 != 0).then(|| "PT".to_owned()),
        },
        overwrite: if first & 0x20 == 0 {
            Overwrite::Blanks
        } else {
            Overwrite::All
        },
        edits: (second & 0x80 != 0)
            .then(|| Edit {
                line: 2,
                column: "Name".to_owned(),
                text: "Mia Rivers".to_owned(),
            })
            .into_iter()
            .collect(),
        decisions: (second & 0x80 != 0)
            .then_some([
                Decision {
                    about: About::Question(QuestionKind::SimilarName),
                    take: Take::Suggested,
                },
                Decision {
                    about: About::Line(3),
                    take: Take::LeaveOut,
                },
            ])
            .into_iter()
            .flatten()
            .collect(),
        ..Options::default()
    }
}
