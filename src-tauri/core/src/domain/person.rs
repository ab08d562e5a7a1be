//! A person: an influencer, with any number of accounts.

use crate::domain::word::words;

words! {
    /// A single-valued field of a person that can be edited in place and filled by an import.
    PersonField {
        /// The name that the owner calls them by.
        Name = "name", "Name";
        /// The agency that represents them.
        Agency = "agency", "Agency";
        /// Where they live, as the owner wrote it.
        Location = "location", "Location";
        /// The country, as the owner wrote it.
        Country = "country", "Country";
        /// The language they are written to in.
        Language = "language", "Language";
        /// An IANA time zone.
        TimeZone = "time_zone", "Time zone";
        /// `YYYY-MM-DD`, or `--MM-DD` without a year.
        Birthday = "birthday", "Birthday";
        /// Free text.
        Note = "note", "Note";
        /// Days between contacts, their own.
        CadenceDays = "cadence_days", "Keep in touch every";
        /// A date the owner set to be in touch, `YYYY-MM-DD`.
        NextTouchOn = "next_touch_on", "Next touch";
    }
}
