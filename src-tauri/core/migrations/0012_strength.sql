-- How strong a relationship is, to order people by. Standings are recomputed after this.

-- derived ------------------------------------------------------------------------------------------------

-- What the signs of it count together: 0 to 10.
ALTER TABLE standing ADD COLUMN strength INTEGER NOT NULL DEFAULT 0;
