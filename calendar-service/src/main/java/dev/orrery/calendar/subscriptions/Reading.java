package dev.orrery.calendar.subscriptions;

import com.google.protobuf.ByteString;
import dev.orrery.calendar.icalendar.CalendarText;
import dev.orrery.calendar.subscription.FetchFailure;
import org.jspecify.annotations.Nullable;

/** What came of reading an address. */
sealed interface Reading {
    /** The version that was there the last time. */
    record Same(Version version) implements Reading {}

    /** Another version, and all of it. */
    record Other(CalendarText text, Version version) implements Reading {}

    /** Nothing that could be read. */
    record Failed(FetchFailure failure) implements Reading {}

    /**
     * What tells a version from others.
     *
     * @param etag as the server named it
     * @param modified when the server says that it was made
     * @param hash of its octets
     */
    record Version(@Nullable String etag, @Nullable String modified, ByteString hash) {}
}
