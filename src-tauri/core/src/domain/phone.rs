//! Phone numbers: kept as they are written, compared by what they dial.
//!
//! No library: the two ports of libphonenumber take 50 and 62 CPU seconds to build and bring regular expressions and
//! protocol buffers along, while all that is asked here is whether two texts are one number.

/// The country in which numbers without a prefix are dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    code: u64,
    trunk: &'static str,
}

impl Region {
    /// Every region that is known, by its ISO 3166 code.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        CODES.split_ascii_whitespace().filter_map(|entry| entry.get(..2))
    }

    /// A region by its ISO 3166 code, in either case.
    #[must_use]
    pub fn of(iso: &str) -> Option<Self> {
        let iso = iso.trim();
        if iso.len() != 2 || !iso.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let entry = CODES
            .split_ascii_whitespace()
            .find(|entry| entry.get(..2).is_some_and(|name| name.eq_ignore_ascii_case(iso)))?;
        let name = entry.get(..2)?;
        let trunk = match name {
            // From here on no digit is dialled before a number at home, or it is part of the number (IT, VA, SM).
            "ES" | "PT" | "IT" | "VA" | "SM" | "DK" | "NO" | "PL" | "CZ" | "GR" | "SG" | "HK" | "MO"
            | "MX" | "LU" | "MT" | "EE" | "LV" | "CY" | "IS" | "QA" | "KW" | "BH" | "OM" | "CR" | "PA"
            | "GT" | "HN" | "SV" | "NI" | "CL" | "UY" | "TN" | "CI" | "SN" | "CM" | "AD" | "MC" | "LI"
            | "GI" | "FO" | "GL" => "",
            "HU" => "06",
            "RU" | "KZ" | "BY" | "TM" => "8",
            _ => "0",
        };
        let code = entry.get(2..)?.parse().ok()?;
        Some(Self {
            code,
            trunk: if code == 1 { "1" } else { trunk },
        })
    }
}

/// What a number dials, as far as its text and its region tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dialled {
    /// Without the prefix that is dialled only at home.
    digits: u64,
    international: bool,
}

impl Dialled {
    /// Reads a number; nothing where the text holds none, or one that a spreadsheet has cut (`4.915E+11`).
    #[must_use]
    pub fn of(text: &str, region: Option<Region>) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("tel:").unwrap_or(text);
        if is_cut(text) {
            return None;
        }
        let text = without_extension(whole(text));
        let (plus, text) = match text
            .trim_start_matches(['(', ' ', '\''])
            .strip_prefix(['+', '\u{FF0B}'])
        {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut buffer = [0u8; 20];
        let mut digits = digits(text, plus, &mut buffer)?;
        let abroad = if plus {
            Some(digits)
        } else {
            digits.strip_prefix("00").or_else(|| {
                digits
                    .strip_prefix("011")
                    .filter(|_| region.is_some_and(|r| r.code == 1))
            })
        };
        if let Some(abroad) = abroad.filter(|abroad| (7..=15).contains(&abroad.len())) {
            return Some(Self {
                digits: abroad.parse().ok()?,
                international: true,
            });
        }
        let trunk = region.map_or("0", |region| region.trunk);
        digits = digits.strip_prefix(trunk).unwrap_or(digits);
        if !(5..=15).contains(&digits.len()) {
            return None;
        }
        let national: u64 = digits.parse().ok()?;
        Some(match region {
            Some(region) => Self {
                digits: at_home(region, digits, national),
                international: true,
            },
            None => Self {
                digits: national,
                international: false,
            },
        })
    }

    /// Whether it tells its country.
    #[must_use]
    pub fn is_international(self) -> bool {
        self.international
    }

    /// Whether both dial the same: a number without its country's code is the one that ends in it.
    #[must_use]
    pub fn same(self, other: Self) -> bool {
        if self.digits == other.digits {
            return true;
        }
        let (long, short) = match (self.international, other.international) {
            (true, false) => (self.digits, other.digits),
            (false, true) => (other.digits, self.digits),
            _ => return false,
        };
        let size = short.checked_ilog10().unwrap_or(0) + 1;
        let code = 10u64.checked_pow(size).map(|unit| (long / unit, long % unit));
        size >= 7 && code.is_some_and(|(code, rest)| (1..=999).contains(&code) && rest == short)
    }
}

/// Whether two texts are one number; texts that dial nothing are compared as they stand.
#[must_use]
pub fn same_phone(one: &str, other: &str, region: Option<Region>) -> bool {
    one == other
        || match (Dialled::of(one, region), Dialled::of(other, region)) {
            (Some(one), Some(other)) => one.same(other),
            _ => false,
        }
}

