//! How people and programs write that they do not know, and yes and no: in English, German, French, Spanish, Italian,
//! Portuguese and Dutch.

/// The longest word below, in bytes.
const LONGEST: usize = 24;

/// What no name and no handle is. Sorted, for a binary search.
#[rustfmt::skip]
const NOTHING: [&str; 73] = [
    "(blank)", "(empty)", "(leer)", "(none)", "(null)", "(vide)", "<null>", "\\n", "desconhecida",
    "desconhecido", "desconocida", "desconocido", "geen gegevens", "inconnu", "inconnue", "k. a.", "k.a",
    "k.a.", "k/a", "keine angabe", "keine angaben", "keine daten", "n. a.", "n. d.", "n.a", "n.a.", "n.b.",
    "n.c.", "n.d.", "n.v.", "n/a", "n/c", "n/d", "n/v", "nessun dato", "nicht angegeben", "nicht bekannt",
    "nicht verfügbar", "niet bekend", "niet beschikbaar", "no data", "no disponible", "no especificado",
    "non communiqué", "non disponibile", "non disponible", "non renseigné", "non specificato",
    "not available", "not known", "not provided", "not specified", "null", "não disponível",
    "não informado", "onbekend", "pas de données", "s.d.", "s/d", "s/i", "s/n", "sconosciuta",
    "sconosciuto", "sem dados", "sem informação", "sin dato", "sin datos", "sin información", "tba", "tbc",
    "tbd", "unbekannt", "unknown",
];

/// What may be a name, but no value of a number, a date or an address. Sorted, for a binary search.
#[rustfmt::skip]
const UNKNOWN: [&str; 39] = [
    "aucun", "aucune", "geen", "hidden", "kein", "keine", "keiner", "masqué", "na", "nada", "nan",
    "nascosto", "nd", "nenhum", "nenhuma", "nessuna", "nessuno", "niente", "niets", "nil", "ninguna",
    "ninguno", "none", "nothing", "néant", "oculto", "privada", "privado", "privat", "private", "privato",
    "privé", "privée", "undefined", "verborgen", "versteckt", "x", "xx", "xxx",
];

/// Ticked, too. Sorted, for a binary search.
#[rustfmt::skip]
const YES: [&str; 25] = [
    "1", "j", "ja", "o", "on", "oui", "s", "si", "sim", "sì", "sí", "true", "verdadeiro", "verdadero",
    "vero", "vrai", "waar", "wahr", "x", "y", "yes", "☑", "✅", "✓", "✔",
];

/// Left empty, too. Sorted, for a binary search.
#[rustfmt::skip]
const NO: [&str; 19] = [
    "0", "falsch", "false", "falso", "faux", "n", "nao", "nee", "nein", "no", "non", "não", "off", "onwaar",
    "☐", "✖", "✗", "✘", "❌",
];

/// What spreadsheets write between `#` and `!` or `?` where a formula failed. Sorted, for a binary search.
#[rustfmt::skip]
const ERRORS: [&str; 34] = [
    "bezug", "blocked", "busy", "calc", "connect", "error", "fehler", "field", "getal", "leeg", "naam",
    "name", "nom", "nombre", "nome", "nul", "null", "nullo", "nulo", "num", "núm", "ref", "rif", "spill",
    "unknown", "valeur", "valor", "valore", "value", "verw", "waarde", "wert", "zahl", "überlauf",
];

/// Whether a text says, in any field, that nothing is known: a dash, `N/A`, `k. A.`, an error of a spreadsheet, a padlock.
///
/// Words that are also somebody's name or handle (`Nil`, `Nada`) are not among them: see [`says_unknown`].
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    in_lower_case(text, |word| match word.as_bytes().first() {
        None => true,
        Some(b'0'..=b'9') => false,
        Some(b'a'..=b'z') => {
            NOTHING.binary_search(&word).is_ok() || word.starts_with("err:") && is_error(word)
        }
        Some(b'#') => is_error(word),
        _ => is_mark(word) || NOTHING.binary_search(&word).is_ok(),
    })
}

/// Whether a text says so where only a number, a date or an address would be a value: `none`, `private`, `keine` too.
#[must_use]
pub fn says_unknown(text: &str) -> bool {
    says_nothing(text) || in_lower_case(text, |word| UNKNOWN.binary_search(&word).is_ok())
}

/// Reads a yes or a no, a ticked or an empty box.
#[must_use]
pub fn yes_or_no(text: &str) -> Option<bool> {
    let is_in = |words: &[&str]| in_lower_case(text, |word| words.binary_search(&word).is_ok());
    if is_in(&YES) {
        return Some(true);
    }
    is_in(&NO).then_some(false)
}

