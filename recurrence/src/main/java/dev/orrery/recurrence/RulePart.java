package dev.orrery.recurrence;

import org.jspecify.annotations.Nullable;

/** The names of the parts of a rule. */
enum RulePart {
    FREQ,
    INTERVAL,
    BYDAY,
    UNTIL,
    COUNT,
    BYMONTH,
    BYMONTHDAY,
    BYSETPOS,
    WKST,
    BYHOUR,
    BYMINUTE,
    BYSECOND,
    BYYEARDAY,
    BYWEEKNO,
    RSCALE,
    SKIP;

    private static final RulePart[] ALL = values();

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
            if (isLikely && text.regionMatches(true, from, name, 0, length)) {
                return part;
            }
        }
        return null;
    }
}
