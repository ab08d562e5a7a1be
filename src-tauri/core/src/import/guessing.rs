//! From headers and values to fields.
//!
//! Columns are looked at in an order of their own, by their headers, so that a file with its columns in another order
//! is understood alike.

use super::by_header::by_header;
use super::content::Content;
use super::field::Field;
use super::header_names;
use super::mapping::Column;
use super::namesakes;
use super::sheet::Sheet;

/// What a column was taken for, and why.
#[derive(Debug, Clone)]
pub(super) struct Guess {
    pub(super) field: Field,
    pub(super) because: String,
    /// Whether the owner says so: then nothing changes it.
    pub(super) fixed: bool,
    /// Whether the header leaves open what its values are.
    pub(super) open: bool,
    /// Which of two columns for one value holds it: the lower.
    pub(super) rank: u32,
}

impl Guess {
    pub(super) fn new(field: Field, because: impl Into<String>) -> Self {
        Self {
            field,
            because: because.into(),
            fixed: false,
            open: false,
            rank: BY_VALUES,
        }
    }

    /// Kept under its own name.
    pub(super) fn custom(header: &str, because: impl Into<String>) -> Self {
        Self::new(Field::Custom(header.to_owned()), because)
    }

    /// What the owner says of a column, now or before.
    pub(super) fn fixed(field: Field, because: impl Into<String>) -> Self {
        Self {
            fixed: true,
            ..Self::new(field, because)
        }
    }
}

/// A word in a header goes before what values look like.
const BY_VALUES: u32 = 500;

/// One guess a column; `fixed` are those that the owner chose, by place.
pub(super) fn columns(sheet: &Sheet, fixed: &[(usize, Guess)]) -> Vec<Column> {
    let contents: Vec<Content> = (0..sheet.header.len()).map(|at| Content::of(sheet, at)).collect();
    let guesses = sheet
        .header
        .iter()
        .zip(&contents)
        .enumerate()
        .map(|(at, (header, content))| {
            let said = fixed.iter().rev().find(|(column, _)| *column == at);
            said.map_or_else(|| by_header(header, content), |(_, guess)| guess.clone())
        })
        .collect();
    let mut guessing = Guessing {
        sheet,
        contents: &contents,
        order: order(&sheet.header),
        guesses,
    };
    guessing.tell_names_from_handles();
    guessing.tell_parts_of_names();
    guessing.by_values();
    guessing.name_by_values();
    guessing.only_column_of_handles();
    namesakes::settle(&mut guessing);
    let guesses = guessing.guesses;
    guesses
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

/// The columns by their headers: those that we named in their order, the others as words are.
fn order(header: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..header.len()).collect();
    order.sort_by_key(|at| {
        let name = header.get(*at).map_or("", String::as_str);
        let length = if header_names::is_letters(name) {
            name.len()
        } else {
            usize::MAX
        };
        (length, name.to_lowercase(), name)
    });
    order
}

pub(super) struct Guessing<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) contents: &'s [Content],
    /// The places of the columns, in the order in which they are looked at.
    pub(super) order: Vec<usize>,
    pub(super) guesses: Vec<Guess>,
}

