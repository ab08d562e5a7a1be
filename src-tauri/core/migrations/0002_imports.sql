-- Duplicates: who is not whom, and who became whom. The import's drafts and remembered mappings.

-- base ---------------------------------------------------------------------------------------------------

-- Two people whom the owner knows to be two. No reference: the answer outlives an import that is taken back, and
-- does not hold the people of it.
CREATE TABLE not_duplicates (
  person_id BLOB NOT NULL CHECK (length(person_id) = 16),
  other_id  BLOB NOT NULL CHECK (length(other_id) = 16),
  PRIMARY KEY (person_id, other_id),
  CHECK (person_id < other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX not_duplicates_of_other ON not_duplicates (other_id);

-- Who was merged into whom. What logs say of the one that is gone is read as the other's; an undo of the merge takes
-- this row away, and the logs speak of the first again.
CREATE TABLE merged (
  gone_id   BLOB PRIMARY KEY NOT NULL CHECK (length(gone_id) = 16),
  person_id BLOB NOT NULL REFERENCES person (id),
  name      TEXT NOT NULL,
  on_date   TEXT NOT NULL CHECK (on_date IS date(on_date))
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_into ON merged (person_id);

-- log ----------------------------------------------------------------------------------------------------

-- An import that was begun and not done: what the owner said about it, so that closing the window loses nothing.
CREATE TABLE import_draft (
  file_hash TEXT PRIMARY KEY NOT NULL,
  path      TEXT NOT NULL,
  file_name TEXT NOT NULL,
  at        TEXT NOT NULL,
  -- how many things were said
  said      INTEGER NOT NULL,
  -- the import's options, as JSON
  options   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The rest of an entry's changeset, where an import inserted rows by the thousand. Each part is compressed by itself;
-- in the order of their numbers, after what the entry itself holds, they are one changeset.
CREATE TABLE journal_part (
  entry INTEGER NOT NULL REFERENCES journal (entry),
  part  INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (entry, part)
) STRICT;

-- What the owner chose for a list, for the next one of the same header: it outlives an import that is taken back.
CREATE TABLE import_mapping (
  signature TEXT PRIMARY KEY NOT NULL CHECK (length(signature) = 64),
  choices   TEXT NOT NULL CHECK (json_valid(choices)),
  file_name TEXT NOT NULL,
  used_on   TEXT NOT NULL CHECK (used_on IS date(used_on))
) STRICT;
