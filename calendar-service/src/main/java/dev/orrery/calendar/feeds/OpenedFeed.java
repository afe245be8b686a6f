package dev.orrery.calendar.feeds;

import dev.orrery.calendar.calendars.StoredCalendar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed that was found by its address.
 *
 * @param contentVersion another one whenever the calendar or its events were written
 */
record OpenedFeed(
        FeedName name,
        FeedDetail detail,
        @Nullable Instant lastAccessTime,
        StoredCalendar calendar,
        String contentVersion) {}
