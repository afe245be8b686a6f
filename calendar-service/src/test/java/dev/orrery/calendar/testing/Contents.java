package dev.orrery.calendar.testing;

import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.Transparency;
import java.util.List;
import java.util.Map;

/** What events are about, where a test does not care. */
public final class Contents {
    private Contents() {}

    public static EventContent titled(String title) {
        return of(title, "", EventStatus.CONFIRMED);
    }

    public static EventContent of(String title, String location, EventStatus status) {
        return new EventContent(
                title,
                "",
                location,
                null,
                "",
                EventType.MEETING,
                status,
                EventVisibility.DEFAULT,
                Transparency.OPAQUE,
                null,
                List.of(),
                List.of(),
                "",
                false,
                List.of(),
                "",
                List.of(),
                Map.of(),
                List.of());
    }
}
