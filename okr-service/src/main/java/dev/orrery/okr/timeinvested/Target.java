package dev.orrery.okr.timeinvested;

import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.LinkRecord;

/** What time is for. */
sealed interface Target {
    /** A key result. */
    record KeyResult(KeyResultId id) implements Target {}

    /** A KPI. */
    record Kpi(KpiId id) implements Target {}

    /** The database holds each link to exactly one. */
    static Target of(LinkRecord link) {
        return link.getTargetKeyResultId() == null
                ? new Kpi(new KpiId(link.getTargetKpiId()))
                : new KeyResult(new KeyResultId(link.getTargetObjectiveId(), link.getTargetKeyResultId()));
    }
}
