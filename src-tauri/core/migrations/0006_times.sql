-- The time of a touchpoint: what stands without one happened at the end of its day, in the order of entry.

DROP INDEX touchpoint_of_person;
CREATE INDEX touchpoint_of_person
  ON touchpoint (person_id, on_date, coalesce(at_time, '24:00'), id, direction);
