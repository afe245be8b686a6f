-- When people work is written as when rooms are open: one line each, the day and its first and last minute, MONDAY 480
-- 1080.
ALTER TABLE working_hours ADD COLUMN periods text[] NOT NULL DEFAULT '{}';

ALTER TABLE working_hours NO FORCE ROW LEVEL SECURITY;
UPDATE working_hours SET periods = ARRAY(
  SELECT (ARRAY['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])[p.day]
         || ' ' || p.start_minute || ' ' || p.end_minute
    FROM unnest(days, start_minutes, end_minutes) WITH ORDINALITY AS p(day, start_minute, end_minute, place)
   ORDER BY p.place);
ALTER TABLE working_hours FORCE ROW LEVEL SECURITY;

ALTER TABLE working_hours
  ALTER COLUMN periods DROP DEFAULT,
  DROP CONSTRAINT working_hours_periods,
  DROP COLUMN days,
  DROP COLUMN start_minutes,
  DROP COLUMN end_minutes;
