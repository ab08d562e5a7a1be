-- A page of Today from one table, its counts from another. Standings and headcounts are recomputed after this.

-- derived ------------------------------------------------------------------------------------------------

-- What a nudge shows, so that a page of them looks nobody up elsewhere.
ALTER TABLE standing ADD COLUMN name TEXT NOT NULL DEFAULT '';
-- Platform, handle as written and followers of each account, most followed first; null: none.
ALTER TABLE standing ADD COLUMN accounts TEXT;
ALTER TABLE standing ADD COLUMN added_on TEXT NOT NULL DEFAULT '';
ALTER TABLE standing ADD COLUMN next_touch_on TEXT;
-- Not before this date: their snooze, or the owner's rest.
ALTER TABLE standing ADD COLUMN snoozed_until TEXT;
-- On how many days we wrote without an answer; null: we wait for none.
ALTER TABLE standing ADD COLUMN days_written INTEGER;
DROP INDEX standing_place;
CREATE INDEX standing_place ON standing (place, due_on, last_contact_on, key) WHERE place IS NOT NULL;
DROP INDEX standing_stage_due;

-- How many people there are, by stage.
CREATE TABLE headcount (
  stage    TEXT NOT NULL,
  archived INTEGER NOT NULL,
  people   INTEGER NOT NULL,
  PRIMARY KEY (stage, archived)
) STRICT, WITHOUT ROWID;

-- How many come due, by the day, by four days, by sixteen and so on: whoever asks how many are due on a date adds up a
-- few rows of each level, however many people there are.
CREATE TABLE due_headcount (
  level  INTEGER NOT NULL,
  -- days since the year 1, divided by 4 as often as the level says
  period INTEGER NOT NULL,
  stage  TEXT NOT NULL,
  place  INTEGER NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (level, period, stage, place)
) STRICT, WITHOUT ROWID;
