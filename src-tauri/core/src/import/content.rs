//! What a column's values look like, whatever it is called.

use super::candidate::says_do_not_contact;
use super::header_words;
use super::shape::{
    are_at_handles, is_bare_handle, is_country, is_date, is_full_name, is_marked, is_phone, is_rate,
    is_serial, is_single_name,
};
use super::sheet::Sheet;
use crate::domain::account::{AccountError, Platform, parse_account, platform_in_words};
use crate::domain::count::parse_count;
use crate::domain::stage::Stage;
use crate::domain::unknown::says_nothing;

/// How many values are looked at: from the beginning, around the middle and at the end.
const FIRST: u32 = 120;
const MIDDLE: u32 = 40;
const LAST: u32 = 40;

/// How many rows are searched for the values in the middle and at the end.
const SEARCHED: usize = 400;

/// What is longer is text, whatever is in it.
const LONGEST: usize = 400;

/// How many values a person is shown.
const SAMPLES: usize = 3;

/// How many of a column's values look like what.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) samples: Vec<String>,
    /// Values that say anything.
    values: u32,
    /// Values that say that nothing is known: `N/A`, `-`, a padlock.
    unknown: u32,
    emails: u32,
    profiles: u32,
    posts: u32,
    websites: u32,
    at_handles: u32,
    bare_handles: u32,
    marked_handles: u32,
    channel_ids: u32,
    counts: u32,
    short_counts: u32,
    rates: u32,
    dates: u32,
    serials: u32,
    platforms: u32,
    stages: u32,
    do_not_contact: u32,
    phones: u32,
    digits: u32,
    countries: u32,
    full_names: u32,
    single_names: u32,
    given_names: u32,
}

impl Content {
    /// Looks at a column's values: the first ones, however far down they begin, and some of the middle and the end.
    pub(super) fn of(sheet: &Sheet, column: usize) -> Self {
        let mut content = Self::default();
        let rows = &sheet.rows;
        let mut seen = 0;
        for row in rows.iter() {
            seen += 1;
            if content.take(row.cell(column)) && content.looked_at() >= FIRST {
                break;
            }
        }
        let half = rows.len() / 2;
        let last = rows.len().saturating_sub(SEARCHED);
        for (from, most) in [(half, FIRST + MIDDLE), (last, FIRST + MIDDLE + LAST)] {
            let from = from.max(seen);
            for at in from..rows.len().min(from + SEARCHED) {
                seen = at + 1;
                let taken = rows.get(at).is_some_and(|row| content.take(row.cell(column)));
                if taken && content.looked_at() >= most {
                    break;
                }
            }
        }
        content
    }

    fn looked_at(&self) -> u32 {
        self.values + self.unknown
    }

    /// Looks at a value; whether it is one.
    fn take(&mut self, value: &str) -> bool {
        if value.is_empty() {
            return false;
        }
        if self.samples.len() < SAMPLES {
            self.samples.push(value.chars().take(120).collect());
        }
        if says_nothing(value) {
            self.unknown += 1;
        } else {
            self.look_at(value);
        }
        true
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values == 0
    }

