package dev.orrery.okr.kpis;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KpiId;

/** What goes with a KPI: before its row is deleted, in the same transaction. */
public interface KpiListener {
    void deleting(Edit edit, KpiId kpi);
}
