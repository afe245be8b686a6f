package dev.orrery.okr.calendar;

import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of an event matters here.
 *
 * @param title empty for an event whose details are private: links are seen by all members
 * @param start null where calendar-service says none
 */
public record EventFacts(
        EventId id,
        String title,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean isRecurring,
        Instant createTime) {
    /** Of an event as calendar-service sends it. */
    public static EventFacts of(EventId id, Event event) {
        boolean isPrivate = switch (event.getVisibility()) {
            case PRIVATE, CONFIDENTIAL -> true;
            case VISIBILITY_UNSPECIFIED, DEFAULT, PUBLIC, UNRECOGNIZED -> false;
        };
        return new EventFacts(
                id,
                isPrivate ? "" : event.getTitle(),
                instant(event.getStart()),
                instant(event.getEnd()),
                event.getRecurrenceCount() > 0,
                Times.instant("event.create_time", event.getCreateTime()));
    }

    private static @Nullable Instant instant(EventTime time) {
        return Times.optional("event.time", time.hasInstant(), time.getInstant());
    }
}
