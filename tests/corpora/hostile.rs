//! Files made to break an importer, in every way that we could think of.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::folder::folder;
use super::import::{Desk, End, Score};
use super::made::{
    SPREADSHEET, inline, label, ods, ods_of, ods_row, packed, record, sheet, xls, xlsb, xlsb_sheet, xlsx,
};

fn refusal(desk: &Desk, name: &str, content: impl AsRef<[u8]>) -> String {
    match desk.import(&desk.write(name, content)) {
        End::Refusal(said) => said,
        other => panic!("{name} was not refused: {other:?}"),
    }
}

fn rows(desk: &Desk, name: &str, content: impl AsRef<[u8]>) -> u64 {
    match desk.import(&desk.write(name, content)) {
        End::Report { rows, .. } => rows,
        other => panic!("{name} was not read: {other:?}"),
    }
}

fn assert_says(said: &str, words: &str) {
    assert!(said.contains(words), "{said:?} does not say {words:?}");
}

#[test]
fn a_bomb_is_not_unpacked() {
    let desk = Desk::new();
    let blanks = vec![b' '; 80 * 1024 * 1024];
    let said = refusal(&desk, "bomb.xlsx", xlsx(&blanks, &[]));
    assert_says(&said, "would unpack to 80 megabytes");

    // One that says it is small: its sizes are overwritten, in each file's own header and in the directory.
    let mut lying = xlsx(&blanks, &[]);
    let honest = (blanks.len() as u32).to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4)
        .filter(|at| lying[*at..*at + 4] == honest)
        .collect();
    assert!(places.len() >= 2);
    for at in places {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let said = refusal(&desk, "lying.xlsx", lying);
    assert_says(&said, "is damaged");

    let inner = packed(&[("inner.txt", &blanks)]);
    let nested = packed(&[("1.zip", &inner), ("2.zip", &inner), ("3.zip", &inner)]);
    assert_says(&refusal(&desk, "nested.xlsx", nested), "a zip archive");

    let many: Vec<String> = (0..20_000).map(|at| format!("{at}.xml")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_says(&refusal(&desk, "many.xlsx", packed(&many)), "20000 files");
}

#[test]
fn nothing_is_fetched_and_no_entity_is_expanded() {
    let desk = Desk::new();
    let xxe = format!(
        "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\
         <worksheet xmlns=\"{SPREADSHEET}\"><sheetData><row r=\"1\">{}</row></sheetData></worksheet>",
        inline("A1", "&x;")
    );
    assert_says(
        &refusal(&desk, "xxe.xlsx", xlsx(xxe.as_bytes(), &[])),
        "declares a document type",
    );
    let strings = "<!DOCTYPE sst [<!ENTITY x SYSTEM \"http://localhost:1/\">]><sst><si><t>&x;</t></si></sst>";
    let shared = xlsx(
        &sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
        &[("xl/sharedStrings.xml", strings.as_bytes())],
    );
    assert_says(
        &refusal(&desk, "xxe-shared.xlsx", shared),
        "declares a document type",
    );
    let content = "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><office:document-content/>";
    assert_says(
        &refusal(&desk, "xxe.ods", ods_of(content.as_bytes())),
        "declares a document type",
    );

    let mut laughs = "<!DOCTYPE worksheet [<!ENTITY l0 \"lol\">".to_owned();
    for level in 1..10 {
        laughs.push_str(&format!(
            "<!ENTITY l{level} \"{}\">",
            format!("&l{};", level - 1).repeat(10)
        ));
    }
    laughs.push_str(&format!(
        "]><worksheet><sheetData><row>{}</row></sheetData></worksheet>",
        inline("A1", "&l9;")
    ));
    assert_says(
        &refusal(&desk, "laughs.xlsx", xlsx(laughs.as_bytes(), &[])),
        "declares a document type",
    );

    // Without a declaration an entity stands for nothing.
    let bare = sheet(&format!(
        "<row r=\"1\">{}</row><row r=\"2\">{}</row>",
        inline("A1", "Name"),
        inline("A2", "M&x;ia")
    ));
    let end = desk.import(&desk.write("bare.xlsx", xlsx(&bare, &[])));
    assert!(!matches!(end, End::Strange(_)), "{end:?}");
}

#[test]
fn cells_that_are_only_claimed_take_no_memory() {
    let desk = Desk::new();
    let rows_of_xlsx = |last: &str| {
        format!(
            "<worksheet xmlns=\"{SPREADSHEET}\"><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\">{}{}</row>{last}\
             </sheetData></worksheet>",
            inline("A1", "Name"),
            inline("B1", "Instagram")
        )
    };
    let claimed = rows_of_xlsx(&format!("<row r=\"1048576\">{}</row>", inline("A1048576", "Mia")));
    assert_eq!(rows(&desk, "claimed.xlsx", xlsx(claimed.as_bytes(), &[])), 1);
    let corner = rows_of_xlsx(&format!(
        "<row r=\"1048576\">{}</row>",
        inline("XFD1048576", "Mia")
    ));
    assert_says(
        &refusal(&desk, "corner.xlsx", xlsx(corner.as_bytes(), &[])),
        "2048 columns",
    );
    let beyond = rows_of_xlsx(&format!(
        "<row r=\"9\">{}</row>",
        inline("ZZZZZZZ4294967295", "Mia")
    ));
    assert!(matches!(
        desk.import(&desk.write("beyond.xlsx", xlsx(beyond.as_bytes(), &[]))),
        End::Refusal(_)
    ));
    let strings =
        format!("<sst xmlns=\"{SPREADSHEET}\" uniqueCount=\"99999999999\"><si><t>Name</t></si></sst>");
    let shared = xlsx(
        &sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
        &[("xl/sharedStrings.xml", strings.as_bytes())],
    );
    assert_says(
        &refusal(&desk, "strings.xlsx", shared),
        "claims to have 99999999999 texts",
    );

    let claims = |row: u32, column: u32| {
        xlsb(&xlsb_sheet([
            (0, 0, "Name"),
            (0, 1, "Instagram"),
            (row, column, "Mia"),
        ]))
    };
    assert_eq!(rows(&desk, "claimed.xlsb", claims(0x000F_FFFF, 0)), 1);
    assert_says(
        &refusal(&desk, "corner.xlsb", claims(0x000F_FFFF, 0x3FFF)),
        "2048 columns",
    );

    let mut cells = record(0x0200, &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]);
    cells.extend(label(0, 0, "Name"));
    cells.extend(label(0, 1, "Instagram"));
    cells.extend(label(65_535, 0, "Mia"));
    assert_eq!(rows(&desk, "claimed.xls", xls(&[], &cells)), 1);

    let head = ods_row("", &["Name", "Instagram"]);
    let blank = "<table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell \
                 table:number-columns-repeated=\"16384\"/></table:table-row>";
    let table = format!("{head}{blank}{}", ods_row("", &["Mia"]));
    assert_eq!(rows(&desk, "claimed.ods", ods(&table)), 1);
    let full = ods_row(" table:number-rows-repeated=\"1048575\"", &["Mia"]);
    assert_says(
        &refusal(&desk, "full.ods", ods(&format!("{head}{full}"))),
        "1000000 rows",
    );
    let wide = "<table:table-row table:number-rows-repeated=\"900000\"><table:table-cell \
                office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"2000\"/></table:table-row>";
    assert_says(
        &refusal(&desk, "wide.ods", ods(&format!("{head}{wide}"))),
        "million cells",
    );
    let spaces = ods_row("", &["Mia<text:s text:c=\"4000000000\"/>"]);
    assert_says(
        &refusal(&desk, "spaces.ods", ods(&format!("{head}{spaces}"))),
        "characters in a cell",
    );
}

