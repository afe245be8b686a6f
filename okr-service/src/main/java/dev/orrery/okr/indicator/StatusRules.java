package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * How measurements of a KPI become its status.
 *
 * @param hysteresis by how much a value must be back from a threshold before it no longer counts as crossed
 * @param breachAfter how long a threshold must be crossed before the status says so
 * @param grace how long after a period without a measurement there is still no want of data
 */
public record StatusRules(
        Period period,
        PeriodCalendar calendar,
        Aggregation aggregation,
        BigDecimal hysteresis,
        Duration breachAfter,
        Duration grace,
        Targets targets) {
    public StatusRules {
        if (hysteresis.signum() < 0) {
            throw new IllegalArgumentException("hysteresis: " + hysteresis + " (expected: at least 0)");
        }
        if (breachAfter.isNegative() || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "breachAfter, grace: " + breachAfter + ", " + grace + " (expected: at least 0)");
        }
    }

    Period.Span periodOf(Instant moment) {
        return period.containing(moment, calendar);
    }

    /** When data is wanting after a last measurement in a period: the next one is over without any, and its grace. */
    Instant wantingAfter(Period.Span last) {
        return period.after(last, calendar).to().plus(grace);
    }
}
