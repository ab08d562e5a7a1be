-- The board: tiers, stages that part into sub-stages, and after how many quiet days a card dries up.

-- base ---------------------------------------------------------------------------------------------------

-- A part of a stage, by the owner's own name.
CREATE TABLE sub_stage (
  id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  stage    TEXT NOT NULL REFERENCES stage (stage),
  name     TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
  position INTEGER NOT NULL,
  UNIQUE (stage, name)
) STRICT, WITHOUT ROWID;

-- Days without a contact or a move after which a card dries up; null: it never does.
ALTER TABLE stage ADD COLUMN dries_up_days INTEGER CHECK (dries_up_days BETWEEN 1 AND 3650);

ALTER TABLE person ADD COLUMN tier TEXT;
-- Always one of their stage; null: none.
ALTER TABLE person ADD COLUMN sub_stage_id BLOB REFERENCES sub_stage (id);
-- Few stand in one at all, so that an import writes nothing here.
CREATE INDEX person_in_sub_stage ON person (sub_stage_id, archived_on, board_rank, id)
  WHERE sub_stage_id IS NOT NULL;
