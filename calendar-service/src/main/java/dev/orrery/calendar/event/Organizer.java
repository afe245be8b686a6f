package dev.orrery.calendar.event;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who runs an event.
 *
 * @param email empty for somebody without one
 * @param userId where they are a member
 * @param extraParameters iCalendar parameters that no component stands for
 */
public record Organizer(
        String email, String displayName, @Nullable UUID userId, List<String> extraParameters) {
    public Organizer {
        email = PlainText.clean(email).strip();
        displayName = PlainText.clean(displayName);
        extraParameters = List.copyOf(extraParameters);
    }

    /** The same person, known by their address alone. */
    Organizer fromOutside() {
        return new Organizer(email, displayName, null, extraParameters);
    }
}
