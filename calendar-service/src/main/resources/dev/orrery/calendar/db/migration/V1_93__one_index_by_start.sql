-- One index leads to what takes place in a range and to the busy times among it, as nearly all of it is busy: each further
-- one costs a fifth of what writing a series does. It holds all that a list of a range asks of an occurrence.
DROP INDEX occurrence_busy;
DROP INDEX occurrence_by_start;
CREATE INDEX occurrence_by_start ON occurrence (org_id, calendar_id, starts_at)
  INCLUDE (ends_at, event_id, instance_id, is_override, is_busy, is_tentative) WHERE NOT is_long;
