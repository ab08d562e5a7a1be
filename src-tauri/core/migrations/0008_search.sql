-- Finding people: words are folded before they are indexed, and kept apart by how much they say. What is derived is
-- recomputed after this.

-- derived ------------------------------------------------------------------------------------------------

DROP TABLE search;
-- Everything that is no letter or digit is a space already, so that any other character is part of a word.
CREATE VIRTUAL TABLE search USING fts5 (
  names, ties, notes, content = '', contentless_delete = 1, tokenize = "ascii", prefix = '2 3'
);

-- log ----------------------------------------------------------------------------------------------------

-- Whose name or handles may have changed, in the order of the changes, by the key of their standing; null: anybody's.
-- Whoever keeps names and handles at hand reads them again. Who is new has a higher key, and need not stand here.
CREATE TABLE respelt (
  turn INTEGER PRIMARY KEY,
  key  INTEGER
) STRICT;
