package dev.orrery.calendar.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.identity.Organization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What takes place in weeks of calendars, remembered for those who see all of it. It is true as long as the calendar is in
 * the state that it was read in, for which the database is asked each time.
 */
@Component
final class RememberedWeeks {
    private static final long MAX_BYTES = 48L << 20;
    private static final Duration MAX_IDLE = Duration.ofHours(1);

    private static final int WEEK_BYTES = 256;
    private static final int OCCURRENCE_BYTES = 320;

    private final Cache<Key, Week> weeks = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Key key, Week week) -> week.bytes())
            .expireAfterAccess(MAX_IDLE)
            .build();

    Optional<Week> get(Key key, String state) {
        return Optional.ofNullable(weeks.getIfPresent(key)).filter(week -> week.state.equals(state));
    }

    void put(Key key, Week week) {
        weeks.put(key, week);
    }

    /** {@code week} counts as in {@link WeekSpan}. */
    record Key(Organization organization, CalendarId calendar, long week) {}

    /**
     * All that takes place in a week, in order, also what began before it.
     *
     * @param state of the calendar, before this was read
     * @param occurrences empty where they are too many to remember, or rules say more than what is written down
     */
    record Week(String state, Optional<List<RememberedOccurrence>> occurrences) {
        Week {
            occurrences = occurrences.map(List::copyOf);
        }

        private int bytes() {
            long bytes = WEEK_BYTES;
            for (RememberedOccurrence occurrence : occurrences.orElse(List.of())) {
                bytes += OCCURRENCE_BYTES + occurrence.event().size();
            }
            return (int) Math.min(bytes, Integer.MAX_VALUE);
        }
    }
}
