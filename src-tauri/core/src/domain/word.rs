//! Enumerations whose members are words: one spelling in JSON, in the database and on the command line.

/// Declares an enum with its words, and how it is read and written.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
                 serde::Serialize, serde::Deserialize, specta::Type)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// Every member, in the order in which a menu shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in JSON, the database and the command line.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $(Self::$variant => $word,)* } }

            /// The name that a person reads.
            #[must_use]
            pub fn label(self) -> &'static str { match self { $(Self::$variant => $label,)* } }

            /// The words, for an error that lists what is understood.
            #[must_use]
            pub fn words() -> String {
                Self::ALL.iter().map(|w| w.word()).collect::<Vec<_>>().join(", ")
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::word::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let text = text.trim();
                Self::ALL.iter().copied()
                    .find(|w| w.word().eq_ignore_ascii_case(text) || w.label().eq_ignore_ascii_case(text))
                    .ok_or_else(|| $crate::domain::word::UnknownWord {
                        text: text.to_owned(), known: Self::words(),
                    })
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> { Ok(self.word().into()) }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(v: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                let text = v.as_str()?;
                // As it was written; only where it is not, the spellings are gone through.
                if let Some(known) = Self::ALL.iter().copied().find(|w| w.word() == text) {
                    return Ok(known);
                }
                text.parse().map_err(|e| rusqlite::types::FromSqlError::Other(Box::new(e)))
            }
        }
    };
}
pub(crate) use words;

/// A word that names no member.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not understood here; use one of: {known}")]
pub struct UnknownWord {
    /// What was given.
    pub text: String,
    /// What would have been understood.
    pub known: String,
}

/// The words as a sentence begins.
pub(crate) fn upper_first(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
