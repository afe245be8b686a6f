-- Cycles, squads, objectives, key results and check-ins. Ids are UUIDv7 or the caller's own, compared byte by byte.

CREATE TABLE cycle (
  org_id uuid NOT NULL,
  cycle_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  start_date date NOT NULL,
  end_date date NOT NULL,
  state text NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, cycle_id),
  CONSTRAINT cycle_dates CHECK (start_date <= end_date),
  CONSTRAINT cycle_state CHECK (state IN ('PLANNED', 'ACTIVE', 'SCORING', 'CLOSED'))
);
SELECT secure_by_organization('cycle');
CREATE INDEX cycle_by_start ON cycle (org_id, start_date, cycle_id);

CREATE TABLE squad (
  org_id uuid NOT NULL,
  squad_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  description text NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, squad_id)
);
SELECT secure_by_organization('squad');

CREATE TABLE squad_member (
  org_id uuid NOT NULL,
  squad_id text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  -- The order in which the members are listed.
  position smallint NOT NULL,
  role text NOT NULL,
  PRIMARY KEY (org_id, squad_id, user_id),
  CONSTRAINT squad_member_squad FOREIGN KEY (org_id, squad_id) REFERENCES squad ON DELETE CASCADE,
  CONSTRAINT squad_member_role CHECK (role IN ('LEAD', 'CONTRIBUTOR', 'OBSERVER'))
);
SELECT secure_by_organization('squad_member');

