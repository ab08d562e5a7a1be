//! The accounts of a row: handles, addresses, platforms and counts stand in different columns and belong together.

use super::candidate::CandidateAccount;
use super::field::Field;
use super::mapping::{Column, Mapping};
use super::problem::Problem;
use super::rows::Row;
use super::several;
use crate::domain::account::{
    AccountError, AccountRef, Platform, mixes_alphabets, parse_account, platform_in_words, skeleton,
};
use crate::domain::count::{CountError, parse_count_in};
use crate::domain::unknown::says_unknown;

/// Every account of a row, each once, in the order of its columns.
pub(super) fn read(row: Row<'_>, mapping: &Mapping, problems: &mut Vec<Problem>) -> Vec<CandidateAccount> {
    let said = platform_of_row(row, mapping, problems);
    let mut written = written(row, mapping, problems);
    settle_bare_handles(&mut written, said, mapping.platform, row.line, problems);
    let mut accounts: Vec<CandidateAccount> = Vec::new();
    // The account that a count with no platform belongs to: the first whose column names none.
    let mut main = None;
    for one in written {
        let Some(account) = one.account else { continue };
        if mixes_alphabets(&account.handle) {
            let message = format!(
                "this handle mixes letters of two alphabets and passes for “{}”: check that it is theirs",
                skeleton(&account.handle)
            );
            problems.push(Problem::flag(row.line, &one.column.header, one.text, message));
        }
        let same = |known: &CandidateAccount| {
            known.account.platform == account.platform && known.account.handle == account.handle
        };
        let at = match accounts.iter().position(same) {
            Some(at) => at,
            None => {
                accounts.push(CandidateAccount {
                    account,
                    followers: None,
                });
                accounts.len() - 1
            }
        };
        if one.platform.is_none() {
            main = main.or(Some(at));
        }
    }
    followers(row, mapping, &mut accounts, main, problems);
    accounts
}

/// A handle or an address as it stands in a cell, and what it was read as.
struct Written<'s> {
    column: &'s Column,
    /// The column's own platform.
    platform: Option<Platform>,
    text: &'s str,
    account: Option<AccountRef>,
    bare: bool,
}

fn written<'s>(row: Row<'s>, mapping: &'s Mapping, problems: &mut Vec<Problem>) -> Vec<Written<'s>> {
    let mut all = Vec::new();
    for column in &mapping.columns {
        let platform = match &column.field {
            Field::Handle(platform) => *platform,
            Field::ProfileUrl => None,
            _ => continue,
        };
        for text in several::handles(row.cell(column.index as usize)) {
            let mut one = Written {
                column,
                platform,
                text,
                account: None,
                bare: false,
            };
            match parse_account(text, platform) {
                Ok(account) => one.account = Some(account),
                Err(AccountError::NeedsPlatform { .. }) => one.bare = true,
                Err(error) => problems.push(refused(row.line, column, text, &error)),
            }
            all.push(one);
        }
    }
    all
}

