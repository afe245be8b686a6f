package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.Point;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What was measured of a KPI, in the order of its moments, however much it is? The stream is to be closed. */
final class SelectMeasured {
    private static final int FETCH_SIZE = 5_000;

    private SelectMeasured() {}

    static Stream<Point> from(Edit edit, String kpiId, Instant from) {
        return of(edit, kpiId, MEASUREMENT.MEASURE_TIME.ge(from));
    }

    /** What lies after a state, or after nothing, and before a moment. */
    static Stream<Point> between(Edit edit, String kpiId, Optional<Instant> after, Instant before) {
        return of(
                edit,
                kpiId,
                after.map(MEASUREMENT.MEASURE_TIME::gt)
                        .orElse(DSL.noCondition())
                        .and(MEASUREMENT.MEASURE_TIME.lt(before)));
    }

    private static Stream<Point> of(Edit edit, String kpiId, Condition when) {
        return edit.sql()
                .select(MEASUREMENT.MEASURE_TIME, MEASUREMENT.VALUE)
                .from(MEASUREMENT)
                .where(MEASUREMENT.ORG_ID.eq(edit.organizationId()), MEASUREMENT.KPI_ID.eq(kpiId), when)
                .orderBy(MEASUREMENT.MEASURE_TIME)
                .fetchSize(FETCH_SIZE)
                .fetchStream()
                .map(row -> new Point(row.value1(), row.value2()));
    }
}