/// Which of two writings of one number tells more: the second only where it alone tells the country.
#[must_use]
pub fn second_tells_more(one: &str, other: &str) -> bool {
    let tells = |text| Dialled::of(text, None).is_some_and(Dialled::is_international);
    tells(other) && !tells(one)
}

/// Whether a spreadsheet took the number for a quantity and cut its last digits: `4.915E+11`.
#[must_use]
pub fn is_cut(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        && power.strip_prefix('+').unwrap_or(power).parse::<u8>().is_ok()
}

/// Without the `.0` of a spreadsheet that took the number for a quantity.
#[must_use]
pub fn whole(text: &str) -> &str {
    text.strip_suffix(".0")
        .filter(|digits| digits.len() >= 5 && digits.bytes().all(|b| b.is_ascii_digit()))
        .unwrap_or(text)
}

/// A number dialled at home, with its country's code unless it has that already: a spreadsheet drops the plus.
fn at_home(region: Region, digits: &str, national: u64) -> u64 {
    let unit = u32::try_from(digits.len())
        .ok()
        .and_then(|size| 10u64.checked_pow(size));
    let mut code = [0u8; 4];
    let has_code = digits.len() > 10 && digits.starts_with(write(region.code, &mut code));
    match unit.and_then(|unit| region.code.checked_mul(unit)) {
        Some(prefix) if !has_code => prefix.saturating_add(national),
        _ => national,
    }
}

fn write(mut number: u64, room: &mut [u8; 4]) -> &str {
    let mut at = room.len();
    while number > 0 && at > 0 {
        at -= 1;
        if let Some(place) = room.get_mut(at) {
            *place = b'0' + u8::try_from(number % 10).unwrap_or(0);
        }
        number /= 10;
    }
    room.get(at..)
        .and_then(|digits| std::str::from_utf8(digits).ok())
        .unwrap_or("")
}

fn without_extension(text: &str) -> &str {
    let at = text
        .bytes()
        .position(|b| matches!(b.to_ascii_lowercase(), b'x' | b'e' | b'#' | b';'));
    text.get(..at.unwrap_or(text.len())).unwrap_or(text)
}

/// The digits of a number; the `(0)` of `+49 (0) 171` is dialled only at home.
fn digits<'b>(text: &str, plus: bool, room: &'b mut [u8; 20]) -> Option<&'b str> {
    let skipped = plus.then(|| text.find("(0)")).flatten();
    let mut length = 0;
    for (at, c) in text.char_indices() {
        let Some(digit) = c.to_digit(10) else { continue };
        if skipped.is_some_and(|from| at == from + 1) {
            continue;
        }
        *room.get_mut(length)? = b'0' + u8::try_from(digit).ok()?;
        length += 1;
    }
    std::str::from_utf8(room.get(..length)?).ok()
}

