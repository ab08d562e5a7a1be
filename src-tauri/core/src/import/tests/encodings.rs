//! In which encoding lists are written: uchardet's tests, and lists as spreadsheets write them.

use super::texts::{files, name_of};
use super::*;
use crate::import::encoding::Encoding;
use crate::import::{encoding_guess, kind};

/// At least 95 of 100 texts are read as their authors wrote them. Labels do not count, texts do: windows-1252 reads
/// what ISO-8859-1 wrote. EUC-TW and VISCII, which no program of the last twenty years writes and no library we have
/// reads, are the two that are wrong.
#[test]
fn the_encodings_of_uchardet_are_found() {
    let (mut right, mut wrong) = (0usize, Vec::new());
    let Some(folder) = corpora::folder("uchardet-tests") else {
        return;
    };
    let languages = files(&folder);
    for path in languages
        .iter()
        .filter(|path| path.is_dir())
        .flat_map(|language| files(language))
    {
        let bytes = std::fs::read(&path).unwrap();
        let (stem, ending) = name_of(&path).split_once('.').unwrap();
        let label = match ending {
            "le" | "be" => format!("{stem}{ending}"),
            _ => stem.replace("mac-", "x-mac-"),
        };
        assert_eq!(
            kind::of(name_of(&path), &bytes),
            Ok(kind::Kind::Text),
            "{}",
            path.display()
        );
        let found = encoding_guess::find(&bytes);
        let text = |encoding: Encoding| {
            let unmarked = bytes.strip_prefix(encoding.mark()).unwrap_or(&bytes);
            encoding.decode(unmarked).0.into_owned()
        };
        match Encoding::named(&label) {
            Some(true_one) if text(true_one) == text(found.encoding) => right += 1,
            _ => wrong.push(format!(
                "{}: {}, {}",
                path.display(),
                found.encoding.label(),
                found.because
            )),
        }
    }
    let all = right + wrong.len();
    println!("{right} of {all} encodings are right; wrong: {wrong:#?}");
    assert_eq!(all, 59);
    assert!(right * 100 >= all * 95, "{right} of {all}: {wrong:#?}");
    assert!(right >= 57, "{right} of {all}: {wrong:#?}");
}

