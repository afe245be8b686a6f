-- An objective is checked in on again and again.

ALTER TABLE derived_event
  DROP CONSTRAINT derived_event_pkey,
  ADD PRIMARY KEY (org_id, source, layer, starts_at);

-- Whoever follows from the beginning is told of the dates that there are.
DELETE FROM followed_stream WHERE stream = 'okr';
