package dev.orrery.okr.reading;

import static dev.orrery.okr.schema.Tables.KPI_SEGMENT;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.v1.ErrorReason;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What do the measurements of a KPI within a span of time come to? The segments that lie in it whole, and what is
 * measured before and after them, one by one: less than a segment at either end, and what is in none yet.
 */
final class SelectSegments {
    /** Ten million measurements: what can be held and looked at for one answer. */
    private static final int MAX_SEGMENTS = 200_000;

    private final OrganizationTransaction transaction;
    private final KpiRecord kpi;
    private final Span span;
    private final List<Segment> found = new ArrayList<>();

    private SelectSegments(OrganizationTransaction transaction, KpiRecord kpi, Span span) {
        this.transaction = transaction;
        this.kpi = kpi;
        this.span = span;
    }

    static List<Segment> in(OrganizationTransaction transaction, KpiRecord kpi, Span span) {
        SelectSegments select = new SelectSegments(transaction, kpi, span);
        select.run();
        return select.found;
    }

    private void run() {
        // Those of other rules may go over what is midnight now.
        List<Segment> whole = kpi.getIsRedefined() ? List.of() : whole();
        if (whole.isEmpty()) {
            addPoints(span);
            return;
        }
        addPoints(new Span(span.from(), whole.getFirst().first().time()));
        add(whole);
        addPoints(new Span(whole.getLast().last().time().plus(1, ChronoUnit.MICROS), span.to()));
    }

    private void addPoints(Span between) {
        add(SelectPoints.in(transaction, kpi.getKpiId(), between, MAX_SEGMENTS + 1).stream()
                .map(Segment::of)
                .toList());
    }

    private void add(List<Segment> more) {
        found.addAll(more);
        if (found.size() > MAX_SEGMENTS) {
            throw ServiceException.of(
                            ErrorReason.SERIES_TOO_DENSE,
                            "There are more measurements in this range than one answer is worked out from.")
                    .violation("start_time", span.from() + " (expected: nearer to end_time, " + span.to() + ")")
                    .build();
        }
    }

    private List<Segment> whole() {
        return transaction
                .sql()
                .select(
                        KPI_SEGMENT.COUNT,
                        KPI_SEGMENT.SUM,
                        KPI_SEGMENT.FIRST_TIME,
                        KPI_SEGMENT.FIRST_VALUE,
                        KPI_SEGMENT.MIN_TIME,
                        KPI_SEGMENT.MIN_VALUE,
                        KPI_SEGMENT.MAX_TIME,
                        KPI_SEGMENT.MAX_VALUE,
                        KPI_SEGMENT.LAST_TIME,
                        KPI_SEGMENT.LAST_VALUE)
                .from(KPI_SEGMENT)
                .where(
                        KPI_SEGMENT.ORG_ID.eq(transaction.organizationId()),
                        KPI_SEGMENT.KPI_ID.eq(kpi.getKpiId()),
                        KPI_SEGMENT.LAST_TIME.ge(span.from()),
                        KPI_SEGMENT.LAST_TIME.lt(span.to()),
                        KPI_SEGMENT.FIRST_TIME.ge(span.from()))
                .orderBy(KPI_SEGMENT.LAST_TIME)
                .limit(MAX_SEGMENTS + 1)
                .fetch(row -> new Segment(
                        row.value1(),
                        row.value2(),
                        new Point(row.value3(), row.value4()),
                        new Point(row.value5(), row.value6()),
                        new Point(row.value7(), row.value8()),
                        new Point(row.value9(), row.value10())));
    }
}
