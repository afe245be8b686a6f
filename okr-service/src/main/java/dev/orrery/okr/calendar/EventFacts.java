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
 * @param splitFrom the series that this one continues; null for none
 * @param firstOccurrence original start of its first instance, as links name it
 */
public record EventFacts(
        EventId id,
        String title,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean isRecurring,
        @Nullable EventId splitFrom,
        String firstOccurrence,
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
                EventId.NAME
                        .match(event.getSplitFrom())
                        .map(name -> new EventId(name.get(1), name.get(2)))
                        .orElse(null),
                originalStart(event.getStart()),
                Times.instant("event.create_time", event.getCreateTime()));
    }

    /** Basic ISO; in UTC where it has a zone. */
    private static String originalStart(EventTime time) {
        Instant moment = instant(time);
        String text = time.getTimeZone().isEmpty() || moment == null
                ? time.getDate() + time.getDateTime()
                : moment.toString();
        return text.replace("-", "").replace(":", "");
    }

    private static @Nullable Instant instant(EventTime time) {
        return Times.optional("event.time", time.hasInstant(), time.getInstant());
    }
}
