//! From headers and values to fields.

use super::content::Content;
use super::field::Field;
use super::header;
use super::header_words::{self, Meaning};
use super::mapping::Column;
use super::sheet::Sheet;

/// One guess a column; those that the owner chose stand.
pub(super) fn columns(sheet: &Sheet, chosen: &[(usize, Field)]) -> Vec<Column> {
    let contents: Vec<Content> = (0..sheet.header.len()).map(|at| Content::of(sheet, at)).collect();
    let mut columns: Vec<Guess> = sheet
        .header
        .iter()
        .zip(&contents)
        .enumerate()
        .map(
            |(at, (header, content))| match chosen.iter().rev().find(|(column, _)| *column == at) {
                Some((_, field)) => Guess {
                    field: field.clone(),
                    because: "you chose it".into(),
                    chosen: true,
                },
                None => by_header(header, content),
            },
        )
        .collect();
    tell_names_from_handles(&mut columns, &contents);
    by_content(&mut columns, sheet, &contents);
    keep_the_first(&mut columns, sheet);
    columns
        .into_iter()
        .zip(&sheet.header)
        .zip(contents)
        .enumerate()
        .map(|(at, ((guess, header), content))| Column {
            index: u32::try_from(at).unwrap_or(u32::MAX),
            header: header.clone(),
            field: guess.field,
            samples: content.samples,
            because: guess.because,
            style: None,
        })
        .collect()
}

struct Guess {
    field: Field,
    because: String,
    chosen: bool,
}

impl Guess {
    fn new(field: Field, because: &str) -> Self {
        Self {
            field,
            because: because.to_owned(),
            chosen: false,
        }
    }

    fn custom(header: &str) -> Self {
        Self::new(
            Field::Custom(header.to_owned()),
            "no field of ours, so it is kept under its own name",
        )
    }

    fn is_custom(&self) -> bool {
        matches!(self.field, Field::Custom(_))
    }
}

/// What the header says, unless the values belie it.
fn by_header(header: &str, content: &Content) -> Guess {
    if content.is_empty() {
        return Guess::new(Field::Ignore, "the column is empty");
    }
    let says = Guess::new;
    // Our own export names a column of the owner's so, whatever words she chose for it.
    if let Ok(field @ Field::Custom(_)) = header.parse() {
        return Guess {
            chosen: true,
            ..says(field, "the header says so")
        };
    }
    let field = match header_words::meaning(header) {
        Some(Meaning::Technical) => return says(Field::Ignore, "an identity or a detail of another program"),
        Some(Meaning::Holds(field)) => field,
        None => return Guess::custom(header),
    };
    let header_says = "the header says so";
    match &field {
        Field::Handle(platform) | Field::Followers(platform)
            if platform.is_some() && content.are_counts() =>
        {
            says(
                Field::Followers(*platform),
                "the header names a platform, the values are counts",
            )
        }
        Field::Handle(_) | Field::ProfileUrl | Field::Name if content.are_emails() => {
            says(Field::Email, "the values are e-mail addresses")
        }
        Field::Handle(None) | Field::ProfileUrl | Field::Name if content.are_profiles() => {
            says(Field::ProfileUrl, "the values are addresses of profiles")
        }
        Field::ProfileUrl if content.are_handles() => says(Field::Handle(None), "the values are handles"),
        Field::ProfileUrl if content.could_be_handles() || content.are_websites() => says(field, header_says),
        Field::Handle(None) | Field::ProfileUrl if content.are_platforms() => {
            says(Field::Platform, "the values are platforms")
        }
        Field::Handle(None) if content.are_full_names() => says(Field::Name, "the values are names"),
        Field::Handle(Some(_)) if content.are_full_names() => Guess::custom(header),
        Field::Followers(_) if !content.has_counts() => Guess::custom(header),
        Field::Email if !content.has_emails() => Guess::custom(header),
        Field::Platform if content.are_handles() => says(Field::Handle(None), "the values are handles"),
        Field::Stage if header.to_ascii_lowercase().contains("stat") && !content.are_stages() => {
            Guess::custom(header)
        }
        Field::Stage if !content.has_stages() => Guess::custom(header),
        _ => says(field, header_says),
    }
}

