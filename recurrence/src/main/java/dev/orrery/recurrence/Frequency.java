package dev.orrery.recurrence;

/** How long one interval of a rule is: the FREQ part, from the longest to the shortest. */
public enum Frequency {
    YEARLY,
    MONTHLY,
    WEEKLY,
    DAILY,
    HOURLY,
    MINUTELY,
    SECONDLY;

    /** Whether the intervals are days or longer, so that an all-day series can use them. */
    public boolean isDayBased() {
        return compareTo(DAILY) <= 0;
    }
}
