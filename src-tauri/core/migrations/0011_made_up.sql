-- Who is made up: people of the sample data, until they are removed or kept as the owner's own.

CREATE TABLE made_up (
  person_id BLOB PRIMARY KEY NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;
