package dev.orrery.okr.reading;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.indicator.Aggregation;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.PeriodSummary;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.kpis.KpiStore;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.settings.SelectPeriodCalendar;
import dev.orrery.okr.v1.KpiComparison;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A period of a KPI beside the one before it: the whole of that, and as much of it as has passed of this one. */
@Component
final class PeriodComparison {
    private final KpiStore kpis;

    PeriodComparison(KpiStore kpis) {
        this.kpis = kpis;
    }

    KpiComparison read(OrganizationTransaction transaction, KpiId id, Instant moment, Instant now) {
        KpiRecord kpi = kpis.row(transaction, id);
        PeriodCalendar calendar = SelectPeriodCalendar.of(transaction);
        Period period = Period.valueOf(kpi.getPeriod());
        Span whole = period.containing(moment, calendar);
        Span current = new Span(whole.from(), latest(whole.from(), earliest(whole.to(), now)));
        Span previous = period.before(whole, calendar);
        Duration passed = Duration.between(current.from(), current.to());
        Span toDate = current.equals(whole)
                ? previous
                : new Span(previous.from(), earliest(previous.from().plus(passed), previous.to()));
        return ReadingProtos.comparison(
                Aggregation.valueOf(kpi.getAggregation()),
                new ReadingProtos.Side(current, summary(transaction, kpi, current)),
                new ReadingProtos.Side(previous, summary(transaction, kpi, previous)),
                new ReadingProtos.Side(toDate, summary(transaction, kpi, toDate)));
    }

    private static Optional<PeriodSummary> summary(OrganizationTransaction transaction, KpiRecord kpi, Span span) {
        return SelectSegments.in(transaction, kpi, span).stream()
                .map(Segment::summary)
                .reduce(PeriodSummary::plus);
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
