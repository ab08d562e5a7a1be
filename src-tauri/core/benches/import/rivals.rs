//! The same rows by other means: bound by rusqlite, imported by the shell of SQLite, inserted by sqlite-utils.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

use super::list::{self, Row};

/// The least: the base rows that an import leaves, bound from memory in one transaction, one statement a row, with the
/// search index; no parsing, no matching, no journal, no standing, no log.
pub fn bind(path: &Path, rows: &[Row]) -> Duration {
    let mut conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "synchronous", "FULL").unwrap();
    conn.pragma_update(None, "cache_size", -65_536).unwrap();
    let start = Instant::now();
    let tx = conn.transaction().unwrap();
    {
        let mut next = 0u128;
        let mut id = || {
            next += 1;
            uuid::Uuid::from_u128(next)
        };
        let last: i64 = tx
            .query_row("SELECT coalesce(max(rowid), 0) FROM search", [], |row| row.get(0))
            .unwrap();
        let prepare = |sql: &str| tx.prepare(sql).unwrap();
        let mut person = prepare(
            "INSERT INTO person (id, name, stage, board_rank, added_on, country, location, agency, note)
             VALUES (?1, ?2, 'discovery', ?3, '2026-03-01', ?4, ?5, ?6, ?7)",
        );
        let mut account = prepare(
            "INSERT INTO account (id, person_id, platform, handle, written, url) VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
        );
        let mut stat = prepare(
            "INSERT INTO follower_stat (id, account_id, on_date, followers, source)
             VALUES (?1, ?2, '2026-03-01', ?3, 'import')",
        );
        let mut email = prepare("INSERT INTO email (id, person_id, address) VALUES (?1, ?2, ?3)");
        let mut phone = prepare("INSERT INTO phone (id, person_id, number) VALUES (?1, ?2, ?3)");
        let mut tag = prepare(
            "INSERT INTO tag (id, name) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET name = name RETURNING id",
        );
        // A statement with a SELECT would make the search index write out what it has gathered, row after row.
        let mut tie = prepare("INSERT INTO person_tag (person_id, tag_id) VALUES (?1, ?2)");
        let mut moved = prepare(
            "INSERT INTO stage_change (id, person_id, to_stage, on_date) VALUES (?1, ?2, 'discovery', '2026-03-01')",
        );
        let mut search = prepare("INSERT INTO search (rowid, notes) VALUES (?1, ?2)");
        let mut tags: HashMap<&str, uuid::Uuid> = HashMap::new();
        for name in list::NICHES {
            let known = tag.query_row(params![id(), name], |row| row.get(0)).unwrap();
            tags.insert(name, known);
        }
        for (n, row) in rows.iter().enumerate() {
            let who = id();
            person
                .execute(params![
                    who,
                    row.name,
                    n as f64,
                    row.country,
                    row.city,
                    row.agency,
                    row.note
                ])
                .unwrap();
            moved.execute(params![id(), who]).unwrap();
            let url = format!("https://www.tiktok.com/@{}", row.tiktok);
            for (platform, handle, url, followers) in [
                ("instagram", &row.instagram, None, row.instagram_followers),
                ("tiktok", &row.tiktok, Some(url), row.tiktok_followers),
            ] {
                let which = id();
                account
                    .execute(params![which, who, platform, handle, url])
                    .unwrap();
                stat.execute(params![id(), which, followers]).unwrap();
            }
            email.execute(params![id(), who, row.email]).unwrap();
            phone.execute(params![id(), who, row.phone]).unwrap();
            tie.execute(params![who, tags[row.niche]]).unwrap();
            let words = format!(
                "{} {} {} {} {} {} {} {} {}",
                row.name,
                row.instagram,
                row.tiktok,
                row.email,
                row.niche,
                row.agency.as_deref().unwrap_or_default(),
                row.city,
                row.country,
                row.note
            );
            let key = last + 1 + i64::try_from(n).unwrap();
            search.execute(params![key, words]).unwrap();
        }
    }
    tx.commit().unwrap();
    start.elapsed()
}