/// Bare handles take the row's platform; else they are an account of the row written twice; else the file's platform
/// is theirs, or that of the only address beside them.
fn settle_bare_handles(
    written: &mut [Written<'_>],
    said: Option<Platform>,
    file: Option<Platform>,
    line: u32,
    problems: &mut Vec<Problem>,
) {
    for at in 0..written.len() {
        if !written[at].bare {
            continue;
        }
        let handle = written[at].text.trim_start_matches('@').to_lowercase();
        let mut beside = written
            .iter()
            .filter(|one| !one.bare)
            .filter_map(|one| one.account.as_ref());
        let hint = match said {
            Some(platform) => Some(platform),
            None => {
                let twin = beside
                    .clone()
                    .find(|account| account.handle == handle)
                    .map(|account| account.platform);
                let only = beside
                    .next()
                    .map(|account| account.platform)
                    .filter(|p| *p != Platform::Website && beside.all(|other| other.platform == *p));
                twin.or(file).or(only)
            }
        };
        let one = &mut written[at];
        match parse_account(one.text, hint) {
            Ok(account) => one.account = Some(account),
            Err(error) => problems.push(refused(line, one.column, one.text, &error)),
        }
    }
}

fn refused(line: u32, column: &Column, text: &str, error: &AccountError) -> Problem {
    Problem::flag(
        line,
        &column.header,
        text,
        format!("{error}; this account was left out"),
    )
}

fn platform_of_row(row: Row<'_>, mapping: &Mapping, problems: &mut Vec<Problem>) -> Option<Platform> {
    let column = mapping
        .columns
        .iter()
        .find(|column| column.field == Field::Platform)?;
    let text = row.cell(column.index as usize);
    let known = platform_in_words(text).or_else(|| {
        text.split([',', ';', '/', '&', '+', '|'])
            .find_map(platform_in_words)
    });
    // Only now: X is a platform, and how some write that they do not know.
    if known.is_none() && says_unknown(text) {
        return None;
    }
    if known.is_none() {
        let message = "not a platform that we know; the account was kept under “Other”";
        problems.push(Problem::flag(row.line, &column.header, text, message));
    }
    known.or(Some(Platform::Other))
}

fn followers(
    row: Row<'_>,
    mapping: &Mapping,
    accounts: &mut [CandidateAccount],
    main: Option<usize>,
    problems: &mut Vec<Problem>,
) {
    for column in &mapping.columns {
        let Field::Followers(platform) = &column.field else {
            continue;
        };
        let text = row.cell(column.index as usize);
        let decimal = column.style.as_ref().and_then(|style| style.decimal);
        let mut flag =
            |message: String| problems.push(Problem::flag(row.line, &column.header, text, message));
        let count = match parse_count_in(text, decimal) {
            Ok(Some(count)) => count,
            Ok(None) => continue,
            Err(error @ CountError::TwoReadings(_)) => {
                flag(format!("{error}; until then it is left out"));
                continue;
            }
            Err(error) => {
                flag(format!("{error}; the count was left out"));
                continue;
            }
        };
        let at = match platform {
            Some(platform) => accounts.iter().position(|one| one.account.platform == *platform),
            None => main.or((!accounts.is_empty()).then_some(0)),
        };
        match at.and_then(|at| accounts.get_mut(at)) {
            Some(account) => match account.followers {
                None => account.followers = Some(count),
                Some(known) => match exact_of(known, count) {
                    Some(exact) => account.followers = Some(exact),
                    None => flag(format!(
                        "another column says {known}, which was taken; this one was left out"
                    )),
                },
            },
            None if count == 0 => {}
            None => {
                let whose = platform.map_or("account".to_owned(), |p| format!("{} account", p.label()));
                flag(format!(
                    "the row has no {whose} that this count could belong to; it was left out"
                ));
            }
        }
    }
}

/// The exact one of two counts that are one: `13.8M` beside 13812345. Nothing where they are two.
fn exact_of(one: i64, other: i64) -> Option<i64> {
    let round = |count: i64| {
        (0..12)
            .map(|power| 10i64.pow(power))
            .take_while(|unit| count % unit == 0)
            .last()
    };
    let (rough, exact) = match round(one) >= round(other) {
        true => (one, other),
        false => (other, one),
    };
    let apart = (rough - exact).abs();
    (apart < round(rough).unwrap_or(1) && apart.saturating_mul(20) <= rough).then_some(exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_count_and_the_exact_one_are_one() {
        assert_eq!(exact_of(13_800_000, 13_800_000), Some(13_800_000));
        assert_eq!(exact_of(13_800_000, 13_812_345), Some(13_812_345));
        assert_eq!(exact_of(12_345, 12_000), Some(12_345));
        assert_eq!(exact_of(100_000, 54_321), None);
        assert_eq!(exact_of(12_345, 12_346), None);
        assert_eq!(exact_of(0, 0), Some(0));
        assert_eq!(exact_of(0, 5_000), None);
    }
}
