//! What a header says, in the languages of the word list and in the words of the programs that export lists.

use super::field::Field;
use super::word_list::{LIST, split, words};
use crate::domain::account::{Platform, platform_in_words};
use crate::domain::similar::folded;

/// What a header means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Its values go there.
    Holds(Field),
    /// A word for a column that no field of ours holds.
    Own,
    /// An identity or a technicality of another program.
    Technical,
}

/// What a header says, and how surely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// What it means.
    pub(super) meaning: Meaning,
    /// Which of two headers of one meaning is the better word: the lower.
    pub(super) rank: u32,
    /// Whether its values must bear it out.
    pub(super) weak: bool,
    /// The language that alone has the word, if it is not English.
    pub(super) language: Option<&'static str>,
}

/// How much less sure a header is that says whose its values are, or that only resembles a word.
const NOT_QUITE: u32 = 1_000;

/// Longer texts are no header's, and not worth taking apart.
const LONGEST: usize = 200;

/// What a header says about its column; nothing where it is no word we know.
pub(super) fn said(header: &str) -> Option<Said> {
    if header.len() > LONGEST {
        return None;
    }
    let words = words(header);
    numbered(header)
        .or_else(|| exactly(&words))
        .or_else(|| of_platform(&words))
        .or_else(|| nearly(&words))
}

/// What a header means; nothing where it is no word we know.
pub(super) fn meaning(header: &str) -> Option<Meaning> {
    said(header).map(|said| said.meaning)
}

/// Whether a cell is the name of a column and not a platform's name, which stands in rows too.
pub(super) fn says_column(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty()
        && !cell.starts_with('@')
        && cell.len() <= 60
        && platform_in_words(cell).is_none()
        // `Unsubscribed` and `DNC` stand in rows, too.
        && meaning(cell).is_some_and(|meaning| meaning != Meaning::Holds(Field::DoNotContact))
}

/// Whether a cell says in words that somebody must not be contacted: `DNC`, `opted out`.
pub(super) fn says_do_not_contact(cell: &str) -> bool {
    cell.len() <= 40
        && exactly(&words(cell)).is_some_and(|said| said.meaning == Meaning::Holds(Field::DoNotContact))
}

/// Whether a word is a name that people have.
pub(super) fn is_given_name(word: &str) -> bool {
    LIST.given.contains(folded(word).trim())
}

/// Whether a header speaks of the sum of several accounts.
pub(super) fn says_total(header: &str) -> bool {
    const SUMS: [&str; 9] = [
        "total",
        "combined",
        "overall",
        "gesamt",
        "totale",
        "totaal",
        "cumulative",
        "all",
        "gesamtfollower",
    ];
    words(header).iter().any(|word| SUMS.contains(&word.as_str()))
}

/// Whether a header ends in another program's word for an identity.
pub(super) fn says_identity(header: &str) -> bool {
    words(header).last().is_some_and(|word| word == "id")
}

/// Words to which their number belongs: `User 1`.
fn numbered(header: &str) -> Option<Said> {
    header.bytes().any(|b| b.is_ascii_digit()).then_some(())?;
    let key = split(header, char::is_alphanumeric).concat();
    LIST.numbered.get(&key).cloned()
}

fn exactly(words: &[String]) -> Option<Said> {
    LIST.words.get(&words.concat()).cloned()
}

/// Without small words, then without those that say whose it is.
fn nearly(words: &[String]) -> Option<Said> {
    let mut rest: Vec<&String> = words.iter().filter(|word| !LIST.small.contains(*word)).collect();
    let key = |rest: &[&String]| rest.iter().map(|word| word.as_str()).collect::<String>();
    let less = |said: &Said| Said {
        rank: said.rank + NOT_QUITE,
        ..said.clone()
    };
    if let Some(said) = LIST.loose.get(&key(&rest)) {
        return Some(less(said));
    }
    let known = |rest: &[&String]| {
        let key = key(rest);
        LIST.words.get(&key).or_else(|| LIST.loose.get(&key)).map(less)
    };
    let dated = rest.clone();
    rest.retain(|word| !LIST.whose.contains(*word));
    if let Some(said) = known(&rest) {
        return Some(said);
    }
    // `Date of first outreach`: a day of what is known for its days.
    let undated: Vec<&String> = dated
        .into_iter()
        .filter(|word| !DATES.contains(&word.as_str()))
        .collect();
    known(&undated).filter(|said| {
        matches!(
            said.meaning,
            Meaning::Holds(Field::ContactedOn | Field::StatsOn) | Meaning::Own
        )
    })
}