#[test]
fn little_that_stands_for_much_is_not_spelled_out() {
    let desk = Desk::new();
    // One shared text of 30,000 letters, in 60,000 cells: 1.8 GB.
    let long = "x".repeat(30_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let cells: String = (1..=60_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let book = xlsx(&sheet(&cells), &[("xl/sharedStrings.xml", strings.as_bytes())]);
    assert_says(&refusal(&desk, "shared.xlsx", book), "megabytes of text");

    let mut table = vec![0; 8];
    table.extend(8_000_u16.to_le_bytes());
    table.push(0);
    table.extend([b'x'; 8_000]);
    let cells: Vec<u8> = (0..=65_535_u16)
        .flat_map(|row| {
            let mut cell = row.to_le_bytes().to_vec();
            cell.extend([0; 8]);
            record(0x00FD, &cell)
        })
        .collect();
    assert_says(
        &refusal(&desk, "shared.xls", xls(&record(0x00FC, &table), &cells)),
        "megabytes of text",
    );

    // A font's name of 60,000 letters, and 60,000 formats that use it.
    let font = format!(
        "<fonts><font><name val=\"{}\"/></font></fonts>",
        "x".repeat(60_000)
    );
    let formats = "<xf fontId=\"0\" numFmtId=\"0\"/>".repeat(60_000);
    let styles = format!("<styleSheet>{font}<cellXfs>{formats}</cellXfs></styleSheet>");
    let book = xlsx(
        &sheet(&format!("<row>{}</row>", inline("A1", "Name"))),
        &[("xl/styles.xml", styles.as_bytes())],
    );
    assert_says(&refusal(&desk, "styles.xlsx", book), "formats and names");

    let deep = "<a>".repeat(2_000_000);
    assert_says(
        &refusal(&desk, "deep.xlsx", xlsx(deep.as_bytes(), &[])),
        "nested too deeply",
    );
    let comment = format!("<!--{}", "<a></a>".repeat(2_000_000));
    assert_says(
        &refusal(&desk, "comment.xlsx", xlsx(comment.as_bytes(), &[])),
        "larger than four megabytes",
    );
    let rich = format!(
        "<row><c r=\"A1\" t=\"inlineStr\"><is>{}</is></c></row>",
        "<r><t>abcdefghijklmnopqrstuvwxyz</t></r>".repeat(200_000)
    );
    assert_says(
        &refusal(&desk, "rich.xlsx", xlsx(&sheet(&rich), &[])),
        "characters in a cell",
    );
}

#[test]
fn a_file_that_goes_in_circles_ends() {
    let desk = Desk::new();
    // An OLE file whose sectors name each other, and one whose list of tables names the same table again and again.
    let sector = |word: u32| word.to_le_bytes().repeat(128);
    let head = |first_list: u32, table: u32| {
        let mut head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        head.resize(24, 0);
        head.extend([
            0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ]);
        for word in [1, 1, 0, 4096, 0xFFFF_FFFE, 0, first_list, 1, table] {
            head.extend(u32::to_le_bytes(word));
        }
        head.resize(512, 0xFF);
        head
    };
    let circle = [head(0xFFFF_FFFE, 0), sector(1), sector(1)].concat();
    assert_says(&refusal(&desk, "circle.xls", circle), "is damaged");
    let mut lists = head(1, 0);
    lists.extend(sector(0xFFFF_FFFF));
    for list in 1..20_000_u32 {
        lists.extend([0_u32.to_le_bytes().repeat(127), (list + 1).to_le_bytes().to_vec()].concat());
    }
    assert_says(&refusal(&desk, "lists.xls", lists), "is damaged");
    // A sheet that stands in itself, and sheets without end.
    let nested = record(0x0809, &[0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]).repeat(1_000);
    assert_says(&refusal(&desk, "nested.xls", xls(&[], &nested)), "is damaged");
}

#[test]
fn a_workbook_that_is_cut_off_says_so() {
    let Some(folder) = folder("calamine-tests") else {
        return;
    };
    let desk = Desk::new();
    let mut files = Vec::new();
    for name in [
        "any_sheets.xlsx",
        "date.xlsb",
        "merge_cells.xls",
        "biff5-rich-text-string.xls",
        "date.ods",
    ] {
        let bytes = fs::read(folder.join(name)).unwrap();
        for part in 1..20 {
            let cut = &bytes[..bytes.len() * part / 20];
            files.push(desk.write(&format!("{part:02}-{name}"), cut));
        }
    }
    let score = Score::of(desk.import_all(&files));
    assert_eq!(score.strange, Vec::<String>::new());
    assert_eq!(score.refusals, files.len(), "{score}");
}

#[test]
fn a_file_system_full_of_traps_is_survived() {
    let desk = Desk::new();
    let folder = desk.path("folder.csv");
    fs::create_dir(&folder).unwrap();
    let pipe = desk.path("pipe.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    for (path, words) in [
        (folder.as_path(), "is a folder"),
        (&pipe, "no ordinary file"),
        (Path::new("/dev/zero"), "no ordinary file"),
        (Path::new("/dev/null"), "no ordinary file"),
        (&desk.path("gone.csv"), "cannot be read"),
        (&desk.write("empty.csv", ""), "is empty"),
        (&desk.write("blank.csv", "\n \n\t\n"), "is empty"),
    ] {
        match desk.import(path) {
            End::Refusal(said) => assert_says(&said, words),
            other => panic!("{}: {other:?}", path.display()),
        }
    }
    let secret = desk.write("secret.csv", "Name\nMia\n");
    let mut rights = fs::metadata(&secret).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut rights, 0);
    fs::set_permissions(&secret, rights).unwrap();
    // The superuser may read it all the same.
    if fs::read(&secret).is_err() {
        assert!(matches!(desk.import(&secret), End::Refusal(said) if said.contains("cannot be read")));
    }
    let loops = desk.path("loop.csv");
    std::os::unix::fs::symlink(&loops, &loops).unwrap();
    assert!(matches!(desk.import(&loops), End::Refusal(_)));
}

#[test]
fn a_file_that_grows_while_it_is_read_is_read_whole_or_not_at_all() {
    let desk = Desk::new();
    let row = "Mia Rivers,@mia,100\n";
    let mut start = "Name,Instagram,Followers\n".to_owned();
    start.push_str(&row.repeat(200_000));
    let path = desk.write("growing.csv", start);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::File::options().append(true).open(&path).unwrap();
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                file.write_all(row.as_bytes()).unwrap();
                std::thread::sleep(Duration::from_micros(50));
            }
        });
        for _ in 0..3 {
            let end = desk.import(&path);
            assert!(!matches!(end, End::Strange(_)), "{end:?}");
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn texts_without_measure_are_refused_or_read() {
    let desk = Desk::new();
    const MEGABYTE: usize = 1024 * 1024;
    let mut field = b"Name,Note\nMia,\"".to_vec();
    field.resize(200 * MEGABYTE, b'x');
    field.extend(b"\"\n");
    let mut open_quote = b"Name,Note\nMia,\"".to_vec();
    open_quote.resize(32 * MEGABYTE, b'\n');
    let mut commas = b"Name,Instagram\n".to_vec();
    while commas.len() < 4 * MEGABYTE {
        commas.resize(commas.len() + 2_000, b',');
        commas.extend(b"x\n");
    }
    let mut photo = b"BEGIN:VCARD\nFN:Mia\nPHOTO;ENCODING=b:AAAA\n".to_vec();
    while photo.len() < 64 * MEGABYTE {
        photo.extend([b" ".as_slice(), &[b'A'; 75], b"\n"].concat());
    }
    photo.extend(b"END:VCARD\n");
    let mut folded = b"BEGIN:VCARD\nFN:Mia\nNOTE:x\n".to_vec();
    while folded.len() < 64 * MEGABYTE {
        folded.extend([b" ".as_slice(), &[b'A'; 75], b"\n"].concat());
    }
    folded.extend(b"END:VCARD\n");
    let files = [
        desk.write("field.csv", field),
        desk.write("quote.csv", open_quote),
        desk.write("commas.csv", commas),
        desk.write("one-line.csv", vec![b'x'; 8 * MEGABYTE]),
        desk.write("zeros.csv", vec![0; 32 * MEGABYTE]),
        desk.write("breaks.csv", vec![b'\n'; 32 * MEGABYTE]),
        desk.write("quotes.csv", vec![b'"'; 8 * MEGABYTE]),
        desk.write("photo.vcf", photo),
        desk.write("folded.vcf", folded),
        desk.write("begins.vcf", b"BEGIN:VCARD\nFN:Mia\n".repeat(500_000)),
        desk.write("agents.vcf", b"BEGIN:VCARD\nAGENT:\n".repeat(500_000)),
    ];
    let score = Score::of(desk.import_all(&files));
    eprintln!("{score}");
    assert_eq!(score.strange, Vec::<String>::new(), "\n{score}");
}
