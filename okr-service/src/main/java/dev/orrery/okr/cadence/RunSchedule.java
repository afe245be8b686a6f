package dev.orrery.okr.cadence;

import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.Expansion;
import dev.orrery.recurrence.Frequency;
import dev.orrery.recurrence.RecurrenceRule;
import dev.orrery.recurrence.RecurrenceSet;
import dev.orrery.recurrence.WorkBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something runs by itself: an RFC 5545 rule in a zone, counted from midnight of a day, so that what a rule leaves
 * open is round: every hour is on the hour.
 */
public final class RunSchedule {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LAST_RETRY = Duration.ofHours(6);

    /** More doublings than these lead beyond the last retry. */
    private static final int MAX_DOUBLINGS = 16;

    /** Far more than any sane rule needs to find its next date. */
    private static final WorkBudget BUDGET = WorkBudget.ofSteps(100_000);

    private final RecurrenceSet times;
    private final ZoneId zone;

    private RunSchedule(RecurrenceSet times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** Reads a rule; an {@code IllegalArgumentException} says what is wrong with it. */
    public static RunSchedule parse(String text, LocalDate firstDay, ZoneId zone) {
        RecurrenceRule rule = RecurrenceRule.parse(text);
        if (rule.frequency() == Frequency.SECONDLY || rule.bySecond().size() > 1) {
            throw new IllegalArgumentException(text + " (expected: at most once a minute)");
        }
        return new RunSchedule(RecurrenceSet.ofRule(rule, new EventTime.Zoned(firstDay.atStartOfDay(), zone)), zone);
    }

    /** The first time after a moment; empty where the rule has ended, or finds none within reason. */
    public Optional<Instant> after(Instant moment) {
        return switch (times.next(moment.plusNanos(1), 1, zone, BUDGET)) {
            case Expansion.Complete complete ->
                complete.occurrences().stream()
                        .map(occurrence -> occurrence.startTime())
                        .findFirst();
            case Expansion.BudgetSpent _ -> Optional.empty();
        };
    }

    /** How long to wait after so many failures in a row: each time twice as long. */
    public static Duration backOff(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS);
        Duration wait = FIRST_RETRY.multipliedBy(1L << doublings);
        return wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY;
    }
}
