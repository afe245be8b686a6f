-- Where the measurements of KPIs come from by themselves.

CREATE TABLE kpi_binding (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  binding_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  source_kind text NOT NULL,
  -- The settings of its kind, as the contract's JSON.
  source jsonb NOT NULL,
  schedule text NOT NULL,
  time_zone text NOT NULL,
  is_disabled boolean NOT NULL,
  -- When it is due; null for a webhook, while disabled, and where the schedule has ended.
  next_run_time timestamptz,
  -- Whose run is under way, and when somebody else may begin one nevertheless.
  lease_id uuid,
  lease_end_time timestamptz,
  last_run_time timestamptz,
  last_success_time timestamptz,
  consecutive_failures integer NOT NULL DEFAULT 0,
  failure_fault text,
  failure_message text,
  failure_time timestamptz,
  -- What the address of a webhook says of it.
  hook_id uuid,
  -- How often its secret was made: the secret follows from that, and is not stored.
  secret_number integer NOT NULL DEFAULT 0,
  secret_time timestamptz,
  creator_id uuid NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, kpi_id, binding_id),
  CONSTRAINT kpi_binding_kpi FOREIGN KEY (org_id, kpi_id) REFERENCES kpi ON DELETE CASCADE,
  CONSTRAINT kpi_binding_source_kind CHECK (source_kind IN ('POSTGRES_VIEW', 'HTTP_API', 'WEBHOOK')),
  CONSTRAINT kpi_binding_hook CHECK ((source_kind = 'WEBHOOK') = (hook_id IS NOT NULL)),
  CONSTRAINT kpi_binding_schedule CHECK ((source_kind = 'WEBHOOK') = (schedule = '')),
  CONSTRAINT kpi_binding_lease CHECK ((lease_id IS NULL) = (lease_end_time IS NULL))
);
SELECT secure_by_organization('kpi_binding');
CREATE INDEX kpi_binding_by_next_run ON kpi_binding (org_id, next_run_time, kpi_id, binding_id)
  WHERE next_run_time IS NOT NULL;
CREATE UNIQUE INDEX kpi_binding_by_hook ON kpi_binding (org_id, hook_id) WHERE hook_id IS NOT NULL;

-- The calls of a webhook that were accepted, for as long as their timestamps are.
CREATE TABLE kpi_hook_call (
  org_id uuid NOT NULL,
  kpi_id text COLLATE "C" NOT NULL,
  binding_id text COLLATE "C" NOT NULL,
  call_id text COLLATE "C" NOT NULL,
  call_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, kpi_id, binding_id, call_id),
  CONSTRAINT kpi_hook_call_binding FOREIGN KEY (org_id, kpi_id, binding_id) REFERENCES kpi_binding ON DELETE CASCADE
);
SELECT secure_by_organization('kpi_hook_call');
CREATE INDEX kpi_hook_call_by_time ON kpi_hook_call (org_id, kpi_id, binding_id, call_time);

INSERT INTO service_secret (name, value)
VALUES ('kpi-hook-key', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
