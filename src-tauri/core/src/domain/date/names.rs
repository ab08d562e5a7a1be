//! The names of months and of days of the week in English, German, French, Spanish, Italian, Portuguese and Dutch.

/// The months. Sorted, for a binary search.
#[rustfmt::skip]
pub(super) const MONTHS: [(&str, u32); 112] = [
    ("abr", 4), ("abril", 4), ("ago", 8), ("agosto", 8), ("aout", 8), ("août", 8), ("apr", 4), ("april", 4),
    ("aprile", 4), ("aug", 8), ("august", 8), ("augustus", 8), ("avr", 4), ("avril", 4), ("dec", 12),
    ("december", 12), ("decembre", 12), ("dez", 12), ("dezember", 12), ("dezembro", 12), ("dic", 12),
    ("dicembre", 12), ("diciembre", 12), ("déc", 12), ("décembre", 12), ("ene", 1), ("enero", 1),
    ("feb", 2), ("febbraio", 2), ("feber", 2), ("febrero", 2), ("februar", 2), ("februari", 2),
    ("february", 2), ("fev", 2), ("fevereiro", 2), ("fevr", 2), ("fevrier", 2), ("fév", 2), ("févr", 2),
    ("février", 2), ("gen", 1), ("gennaio", 1), ("giu", 6), ("giugno", 6), ("jaenner", 1), ("jan", 1),
    ("janeiro", 1), ("januar", 1), ("januari", 1), ("january", 1), ("janv", 1), ("janvier", 1), ("juil", 7),
    ("juillet", 7), ("juin", 6), ("jul", 7), ("julho", 7), ("juli", 7), ("julio", 7), ("july", 7),
    ("jun", 6), ("june", 6), ("junho", 6), ("juni", 6), ("junio", 6), ("jänner", 1), ("lug", 7),
    ("luglio", 7), ("maart", 3), ("maerz", 3), ("mag", 5), ("maggio", 5), ("mai", 5), ("maio", 5),
    ("mar", 3), ("march", 3), ("marco", 3), ("mars", 3), ("marzo", 3), ("março", 3), ("may", 5),
    ("mayo", 5), ("mei", 5), ("mrt", 3), ("mrz", 3), ("mär", 3), ("märz", 3), ("nov", 11), ("november", 11),
    ("novembre", 11), ("novembro", 11), ("noviembre", 11), ("oct", 10), ("october", 10), ("octobre", 10),
    ("octubre", 10), ("okt", 10), ("oktober", 10), ("ott", 10), ("ottobre", 10), ("out", 10),
    ("outubro", 10), ("sep", 9), ("sept", 9), ("september", 9), ("septembre", 9), ("septiembre", 9),
    ("set", 9), ("setembro", 9), ("setiembre", 9), ("settembre", 9),
];

/// Days of the week, and words that stand between a day and its month. Sorted, for a binary search.
#[rustfmt::skip]
pub(super) const PASSED_OVER: [&str; 122] = [
    "am", "de", "del", "den", "di", "dienstag", "dim", "dimanche", "dinsdag", "do", "dom", "domenica",
    "domingo", "donderdag", "donnerstag", "e", "el", "em", "er", "feira", "fr", "freitag", "fri", "friday",
    "gio", "giovedi", "giovedì", "il", "jeu", "jeudi", "jue", "jueves", "le", "lun", "lundi", "lunedi",
    "lunedì", "lunes", "ma", "maandag", "mardi", "martedi", "martedì", "martes", "mer", "mercoledi",
    "mercoledì", "mercredi", "mi", "mie", "miercoles", "mittwoch", "mié", "miércoles", "mo", "mon",
    "monday", "montag", "nd", "of", "on", "op", "qua", "quarta", "qui", "quinta", "rd", "sa", "sab",
    "sabado", "sabato", "sam", "samedi", "samstag", "sat", "saturday", "seg", "segunda", "sex", "sexta",
    "so", "sonnabend", "sonntag", "st", "sun", "sunday", "sáb", "sábado", "ter", "terça", "th", "the",
    "thu", "thur", "thurs", "thursday", "tue", "tues", "tuesday", "ven", "vendredi", "venerdi", "venerdì",
    "vie", "viernes", "vom", "vr", "vrijdag", "wed", "wednesday", "wo", "woensdag", "za", "zaterdag", "zo",
    "zondag", "年", "日", "月", "년", "월", "일",
];

#[test]
fn the_tables_are_sorted() {
    assert!(MONTHS.is_sorted_by_key(|(name, _)| name) && PASSED_OVER.is_sorted());
}
