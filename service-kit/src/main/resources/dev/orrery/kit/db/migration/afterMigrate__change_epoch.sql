-- A log that was restored into another server holds transaction ids which that server has yet to reach; nobody could
-- read on from there. It begins anew in another epoch, and watchers are told to list again.
DO $$
BEGIN
    IF EXISTS (SELECT FROM change_log WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())) THEN
        TRUNCATE change_log;
        UPDATE change_horizon SET epoch = epoch + 1, xid = '0', sequence = 0;
    END IF;
END
$$;
