package dev.orrery.calendar.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * When an address is read next. Each wait is a little longer than it need be, by a part that follows from a seed, so that
 * those that began together, or failed together, do not all come back at once.
 */
public final class RefreshTimes {
    static final Duration LONGEST = Duration.ofDays(7);

    /** Where nobody says anything. */
    static final Duration USUAL = Duration.ofHours(1);

    static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    static final Duration LAST_RETRY = Duration.ofDays(1);

    private static final int SPREAD = 8;

    private RefreshTimes() {}

    /**
     * How long to wait between two readings.
     *
     * @param chosen by people here, whom nobody overrules
     * @param asked by the calendar that is read
     */
    public static Duration interval(@Nullable Duration chosen, @Nullable Duration asked) {
        if (chosen != null) {
            return chosen;
        }
        return asked == null || asked.compareTo(USUAL) < 0 ? USUAL : min(asked, LONGEST);
    }

    public static Instant afterSuccess(Instant now, Duration interval, long seed) {
        return now.plus(spread(interval, seed));
    }

    /**
     * Twice as late after each failure, up to a day.
     *
     * @param failures how many in a row, this one included
     */
    public static Instant afterFailure(Instant now, int failures, @Nullable Duration retryAfter, long seed) {
        Duration wait = FIRST_RETRY;
        for (int i = 1; i < failures && wait.compareTo(LAST_RETRY) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        if (retryAfter != null && retryAfter.compareTo(wait) > 0) {
            wait = retryAfter;
        }
        return now.plus(spread(min(wait, LAST_RETRY), seed));
    }

    private static Duration spread(Duration wait, long seed) {
        long most = wait.dividedBy(SPREAD).toMillis();
        return wait.plusMillis(new SplittableRandom(seed).nextLong(most + 1));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
