//! How long it takes to find people as their names and handles are typed, and whether those are found whom a look at
//! everybody would find.
//!
//! `cargo bench -p perennial-core --bench search` makes up 100,000 people in many scripts with handles, tags, e-mail
//! addresses, notes and touchpoints, types 1,000 names and handles letter by letter, every third with a slip, and
//! measures every keystroke; beside it, for some of the keystrokes, a `LIKE '%q%'` scan over the same texts in the same
//! file, and the same rules applied to everybody one by one.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench says what is wrong by panicking"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use perennial_core::domain::PersonId;
use perennial_core::domain::person::PersonField;
use perennial_core::domain::segment::{ListOrder, Segment};
use perennial_core::domain::typed::{Relevance, Text, Typed, Where, relevance};
use perennial_core::domain::when::When;
use perennial_core::ops;
use perennial_core::store::derive::{self, Concerned};
use perennial_core::store::{self, Reader, Store};
use perennial_core::views::people::{PeopleQuery, people};
use rusqlite::{Connection, params};

const PEOPLE: usize = 100_000;
const STREAMS: usize = 1_000;
const LIMIT: usize = 50;
/// Of so many keystrokes one is scanned for and looked at by everybody.
const ONE_IN: usize = 100;

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }

    /// A word that nobody else may have, of so many syllables.
    fn word(&mut self, syllables: usize) -> String {
        const STARTS: [&str; 16] = [
            "b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z",
        ];
        const ENDS: [&str; 12] = ["a", "e", "i", "o", "u", "an", "el", "ir", "os", "ia", "ön", "é"];
        (0..syllables)
            .map(|_| format!("{}{}", self.one(&STARTS), self.one(&ENDS)))
            .collect()
    }
}

const FIRST: [&str; 40] = [
    "Mia",
    "Olive",
    "Harper",
    "Theo",
    "Juniper",
    "Rowan",
    "Ivy",
    "Felix",
    "Zoë",
    "Anaïs",
    "Éloïse",
    "Hélène",
    "Maël",
    "Jürgen",
    "Änne",
    "Friederike",
    "Sören",
    "Lucía",
    "Íñigo",
    "Begoña",
    "Ximena",
    "João",
    "Zofia",
    "Łukasz",
    "Jiří",
    "Žofie",
    "Gökçe",
    "İpek",
    "Priya",
    "Arjun",
    "Thuý",
    "Minh",
    "Soo-ah",
    "Ngozi",
    "Kwame",
    "Amara",
    "Thandiwe",
    "Wanjirũ",
    "Bjørn",
    "Þóra",
];
const LAST: [&str; 30] = [
    "Rivers",
    "Ashdown",
    "Whitlock",
    "Merriweather",
    "Okafor-Lindqvist",
    "Quill",
    "Penrose",
    "Beaumont",
    "d’Aubigné",
    "Lefèvre",
    "Garçon",
    "Müller",
    "Größmann",
    "Weißenfels",
    "Schöller",
    "Núñez",
    "Ibáñez",
    "Peñalver",
    "Gonçalves",
    "Wiśniewska",
    "Dvořák",
    "Ionescu",
    "Yıldırım",
    "Raghunathan",
    "Nguyễn",
    "Phạm",
    "Baek",
    "Adeyemi-Okonkwo",
    "Mensah",
    "O’Neil",
];
const OTHERS: [(&[&str], &[&str]); 4] = [
    (
        &["さくら", "陽翔", "葵", "結衣", "ひなた", "美咲", "蓮"],
        &["佐々木", "高橋", "山本", "中村", "小林"],
    ),
    (
        &["민수", "지우", "서연", "하준", "수아"],
        &["김", "이", "박", "최", "정"],
    ),
    (
        &["ليلى", "يوسف", "نور", "أحمد", "فاطمة"],
        &["المنصوري", "الخطيب", "حداد", "العلي"],
    ),
    (
        &["נועה", "איתי", "תמר", "דניאל"],
        &["לוי", "פרידמן", "כהן", "מזרחי"],
    ),
];
const TAGS: [&str; 10] = [
    "Ceramics",
    "Skincare",
    "Coffee",
    "Travel",
    "Fair 2026",
    "Gifted",
    "Käse & Wein",
    "Micro",
    "陶芸",
    "Running",
];
const NOTES: [&str; 8] = [
    "Met at the ceramics fair in Lyon, prefers matte glazes and short briefs.",
    "Wants to hear about new launches early. Allergic to nuts.",
    "Asked for higher rates twice; posts on Sundays.",
    "Introduced by Zoë Beaumont, shares a studio with her.",
    "釉薬が好き。次の展示会で会う。",
    "Sends long voice messages, answers within a day.",
    "Two cats, a kiln, and a podcast about slow work.",
    "Prefers e-mail to direct messages.",
];
const SAID: [&str; 4] = [
    "Sent the spring parcel, the blue mug broke on the way.",
    "She posted the reel unasked and tagged us.",
    "Talked about rates for the autumn campaign.",
    "Asked how the move went.",
];

