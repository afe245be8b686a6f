-- KPIs, and their measurements by quarter.

CREATE TABLE kpi (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  description text NOT NULL,
  unit text NOT NULL,
  direction text NOT NULL,
  target_value numeric(30, 10),
  baseline_value numeric(30, 10),
  warn_threshold numeric(30, 10),
  alarm_threshold numeric(30, 10),
  source_type text NOT NULL,
  kpi_type text NOT NULL,
  period text NOT NULL,
  aggregation text NOT NULL,
  owner_id uuid NOT NULL,
  project_id text COLLATE "C",
  -- Sums of measurements have more digits than a measurement.
  current_value numeric(60, 10),
  status text NOT NULL,
  last_measure_time timestamptz,
  next_review_time timestamptz,
  tags text[] NOT NULL,
  custom_fields jsonb NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, kpi_id),
  CONSTRAINT kpi_project FOREIGN KEY (org_id, project_id) REFERENCES project,
  CONSTRAINT kpi_direction CHECK (direction IN ('HIGHER_IS_BETTER', 'LOWER_IS_BETTER', 'IN_BAND')),
  CONSTRAINT kpi_source_type CHECK (source_type IN ('MANUAL', 'EXTERNAL')),
  CONSTRAINT kpi_kpi_type CHECK (kpi_type IN ('COUNTER', 'GAUGE', 'PERCENTAGE')),
  CONSTRAINT kpi_period CHECK (period IN ('DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY')),
  CONSTRAINT kpi_aggregation CHECK (aggregation IN ('SUM', 'AVG', 'LAST', 'MIN', 'MAX')),
  CONSTRAINT kpi_status CHECK (status IN ('ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'ACHIEVED', 'NO_DATA'))
);
SELECT secure_by_organization('kpi');
CREATE INDEX kpi_by_owner ON kpi (org_id, owner_id, kpi_id);
CREATE INDEX kpi_by_project ON kpi (org_id, project_id, kpi_id) WHERE project_id IS NOT NULL;
CREATE INDEX kpi_by_status ON kpi (org_id, status, kpi_id);

ALTER TABLE key_result ADD CONSTRAINT key_result_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi;

CREATE TABLE measurement (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  measure_time timestamptz NOT NULL,
  value numeric(30, 10) NOT NULL,
  notes text NOT NULL,
  source text NOT NULL,
  measured_by uuid NOT NULL,
  PRIMARY KEY (org_id, kpi_id, measure_time),
  CONSTRAINT measurement_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE,
  CONSTRAINT measurement_source CHECK (source IN ('MANUAL', 'AUTO', 'IMPORT'))
) PARTITION BY RANGE (measure_time);
SELECT secure_by_organization('measurement');

-- The partitions cover all of time, so that no insert can fail for want of one: what is old, a partition for each
-- quarter, and one that is ahead of them and empty, because no measurement may lie more than a day ahead.
CREATE TABLE measurement_old PARTITION OF measurement FOR VALUES FROM (MINVALUE) TO ('2024-01-01 00:00+00');
CREATE TABLE measurement_ahead PARTITION OF measurement FOR VALUES FROM ('2024-01-01 00:00+00') TO (MAXVALUE);
SELECT secure_by_organization('measurement_old');
SELECT secure_by_organization('measurement_ahead');

-- From which moment on measurement_ahead holds what is measured: where the next quarter's partition begins.
CREATE TABLE measurement_partition (
  ahead_from timestamptz NOT NULL
);
INSERT INTO measurement_partition VALUES ('2024-01-01 00:00+00');
REVOKE INSERT, UPDATE, DELETE ON measurement_partition FROM ${app_role};

-- Makes the partitions of all quarters up to a moment and answers how many are new. Runs as the owner: the request
-- role changes no schema.
CREATE FUNCTION extend_measurement_partitions(until timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  ahead timestamptz;
  beginning timestamptz;
  quarter text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('measurement-partitions', 0));
  SELECT ahead_from INTO ahead FROM measurement_partition;
  IF ahead > until THEN
    RETURN 0;
  END IF;
  ALTER TABLE measurement DETACH PARTITION measurement_ahead;
  -- What has come in ahead nevertheless moves to its quarter, whoever's it is.
  ALTER TABLE measurement_ahead NO FORCE ROW LEVEL SECURITY;
  WHILE ahead <= until LOOP
    beginning := ahead;
    ahead := ahead + interval '3 months';
    quarter := 'measurement_' || to_char(beginning, 'YYYY"q"Q');
    EXECUTE format('CREATE TABLE %I (LIKE measurement INCLUDING ALL)', quarter);
    EXECUTE format(
      'WITH moved AS (DELETE FROM measurement_ahead WHERE measure_time < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
      ahead, quarter);
    PERFORM secure_by_organization(quarter::regclass);
    EXECUTE format('ALTER TABLE measurement ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', quarter, beginning, ahead);
    made := made + 1;
  END LOOP;
  ALTER TABLE measurement_ahead FORCE ROW LEVEL SECURITY;
  EXECUTE format('ALTER TABLE measurement ATTACH PARTITION measurement_ahead FOR VALUES FROM (%L) TO (MAXVALUE)', ahead);
  UPDATE measurement_partition SET ahead_from = ahead;
  RETURN made;
END
$$;
REVOKE EXECUTE ON FUNCTION extend_measurement_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION extend_measurement_partitions TO ${app_role};
SELECT extend_measurement_partitions(now() + interval '1 year');
