-- Projects and tasks.

CREATE TABLE project (
  org_id uuid NOT NULL,
  project_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  description text NOT NULL,
  state text NOT NULL,
  owner_id uuid NOT NULL,
  members uuid[] NOT NULL,
  start_date date,
  due_date date,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, project_id),
  CONSTRAINT project_state CHECK (state IN ('PLANNED', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'CANCELLED'))
);
SELECT secure_by_organization('project');

CREATE TABLE task (
  org_id uuid NOT NULL,
  task_id text COLLATE "C" NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  state text NOT NULL,
  priority text NOT NULL,
  creator_id uuid NOT NULL,
  assignee_id uuid,
  project_id text COLLATE "C",
  due_time timestamptz,
  complete_time timestamptz,
  estimated_hours numeric(30, 10),
  actual_hours numeric(30, 10),
  tags text[] NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, task_id),
  CONSTRAINT task_project FOREIGN KEY (org_id, project_id) REFERENCES project,
  CONSTRAINT task_state CHECK (state IN ('TODO', 'IN_PROGRESS', 'BLOCKED', 'DONE', 'CANCELLED')),
  CONSTRAINT task_priority CHECK (priority IN ('LOW', 'MEDIUM', 'HIGH', 'URGENT')),
  CONSTRAINT task_completion CHECK ((state = 'DONE') = (complete_time IS NOT NULL))
);
SELECT secure_by_organization('task');
CREATE INDEX task_by_assignee ON task (org_id, assignee_id, task_id) WHERE assignee_id IS NOT NULL;
CREATE INDEX task_by_creator ON task (org_id, creator_id, task_id);
CREATE INDEX task_by_project ON task (org_id, project_id, task_id) WHERE project_id IS NOT NULL;
