package dev.orrery.calendar.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.calendar.v1.Event;
import java.time.Duration;
import java.util.function.Supplier;

/** What was shown of remembered events: it says the same as long as it is of the same row. */
final class RememberedViews {
    private static final long MAX_BYTES = 32L << 20;
    private static final Duration MAX_IDLE = Duration.ofHours(1);

    private static final int ENTRY_BYTES = 768;

    private final Cache<Key, Event> views = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Key key, Event event) -> ENTRY_BYTES + event.getSerializedSize())
            .expireAfterAccess(MAX_IDLE)
            .build();

    Event get(StoredEvent stored, EventView view, Supplier<Event> made) {
        Key key = new Key(stored, view);
        Event known = views.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Event event = made.get();
        views.put(key, event);
        return event;
    }

    /** An event is the very object that was read of one row; comparing all that it says would take long. */
    private record Key(StoredEvent stored, EventView view) {
        @Override
        @SuppressWarnings("ReferenceEquality") // The very object is meant, as said above.
        public boolean equals(Object other) {
            return other instanceof Key key && stored == key.stored && view.equals(key.view);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(stored);
        }
    }
}
