-- Calendars that are kept elsewhere: where, how often they are read, and how it went.
CREATE TABLE subscription (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  url text NOT NULL,
  -- What its managers chose, and what the calendar asks for.
  refresh_seconds integer,
  asked_seconds integer,
  is_paused boolean NOT NULL,

  -- What tells the version that was read last: for asking whether there is another, and for knowing that there is none.
  content_etag text,
  content_modified text,
  content_hash bytea,

  next_fetch_time timestamptz NOT NULL,
  -- Held by whoever reads it now; over when they have not said anything for too long.
  lease_id uuid,
  lease_end timestamptz,

  last_fetch_time timestamptz,
  last_success_time timestamptz,
  failure_count integer NOT NULL,
  failure_reason text,
  failure_status integer NOT NULL,

  changes_time timestamptz,
  added_count integer NOT NULL,
  changed_count integer NOT NULL,
  removed_count integer NOT NULL,
  unchanged_count integer NOT NULL,
  unreadable_count integer NOT NULL,

  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, calendar_id),
  CONSTRAINT subscription_calendar FOREIGN KEY (org_id, calendar_id) REFERENCES calendar ON DELETE CASCADE,
  CONSTRAINT subscription_lease CHECK ((lease_id IS NULL) = (lease_end IS NULL)),
  CONSTRAINT subscription_failure CHECK ((failure_count = 0) = (failure_reason IS NULL))
);
SELECT secure_by_organization('subscription');
CREATE INDEX subscription_due ON subscription (org_id, next_fetch_time) WHERE NOT is_paused;