/// Of columns that all say "name", those whose values are handles hold handles.
fn tell_names_from_handles(columns: &mut [Guess], contents: &[Content]) {
    let names = columns.iter().filter(|guess| is_name(&guess.field)).count();
    let handles = columns
        .iter()
        .any(|guess| matches!(guess.field, Field::Handle(_) | Field::ProfileUrl));
    for (guess, content) in columns.iter_mut().zip(contents) {
        if guess.chosen || guess.field != Field::Name {
            continue;
        }
        let sure = content.are_handles() && (names > 1 || !handles);
        if sure || (names > 1 && !handles && content.could_be_handles()) {
            *guess = Guess::new(
                Field::Handle(None),
                "the header says name, the values are handles",
            );
        }
    }
}

fn is_name(field: &Field) -> bool {
    matches!(field, Field::Name | Field::FirstName | Field::LastName)
}

/// Columns whose header says nothing, by their values.
fn by_content(columns: &mut [Guess], sheet: &Sheet, contents: &[Content]) {
    for at in 0..columns.len() {
        let (Some(content), Some(header)) = (contents.get(at), sheet.header.get(at)) else {
            continue;
        };
        if columns[at].chosen || !columns[at].is_custom() || content.is_empty() {
            continue;
        }
        let has = |wanted: fn(&Field) -> bool| columns.iter().any(|guess| wanted(&guess.field));
        let unnamed = header::is_letters(header);
        let understood = header_words::meaning(header).is_some();
        let found = if understood {
            None
        } else if content.are_emails() {
            Some(Guess::new(Field::Email, "the values are e-mail addresses"))
        } else if content.are_profiles() {
            Some(Guess::new(
                Field::ProfileUrl,
                "the values are addresses of profiles",
            ))
        } else if content.are_platforms() && !has(|f| *f == Field::Platform) {
            Some(Guess::new(Field::Platform, "the values are platforms"))
        } else if content.are_handles() && !has(|f| matches!(f, Field::Handle(_) | Field::ProfileUrl)) {
            Some(Guess::new(Field::Handle(None), "the values are handles"))
        } else if content.are_phones() {
            Some(Guess::new(Field::Phone, "the values are phone numbers"))
        } else if content.are_countries() && !has(|f| *f == Field::Country) {
            Some(Guess::new(Field::Country, "the values are countries"))
        } else if unnamed && content.are_short_counts() && !has(|f| matches!(f, Field::Followers(_))) {
            Some(Guess::new(Field::Followers(None), "the values are counts"))
        } else if unnamed && content.are_counts() && followers_are_missing(columns) {
            Some(Guess::new(
                Field::Followers(None),
                "the first counts beside handles",
            ))
        } else if content.are_full_names() && !has(is_name) {
            Some(Guess::new(Field::Name, "the values are names"))
        } else {
            None
        };
        if let Some(found) = found {
            columns[at] = found;
        }
    }
    only_column_of_handles(columns, contents);
}

fn followers_are_missing(columns: &[Guess]) -> bool {
    columns
        .iter()
        .any(|guess| matches!(guess.field, Field::Handle(_) | Field::ProfileUrl))
        && !columns
            .iter()
            .any(|guess| matches!(guess.field, Field::Followers(_)))
}

/// A file in which nothing else says who a row is about: the first column that could be handles does.
fn only_column_of_handles(columns: &mut [Guess], contents: &[Content]) {
    if columns.iter().any(|guess| guess.field.identifies()) {
        return;
    }
    let first = columns
        .iter_mut()
        .zip(contents)
        .find(|(guess, content)| !guess.chosen && guess.is_custom() && content.could_be_handles());
    if let Some((guess, _)) = first {
        *guess = Guess::new(Field::Handle(None), "the values look like handles");
    }
}

/// Of two columns for one value the first holds it, the other is kept under its own name; a chosen one goes before.
fn keep_the_first(columns: &mut [Guess], sheet: &Sheet) {
    let mut taken: Vec<Field> = columns
        .iter()
        .filter(|guess| guess.chosen && guess.field.is_single())
        .map(|guess| guess.field.clone())
        .collect();
    for (guess, header) in columns.iter_mut().zip(&sheet.header) {
        if guess.chosen || !guess.field.is_single() {
            continue;
        }
        if taken.contains(&guess.field) {
            *guess = Guess::new(
                Field::Custom(header.clone()),
                "another column holds this already; kept under its own name",
            );
        } else {
            taken.push(guess.field.clone());
        }
    }
}
