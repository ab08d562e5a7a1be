-- The right words: templates, unsent drafts, and the text of what was sent.

-- base ---------------------------------------------------------------------------------------------------

CREATE TABLE template (
  id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name     TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
  -- null: for any
  stage    TEXT REFERENCES stage (stage),
  -- null: for any
  channel  TEXT,
  -- which note of a first approach it is; null: none
  step     TEXT,
  body     TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- What was sent, word for word; the note beside it is the owner's own.
ALTER TABLE touchpoint ADD COLUMN text TEXT;
CREATE INDEX touchpoint_with_text ON touchpoint (on_date) WHERE text IS NOT NULL;

-- log ----------------------------------------------------------------------------------------------------

-- A message that is being written: kept at every pause, which the journal is not for. Once it is logged as sent it
-- names its touchpoint and rests; where that is undone, the draft is there again. No reference: a draft outlives
-- an import that is taken back and comes back, and does not hold the people of it.
CREATE TABLE draft (
  person_id   BLOB PRIMARY KEY NOT NULL CHECK (length(person_id) = 16),
  template_id BLOB,
  channel     TEXT NOT NULL,
  body        TEXT NOT NULL,
  changed_at  TEXT NOT NULL,
  sent_as     BLOB
) STRICT;
