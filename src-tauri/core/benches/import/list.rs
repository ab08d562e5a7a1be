//! A list as a discovery tool would export it: twelve columns, two accounts a row, every row another person.

use std::fmt::Write as _;
use std::ops::Range;

/// The list's header.
pub const HEADER: &str = "Name,Instagram,Instagram followers,TikTok,TikTok followers,Email,Phone,Country,City,Agency,Niche,Notes\n";

const SYLLABLES: [&str; 20] = [
    "ka", "lo", "mi", "ter", "va", "nu", "so", "ri", "bel", "da", "fe", "go", "han", "ju", "pel", "qui",
    "sta", "to", "wen", "zo",
];
const COUNTRIES: [&str; 6] = ["Portugal", "Spain", "France", "Germany", "Italy", "Brazil"];
const CITIES: [&str; 7] = ["Lisbon", "Madrid", "Lyon", "Berlin", "Turin", "Recife", "Porto"];
pub const NICHES: [&str; 8] = [
    "coffee", "ceramics", "travel", "food", "running", "books", "gardens", "film",
];

/// A row as it is stored.
pub struct Row {
    pub name: String,
    pub instagram: String,
    pub instagram_followers: i64,
    pub tiktok: String,
    pub tiktok_followers: i64,
    pub email: String,
    pub phone: String,
    pub country: &'static str,
    pub city: &'static str,
    pub agency: Option<String>,
    pub niche: &'static str,
    pub note: String,
}

/// The person of a number, always the same.
pub fn row(n: usize) -> Row {
    // Spread, so that neither names nor handles come in their order.
    let mixed = n.wrapping_mul(7_919) % 8_000_000;
    let mut digits = (0..6).scan(mixed, |rest, _| {
        let digit = *rest % 20;
        *rest /= 20;
        Some(SYLLABLES[digit])
    });
    let mut word = || digits.by_ref().take(3).collect::<String>();
    let (first, last) = (word(), word());
    Row {
        name: format!("{} {}", upper_first(&first), upper_first(&last)),
        instagram: format!("{first}.{last}"),
        instagram_followers: i64::try_from(n % 900 * 1_000 + n % 10 * 100).unwrap(),
        tiktok: format!("{last}_{first}_clips"),
        tiktok_followers: i64::try_from(n * 7 % 1_000_000).unwrap(),
        email: format!("{first}@{last}.example"),
        phone: format!(
            "+351 9{:02} {:03} {:03}",
            n / 1_000_000 % 100,
            n / 1_000 % 1_000,
            n % 1_000
        ),
        country: COUNTRIES[n % COUNTRIES.len()],
        city: CITIES[n % CITIES.len()],
        agency: n.is_multiple_of(5).then(|| format!("Agency {}", n % 400)),
        niche: NICHES[n % NICHES.len()],
        note: format!("met at fair {}", n % 97),
    }
}

fn upper_first(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// The list of these people.
pub fn text(people: Range<usize>) -> String {
    written(people, |_| 0)
}

/// The same a month later: half of them have another follower count.
pub fn text_later(people: Range<usize>) -> String {
    written(people, |n| (n + 1) % 2)
}

fn written(people: Range<usize>, more: impl Fn(usize) -> usize) -> String {
    let mut text = HEADER.to_owned();
    for n in people {
        let row = row(n);
        writeln!(
            text,
            "{},@{},{}.{}K,https://www.tiktok.com/@{},{},{},{},{},{},{},{},{}",
            row.name,
            row.instagram,
            n % 900 + more(n),
            n % 10,
            row.tiktok,
            row.tiktok_followers,
            row.email,
            row.phone,
            row.country,
            row.city,
            row.agency.as_deref().unwrap_or_default(),
            row.niche,
            row.note,
        )
        .unwrap();
    }
    text
}
