package dev.orrery.okr.cadence;

import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.Expansion;
import dev.orrery.recurrence.OccurrenceCursor;
import dev.orrery.recurrence.RecurrenceRule;
import dev.orrery.recurrence.RecurrenceSet;
import dev.orrery.recurrence.Window;
import dev.orrery.recurrence.WorkBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dates on which something is checked in on: an RFC 5545 rule, counted in UTC from 09:00 on a day. */
public final class Cadence {
    private static final LocalTime TIME_OF_DAY = LocalTime.of(9, 0);

    /** Far more than any rule of days needs to find two dates. */
    private static final WorkBudget BUDGET = WorkBudget.ofSteps(100_000);

    private final Instant beginning;
    private final RecurrenceSet dates;

    private Cadence(Instant beginning, RecurrenceSet dates) {
        this.beginning = beginning;
        this.dates = dates;
    }

    /** Reads a rule; an {@code IllegalArgumentException} says what is wrong with it. */
    public static Cadence parse(String text, LocalDate firstDay) {
        RecurrenceRule rule = RecurrenceRule.parse(text);
        if (!rule.frequency().isDayBased()) {
            throw new IllegalArgumentException(rule.frequency() + " (expected: DAILY or rarer)");
        }
        EventTime.Zoned start = new EventTime.Zoned(firstDay.atTime(TIME_OF_DAY), ZoneOffset.UTC);
        return new Cadence(start.toInstant(ZoneOffset.UTC), RecurrenceSet.ofRule(rule, start));
    }

    /** The date that the next check-in is for, after the last one; empty where the rule has ended. */
    public Optional<Instant> next(@Nullable Instant lastCheckIn) {
        if (lastCheckIn == null || lastCheckIn.isBefore(beginning)) {
            return from(beginning, 1).stream().findFirst();
        }
        List<Instant> following = from(lastCheckIn.plusNanos(1), 2);
        boolean isForTheNextDate = !following.isEmpty()
                && Duration.between(lastCheckIn, following.getFirst())
                                .compareTo(Duration.between(dateBefore(lastCheckIn), lastCheckIn))
                        < 0;
        return following.stream().skip(isForTheNextDate ? 1 : 0).findFirst();
    }

    /** The latest date until a moment; before the first, when the dates begin to be counted. */
    private Instant dateBefore(Instant moment) {
        OccurrenceCursor cursor =
                dates.occurrencesBackward(new Window(beginning, moment.plusNanos(1), ZoneOffset.UTC), BUDGET);
        return cursor.advance() ? cursor.current().startTime() : beginning;
    }

    /** The next dates from a moment on, it among them; fewer than {@code count} where the rule ends. */
    public List<Instant> from(Instant moment, int count) {
        return switch (dates.next(moment, count, ZoneOffset.UTC, BUDGET)) {
            case Expansion.Complete complete ->
                complete.occurrences().stream()
                        .map(occurrence -> occurrence.startTime())
                        .toList();
            case Expansion.BudgetSpent _ -> List.of();
        };
    }
}
