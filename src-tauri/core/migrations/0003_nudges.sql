-- Nudges: what is not needed; mentions and appreciation; whom to celebrate. Standings are recomputed after this.

-- base ---------------------------------------------------------------------------------------------------

-- The owner said of a nudge that it is not needed: everything for this reason up to this due date.
CREATE TABLE not_needed (
  person_id BLOB NOT NULL REFERENCES person (id),
  reason    TEXT NOT NULL,
  due_on    TEXT NOT NULL CHECK (due_on IS date(due_on)),
  said_on   TEXT NOT NULL CHECK (said_on IS date(said_on)),
  PRIMARY KEY (person_id, reason)
) STRICT, WITHOUT ROWID;

-- A post about us.
CREATE TABLE mention (
  id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  person_id BLOB NOT NULL REFERENCES person (id),
  link      TEXT CHECK (link <> ''),
  kind      TEXT NOT NULL,
  on_date   TEXT NOT NULL CHECK (on_date IS date(on_date)),
  -- nobody paid for it
  organic   INTEGER NOT NULL CHECK (organic IN (0, 1)),
  thanked_on TEXT CHECK (thanked_on IS date(thanked_on)),
  note      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_of_person ON mention (person_id, on_date, id);
CREATE INDEX mention_to_thank_for ON mention (on_date, person_id) WHERE organic = 1 AND thanked_on IS NULL;

-- What we did for them, other than a contact.
CREATE TABLE appreciation (
  id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  person_id BLOB NOT NULL REFERENCES person (id),
  kind      TEXT NOT NULL,
  on_date   TEXT NOT NULL CHECK (on_date IS date(on_date)),
  note      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX appreciation_of_person ON appreciation (person_id, on_date, id);

-- derived ------------------------------------------------------------------------------------------------

-- Where Today shows a nudge, and when we last wrote to them or showed that we value them.
ALTER TABLE standing ADD COLUMN place INTEGER;
ALTER TABLE standing ADD COLUMN greeted_on TEXT;
DROP INDEX standing_due_for;
-- A page of Today is read from this alone.
CREATE INDEX standing_place ON standing (place, due_on, last_contact_on, key, person_id) WHERE place IS NOT NULL;

-- Days that come back every year: by month and day, so that nothing goes stale at midnight.
CREATE TABLE celebration (
  month_day TEXT NOT NULL,
  reason    TEXT NOT NULL,
  person_id BLOB NOT NULL,
  -- the first of them, where its year is known
  since     TEXT,
  PRIMARY KEY (month_day, reason, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX celebration_of_person ON celebration (person_id);
