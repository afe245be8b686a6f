package dev.orrery.calendar.series;

import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.Revision;
import java.time.Instant;

/**
 * Answers whether an edit matters to attendees. RFC 5546 2.1.4: the sequence counts changes of times, rules and the
 * status; a new title or guest leaves it as it is.
 */
final class Significance {
    private Significance() {}

    /** The revision that follows {@code before}. */
    static Revision revised(EventBody before, Wanted wanted, boolean isRuleChanged, Instant now) {
        boolean isSignificant = isRuleChanged
                || !wanted.times().equals(before.times())
                || wanted.content().status() != before.content().status();
        return new Revision(before.revision().sequence() + (isSignificant ? 1 : 0), now);
    }
}
