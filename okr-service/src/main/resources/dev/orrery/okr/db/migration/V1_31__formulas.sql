-- KPIs that are computed from others.

ALTER TABLE kpi
  ADD formula text NOT NULL DEFAULT '',
  DROP CONSTRAINT kpi_source_type,
  ADD CONSTRAINT kpi_source_type CHECK (source_type IN ('MANUAL', 'EXTERNAL', 'FORMULA')),
  ADD CONSTRAINT kpi_formula CHECK ((source_type = 'FORMULA') = (formula <> ''));

CREATE TABLE kpi_formula_input (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  input_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (org_id, kpi_id, input_id),
  CONSTRAINT kpi_formula_input_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE,
  CONSTRAINT kpi_formula_input_input FOREIGN KEY (org_id, input_id) REFERENCES kpi (org_id, kpi_id)
);
SELECT secure_by_organization('kpi_formula_input');
CREATE INDEX kpi_formula_input_by_input ON kpi_formula_input (org_id, input_id);
