-- Secret addresses of calendars. Who has the database does not have the addresses: only their hashes are here.
CREATE TABLE feed (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  feed_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  detail text NOT NULL,
  token_hash bytea NOT NULL,
  creator_id uuid NOT NULL,
  create_time timestamptz NOT NULL,
  rotate_time timestamptz NOT NULL,
  last_access_time timestamptz,
  PRIMARY KEY (org_id, calendar_id, feed_id),
  CONSTRAINT feed_token UNIQUE (org_id, token_hash),
  CONSTRAINT feed_calendar FOREIGN KEY (org_id, calendar_id) REFERENCES calendar ON DELETE CASCADE,
  CONSTRAINT feed_detail CHECK (detail IN ('FULL', 'FREE_BUSY'))
);
SELECT secure_by_organization('feed');

-- Which versions a calendar's events have, without reading the events: what a feed's entity tag is made of.
CREATE INDEX event_versions ON event (org_id, calendar_id, event_id) INCLUDE (version);
