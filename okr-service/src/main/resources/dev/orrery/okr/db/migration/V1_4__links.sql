-- Links, and what is known of calendar-service's events, which they name.

CREATE TABLE link (
  org_id uuid NOT NULL,
  link_id text COLLATE "C" NOT NULL,
  source_calendar_id text COLLATE "C",
  source_event_id text COLLATE "C",
  source_task_id text COLLATE "C",
  source_project_id text COLLATE "C",
  target_objective_id text COLLATE "C",
  target_key_result_id text COLLATE "C",
  target_kpi_id text COLLATE "C",
  weight numeric(30, 10) NOT NULL,
  contribution_pct numeric(30, 10),
  scope text NOT NULL,
  occurrence text NOT NULL,
  source_title text NOT NULL,
  creator_id uuid NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, link_id),
  CONSTRAINT link_one_source CHECK (
    num_nonnulls(source_event_id, source_task_id, source_project_id) = 1
    AND (source_calendar_id IS NULL) = (source_event_id IS NULL)),
  CONSTRAINT link_one_target CHECK (
    num_nonnulls(target_key_result_id, target_kpi_id) = 1
    AND (target_objective_id IS NULL) = (target_key_result_id IS NULL)),
  CONSTRAINT link_pair UNIQUE NULLS NOT DISTINCT (
    org_id, source_calendar_id, source_event_id, source_task_id, source_project_id,
    target_objective_id, target_key_result_id, target_kpi_id),
  CONSTRAINT link_source_task FOREIGN KEY (org_id, source_task_id) REFERENCES task,
  CONSTRAINT link_source_project FOREIGN KEY (org_id, source_project_id) REFERENCES project,
  CONSTRAINT link_target_key_result FOREIGN KEY (org_id, target_objective_id, target_key_result_id)
    REFERENCES key_result,
  CONSTRAINT link_target_kpi FOREIGN KEY (org_id, target_kpi_id) REFERENCES kpi,
  CONSTRAINT link_weight CHECK (weight > 0),
  CONSTRAINT link_contribution CHECK (contribution_pct BETWEEN 0 AND 100),
  CONSTRAINT link_scope CHECK (scope IN ('SERIES', 'OCCURRENCE') AND (scope = 'OCCURRENCE') = (occurrence <> '')),
  CONSTRAINT link_occurrence CHECK (scope = 'SERIES' OR source_event_id IS NOT NULL)
);
SELECT secure_by_organization('link');
CREATE INDEX link_by_task ON link (org_id, source_task_id) WHERE source_task_id IS NOT NULL;
CREATE INDEX link_by_project ON link (org_id, source_project_id) WHERE source_project_id IS NOT NULL;
CREATE INDEX link_by_key_result ON link (org_id, target_objective_id, target_key_result_id, link_id)
  WHERE target_key_result_id IS NOT NULL;
CREATE INDEX link_by_kpi ON link (org_id, target_kpi_id, link_id) WHERE target_kpi_id IS NOT NULL;

-- The projection of calendar-service's events: what its change stream said of each.
CREATE TABLE event (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  title text NOT NULL,
  start_time timestamptz,
  end_time timestamptz,
  is_recurring boolean NOT NULL,
  -- A deleted event's row stays, so that a link that was being made meanwhile is refused.
  is_deleted boolean NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, calendar_id, event_id)
);
SELECT secure_by_organization('event');

-- How far a stream of another service is followed; written together with what its changes led to.
CREATE TABLE followed_stream (
  stream text PRIMARY KEY,
  position text NOT NULL,
  update_time timestamptz NOT NULL
);

-- Who was given sample data, so that nobody gets it twice.
CREATE TABLE sample_data (
  org_id uuid NOT NULL,
  user_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  create_time timestamptz NOT NULL,
  remove_time timestamptz,
  PRIMARY KEY (org_id, user_id),
  CONSTRAINT sample_data_calendar UNIQUE (org_id, calendar_id)
);
SELECT secure_by_organization('sample_data');
