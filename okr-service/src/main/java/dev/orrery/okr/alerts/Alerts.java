package dev.orrery.okr.alerts;

import static dev.orrery.okr.schema.Tables.ALERT;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.HistoryPlan;
import dev.orrery.okr.indicator.Signal;
import dev.orrery.okr.indicator.StatusChange;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.AlertRecord;
import dev.orrery.okr.v1.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Raises alerts, once for each signal of a status history and each review, and takes back what never happened. */
public final class Alerts {
    private final Edit edit;
    private final Map<String, AlertRecord> removed = new LinkedHashMap<>();
    private final Map<String, AlertRecord> raised = new LinkedHashMap<>();

    public Alerts(Edit edit) {
        this.edit = edit;
    }

    /** The history of a KPI changes. */
    public void follow(KpiId kpi, HistoryPlan plan) {
        plan.removed().forEach(change -> add(kpi, change, removed));
        plan.added().forEach(change -> add(kpi, change, raised));
    }

    /** The time has come to review a KPI. */
    public void review(KpiId kpi, Instant due) {
        AlertRecord row = AlertProtos.ofReview(edit, kpi, due);
        raised.put(row.getAlertId(), row);
    }

    /** Writes what was said here, and logs the changes that anybody may hear of. */
    public void save() {
        if (removed.isEmpty() && raised.isEmpty()) {
            return;
        }
        Map<String, AlertRecord> known = known();
        Silences silences = Silences.of(edit, raised.values());
        List<AlertRecord> fresh = new ArrayList<>();
        List<AlertRecord> corrected = new ArrayList<>();
        for (AlertRecord row : raised.values()) {
            AlertRecord before = known.remove(row.getAlertId());
            if (before == null) {
                row.setIsSilenced(silences.cover(row));
                fresh.add(row);
                tell(row, null);
            } else {
                row.setIsSilenced(before.getIsSilenced());
                corrected.add(row);
                tell(row, before);
            }
        }
        known.keySet().retainAll(removed.keySet());
        known.values().stream()
                .filter(row -> !row.getIsSilenced())
                .forEach(row -> edit.changes().deleted(AlertProtos.of(edit.organization(), row)));
        edit.sql().batchDelete(known.values()).execute();
        edit.sql().batchInsert(fresh).execute();
        edit.sql().batchUpdate(corrected).execute();
    }

    private void add(KpiId kpi, StatusChange change, Map<String, AlertRecord> rows) {
        Signal signal = change.signal();
        if (signal != null) {
            AlertRecord row = AlertProtos.ofSignal(edit, kpi, change, signal);
            rows.put(row.getAlertId(), row);
        }
    }

    /** Those of both that are stored. */
    private Map<String, AlertRecord> known() {
        Set<String> ids = new HashSet<>(removed.keySet());
        ids.addAll(raised.keySet());
        return edit.sql()
                .selectFrom(ALERT)
                .where(ALERT.ORG_ID.eq(edit.organizationId()), ALERT.ALERT_ID.eq(DSL.any(ids.toArray(String[]::new))))
                .orderBy(ALERT.ALERT_TIME)
                .fetchMap(ALERT.ALERT_ID);
    }

    private void tell(AlertRecord row, @Nullable AlertRecord before) {
        if (row.getIsSilenced()) {
            return;
        }
        Alert after = AlertProtos.of(edit.organization(), row);
        if (before == null) {
            edit.changes().created(after);
        } else {
            edit.changes().updated(AlertProtos.of(edit.organization(), before), after);
        }
    }
}
