-- Whoever writes what follows from measurements holds the KPI's row, and who deletes the row deletes that before, as with
-- the measurements themselves: each check looked through all that a transaction had made of the KPI's row.
ALTER TABLE kpi_status_change DROP CONSTRAINT kpi_status_change_kpi;
ALTER TABLE kpi_checkpoint DROP CONSTRAINT kpi_checkpoint_kpi;
ALTER TABLE kpi_period_value DROP CONSTRAINT kpi_period_value_kpi;
ALTER TABLE kpi_segment DROP CONSTRAINT kpi_segment_kpi;

-- A KPI's row changes with each batch of its measurements, seldom in what an index is about: with room beside it, it is
-- written there, and no index hears of it.
ALTER TABLE kpi SET (fillfactor = 50);
