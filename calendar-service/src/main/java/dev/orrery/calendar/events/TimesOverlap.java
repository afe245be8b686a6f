package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.Occurrence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Whether the occurrence of a query runs into one of many times, or touches one. */
final class TimesOverlap {
    /** One value, so that each occurrence costs a search in it and not a comparison with every time. */
    private static final String MEETS = """
            (SELECT range_agg(tstzrange(t.starts_at, t.ends_at, '[]')) FROM unnest({0}, {1}) AS t(starts_at, ends_at))
              && tstzrange({2}, {3}, '[]')
            """;

    private TimesOverlap() {}

    /** At least one time. */
    static Condition of(List<Occurrence> times) {
        Instant first = times.stream()
                .map(Occurrence::startsAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = times.stream()
                .map(Occurrence::endsAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return OCCURRENCE
                .STARTS_AT
                .le(last)
                .and(OCCURRENCE.ENDS_AT.ge(first))
                .and(DSL.condition(
                        MEETS,
                        moments(times, Occurrence::startsAt),
                        moments(times, Occurrence::endsAt),
                        OCCURRENCE.STARTS_AT,
                        OCCURRENCE.ENDS_AT));
    }

    private static Field<OffsetDateTime[]> moments(List<Occurrence> times, Function<Occurrence, Instant> moment) {
        return DSL.val(times.stream()
                .map(time -> moment.apply(time).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
    }
}
