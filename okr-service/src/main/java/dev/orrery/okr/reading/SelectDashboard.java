package dev.orrery.okr.reading;

import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.kpis.KpiFilters;
import dev.orrery.okr.kpis.KpiProtos;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.settings.SelectPeriodCalendar;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiDashboard;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How do the KPIs of an organisation do? */
final class SelectDashboard {
    private static final int SPARKLINE_PERIODS = 12;

    /** The worst first. An index has this very expression. */
    private static final Field<Integer> SEVERITY = DSL.field(
            "array_position(ARRAY['OFF_TRACK', 'AT_RISK', 'NO_DATA', 'ON_TRACK', 'ACHIEVED'], {0})",
            SQLDataType.INTEGER, KPI.STATUS);

    private SelectDashboard() {}

    static KpiDashboard of(OrganizationTransaction transaction, String filter, PageRequest asked) {
        Condition condition =
                KPI.ORG_ID.eq(transaction.organizationId()).and(KpiFilters.of(transaction.organization(), filter));
        Page<KpiRecord> page = page(transaction, condition, asked);
        Map<String, List<Point>> sparklines = SelectPeriodValues.latest(
                transaction, page.items(), SelectPeriodCalendar.of(transaction), SPARKLINE_PERIODS);
        return KpiDashboard.newBuilder()
                .addAllStatusCounts(counts(transaction, condition))
                .addAllEntries(page.items().stream()
                        .map(kpi -> KpiDashboard.Entry.newBuilder()
                                .setKpi(KpiProtos.of(transaction.organization(), kpi))
                                .addAllSparkline(sparklines.getOrDefault(kpi.getKpiId(), List.of()).stream()
                                        .map(ReadingProtos::point)
                                        .toList())
                                .build())
                        .toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private static Page<KpiRecord> page(OrganizationTransaction transaction, Condition condition, PageRequest asked) {
        Condition after = asked.after()
                .map(cursor -> DSL.row(SEVERITY, KPI.KPI_ID).gt(Integer.parseInt(cursor.get(0)), cursor.get(1)))
                .orElse(DSL.noCondition());
        return asked.page(
                transaction
                        .sql()
                        .selectFrom(KPI)
                        .where(condition, after)
                        .orderBy(SEVERITY, KPI.KPI_ID)
                        .limit(asked.limit())
                        .fetch(),
                row -> Cursor.of(severity(row.getStatus()), row.getKpiId()));
    }

    private static List<KpiDashboard.StatusCount> counts(OrganizationTransaction transaction, Condition condition) {
        return transaction
                .sql()
                .select(KPI.STATUS, DSL.count())
                .from(KPI)
                .where(condition)
                .groupBy(KPI.STATUS)
                .orderBy(SEVERITY)
                .fetch(row -> KpiDashboard.StatusCount.newBuilder()
                        .setStatus(Kpi.Status.valueOf(row.value1()))
                        .setCount(row.value2())
                        .build());
    }

    private static int severity(String status) {
        return switch (Kpi.Status.valueOf(status)) {
            case OFF_TRACK -> 1;
            case AT_RISK -> 2;
            case NO_DATA -> 3;
            case ON_TRACK -> 4;
            case ACHIEVED -> 5;
            case STATUS_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("status: " + status + " (expected: one that is stored)");
        };
    }
}
