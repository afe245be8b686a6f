package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a period with measurements came to.
 *
 * @param lastTime of its latest measurement
 * @param count of its measurements; at least 1
 */
public record PeriodValue(Period.Span span, Instant lastTime, long count, BigDecimal value) {}
