-- What was committed, in the order in which it can be read without missing anything: a row counts from the moment on
-- that no transaction with a lower xid is running. A sequence alone would not do: it is drawn long before the commit.
CREATE TABLE change_log (
    org_id uuid NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    resource_name text NOT NULL, -- without the organisation: calendars/c/events/e
    type text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('CREATED', 'UPDATED', 'DELETED')),
    payload bytea NOT NULL,
    changed_fields text[] NOT NULL,
    actor uuid NOT NULL,
    change_time timestamptz NOT NULL,
    PRIMARY KEY (org_id, xid, sequence)
);
CREATE INDEX change_log_position ON change_log (xid, sequence);
SELECT secure_by_organization('change_log');
REVOKE UPDATE, DELETE ON change_log FROM ${app_role};

-- The fan-out reads every organisation's rows; retention takes the old ones away, and no others.
GRANT SELECT, DELETE ON change_log TO ${changes_role};
CREATE POLICY every_change ON change_log FOR SELECT TO ${changes_role} USING (true);
CREATE POLICY epoch_check ON change_log FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY old_changes ON change_log FOR DELETE TO ${changes_role} USING (change_time < now() - interval '1 day');

-- Up to where rows have been taken away. The epoch is another after the log was moved to a server whose transaction
-- ids begin anew: positions from before mean nothing there.
CREATE TABLE change_horizon (
    epoch integer NOT NULL,
    xid xid8 NOT NULL,
    sequence bigint NOT NULL
);
CREATE UNIQUE INDEX change_horizon_is_one ON change_horizon ((true));
INSERT INTO change_horizon (epoch, xid, sequence) VALUES (1, '0', 0);
REVOKE INSERT, UPDATE, DELETE ON change_horizon FROM ${app_role};
GRANT SELECT, UPDATE ON change_horizon TO ${changes_role};
