//! What a column's values look like, whatever it is called.

use super::sheet::Sheet;
use crate::domain::account::{AccountError, Platform, parse_account, platform_in_words};
use crate::domain::count::parse_count;
use crate::domain::stage::Stage;

/// How many values of a column are looked at.
const LOOKED_AT: u32 = 200;

/// How many values a person is shown.
const SAMPLES: usize = 3;

/// How many of a column's values look like what.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) samples: Vec<String>,
    pub(super) values: u32,
    emails: u32,
    profiles: u32,
    websites: u32,
    at_handles: u32,
    bare_handles: u32,
    marked_handles: u32,
    counts: u32,
    short_counts: u32,
    platforms: u32,
    stages: u32,
    phones: u32,
    countries: u32,
    full_names: u32,
}

impl Content {
    /// Looks at a column's first values.
    pub(super) fn of(sheet: &Sheet, column: usize) -> Self {
        let mut content = Self::default();
        for row in sheet.rows.iter() {
            let value = row.cell(column);
            if value.is_empty() {
                continue;
            }
            content.look_at(value);
            if content.values >= LOOKED_AT {
                break;
            }
        }
        content
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values == 0
    }

    pub(super) fn are_emails(&self) -> bool {
        self.mostly(self.emails)
    }

    pub(super) fn has_emails(&self) -> bool {
        self.emails > 0
    }

    pub(super) fn are_profiles(&self) -> bool {
        self.mostly(self.profiles + self.websites) && self.profiles > 0
    }

    pub(super) fn are_websites(&self) -> bool {
        self.mostly(self.websites) && self.profiles == 0
    }

    /// `@mia`, or bare words that no one is called: `mia.rivers`, `mia_r`, `leo99`.
    pub(super) fn are_handles(&self) -> bool {
        self.mostly(self.at_handles)
            || (self.nearly_all(self.bare_handles + self.at_handles)
                && (self.marked_handles + self.at_handles) * 4 >= self.values)
    }

    /// Single words in lower case, which could be handles as well as names.
    pub(super) fn could_be_handles(&self) -> bool {
        self.nearly_all(self.bare_handles + self.at_handles + self.profiles)
    }

    pub(super) fn are_counts(&self) -> bool {
        self.mostly(self.counts)
    }

    pub(super) fn has_counts(&self) -> bool {
        self.counts > 0
    }

    pub(super) fn are_short_counts(&self) -> bool {
        self.nearly_all(self.counts) && self.short_counts > 0
    }

    pub(super) fn are_platforms(&self) -> bool {
        self.nearly_all(self.platforms)
    }

    pub(super) fn has_stages(&self) -> bool {
        self.stages > 0
    }

    pub(super) fn are_stages(&self) -> bool {
        self.mostly(self.stages)
    }

    pub(super) fn are_phones(&self) -> bool {
        self.nearly_all(self.phones)
    }

    pub(super) fn are_countries(&self) -> bool {
        self.nearly_all(self.countries)
    }

    pub(super) fn are_full_names(&self) -> bool {
        self.mostly(self.full_names)
    }

    fn look_at(&mut self, value: &str) {
        if self.samples.len() < SAMPLES {
            self.samples.push(value.chars().take(120).collect());
        }
        self.values += 1;
        let short = value.len() <= 60;
        let at = value.find('@');
        let email = at.is_some_and(|at| at > 0 && value[at + 1..].contains('.'));
        if email && !value.contains('/') {
            self.emails += 1;
        }
        if !email && (value.contains('/') || value.contains("www.")) {
            match parse_account(value, None) {
                Ok(account) if account.platform == Platform::Website => self.websites += 1,
                Ok(_) | Err(AccountError::Post { .. }) => self.profiles += 1,
                Err(_) => {}
            }
        }
        let counted = value.bytes().any(|b| b.is_ascii_digit()) && matches!(parse_count(value), Ok(Some(_)));
        if counted {
            self.counts += 1;
            self.short_counts += u32::from(value.ends_with(['K', 'k', 'M', 'm', 'B']));
        }
        if at == Some(0) && !value.contains(' ') {
            self.at_handles += 1;
        } else if short && !email && !counted && is_bare_handle(value) {
            self.bare_handles += 1;
            self.marked_handles += u32::from(
                value
                    .bytes()
                    .any(|b| b.is_ascii_digit() || b == b'_' || b == b'.'),
            );
        }
        if short {
            self.platforms += u32::from(platform_in_words(value).is_some());
            self.stages += u32::from(value.parse::<Stage>().is_ok());
            self.countries += u32::from(is_country(value));
        }
        self.phones += u32::from(is_phone(value));
        self.full_names += u32::from(is_full_name(value));
    }

    fn mostly(&self, some: u32) -> bool {
        some > 0 && some * 10 >= self.values * 6
    }

    fn nearly_all(&self, some: u32) -> bool {
        some > 0 && some * 10 >= self.values * 9
    }
}

fn is_bare_handle(value: &str) -> bool {
    let marked = value
        .bytes()
        .any(|b| b.is_ascii_digit() || b == b'_' || b == b'.');
    value.len() >= 2
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        && value.bytes().any(|b| b.is_ascii_alphabetic())
        && (marked || value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
}

/// With its international prefix: any other row of digits could be anything.
fn is_phone(value: &str) -> bool {
    value.starts_with('+')
        && (7..=15).contains(&value.bytes().filter(u8::is_ascii_digit).count())
        && value
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '/' | '\u{A0}'))
}

/// Two to four words that begin with a capital.
fn is_full_name(value: &str) -> bool {
    let words = value.split_whitespace().count();
    (2..=4).contains(&words)
        && value.len() <= 60
        && value.split_whitespace().all(|word| {
            word.chars()
                .next()
                .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
        })
}

/// The countries that lists of creators name most, in English and as ISO 3166 codes that are no other word.
fn is_country(value: &str) -> bool {
    const NAMES: &str = "|argentina|australia|austria|bangladesh|belgium|brazil|bulgaria|canada|chile|china|colombia|\
        croatia|cyprus|czech republic|czechia|denmark|dominican republic|ecuador|egypt|estonia|finland|france|germany|\
        ghana|greece|hong kong|hungary|iceland|india|indonesia|ireland|israel|italy|jamaica|japan|kenya|latvia|\
        lithuania|luxembourg|malaysia|malta|mexico|morocco|netherlands|the netherlands|new zealand|nigeria|norway|\
        pakistan|peru|philippines|poland|portugal|puerto rico|qatar|romania|russia|saudi arabia|serbia|singapore|\
        slovakia|slovenia|south africa|south korea|korea|spain|sri lanka|sweden|switzerland|taiwan|thailand|tunisia|\
        turkey|türkiye|ukraine|united arab emirates|uae|united kingdom|uk|great britain|england|scotland|wales|\
        united states|united states of america|usa|us|uruguay|venezuela|vietnam|\
        ar|au|at|be|br|ca|ch|cl|cn|co|cz|de|dk|es|fi|fr|gb|gr|hu|ie|il|in|it|jp|kr|mx|nl|no|nz|pl|pt|ro|se|sg|tr|za|";
    !value.contains('|') && NAMES.contains(&format!("|{}|", value.to_lowercase()))
}
