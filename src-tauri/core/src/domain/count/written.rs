//! How a count is put in words: what stands before it, its digits, what it is counted in, and the other end of a range.

/// A count as it is written, or the two ends of a range.
pub(super) struct Written<'t> {
    pub(super) from: Amount<'t>,
    pub(super) to: Option<Amount<'t>>,
    pub(super) at_least: bool,
}

#[derive(Debug)]
pub(super) enum Unread {
    Negative,
    OnlyBelow,
    NotANumber,
}

/// Digits and marks, and what they are counted in.
#[derive(Clone, Copy)]
pub(super) struct Amount<'t> {
    pub(super) digits: &'t str,
    pub(super) scale: Scale,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Ones,
    /// Powers of ten, from a word: `k`, `mio`, `crore`.
    Zeros(u32),
    /// Powers of ten, from `e+07`.
    Exponent(u32),
    /// Thousand in Spanish and Portuguese, million in English: the decimal mark tells which.
    Mil,
}

impl<'t> Written<'t> {
    pub(super) fn scan(text: &'t str) -> Result<Self, Unread> {
        let (lead, body) = lead(text);
        let negative = body.starts_with(['-', '\u{2212}']) || (body.starts_with('(') && body.ends_with(')'));
        let body = body.trim_start_matches(['-', '\u{2212}', '(']);
        let (mut from, rest) = amount(body).ok_or(Unread::NotANumber)?;
        let (to, rest) = match after_dash(rest).and_then(amount) {
            Some((to, rest)) => (Some(to), rest),
            None => (None, rest),
        };
        // `10-50K` is ten to fifty thousand.
        if let (Some(to), Scale::Ones) = (&to, from.scale) {
            from.scale = to.scale;
        }
        if !is_noun(rest) {
            return Err(Unread::NotANumber);
        }
        match (negative, lead) {
            (true, _) => Err(Unread::Negative),
            (false, Lead::AtMost) => Err(Unread::OnlyBelow),
            (false, lead) => Ok(Self {
                from,
                to,
                at_least: lead == Lead::AtLeast,
            }),
        }
    }
}

/// What stands before a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    About,
    AtLeast,
    AtMost,
}

fn lead(text: &str) -> (Lead, &str) {
    const ABOUT: [&str; 12] = [
        "about ", "around ", "approx. ", "approx ", "ca. ", "ca ", "c. ", "circa ", "rund ", "etwa ",
        "environ ", "between ",
    ];
    const AT_LEAST: [&str; 17] = [
        "over ",
        "more than ",
        "at least ",
        "above ",
        "über ",
        "mehr als ",
        "mindestens ",
        "plus de ",
        "más de ",
        "mas de ",
        "mais de ",
        "più di ",
        "oltre ",
        "meer dan ",
        "ruim ",
        "au moins ",
        "from ",
    ];
    const AT_MOST: [&str; 12] = [
        "under ",
        "below ",
        "less than ",
        "up to ",
        "unter ",
        "weniger als ",
        "bis ",
        "bis zu ",
        "moins de ",
        "menos de ",
        "meno di ",
        "minder dan ",
    ];
    let signs = text.trim_start_matches(['~', '≈', '+', '\'', '±']).trim_start();
    if let Some(rest) = signs.strip_prefix(['>', '≥']) {
        return (Lead::AtLeast, rest.trim_start_matches('=').trim_start());
    }
    if signs.starts_with(['<', '≤']) {
        return (Lead::AtMost, signs.trim_start_matches(['<', '≤', '=', ' ']));
    }
    if !signs.starts_with(char::is_alphabetic) {
        return (Lead::About, signs);
    }
    for (words, lead) in [
        (&ABOUT[..], Lead::About),
        (&AT_LEAST[..], Lead::AtLeast),
        (&AT_MOST[..], Lead::AtMost),
    ] {
        if let Some(rest) = words.iter().rev().find_map(|word| signs.strip_prefix(word)) {
            return (lead, rest.trim_start());
        }
    }
    (Lead::About, signs)
}

/// What follows the dash or the word between the ends of a range.
fn after_dash(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    rest.strip_prefix(['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '~'])
        .or_else(|| {
            ["to ", "bis ", "à ", "a ", "até ", "tot ", "and ", "und "]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
        })
        .map(str::trim_start)
}

/// The first amount of a text, and what follows it.
fn amount(text: &str) -> Option<(Amount<'_>, &str)> {
    let inside =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{2019}' | '_') || c.is_whitespace();
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let digits = digits.trim_end();
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (scale, rest) = scale(rest)?;
    Some((Amount { digits, scale }, rest))
}

/// What an amount is counted in, and what follows.
fn scale(rest: &str) -> Option<(Scale, &str)> {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(end)?;
    // `1.2e+07`: the exponent of a spreadsheet that lost the number's format.
    if word == "e" {
        let exponent: u32 = after.trim_start_matches('+').parse().ok()?;
        return (exponent <= 12).then_some((Scale::Exponent(exponent), ""));
    }
    let zeros = match word {
        "k" | "thousand" | "tsd" | "tausend" | "mille" | "mila" | "duizend" | "dzd" | "тыс" | "千" | "천" => {
            3
        }
        "万" | "萬" | "만" | "w" => 4,
        "lakh" | "lakhs" | "lac" | "lacs" => 5,
        "m" | "mn" | "mm" | "mln" | "mio" | "mi" | "mill" | "million" | "millions" | "millionen"
        | "millón" | "millon" | "millones" | "milione" | "milioni" | "milhão" | "milhões" | "miljoen"
        | "млн" => 6,
        "crore" | "crores" | "cr" => 7,
        "亿" | "億" | "억" => 8,
        "b" | "bn" | "bil" | "bi" | "billion" | "billions" | "mrd" | "milliarde" | "milliarden" | "md"
        | "mds" | "milliard" | "milliards" | "mld" | "miliardo" | "miliardi" | "bilhão" | "bilhões"
        | "miljard" | "млрд" => 9,
        "mil" => {
            let next = after.trim_start();
            return Some(match next.strip_prefix("millones") {
                Some(after) => (Scale::Zeros(9), after),
                None => (Scale::Mil, after),
            });
        }
        _ => return Some((Scale::Ones, rest)),
    };
    Some((Scale::Zeros(zeros), after))
}

/// What may follow a count: nothing, a plus, or the word for what was counted.
fn is_noun(rest: &str) -> bool {
    let word = rest.trim_matches(|c: char| !c.is_alphabetic());
    let odd = rest
        .chars()
        .any(|c| !(c.is_alphabetic() || c.is_whitespace() || matches!(c, '+' | '.' | '(' | ')')));
    let word = word.strip_prefix("de ").unwrap_or(word);
    !odd && (word.is_empty()
        || matches!(
            word,
            "follower"
                | "followers"
                | "fans"
                | "subscriber"
                | "subscribers"
                | "subs"
                | "likes"
                | "views"
                | "members"
                | "people"
                | "follow"
                | "flw"
                | "abonnenten"
                | "abonnés"
                | "abonnées"
                | "abonné"
                | "seguidores"
                | "suscriptores"
                | "inscritos"
                | "iscritti"
                | "seguaci"
                | "volgers"
                | "abonnees"
        ))
}