/// Words for a day, in the languages of the list.
const DATES: [&str; 6] = ["date", "day", "datum", "fecha", "data", "dia"];

/// The one platform that a header names.
pub(super) fn platform_of(header: &str) -> Option<Platform> {
    /// Columns that only one program has, of one platform.
    const TELLING: [(&str, Platform); 4] = [
        ("affiliategmv", Platform::Tiktok),
        ("affiliatelivegmv", Platform::Tiktok),
        ("avgreelsplays", Platform::Instagram),
        ("tweets", Platform::X),
    ];
    let words = words(header);
    let key = words.concat();
    let (platforms, _) = parted(&words);
    match platforms.as_slice() {
        [one] => Some(*one).filter(|platform| *platform != Platform::Website),
        _ => TELLING
            .iter()
            .find_map(|(telling, platform)| (*telling == key).then_some(*platform)),
    }
}

/// A header with a platform in it: `Instagram`, `IG followers`, `TikTok profile link`.
fn of_platform(words: &[String]) -> Option<Said> {
    let (platforms, rest) = parted(words);
    let platform = match platforms.as_slice() {
        [] => return None,
        [one] => Some(*one),
        _ => None,
    };
    let handle = Said {
        meaning: Meaning::Holds(Field::Handle(platform)),
        rank: 0,
        weak: false,
        language: None,
    };
    if matches!(
        rest.concat().as_str(),
        "" | "at" | "page" | "id" | "com" | "channelid" | "s"
    ) {
        return Some(handle);
    }
    let said = exactly(&rest).or_else(|| nearly(&rest));
    let Some(said) = said else {
        // Nothing but small words and whose it is: `Main Instagram`, `Their TikTok`.
        let bare = rest
            .iter()
            .all(|word| LIST.small.contains(word) || LIST.whose.contains(word));
        return bare.then_some(handle);
    };
    let meaning = match said.meaning {
        Meaning::Holds(Field::Handle(_) | Field::ProfileUrl | Field::Name) => {
            return Some(Said {
                language: said.language,
                ..handle
            });
        }
        Meaning::Holds(Field::Followers(_)) => Meaning::Holds(Field::Followers(platform)),
        Meaning::Holds(
            field @ (Field::Rate
            | Field::StatsOn
            | Field::ContactedOn
            | Field::Email
            | Field::Phone
            | Field::Note),
        ) => Meaning::Holds(field),
        Meaning::Technical => Meaning::Technical,
        Meaning::Own | Meaning::Holds(_) => Meaning::Own,
    };
    Some(Said { meaning, ..said })
}

