package dev.orrery.recurrence;

/** Seconds to look at, so that nothing is searched for beyond what was asked: from {@code from} to {@code to}, exclusive. */
record Range(long from, long to) {
    private static final long MARGIN = 2 * Civil.SECONDS_PER_DAY;
    /** Everything iCalendar can write, in any zone. */
    static final Range ALL = new Range(Civil.MIN_LOCAL - MARGIN, Civil.MAX_LOCAL + MARGIN);

    static Range from(long key) {
        return new Range(key, ALL.to);
    }

    static Range before(long key) {
        return new Range(ALL.from, key);
    }

    static Range only(long key) {
        return new Range(key, key + 1);
    }

    /** The last local second that can be in the range: no clock is more than 18 hours off. */
    long lastLocal() {
        return to + Civil.SECONDS_PER_DAY;
    }

    long firstLocal() {
        return from - Civil.SECONDS_PER_DAY;
    }
}