/// Lists as spreadsheets write them: mostly plain letters, and here and there a name that is not.
#[test]
fn short_lists_show_their_encoding() {
    let western = [
        "windows-1252",
        "macintosh",
        "ibm850",
        "utf-16le",
        "utf-16be",
        "utf-32le",
    ]
    .as_slice();
    let lists = [
        (
            western,
            [
                "Jürgen Müller,Köln,schöne Grüße",
                "Zoë Schäfer,München,größte Reichweite",
            ],
        ),
        (
            western,
            [
                "Hélène Lefèvre,Orléans,très intéressée",
                "François Noël,Besançon,rencontrée à Paris",
            ],
        ),
        (
            western,
            [
                "João Gonçalves,São Paulo,não respondeu",
                "Inês Conceição,Évora,reunião amanhã",
            ],
        ),
        (
            western,
            [
                "Søren Kjær,Århus,mødtes på Strøget",
                "Bjørn Nørgård,København,kan lide tøj",
            ],
        ),
        (
            &["windows-1250", "iso-8859-2", "ibm852", "x-mac-ce"],
            [
                "Małgorzata Wójcik,Łódź,lubi herbatę",
                "Łukasz Żółć,Kraków,zadzwonić w piątek",
            ],
        ),
        (
            &["windows-1250", "ibm852"],
            [
                "Jiří Dvořák,Plzeň,má rád čaj",
                "Kateřina Šťastná,Ústí nad Labem,příště",
            ],
        ),
        (
            &["windows-1254", "ibm857"],
            [
                "Ayşe Yıldız,İzmir,çay içmeyi sever",
                "Çağrı Öztürk,Eskişehir,yarın görüşürüz",
            ],
        ),
        (
            &["windows-1251", "koi8-r", "ibm866", "iso-8859-5", "utf-16le"],
            [
                "Анна Иванова,Москва,любит чай",
                "Пётр Кузнецов,Казань,написать в пятницу",
            ],
        ),
        (
            &["windows-1251", "koi8-u"],
            [
                "Оксана Шевченко,Київ,любить каву",
                "Ганна Коваленко,Чернівці,відповіла",
            ],
        ),
        (
            &["windows-1253", "iso-8859-7", "ibm737"],
            [
                "Γιώργος Παπαδόπουλος,Αθήνα,του αρέσει ο καφές",
                "Ελένη Νικολάου,Θεσσαλονίκη,να γράψω",
            ],
        ),
        (
            &["windows-1255", "ibm862"],
            ["נועה כהן,תל אביב,אוהבת קפה", "דוד לוי,ירושלים,לכתוב ביום שישי"],
        ),
        (
            &["windows-1256", "iso-8859-6"],
            ["فاطمة علي,القاهرة,تحب القهوة", "محمد حسن,دبي,اكتب يوم الجمعة"],
        ),
        (
            &["shift_jis", "euc-jp", "iso-2022-jp", "utf-16le", "utf-16be"],
            ["山田花子,東京,お茶が好き", "佐藤健,大阪,金曜日に連絡する"],
        ),
        (
            &["gbk", "gb18030", "utf-16be"],
            ["王小明,北京,喜欢喝茶", "李娜,上海,周五联系"],
        ),
        (&["big5"], ["王小明,臺北,喜歡喝茶", "陳美玲,高雄,週五聯絡"]),
        (
            &["euc-kr"],
            ["김민지,서울,차를 좋아함", "이준호,부산,금요일에 연락"],
        ),
    ];
    let mut wrong = Vec::new();
    for (labels, accented) in lists {
        for label in labels {
            let plain = |n: usize| format!("Mia Rivers {n},Austin,likes tea {n}\r\n").repeat(3);
            let text = format!(
                "Name,City,Note\r\n{}{}\r\n{}{}\r\n{}",
                plain(1),
                accented[0],
                plain(2),
                accented[1],
                plain(3)
            );
            let bytes = encoded(&text, label);
            let found = encoding_guess::find(&bytes);
            if found.encoding.decode(&bytes).0 != text {
                wrong.push(format!("{label}: {}, {}", found.encoding.label(), found.because));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// The bytes of a text in an encoding: what the decoder reads, turned around.
pub(super) fn encoded(text: &str, label: &str) -> Vec<u8> {
    match label {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-32le" => text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
        _ => match Encoding::named(label).unwrap() {
            Encoding::Standard(standard) => {
                let (bytes, _, lost) = standard.encode(text);
                assert!(!lost, "{label} cannot write {text}");
                bytes.into_owned()
            }
            page => {
                let all: Vec<u8> = (0..=u8::MAX).collect();
                let letters: Vec<char> = page.decode(&all).0.chars().collect();
                let byte = |c: char| letters.iter().position(|letter| *letter == c).unwrap();
                text.chars().map(|c| u8::try_from(byte(c)).unwrap()).collect()
            }
        },
    }
}

/// One accented name among plain ones is all that many lists have.
#[test]
fn one_western_name_is_read_as_windows_wrote_it() {
    let names = "Zoë Brown;José García;Peña Nieto;Ángel Díaz;André Martin;François Roy;Chloé Moreau;Noël Petit;\
                 Jürgen Klopp;Käthe Weiß;Göran Nyström;Åse Lund;Søren Bjørn;João Silva;Inês Simões;Nicolò Rossi;\
                 Beyoncé;Mañana;Straße;Größe;Núñez;Lucía;Íñigo;Élodie;Ève;Maïa;Loïc;Anaïs;Benoît;O’Brien;“Mia”;\
                 Tea – coffee;50 €;©2024;20 °C;naïve;Málaga;München;Nîmes;Århus;São Paulo";
    for name in names.split(';') {
        let text = format!("Name,Handle\r\nMia Rivers,@mia\r\n{name},@x\r\n");
        let bytes = encoded(&text, "windows-1252");
        let found = encoding_guess::find(&bytes);
        assert_eq!(
            found.encoding.decode(&bytes).0,
            text,
            "{}",
            found.encoding.label()
        );
    }
}

#[test]
fn why_an_encoding_was_found_is_said() {
    let because = |bytes: &[u8]| match read(&source(bytes), &Reading::default()).unwrap().format {
        Format::Text { encoding_because, .. } => encoding_because,
        other => panic!("{other:?}"),
    };
    assert!(because(b"Name,City\nJos\xE9,Le\xF3n\n").contains("“José”"));
    assert!(because("Name,City\nJosé,León\n".as_bytes()).contains("UTF-8"));
    assert!(because(b"Name,City\nMia,Porto\n").contains("plain"));
    assert!(because(&encoded("Name,City\nMia,Porto\n", "utf-16le")).contains("zeros"));
}