struct Person {
    name: String,
    handles: Vec<String>,
    texts: Vec<(Where, String)>,
}

fn person(dice: &mut Dice, at: usize) -> Person {
    let (name, base) = if dice.roll(6) == 0 {
        let (first, last) = OTHERS[dice.roll(OTHERS.len())];
        let name = format!("{} {}", dice.one(last), dice.one(first));
        (name, format!("{}{at}", dice.word(2)))
    } else {
        let first = if dice.roll(3) == 0 {
            dice.word(2)
        } else {
            dice.one(&FIRST).to_owned()
        };
        let last = if dice.roll(2) == 0 {
            dice.word(3)
        } else {
            dice.one(&LAST).to_owned()
        };
        let mut letters = first.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(letters)
            .collect();
        (
            format!("{first} {last}"),
            format!("{first}.{last}").to_lowercase(),
        )
    };
    let plain: String = Typed::read(&base).in_a_row().collect::<Vec<_>>().join(".");
    let handles = vec![
        match dice.roll(3) {
            0 => format!("{plain}{}", dice.roll(10_000)),
            1 => format!("{}_{}", plain.replace('.', "_"), dice.word(2)),
            _ => format!("{}.{}", dice.word(2), plain.replace('.', "")),
        },
        format!(
            "{}{}{}",
            dice.word(3),
            if dice.roll(2) == 0 { "." } else { "" },
            dice.word(2)
        ),
    ];
    let mut texts = vec![(Where::Name, name.clone())];
    texts.extend(handles.iter().map(|handle| (Where::Handle, handle.clone())));
    texts.push((
        Where::Email,
        format!("{}@mail{}.example", handles[0], dice.roll(9)),
    ));
    texts.push((Where::Tag, dice.one(&TAGS).to_owned()));
    if dice.roll(2) == 0 {
        texts.push((Where::Note, format!("{} {}", dice.one(&NOTES), dice.word(3))));
    }
    if dice.roll(2) == 0 {
        texts.push((Where::Touchpoint, format!("{} {}", dice.one(&SAID), dice.word(3))));
    }
    Person { name, handles, texts }
}

