-- Full erasure of a person, and the marks by which a later import leaves them out.

-- log ----------------------------------------------------------------------------------------------------

-- Somebody was erased for good: no name, so that the file does not remember whom.
CREATE TABLE erasure (
  number  INTEGER PRIMARY KEY,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date))
) STRICT;

-- What the marks are made with: without it nobody can try out handles against them.
CREATE TABLE mark_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  key  BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;

-- An account or an e-mail address that no import is to bring back: its keyed hash and nothing else.
CREATE TABLE do_not_import (
  mark BLOB PRIMARY KEY NOT NULL CHECK (length(mark) = 32)
) STRICT, WITHOUT ROWID;