/// Asks about a text trimmed and in lower case, without allocating: these are asked of every cell of a file.
fn in_lower_case(text: &str, ask: impl Fn(&str) -> bool) -> bool {
    let text = text.trim();
    let mut lower = [0u8; LONGEST];
    if text.len() > LONGEST {
        return false;
    }
    if text.is_ascii() {
        let Some(room) = lower.get_mut(..text.len()) else {
            return false;
        };
        room.copy_from_slice(text.as_bytes());
        room.make_ascii_lowercase();
        return std::str::from_utf8(room).is_ok_and(ask);
    }
    let mut length = 0;
    for c in text.chars().flat_map(char::to_lowercase) {
        // A picture may be followed by the sign that it is one; some spaces are no-break.
        let c = match c {
            '\u{FE0F}' => continue,
            c if c.is_whitespace() => ' ',
            c => c,
        };
        let Some(room) = lower.get_mut(length..length + c.len_utf8()) else {
            return false;
        };
        length += c.encode_utf8(room).len();
    }
    std::str::from_utf8(lower.get(..length).unwrap_or_default()).is_ok_and(ask)
}

fn is_mark(word: &str) -> bool {
    word.chars().all(|c| {
        matches!(
            c,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' | '?' | '\u{2026}' | '🔒' | '🔐' | '🔏'
        )
    }) || word == "..."
}

/// What spreadsheets write where a formula failed, in the languages they are sold in.
fn is_error(word: &str) -> bool {
    if let Some(number) = word.strip_prefix("err:") {
        return number.bytes().all(|b| b.is_ascii_digit());
    }
    let Some(error) = word.strip_prefix('#') else {
        return false;
    };
    matches!(
        error.trim_matches(['!', '?', '¡', '¿']),
        "n/a" | "n/d" | "nv" | "n/b" | "nd" | "n/v" | "div/0"
    ) || error.ends_with(['!', '?'])
        && ERRORS
            .binary_search(&error.trim_matches(['!', '?', '¡', '¿']))
            .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_says_it_in_every_language() {
        for text in [
            "",
            "  ",
            "-",
            "—",
            "–",
            "--",
            "?",
            "N/A",
            "#N/A",
            "#N/D",
            "#NV",
            "#VALOR!",
            "#¡VALOR!",
            "#WERT!",
            "#DIV/0!",
            "#¡DIV/0!",
            "#REF!",
            "#NAME?",
            "#¿NOMBRE?",
            "Err:502",
            "k. A.",
            "k.\u{A0}A.",
            "s/d",
            "inconnu",
            "NICHT VERFÜGBAR",
            "não disponível",
            "onbekend",
            "🔒",
            "🔒\u{FE0F}",
            "NULL",
            "\\N",
        ] {
            assert!(says_nothing(text), "{text:?}");
            assert!(says_unknown(text), "{text:?}");
        }
    }

    #[test]
    fn the_tables_are_sorted_and_fit() {
        for table in [&NOTHING[..], &UNKNOWN, &ERRORS, &YES, &NO] {
            assert!(table.is_sorted());
        }
        assert!(NOTHING.iter().chain(&UNKNOWN).all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn a_name_or_a_tag_says_something() {
        for text in [
            "Nil",
            "Nada Surf",
            "Na",
            "x",
            "0",
            "no",
            "#love!",
            "#value",
            "Nan",
            "Keine Ahnung GmbH",
            "Err",
            "S. D.",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
        assert!(says_unknown("none") && says_unknown("Privé") && says_unknown("KEINE"));
        assert!(!says_unknown("0") && !says_unknown("12"));
    }

    #[test]
    fn yes_and_no_are_read_in_every_language() {
        for text in [
            "yes",
            "Y",
            "TRUE",
            "ja",
            "Oui",
            "sí",
            "SIM",
            "vero",
            "✓",
            "✔\u{FE0F}",
            "x",
            "1",
        ] {
            assert_eq!(yes_or_no(text), Some(true), "{text}");
        }
        for text in ["no", "N", "false", "Nein", "non", "não", "nee", "falso", "☐", "0"] {
            assert_eq!(yes_or_no(text), Some(false), "{text}");
        }
        for text in ["", "maybe", "yes, but", "2"] {
            assert_eq!(yes_or_no(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,30}") {
            proptest::prop_assert!(yes_or_no(&text).is_none() || text.len() <= LONGEST + 30);
            proptest::prop_assert!(says_unknown(&text) || !says_nothing(&text));
        }
    }
}
