package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.recurrence.EventTime;
import java.util.List;
import java.util.Optional;

/** What became of one VEVENT of a file. */
public sealed interface ReadComponent {
    /** Its place among the VEVENT components, from 0. */
    int index();

    /** Its UID, or empty. */
    String uid();

    /**
     * A component that makes sense.
     *
     * @param recurrenceId of an override: which instance it is
     * @param recurrence RFC 5545 lines in the form that is stored
     */
    record Sound(int index, String uid, Optional<EventTime> recurrenceId, List<String> recurrence, EventBody body)
            implements ReadComponent {
        public Sound {
            recurrence = List.copyOf(recurrence);
        }
    }

    /** A component that does not. */
    record Broken(int index, String uid, InvalidEventException fault) implements ReadComponent {}
}
