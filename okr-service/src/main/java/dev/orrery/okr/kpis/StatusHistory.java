package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI_STATUS_CHANGE;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.rows.Column;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.alerts.Alerts;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.HistoryPlan;
import dev.orrery.okr.indicator.Signal;
import dev.orrery.okr.indicator.Status;
import dev.orrery.okr.indicator.StatusChange;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiStatusChangeRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The changes of KPIs' statuses. */
final class StatusHistory {
    private static final String DELETE = """
            DELETE FROM kpi_status_change USING unnest({1}, {2}) AS gone(kpi_id, change_time)
            WHERE kpi_status_change.org_id = {0} AND kpi_status_change.kpi_id = gone.kpi_id
              AND kpi_status_change.change_time = gone.change_time
            """;
    private static final String INSERT = """
            INSERT INTO kpi_status_change (org_id, kpi_id, change_time, status, value, signal)
            SELECT {0}, rows.* FROM unnest({1}, {2}, {3}, {4}, {5}) AS rows
            """;

    private StatusHistory() {}

    /** Where an entry of a history stands. */
    private record Entry(String kpiId, StatusChange change) {
        Instant time() {
            return change.time();
        }

        @Nullable String signal() {
            Signal signal = change.signal();
            return signal == null ? null : signal.name();
        }
    }

    /** Keeps what walks have found instead of what was known of the time after they began. */
    static void replace(Edit edit, List<Walk> walks) {
        Map<String, List<KpiStatusChangeRecord>> known = known(edit, walks);
        List<Entry> removed = new ArrayList<>();
        List<Entry> added = new ArrayList<>();
        Alerts alerts = new Alerts(edit);
        for (Walk walk : walks) {
            HistoryPlan plan = HistoryPlan.of(
                    known.getOrDefault(walk.kpiId(), List.of()).stream()
                            .map(StatusHistory::change)
                            .toList(),
                    walk.changes());
            alerts.follow(new KpiId(walk.kpiId()), plan);
            plan.removed().forEach(change -> removed.add(new Entry(walk.kpiId(), change)));
            plan.added().forEach(change -> added.add(new Entry(walk.kpiId(), change)));
        }
        delete(edit, removed);
        insert(edit, added);
        alerts.save();
    }

    private static void delete(Edit edit, List<Entry> entries) {
        if (!entries.isEmpty()) {
            edit.sql()
                    .query(
                            DELETE,
                            DSL.val(edit.organizationId()),
                            Column.ofTexts(entries, Entry::kpiId),
                            Column.ofMoments(entries, Entry::time))
                    .execute();
        }
    }

    private static void insert(Edit edit, List<Entry> entries) {
        if (!entries.isEmpty()) {
            edit.sql()
                    .query(
                            INSERT,
                            DSL.val(edit.organizationId()),
                            Column.ofTexts(entries, Entry::kpiId),
                            Column.ofMoments(entries, Entry::time),
                            Column.ofTexts(
                                    entries, entry -> entry.change().status().name()),
                            Column.ofNumbers(entries, entry -> entry.change().value()),
                            Column.ofTexts(entries, Entry::signal))
                    .execute();
        }
    }

    /** A page of a KPI's changes, the latest first, within a range that may be open. */
    static Page<KpiStatusChangeRecord> list(
            OrganizationTransaction transaction,
            KpiId id,
            Optional<Instant> start,
            Optional<Instant> end,
            PageRequest page) {
        Condition from = start.map(KPI_STATUS_CHANGE.CHANGE_TIME::ge).orElse(DSL.noCondition());
        Condition to = end.map(KPI_STATUS_CHANGE.CHANGE_TIME::lt).orElse(DSL.noCondition());
        Condition after = page.after()
                .map(cursor -> KPI_STATUS_CHANGE.CHANGE_TIME.lt(Instant.parse(cursor.get(0))))
                .orElse(DSL.noCondition());
        return page.page(
                transaction
                        .sql()
                        .selectFrom(KPI_STATUS_CHANGE)
                        .where(
                                KPI_STATUS_CHANGE.ORG_ID.eq(transaction.organizationId()),
                                KPI_STATUS_CHANGE.KPI_ID.eq(id.value()),
                                from,
                                to,
                                after)
                        .orderBy(KPI_STATUS_CHANGE.CHANGE_TIME.desc())
                        .limit(page.limit())
                        .fetch(),
                row -> Cursor.of(row.getChangeTime()));
    }

    private static Map<String, List<KpiStatusChangeRecord>> known(Edit edit, List<Walk> walks) {
        return new HashMap<>(edit.sql()
                .select(KPI_STATUS_CHANGE.fields())
                .from(WalkBegins.of(walks))
                .join(KPI_STATUS_CHANGE)
                .on(
                        KPI_STATUS_CHANGE.ORG_ID.eq(edit.organizationId()),
                        KPI_STATUS_CHANGE.KPI_ID.eq(WalkBegins.KPI_ID),
                        KPI_STATUS_CHANGE.CHANGE_TIME.ge(WalkBegins.FROM))
                .orderBy(KPI_STATUS_CHANGE.KPI_ID, KPI_STATUS_CHANGE.CHANGE_TIME)
                .fetchInto(KPI_STATUS_CHANGE)
                .intoGroups(KPI_STATUS_CHANGE.KPI_ID));
    }

    private static StatusChange change(KpiStatusChangeRecord row) {
        return new StatusChange(
                row.getChangeTime(),
                Status.valueOf(row.getStatus()),
                row.getValue(),
                row.getSignal() == null ? null : Signal.valueOf(row.getSignal()));
    }
}
