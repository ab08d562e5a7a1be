//! Why a whole file cannot be imported. What is wrong with one row is a [`super::Problem`] instead.

/// A refusal of a file: it names the file, the place and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No bytes, or nothing but blank lines.
    #[error("{file} is empty: export the list again and check that it has rows")]
    Empty {
        /// The file.
        file: String,
    },
    /// A header row and nothing under it.
    #[error(
        "{file} has a header row (line {line}) and no rows under it: export the list again with its rows"
    )]
    HeaderOnly {
        /// The file.
        file: String,
        /// Where the header row stands.
        line: u32,
    },
    /// Another kind of file.
    #[error("{file} is no list that can be read: it looks like {looks_like}. {advice}")]
    OtherKind {
        /// The file.
        file: String,
        /// What it looks like.
        looks_like: String,
        /// What to do.
        advice: String,
    },
    /// An encoding was named that nobody knows.
    #[error(
        "{file} cannot be read as “{encoding}”: that is no encoding we know. Say one such as utf-8, windows-1252, \
         macintosh, ibm850 or shift_jis, or none, to have it found"
    )]
    UnknownEncoding {
        /// The file.
        file: String,
        /// What was named.
        encoding: String,
    },
    /// A cell that is larger than any is.
    #[error(
        "{file}: the cell on line {line} has more than 1 MB in it. A quote was probably not closed there: look at that \
         line, mend it and import the file again"
    )]
    HugeCell {
        /// The file.
        file: String,
        /// The line on which the cell starts.
        line: u32,
    },
    /// A quote that swallows the rest of the file.
    #[error(
        "{file}: the quote that opens on line {line} is never closed, so the rest of the file would become one cell. \
         Add the closing quote or remove the opening one"
    )]
    UnclosedQuote {
        /// The file.
        file: String,
        /// The line on which it opens.
        line: u32,
    },
    /// More than we take.
    #[error("{file} has more than {most} {what}: split it into smaller files and import one after the other")]
    TooLarge {
        /// The file.
        file: String,
        /// The limit, in words.
        most: String,
        /// Of what.
        what: &'static str,
    },
    /// A column was named that the file does not have.
    #[error("{file} has no column “{column}”; its columns are: {columns}")]
    UnknownColumn {
        /// The file.
        file: String,
        /// What was named.
        column: String,
        /// What there is.
        columns: String,
    },
    /// A line was named on which no row starts.
    #[error("{file} has no row that starts on line {line}: open the file again, and mend the cell anew")]
    NoRow {
        /// The file.
        file: String,
        /// What was named.
        line: u32,
    },
    /// No column says who a row is about.
    #[error(
        "no column of {file} says who a row is about (a name, a handle, a profile's address or an e-mail address). \
         Say which does, for example “{example}=name”; its columns are: {columns}"
    )]
    NobodyNamed {
        /// The file.
        file: String,
        /// Its first column.
        example: String,
        /// What there is.
        columns: String,
    },
    /// A workbook behind a password.
    #[error(
        "{file} is protected with a password: open it in your spreadsheet program, take the password off, save it \
         and import that"
    )]
    Encrypted {
        /// The file.
        file: String,
    },
    /// A workbook that is broken, cut off or made to break its reader.
    #[error(
        "{file} is damaged: {why}. Open it in your spreadsheet program, save it as a new workbook or as “CSV UTF-8” \
         and import that"
    )]
    Damaged {
        /// The file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// A packed file that unpacks to more than any list is.
    #[error("{file} was not opened: it would unpack to {what}. Save the list as “CSV UTF-8” and import that")]
    Swollen {
        /// The file.
        file: String,
        /// How much, in words.
        what: String,
    },
    /// A workbook without cells.
    #[error("no sheet of {file} has anything in it: check that it is the right workbook, and saved")]
    NoCells {
        /// The file.
        file: String,
    },
    /// A sheet was named that the workbook does not have.
    #[error("{file} has no sheet “{sheet}”; its sheets are: {sheets}")]
    UnknownSheet {
        /// The file.
        file: String,
        /// What was named.
        sheet: String,
        /// What there is.
        sheets: String,
    },
    /// The system refuses to read it.
    #[error("{file} cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        why: String,
    },
    /// A folder.
    #[error("{file} is a folder: choose a file inside of it")]
    Folder {
        /// The folder.
        file: String,
    },
    /// A device or a pipe.
    #[error(
        "{file} is no ordinary file, and reading it might never end: save the list as a file and import that"
    )]
    NoFile {
        /// What it is called.
        file: String,
    },
    /// Somebody wrote into it while it was read.
    #[error("{file} was changed while it was read: wait until it is saved, then import it again")]
    ChangedMeanwhile {
        /// The file.
        file: String,
    },
    /// The owner named a line for the header on which no row begins.
    #[error(
        "{file} has no row on line {line} that could be the header: its rows stand on the lines {first} to {last}, \
         and blank lines do not count. Say the line of the header, or 0 if there is none"
    )]
    NoSuchLine {
        /// The file.
        file: String,
        /// What was named.
        line: u32,
        /// Where its first row stands.
        first: u32,
        /// Where its last row stands.
        last: u32,
    },
    /// The owner stopped it.
    #[error("the import of {file} was cancelled; nothing was changed")]
    Cancelled {
        /// The file.
        file: String,
    },
}

impl ImportError {
    /// A word for a program: the same cause has the same word.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "import_empty",
            Self::HeaderOnly { .. } => "import_header_only",
            Self::OtherKind { .. } => "import_other_kind",
            Self::Encrypted { .. } => "import_encrypted",
            Self::Damaged { .. } => "import_damaged",
            Self::Swollen { .. } => "import_swollen",
            Self::NoCells { .. } => "import_no_cells",
            Self::UnknownSheet { .. } => "import_unknown_sheet",
            Self::ChangedMeanwhile { .. } => "import_changed_meanwhile",
            Self::Unreadable { .. } => "import_unreadable",
            Self::Folder { .. } => "import_folder",
            Self::NoFile { .. } => "import_no_file",
            Self::UnknownEncoding { .. } => "import_unknown_encoding",
            Self::HugeCell { .. } => "import_huge_cell",
            Self::UnclosedQuote { .. } => "import_unclosed_quote",
            Self::TooLarge { .. } => "import_too_large",
            Self::NoRow { .. } => "import_no_row",
            Self::UnknownColumn { .. } => "import_unknown_column",
            Self::NoSuchLine { .. } => "import_no_such_line",
            Self::NobodyNamed { .. } => "import_nobody_named",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}

/// Names in one line that a person can read: the first of them, each cut where it is long.
pub(super) fn listed<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    const SHOWN: usize = 40;
    const LONG: usize = 60;
    let more = names.len().saturating_sub(SHOWN);
    let names: Vec<String> = names
        .take(SHOWN)
        .map(|name| match name.char_indices().nth(LONG) {
            Some((cut, _)) => format!("{}…", name.get(..cut).unwrap_or_default()),
            None => name.to_owned(),
        })
        .collect();
    match more {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

/// A word that is no field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{text}” is no field; use one of: {known}, custom:NAME, or a platform with or without a colon before it \
     (instagram, handle:instagram, followers:tiktok)"
)]
pub struct UnknownField {
    /// What was given.
    pub text: String,
    /// What would have been understood.
    pub known: String,
}
