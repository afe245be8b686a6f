package dev.orrery.okr.reading;

import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.indicator.Point;
import java.util.List;

/** What was measured of a KPI within a span of time? */
final class SelectPoints {
    private SelectPoints() {}

    static List<Point> in(OrganizationTransaction transaction, String kpiId, Span span, int limit) {
        return transaction
                .sql()
                .select(MEASUREMENT.MEASURE_TIME, MEASUREMENT.VALUE)
                .from(MEASUREMENT)
                .where(
                        MEASUREMENT.ORG_ID.eq(transaction.organizationId()),
                        MEASUREMENT.KPI_ID.eq(kpiId),
                        MEASUREMENT.MEASURE_TIME.ge(span.from()),
                        MEASUREMENT.MEASURE_TIME.lt(span.to()))
                .orderBy(MEASUREMENT.MEASURE_TIME)
                .limit(limit)
                .fetch(row -> new Point(row.value1(), row.value2()));
    }
}
