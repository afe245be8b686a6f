-- The ends of cycles: how long they are, what is frozen with them, what goes on in the next one; dependencies between
-- objectives, the dates they are checked in on, and what a check-in was about.

ALTER TABLE cycle
  ADD COLUMN kind text NOT NULL DEFAULT 'CUSTOM',
  ADD CONSTRAINT cycle_kind CHECK (kind IN ('ANNUAL', 'QUARTERLY', 'CUSTOM'));

ALTER TABLE objective
  ADD COLUMN score_reason text NOT NULL DEFAULT '',
  ADD COLUMN manual_reason text NOT NULL DEFAULT '',
  ADD COLUMN manual_expire_time timestamptz,
  ADD COLUMN check_in_cadence text NOT NULL DEFAULT '',
  ADD COLUMN next_check_in_time timestamptz,
  ADD COLUMN carried_over_from_id text COLLATE "C",
  ADD COLUMN freeze_time timestamptz,
  DROP CONSTRAINT objective_roll_up,
  ADD CONSTRAINT objective_roll_up CHECK (roll_up IN ('WEIGHTED_AVERAGE', 'MIN', 'MANUAL', 'OWN_METRIC')),
  ADD CONSTRAINT objective_carried_over UNIQUE (org_id, carried_over_from_id, cycle_id);
-- What the job that ends what somebody said by hand looks for.
CREATE INDEX objective_manual_expiring ON objective (org_id, manual_expire_time) WHERE roll_up = 'MANUAL';

ALTER TABLE key_result ADD COLUMN freeze_time timestamptz;

ALTER TABLE check_in
  ADD COLUMN previous_value numeric(60, 10),
  ADD COLUMN previous_progress numeric(30, 10),
  ADD COLUMN start_value numeric(30, 10) NOT NULL DEFAULT 0,
  ADD COLUMN target_value numeric(30, 10),
  ADD COLUMN lower_bound numeric(30, 10),
  ADD COLUMN upper_bound numeric(30, 10);

CREATE TABLE objective_dependency (
  org_id uuid NOT NULL,
  objective_id text COLLATE "C" NOT NULL,
  dependency_id text COLLATE "C" NOT NULL,
  depends_on_id text COLLATE "C" NOT NULL,
  note text NOT NULL,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, objective_id, dependency_id),
  CONSTRAINT objective_dependency_pair UNIQUE (org_id, objective_id, depends_on_id),
  CONSTRAINT objective_dependency_objective FOREIGN KEY (org_id, objective_id) REFERENCES objective,
  CONSTRAINT objective_dependency_depends_on FOREIGN KEY (org_id, depends_on_id) REFERENCES objective
);
SELECT secure_by_organization('objective_dependency');
CREATE INDEX objective_dependency_by_depends_on ON objective_dependency (org_id, depends_on_id);

-- Refuses an objective that would wait for itself. The lock makes the check hold under concurrency, as it does for
-- parents.
CREATE FUNCTION check_objective_dependency() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(objective_tree_key(NEW.org_id));
  IF EXISTS (
    WITH RECURSIVE awaited(objective_id) AS (
      SELECT NEW.depends_on_id
      UNION
      SELECT further.depends_on_id
      FROM objective_dependency further
      JOIN awaited ON further.org_id = NEW.org_id AND further.objective_id = awaited.objective_id
    )
    SELECT FROM awaited WHERE objective_id = NEW.objective_id
  ) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'objective_dependency_no_cycle',
      MESSAGE = 'objective would wait for itself';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER objective_dependency_check BEFORE INSERT ON objective_dependency
  FOR EACH ROW EXECUTE FUNCTION check_objective_dependency();
