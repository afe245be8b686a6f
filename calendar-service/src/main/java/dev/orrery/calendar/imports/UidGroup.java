package dev.orrery.calendar.imports;

import dev.orrery.calendar.icalendar.ReadComponent.Sound;
import java.util.List;
import java.util.Optional;

/** The components of a file that make up one event: itself, where it is there, and its overrides. */
record UidGroup(String uid, Optional<Sound> master, List<Sound> overrides) {
    UidGroup {
        overrides = List.copyOf(overrides);
    }
}