fn fill(path: &Path, people: &[Person]) -> Store {
    let store = store::open(path, None).unwrap();
    let conn = Connection::open(path).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE; CREATE TABLE plain (texts TEXT NOT NULL)")
        .unwrap();
    let id = |kind: u128, at: usize| uuid::Uuid::from_u128((kind << 100) + at as u128);
    for (at, tag) in TAGS.iter().enumerate() {
        conn.execute(
            "INSERT INTO tag (id, name) VALUES (?1, ?2)",
            params![id(9, at), tag],
        )
        .unwrap();
    }
    for (at, one) in people.iter().enumerate() {
        let person = id(1, at);
        let text = |what| {
            one.texts
                .iter()
                .find(|(of, _)| *of == what)
                .map(|(_, text)| text.as_str())
        };
        let add = |sql: &str, params: &[&dyn rusqlite::ToSql]| {
            conn.prepare_cached(sql).unwrap().execute(params).unwrap();
        };
        add(
            "INSERT INTO person (id, name, stage, board_rank, added_on, note)
             VALUES (?1, ?2, 'outreach', ?3, '2026-01-01', ?4)",
            &[&person, &one.name, &(at as f64), &text(Where::Note)],
        );
        for (nth, handle) in one.handles.iter().enumerate() {
            let platform = ["instagram", "tiktok"][nth];
            // Handles are made up, and some of them twice; a platform gives them to one.
            add(
                "INSERT OR IGNORE INTO account (id, person_id, platform, handle, written) VALUES (?1, ?2, ?3, ?4 || ?5, ?4)",
                &[
                    &id(2 + nth as u128, at),
                    &person,
                    &platform,
                    handle,
                    &at.to_string(),
                ],
            );
        }
        add(
            "INSERT INTO email (id, person_id, address) VALUES (?1, ?2, ?3)",
            &[&id(5, at), &person, &text(Where::Email)],
        );
        add(
            "INSERT INTO person_tag (person_id, tag_id) SELECT ?1, id FROM tag WHERE name = ?2",
            &[&person, &text(Where::Tag)],
        );
        if let Some(said) = text(Where::Touchpoint) {
            add(
                "INSERT INTO touchpoint (id, person_id, channel, direction, intent, on_date, note)
                 VALUES (?1, ?2, 'dm', 'out', 'check-in', '2026-02-01', ?3)",
                &[&id(6, at), &person, &said],
            );
        }
        let all: Vec<&str> = one.texts.iter().map(|(_, text)| text.as_str()).collect();
        add("INSERT INTO plain VALUES (?1)", &[&all.join(" ")]);
    }
    derive::refresh(&conn, &Concerned::Everybody).unwrap();
    conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    store
}

/// What is typed to find somebody: a name or a handle, every third time with a slip, letter by letter.
fn stream(dice: &mut Dice, people: &[Person], nth: usize) -> Vec<String> {
    let target = &people[dice.roll(people.len())];
    let whole = if dice.roll(2) == 0 {
        &target.name
    } else {
        &target.handles[dice.roll(2)]
    };
    let whole = if dice.roll(2) == 0 {
        whole.to_lowercase()
    } else {
        Typed::read(whole).in_a_row().collect::<Vec<_>>().join(" ")
    };
    let mut letters: Vec<char> = whole.chars().collect();
    if nth.is_multiple_of(3) && letters.len() > 4 {
        let at = 1 + dice.roll(letters.len() - 2);
        match dice.roll(4) {
            0 => letters.swap(at, at + 1),
            1 => drop(letters.remove(at)),
            2 => letters.insert(at, 'e'),
            _ => letters[at] = 'o',
        }
    }
    (1..=letters.len())
        .map(|end| letters[..end].iter().collect())
        .collect()
}

/// The first fifty of everybody, looked at one by one.
fn look_at_everybody(everybody: &[(String, Vec<Text>)], typed: &str) -> Vec<usize> {
    let typed = Typed::read(typed);
    let mut all: Vec<(Relevance, &str, usize)> = everybody
        .iter()
        .enumerate()
        .filter_map(|(at, (name, texts))| Some((relevance(&typed, texts)?, name.as_str(), at)))
        .collect();
    all.sort_unstable();
    all.into_iter().take(LIMIT).map(|(_, _, at)| at).collect()
}

