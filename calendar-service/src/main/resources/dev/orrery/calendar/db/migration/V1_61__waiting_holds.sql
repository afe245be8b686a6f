-- What waits for an administrator's decision, in all rooms, by when it starts.
CREATE INDEX room_booking_waiting ON room_booking (org_id, starts_at, booking_id) WHERE state = 'HOLD';