impl Guessing<'_> {
    pub(super) fn has(&self, wanted: impl Fn(&Field) -> bool) -> bool {
        self.guesses.iter().any(|guess| wanted(&guess.field))
    }

    /// Columns that nothing is settled about, with their headers and values, in our order.
    fn open(&self) -> Vec<(usize, &str, &Content)> {
        let of = |at: &usize| {
            let guess = self.guesses.get(*at)?;
            let open = guess.open && !guess.fixed && matches!(guess.field, Field::Custom(_));
            let (header, content) = (self.sheet.header.get(*at)?, self.contents.get(*at)?);
            open.then_some((*at, header.as_str(), content))
        };
        self.order.iter().filter_map(of).collect()
    }

    fn set(&mut self, at: usize, field: Field, because: &str) {
        if let Some(guess) = self.guesses.get_mut(at) {
            *guess = Guess::new(field, because);
        }
    }

    /// Of columns that all say "name", those whose values are handles hold handles.
    fn tell_names_from_handles(&mut self) {
        let named: Vec<&Content> = self
            .guesses
            .iter()
            .zip(self.contents)
            .filter_map(|(guess, content)| is_name(&guess.field).then_some(content))
            .collect();
        let several = named.len() > 1;
        let real = several && named.iter().any(|content| content.could_be_names());
        let handles = self.has(is_account);
        for (guess, content) in self.guesses.iter_mut().zip(self.contents) {
            if guess.fixed || guess.field != Field::Name {
                continue;
            }
            let sure = content.are_handles() && (several || !handles);
            let likely = content.could_be_handles() && (real || (several && !handles));
            if sure || likely {
                *guess = Guess::new(
                    Field::Handle(None),
                    "the header says name, but its values are handles",
                );
            }
        }
    }

    /// `Nome, Cognome` and `Name, Vorname`: beside the other part, a name that does not hold it is a part too.
    fn tell_parts_of_names(&mut self) {
        let place = |wanted: Field| {
            let mut places =
                (0..self.guesses.len()).filter(|at| self.guesses.get(*at).is_some_and(|g| g.field == wanted));
            (places.next(), places.next().is_none())
        };
        let ((first, _), (last, _)) = (place(Field::FirstName), place(Field::LastName));
        let ((Some(name), true), true) = (place(Field::Name), first.is_some() != last.is_some()) else {
            return;
        };
        let Some(part) = first.or(last) else { return };
        let (mut both, mut within) = (0, 0);
        for row in self.sheet.rows.iter().take(SAMPLE) {
            let (whole, part) = (row.cell(name).to_lowercase(), row.cell(part).to_lowercase());
            if !whole.is_empty() && !part.is_empty() {
                both += 1;
                within += u32::from(whole.contains(&part));
            }
        }
        let fixed = self.guesses.get(name).is_some_and(|guess| guess.fixed);
        if fixed || both == 0 || within * 2 >= both {
            return;
        }
        match first {
            Some(_) => self.set(
                name,
                Field::LastName,
                "the first name stands in a column of its own",
            ),
            None => self.set(
                name,
                Field::FirstName,
                "the last name stands in a column of its own",
            ),
        }
    }

    /// Columns whose header says nothing, by their values.
    fn by_values(&mut self) {
        let open: Vec<usize> = self.open().iter().map(|(at, _, _)| *at).collect();
        let mut handles = self.has(is_account);
        for at in open {
            let (Some(content), Some(header)) = (self.contents.get(at), self.sheet.header.get(at)) else {
                continue;
            };
            let unnamed = header_names::is_letters(header);
            let followers = self.has(|field| matches!(field, Field::Followers(_)));
            let found = if content.are_emails() {
                Some((Field::Email, "its values are e-mail addresses"))
            } else if content.are_profiles() {
                Some((Field::ProfileUrl, "its values are addresses of profiles"))
            } else if content.are_platforms() && !self.has(|field| *field == Field::Platform) {
                Some((Field::Platform, "its values are platforms"))
            } else if content.are_handles() && !handles {
                handles = true;
                Some((Field::Handle(None), "its values are handles"))
            } else if content.are_phones() && !content.are_dates() {
                Some((Field::Phone, "its values are phone numbers"))
            } else if content.are_countries() && !self.has(|field| *field == Field::Country) {
                Some((Field::Country, "its values are countries"))
            } else if unnamed && content.are_short_counts() && !followers {
                Some((Field::Followers(None), "its values are counts"))
            } else if unnamed
                && content.are_counts()
                && !content.could_be_dates()
                && !followers
                && self.has(is_account)
            {
                Some((Field::Followers(None), "the first counts beside handles"))
            } else {
                None
            };
            if let Some((field, because)) = found {
                self.set(at, field, because);
            }
        }
    }

    /// Nothing says who a row is called: the column whose values are most like names does.
    fn name_by_values(&mut self) {
        if self.has(is_name) {
            return;
        }
        let identified = self.has(|field| field.identifies());
        let best = self
            .open()
            .into_iter()
            .filter(|(_, header, content)| {
                let unnamed = header_names::is_letters(header);
                let given = content.given_names();
                (content.are_full_names() && (unnamed || !identified || given >= 10))
                    || (content.could_be_names() && (unnamed || given >= 40))
            })
            // The first of the best: `max_by_key` takes the last.
            .rev()
            .max_by_key(|(_, _, content)| (content.given_names() / 10, content.are_full_names()))
            .map(|(at, _, _)| at);
        if let Some(at) = best {
            self.set(at, Field::Name, "its values are names");
        }
    }

    /// A file in which nothing else says who a row is about: the first column that could be handles does.
    fn only_column_of_handles(&mut self) {
        if self.has(|field| field.identifies()) {
            return;
        }
        let first = self
            .open()
            .into_iter()
            .find(|(_, _, content)| content.could_be_handles())
            .map(|(at, _, _)| at);
        if let Some(at) = first {
            self.set(at, Field::Handle(None), "its values look like handles");
        }
    }
}

/// How many rows tell whether two columns say the same.
pub(super) const SAMPLE: usize = 200;

fn is_name(field: &Field) -> bool {
    matches!(field, Field::Name | Field::FirstName | Field::LastName)
}

fn is_account(field: &Field) -> bool {
    matches!(field, Field::Handle(_) | Field::ProfileUrl)
}
