-- Three kinds of table, listed in store/schema.rs:
--   base     what a person entered; journaled, undoable
--   derived  what can be computed from base rows; never journaled
--   log      what the program itself did; never undone
-- Tables of short rows are WITHOUT ROWID: one tree instead of two, and the journal reads each row back once.
-- Identities are UUIDv7 blobs, local dates YYYY-MM-DD, instants UTC RFC 3339.

-- base ---------------------------------------------------------------------------------------------------

CREATE TABLE stage (
  stage         TEXT PRIMARY KEY NOT NULL,
  position      INTEGER NOT NULL,
  cadence_days  INTEGER CHECK (cadence_days BETWEEN 1 AND 3650),
  cadence_never INTEGER NOT NULL DEFAULT 0 CHECK (cadence_never IN (0, 1))
) STRICT, WITHOUT ROWID;

INSERT INTO stage (stage, position) VALUES
  ('discovery', 1), ('outreach', 2), ('collaboration', 3), ('nurturing', 4), ('advocacy', 5);

CREATE TABLE person (
  id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name           TEXT NOT NULL CHECK (name <> ''),
  stage          TEXT NOT NULL REFERENCES stage (stage),
  board_rank     REAL NOT NULL,
  agency         TEXT,
  location       TEXT,
  country        TEXT,
  language       TEXT,
  time_zone      TEXT,
  birthday       TEXT,
  note           TEXT,
  cadence_days   INTEGER CHECK (cadence_days BETWEEN 1 AND 3650),
  next_touch_on  TEXT CHECK (next_touch_on IS date(next_touch_on)),
  added_on       TEXT NOT NULL CHECK (added_on IS date(added_on)),
  archived_on    TEXT CHECK (archived_on IS date(archived_on)),
  do_not_contact INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact IN (0, 1))
) STRICT;
CREATE INDEX person_on_board ON person (stage, board_rank, id) WHERE archived_on IS NULL;
CREATE INDEX person_by_name ON person (name COLLATE NOCASE, id);