/// The platforms of a header, and its other words.
fn parted(words: &[String]) -> (Vec<Platform>, Vec<String>) {
    let mut platforms = Vec::new();
    let mut rest = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let pair = words.get(at + 1).map(|next| format!("{word}{next}"));
        if pair
            .as_deref()
            .is_some_and(|pair| matches!(pair, "tiktok" | "youtube" | "snapchat" | "linkedin"))
        {
            platforms.extend(pair.as_deref().and_then(platform_in_words));
            at += 2;
            continue;
        }
        match platform_in_words(word)
            .filter(|_| !matches!(word.as_str(), "web" | "site" | "other" | "pin" | "tik"))
        {
            Some(platform) => platforms.push(platform),
            None => rest.push(word.clone()),
        }
        at += 1;
    }
    platforms.dedup();
    (platforms, rest)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn says(header: &str) -> String {
        match meaning(header) {
            Some(Meaning::Holds(field)) => field.to_string(),
            Some(Meaning::Own) => "own".into(),
            Some(Meaning::Technical) => "technical".into(),
            None => "?".into(),
        }
    }

    #[test]
    fn headers_are_understood_however_they_are_spelled() {
        for (header, means) in [
            ("Full name", "name"),
            ("E-mail 1 - Value", "email"),
            ("E-mail 2 Address", "email"),
            ("emailAddress", "email"),
            ("Phone 1 - Value", "phone"),
            ("Address 1 - City", "location"),
            ("shipping_address.country_code", "country"),
            ("Instagram", "handle:instagram"),
            ("IG handle", "handle:instagram"),
            ("@ Instagram", "handle:instagram"),
            ("Main Instagram", "handle:instagram"),
            ("Tik Tok followers", "followers:tiktok"),
            ("YouTube subscribers", "followers:youtube"),
            ("Instagram profile URL", "handle:instagram"),
            ("X (Twitter)", "handle:x"),
            ("Instagram / TikTok", "handle"),
            ("# of followers", "followers"),
            ("Followers (IG)", "followers:instagram"),
            ("TIMEZONE", "time_zone"),
            ("Web Page", "handle:website"),
            ("Creator's Full Name*", "name"),
            ("Email (required)", "email"),
            ("creator.profile.username", "handle"),
            ("Instagram ER", "rate"),
            ("Engagement rate", "rate"),
            ("ER %", "rate"),
            ("Last contacted", "contacted_on"),
            ("Last Instagram DM", "contacted_on"),
            ("Stats as of", "stats_on"),
            ("Date of first outreach", "contacted_on"),
            ("Email date", "?"),
            ("Accepts Email Marketing", "own"),
            ("Avg likes", "own"),
            ("Instagram price", "own"),
            ("Email Marketing Consent", "own"),
            ("User 1", "own"),
            ("E-mail 1 - Label", "technical"),
            ("Klaviyo ID", "technical"),
            ("OPTIN_IP", "technical"),
            ("influencer_id", "technical"),
            ("Do Not Contact?", "do_not_contact"),
            ("DNC", "do_not_contact"),
            ("Opt-out", "do_not_contact"),
            ("Unsubscribed", "do_not_contact"),
            ("Lieblingsfarbe", "?"),
        ] {
            assert_eq!(says(header), means, "{header}");
        }
    }

    #[test]
    fn headers_are_understood_in_seven_languages() {
        for (header, means) in [
            ("Benutzername", "handle"),
            ("Anzahl Follower", "followers"),
            ("Laenderkuerzel", "country"),
            ("LÄNDERKÜRZEL", "country"),
            ("Straße", "own"),
            ("Letzter Kontakt", "contacted_on"),
            ("Stand", "stats_on"),
            ("Instagram-Follower", "followers:instagram"),
            ("Nom de l'influenceuse", "name"),
            ("Nombre d’abonnés", "followers"),
            ("Abonnés TikTok", "followers:tiktok"),
            ("DERNIER CONTACT", "contacted_on"),
            ("Taux d'engagement", "rate"),
            ("Nombre", "name"),
            ("Correo electrónico", "email"),
            ("N.º de seguidores", "followers"),
            ("Último contacto", "contacted_on"),
            ("Tasa de interacción", "rate"),
            ("Città", "location"),
            ("Citta", "location"),
            ("Numero di follower", "followers"),
            ("Nome de usuário", "handle"),
            ("Seguidores do Instagram", "followers:instagram"),
            ("Data de nascimento", "birthday"),
            ("Aantal volgers", "followers"),
            ("Gebruikersnaam", "handle"),
            ("Peildatum", "stats_on"),
            ("E-mailadres", "email"),
            ("Nicht kontaktieren", "do_not_contact"),
            ("Ne pas contacter", "do_not_contact"),
            ("No contactar", "do_not_contact"),
            ("Non contattare", "do_not_contact"),
            ("Não contactar", "do_not_contact"),
            ("Niet benaderen", "do_not_contact"),
        ] {
            assert_eq!(says(header), means, "{header}");
        }
        assert_eq!(said("Letzter Kontakt").unwrap().language, Some("German"));
        assert_eq!(said("Land").unwrap().language, None);
    }
}
