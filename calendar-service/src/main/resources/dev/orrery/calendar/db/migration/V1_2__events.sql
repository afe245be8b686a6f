-- Events. A series is one row with its RFC 5545 lines; overrides of single instances lie beside it. Times are wall
-- times with a zone, days, or floating wall times; occurrence holds the moments that follow from them.

CREATE TABLE event (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  uid text COLLATE "C" NOT NULL,
  -- Only overrides of a series are known, as in an invitation to one instance.
  is_master_missing boolean NOT NULL,
  recurrence text[] NOT NULL,
  -- The first start and the last end; none where the series goes on beyond what occurrence holds.
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  -- occurrence holds all instances that the rules start before this moment; null: all there are; the year 1: none,
  -- because the series is too dense. Overrides it always holds.
  expanded_until timestamptz,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  creator_id uuid NOT NULL,

  -- From here on the same columns as event_override.
  sequence integer NOT NULL,
  revision_time timestamptz NOT NULL,
  time_kind text NOT NULL,
  start_local timestamp NOT NULL,
  start_zone text,
  end_local timestamp NOT NULL,
  end_zone text,
  title text NOT NULL,
  description text NOT NULL,
  location text NOT NULL,
  latitude double precision,
  longitude double precision,
  url text NOT NULL,
  event_type text NOT NULL,
  status text NOT NULL,
  visibility text NOT NULL,
  transparency text NOT NULL,
  organizer jsonb,
  rooms text[] NOT NULL,
  color text NOT NULL,
  is_important boolean NOT NULL,
  categories text[] NOT NULL,
  project text NOT NULL,
  reminders jsonb NOT NULL,
  properties jsonb NOT NULL,
  -- iCalendar content lines that no field stands for, kept for export.
  extra_lines text[] NOT NULL,
  search tsvector NOT NULL
    GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || description || ' ' || location)) STORED,

  PRIMARY KEY (org_id, calendar_id, event_id),
  CONSTRAINT event_uid UNIQUE (org_id, calendar_id, uid),
  CONSTRAINT event_calendar FOREIGN KEY (org_id, calendar_id) REFERENCES calendar ON DELETE CASCADE,
  CONSTRAINT event_time_kind CHECK (time_kind IN ('DATE', 'ZONED', 'FLOATING')),
  CONSTRAINT event_zones CHECK ((time_kind = 'ZONED') = (start_zone IS NOT NULL AND end_zone IS NOT NULL))
);
SELECT secure_by_organization('event');
CREATE INDEX event_by_start ON event (org_id, calendar_id, starts_at, event_id);
CREATE INDEX event_by_update ON event (org_id, calendar_id, update_time, event_id);
-- Series whose occurrences do not reach to their end: what the horizon job and reads beyond the horizon look for.
CREATE INDEX event_open ON event (org_id, calendar_id, expanded_until) WHERE expanded_until IS NOT NULL;

CREATE TABLE event_override (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  -- The original start as in resource names: 20261121T090000Z, 20261121T090000 or 20261121.
  instance_id text COLLATE "C" NOT NULL,

  sequence integer NOT NULL,
  revision_time timestamptz NOT NULL,
  time_kind text NOT NULL,
  start_local timestamp NOT NULL,
  start_zone text,
  end_local timestamp NOT NULL,
  end_zone text,
  title text NOT NULL,
  description text NOT NULL,
  location text NOT NULL,
  latitude double precision,
  longitude double precision,
  url text NOT NULL,
  event_type text NOT NULL,
  status text NOT NULL,
  visibility text NOT NULL,
  transparency text NOT NULL,
  organizer jsonb,
  rooms text[] NOT NULL,
  color text NOT NULL,
  is_important boolean NOT NULL,
  categories text[] NOT NULL,
  project text NOT NULL,
  reminders jsonb NOT NULL,
  properties jsonb NOT NULL,
  extra_lines text[] NOT NULL,
  search tsvector NOT NULL
    GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || description || ' ' || location)) STORED,

  PRIMARY KEY (org_id, calendar_id, event_id, instance_id),
  CONSTRAINT event_override_event FOREIGN KEY (org_id, calendar_id, event_id) REFERENCES event ON DELETE CASCADE,
  CONSTRAINT event_override_time_kind CHECK (time_kind IN ('DATE', 'ZONED', 'FLOATING')),
  CONSTRAINT event_override_zones CHECK ((time_kind = 'ZONED') = (start_zone IS NOT NULL AND end_zone IS NOT NULL))
);
SELECT secure_by_organization('event_override');

CREATE TABLE attendee (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  -- Of an override; empty for the event itself.
  instance_id text COLLATE "C" NOT NULL,
  position smallint NOT NULL,
  email text NOT NULL,
  display_name text NOT NULL,
  user_id uuid,
  role text NOT NULL,
  response text NOT NULL,
  comment text NOT NULL,
  -- iCalendar parameters that no column stands for.
  extra_parameters text[] NOT NULL,
  PRIMARY KEY (org_id, calendar_id, event_id, instance_id, position),
  CONSTRAINT attendee_event FOREIGN KEY (org_id, calendar_id, event_id) REFERENCES event ON DELETE CASCADE
);
SELECT secure_by_organization('attendee');
CREATE INDEX attendee_by_user ON attendee (org_id, user_id, calendar_id, event_id) WHERE user_id IS NOT NULL;

-- One row an occurrence, up to two years ahead, so that reading a range is an index scan and never an expansion.
CREATE TABLE occurrence (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  instance_id text COLLATE "C" NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  is_override boolean NOT NULL,
  -- Longer than a day, also one of 25 hours. Few are, and they lie in an index of their own, so that whatever began
  -- before a range and still runs is within a day before it, or among these.
  is_long boolean NOT NULL GENERATED ALWAYS AS (ends_at - starts_at > interval '25 hours') STORED,
  -- For range arithmetic; an occurrence without length is the moment itself. Costs no space.
  during tstzrange
    GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, CASE WHEN starts_at = ends_at THEN '[]' ELSE '[)' END)) VIRTUAL,
  PRIMARY KEY (org_id, calendar_id, event_id, instance_id),
  CONSTRAINT occurrence_event FOREIGN KEY (org_id, calendar_id, event_id) REFERENCES event ON DELETE CASCADE,
  CONSTRAINT occurrence_order CHECK (starts_at <= ends_at)
);
SELECT secure_by_organization('occurrence');
CREATE INDEX occurrence_by_start ON occurrence (org_id, calendar_id, starts_at) WHERE NOT is_long;
CREATE INDEX occurrence_long ON occurrence (org_id, calendar_id, ends_at) WHERE is_long;

-- Who was given sample data, so that nobody gets it twice.
CREATE TABLE sample_data (
  org_id uuid NOT NULL,
  user_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  create_time timestamptz NOT NULL,
  remove_time timestamptz,
  PRIMARY KEY (org_id, user_id)
);
SELECT secure_by_organization('sample_data');
