-- Who asks when rooms are taken may ask by which event too, from the index alone.
DROP INDEX room_booking_busy;
CREATE INDEX room_booking_busy ON room_booking (org_id, room_id, starts_at)
  INCLUDE (ends_at, state, hold_expire_time, calendar_id, event_id) WHERE state IN ('HOLD', 'CONFIRMED');
