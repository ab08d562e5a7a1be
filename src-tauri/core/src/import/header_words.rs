//! What a header says, in English and in the words of the programs that export lists.

use super::field::Field;
use crate::domain::account::{Platform, platform_in_words};

/// What a header means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Its values go there.
    Holds(Field),
    /// An identity or a technicality of another program.
    Technical,
}

/// What a header says about its column; nothing where it is no word we know.
pub(super) fn meaning(header: &str) -> Option<Meaning> {
    let words = words(header);
    let key = words.concat();
    if key.is_empty() {
        return None;
    }
    known(&key).or_else(|| of_platform(&words))
}

/// Whether a cell is the name of a column and not a platform's name, which stands in rows too.
pub(super) fn says_column(cell: &str) -> bool {
    let cell = cell.trim();
    !cell.is_empty()
        && !cell.starts_with('@')
        && cell.len() <= 60
        && platform_in_words(cell).is_none()
        && meaning(cell).is_some()
}

/// `E-mail 1 - Value` and `emailValue` are both `e`, `mail`, `value`: lower case, without numbers.
fn words(header: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in header.chars() {
        let breaks = !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase());
        if breaks && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphabetic()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

fn known(key: &str) -> Option<Meaning> {
    let field = match key {
        "name" | "fullname" | "displayname" | "creatorname" | "influencername" | "contactname"
        | "personname" | "realname" | "profilename" | "contact" | "person" | "creator" | "influencer"
        | "talent" | "talentname" | "ambassador" | "partner" | "blogger" | "who" => Field::Name,
        "firstname" | "givenname" | "forename" | "first" | "fname" => Field::FirstName,
        "lastname" | "surname" | "familyname" | "last" | "lname" => Field::LastName,
        "handle" | "handles" | "username" | "usernames" | "user" | "userhandle" | "socialhandle"
        | "socialhandles" | "account" | "accounts" | "accountname" | "accounthandle" | "screenname"
        | "creatorhandle" | "creatorusername" | "influencerhandle" | "influencerusername" | "channel"
        | "channelname" | "social" | "socials" | "socialmedia" | "socialmediahandle" => Field::Handle(None),
        "url" | "urls" | "link" | "links" | "profile" | "profileurl" | "profilelink" | "mediaurl"
        | "socialurl" | "sociallink" | "sociallinks" | "socialmedialink" | "accounturl" | "accountlink"
        | "permalink" | "channelurl" | "channellink" => Field::ProfileUrl,
        "website" | "websites" | "websitevalue" | "websiteurl" | "webpage" | "personalwebpage" | "blog"
        | "blogurl" | "homepage" => Field::Handle(Some(Platform::Website)),
        "platform"
        | "platforms"
        | "network"
        | "socialnetwork"
        | "socialplatform"
        | "socialmediaplatform"
        | "channeltype" => Field::Platform,
        "followers" | "follower" | "followercount" | "followerscount" | "numberoffollowers"
        | "nooffollowers" | "offollowers" | "followersnumber" | "totalfollowers" | "followersize"
        | "subscribers" | "subscribercount" | "subs" | "fans" | "audience" | "audiencesize"
        | "affiliatefollowers" => Field::Followers(None),
        "email" | "emails" | "mail" | "emailaddress" | "emailaddresses" | "emailvalue" | "contactemail"
        | "businessemail" | "workemail" | "publicemail" | "personalemail" | "homeemail" | "otheremail"
        | "primaryemail" | "mailaddress" => Field::Email,
        "phone"
        | "phones"
        | "phonenumber"
        | "phonevalue"
        | "mobile"
        | "mobilephone"
        | "mobilenumber"
        | "tel"
        | "telephone"
        | "telephonenumber"
        | "cell"
        | "cellphone"
        | "whatsapp"
        | "whatsappnumber"
        | "primaryphone"
        | "homephone"
        | "businessphone"
        | "otherphone"
        | "companymainphone"
        | "defaultaddressphone"
        | "contactnumber"
        | "contactphone"
        | "contactphonenumber" => Field::Phone,
        "agency" | "agencyname" | "management" | "managementcompany" | "managementagency"
        | "talentagency" | "mgmt" | "representedby" | "representation" | "manager" => Field::Agency,
        "location"
        | "city"
        | "cities"
        | "town"
        | "place"
        | "basedin"
        | "locationcity"
        | "addresscity"
        | "homecity"
        | "businesscity"
        | "shippingaddresscity"
        | "defaultaddresscity"
        | "shippingcity" => Field::Location,
        "country"
        | "countries"
        | "countrycode"
        | "cc"
        | "nation"
        | "addresscountry"
        | "homecountry"
        | "businesscountry"
        | "countryregion"
        | "businesscountryregion"
        | "homecountryregion"
        | "defaultaddresscountry"
        | "defaultaddresscountrycode"
        | "shippingaddresscountry"
        | "shippingaddresscountrycode"
        | "shippingcountry" => Field::Country,
        "language" | "languages" | "lang" | "spokenlanguage" | "contentlanguage" => Field::Language,
        "timezone" | "tz" => Field::TimeZone,
        "birthday" | "birthdate" | "dateofbirth" | "dob" | "bday" => Field::Birthday,
        "note" | "notes" | "comment" | "comments" | "remark" | "remarks" | "memo" => Field::Note,
        "tags" | "tag" | "labels" | "label" | "categories" | "category" | "niche" | "niches"
        | "groupmembership" | "keywords" | "topics" | "topic" | "groups" | "interests" | "segments" => {
            Field::Tags
        }
        "stage" | "pipelinestage" | "relationshipstage" | "pipeline" | "status" | "lifecyclestage"
        | "leadstatus" | "funnelstage" => Field::Stage,
        "id"
        | "uid"
        | "uuid"
        | "guid"
        | "userid"
        | "recordid"
        | "customerid"
        | "influencerid"
        | "klaviyoid"
        | "contactid"
        | "rowid"
        | "externalid"
        | "leid"
        | "euid"
        | "memberrating"
        | "optintime"
        | "optinip"
        | "confirmtime"
        | "confirmip"
        | "ipaddress"
        | "latitude"
        | "longitude"
        | "gmtoff"
        | "dstoff"
        | "lastchanged"
        | "photo"
        | "avatar"
        | "picture"
        | "profilepicture"
        | "profilepictureurl"
        | "imageurl"
        | "emaillabel"
        | "emailtype"
        | "emaildisplayname"
        | "phonelabel"
        | "phonetype"
        | "addresslabel"
        | "addresstype"
        | "websitelabel"
        | "websitetype"
        | "relationlabel"
        | "relationtype"
        | "organizationtype"
        | "customfieldlabel"
        | "eventlabel"
        | "directoryserver"
        | "organizationalidnumber"
        | "sensitivity"
        | "priority"
        | "private"
        | "fileas"
        | "createdate"
        | "createdat"
        | "updatedat"
        | "lastmodifieddate"
        | "profilecreatedon"
        | "dateadded"
        | "associatedcompanyids"
        | "associateddealids"
        | "problem" => {
            return Some(Meaning::Technical);
        }
        _ => return None,
    };
    Some(Meaning::Holds(field))
}

/// A header with a platform in it: `Instagram`, `IG followers`, `TikTok profile link`.
fn of_platform(words: &[String]) -> Option<Meaning> {
    let mut platforms = Vec::new();
    let mut rest = String::new();
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
            None => rest.push_str(word),
        }
        at += 1;
    }
    platforms.dedup();
    let platform = match platforms.as_slice() {
        [] => return None,
        [one] => Some(*one),
        _ => None,
    };
    let holds = match rest.as_str() {
        "" | "at" | "page" | "id" | "com" => Field::Handle(platform),
        rest => match known(rest)? {
            Meaning::Holds(Field::Handle(_) | Field::ProfileUrl | Field::Name) => Field::Handle(platform),
            Meaning::Holds(Field::Followers(_)) => Field::Followers(platform),
            _ => return None,
        },
    };
    Some(Meaning::Holds(holds))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_understood_however_they_are_spelled() {
        for (header, field) in [
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
            ("Tik Tok followers", "followers:tiktok"),
            ("YouTube subscribers", "followers:youtube"),
            ("Instagram profile URL", "handle:instagram"),
            ("X (Twitter)", "handle:x"),
            ("Instagram / TikTok", "handle"),
            ("# of followers", "followers"),
            ("Followers (IG)", "followers:instagram"),
            ("TIMEZONE", "time_zone"),
            ("Web Page", "handle:website"),
        ] {
            let said = match meaning(header) {
                Some(Meaning::Holds(field)) => field.to_string(),
                _ => String::new(),
            };
            assert_eq!(said, field, "{header}");
        }
        for header in [
            "Instagram ER",
            "Engagement rate",
            "Accepts Email Marketing",
            "Avg likes",
            "Email Marketing Consent",
        ] {
            assert_eq!(meaning(header), None, "{header}");
        }
        for header in ["E-mail 1 - Label", "Klaviyo ID", "OPTIN_IP", "influencer_id"] {
            assert_eq!(meaning(header), Some(Meaning::Technical), "{header}");
        }
    }
}
