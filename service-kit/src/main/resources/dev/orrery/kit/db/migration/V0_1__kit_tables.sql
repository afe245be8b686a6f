-- Tables that every service has in its own schema. Versions 0.x belong to the kit.

-- The organisation of the running transaction; null outside of one, so that no row matches.
CREATE FUNCTION current_organization() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('orrery.org_id', true), '')::uuid;

-- Every table with an org_id calls this once: SELECT secure_by_organization('event').
-- Forced, so that even the owner sees one organisation at a time.
CREATE FUNCTION secure_by_organization(secured regclass) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', secured);
    EXECUTE format(
        'CREATE POLICY organization_only ON %s USING (org_id = current_organization()) WITH CHECK (org_id = current_organization())',
        secured);
END
$$;

-- Organisations seen in tokens: what a change needs to be named without asking Keycloak.
CREATE TABLE organization (
    org_id uuid PRIMARY KEY,
    alias text NOT NULL,
    create_time timestamptz NOT NULL DEFAULT now()
);
SELECT secure_by_organization('organization');
GRANT SELECT ON organization TO ${changes_role};
CREATE POLICY every_organization ON organization FOR SELECT TO ${changes_role} USING (true);

-- Responses to mutations with a request id, kept for 24 hours.
CREATE TABLE request_log (
    org_id uuid NOT NULL,
    user_id uuid NOT NULL,
    request_id text NOT NULL,
    fingerprint bytea NOT NULL,
    response bytea,
    create_time timestamptz NOT NULL,
    PRIMARY KEY (org_id, user_id, request_id)
);
SELECT secure_by_organization('request_log');
CREATE INDEX request_log_age ON request_log (org_id, create_time);

-- What all instances of the service must share and nobody else may know.
CREATE TABLE service_secret (
    name text PRIMARY KEY,
    value bytea NOT NULL
);
INSERT INTO service_secret (name, value)
VALUES ('page-token-key', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
REVOKE INSERT, UPDATE, DELETE ON service_secret FROM ${app_role};
