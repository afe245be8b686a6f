-- Measurements are kept as long as the operator says: for ever, unless told otherwise.
ALTER TABLE measurement_partition
  -- What was measured before this is refused, and what it came to stays as it is.
  ADD kept_from timestamptz NOT NULL DEFAULT '0001-01-01 00:00+00',
  -- Up to where measurements have been dropped.
  ADD dropped_to timestamptz NOT NULL DEFAULT '0001-01-01 00:00+00';

-- Moves the limit to the beginning of a moment's quarter, never back, and answers whether anything is to be dropped now.
-- Whatever is asked for, two years stay.
CREATE FUNCTION keep_measurements_from(moment timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp SET timezone = 'UTC' AS $$
BEGIN
  -- Whoever writes what is old holds this lock too, shared: they are done by now, or will see the limit.
  PERFORM pg_advisory_xact_lock(hashtextextended('measurement-retention', 0));
  UPDATE measurement_partition
    SET kept_from = greatest(kept_from, date_trunc('quarter', least(moment, now() - interval '2 years')));
  RETURN (SELECT kept_from > dropped_to AND kept_from >= '2024-01-01 00:00+00' FROM measurement_partition);
END
$$;
REVOKE EXECUTE ON FUNCTION keep_measurements_from FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_measurements_from TO ${app_role};

-- Drops the quarters before the limit and answers how many. What is older than the first quarter goes with it, and its
-- partition grows over the gap, so that the partitions cover all of time as before.
CREATE FUNCTION drop_measurements() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp SET timezone = 'UTC'
    -- Everybody who measures would wait behind this: rather another time.
    SET lock_timeout = '2s' AS $$
DECLARE
  kept timestamptz;
  quarter timestamptz;
  dropped integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('measurement-partitions', 0));
  SELECT kept_from, greatest(dropped_to, '2024-01-01 00:00+00') INTO kept, quarter
    FROM measurement_partition WHERE kept_from > dropped_to;
  IF kept IS NULL OR kept < quarter THEN
    RETURN 0;
  END IF;
  ALTER TABLE measurement DETACH PARTITION measurement_old;
  TRUNCATE measurement_old;
  WHILE quarter < kept LOOP
    EXECUTE format('DROP TABLE %I', 'measurement_' || to_char(quarter, 'YYYY"q"Q'));
    quarter := quarter + interval '3 months';
    dropped := dropped + 1;
  END LOOP;
  EXECUTE format('ALTER TABLE measurement ATTACH PARTITION measurement_old FOR VALUES FROM (MINVALUE) TO (%L)', kept);
  UPDATE measurement_partition SET dropped_to = kept;
  RETURN dropped;
END
$$;
REVOKE EXECUTE ON FUNCTION drop_measurements FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_measurements TO ${app_role};
