package dev.orrery.okr.kpis;

import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.schema.tables.records.KpiStatusChangeRecord;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiStatusChange;

/** Changes of status as the contract's. */
final class StatusChangeProtos {
    private StatusChangeProtos() {}

    static KpiStatusChange of(KpiStatusChangeRecord row) {
        KpiStatusChange.Builder change = KpiStatusChange.newBuilder()
                .setTime(Times.of(row.getChangeTime()))
                .setStatus(Kpi.Status.valueOf(row.getStatus()))
                .setValue(Decimals.of(row.getValue()));
        if (row.getSignal() != null) {
            change.setSignal(KpiStatusChange.Signal.valueOf(row.getSignal()));
        }
        return change.build();
    }
}
