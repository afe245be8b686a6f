package dev.orrery.recurrence;

import org.jspecify.annotations.Nullable;

/** The names of the parts of a rule. */
enum RulePart {
    FREQ(1),
    INTERVAL(1 << 1),
    BYDAY(1 << 2),
    UNTIL(1 << 3),
    COUNT(1 << 4),
    BYMONTH(1 << 5),
    BYMONTHDAY(1 << 6),
    BYSETPOS(1 << 7),
    WKST(1 << 8),
    BYHOUR(1 << 9),
    BYMINUTE(1 << 10),
    BYSECOND(1 << 11),
    BYYEARDAY(1 << 12),
    BYWEEKNO(1 << 13),
    RSCALE(1 << 14),
    SKIP(1 << 15);

    private static final RulePart[] ALL = values();

    /** Its place in a set of parts. */
    final int bit;

    RulePart(int bit) {
        this.bit = bit;
    }

    /** The part whose name stands in {@code text} between {@code from} and {@code to}, in any case; null if there is none. */
    static @Nullable RulePart of(String text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return null;
        }
        for (RulePart part : ALL) {
            String name = part.name();
            boolean isLikely =
                    name.length() == length && (name.charAt(length - 1) | 0x20) == (text.charAt(to - 1) | 0x20);
            if (isLikely && (text.startsWith(name, from) || text.regionMatches(true, from, name, 0, length))) {
                return part;
            }
        }
        return null;
    }
}
