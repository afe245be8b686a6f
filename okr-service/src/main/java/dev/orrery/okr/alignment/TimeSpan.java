package dev.orrery.okr.alignment;

/**
 * A span of somebody's time, in microseconds since 1970.
 *
 * @param end exclusive; not before {@code start}
 */
public record TimeSpan(long start, long end) {
    public TimeSpan {
        if (end < start) {
            throw new IllegalArgumentException("end: " + end + " (expected: not before " + start + ")");
        }
    }

    /** What of it lies within another span; of no length where nothing does. */
    public TimeSpan within(TimeSpan other) {
        long from = Math.max(start, other.start);
        return new TimeSpan(from, Math.max(from, Math.min(end, other.end)));
    }

    public long length() {
        return end - start;
    }
}
