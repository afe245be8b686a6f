-- What hangs on tasks: subtasks, comments and time logs.

ALTER TABLE task
  ADD COLUMN parent_id text COLLATE "C",
  ADD CONSTRAINT task_parent FOREIGN KEY (org_id, parent_id) REFERENCES task;
CREATE INDEX task_by_parent ON task (org_id, parent_id, task_id) WHERE parent_id IS NOT NULL;

CREATE TABLE task_comment (
  org_id uuid NOT NULL,
  task_id text COLLATE "C" NOT NULL,
  comment_id text COLLATE "C" NOT NULL,
  text text NOT NULL,
  author_id uuid NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, task_id, comment_id),
  CONSTRAINT task_comment_task FOREIGN KEY (org_id, task_id) REFERENCES task
);
SELECT secure_by_organization('task_comment');
CREATE INDEX task_comment_by_time ON task_comment (org_id, task_id, create_time, comment_id);

CREATE TABLE task_time_log (
  org_id uuid NOT NULL,
  task_id text COLLATE "C" NOT NULL,
  time_log_id text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  day date NOT NULL,
  hours numeric(30, 10) NOT NULL,
  note text NOT NULL,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, task_id, time_log_id),
  CONSTRAINT task_time_log_task FOREIGN KEY (org_id, task_id) REFERENCES task,
  CONSTRAINT task_time_log_hours CHECK (hours > 0 AND hours <= 24)
);
SELECT secure_by_organization('task_time_log');