CREATE TABLE account (
  id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  person_id BLOB NOT NULL REFERENCES person (id),
  platform  TEXT NOT NULL,
  handle    TEXT NOT NULL CHECK (handle <> ''),
  written   TEXT NOT NULL,
  url       TEXT,
  UNIQUE (platform, handle)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_of_person ON account (person_id);

CREATE TABLE follower_stat (
  id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  account_id BLOB NOT NULL REFERENCES account (id),
  on_date    TEXT NOT NULL CHECK (on_date IS date(on_date)),
  followers  INTEGER NOT NULL CHECK (followers >= 0),
  source     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX follower_stat_of_account ON follower_stat (account_id, on_date, id, followers);

CREATE TABLE email (
  id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  person_id BLOB NOT NULL REFERENCES person (id),
  address   TEXT NOT NULL CHECK (address <> ''),
  UNIQUE (address, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX email_of_person ON email (person_id);

CREATE TABLE phone (
  id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  person_id BLOB NOT NULL REFERENCES person (id),
  number    TEXT NOT NULL CHECK (number <> ''),
  UNIQUE (person_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name         TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
  cadence_days INTEGER CHECK (cadence_days BETWEEN 1 AND 3650)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_tag (
  person_id BLOB NOT NULL REFERENCES person (id),
  tag_id    BLOB NOT NULL REFERENCES tag (id),
  PRIMARY KEY (person_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_tag_by_tag ON person_tag (tag_id, person_id);

CREATE TABLE custom_field (
  id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name     TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
  kind     TEXT NOT NULL,
  position INTEGER NOT NULL,
  choices  TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE custom_value (
  person_id BLOB NOT NULL REFERENCES person (id),
  field_id  BLOB NOT NULL REFERENCES custom_field (id),
  value     TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (person_id, field_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX custom_value_by_field ON custom_value (field_id, person_id);

CREATE TABLE stage_change (
  id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  person_id  BLOB NOT NULL REFERENCES person (id),
  from_stage TEXT REFERENCES stage (stage),
  to_stage   TEXT NOT NULL REFERENCES stage (stage),
  on_date    TEXT NOT NULL CHECK (on_date IS date(on_date))
) STRICT, WITHOUT ROWID;
CREATE INDEX stage_change_of_person ON stage_change (person_id, on_date);

CREATE TABLE touchpoint (
  id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  person_id BLOB NOT NULL REFERENCES person (id),
  channel   TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  intent    TEXT NOT NULL,
  on_date   TEXT NOT NULL CHECK (on_date IS date(on_date)),
  at_time   TEXT,
  note      TEXT
) STRICT;
CREATE INDEX touchpoint_of_person ON touchpoint (person_id, on_date, id, direction);

CREATE TABLE snooze (
  person_id BLOB PRIMARY KEY NOT NULL REFERENCES person (id),
  until_on  TEXT NOT NULL CHECK (until_on IS date(until_on)),
  set_on    TEXT NOT NULL CHECK (set_on IS date(set_on))
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
  id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name     TEXT NOT NULL,
  screen   TEXT NOT NULL,
  query    TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- log ----------------------------------------------------------------------------------------------------

CREATE TABLE journal (
  entry       INTEGER PRIMARY KEY AUTOINCREMENT,
  label       TEXT NOT NULL,
  at          TEXT NOT NULL,
  rows        INTEGER NOT NULL,
  changeset   BLOB NOT NULL,
  -- the newest entry there was when this one was undone; null: not undone
  undone_past INTEGER,
  -- orders the undone
  undone_seq  INTEGER
) STRICT;
CREATE INDEX journal_undone ON journal (undone_seq) WHERE undone_seq IS NOT NULL;

CREATE TABLE import_batch (
  id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  -- null where the import changed nothing
  entry      INTEGER REFERENCES journal (entry),
  file_name  TEXT NOT NULL,
  file_hash  TEXT NOT NULL,
  at         TEXT NOT NULL,
  on_date    TEXT NOT NULL,
  mapping    TEXT NOT NULL,
  rows       INTEGER NOT NULL,
  created    INTEGER NOT NULL,
  updated    INTEGER NOT NULL,
  unchanged  INTEGER NOT NULL,
  skipped    INTEGER NOT NULL,
  rejected   INTEGER NOT NULL,
  asked      INTEGER NOT NULL
) STRICT;

CREATE TABLE import_row (
  batch_id  BLOB NOT NULL REFERENCES import_batch (id),
  line      INTEGER NOT NULL,
  outcome   TEXT NOT NULL,
  person_id BLOB,
  says      TEXT,
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_of_person ON import_row (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE nudge_claim (
  person_id BLOB NOT NULL,
  reason    TEXT NOT NULL,
  due_on    TEXT NOT NULL,
  -- the owner's date on which it was shown
  shown_on  TEXT NOT NULL,
  PRIMARY KEY (person_id, reason, due_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX nudge_claim_shown ON nudge_claim (shown_on);

-- derived ------------------------------------------------------------------------------------------------

CREATE TABLE standing (
  key             INTEGER PRIMARY KEY,
  person_id       BLOB NOT NULL UNIQUE,
  stage           TEXT NOT NULL,
  archived        INTEGER NOT NULL,
  last_contact_on TEXT,
  last_direction  TEXT,
  touchpoints     INTEGER NOT NULL,
  cadence_days    INTEGER,
  due_on          TEXT,
  reason          TEXT,
  followers       INTEGER
) STRICT;
CREATE INDEX standing_due ON standing (due_on, last_contact_on, key) WHERE due_on IS NOT NULL;
CREATE INDEX standing_due_for ON standing (reason, due_on, last_contact_on, key) WHERE reason IS NOT NULL;
CREATE INDEX standing_last_contact ON standing (archived, last_contact_on, key);
CREATE INDEX standing_followers ON standing (archived, followers, key);
CREATE INDEX standing_stage_due ON standing (stage, due_on) WHERE due_on IS NOT NULL;

CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
