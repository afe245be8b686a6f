-- An objective has two dates: when it should be reached, and when it is checked in on next.

ALTER TABLE derived_event
  DROP CONSTRAINT derived_event_pkey,
  ADD PRIMARY KEY (org_id, source, layer),
  DROP CONSTRAINT derived_event_layer,
  ADD CONSTRAINT derived_event_layer CHECK (layer IN ('TASKS', 'PROJECTS', 'OBJECTIVES', 'CHECK_INS', 'KPIS'));

-- Whoever follows from the beginning is told of the dates that there are.
DELETE FROM followed_stream WHERE stream = 'okr';