/// What the shell is told: the file into a staging table, and from there into the schema, counts and handles read as an
/// import reads them. Identities are made of the line, which is cheaper than UUIDs; what is there stays (`ON CONFLICT`);
/// references are not checked, as is the shell's default. The index is of the same words, tokens and prefixes as ours,
/// in a table without `contentless_delete`, which a shell older than 3.43 does not know.
const SHELL: &str = r#"
PRAGMA cache_size = -65536;
PRAGMA temp_store = MEMORY;
.import --csv LIST staging
BEGIN IMMEDIATE;
INSERT INTO person (id, name, stage, board_rank, added_on, country, location, agency, note)
  SELECT CAST(printf('p%015d', rowid) AS BLOB), Name, 'discovery', rowid, '2026-03-01', Country, City,
         nullif(Agency, ''), Notes
  FROM staging WHERE Name <> ''
  ON CONFLICT (id) DO UPDATE SET name = excluded.name;
INSERT INTO stage_change (id, person_id, to_stage, on_date)
  SELECT CAST(printf('s%015d', rowid) AS BLOB), CAST(printf('p%015d', rowid) AS BLOB), 'discovery', '2026-03-01'
  FROM staging WHERE true
  ON CONFLICT (id) DO NOTHING;
INSERT INTO account (id, person_id, platform, handle, written)
  SELECT CAST(printf('i%015d', rowid) AS BLOB), CAST(printf('p%015d', rowid) AS BLOB), 'instagram',
         lower(ltrim(Instagram, '@')), ltrim(Instagram, '@')
  FROM staging WHERE Instagram <> ''
  ON CONFLICT (platform, handle) DO NOTHING;
INSERT INTO account (id, person_id, platform, handle, written, url)
  SELECT CAST(printf('t%015d', rowid) AS BLOB), CAST(printf('p%015d', rowid) AS BLOB), 'tiktok',
         lower(substr(TikTok, instr(TikTok, '@') + 1)), substr(TikTok, instr(TikTok, '@') + 1), TikTok
  FROM staging WHERE TikTok <> ''
  ON CONFLICT (platform, handle) DO NOTHING;
INSERT INTO follower_stat (id, account_id, on_date, followers, source)
  SELECT CAST(printf('f%015d', rowid) AS BLOB), CAST(printf('i%015d', rowid) AS BLOB), '2026-03-01',
         CASE WHEN "Instagram followers" LIKE '%K' THEN CAST(rtrim("Instagram followers", 'K') * 1000 AS INTEGER)
              ELSE CAST("Instagram followers" AS INTEGER) END, 'import'
  FROM staging WHERE "Instagram followers" <> ''
  ON CONFLICT (id) DO NOTHING;
INSERT INTO follower_stat (id, account_id, on_date, followers, source)
  SELECT CAST(printf('g%015d', rowid) AS BLOB), CAST(printf('t%015d', rowid) AS BLOB), '2026-03-01',
         CASE WHEN "TikTok followers" LIKE '%K' THEN CAST(rtrim("TikTok followers", 'K') * 1000 AS INTEGER)
              ELSE CAST("TikTok followers" AS INTEGER) END, 'import'
  FROM staging WHERE "TikTok followers" <> ''
  ON CONFLICT (id) DO NOTHING;
INSERT INTO email (id, person_id, address)
  SELECT CAST(printf('e%015d', rowid) AS BLOB), CAST(printf('p%015d', rowid) AS BLOB), lower(Email)
  FROM staging WHERE Email <> ''
  ON CONFLICT (address, person_id) DO NOTHING;
INSERT INTO phone (id, person_id, number)
  SELECT CAST(printf('h%015d', rowid) AS BLOB), CAST(printf('p%015d', rowid) AS BLOB), Phone
  FROM staging WHERE Phone <> ''
  ON CONFLICT (person_id, number) DO NOTHING;
