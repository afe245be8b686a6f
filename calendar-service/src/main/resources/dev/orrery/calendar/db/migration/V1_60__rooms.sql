-- Rooms and who has them when.
CREATE TABLE room (
  org_id uuid NOT NULL,
  room_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  description text NOT NULL,
  building text NOT NULL,
  floor text NOT NULL,
  capacity integer NOT NULL,
  features text[] NOT NULL,
  time_zone text NOT NULL,
  -- One line each: the day and its first and last minute, MONDAY 480 1080. Empty: always.
  operating_hours text[] NOT NULL,
  policy text NOT NULL,
  hold_seconds integer NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, room_id),
  CONSTRAINT room_policy CHECK (policy IN ('AUTO', 'APPROVAL')),
  CONSTRAINT room_capacity CHECK (capacity >= 0),
  CONSTRAINT room_hold CHECK (hold_seconds > 0)
);
SELECT secure_by_organization('room');

-- What became of an event's wish for a room: one row for each of its occurrences, whether it got the room or not.
CREATE TABLE room_booking (
  org_id uuid NOT NULL,
  room_id text COLLATE "C" NOT NULL,
  -- A UUIDv7, so that the order of ids is that of time.
  booking_id text COLLATE "C" NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  instance_id text COLLATE "C" NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  state text NOT NULL,
  hold_expire_time timestamptz,
  booker_id uuid NOT NULL,
  -- What was said with the decision, where somebody decided.
  decision_comment text NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, room_id, booking_id),
  CONSTRAINT room_booking_room FOREIGN KEY (org_id, room_id) REFERENCES room ON DELETE CASCADE,
  -- Looked at when the transaction ends: bookings go to the event's next calendar, or to the series that continues it,
  -- before that is written.
  CONSTRAINT room_booking_event FOREIGN KEY (org_id, calendar_id, event_id) REFERENCES event
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT room_booking_state CHECK (state IN ('HOLD', 'CONFIRMED', 'DECLINED', 'EXPIRED', 'TAKEN', 'CLOSED')),
  CONSTRAINT room_booking_hold CHECK ((state = 'HOLD') = (hold_expire_time IS NOT NULL)),
  CONSTRAINT room_booking_order CHECK (starts_at < ends_at),
  -- Nobody has a room that somebody else has or is held for, whichever code wrote the row.
  CONSTRAINT room_booking_overlap EXCLUDE USING gist (
    org_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state IN ('HOLD', 'CONFIRMED'))
);
SELECT secure_by_organization('room_booking');

-- Below row-level security only comparisons use an index, so that ranges are read by it and not by the one above. What
-- a room is booked for does not overlap: the last that starts before a moment is the only one that may run into it.
CREATE INDEX room_booking_busy ON room_booking (org_id, room_id, starts_at)
  INCLUDE (ends_at, state, hold_expire_time) WHERE state IN ('HOLD', 'CONFIRMED');
CREATE INDEX room_booking_by_start ON room_booking (org_id, room_id, starts_at, booking_id);
CREATE UNIQUE INDEX room_booking_by_event ON room_booking (org_id, calendar_id, event_id, instance_id, room_id);
CREATE INDEX room_booking_holds ON room_booking (org_id, hold_expire_time) WHERE state = 'HOLD';
