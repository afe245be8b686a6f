package dev.orrery.okr.reading;

import static dev.orrery.okr.schema.Tables.KPI_PERIOD_VALUE;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What did KPIs come to in their latest periods? Those that are over are stored; the last one is what a KPI shows. */
final class SelectPeriodValues {
    private static final Field<String> KPI_ID = DSL.field(DSL.name("wanted", "kpi_id"), SQLDataType.CLOB);
    private static final Field<Instant> START = DSL.field(DSL.name("period", "start_time"), SQLDataType.INSTANT);
    private static final Field<BigDecimal> VALUE = DSL.field(DSL.name("period", "value"), SQLDataType.NUMERIC);

    private SelectPeriodValues() {}

    /** By KPI the values at the beginnings of its latest periods, at most {@code count}, in order. */
    static Map<String, List<Point>> latest(
            OrganizationTransaction transaction, List<KpiRecord> kpis, PeriodCalendar calendar, int count) {
        Map<String, List<Point>> latestFirst = new HashMap<>();
        for (KpiRecord kpi : kpis) {
            List<Point> points = new ArrayList<>();
            open(kpi, calendar).ifPresent(span -> points.add(new Point(span.from(), kpi.getCurrentValue())));
            latestFirst.put(kpi.getKpiId(), points);
        }
        transaction
                .sql()
                .select(KPI_ID, START, VALUE)
                .from(wanted(kpis))
                .crossJoin(DSL.lateral(DSL.select(KPI_PERIOD_VALUE.START_TIME, KPI_PERIOD_VALUE.VALUE)
                                .from(KPI_PERIOD_VALUE)
                                .where(
                                        KPI_PERIOD_VALUE.ORG_ID.eq(transaction.organizationId()),
                                        KPI_PERIOD_VALUE.KPI_ID.eq(KPI_ID))
                                .orderBy(KPI_PERIOD_VALUE.END_TIME.desc())
                                .limit(DSL.inline(count)))
                        .as("period"))
                .forEach(row -> latestFirst.computeIfPresent(
                        row.value1(), (id, points) -> plus(points, count, new Point(row.value2(), row.value3()))));
        latestFirst.values().forEach(Collections::reverse);
        return latestFirst;
    }

    /** The period of a KPI's latest measurement; empty without any. */
    static Optional<Span> open(KpiRecord kpi, PeriodCalendar calendar) {
        return Optional.ofNullable(kpi.getLastMeasureTime())
                .map(time -> Period.valueOf(kpi.getPeriod()).containing(time, calendar));
    }

    private static List<Point> plus(List<Point> latestFirst, int count, Point point) {
        if (latestFirst.size() < count) {
            latestFirst.add(point);
        }
        return latestFirst;
    }

    private static Table<Record> wanted(List<KpiRecord> kpis) {
        String[] ids = kpis.stream().map(KpiRecord::getKpiId).toArray(String[]::new);
        return DSL.table("unnest({0}) AS wanted (kpi_id)", DSL.val(ids, SQLDataType.CLOB.array()));
    }
}
