-- When people work in a week, for those who have said so. One period a place in the three arrays.
CREATE TABLE working_hours (
  org_id uuid NOT NULL,
  user_id uuid NOT NULL,
  time_zone text NOT NULL,
  -- 1 is Monday.
  days integer[] NOT NULL,
  start_minutes integer[] NOT NULL,
  end_minutes integer[] NOT NULL,
  -- A calendar of the kind HOLIDAYS, for as long as it is there.
  holiday_calendar_id text COLLATE "C",
  version bigint NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, user_id),
  CONSTRAINT working_hours_periods CHECK (
    cardinality(days) = cardinality(start_minutes) AND cardinality(days) = cardinality(end_minutes))
);
SELECT secure_by_organization('working_hours');