    /// Whether it has cells that say that nothing is known.
    pub(super) fn has_unknown(&self) -> bool {
        self.unknown > 0
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

    pub(super) fn are_posts(&self) -> bool {
        self.posts >= 3 && self.nearly_all(self.posts)
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

    /// Whether at least some of them could be handles.
    pub(super) fn has_handles(&self) -> bool {
        (self.bare_handles + self.at_handles + self.profiles) * 2 >= self.values
    }

    pub(super) fn are_channel_ids(&self) -> bool {
        self.nearly_all(self.channel_ids)
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

    pub(super) fn are_rates(&self) -> bool {
        self.mostly(self.rates)
    }

    pub(super) fn are_dates(&self) -> bool {
        self.mostly(self.dates)
    }

    /// Dates, or the days that spreadsheet programs count them in.
    pub(super) fn could_be_dates(&self) -> bool {
        self.mostly(self.dates.max(self.serials)) || self.mostly(self.dates + self.serials)
    }

    pub(super) fn has_dates(&self) -> bool {
        self.dates + self.serials > 0
    }

    pub(super) fn are_platforms(&self) -> bool {
        self.nearly_all(self.platforms)
    }

    pub(super) fn has_platforms(&self) -> bool {
        self.platforms > 0
    }

    pub(super) fn has_stages(&self) -> bool {
        self.stages > 0
    }

    pub(super) fn are_stages(&self) -> bool {
        self.mostly(self.stages)
    }

    /// Yes and no, or words that say whom not to contact.
    pub(super) fn tell_do_not_contact(&self) -> bool {
        self.mostly(self.do_not_contact)
    }

    pub(super) fn are_phones(&self) -> bool {
        self.nearly_all(self.phones)
    }

    pub(super) fn has_digits(&self) -> bool {
        self.digits > 0
    }

    pub(super) fn are_countries(&self) -> bool {
        self.nearly_all(self.countries)
    }

    pub(super) fn are_full_names(&self) -> bool {
        self.mostly(self.full_names)
    }

    /// `Mia`, or `Mia Rivers`.
    pub(super) fn could_be_names(&self) -> bool {
        self.mostly(self.full_names + self.single_names)
    }

    /// How many in a hundred begin with a name that people have.
    pub(super) fn given_names(&self) -> u32 {
        self.given_names * 100 / self.values.max(1)
    }

    fn look_at(&mut self, value: &str) {
        self.values += 1;
        if value.len() > LONGEST {
            return;
        }
        let short = value.len() <= 60;
        let at = value.find('@');
        let email = at.is_some_and(|at| at > 0 && value[at + 1..].contains('.'));
        if email && !value.contains('/') {
            self.emails += 1;
        }
        if !email && (value.contains('/') || value.contains("www.")) {
            let first = value.split([' ', ',', ';', '\n']).find(|piece| !piece.is_empty());
            match parse_account(first.unwrap_or(value), None) {
                Ok(account) if account.platform == Platform::Website => self.websites += 1,
                Ok(_) => self.profiles += 1,
                Err(AccountError::Post { .. }) => self.posts += 1,
                Err(_) => {}
            }
        }
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        self.digits += u32::from(digits > 0);
        let counted = digits > 0 && matches!(parse_count(value), Ok(Some(_)));
        if counted {
            self.counts += 1;
            self.short_counts += u32::from(value.ends_with(['K', 'k', 'M', 'm', 'B']));
        }
        if are_at_handles(value) {
            self.at_handles += 1;
        } else if short && !email && !counted && is_bare_handle(value) {
            self.bare_handles += 1;
            self.marked_handles += u32::from(is_marked(value));
            self.channel_ids += u32::from(value.len() == 24 && value.starts_with("UC"));
        }
        if short {
            self.platforms += u32::from(platform_in_words(value).is_some());
            self.stages += u32::from(Stage::in_words(value).is_some());
            self.countries += u32::from(is_country(value));
            self.do_not_contact += u32::from(says_do_not_contact(value).is_some());
            self.rates += u32::from(is_rate(value));
            self.dates += u32::from(is_date(value));
            self.serials += u32::from(is_serial(value));
        }
        self.phones += u32::from(is_phone(value));
        let (full, single) = (is_full_name(value), is_single_name(value));
        self.full_names += u32::from(full);
        self.single_names += u32::from(single);
        let given = (full || single)
            && value
                .split([' ', '-'])
                .next()
                .is_some_and(header_words::is_given_name);
        self.given_names += u32::from(given);
    }

    fn mostly(&self, some: u32) -> bool {
        some > 0 && some * 10 >= self.values * 6
    }

    fn nearly_all(&self, some: u32) -> bool {
        some > 0 && some * 10 >= self.values * 9
    }
}
