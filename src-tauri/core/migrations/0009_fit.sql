-- The fit checklist: the brand's own criteria, and what was answered of whom. An answer that is not there is unknown.

-- base ---------------------------------------------------------------------------------------------------

CREATE TABLE fit_criterion (
  id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  name     TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The same identities in every file, so that those of two laptops are the same criteria.
INSERT INTO fit_criterion (id, name, position) VALUES
  (x'019f0000000070008000000000000001', 'Audience', 1),
  (x'019f0000000070008000000000000002', 'Niche', 2),
  (x'019f0000000070008000000000000003', 'Values', 3),
  (x'019f0000000070008000000000000004', 'Engagement', 4),
  (x'019f0000000070008000000000000005', 'Authenticity', 5);

CREATE TABLE fit_answer (
  person_id    BLOB NOT NULL REFERENCES person (id),
  criterion_id BLOB NOT NULL REFERENCES fit_criterion (id),
  answer       TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')),
  reason       TEXT CHECK (reason <> ''),
  on_date      TEXT NOT NULL CHECK (on_date IS date(on_date)),
  PRIMARY KEY (person_id, criterion_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fit_answer_by_criterion ON fit_answer (criterion_id, answer, person_id);
