-- How KPIs did over time: a function of their measurements and targets, kept so that it need not be worked out again.

ALTER TABLE kpi
  ADD hysteresis numeric(30, 10) NOT NULL DEFAULT 0,
  ADD breach_after_seconds bigint NOT NULL DEFAULT 0,
  ADD grace_seconds bigint NOT NULL DEFAULT 0,
  -- After the latest measurement; null without any.
  ADD state bytea,
  -- When status or target may change next if nothing is measured.
  ADD next_evaluation_time timestamptz,
  -- What state and history were worked out by is not what holds now.
  ADD is_redefined boolean NOT NULL DEFAULT false;
CREATE INDEX kpi_by_next_evaluation ON kpi (org_id, next_evaluation_time, kpi_id) WHERE next_evaluation_time IS NOT NULL;

-- A target holds from its moment until the next one's.
CREATE TABLE kpi_target (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  effective_time timestamptz NOT NULL,
  target_value numeric(30, 10),
  warn_threshold numeric(30, 10),
  alarm_threshold numeric(30, 10),
  PRIMARY KEY (org_id, kpi_id, effective_time),
  CONSTRAINT kpi_target_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE
);
SELECT secure_by_organization('kpi_target');

CREATE TABLE kpi_status_change (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  change_time timestamptz NOT NULL,
  status text NOT NULL,
  value numeric(60, 10) NOT NULL,
  signal text,
  PRIMARY KEY (org_id, kpi_id, change_time),
  CONSTRAINT kpi_status_change_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE,
  CONSTRAINT kpi_status_change_status CHECK (status IN ('ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'ACHIEVED', 'NO_DATA')),
  CONSTRAINT kpi_status_change_signal CHECK (signal IN ('BREACH', 'RECOVERED'))
);
SELECT secure_by_organization('kpi_status_change');

-- States on the way, so that a late measurement need not begin at the first.
CREATE TABLE kpi_checkpoint (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  last_time timestamptz NOT NULL,
  state bytea NOT NULL,
  PRIMARY KEY (org_id, kpi_id, last_time),
  CONSTRAINT kpi_checkpoint_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE
);
SELECT secure_by_organization('kpi_checkpoint');

-- Who writes a measurement holds its KPI's row, and who deletes the row deletes its measurements before: a check of
-- each row would cost more than the row.
ALTER TABLE measurement DROP CONSTRAINT measurement_kpi;

-- The KPIs there are get their history from the job that keeps it. The owner sees no rows of any organisation as long
-- as row security is forced on it.
ALTER TABLE kpi NO FORCE ROW LEVEL SECURITY;
ALTER TABLE kpi_target NO FORCE ROW LEVEL SECURITY;
INSERT INTO kpi_target
  SELECT org_id, kpi_id, '0001-01-01 00:00+00', target_value, warn_threshold, alarm_threshold FROM kpi;
UPDATE kpi SET is_redefined = true, next_evaluation_time = now();
ALTER TABLE kpi FORCE ROW LEVEL SECURITY;
ALTER TABLE kpi_target FORCE ROW LEVEL SECURITY;
