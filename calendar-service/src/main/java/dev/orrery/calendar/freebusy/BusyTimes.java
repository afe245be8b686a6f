package dev.orrery.calendar.freebusy;

/**
 * When somebody or something is taken.
 *
 * @param busy certainly
 * @param tentative perhaps, and not certainly
 */
public record BusyTimes(IntervalSet busy, IntervalSet tentative) {
    public static final BusyTimes NONE = new BusyTimes(IntervalSet.EMPTY, IntervalSet.EMPTY);

    public BusyTimes {
        tentative = tentative.minus(busy);
    }

    public BusyTimes union(BusyTimes other) {
        return new BusyTimes(busy.union(other.busy), tentative.union(other.tentative));
    }
}
