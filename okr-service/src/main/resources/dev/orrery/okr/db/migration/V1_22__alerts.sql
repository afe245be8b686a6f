-- What somebody should be told, and when nobody is.

CREATE TABLE alert (
  org_id uuid NOT NULL,
  alert_id text COLLATE "C" NOT NULL,
  type text NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  alert_time timestamptz NOT NULL,
  status text,
  value numeric(60, 10),
  is_silenced boolean NOT NULL,
  PRIMARY KEY (org_id, alert_id),
  CONSTRAINT alert_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE,
  CONSTRAINT alert_type CHECK (type IN ('KPI_BREACH', 'KPI_RECOVERED', 'KPI_REVIEW_DUE'))
);
SELECT secure_by_organization('alert');
CREATE INDEX alert_by_time ON alert (org_id, alert_time DESC, alert_id DESC);
CREATE INDEX alert_by_kpi ON alert (org_id, kpi_id, alert_time DESC, alert_id DESC);

CREATE TABLE silence (
  org_id uuid NOT NULL,
  silence_id text COLLATE "C" NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  start_time timestamptz NOT NULL,
  end_time timestamptz NOT NULL,
  reason text NOT NULL,
  creator_id uuid NOT NULL,
  PRIMARY KEY (org_id, silence_id),
  CONSTRAINT silence_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE,
  CONSTRAINT silence_order CHECK (start_time < end_time)
);
SELECT secure_by_organization('silence');
CREATE INDEX silence_by_kpi ON silence (org_id, kpi_id, end_time);

-- When a review is due that nobody was reminded of yet.
ALTER TABLE kpi ADD review_due_time timestamptz;
CREATE INDEX kpi_by_review_due ON kpi (org_id, review_due_time, kpi_id) WHERE review_due_time IS NOT NULL;
ALTER TABLE kpi NO FORCE ROW LEVEL SECURITY;
UPDATE kpi SET review_due_time = next_review_time WHERE next_review_time IS NOT NULL;
ALTER TABLE kpi FORCE ROW LEVEL SECURITY;