CREATE TABLE objective (
  org_id uuid NOT NULL,
  objective_id text COLLATE "C" NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  state text NOT NULL,
  priority text NOT NULL,
  owner_id uuid NOT NULL,
  squad_id text COLLATE "C",
  cycle_id text COLLATE "C",
  parent_id text COLLATE "C",
  start_date date,
  due_date date,
  roll_up text NOT NULL,
  manual_progress numeric(30, 10),
  confidence numeric(30, 10),
  score numeric(30, 10),
  weight numeric(30, 10) NOT NULL,
  -- Kept by every write that can move them, together with it; null while there is nothing to measure by.
  progress numeric(30, 10),
  health text NOT NULL,
  -- When the health becomes OUTDATED unless somebody checks in; null where it cannot.
  outdated_time timestamptz,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, objective_id),
  CONSTRAINT objective_squad FOREIGN KEY (org_id, squad_id) REFERENCES squad,
  CONSTRAINT objective_cycle FOREIGN KEY (org_id, cycle_id) REFERENCES cycle,
  CONSTRAINT objective_parent FOREIGN KEY (org_id, parent_id) REFERENCES objective,
  CONSTRAINT objective_state CHECK (state IN ('DRAFT', 'ACTIVE', 'COMPLETED', 'CANCELLED', 'ARCHIVED')),
  CONSTRAINT objective_priority CHECK (priority IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  CONSTRAINT objective_roll_up CHECK (roll_up IN ('WEIGHTED_AVERAGE', 'MIN', 'MANUAL')),
  CONSTRAINT objective_health CHECK (health IN ('ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'OUTDATED', 'PENDING')),
  CONSTRAINT objective_progress CHECK (progress BETWEEN 0 AND 1),
  CONSTRAINT objective_weight CHECK (weight >= 0)
);
SELECT secure_by_organization('objective');
CREATE INDEX objective_by_parent ON objective (org_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX objective_by_cycle ON objective (org_id, cycle_id, objective_id) WHERE cycle_id IS NOT NULL;
CREATE INDEX objective_by_owner ON objective (org_id, owner_id, objective_id);
CREATE INDEX objective_by_squad ON objective (org_id, squad_id, objective_id) WHERE squad_id IS NOT NULL;
-- What the job that makes objectives OUTDATED looks for.
CREATE INDEX objective_outdating ON objective (org_id, outdated_time)
  WHERE outdated_time IS NOT NULL AND health <> 'OUTDATED';

-- Key of the lock on the shape of an organisation's objective tree: whoever changes a parent holds it alone, whoever
-- moves progress up the tree shares it.
CREATE FUNCTION objective_tree_key(organization uuid) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('objective-tree/' || organization::text, 0);

-- Refuses an objective that would be its own ancestor, and a tree of more than 32 levels. The lock makes the check
-- hold under concurrency: of two writers that would close a cycle together, the second sees what the first did.
CREATE FUNCTION check_objective_parent() RETURNS trigger
    LANGUAGE plpgsql AS $$
DECLARE
  above integer := 0;
  below integer := 0;
  ancestor text := NEW.parent_id;
BEGIN
  PERFORM pg_advisory_xact_lock(objective_tree_key(NEW.org_id));
  WHILE ancestor IS NOT NULL LOOP
    IF ancestor = NEW.objective_id THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'objective_no_cycle',
        MESSAGE = 'objective would be its own ancestor';
    END IF;
    above := above + 1;
    EXIT WHEN above > 32;
    SELECT parent_id INTO ancestor FROM objective WHERE org_id = NEW.org_id AND objective_id = ancestor;
  END LOOP;
  WITH RECURSIVE subtree(objective_id, depth) AS (
    SELECT NEW.objective_id, 1
    UNION ALL
    SELECT child.objective_id, subtree.depth + 1
    FROM objective child JOIN subtree ON child.org_id = NEW.org_id AND child.parent_id = subtree.objective_id
    WHERE subtree.depth <= 32
  )
  SELECT max(depth) INTO below FROM subtree;
  IF above + below > 32 THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'objective_max_depth',
      MESSAGE = 'objective tree would be deeper than 32';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER objective_parent_check BEFORE INSERT OR UPDATE OF parent_id ON objective
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION check_objective_parent();

CREATE TABLE key_result (
  org_id uuid NOT NULL,
  objective_id text COLLATE "C" NOT NULL,
  key_result_id text COLLATE "C" NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  start_value numeric(30, 10) NOT NULL,
  target_value numeric(30, 10),
  lower_bound numeric(30, 10),
  upper_bound numeric(30, 10),
  unit text NOT NULL,
  weight numeric(30, 10) NOT NULL,
  progress_source text NOT NULL,
  kpi_id text COLLATE "C",
  current_value numeric(60, 10),
  progress numeric(30, 10),
  confidence numeric(30, 10),
  check_in_time timestamptz,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, objective_id, key_result_id),
  CONSTRAINT key_result_objective FOREIGN KEY (org_id, objective_id) REFERENCES objective,
  CONSTRAINT key_result_kind CHECK (kind IN ('INCREASE', 'DECREASE', 'MAINTAIN', 'MILESTONE', 'BOOLEAN')),
  CONSTRAINT key_result_progress_source CHECK (progress_source IN ('CHECK_IN', 'LINKED_WORK', 'KPI')),
  CONSTRAINT key_result_kpi_source CHECK ((progress_source = 'KPI') = (kpi_id IS NOT NULL)),
  CONSTRAINT key_result_progress CHECK (progress BETWEEN 0 AND 1),
  CONSTRAINT key_result_weight CHECK (weight >= 0)
);
SELECT secure_by_organization('key_result');
CREATE INDEX key_result_by_kpi ON key_result (org_id, kpi_id) WHERE kpi_id IS NOT NULL;

CREATE TABLE check_in (
  org_id uuid NOT NULL,
  objective_id text COLLATE "C" NOT NULL,
  key_result_id text COLLATE "C" NOT NULL,
  check_in_id text COLLATE "C" NOT NULL,
  value numeric(30, 10),
  confidence numeric(30, 10),
  narrative text NOT NULL,
  author_id uuid NOT NULL,
  progress numeric(30, 10),
  create_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, objective_id, key_result_id, check_in_id),
  CONSTRAINT check_in_key_result FOREIGN KEY (org_id, objective_id, key_result_id) REFERENCES key_result
);
SELECT secure_by_organization('check_in');
CREATE INDEX check_in_by_time ON check_in (org_id, objective_id, key_result_id, create_time, check_in_id);
-- A check-in is never changed.
REVOKE UPDATE ON check_in FROM ${app_role};
