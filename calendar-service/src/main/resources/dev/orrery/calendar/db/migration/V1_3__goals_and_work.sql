-- What is known of okr-service's squads, goals and work: written by following its change stream, and nowhere else.

-- How far a stream of another service is followed; written together with what its changes led to.
CREATE TABLE followed_stream (
  stream text PRIMARY KEY,
  position text NOT NULL,
  update_time timestamptz NOT NULL
);

-- Who was in which squad when: somebody who leaves and comes back has a row for each time.
CREATE TABLE squad_member (
  org_id uuid NOT NULL,
  squad_id text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  valid_from timestamptz NOT NULL,
  -- null: still in it.
  valid_until timestamptz,
  PRIMARY KEY (org_id, squad_id, user_id, valid_from)
);
SELECT secure_by_organization('squad_member');
CREATE UNIQUE INDEX squad_member_now ON squad_member (org_id, user_id, squad_id) WHERE valid_until IS NULL;
CREATE INDEX squad_member_of ON squad_member (org_id, squad_id) WHERE valid_until IS NULL;

-- The date of a task, project, objective or KPI that is still open, shown among events.
CREATE TABLE derived_event (
  org_id uuid NOT NULL,
  -- The resource's name without its organisation: tasks/t.
  source text COLLATE "C" NOT NULL,
  layer text NOT NULL,
  title text NOT NULL,
  -- Whether it is a day, which starts_at begins in UTC, or a moment.
  is_all_day boolean NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, source),
  CONSTRAINT derived_event_layer CHECK (layer IN ('TASKS', 'PROJECTS', 'OBJECTIVES', 'KPIS'))
);
SELECT secure_by_organization('derived_event');
CREATE INDEX derived_event_by_start ON derived_event (org_id, starts_at, source);
