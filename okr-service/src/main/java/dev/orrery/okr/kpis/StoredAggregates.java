package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI_PERIOD_VALUE;
import static dev.orrery.okr.schema.Tables.KPI_SEGMENT;

import dev.orrery.kit.rows.Column;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.PeriodValue;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.schema.tables.records.KpiPeriodValueRecord;
import dev.orrery.okr.schema.tables.records.KpiSegmentRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** The periods and segments of KPIs that are over. */
final class StoredAggregates {
    private static final int FETCH_SIZE = 5_000;

    private static final String INSERT_SEGMENTS = """
            INSERT INTO kpi_segment (org_id, kpi_id, last_time, first_time, min_time, max_time, count, sum, first_value,
              min_value, max_value, last_value)
            SELECT {0}, rows.* FROM unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}) AS rows
            """;

    private StoredAggregates() {}

    /** Keeps those of walks instead of the ones that their KPIs had from there on. */
    static void replace(Edit edit, List<Walk> walks) {
        List<Walk> rewriting = walks.stream().filter(Walk::isRewriting).toList();
        if (!rewriting.isEmpty()) {
            delete(edit, rewriting);
        }
        List<KpiPeriodValueRecord> periods = new ArrayList<>();
        List<KpiSegmentRecord> segments = new ArrayList<>();
        for (Walk walk : walks) {
            walk.periods().forEach(period -> periods.add(row(edit, walk.kpiId(), period)));
            walk.segments().forEach(segment -> segments.add(row(edit, walk.kpiId(), segment)));
        }
        if (!periods.isEmpty()) {
            edit.sql().batchInsert(periods).execute();
        }
        insert(edit, segments);
    }

    /** The segments of a KPI that lie before a moment, in order; the stream is to be closed. */
    static Stream<Segment> segmentsBefore(Edit edit, String kpiId, Instant moment) {
        return edit.sql()
                .selectFrom(KPI_SEGMENT)
                .where(
                        KPI_SEGMENT.ORG_ID.eq(edit.organizationId()),
                        KPI_SEGMENT.KPI_ID.eq(kpiId),
                        KPI_SEGMENT.LAST_TIME.lt(moment))
                .orderBy(KPI_SEGMENT.LAST_TIME)
                .fetchSize(FETCH_SIZE)
                .fetchStream()
                .map(StoredAggregates::segment);
    }

    /** Forgets the periods of a KPI that is worked out anew. */
    static void deletePeriods(Edit edit, String kpiId) {
        edit.sql()
                .deleteFrom(KPI_PERIOD_VALUE)
                .where(KPI_PERIOD_VALUE.ORG_ID.eq(edit.organizationId()), KPI_PERIOD_VALUE.KPI_ID.eq(kpiId))
                .execute();
    }

    private static void insert(Edit edit, List<KpiSegmentRecord> rows) {
        if (!rows.isEmpty()) {
            edit.sql()
                    .query(
                            INSERT_SEGMENTS,
                            DSL.val(edit.organizationId()),
                            Column.ofTexts(rows, KpiSegmentRecord::getKpiId),
                            Column.ofMoments(rows, KpiSegmentRecord::getLastTime),
                            Column.ofMoments(rows, KpiSegmentRecord::getFirstTime),
                            Column.ofMoments(rows, KpiSegmentRecord::getMinTime),
                            Column.ofMoments(rows, KpiSegmentRecord::getMaxTime),
                            Column.ofCounts(rows, KpiSegmentRecord::getCount),
                            Column.ofNumbers(rows, KpiSegmentRecord::getSum),
                            Column.ofNumbers(rows, KpiSegmentRecord::getFirstValue),
                            Column.ofNumbers(rows, KpiSegmentRecord::getMinValue),
                            Column.ofNumbers(rows, KpiSegmentRecord::getMaxValue),
                            Column.ofNumbers(rows, KpiSegmentRecord::getLastValue))
                    .execute();
        }
    }

    /** The period and the segment in which a walk begins may have been over before, and are open again. */
    private static void delete(Edit edit, List<Walk> rewriting) {
        edit.sql()
                .deleteFrom(KPI_PERIOD_VALUE)
                .using(WalkBegins.of(rewriting))
                .where(
                        KPI_PERIOD_VALUE.ORG_ID.eq(edit.organizationId()),
                        KPI_PERIOD_VALUE.KPI_ID.eq(WalkBegins.KPI_ID),
                        KPI_PERIOD_VALUE.END_TIME.ge(WalkBegins.FROM))
                .execute();
        edit.sql()
                .deleteFrom(KPI_SEGMENT)
                .using(WalkBegins.of(rewriting))
                .where(
                        KPI_SEGMENT.ORG_ID.eq(edit.organizationId()),
                        KPI_SEGMENT.KPI_ID.eq(WalkBegins.KPI_ID),
                        // A walk begins a microsecond after a measurement, which may be a segment's last.
                        KPI_SEGMENT.LAST_TIME.ge(WalkBegins.LAST_BEFORE))
                .execute();
    }

    private static KpiPeriodValueRecord row(Edit edit, String kpiId, PeriodValue period) {
        return new KpiPeriodValueRecord(
                edit.organizationId(),
                kpiId,
                period.span().to(),
                period.span().from(),
                period.lastTime(),
                period.count(),
                period.value());
    }

    private static Segment segment(KpiSegmentRecord row) {
        return new Segment(
                row.getCount(),
                row.getSum(),
                new Point(row.getFirstTime(), row.getFirstValue()),
                new Point(row.getMinTime(), row.getMinValue()),
                new Point(row.getMaxTime(), row.getMaxValue()),
                new Point(row.getLastTime(), row.getLastValue()));
    }

    private static KpiSegmentRecord row(Edit edit, String kpiId, Segment segment) {
        return new KpiSegmentRecord(
                edit.organizationId(),
                kpiId,
                segment.last().time(),
                segment.first().time(),
                segment.min().time(),
                segment.max().time(),
                segment.count(),
                segment.sum(),
                segment.first().value(),
                segment.min().value(),
                segment.max().value(),
                segment.last().value());
    }
}
