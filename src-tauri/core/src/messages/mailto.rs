//! A link that opens the mail program with the text in it.

/// The longest link: Windows hands on 2,083 characters at most, and Outlook takes 2,046 of them.
pub const LONGEST_MAILTO: usize = 2_000;

/// How a first line begins that is the subject, in the languages of our own templates.
const SUBJECT: [&str; 2] = ["subject:", "betreff:"];

/// The subject and the body of a text: a first line `Subject: …` is the subject.
#[must_use]
pub fn subject_and_body(text: &str) -> (Option<&str>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = SUBJECT.iter().find_map(|word| {
        let (head, named) = first.split_at_checked(word.len())?;
        head.eq_ignore_ascii_case(word).then_some(named)
    });
    match named {
        Some(subject) => (Some(subject.trim()), rest.trim_start_matches(['\n', '\r'])),
        None => (None, text),
    }
}

/// The link.
///
/// # Errors
/// It is too long for the system to hand on, as a sentence.
pub fn mailto(address: &str, subject: Option<&str>, body: &str) -> Result<String, String> {
    let mut link = format!("mailto:{}", encoded(address, "@"));
    let mut mark = '?';
    for (key, value) in [("subject", subject), ("body", Some(body))] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            link.push_str(&format!("{mark}{key}={}", encoded(value, "")));
            mark = '&';
        }
    }
    if link.len() > LONGEST_MAILTO {
        return Err(format!(
            "The text is too long for a mail link ({} of {LONGEST_MAILTO} characters, accents and line breaks counting three or more). Copy it, and paste it into your mail program.",
            link.len()
        ));
    }
    Ok(link)
}

/// Percent-encoded by RFC 6068: all but unreserved characters, line breaks as CRLF.
fn encoded(text: &str, also: &str) -> String {
    let mut out = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        if c == '\n' {
            out.push_str("%0D%0A");
        } else if c.is_ascii_alphanumeric() || "-._~".contains(c) || also.contains(c) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}
