package dev.orrery.okr.alerts;

import static dev.orrery.okr.schema.Tables.SILENCE;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.AlertRecord;
import dev.orrery.okr.schema.tables.records.SilenceRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/** The silences of some KPIs. An alert falls into one by when it happened, not by when it was found out. */
final class Silences {
    private final Map<String, List<SilenceRecord>> byKpi;

    private Silences(Map<String, List<SilenceRecord>> byKpi) {
        this.byKpi = byKpi;
    }

    /** Of the KPIs of alerts. */
    static Silences of(Edit edit, Collection<AlertRecord> alerts) {
        String[] kpis = alerts.stream().map(AlertRecord::getKpiId).distinct().toArray(String[]::new);
        return new Silences(Map.copyOf(edit.sql()
                .selectFrom(SILENCE)
                .where(SILENCE.ORG_ID.eq(edit.organizationId()), SILENCE.KPI_ID.eq(DSL.any(kpis)))
                .fetchGroups(SILENCE.KPI_ID)));
    }

    boolean cover(AlertRecord alert) {
        return byKpi.getOrDefault(alert.getKpiId(), List.of()).stream()
                .anyMatch(silence -> !alert.getAlertTime().isBefore(silence.getStartTime())
                        && alert.getAlertTime().isBefore(silence.getEndTime()));
    }
}