INSERT INTO tag (id, name)
  SELECT CAST(printf('n%015d', min(rowid)) AS BLOB), Niche FROM staging WHERE Niche <> '' GROUP BY Niche
  ON CONFLICT (name) DO NOTHING;
INSERT INTO person_tag (person_id, tag_id)
  SELECT CAST(printf('p%015d', staging.rowid) AS BLOB), tag.id FROM staging JOIN tag ON tag.name = Niche WHERE true
  ON CONFLICT DO NOTHING;
INSERT INTO said (rowid, words)
  SELECT (SELECT max(key) FROM standing) + rowid,
         Name || ' ' || ltrim(Instagram, '@') || ' ' || substr(TikTok, instr(TikTok, '@') + 1) || ' ' || Email || ' '
         || Niche || ' ' || Agency || ' ' || City || ' ' || Country || ' ' || Notes
  FROM staging;
DROP TABLE staging;
COMMIT;
"#;

/// The shell's own index, filled with the people who are there: not part of what is measured.
const SHELL_INDEX: &str = r#"
CREATE VIRTUAL TABLE said USING fts5 (
  words, content = '', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
"#;

/// Gives a copy of the store the index that the shell can write.
pub fn prepare_for_shell(path: &Path, people: impl Iterator<Item = Row>) {
    let mut conn = Connection::open(path).unwrap();
    conn.execute_batch(SHELL_INDEX).unwrap();
    let tx = conn.transaction().unwrap();
    {
        let mut words = tx
            .prepare("INSERT INTO said (rowid, words) VALUES (?1, ?2)")
            .unwrap();
        for (n, row) in people.enumerate() {
            let said = format!(
                "{} {} {} {} {} {} {} {}",
                row.name, row.instagram, row.tiktok, row.email, row.niche, row.city, row.country, row.note
            );
            words
                .execute(params![i64::try_from(n).unwrap() + 1, said])
                .unwrap();
        }
    }
    tx.commit().unwrap();
}

/// `sqlite3 DB < script`; nothing where there is no shell.
pub fn shell(path: &Path, list: &Path) -> Option<Duration> {
    let script = path.with_extension("sql");
    fs::write(&script, SHELL.replace("LIST", &list.display().to_string())).unwrap();
    let mut run = Command::new("sqlite3");
    run.arg("-bail").arg(path).stdin(fs::File::open(&script).unwrap());
    let took = timed(&mut run)?;
    let conn = Connection::open(path).unwrap();
    let people: i64 = conn
        .query_row(
            "SELECT count(*) FROM person WHERE substr(id, 1, 1) = x'70'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(people > 0, "the shell has imported nobody");
    Some(took)
}

/// `sqlite-utils insert` into a table of its own with a key, then `sqlite-utils enable-fts`; nothing where there is none.
pub fn sqlite_utils(dir: &Path, list: &Path) -> Option<Duration> {
    let db = dir.join("utils.db");
    let mut insert = Command::new("sqlite-utils");
    insert
        .arg("insert")
        .arg(&db)
        .arg("people")
        .arg(list)
        .args(["--csv", "--pk", "Instagram"]);
    let mut index = Command::new("sqlite-utils");
    index.arg("enable-fts").arg(&db).arg("people").args([
        "Name",
        "Instagram",
        "TikTok",
        "Email",
        "Niche",
        "Agency",
        "City",
        "Country",
        "Notes",
        "--fts5",
    ]);
    Some(timed(&mut insert)? + timed(&mut index)?)
}

type Columns = &'static [&'static str];

/// The tables that an import fills, as sqlite-utils is given them: name, header, key, and the columns of each index.
const TABLES: [(&str, &str, Columns, &[Columns]); 8] = [
    (
        "person",
        "id,name,stage,board_rank,added_on,country,location,agency,note",
        &["id"],
        &[&["stage", "board_rank"], &["name"]],
    ),
    (
        "account",
        "id,person_id,platform,handle,written,url",
        &["id"],
        &[&["platform", "handle"], &["person_id"]],
    ),
    (
        "follower_stat",
        "id,account_id,on_date,followers,source",
        &["id"],
        &[&["account_id", "on_date"]],
    ),
    (
        "email",
        "id,person_id,address",
        &["id"],
        &[&["address", "person_id"], &["person_id"]],
    ),
    (
        "phone",
        "id,person_id,number",
        &["id"],
        &[&["person_id", "number"]],
    ),
    (
        "person_tag",
        "person_id,tag",
        &["person_id", "tag"],
        &[&["tag", "person_id"]],
    ),
    (
        "stage_change",
        "id,person_id,to_stage,on_date",
        &["id"],
        &[&["person_id", "on_date"]],
    ),
    ("said", "id,words", &["id"], &[]),
];

/// The rows of [`TABLES`] as files: not part of what is measured.
pub fn prepare_for_utils(dir: &Path, rows: &[Row]) {
    for (table, header, ..) in TABLES {
        let mut csv = format!("{header}\n");
        for (n, row) in rows.iter().enumerate() {
            let agency = row.agency.as_deref().unwrap_or_default();
            let accounts = [
                ("instagram", &row.instagram, row.instagram_followers),
                ("tiktok", &row.tiktok, row.tiktok_followers),
            ];
            let lines = match table {
                "person" => vec![format!(
                    "p{n},{},discovery,{n},2026-03-01,{},{},{agency},{}",
                    row.name, row.country, row.city, row.note
                )],
                "account" => accounts
                    .map(|(platform, handle, _)| format!("{platform}{n},p{n},{platform},{handle},{handle},"))
                    .to_vec(),
                "follower_stat" => accounts
                    .map(|(platform, _, count)| {
                        format!("s{platform}{n},{platform}{n},2026-03-01,{count},import")
                    })
                    .to_vec(),
                "email" => vec![format!("e{n},p{n},{}", row.email)],
                "phone" => vec![format!("h{n},p{n},{}", row.phone)],
                "person_tag" => vec![format!("p{n},{}", row.niche)],
                "stage_change" => vec![format!("c{n},p{n},discovery,2026-03-01")],
                _ => vec![format!(
                    "p{n},{} {} {} {} {} {agency} {} {} {}",
                    row.name,
                    row.instagram,
                    row.tiktok,
                    row.email,
                    row.niche,
                    row.city,
                    row.country,
                    row.note
                )],
            };
            for line in lines {
                csv.push_str(&line);
                csv.push('\n');
            }
        }
        fs::write(dir.join(table).with_extension("csv"), csv).unwrap();
    }
}

/// The same rows into the same tables by sqlite-utils, each with its key and its indexes, and the search index.
pub fn sqlite_utils_in_tables(dir: &Path, files: &Path) -> Option<Duration> {
    let db = dir.join("tables.db");
    let mut took = Duration::ZERO;
    for (table, _, key, indexes) in TABLES {
        let mut insert = Command::new("sqlite-utils");
        insert.arg("insert").arg(&db).arg(table);
        insert.arg(files.join(table).with_extension("csv")).arg("--csv");
        for column in key {
            insert.args(["--pk", column]);
        }
        took += timed(&mut insert)?;
        for columns in indexes {
            let mut index = Command::new("sqlite-utils");
            index.arg("create-index").arg(&db).arg(table).args(*columns);
            took += timed(&mut index)?;
        }
    }
    let mut index = Command::new("sqlite-utils");
    index.arg("enable-fts").arg(&db).args(["said", "words", "--fts5"]);
    Some(took + timed(&mut index)?)
}

fn timed(command: &mut Command) -> Option<Duration> {
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let start = Instant::now();
    let output = command.output().ok()?;
    let took = start.elapsed();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{command:?}: {said}");
    Some(took)
}