/// ISO 3166 codes with the calling codes that ITU-T E.164 assigns.
const CODES: &str = "AC247 AD376 AE971 AF93 AG1 AI1 AL355 AM374 AO244 AR54 AS1 AT43 AU61 AW297 AX358 AZ994 BA387 BB1 \
    BD880 BE32 BF226 BG359 BH973 BI257 BJ229 BL590 BM1 BN673 BO591 BQ599 BR55 BS1 BT975 BW267 BY375 BZ501 CA1 CC61 \
    CD243 CF236 CG242 CH41 CI225 CK682 CL56 CM237 CN86 CO57 CR506 CU53 CV238 CW599 CX61 CY357 CZ420 DE49 DJ253 DK45 \
    DM1 DO1 DZ213 EC593 EE372 EG20 EH212 ER291 ES34 ET251 FI358 FJ679 FK500 FM691 FO298 FR33 GA241 GB44 GD1 GE995 \
    GF594 GG44 GH233 GI350 GL299 GM220 GN224 GP590 GQ240 GR30 GT502 GU1 GW245 GY592 HK852 HN504 HR385 HT509 HU36 \
    ID62 IE353 IL972 IM44 IN91 IO246 IQ964 IR98 IS354 IT39 JE44 JM1 JO962 JP81 KE254 KG996 KH855 KI686 KM269 KN1 \
    KP850 KR82 KW965 KY1 KZ7 LA856 LB961 LC1 LI423 LK94 LR231 LS266 LT370 LU352 LV371 LY218 MA212 MC377 MD373 ME382 \
    MF590 MG261 MH692 MK389 ML223 MM95 MN976 MO853 MP1 MQ596 MR222 MS1 MT356 MU230 MV960 MW265 MX52 MY60 MZ258 NA264 \
    NC687 NE227 NF672 NG234 NI505 NL31 NO47 NP977 NR674 NU683 NZ64 OM968 PA507 PE51 PF689 PG675 PH63 PK92 PL48 PM508 \
    PR1 PS970 PT351 PW680 PY595 QA974 RE262 RO40 RS381 RU7 RW250 SA966 SB677 SC248 SD249 SE46 SG65 SH290 SI386 SJ47 \
    SK421 SL232 SM378 SN221 SO252 SR597 SS211 ST239 SV503 SX1 SY963 SZ268 TC1 TD235 TG228 TH66 TJ992 TK690 TL670 \
    TM993 TN216 TO676 TR90 TT1 TV688 TW886 TZ255 UA380 UG256 UK44 US1 UY598 UZ998 VA39 VC1 VE58 VG1 VI1 VN84 VU678 \
    WF681 WS685 XK383 YE967 YT262 ZA27 ZM260 ZW263";

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_writing_with_its_country_tells_more() {
        assert!(second_tells_more("030 123456", "+49 30 123456"));
        assert!(second_tells_more("030 123456", "0049 30 123456"));
        assert!(!second_tells_more("+49 30 123456", "030 123456"));
        assert!(!second_tells_more("030 123456", "030123456"));
        assert!(!second_tells_more("+49 30 123456", "+4930123456"));
    }

    #[test]
    fn one_number_is_one_however_it_is_written() {
        let germany = Region::of("de");
        for text in [
            "+49 171 1234567",
            "+49 (0)171 1234567",
            "0049 171/1234567",
            "0171-123 45 67",
            "tel:+491711234567",
            "491711234567",
            "491711234567.0",
            "0171 1234567 ext. 12",
        ] {
            assert!(same_phone(text, "+491711234567", germany), "{text}");
        }
        assert!(same_phone("(212) 555-0123", "+1 212 555 0123", Region::of("US")));
        assert!(same_phone("1-212-555-0123", "+12125550123", Region::of("US")));
        assert!(same_phone(
            "011 49 171 1234567",
            "+49 171 1234567",
            Region::of("US")
        ));
        assert!(same_phone(
            "06 12 34 56 78",
            "+33 6 12 34 56 78",
            Region::of("FR")
        ));
        assert!(same_phone("02 1234 5678", "+39 02 1234 5678", Region::of("IT")));
        assert!(same_phone(
            "8 912 345-67-89",
            "+7 912 345-67-89",
            Region::of("RU")
        ));
        assert!(same_phone("06 30 123 4567", "+36 30 123 4567", Region::of("HU")));
    }

    #[test]
    fn without_a_region_a_number_at_home_is_the_one_that_ends_in_it() {
        assert!(same_phone("0171 1234567", "+49 171 1234567", None));
        assert!(same_phone("+49 171 1234567", "491711234567", None));
        assert!(!same_phone("12345", "+49 171 12345", None));
        assert!(!same_phone("0171 1234567", "0172 1234567", None));
        assert!(!same_phone("+49 171 1234567", "+43 171 1234567", None));
        assert!(!same_phone("0171 1234567", "+43 171 1234567", Region::of("DE")));
    }

    #[test]
    fn a_number_that_a_spreadsheet_has_cut_dials_nothing() {
        for text in ["4.915E+11", "4,915E+11", "1e10"] {
            assert!(is_cut(text) && Dialled::of(text, None).is_none(), "{text}");
        }
        assert!(!is_cut("0171 1234567 Ext 4") && !is_cut("E+49") && !is_cut("+49 171 1234567"));
        assert!(!same_phone("4.915E+11", "4.916E+11", None));
    }

    #[test]
    fn every_region_has_its_code() {
        for entry in CODES.split_ascii_whitespace() {
            assert!(
                Region::of(&entry[..2]).is_some_and(|region| (1..=999).contains(&region.code)),
                "{entry}"
            );
        }
        assert_eq!(Region::of("XX"), None);
        assert_eq!(Region::of("é"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,30}|[+0-9() .eE-]{0,30}") {
            for region in [None, Region::of("DE"), Region::of("US")] {
                proptest::prop_assert!(same_phone(&text, &text, region));
            }
        }

        #[test]
        fn a_number_at_home_is_that_abroad(number in 1_000_000u64..9_999_999_999, at in 0usize..8) {
            let (iso, code, trunk) = [("DE", 49, "0"), ("FR", 33, "0"), ("GB", 44, "0"), ("ES", 34, ""), ("NL", 31, "0"),
                ("BR", 55, "0"), ("JP", 81, "0"), ("IN", 91, "0")][at];
            let (home, abroad) = (format!("{trunk}{number}"), format!("+{code} {number}"));
            proptest::prop_assert!(same_phone(&home, &abroad, Region::of(iso)), "{} {}", home, abroad);
        }
    }
}