fn at(person: PersonId) -> usize {
    usize::try_from(person.0.as_u128() & u128::from(u64::MAX)).unwrap()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

fn percentile(of: &mut [Duration], percent: usize) -> Duration {
    of.sort_unstable();
    of[(of.len() * percent / 100).min(of.len() - 1)]
}

fn page(reader: &Reader, when: &When, typed: &str) -> usize {
    let query = PeopleQuery {
        order: ListOrder::Relevance.into(),
        ..PeopleQuery::first(
            Segment {
                search: Some(typed.to_owned()),
                ..Segment::EVERYBODY
            },
            50,
        )
    };
    people(reader, when, &query).unwrap().people.len()
}

fn main() {
    let mut dice = Dice(5);
    let everybody: Vec<Person> = (0..PEOPLE).map(|at| person(&mut dice, at)).collect();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data");
    let mut store = fill(&path, &everybody);
    let reader = store.reader().unwrap();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "cache_size", -65_536).unwrap();
    let mut scan = conn
        .prepare("SELECT rowid FROM plain WHERE texts LIKE '%' || ?1 || '%'")
        .unwrap();

    let ((), cold) = timed(|| drop(reader.find("zoe", false, LIMIT).unwrap()));
    let streams: Vec<Vec<String>> = (0..STREAMS)
        .map(|nth| stream(&mut dice, &everybody, nth))
        .collect();
    let keystrokes: Vec<&String> = streams.iter().flatten().collect();
    let sampled: Vec<&&String> = keystrokes.iter().step_by(ONE_IN).collect();

    let mut took: Vec<Duration> = Vec::with_capacity(keystrokes.len());
    let mut scans: Vec<Duration> = Vec::new();
    for (nth, typed) in keystrokes.iter().enumerate() {
        let (hits, time) = timed(|| reader.find(typed, false, LIMIT).unwrap());
        took.push(time);
        assert!(hits.len() <= LIMIT);
        // Turn about, so that what else the machine does falls on both.
        if nth % ONE_IN == 0 {
            let ((), time) = timed(|| {
                let mut rows = scan.query([typed.as_str()]).unwrap();
                while rows.next().unwrap().is_some() {}
            });
            scans.push(time);
        }
    }
    let when = When::on("2026-03-01".parse().unwrap());
    let mut pages: Vec<Duration> = sampled
        .iter()
        .map(|typed| timed(|| page(&reader, &when, typed)).1)
        .collect();

    let texts: Vec<(String, Vec<Text>)> = everybody
        .iter()
        .map(|one| {
            let texts = one.texts.iter().map(|(what, text)| Text::of(*what, text));
            (one.name.to_ascii_lowercase(), texts.collect())
        })
        .collect();
    let (mut wanted, mut found) = (0, 0);
    for typed in &sampled {
        let best = look_at_everybody(&texts, typed);
        let hits: Vec<usize> = reader
            .find(typed, false, LIMIT)
            .unwrap()
            .iter()
            .map(|hit| at(hit.person))
            .collect();
        wanted += best.len();
        found += best.iter().filter(|one| hits.contains(one)).count();
    }

    // The first letter after somebody's name was changed.
    let mut after: Vec<Duration> = (0..100)
        .map(|nth| {
            let person = PersonId(uuid::Uuid::from_u128((1 << 100) + nth * 997));
            let name = format!("Renamed {nth}");
            ops::edit_person(&mut store, &when, person, PersonField::Name, Some(&name)).unwrap();
            timed(|| reader.find("renam", false, LIMIT).unwrap()).1
        })
        .collect();

    let (half, most) = (percentile(&mut took, 50), percentile(&mut took, 95));
    let (half_scan, most_scan) = (percentile(&mut scans, 50), percentile(&mut scans, 95));
    println!(
        "{PEOPLE} people, {STREAMS} streams, {} keystrokes",
        keystrokes.len()
    );
    println!(
        "a keystroke, the first {LIMIT}      p50 {half:>10.2?}   p95 {most:>10.2?}   (p95 at most 16 ms)"
    );
    println!(
        "a LIKE '%q%' scan             p50 {half_scan:>10.2?}   p95 {most_scan:>10.2?}   p95 of the keystrokes / of the scans: {:.3} (at most 0.1)",
        most.as_secs_f64() / most_scan.as_secs_f64()
    );
    println!(
        "of the first {LIMIT} of everybody, found: {:.4} of {wanted} for {} keystrokes (at least 0.99)",
        f64::from(u32::try_from(found).unwrap()) / f64::from(u32::try_from(wanted).unwrap()),
        sampled.len()
    );
    println!(
        "a page of People with its total and where each was found   p50 {:.2?}   p95 {:.2?}",
        percentile(&mut pages, 50),
        percentile(&mut pages, 95)
    );
    println!("the first look, which reads every name   {cold:.2?}");
    println!(
        "after a name was changed                 p50 {:.2?}",
        percentile(&mut after, 50)
    );
}
