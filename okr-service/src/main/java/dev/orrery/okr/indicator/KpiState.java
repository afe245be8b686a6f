package dev.orrery.okr.indicator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the measurements up to one say about what is to come after it: where a {@link StatusFold} can go on.
 *
 * @param lastTime of the last measurement
 * @param ordinal how many measurements there are up to it
 * @param summary of the period that it is in, up to it
 * @param segment that it is in, up to it
 * @param alerted the worst status that was told since the KPI was last well; null for none
 */
public record KpiState(
        Instant lastTime,
        long ordinal,
        PeriodSummary summary,
        Segment segment,
        Status status,
        Crossings crossings,
        @Nullable Status alerted) {}
