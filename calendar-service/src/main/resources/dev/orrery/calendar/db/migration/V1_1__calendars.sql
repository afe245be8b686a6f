-- Calendars and who may do what with them. Ids are UUIDv7 or the caller's own, compared byte by byte.

CREATE TABLE calendar (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  description text NOT NULL,
  color text NOT NULL,
  time_zone text NOT NULL,
  visibility text NOT NULL,
  kind text NOT NULL,
  owner_id uuid NOT NULL,
  is_primary boolean NOT NULL,
  labels jsonb NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  delete_time timestamptz,
  purge_time timestamptz,
  PRIMARY KEY (org_id, calendar_id),
  CONSTRAINT calendar_visibility CHECK (visibility IN ('PRIVATE', 'ORG', 'PUBLIC')),
  CONSTRAINT calendar_kind CHECK (kind IN ('STANDARD', 'TEAM', 'HOLIDAYS', 'SUBSCRIPTION', 'RESOURCE')),
  CONSTRAINT calendar_deletion CHECK ((delete_time IS NULL) = (purge_time IS NULL))
);
SELECT secure_by_organization('calendar');

-- A user has one main calendar in an organisation.
CREATE UNIQUE INDEX calendar_primary ON calendar (org_id, owner_id) WHERE is_primary AND delete_time IS NULL;
CREATE INDEX calendar_purge ON calendar (org_id, purge_time) WHERE purge_time IS NOT NULL;

CREATE TABLE access_rule (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  rule_id text COLLATE "C" NOT NULL,
  grantee_kind text NOT NULL,
  -- The user's or squad's id; empty for the organisation and the public.
  grantee_id text COLLATE "C" NOT NULL,
  role text NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, calendar_id, rule_id),
  CONSTRAINT access_rule_grantee UNIQUE (org_id, calendar_id, grantee_kind, grantee_id),
  CONSTRAINT access_rule_calendar FOREIGN KEY (org_id, calendar_id) REFERENCES calendar ON DELETE CASCADE,
  CONSTRAINT access_rule_grantee_kind CHECK (grantee_kind IN ('USER', 'SQUAD', 'ORGANIZATION', 'EVERYONE')),
  CONSTRAINT access_rule_grantee_id CHECK ((grantee_id = '') = (grantee_kind IN ('ORGANIZATION', 'EVERYONE'))),
  CONSTRAINT access_rule_role CHECK (role IN ('FREE_BUSY', 'READ', 'WRITE', 'MANAGE', 'OWNER')),
  CONSTRAINT access_rule_owner CHECK (role <> 'OWNER' OR grantee_kind = 'USER')
);
SELECT secure_by_organization('access_rule');

-- From a caller to the calendars that a rule opens for them.
CREATE INDEX access_rule_by_grantee ON access_rule (org_id, grantee_kind, grantee_id, calendar_id) INCLUDE (role);
