-- What KPIs are read by: a year of minutes is half a million measurements, ten thousand segments, and twelve months.

-- When an organisation's days and weeks begin; one without a row has UTC and Mondays.
CREATE TABLE kpi_settings (
  org_id uuid NOT NULL,
  time_zone text NOT NULL,
  week_start text NOT NULL,
  version bigint NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id),
  CONSTRAINT kpi_settings_week_start CHECK (week_start IN
    ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'))
);
SELECT secure_by_organization('kpi_settings');

-- The periods of a KPI that are over: each with a measurement in it and one after it.
CREATE TABLE kpi_period_value (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  end_time timestamptz NOT NULL,
  start_time timestamptz NOT NULL,
  last_time timestamptz NOT NULL,
  count bigint NOT NULL,
  value numeric(60, 10) NOT NULL,
  PRIMARY KEY (org_id, kpi_id, end_time),
  CONSTRAINT kpi_period_value_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE
);
SELECT secure_by_organization('kpi_period_value');

-- Up to fifty measurements of a KPI that follow each other within a day. The latest ones are in none yet.
CREATE TABLE kpi_segment (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  last_time timestamptz NOT NULL,
  first_time timestamptz NOT NULL,
  min_time timestamptz NOT NULL,
  max_time timestamptz NOT NULL,
  count bigint NOT NULL,
  sum numeric(60, 10) NOT NULL,
  first_value numeric(30, 10) NOT NULL,
  min_value numeric(30, 10) NOT NULL,
  max_value numeric(30, 10) NOT NULL,
  last_value numeric(30, 10) NOT NULL,
  PRIMARY KEY (org_id, kpi_id, last_time),
  CONSTRAINT kpi_segment_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE
);
SELECT secure_by_organization('kpi_segment');

-- The worst first, as the dashboard shows them.
CREATE INDEX kpi_by_severity ON kpi
  (org_id, array_position(ARRAY['OFF_TRACK', 'AT_RISK', 'NO_DATA', 'ON_TRACK', 'ACHIEVED'], status), kpi_id);

-- The KPIs there are get theirs from the job that keeps their history: from their first measurement on.
ALTER TABLE kpi NO FORCE ROW LEVEL SECURITY;
ALTER TABLE kpi_checkpoint NO FORCE ROW LEVEL SECURITY;
DELETE FROM kpi_checkpoint;
UPDATE kpi SET state = NULL, is_redefined = true, next_evaluation_time = now();
ALTER TABLE kpi FORCE ROW LEVEL SECURITY;
ALTER TABLE kpi_checkpoint FORCE ROW LEVEL SECURITY;
